import type { ADMINISTRATOR_CAUSES } from '../administrator-causes.js'
import type { BackgroundOf } from './background.js'

const EXCHANGE = 'Oracle, JSON Web Token to UPST Exchange'
const NO_RULE =
  '{"error":"unauthorized_client","error_description":"No rules matched from given token to find impersonation user."}'

/** What is known of signing in by the ID token of the workflow. */
export const ADMINISTRATOR_BACKGROUND: BackgroundOf<typeof ADMINISTRATOR_CAUSES> = {
  'id-token-refused': {
    distinguish:
      'The host that refuses is one of GitHub. Without the permission, the action sends nothing at all, and inputs.valid says so.',
    source: 'GitHub, OpenID Connect reference',
    confidence: 'documented',
  },
  'workload-not-trusted': {
    distinguish:
      'The exchange is refused with another code than invalid_client. The text names neither a rule nor the user. The answers to an inactive trust, another issuer or another audience are not recorded.',
    source: EXCHANGE,
    confidence: 'inferred',
  },
  'workload-rule-differs': {
    distinguish:
      'The text says that no rule matched. A rule with quotation marks around its value looks the same.',
    message: NO_RULE,
    source: 'live trials of 2026 in public notes (status 401, code and text)',
    confidence: 'recorded: token-exchange-no-rule',
  },
  'workload-rule-quoted': {
    distinguish: 'The text says that no rule matched, and the rule looks right.',
    message: NO_RULE,
    source: 'two live trials of 2026 in public notes. Guides print the quotation marks',
    confidence: 'recorded: token-exchange-no-rule',
  },
  'workload-user-not-service-user': {
    distinguish:
      'The text says that the user is not a service user, so the rule itself has matched.',
    message:
      '{"error":"unauthorized_client","error_description":"User requesting is not a service user."}',
    source: 'a public set-up script that quotes the body',
    confidence: 'seen in public code',
  },
  'admin-client-credentials-wrong': {
    distinguish:
      'The token endpoint answers invalid_client to the administrator. The client of client-id gets its tokens.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    source: 'Oracle, E-Business Suite Asserter, known issues (the body)',
    confidence: 'documented',
  },
  'exchange-client-refused': {
    distinguish:
      'The token endpoint answers invalid_client to the exchange. unauthorized_client is about the trust.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    source: EXCHANGE,
    confidence: 'inferred',
  },
  'administrator-refused': {
    distinguish:
      'The sign-in worked, and the request after it is refused with 401 or 403. domain.clock shows whether the clocks differ.',
    source: 'Oracle, AppRole Permissions, and OCI, Request Signatures',
    confidence: 'documented',
  },
  'administrator-sees-too-little': {
    distinguish:
      'The look-up for the temporary administrator role works, and returns nothing. If the look-up is refused, the cause is administrator-refused.',
    source: 'Oracle, AppRole Permissions',
    confidence: 'inferred',
  },
}
