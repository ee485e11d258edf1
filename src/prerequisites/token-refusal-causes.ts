import type { CauseSeen } from '../checks/check.js'
import { diagnoseTokenRefusal, type TokenRefusal } from './token-refusal.js'
import { isMute } from '../oracle/answer.js'
import { MAX_SKEW_SECONDS } from '../oracle/clock-skew.js'
import type { TokenRefused } from '../oracle/token-refused.js'

/** What a check knows of a refused token request besides the refusal itself. */
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
  if (skew === undefined) return 'an assertion is signed with times, and the answer has no date'
  const direction = skew > 0 ? 'behind' : 'ahead of'
  return `the runner's clock is ${String(Math.abs(skew))} s ${direction} the domain's, and an assertion is signed with times`
}

function grantOf(grant: string): TokenRefusal['grant'] {
  if (grant === 'password') return 'password'
  return grant === 'client_credentials' ? 'client-credentials' : 'jwt-bearer'
}
