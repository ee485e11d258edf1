import type { Answer } from '../http/client.js'
import type { AccessToken } from '../oracle/access-token.js'
import { isHtml } from '../oracle/answer.js'
import { isSameCaseAside } from '../oracle/case-aside.js'

/** The pod's answers to the same question without a token, with an invalid token and with a real token. */
export interface TrustAnswers {
  readonly none: Answer
  readonly garbage: Answer
  readonly real: Answer
}

/** What the three answers say together; one of them alone says nothing. */
export type TrustReading = 'accepted' | 'refused' | 'unclear'

/**
 * Reads the three answers: 401, 401 and another one mean that the token opened the door, whatever lies behind it;
 * three times 401 that it did not (inferred; Oracle documents 401 as not authenticated, 403 as not authorised).
 * A 200 counts with an empty body too: what two others were refused and this one was not is about the token, and what
 * the user may see behind the door is for the other checks.
 */
export function readTrust({ none, garbage, real }: TrustAnswers): TrustReading {
  if (none.status !== 401 || garbage.status !== 401) return 'unclear'
  if (real.status === 401) return 'refused'
  const answersApi = real.status === 200 && !isHtml(real)
  return answersApi || real.status === 403 ? 'accepted' : 'unclear'
}

/** Whether a token is of this user: then what the pod says to it is said to the user. */
export function isOfUser({ subject }: Pick<AccessToken, 'subject'>, userName: string): boolean {
  return subject !== undefined && isSameCaseAside(subject, userName)
}
