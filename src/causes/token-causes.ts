import type { Causes } from './cause.js'

const APPLICATION =
  'OCI console > Identity & Security > Domains > your domain > Integrated applications > the client application'
const REFUSED_APPLICATION =
  'OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of the client that the message names'
const CONSENT =
  'Open the connection in Oracle Integration and choose Provide Consent. Sign in as the integration user, in a private browser window. Then choose Test and Save.'
const WITHOUT_SPACE = 'Write audience and scope without a space between them.'

/** What can go wrong before Fusion sees a token, and with what is in it. */
export const TOKEN_CAUSES = {
  'client-credentials-wrong': {
    title: 'The GitHub values for client-id and client-secret do not belong together',
    fixBy: 'workflow author',
    fix: `Open ${APPLICATION} > OAuth configuration. Compare client-id with the client ID there. Copy the client secret from there again into the GitHub secret used for client-secret. Copy neither the client ID nor a password. Regenerate the secret only as a last resort. A new secret breaks every connection and job that uses the old one.`,
    explains401: false,
  },
  'oic-client-credentials-wrong': {
    title: 'The GitHub values for oic-client-id and oic-client-secret do not belong together',
    fixBy: 'workflow author',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of oic-client-id > OAuth configuration. Compare oic-client-id with the client ID there. Copy the client secret again into the GitHub secret used for oic-client-secret. Regenerate the secret only as a last resort. A new secret breaks everything that uses the old one.',
    explains401: false,
  },
  'client-app-inactive': {
    title: 'The client application is not activated, or was deleted',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} and choose Activate.`,
    explains401: true,
  },
  'client-not-confidential': {
    title: 'The application of client-id is not a confidential client',
    fixBy: 'domain administrator',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > Add application and choose the type Confidential. Configure the new application as a client. Enter its client ID and secret in the workflow and in the connection.',
    explains401: false,
  },
  'certificate-not-registered': {
    title:
      'The application has no certificate for client-private-key under client-certificate-alias',
    fixBy: 'workflow author',
    fix: `Open ${APPLICATION} > OAuth configuration > Certificate. Compare client-certificate-alias with the alias there. If the certificate there has another key, copy that key into the GitHub secret used for client-private-key. If you keep your key, ask the identity domain administrator to add its certificate under a new alias.`,
    explains401: false,
  },
  'resource-application-wrong': {
    title: 'The resource application of the pod is inactive or no resource server',
    fixBy: 'domain administrator',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the resource application of Fusion. Choose Activate. Check under OAuth configuration that it is a resource server.',
    explains401: true,
  },
  'client-grant-not-allowed': {
    title: 'The client application may not use this grant type',
    fixBy: 'domain administrator',
    fix: `Open ${REFUSED_APPLICATION} > Edit OAuth configuration. Tick the grant type that the message names: Client credentials (client_credentials), Resource owner (password) or JWT assertion (jwt-bearer). Save. The connection also needs Authorization code and Refresh token.`,
    explains401: true,
  },
  'client-outside-perimeter': {
    title: 'The runner is outside the networks from which the application accepts clients',
    fixBy: 'domain administrator',
    fix: `Open ${REFUSED_APPLICATION} > OAuth configuration > Client IP address. Add a network perimeter that contains the runner. If you cannot, use a runner inside an allowed perimeter.`,
    explains401: false,
  },
  'redirect-uri-mismatch': {
    title: 'The redirect URL of the application is not that of Oracle Integration',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > Edit OAuth configuration. Add the redirect URL https://<Oracle Integration host>/icsapis/agent/oauth/callback. The host changes with a custom endpoint and with the upgrade to Oracle Integration 3.`,
    explains401: true,
  },
  'consent-missing': {
    title: 'No consent was given since the connection was created or changed',
    fixBy: 'integration developer',
    fix: CONSENT,
    explains401: true,
  },
  'refresh-not-allowed': {
    title: 'The client application or the resource application does not allow refresh tokens',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > Edit OAuth configuration and tick Refresh token. Open the resource application and tick Allow token refresh. Then give consent again.`,
    explains401: true,
  },
  'refresh-token-expired': {
    title: 'The refresh token of the connection has expired',
    fixBy: 'integration developer',
    fix: `${CONSENT} Ask the identity domain administrator to lengthen the refresh token expiration of the resource application.`,
    explains401: true,
  },
  'refresh-token-consumed': {
    title: 'Another connection or environment has already used the refresh token',
    fixBy: 'integration developer',
    fix: `Create one client application per connection and environment. Enter its client ID and client secret in the connection. ${CONSENT}`,
    explains401: true,
  },
  'fusion-scope-wrong': {
    title: 'The scope of Fusion is malformed, or not granted to the application',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > OAuth configuration > Resources > Add scope. Add the scope of the resource application of Fusion (usually https://<pod>:443/) and save. If the message names another scope than the one listed there, correct the connection or the input fusion-scope. ${WITHOUT_SPACE}`,
    explains401: true,
  },
  'fusion-scope-input-wrong': {
    title: 'The input fusion-scope is not the scope of this pod',
    fixBy: 'workflow author',
    fix: `Compare fusion-scope with fusion-url. If it is the scope of another pod, remove fusion-scope. The action then asks for https://<host of fusion-url>:443/. If the resource application of Fusion has another scope, copy that into fusion-scope. You find it under ${APPLICATION} > OAuth configuration > Resources. ${WITHOUT_SPACE}`,
    explains401: false,
  },
  'probe-grant-needs-user': {
    title: 'probe-grant needs a user, and integration-username is the client ID',
    fixBy: 'workflow author',
    fix: 'Set probe-grant to client-credentials. The connection then signs in as the client itself, which has no user in the identity domain.',
    explains401: false,
  },
  'offline-access-missing': {
    title: 'The scope of the connection lacks offline_access',
    fixBy: 'integration developer',
    fix: `Open Oracle Integration > Design > Connections > the connection > Scope and add offline_access after a space. ${CONSENT}`,
    explains401: true,
  },
  'audience-wrong': {
    title: 'The token is for another audience than this pod',
    fixBy: 'domain administrator',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the resource application of Fusion > OAuth configuration. Set the primary audience to https://<pod>:443. If the pod has a vanity host, add it as a secondary audience. Then give consent again.',
    explains401: true,
  },
  'domain-wrong': {
    title: 'The client application is in another identity domain',
    fixBy: 'workflow author',
    fix: 'Find the identity domain that contains the client application. Compare identity-domain-url with its URL (OCI console > Identity & Security > Domains > your domain > Domain URL). Compare that URL with the identity domain in the connection too.',
    explains401: true,
  },
  'consent-by-another-user': {
    title: 'Another user than the integration user gave the consent',
    fixBy: 'integration developer',
    fix: CONSENT,
    explains401: true,
  },
  'sign-on-policy-blocks': {
    title: 'A sign-on policy or a second factor blocks tokens by password',
    fixBy: 'domain administrator',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Security > Sign-on policies. Exempt the integration user from the second factor. If you cannot, use probe-grant jwt-bearer with client-private-key.',
    explains401: false,
  },
  'client-user-missing': {
    title: 'Fusion has no user whose name is the client ID',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Tools > Security Console > Users > Add User Account. Create a user whose user name is the value of client-id. Give it the required roles. If you do not want such a user, sign in as one: OAuth Authorization Code Credentials in the connection, jwt-bearer or password in probe-grant.',
    explains401: true,
  },
  'assertion-refused': {
    title: 'The assertion is refused: wrong alias, key or client type',
    fixBy: 'workflow author',
    fix: `Open ${APPLICATION} > OAuth configuration. Compare client-certificate-alias with the alias under Certificate, character by character. Compare client-private-key with the certificate there. If both fit, ask the identity domain administrator to check Client type (Trusted) and the grant JWT assertion. Replace the certificate only as a last resort. Everything that signs with the old key then breaks.`,
    explains401: false,
  },
  'token-expired': {
    title: 'The token was expired or not yet valid when Fusion saw it',
    fixBy: 'network administrator',
    fix: 'Compare the clocks of the identity domain and of the pod with the time. Synchronise your own clocks by NTP. If a clock of Oracle is wrong, open a service request.',
    explains401: true,
  },
  'keys-not-readable': {
    title: 'The client application cannot read the signing keys of the identity domain',
    fixBy: 'domain administrator',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Settings > Domain settings > Access signing certificate and choose Configure client access. Or give the client application a role that may read the keys. Security Administrator is enough.',
    explains401: false,
  },
  'grant-standing': {
    title: 'The client application has the role Identity Domain Administrator permanently',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATION} > OAuth configuration > App roles and remove Identity Domain Administrator.`,
    explains401: false,
  },
} as const satisfies Causes
