import { causedBy, failedBy } from '../diagnosis/caused-by.js'
import { error, pass, type Verdict } from '../checks/check.js'
import { quoted, UnexpectedAnswer } from '../oracle/answer.js'
import type { FusionCredentials, FusionPod } from '../oracle/fusion.js'
import type { FusionUser } from '../oracle/fusion-user.js'

const EXPECTED = 'an active user'

/**
 * Looks the integration user up in Fusion, roles included, with Basic authentication.
 * @param credentials of the user who looks; without them nothing is sent
 */
export async function lookUpFusionUser(
  pod: FusionPod,
  credentials: FusionCredentials | undefined,
  userName: string,
): Promise<Verdict<FusionUser>> {
  if (credentials === undefined) {
    return {
      state: 'warn',
      proven: false,
      found: 'not proven: nobody was named who may look the user up',
      expected: EXPECTED,
      fixBy: 'workflow author',
      fix: 'Set fusion-username and fusion-password to a Fusion user with the role IT Security Manager; roles are then checked as well.',
    }
  }
  try {
    const user = await pod.findUser(credentials, userName)
    return judge(user, userName)
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    const refused = refusalOf(thrown, credentials.name)
    if (refused === undefined) throw thrown
    return refused
  }
}

function judge(user: FusionUser | undefined, userName: string): Verdict<FusionUser> {
  if (user === undefined) {
    return failedBy(['fusion-user-missing', 'user-not-synchronised'], {
      found: `Fusion has no user ${quoted(userName)}`,
      expected: EXPECTED,
    })
  }
  const spelling = user.userName === userName ? '' : `, expected ${quoted(userName)}`
  const found = `found ${quoted(user.userName)}${spelling}`
  if (!user.active) {
    return failedBy('fusion-user-inactive', { found: `${found}, inactive`, expected: EXPECTED })
  }
  return pass(user, `${found}, active, with ${String(user.roles.length)} roles listed`)
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
  return error(message, {
    expected,
    ...causedBy([{ id: 'fusion-scim-right-missing', evidence }]),
  })
}

/** What the trust probe may say about the user: nobody looked, or found active, or not. */
export function fusionUserFact(
  verdict: Verdict<FusionUser>,
): FusionUser | 'missing or inactive' | 'unknown' {
  if (verdict.value !== undefined) return verdict.value.of
  return verdict.state === 'fail' ? 'missing or inactive' : 'unknown'
}
