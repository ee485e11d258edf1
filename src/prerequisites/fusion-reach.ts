import { causedBy, failedBy } from '../checks/caused-by.js'
import { error, pass, type Verdict } from '../checks/check.js'
import type { Answer } from '../http/client.js'
import { isHtml, UnexpectedAnswer } from '../oracle/answer.js'
import type { FusionPod } from '../oracle/fusion.js'

/**
 * Finds out whether the pod lets the runner in: asked without credentials, its REST API must refuse with 401.
 * The status shows what blocks the way. The body says nothing that is documented.
 */
export async function reachFusion(pod: FusionPod): Promise<Verdict<Answer>> {
  const answer = await pod.probe()
  const { message } = new UnexpectedAnswer(answer)
  const expected = 'status 401, as the REST API answers without credentials'
  if (answer.status === 401) {
    return pass(answer, `${pod.host} answers its REST API with 401 without credentials, as it must`)
  }
  if (answer.status === 403) {
    const evidence = 'status 403 without any credentials'
    return error(message, {
      expected,
      ...causedBy([
        { id: 'runner-shut-out', evidence },
        { id: 'network-rule-blocks', evidence },
        { id: 'location-not-permitted', evidence },
      ]),
    })
  }
  if ([502, 503, 504].includes(answer.status)) {
    return {
      state: 'blocked',
      found: message,
      expected,
      ...causedBy([{ id: 'pod-unavailable', evidence: message }]),
    }
  }
  if (answer.status === 404) return failedBy('fusion-host-wrong', { found: message, expected })
  if (answer.status < 400 || isHtml(answer)) {
    return failedBy('not-the-api', { found: message, expected })
  }
  const cause = answer.status === 429 ? 'rate-limited' : 'answer-unexpected'
  return error(message, { expected, ...causedBy([{ id: cause, evidence: message }]) })
}
