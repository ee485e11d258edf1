import type { CauseId } from '../causes/catalogue.js'
import { failedBy } from '../diagnosis/caused-by.js'
import { pass, pending, warn, type Verdict } from '../checks/check.js'
import type { FusionCredentials, FusionPod } from '../oracle/fusion.js'
import { holdsRole, type FusionUser } from '../oracle/fusion-user.js'
import type { CatalogAnswer } from './catalog-probes.js'
import { orUnanswered } from './unanswered.js'

/** What a role that is not held directly may rest on. */
export interface Vouching {
  /** Code of the customer's role that may contain others, or ''. */
  readonly serviceCatalogRole: string
  /** Asks the catalogue that only holders of the role can read; `undefined` when nothing vouches for the role. */
  readonly ask: (() => Promise<CatalogAnswer>) | undefined
}

const CAUSE_BY_CODE: Readonly<Record<string, CauseId>> = {
  SOAOPERATOR: 'soa-operator-missing',
  ORA_FND_INTEGRATION_SPECIALIST_JOB: 'integration-specialist-missing',
  ATTACHMENTSUSER: 'attachments-user-missing',
}

/**
 * Whether the user has a role. SCIM probably lists direct roles only; so one that is not listed is perhaps
 * inherited when the user holds the custom role, or when a catalogue that needs the role answers. A catalogue that
 * refuses proves that it is missing.
 */
export async function judgeRole(
  user: FusionUser,
  code: string,
  { serviceCatalogRole, ask }: Vouching,
): Promise<Verdict<null>> {
  if (holdsRole(user, code)) return pass(null, `${user.userName} has ${code}`)
  const found = `${user.userName} does not hold ${code} directly`
  const expected = `the role ${code}`
  const vouched = ask && (await orUnanswered(ask))
  const cause: CauseId =
    code === serviceCatalogRole
      ? 'service-catalog-privilege-missing'
      : (CAUSE_BY_CODE[code.toUpperCase()] ?? 'role-missing')
  if (vouched?.reading === 'refused') {
    return failedBy(cause, { found: `${found}, and ${vouched.seen}`, expected })
  }
  if (vouched?.reading === 'allowed') {
    return warn(null, `${found}, perhaps inherited: ${vouched.seen}`, { expected })
  }
  if (code !== serviceCatalogRole && holdsRole(user, serviceCatalogRole)) {
    return warn(null, `${found}, perhaps inherited through ${serviceCatalogRole}`, { expected })
  }
  return failedBy(cause, { found, expected })
}

/** What `apply` does about a role that is missing: the role itself must exist, for the API cannot create it. */
export async function planRole(
  pod: FusionPod,
  credentials: FusionCredentials,
  user: FusionUser,
  code: string,
  { found, expected, causes }: Verdict<null>,
): Promise<Verdict<null>> {
  const roleId = await pod.roleId(credentials, code)
  const words = { found, expected: expected ?? `the role ${code}` }
  if (roleId === undefined) {
    return failedBy('role-not-found', {
      ...words,
      found: `${found}, and Fusion has no role ${code}`,
    })
  }
  const write = { kind: 'add-role', checkId: `role.${code}`, roleId, code } as const
  return pending({ ...write, userId: user.id, userName: user.userName }, found, {
    expected: words.expected,
    causes: causes ?? [],
    fix: `apply adds ${user.userName} to ${code}.`,
  })
}
