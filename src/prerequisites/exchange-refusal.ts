import type { CauseId } from '../causes/catalogue.js'
import type { ServiceError } from '../oracle/answer.js'

/**
 * Causes of a refused token exchange, the most likely first. The text is read before the code: a domain says
 * `unauthorized_client` for a rule that does not fit (recorded, 2026) and for a user who is no service user (public code),
 * where RFC 6749 would have `invalid_grant`. Of the codes, `invalid_client` speaks of the caller, who stays the last of the
 * causes where the text speaks of something else, and every other one of the trust.
 */
export function diagnoseExchangeRefusal({
  code,
  text = '',
}: ServiceError): readonly [CauseId, ...CauseId[]] {
  const caller = code === 'invalid_client' ? (['exchange-client-refused'] as const) : []
  if (/\brules?\b|impersonat/i.test(text)) {
    return ['workload-rule-differs', 'workload-rule-quoted', ...caller]
  }
  if (/service user/i.test(text)) return ['workload-user-not-service-user', ...caller]
  return code === 'invalid_client'
    ? ['exchange-client-refused', 'workload-not-trusted']
    : ['workload-not-trusted', 'exchange-client-refused']
}
