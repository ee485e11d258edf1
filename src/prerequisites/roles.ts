import type { CauseId } from '../causes/catalogue.js'
import { ASSIGN } from '../causes/role-causes.js'
import { causedBy, failedBy, unprovenBy } from '../checks/caused-by.js'
import { error, pass, pending, warn, type Verdict } from '../checks/check.js'
import { TransportError } from '../http/errors.js'
import { quoted, UnexpectedAnswer } from '../oracle/answer.js'
import { NotAskedFor } from '../oracle/asked-for.js'
import type { FusionDirectory } from '../oracle/fusion-directory.js'
import { holdsRole, roleOf, rolesWithoutCode, type FusionUser } from '../oracle/fusion-user.js'
import type { CatalogAnswer } from './catalog-probes.js'
import { orUnanswered } from './unanswered.js'

/** What is known of a role itself, whoever holds it. */
export type KnownRole =
  | { readonly is: 'there'; readonly id: string }
  | { readonly is: 'not there' }
  | { readonly is: 'unknown'; readonly why: string; readonly thrown?: Error }

/** What a role that is not held directly is judged by. */
export interface Vouching {
  /** Code of the customer's role that may contain others, or ''. */
  readonly serviceCatalogRole: string
  /** Asks the catalogue that only holders of the role can read; `undefined` when nothing vouches for the role. */
  readonly ask: (() => Promise<CatalogAnswer>) | undefined
  /** Looks the role itself up. */
  readonly lookUp: () => Promise<KnownRole>
}

const CAUSE_BY_CODE: Readonly<Record<string, CauseId>> = {
  SOAOPERATOR: 'soa-operator-missing',
  ORA_FND_INTEGRATION_SPECIALIST_JOB: 'integration-specialist-missing',
  ATTACHMENTSUSER: 'attachments-user-missing',
}

/** Roles that every pod has: the first carries the right to use SCIM, the second is Oracle's own prerequisite. */
const EVERY_POD_HAS = ['ORA_FND_IT_SECURITY_MANAGER_JOB', 'SOAOperator'] as const

/**
 * Whether the caller is shown roles at all. Without data security every search is answered with an empty list, also for
 * roles that every pod has.
 */
export async function showsRoles(directory: Pick<FusionDirectory, 'roleId'>): Promise<boolean> {
  for (const code of EVERY_POD_HAS) {
    if ((await directory.roleId(code)) !== undefined) return true
  }
  return false
}

/**
 * Whether Fusion has a role of this code.
 * @param isShownRoles whether the caller is shown roles at all: only then an empty list proves that the role is missing
 */
export async function lookUpRole(
  directory: Pick<FusionDirectory, 'roleId'>,
  code: string,
  isShownRoles: () => Promise<boolean>,
): Promise<KnownRole> {
  try {
    const id = await directory.roleId(code)
    if (id !== undefined) return { is: 'there', id }
    if (await isShownRoles()) return { is: 'not there' }
    const why = `the list of roles is empty, also for ${EVERY_POD_HAS.join(' and ')}, which every pod has`
    return { is: 'unknown', why }
  } catch (thrown) {
    const known = [UnexpectedAnswer, NotAskedFor, TransportError]
    if (!(thrown instanceof Error) || !known.some((kind) => thrown instanceof kind)) throw thrown
    return { is: 'unknown', why: thrown.message, thrown }
  }
}

/**
 * Whether the user has a role. SCIM probably lists direct roles only; so one that is not listed is perhaps inherited
 * when Fusion has it and something vouches for it: the custom role that the user holds, or a catalogue that needs the
 * role and answers. A catalogue that refuses proves that it is missing, and so does a user without any role; where another
 * role may contain it, it is not seen, and no more. An answer without roles proves nothing, and neither does one with
 * roles whose codes cannot be read.
 */
