import type { CauseSeen } from '../checks/check.js'
import { diagnoseTokenRefusal, type TokenRefusal } from './token-refusal.js'
import { isMute } from '../oracle/answer.js'
import { MAX_SKEW_SECONDS } from '../oracle/clock-skew.js'
import type { TokenRefused } from '../oracle/token-refused.js'

/** What a check knows of a refused token request in addition to the refusal itself. */
interface About {
  readonly scope: TokenRefusal['scope']
  /** See {@link TokenRefusal}; a user that was not looked up is not known to be well. */
  readonly userIsWell?: boolean
  /** The scope that would be asked for without an input. */
  readonly usualScope?: string
}

/** The causes of a refused token request, the most likely first. */
export function causesOfTokenRefusal(
  refused: TokenRefused,
  { scope, userIsWell = true, usualScope }: About,
): readonly CauseSeen[] {
  const { request, error, message, clockSkewSeconds, clientWorks, scopeWorks } = refused
  const causes = diagnoseTokenRefusal({
    code: error.code,
    text: error.text,
    isMute: isMute(refused),
    client: request.client,
    grant: grantOf(request.grant),
    withKey: request.withKey,
    scope,
    scopeWasChosen: usualScope !== undefined && request.scope !== usualScope,
    clientWorks,
    scopeWorks,
    clocksApart:
      clockSkewSeconds === undefined ? undefined : Math.abs(clockSkewSeconds) > MAX_SKEW_SECONDS,
    userIsWell,
    evidence: message,
  })
  return causes.map((cause) =>
    cause.id === 'clock-wrong' ? { ...cause, evidence: clocks(clockSkewSeconds) } : cause,
  )
}

function clocks(skew: number | undefined): string {
  if (skew === undefined)
    return 'an assertion contains times, and the answer has no date to compare the clocks by'
  const direction = skew > 0 ? 'behind' : 'ahead of'
  return `the clock of the runner is ${String(Math.abs(skew))} s ${direction} the clock of the identity domain, and an assertion contains times`
}

function grantOf(grant: string): TokenRefusal['grant'] {
  if (grant === 'password') return 'password'
  return grant === 'client_credentials' ? 'client-credentials' : 'jwt-bearer'
}
