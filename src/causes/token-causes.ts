import { CASDK_0004, type Causes } from './cause.js'

const APPLICATION = 'Domains > your domain > Integrated applications > the confidential application'
const REFUSED_APPLICATION =
  'Domains > your domain > Integrated applications > the application of the client that the message names'
const CONSENT =
  'Open the connection in Oracle Integration and choose Provide Consent, signed in as the integration user in a private window, then Test and Save.'
const TROUBLESHOOTING = 'Oracle, Troubleshoot Refresh Token Expirations'
const DOMAIN_INCLUDED =
  'Oracle, ERP Cloud Adapter, Use an Identity Domain Included with Oracle Fusion Applications'
const ADAPTER_GUIDE = 'Oracle, ERP and HCM Cloud Adapters, prerequisites of the OAuth policies'

/** What can go wrong before Fusion sees a token, and with what is in it. */
export const TOKEN_CAUSES = {
  'client-credentials-wrong': {
    title: 'The GitHub values behind client-id and client-secret do not belong together',
    fixBy: 'workflow author',
    fix: `Compare client-id with the client ID under ${APPLICATION} > OAuth configuration. Then copy the client secret shown there again into the GitHub secret used for client-secret: not the client ID, and no password. Regenerate the secret only as the last resort: a new one breaks every connection and job that shares the application, until each has it.`,
    explains401: false,
    distinguish:
      'The token endpoint says invalid_client to the workflow; an inactive application and a foreign domain look the same from outside. The connection has a secret of its own, of which this says nothing.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    source:
      'Oracle, E-Business Suite Asserter, known issues (the body); status 401 in public guides to the token exchange',
    confidence: 'documented',
  },
  'oic-client-credentials-wrong': {
    title: 'The GitHub values behind oic-client-id and oic-client-secret do not belong together',
    fixBy: 'workflow author',
    fix: 'Open Domains > your domain > Integrated applications > the application of oic-client-id > OAuth configuration and compare the client ID. Then copy the client secret again into the GitHub secret used for oic-client-secret. Regenerate it only as the last resort: a new one breaks everything that shares the application.',
    explains401: false,
    distinguish:
      'The token endpoint says invalid_client to a request for oic-scope; the client of client-id gets its tokens.',
    message: '{"error":"invalid_client","error_description":"Client authentication failed."}',
    source: 'Oracle, E-Business Suite Asserter, known issues (the body)',
    confidence: 'documented',
  },
  'client-app-inactive': {
    title: 'The confidential application is not activated, or was deleted',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} and choose Activate.`,
    explains401: true,
    distinguish: 'Like a wrong secret from outside. Who may read applications sees active: false.',
    source: 'Oracle, identity domains API, App.active',
    confidence: 'inferred',
  },
  'client-not-confidential': {
    title: 'The application of client-id is no confidential application',
    fixBy: 'domain administrator',
    fix: 'Create a confidential application (Domains > your domain > Integrated applications > Add application > Confidential application), configure it as a client, and give its client ID and secret to the workflow and to the connection.',
    explains401: false,
    distinguish:
      'Who may read applications sees clientType public, or that it is not configured as a client.',
    source: 'Oracle, identity domains API, App.clientType',
    confidence: 'inferred',
  },
  'certificate-not-registered': {
    title:
      'The application has no certificate of client-private-key under client-certificate-alias',
    fixBy: 'workflow author',
    fix: `Open ${APPLICATION} > OAuth configuration > Certificate and compare client-certificate-alias with the alias there. If the certificate there is of another key, copy that key into the GitHub secret used for client-private-key, or ask the domain administrator to add the certificate of your key under an alias of its own.`,
    explains401: false,
    distinguish: 'Who may read applications sees its certificates.',
    source: 'Oracle, identity domains API, App.certificates; Client Assertion',
    confidence: 'inferred',
  },
  'resource-application-wrong': {
    title: 'The resource application of the pod is inactive, or no resource server',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Integrated applications > the resource application of Fusion, choose Activate, and see that OAuth configuration has it as a resource server.',
    explains401: true,
    distinguish: 'Who may read applications sees the application that defines the scope.',
    source: 'Oracle, identity domains API, App.active and App.isOAuthResource',
    confidence: 'inferred',
  },
  'client-grant-not-allowed': {
    title: 'The confidential application may not use this grant type',
    fixBy: 'domain administrator',
    fix: `Open ${REFUSED_APPLICATION} > Edit OAuth configuration, tick the grant type that the message names (client_credentials is Client credentials, password is Resource owner, jwt-bearer is JWT assertion), and save. The connection needs Authorization code and Refresh token.`,
    explains401: true,
    distinguish:
      'The token endpoint says unauthorized_client to every scope, or to this grant alone while the client gets a token for the same scope by client credentials. The same answer to one scope alone is recorded for a scope that the client was not given.',
    message: '{"error":"unauthorized_client","error_description":"Client authorization failed."}',
    source: ADAPTER_GUIDE,
    confidence: 'documented',
  },
  'client-outside-perimeter': {
    title: 'The application accepts clients from certain networks only, and the runner is outside',
    fixBy: 'domain administrator',
    fix: `Open ${REFUSED_APPLICATION} > OAuth configuration > Client IP address and add a network perimeter with the runner, or use a runner inside.`,
    explains401: false,
    distinguish: 'The same credentials get a token from an address inside the perimeter.',
    source: 'Oracle, identity domains API, App.clientIPChecking; the refusal is inferred',
    confidence: 'inferred',
  },
  'redirect-uri-mismatch': {
    title: 'The redirect URI of the application is not that of Oracle Integration',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > Edit OAuth configuration and add the redirect URL https://<Oracle Integration host>/icsapis/agent/oauth/callback; the host changes with a custom endpoint and with the upgrade to Oracle Integration 3.`,
    explains401: true,
    distinguish: 'The consent window itself shows an error, and no consent is ever stored.',
    source: ADAPTER_GUIDE,
    confidence: 'inferred',
  },
  'consent-missing': {
    title: 'Nobody has given consent since the connection was created or changed',
    fixBy: 'integration developer',
    fix: CONSENT,
    explains401: true,
    distinguish:
      'The pod accepts the domain’s tokens, and the connection is not configured or its test alone fails.',
    message: CASDK_0004,
    source: 'Oracle, ERP Cloud Adapter, prerequisites of the OAuth authorization code policy',
    confidence: 'documented',
  },
  'refresh-not-allowed': {
    title: 'Refresh tokens are not allowed on the client or on the resource application',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > Edit OAuth configuration, tick Refresh token; in the resource application tick Allow token refresh. Then give consent again.`,
    explains401: true,
    distinguish: 'The connection works for about an hour after consent.',
    source: DOMAIN_INCLUDED,
    confidence: 'documented',
  },
  'refresh-token-expired': {
    title: 'The refresh token of the connection has expired',
    fixBy: 'integration developer',
    fix: `${CONSENT} Ask the domain administrator to lengthen the refresh token expiration of the resource application.`,
    explains401: true,
    distinguish: 'The test repeats invalid_grant; it worked for days, seven in Oracle’s recipe.',
    message:
      'Could not refresh the access token. The access token response returned an unsuccessful status [400]: invalid_grant',
    source: TROUBLESHOOTING,
    confidence: 'documented',
  },
  'refresh-token-consumed': {
    title:
      'The refresh token was used already: two connections or environments share one application and consent',
    fixBy: 'integration developer',
    fix: `Create one confidential application per connection and environment, and enter its client id and client secret in the connection. ${CONSENT}`,
    explains401: true,
    distinguish: 'The text says that the token has already been consumed.',
    message: '{"error":"invalid_grant","error_description":"The token has already been consumed."}',
    source: TROUBLESHOOTING,
    confidence: 'documented',
  },
  'fusion-scope-wrong': {
    title: 'The scope of Fusion is malformed, or not granted to the application',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > OAuth configuration > Resources > Add scope, add the scope of the resource application of Fusion (usually https://<pod>:443/), and save. If the message names another scope than the one listed there, correct the connection, or the input fusion-scope: audience and scope without a space.`,
    explains401: true,
    distinguish:
      'A token is refused for this scope alone; the client gets others. A scope that the client was not given is unauthorized_client, one that is malformed invalid_scope.',
    message:
      '{"error":"unauthorized_client","error_description":"Client authorization failed."} or {"error":"invalid_scope"}',
    source:
      'Oracle API Platform tutorial of 2018 (a recorded answer to a scope that was not given); public configurations with Fusion scopes',
    confidence: 'recorded: token-scope-not-given',
  },
  'fusion-scope-input-wrong': {
    title: 'The input fusion-scope is not the scope of this pod in the identity domain',
    fixBy: 'workflow author',
    fix: `Compare fusion-scope with fusion-url, and remove fusion-scope if it is of another pod: the action then asks for https://<host of fusion-url>:443/. If the resource application of Fusion has another scope, copy that from ${APPLICATION} > OAuth configuration > Resources into fusion-scope, audience and scope without a space.`,
    explains401: false,
    distinguish:
      'The message names the scope that was asked for, and it is not the one that follows from fusion-url. The connection has a scope of its own, of which this says nothing.',
    message:
      '{"error":"unauthorized_client","error_description":"Client authorization failed."} or {"error":"invalid_scope"}',
    source:
      'Oracle API Platform tutorial of 2018 (a recorded answer to a scope that was not given); public configurations with Fusion scopes',
    confidence: 'seen in public code',
  },
  'probe-grant-needs-user': {
    title: 'integration-username is the client ID, and probe-grant asks for a token of a user',
    fixBy: 'workflow author',
    fix: 'Set probe-grant to client-credentials: the connection then signs in as the client itself, which has no user in the identity domain.',
    explains401: false,
    distinguish: 'The inputs integration-username and client-id are the same.',
    source: 'a public installer (Datadog) that connects so',
    confidence: 'seen in public code',
  },
  'offline-access-missing': {
    title: 'The scope of the connection lacks offline_access, so there is no refresh token',
    fixBy: 'integration developer',
    fix: `Add offline_access, separated by a space, to the scope of the connection. ${CONSENT}`,
    explains401: true,
    distinguish:
      'The connection works for an hour after consent; the application allows refresh tokens.',
    source: 'public configurations with Fusion scopes',
    confidence: 'seen in public code',
    unseen: 'no API shows with which scope consent was given',
  },
  'audience-wrong': {
    title:
      'The token is for another audience than this pod: no :443, test instead of production, an old or a vanity host',
    fixBy: 'domain administrator',
    fix: 'Open the resource application of Fusion in the identity domain > OAuth configuration and set the primary audience to https://<pod host>:443; add a vanity host as a secondary audience. Then give consent again.',
    explains401: true,
    distinguish:
      'The claim aud of a real token names another host. That Fusion refuses for it is not documented.',
    source: 'public recipes for the resource application; vanity hosts are inferred',
    confidence: 'seen in public code',
  },
  'domain-wrong': {
    title: 'The application lives in another identity domain',
    fixBy: 'workflow author',
    fix: 'Compare identity-domain-url with the domain in which the confidential application was created (Domains > your domain > Domain URL), and with the one in the connection.',
    explains401: true,
    distinguish:
      'The domain answers and does not know the client; or its healthy tokens are refused by this pod only.',
    source: 'Oracle, ERP Cloud Adapter; A-Team, OAuth authorization code scenarios',
    confidence: 'documented',
  },
  'consent-by-another-user': {
    title: 'Consent was given while signed in as somebody else',
    fixBy: 'integration developer',
    fix: CONSENT,
    explains401: true,
    distinguish:
      'The pod accepts a token of the integration user, and the connection’s own is that of another, often an administrator.',
    source: 'single sign-on sessions in browsers',
    confidence: 'inferred',
  },
  'sign-on-policy-blocks': {
    title:
      'A sign-on policy or a second factor keeps the integration user from getting a token by password',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Security > Sign-on policies and exempt the integration user from the second factor; or use probe-grant jwt-bearer with client-private-key.',
    explains401: false,
    distinguish:
      'Signing in by hand asks for a second factor. The authorization code grant of the connection is not touched by it.',
    message: '{"error":"invalid_grant"}',
    source: 'Oracle, Troubleshoot Integration Runtime',
    confidence: 'documented',
  },
  'client-user-missing': {
    title: 'Fusion has no user whose name is the client id',
    fixBy: 'Fusion IT security manager',
    fix: 'Create a Fusion user whose user name is the client id and give it the roles of the integration user; or use a grant with a user.',
    explains401: true,
    distinguish: 'The token’s sub is the client id: grant client_credentials only.',
    source: 'a public installer (Datadog) that creates this user',
    confidence: 'seen in public code',
  },
  'assertion-refused': {
    title:
      'The assertion is refused: the alias, the key or the client type does not fit the application',
    fixBy: 'workflow author',
    fix: `Open ${APPLICATION} > OAuth configuration and compare client-certificate-alias with the alias under Certificate, character by character, and client-private-key with the certificate there. If both fit, ask the domain administrator to look at Client type (Trusted) and the grant JWT assertion. Replace the certificate only as the last resort: everything that signs with its key breaks.`,
    explains401: false,
    distinguish: 'Only requests that are signed with the private key are refused.',
    message: '{"error":"invalid_grant"} or {"error":"invalid_client"}',
    source: 'Oracle, Client Assertion and Assertion Grant Type',
    confidence: 'documented',
  },
  'token-expired': {
    title: 'The token was expired or not yet valid when Fusion saw it: a clock is wrong',
    fixBy: 'network administrator',
    fix: 'Compare the clocks of the domain and the pod with the time; synchronise your own by NTP. Oracle’s own clocks: open a service request.',
    explains401: true,
    distinguish: 'The claims iat and exp of a token issued just now do not contain the present.',
    source: 'RFC 7519, 4.1.4',
    confidence: 'inferred',
  },
  'keys-not-readable': {
    title: 'The domain does not show its signing keys to this client',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Settings > Domain settings > Access signing certificate and choose Configure client access, or give the application a role that may read them (Security Administrator is enough).',
    explains401: false,
    distinguish: 'The client gets a token, and the key endpoint refuses it.',
    source: 'Oracle, AppRole Permissions',
    confidence: 'documented',
  },
  'grant-standing': {
    title: 'The application holds the role Identity Domain Administrator for good',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > OAuth configuration > App roles and remove Identity Domain Administrator.`,
    explains401: false,
    distinguish: 'The claim clientAppRoles of the client’s own token.',
    source: 'Oracle, Access Token',
    confidence: 'seen in public code',
  },
} as const satisfies Causes