export async function judgeRole(
  user: FusionUser,
  code: string,
  { serviceCatalogRole, ask, lookUp }: Vouching,
): Promise<Verdict<null>> {
  const name = quoted(user.userName)
  const held = roleOf(user, code)
  if (held !== undefined) {
    const { displayName } = held
    return pass(null, `${name} has ${code}${displayName === '' ? '' : ` (${quoted(displayName)})`}`)
  }
  const withoutCode = rolesWithoutCode(user)
  const found =
    user.roles === undefined
      ? `Fusion's answer shows no roles of ${name}`
      : withoutCode > 0
        ? `Fusion's answer lists ${String(withoutCode)} ${withoutCode === 1 ? 'role' : 'roles'} of ${name} without a code, and ${code} is not among the others`
        : `${name} does not hold ${code} directly`
  const expected = `the role ${code}`
  const [vouched, role] = await Promise.all([ask && orUnanswered(ask), lookUp()])
  const cause: CauseId =
    code === serviceCatalogRole
      ? 'service-catalog-privilege-missing'
      : (CAUSE_BY_CODE[code.toUpperCase()] ?? 'role-missing')
  if (role.is === 'not there') {
    return failedBy('role-not-found', {
      found: `${found}, and Fusion has no role ${code}`,
      expected,
    })
  }
  // a role that is there needs no other beside it, whatever the cause has people do where there is none
  const isMissing = (verdict: Verdict<never>): Verdict<never> => ({
    ...verdict,
    ...(role.is === 'there' && {
      fix: `Open ${ASSIGN}, search ${code}, and choose Add Role Membership.`,
    }),
  })
  if (vouched?.reading === 'refused') {
    return isMissing(failedBy(cause, { found: `${found}, and ${vouched.seen}`, expected }))
  }
  const why =
    vouched?.reading === 'allowed'
      ? `perhaps inherited: ${vouched.seen}`
      : code !== serviceCatalogRole && holdsRole(user, serviceCatalogRole)
        ? `perhaps inherited through ${serviceCatalogRole}`
        : undefined
  const unsure =
    role.is === 'unknown' ? [`It is not known whether Fusion has this role: ${role.why}`] : []
  if (user.roles === undefined || withoutCode > 0) {
    const seen = why === undefined ? found : `${found}, ${why}`
    return warn(null, `not proven: ${[seen, ...unsure].join('. ')}`, {
      proven: false,
      expected,
      fixBy: 'Fusion IT security manager',
      fix: `Open Tools > Security Console > Users > the integration user. Check whether ${code} is among its roles. Ask Oracle Support why SCIM leaves out ${user.roles === undefined ? 'the roles of users' : 'the codes of roles'}.`,
    })
  }
  if (why === undefined) {
    return isMissing(
      // who is shown no role at all may be shown none of this user either
      user.roles.length === 0 && role.is === 'there'
        ? failedBy(cause, { found: `${found}: it holds no role`, expected })
        : unprovenBy([cause], {
            found: `${found}. It is not known ${user.roles.length === 0 ? 'whether Fusion shows its roles' : 'whether one of its other roles contains it'}`,
            expected,
          }),
    )
  }
  if (role.is === 'there') {
    // a catalogue that answers needs the role; a custom role may hold another one, and may not
    return vouched?.reading === 'allowed'
      ? warn(null, `${found}, ${why}`, { expected })
      : warn(null, `not proven: ${found}, ${why}`, {
          proven: false,
          expected,
          fixBy: 'Fusion IT security manager',
          fix: `Open Tools > Security Console > Roles > ${quoted(serviceCatalogRole)}. Check whether its hierarchy contains ${code}. If not, open ${ASSIGN}, search ${code}, and choose Add Role Membership.`,
        })
  }
  return warn(null, `not proven: ${[`${found}, ${why}`, ...unsure].join('. ')}`, {
    proven: false,
    expected,
    fixBy: 'Fusion IT security manager',
    fix: `Open Tools > Security Console > Roles. Check whether ${code} is there. Give the user of fusion-username the right to look up roles: the privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV with data security, or IT Security Manager.`,
  })
}

/**
 * What `apply` does about a role that is proven missing: the role itself must exist, for the API cannot create it.
 * @throws {Error} what kept the role from being looked up
 */
export function planRole(
  role: KnownRole,
  user: FusionUser,
  code: string,
  missing: Verdict<null>,
): Verdict<null> {
  const { found, causes } = missing
  const expected = missing.expected ?? `the role ${code}`
  switch (role.is) {
    case 'not there':
      return missing
    case 'unknown':
      if (role.thrown !== undefined) throw role.thrown
      return error(`${found}. It is not known whether Fusion has this role: ${role.why}`, {
        expected,
        ...causedBy([{ id: 'fusion-data-security-missing', evidence: role.why }]),
      })
    case 'there': {
      const write = { kind: 'add-role', checkId: `role.${code}`, roleId: role.id, code } as const
      return pending({ ...write, userId: user.id, userName: user.userName }, found, {
        expected,
        causes: causes ?? [],
        fix: `apply adds ${quoted(user.userName)} to ${code}.`,
      })
    }
  }
}
