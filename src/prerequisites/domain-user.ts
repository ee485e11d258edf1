import { causedBy, failedBy, unprovenBy } from '../checks/caused-by.js'
import { pass, pending, warn, type Finding, type Verdict } from '../checks/check.js'
import { isHtml, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import type { Authorisation, Who } from '../oracle/authorisation.js'
import { isSameCaseAside } from '../oracle/case-aside.js'
import type { DomainUser } from '../oracle/domain-user.js'
import type { IdentityDomain } from '../oracle/identity-domain.js'
import { sharedNames, slip, type Sighting, type Sightings } from './sighting.js'
import type { Topology } from './topology.js'
import { inTwoScripts, isAmbiguous, spellingsOf, toldOf } from './two-scripts.js'
import { orUnanswered } from './unanswered.js'

/** The user in the domain; `unknown` when the client may not read users. */
export type KnownDomainUser = DomainUser | 'unknown'

/** Whether and how a missing user would be created. */
export interface UserCreation {
  /** The mode may, and there is an admin client. */
  readonly mayCreate: boolean
  /** '' when not given. */
  readonly email: string
}

const EXPECTED = 'an active user that is not locked'

const MAY_READ: Readonly<Record<Who, string>> = {
  'the client':
    'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the client application of client-id > OAuth configuration > App roles. Add Audit Administrator, the narrowest role that may read users.',
  'the admin client':
    'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of admin-client-id > OAuth configuration > App roles. Add Audit Administrator, the narrowest role that may read users. User Administrator may create them too.',
  'the service user':
    'Grant the service user of the identity propagation trust the app role Audit Administrator, the narrowest that may read users. User Administrator may create them too. Also compare the clock of the runner with the identity domain, which accepts a signature for five minutes.',
}

/** No wrong password is behind such a lock. Whether it ever ends by itself is not documented. */
const ASK_WHO_LOCKED =
  'Ask the identity domain administrator who locked the user, and why. Once that is settled, open OCI console > Identity & Security > Domains > your domain > Users > the integration user > Unlock.'

const USERS = 'OCI console > Identity & Security > Domains > your domain > Users'

/** In a shared domain a user who is created by hand would not be Fusion's. */
const FROM_FUSION =
  'The users of a shared identity domain come from Fusion. Ask the Fusion IT security manager to open Tools > Security Console > Users. If the integration user is there, run the scheduled process Retrieve Latest LDAP Changes. If not, create it there with Add User Account.'

/**
 * Looks the integration user up in the identity domain. It is only ever reported, never changed.
 * @param topologyFound waits for what the user is judged by, while the look-up is under way
 * @param sightings what this look-up and the one in Fusion tell each other of the name
 */
export async function lookUpDomainUser(
  domain: IdentityDomain,
  authorisation: Authorisation,
  userName: string,
  topologyFound: () => Promise<Topology | undefined>,
  creation: UserCreation,
  sightings: Sightings,
): Promise<Verdict<KnownDomainUser>> {
  let user: DomainUser | undefined
  try {
    user = await domain.findUser(authorisation, userName)
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    const { status } = thrown.answer
    const isPage = isHtml(thrown.answer)
    // a page with 403 is a gateway's; the domain's own comes with 401
    if (status !== 401 && (status !== 403 || isPage)) throw thrown
    const refused = mayNotRead(thrown, authorisation.who)
    // the domain's page says that the token is not good: that opens the way for nothing, a password least of all
    return isPage ? refused : { ...refused, value: { of: 'unknown' } }
  }
  if (user !== undefined) {
    sightings.tell({ isThere: true, near: [] })
    return judge(user, userName, await topologyFound())
  }
  const found = `the identity domain has no user ${quoted(userName)}${toldOf(userName)}`
  const near = await orUnanswered(async () => {
    const starts = spellingsOf(userName).map((name) => name.split('@')[0] ?? name)
    const lists = starts.map((start) => domain.usersLike(authorisation, start))
    return (await Promise.all(lists)).flat()
  })
  const same = near?.find((other) => isSameCaseAside(other.userName, userName))
  const names = near?.map((other) => other.userName) ?? []
  sightings.tell({ isThere: same !== undefined, near: names })
  // one search shows what the other one left out: the user is there
  const topology = await topologyFound()
  if (same !== undefined) return judge(same, userName, topology)
  const inFusion = await sightings.other()
  if (near === undefined) {
    // the user is not there; what could show it all the same did not answer, so none is created
    const unsure = `${found}. Names that begin alike could not be looked up`
    return missing(
      unsure,
      userName,
      topology,
      { ...creation, mayCreate: false },
      { near: [], inFusion },
    )
  }
  const similar = names.length === 0 ? '' : `. Names that begin alike: ${listed(names)}`
  return missing(`${found}${similar}`, userName, topology, creation, { near: names, inFusion })
}

function mayNotRead({ message }: UnexpectedAnswer, who: Who): Finding {
  return {
    state: 'warn',
    proven: false,
    found: `not checked: ${who} may not read users of the identity domain (${message})`,
    expected: EXPECTED,
    ...(who !== 'the client' && {
      causes: [{ id: 'administrator-refused' as const, evidence: message }],
    }),
    fixBy: 'domain administrator',
    fix: MAY_READ[who],
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => quoted(name)).join(', ')
}

/** What else was seen of a name that the domain does not have. */
interface Seen {
  readonly near: readonly string[]
  /** `undefined` when Fusion's users were not looked up. */
  readonly inFusion: Sighting | undefined
}

/**
 * A name that Fusion has not either may be a slip of the input. So may be one whose account seems to have another name,
 * for as long as Fusion does not show which of them it has.
 */
function judgeMissing(
  found: string,
  userName: string,
  topology: Topology | undefined,
  { near, inFusion }: Seen,
): Verdict<never> {
  const words = { found, expected: EXPECTED }
  const fix =
    topology === 'same-domain'
      ? FROM_FUSION
      : near.length === 0
        ? undefined
        : `Compare ${quoted(userName)} (integration-username) with the names found. If one of them is the account, and Fusion has the same name, correct integration-username. If Fusion has ${quoted(userName)}, rename the account to it: ${USERS} > the user > Edit. If none is the account, create it: ${USERS} > Create user, as a local (not federated) user.`
  const withFix = fix === undefined ? {} : { fix }
  if (inFusion === undefined) {
    return {
      ...unprovenBy(['domain-user-missing', 'integration-username-wrong'], words),
      ...withFix,
    }
  }
  if (inFusion.isThere) return { ...failedBy('domain-user-missing', words), ...withFix }
  return {
    ...unprovenBy(['domain-user-missing', 'integration-username-wrong'], {
      ...words,
      found: `${found}, and Fusion shows none either`,
    }),
    ...withFix,
  }
}

/** In a shared domain users come from Fusion, so nothing is ever created there. */
function missing(
  found: string,
  userName: string,
  topology: Topology | undefined,
  { mayCreate, email }: UserCreation,
  seen: Seen,
): Verdict<KnownDomainUser> {
  const shared = sharedNames(seen.near, seen.inFusion)
  if (shared.length > 0) return slip(found, shared, EXPECTED, 'domain-user-missing')
  const verdict = judgeMissing(found, userName, topology, seen)
  // a user of this very name in Fusion shows that it is meant so
  const isMeant = seen.inFusion?.isThere === true || topology === 'same-domain'
  if (isAmbiguous(userName) && !isMeant) {
    return inTwoScripts(found, userName, EXPECTED, 'domain-user-missing')
  }
  if (!mayCreate || topology === 'same-domain') return verdict
  if (topology !== 'cross-domain') {
    return {
      ...verdict,
      fixBy: 'workflow author',
      fix: 'Set fusion-identity-domain-url. apply creates a user only if the client application and the pod are known to have different identity domains.',
    }
  }
  if (email === '') {
    return {
      ...verdict,
      fixBy: 'workflow author',
      fix: 'Set integration-user-email. apply then creates the user, and Oracle sends a link to set the password to this address.',
    }
  }
  return pending({ kind: 'create-user', checkId: 'user.domain', userName }, found, {
    expected: EXPECTED,
    causes: verdict.causes ?? [],
    fix: `apply creates it as a local, active user. Oracle sends a link to set the password to ${email}.`,
  })
}

function judge(
  user: DomainUser,
  userName: string,
  topology: Topology | undefined,
): Verdict<KnownDomainUser> {
  const spelling = user.userName === userName ? '' : `, expected ${quoted(userName)}`
  const found = `found ${quoted(user.userName)}${spelling}`
  if (user.active === false) {
    return failedBy('domain-user-inactive', { found: `${found}, inactive`, expected: EXPECTED })
  }
  if (user.locked === true) {
    const reason = user.lockReason === undefined ? ' for an unknown reason' : `: ${user.lockReason}`
    const verdict = failedBy('domain-user-locked', {
      found: `${found}, locked${reason}`,
      expected: EXPECTED,
    })
    return user.lockReason === 'by an administrator' ? { ...verdict, fix: ASK_WHO_LOCKED } : verdict
  }
  const isOfOther = user.federated && topology !== 'same-domain'
  const seen = [
    found,
    ...(user.active === true ? ['active'] : []),
    ...(isOfOther ? ['federated: it signs in at another identity provider'] : []),
  ].join(', ')
  const causes = isOfOther ? causedBy([{ id: 'domain-user-federated', evidence: seen }]) : undefined
  const unsaid = unsaidOf(user)
  if (unsaid !== undefined) {
    return warn(user, `not proven: ${seen}, and the answer does not say whether it is ${unsaid}`, {
      proven: false,
      expected: EXPECTED,
      fixBy: 'domain administrator',
      ...causes,
      fix: [SEE_STATE, ...(causes === undefined ? [] : [causes.fix])].join(' '),
    })
  }
  if (causes !== undefined) return warn(user, seen, { expected: 'a local user', ...causes })
  return pass(user, `${seen}, ${user.federated ? 'federated' : 'local'}`)
}

const SEE_STATE = `Open ${USERS} > the integration user. Check whether it is active and not locked. Ask Oracle Support why the API of the identity domain leaves that out.`

/** Whether a user is known to be active and not locked, so that no refusal is for that. */
export function isWell(user: KnownDomainUser | undefined): boolean {
  return user !== undefined && user !== 'unknown' && unsaidOf(user) === undefined
}

/**
 * What of a user's state the answer of the domain leaves out, in words. An answer that says `active` is whole: no lock in
 * it is no lock.
 */
function unsaidOf({ active, locked }: DomainUser): string | undefined {
  if (active !== undefined) return undefined
  return locked === undefined ? 'active or locked' : 'active'
}
