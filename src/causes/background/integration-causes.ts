import type { INTEGRATION_CAUSES } from '../integration-causes.js'
import { CASDK_0004, type BackgroundOf } from './background.js'

const CONNECTIONS = 'Oracle, Oracle Integration REST API, Connections'
const DEVELOPER_APIS = 'Oracle, Call Developer APIs with OAuth'
const TEST = 'Oracle, Test a Connection'

/** What is known of Oracle Integration and its connections. */
export const INTEGRATION_BACKGROUND: BackgroundOf<typeof INTEGRATION_CAUSES> = {
  'connection-missing': {
    distinguish: 'The status is 404 for the connection, while the API answers the caller.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'connection-host-wrong': {
    distinguish: 'A property of the connection names another host of Fusion.',
    source:
      'Oracle, ERP Cloud Adapter (ERP Cloud Host). Property names are as public clients read them',
    confidence: 'seen in public code',
  },
  'connection-imported': {
    distinguish: 'It fails right after an import. It never worked in this environment.',
    source: 'public scripts that set the secrets after an import',
    confidence: 'documented',
  },
  'security-policy-wrong': {
    distinguish:
      'securityPolicy of the connection shows it. A test under Basic proves nothing about OAuth.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'connection-incomplete': {
    distinguish: 'The test answers 409, or the status is INPROGRESS or DRAFT.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'connection-locked': {
    distinguish: 'The test answers 412.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'oic-role-missing': {
    distinguish: 'Oracle Integration itself answers 401 or 403. No request reached Fusion.',
    source: DEVELOPER_APIS,
    confidence: 'documented',
  },
  'oic-scope-wrong': {
    distinguish:
      'The identity domain refuses the scope. Or Oracle Integration answers 401 to a token that is good elsewhere.',
    source: DEVELOPER_APIS,
    confidence: 'documented',
  },
  'oic-scope-not-granted': {
    distinguish:
      'The identity domain answers unauthorized_client to oic-scope. It answers invalid_scope to a scope that no resource has.',
    message: '{"error":"unauthorized_client","error_description":"Client authorization failed."}',
    source: `${DEVELOPER_APIS}. The answer is recorded for a scope of Fusion`,
    confidence: 'recorded: token-scope-not-given',
  },
  'oic-instance-wrong': {
    distinguish:
      'The design-time host answers 400 and names the instance. Every connection fails alike.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'oic-runner-not-allowed': {
    distinguish:
      'The status is 403 with a web page, or with an empty answer, for every request. The API itself answers JSON.',
    source:
      'Oracle, Restrict Access to an Instance Using the Self-Service Allowlist (the form of the answer is inferred)',
    confidence: 'inferred',
  },
  'oic-test-stopped-on-the-way': {
    distinguish:
      'GET finds the connection. POST to its test gets a web page, a plain text or a redirect.',
    source: 'conclusion of this project: the same host answers GET with JSON, and POST without',
    confidence: 'inferred',
  },
  'oic-url-wrong': {
    distinguish:
      'A web page or a redirect comes instead of JSON. The host of an instance may redirect calls of the API to the design-time host.',
    source: `${CONNECTIONS}, and public clients that meet the redirect`,
    confidence: 'inferred',
  },
  'oic-unavailable': {
    distinguish:
      'The status of Oracle Integration itself is 502, 503 or 504, after several attempts.',
    source: 'RFC 9110, 15.6',
    confidence: 'documented',
  },
  'connection-credentials-wrong': {
    distinguish:
      'The test repeats invalid_client. The credentials of this workflow are others, even if they should be the same.',
    message: '{"error":"invalid_client"}',
    source:
      'Oracle, OAuth API for identity domains, error codes (that the test repeats it is inferred)',
    confidence: 'inferred',
  },
  'connection-password-wrong': {
    distinguish:
      'securityPolicy of the connection is Basic Authentication or Username Password Token. The connection sends no token, so neither trust nor consent is a cause.',
    message: CASDK_0004,
    source: 'Oracle, Configure Inbound Authentication (that the test repeats the 401 is inferred)',
    confidence: 'inferred',
  },
  'connection-scope-not-granted': {
    distinguish:
      'The test repeats unauthorized_client. The identity domain says so of a scope, and perhaps of a grant type, that the client of the connection was not given. The inputs of this workflow do not matter here.',
    message: '{"error":"unauthorized_client","error_description":"Client authorization failed."}',
    source:
      'Oracle API Platform tutorial of 2018 (a recorded answer to a scope that was not granted, that the test repeats it is inferred)',
    confidence: 'inferred',
  },
  'connection-scope-wrong': {
    distinguish:
      'The test repeats invalid_scope. The scope is the one in the connection, not that of an input.',
    message: '{"error":"invalid_scope"}',
    source:
      'Oracle, OAuth API for identity domains, error codes (that the test repeats it is inferred)',
    confidence: 'inferred',
  },
  'connection-outside-perimeter': {
    distinguish:
      'The test repeats access_denied, or status 403 of the token endpoint. The runner gets its tokens.',
    message: '{"error":"access_denied"}',
    source: 'Oracle, identity domains API, App.clientIPChecking (the refusal is inferred)',
    confidence: 'inferred',
  },
  'oracle-integration-rate-limited': {
    distinguish:
      'The text of the test has status 429: of the pod, or of the token endpoint after "unsuccessful status". The requests of this workflow do not matter here.',
    message: 'Too Many Requests [429]',
    source: 'RFC 6585, 4, and A-Team, HTTP 429 with Oracle Integration',
    confidence: 'inferred',
  },
  'target-not-trusted-by-oracle-integration': {
    distinguish:
      'The text of the test has an exception of TLS. Oracle Integration has not sent any credential yet.',
    message: 'PKIX path building failed',
    source:
      'Java, CertPathValidatorException, and Oracle, Upload a Certificate to Connect with External Services',
    confidence: 'inferred',
  },
  'target-unknown-to-oracle-integration': {
    distinguish: 'The text of the test has UnknownHostException. The test did not reach the pod.',
    message: 'java.net.UnknownHostException',
    source: 'Java, UnknownHostException',
    confidence: 'inferred',
  },
  'target-out-of-reach-of-oracle-integration': {
    distinguish:
      'The text of the test has a time-out, or a connection that was refused or cut off.',
    message: 'Read timed out',
    source:
      'Java, SocketTimeoutException and ConnectException, and Oracle, Troubleshoot Private Endpoints',
    confidence: 'inferred',
  },
  'proxy-refuses-oracle-integration': {
    distinguish:
      'The text of the test mentions a tunnel or a proxy, or the status is 407. A 401 or 403 beside such words is of the proxy: the test did not reach the pod.',
    message:
      'Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
    source:
      'RFC 9110, 15.5.8. Java, HttpURLConnection. Oracle, Download and Install the Connectivity Agent',
    confidence: 'inferred',
  },
  'connectivity-agent-silent': {
    distinguish: 'The text of the test mentions the agent, or a time-out comes after 140 seconds.',
    message: 'Agent may not be running',
    source: 'Oracle, WebLogic JMS Adapter, Troubleshoot Connection Issues',
    confidence: 'documented',
  },
  'connection-redirected': {
    distinguish:
      'The text of the test has status 301, 302, 303, 307 or 308. The API answers a refused token with 401. Pages for a browser redirect.',
    message: 'Found [302]',
    source: 'pages of Fusion that send a browser to sign in (that the test repeats it is inferred)',
    confidence: 'inferred',
  },
  'pod-fails-the-test': {
    distinguish:
      'The text has status 500 of the pod in brackets, or one such as 400 and 501. So the pod did not refuse the token. A catalogue may answer 500 if a privilege is missing. Status 400 may also come of an address or a port that is not that of the API.',
    source: 'RFC 9110, 15.5 and 15.6, and Oracle, Fusion REST, Status Codes',
    confidence: 'inferred',
  },
  'connection-test-without-result': {
    distinguish:
      'The test answers 202, a status such as INPROGRESS, or success with warnings. Or it answers CONFIGURED beside words that say something else, or 200 without any word that it passed.',
    source: `${TEST}. Only status 200 is documented, and no form of its answer`,
    confidence: 'inferred',
  },
  'connection-test-unexplained': {
    distinguish:
      'The text has no status of Fusion, no OAuth error and no network fault. CASDK-0005 alone may be any exception of an adapter. CASDK-0004 proves no 401, unless the words beside it say that a sign-in was refused.',
    source: CONNECTIONS,
    confidence: 'inferred',
  },
  'adapter-metadata-stale': {
    distinguish: 'The connection test passes, and the adapter’s wizard fails.',
    source: CONNECTIONS,
    confidence: 'documented',
    unseen: 'only the wizard in the designer shows it',
  },
  'policy-not-in-generation-2': {
    distinguish: 'The policy is not in the list on the page of the connection.',
    source: 'a practitioner’s set-up for ERP connections',
    confidence: 'seen in public code',
    unseen: 'a policy that cannot be chosen leaves no trace',
  },
}
