import { causedBy, failedBy, unprovenBy } from '../checks/caused-by.js'
import { error, pass, warn, type Verdict } from '../checks/check.js'
import { isStoppedOnTheWay, quoted, UnexpectedAnswer } from '../oracle/answer.js'
import { isSameCaseAside } from '../oracle/case-aside.js'
import type { FusionDirectory } from '../oracle/fusion-directory.js'
import type { FusionUser } from '../oracle/fusion-user.js'
import type { TrustReading } from './trust-answers.js'
import { sharedNames, slip, type Sightings } from './sighting.js'
import { inTwoScripts, isAmbiguous, spellingsOf, toldOf } from './two-scripts.js'
import { orUnanswered } from './unanswered.js'

const EXPECTED = 'an active user'

type Lookups = Pick<FusionDirectory, 'caller' | 'findUser' | 'usersLike' | 'showsUsers'>

/** What else is asked, and only when no look-up shows the user. */
export interface BesidesFusion {
  /** How the pod takes a token of the integration user; `undefined` when there is none to ask with. */
  readonly askPod: () => Promise<TrustReading | undefined>
  /** What this look-up and the one in the identity domain tell each other of the name. */
  readonly sightings: Sightings
}

/**
 * Looks the integration user up in Fusion, roles included, with Basic authentication.
 * @param directory as the user of fusion-username sees it; without that user nothing is sent
 */
export async function lookUpFusionUser(
  directory: Lookups | undefined,
  userName: string,
  besides: BesidesFusion,
): Promise<Verdict<FusionUser>> {
  if (directory === undefined) {
    return {
      state: 'warn',
      proven: false,
      found: 'not checked: fusion-username and fusion-password are not set',
      expected: EXPECTED,
      fixBy: 'workflow author',
      fix: 'Set fusion-username and fusion-password to a Fusion user with the right to read users. That is a custom role with the privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV (release 24C and later), or the role IT Security Manager. The action then checks the roles too.',
    }
  }
  try {
    const user = await directory.findUser(userName)
    if (user === undefined) return await notShown(directory, userName, besides)
    besides.sightings.tell({ isThere: true, near: [] })
    return judge(user, userName)
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    const refused = refusalOf(thrown, directory.caller)
    if (refused === undefined) throw thrown
    return refused
  }
}

function judge(user: FusionUser, userName: string): Verdict<FusionUser> {
  const spelling = user.userName === userName ? '' : `, expected ${quoted(userName)}`
  const found = `found ${quoted(user.userName)}${spelling}`
  if (user.active === false) {
    return failedBy('fusion-user-inactive', { found: `${found}, inactive`, expected: EXPECTED })
  }
  const roles =
    user.roles === undefined ? 'no roles shown' : `${String(user.roles.length)} roles listed`
  if (user.active === undefined) {
    return warn(
      user,
      `not proven: ${found}, with ${roles}, and the answer does not say whether it is active`,
      {
        proven: false,
        expected: EXPECTED,
        fixBy: 'Fusion IT security manager',
        fix: 'Open Tools > Security Console > Users > the integration user. Check whether it is active. Ask Oracle Support why SCIM leaves that out.',
      },
    )
  }
  return pass(user, `${found}, active, with ${roles}`)
}

/**
 * An empty list has two readings: there is no such user, or the caller lacks the data security to see it. What the pod
 * says to a token of the user proves the second, other users in a list speak for the first.
 */
