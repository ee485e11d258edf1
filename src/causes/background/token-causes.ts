import type { TOKEN_CAUSES } from '../token-causes.js'
import { CASDK_0004, type BackgroundOf } from './background.js'

const TROUBLESHOOTING = 'Oracle, Troubleshoot Refresh Token Expirations'
const DOMAIN_INCLUDED =
  'Oracle, ERP Cloud Adapter, Use an Identity Domain Included with Oracle Fusion Applications'
const ADAPTER_GUIDE = 'Oracle, ERP and HCM Cloud Adapters, prerequisites of the OAuth policies'

/** What is known of getting a token, and of what is in it. */
export const TOKEN_BACKGROUND: BackgroundOf<typeof TOKEN_CAUSES> = {
  'client-credentials-wrong': {
    distinguish:
      'The token endpoint answers invalid_client to the workflow. From outside, an inactive application and another identity domain look the same. The connection has its own secret, of which this says nothing.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    source:
      'Oracle, E-Business Suite Asserter, known issues (the body). Status 401 is in public guides to the token exchange',
    confidence: 'documented',
  },
  'oic-client-credentials-wrong': {
    distinguish:
      'The token endpoint answers invalid_client to a request for oic-scope. The client of client-id gets its tokens.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    source: 'Oracle, E-Business Suite Asserter, known issues (the body)',
    confidence: 'documented',
  },
  'client-app-inactive': {
    distinguish:
      'From outside it looks like a wrong secret. An administrator who may read applications sees active: false.',
    source: 'Oracle, identity domains API, App.active',
    confidence: 'inferred',
  },
  'client-not-confidential': {
    distinguish:
      'An administrator who may read applications sees clientType public, or that the application is not configured as a client.',
    source: 'Oracle, identity domains API, App.clientType',
    confidence: 'inferred',
  },
  'certificate-not-registered': {
    distinguish:
      'An administrator who may read applications sees the certificates of the application.',
    source: 'Oracle, identity domains API, App.certificates, and Client Assertion',
    confidence: 'inferred',
  },
  'resource-application-wrong': {
    distinguish:
      'An administrator who may read applications sees the application that defines the scope.',
    source: 'Oracle, identity domains API, App.active and App.isOAuthResource',
    confidence: 'inferred',
  },
  'client-grant-not-allowed': {
    distinguish:
      'The token endpoint answers unauthorized_client to every scope. Or it refuses this grant type only, and the client gets a token for the same scope by client credentials. For a scope that was not granted, the same answer to that scope alone is recorded.',
    message: '{"error":"unauthorized_client","error_description":"Client authorization failed."}',
    source: ADAPTER_GUIDE,
    confidence: 'documented',
  },
  'client-outside-perimeter': {
    distinguish: 'The same credentials get a token from an address inside the perimeter.',
    source: 'Oracle, identity domains API, App.clientIPChecking (the refusal is inferred)',
    confidence: 'inferred',
  },
  'redirect-uri-mismatch': {
    distinguish: 'The consent window itself shows an error, and no consent is ever stored.',
    source: ADAPTER_GUIDE,
    confidence: 'inferred',
  },
  'consent-missing': {
    distinguish:
      'The pod accepts the tokens of the identity domain. The connection is not configured, or only its test fails.',
    message: CASDK_0004,
    source: 'Oracle, ERP Cloud Adapter, prerequisites of the OAuth authorization code policy',
    confidence: 'documented',
  },
  'refresh-not-allowed': {
    distinguish: 'The connection works for about an hour after consent.',
    source: DOMAIN_INCLUDED,
    confidence: 'documented',
  },
  'refresh-token-expired': {
    distinguish:
      'The test repeats invalid_grant. The connection worked for days before, seven in Oracle’s recipe.',
    message:
      'Could not refresh the access token. The access token response returned an unsuccessful status [400]: invalid_grant',
    source: TROUBLESHOOTING,
    confidence: 'documented',
  },
  'refresh-token-consumed': {
    distinguish:
      'The text says that the token has already been consumed. Two connections or environments share one application and one consent.',
    message: '{"error":"invalid_grant","error_description":"The token has already been consumed."}',
    source: TROUBLESHOOTING,
    confidence: 'documented',
  },
  'fusion-scope-wrong': {
    distinguish:
      'The client gets tokens for other scopes. unauthorized_client means that the scope was not granted, and invalid_scope that it is malformed.',
    message:
      '{"error":"unauthorized_client","error_description":"Client authorization failed."} or {"error":"invalid_scope"}',
    source:
      'Oracle API Platform tutorial of 2018 (a recorded answer to a scope that was not granted), and public configurations with Fusion scopes',
    confidence: 'recorded: token-scope-not-given',
  },
  'fusion-scope-input-wrong': {
    distinguish:
      'The message names the scope of the request, and it does not follow from fusion-url. The connection has its own scope, of which this says nothing.',
    message:
      '{"error":"unauthorized_client","error_description":"Client authorization failed."} or {"error":"invalid_scope"}',
    source:
      'Oracle API Platform tutorial of 2018 (a recorded answer to a scope that was not granted), and public configurations with Fusion scopes',
    confidence: 'seen in public code',
  },
  'probe-grant-needs-user': {
    distinguish: 'The inputs integration-username and client-id are the same.',
    source: 'a public installer (Datadog) that connects so',
    confidence: 'seen in public code',
  },
  'offline-access-missing': {
    distinguish:
      'The connection works for an hour after consent, because there is no refresh token. The application allows refresh tokens.',
    source: 'public configurations with Fusion scopes',
    confidence: 'seen in public code',
    unseen: 'no API shows with which scope consent was given',
  },
  'audience-wrong': {
    distinguish:
      'The claim aud of a real token names another host. It may lack :443, be test instead of production, or be an old or a vanity host. That Fusion refuses such a token is not documented.',
    source: 'public recipes for the resource application (vanity hosts are inferred)',
    confidence: 'seen in public code',
  },
  'domain-wrong': {
    distinguish:
      'The identity domain answers and does not know the client. Or only this pod refuses its good tokens.',
    source: 'Oracle, ERP Cloud Adapter, and A-Team, OAuth authorization code scenarios',
    confidence: 'documented',
  },
  'consent-by-another-user': {
    distinguish:
      'The pod accepts a token of the integration user. The token of the connection is that of another user, often an administrator.',
    source: 'single sign-on sessions in browsers',
    confidence: 'inferred',
  },
  'sign-on-policy-blocks': {
    distinguish:
      'Signing in by hand asks for a second factor. It does not affect the authorization code grant of the connection.',
    message: '{"error":"invalid_grant"}',
    source: 'Oracle, Troubleshoot Integration Runtime',
    confidence: 'documented',
  },
  'client-user-missing': {
    distinguish:
      'The sub of the token is the client ID. This happens only with the grant client_credentials.',
    source: 'a public installer (Datadog) that creates this user',
    confidence: 'seen in public code',
  },
  'assertion-refused': {
    distinguish: 'Only requests signed with the private key are refused.',
    message: '{"error":"invalid_grant"} or {"error":"invalid_client"}',
    source: 'Oracle, Client Assertion and Assertion Grant Type',
    confidence: 'documented',
  },
  'token-expired': {
    distinguish:
      'The claims iat and exp of a new token do not include the present time: a clock is wrong.',
    source: 'RFC 7519, 4.1.4',
    confidence: 'inferred',
  },
  'keys-not-readable': {
    distinguish: 'The client gets a token, and the key endpoint refuses it.',
    source: 'Oracle, AppRole Permissions',
    confidence: 'documented',
  },
  'grant-standing': {
    distinguish: 'The claim clientAppRoles of the client’s own token contains the role.',
    source: 'Oracle, Access Token',
    confidence: 'seen in public code',
  },
}