async function notShown(
  directory: Lookups,
  userName: string,
  { askPod, sightings }: BesidesFusion,
): Promise<Verdict<FusionUser>> {
  const looked = await orUnanswered(async () => {
    const lists = spellingsOf(userName).map((name) => directory.usersLike(name))
    return (await Promise.all(lists)).flat()
  })
  const near = looked ?? []
  const same = near.find((other) => isSameCaseAside(other.userName, userName))
  const nearNames = near.map((other) => other.userName)
  sightings.tell({ isThere: same !== undefined, near: nearNames })
  // one search shows what the other one left out: the user is there
  if (same !== undefined) return judge(same, userName)
  const caller = quoted(directory.caller)
  const reading = await askPod()
  if (reading === 'accepted') {
    const found = `not proven: ${caller} (fusion-username) is not shown ${quoted(userName)}, although Fusion accepts a token of it. Its roles cannot be checked`
    return {
      state: 'warn',
      proven: false,
      found,
      expected: EXPECTED,
      ...causedBy([{ id: 'fusion-data-security-missing', evidence: found }]),
    }
  }
  const seesOthers = near.length > 0 || (await orUnanswered(() => directory.showsUsers())) === true
  const empty = `the list of users for ${quoted(userName)} is empty`
  if (!seesOthers) {
    const found = `${empty}, and ${caller} (fusion-username) is shown no other user either. The user does not exist, or fusion-username lacks data security`
    const details = causedBy([
      { id: 'fusion-data-security-missing', evidence: `${caller} is shown no user at all` },
      { id: 'fusion-user-missing', evidence: empty },
    ])
    return error(found, {
      expected: EXPECTED,
      ...details,
      fix: `Look for ${quoted(userName)} in Tools > Security Console > Users. If it is not there, create it. If it is: ${details.fix}`,
    })
  }
  const names = nearNames.map((name) => quoted(name)).join(', ')
  const similar =
    looked === undefined
      ? '. Names that begin alike could not be looked up'
      : names === ''
        ? ''
        : `. Names that begin alike: ${names}`
  const found = `Fusion has no user ${quoted(userName)}${toldOf(userName)}${similar}`
  const inDomain = await sightings.other()
  const shared = sharedNames(nearNames, inDomain)
  if (shared.length > 0) return slip(found, shared, EXPECTED, 'fusion-user-missing')
  // a user of this very name in the domain shows that it is meant so
  if (isAmbiguous(userName) && inDomain?.isThere !== true && reading !== 'refused') {
    return inTwoScripts(found, userName, EXPECTED, 'fusion-user-missing')
  }
  // the list may leave the user out all the same; a pod that refuses its token proves the 401
  const by = reading === 'refused' ? failedBy : unprovenBy
  const missing = by(['fusion-user-missing', 'user-not-synchronised'], {
    found,
    expected: EXPECTED,
  })
  const causes = [
    ...(missing.causes ?? []),
    {
      id: 'fusion-data-security-missing' as const,
      evidence: `${empty}, and other users are shown to ${caller}`,
    },
  ]
  return {
    ...missing,
    causes,
    ...(names !== '' && {
      fix: `Compare ${quoted(userName)} (integration-username) with the names found. If one of them is the account, correct integration-username to it, character by character. Give the user in the identity domain the same name. If none is, create it: Tools > Security Console > Users > Add User Account, then give it the roles.`,
    }),
  }
}

/** What the pod's refusal says of the user who looks; the integration user is not concerned. */
function refusalOf(
  { answer, message }: UnexpectedAnswer,
  name: string,
): Verdict<never> | undefined {
  const expected = `${quoted(name)} (fusion-username) to be allowed to read users`
  if (answer.status === 401 && /access denied/i.test(answer.body)) {
    const evidence = 'the refusal says "Access Denied"'
    return error(message, { expected, ...causedBy([{ id: 'runner-shut-out', evidence }]) })
  }
  if (answer.status === 401) {
    const evidence = `status 401 to ${quoted(name)} with its password`
    return error(message, {
      expected,
      ...causedBy([
        { id: 'fusion-password-wrong', evidence },
        { id: 'fusion-user-locked', evidence },
        { id: 'basic-authentication-retired', evidence },
      ]),
    })
  }
  if (answer.status !== 403) return undefined
  const evidence = `status 403 to ${quoted(name)}, 401 without credentials`
  const right = { id: 'fusion-scim-right-missing', evidence } as const
  // no page of the API is recorded, so the right is not excluded
  const way = { id: 'stopped-on-the-way', evidence: message } as const
  return error(message, {
    expected,
    ...(isStoppedOnTheWay(answer) ? causedBy([way, right]) : causedBy([right])),
  })
}

/** What the trust probe may say about the user: not looked up, or found active, or not. */
export function fusionUserFact(
  verdict: Verdict<FusionUser>,
): FusionUser | 'missing or inactive' | 'unknown' {
  if (verdict.value !== undefined) return verdict.value.of
  return verdict.state === 'fail' ? 'missing or inactive' : 'unknown'
}
