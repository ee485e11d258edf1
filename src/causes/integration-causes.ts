import { CASDK_0004, type Causes } from './cause.js'

const CONNECTIONS = 'Oracle, Oracle Integration REST API, Connections'
const DEVELOPER_APIS = 'Oracle, Call Developer APIs with OAuth'
const CONNECTION = 'Oracle Integration > Design > Connections > the connection'
const INSTANCE_PAGE = 'Oracle Integration > About'
const INSTANCE = 'OCI console > Integration > the instance'
const TEST = 'Oracle, Test a Connection'

/** Oracle Integration: its API, and the connection in it. */
export const INTEGRATION_CAUSES = {
  'connection-missing': {
    title: 'Oracle Integration has no connection of this id',
    fixBy: 'workflow author',
    fix: `Compare oic-connections with the identifier in ${CONNECTION}; a connection in a project is PROJECT/ID.`,
    explains401: false,
    distinguish: 'Status 404 for the connection, while the API answers the caller.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'connection-host-wrong': {
    title: 'The connection points at another pod',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > ERP Cloud Host and enter the host of fusion-url alone, without https:// and path.`,
    explains401: true,
    distinguish: 'A property of the connection names another host of Fusion.',
    source:
      'Oracle, ERP Cloud Adapter (ERP Cloud Host); property names as public clients read them',
    confidence: 'seen in public code',
  },
  'connection-imported': {
    title: 'The connection was imported or cloned: secrets are not carried',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}, enter the client secret again, choose Provide Consent, Test, Save.`,
    explains401: true,
    distinguish: 'Fails right after an import; it never worked in this environment.',
    source: 'public scripts that set the secrets after an import',
    confidence: 'documented',
  },
  'security-policy-wrong': {
    title: 'The connection uses another security policy than OAuth',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Security and choose OAuth Authorization Code Credentials (or OAuth using JWT User Assertion).`,
    explains401: true,
    distinguish: 'securityPolicy of the connection; a test under Basic proves nothing of OAuth.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'connection-incomplete': {
    title: 'The connection is not completely configured',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}, complete every required property, choose Test and Save.`,
    explains401: true,
    distinguish: 'The test answers 409, or the status is INPROGRESS or DRAFT.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'connection-locked': {
    title: 'Somebody has the connection open for editing, and it is locked',
    fixBy: 'integration developer',
    fix: `Ask the person who edits it to save and close, or unlock it: ${CONNECTION} > Unlock.`,
    explains401: false,
    distinguish: 'The test answers 412.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'oic-role-missing': {
    title: 'The client may not call the API of Oracle Integration',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Oracle cloud services > the Oracle Integration instance > Application roles > ServiceDeveloper and add the confidential application of oic-client-id, or of client-id if that is empty (ServiceUser may read, not test).',
    explains401: false,
    distinguish: 'Oracle Integration itself answers 401 or 403; Fusion was not asked.',
    source: DEVELOPER_APIS,
    confidence: 'documented',
  },
  'oic-scope-wrong': {
    title: 'The scope is not that of this Oracle Integration instance',
    fixBy: 'workflow author',
    fix: 'Open Domains > your domain > Integrated applications > the confidential application of oic-client-id (or client-id) > OAuth configuration > Resources, copy the scope of the instance that ends in urn:opc:resource:consumer::all, and set oic-scope to it.',
    explains401: false,
    distinguish:
      'The domain refuses the scope, or Oracle Integration answers 401 to a token that is good elsewhere.',
    source: DEVELOPER_APIS,
    confidence: 'documented',
  },
  'oic-scope-not-granted': {
    title: 'The confidential application was not given the scope of Oracle Integration',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Integrated applications > the confidential application of oic-client-id (or client-id) > OAuth configuration > Resources, add the scope of the Oracle Integration instance that ends in urn:opc:resource:consumer::all, and save.',
    explains401: false,
    distinguish:
      'The domain answers unauthorized_client to oic-scope. A scope that no resource has is invalid_scope.',
    message: '{"error":"unauthorized_client","error_description":"Client authorization failed."}',
    source: `${DEVELOPER_APIS}; the answer is recorded for a scope of Fusion`,
    confidence: 'recorded: token-scope-not-given',
  },
  'oic-instance-wrong': {
    title: 'oic-instance is not the name of an instance at this address',
    fixBy: 'workflow author',
    fix: `Copy the service instance name from ${INSTANCE_PAGE}, or from integrationInstance in the address of the console, into oic-instance.`,
    explains401: false,
    distinguish:
      'The design-time host answers 400 and names the instance; every connection fails alike.',
    source: CONNECTIONS,
    confidence: 'documented',
  },
  'oic-runner-not-allowed': {
    title:
      'The allowlist of the Oracle Integration instance does not contain the address of the runner',
    fixBy: 'network administrator',
    fix: `Open ${INSTANCE} > Network access and add the public address of the runner, or use a runner whose address is in the list.`,
    explains401: false,
    distinguish:
      'Status 403 with a web page, or with nothing at all, for every request; the API itself answers JSON.',
    source:
      'Oracle, Restrict Access to an Instance Using the Self-Service Allowlist; the form of the answer is inferred',
    confidence: 'inferred',
  },
  'oic-test-stopped-on-the-way': {
    title: 'Something between the runner and Oracle Integration answers the test in its place',
    fixBy: 'network administrator',
    fix: 'Find out which proxy, gateway or web application firewall stands before Oracle Integration for the runner, and allow POST to /ic/api/integration/v1/connections/<id>/test. The URL is right: the connection was found under it.',
    explains401: false,
    distinguish:
      'The connection is found by GET, and POST to its test gets a web page, a plain text or a redirect.',
    source: 'conclusion of this project: the API answers GET with JSON, and the same host POST not',
    confidence: 'inferred',
  },
  'oic-url-wrong': {
    title: 'oic-url is not the address of the API of Oracle Integration',
    fixBy: 'workflow author',
    fix: `Set oic-url to the design-time URL of ${INSTANCE} (https://design.integration.<region>.ocp.oraclecloud.com in Oracle Integration 3), without a path.`,
    explains401: false,
    distinguish:
      'A web page or a redirect where the API answers JSON. The host of an instance may redirect calls of the API to the design-time host.',
    source: `${CONNECTIONS}; public clients that meet the redirect`,
    confidence: 'inferred',
  },
  'oic-unavailable': {
    title: 'Oracle Integration is not available',
    fixBy: 'integration developer',
    fix: 'Look at the instance in the OCI console (stopped, updating) and at the OCI status page, and run again.',
    explains401: false,
    distinguish: 'Status 502, 503 or 504 of Oracle Integration itself, after several attempts.',
    source: 'RFC 9110, 15.6',
    confidence: 'documented',
  },
  'connection-credentials-wrong': {
    title: 'The identity domain refuses the client id or the client secret of the connection',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}, enter client id and client secret of the client application again, choose Provide Consent, Test, Save. Ask the domain administrator whether the client application is active. Its secret is regenerated only as the last resort: a new one breaks everything that shares the application.`,
    explains401: true,
    distinguish:
      'The test repeats invalid_client. The credentials of this workflow are others, even where they should be the same.',
    message: '{"error":"invalid_client"}',
    source:
      'Oracle, OAuth API for identity domains, error codes; that the test repeats it is inferred',
    confidence: 'inferred',
  },
  'connection-password-wrong': {
    title: 'Fusion refuses the user name or the password of the connection',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Security, enter name and password of the user again, choose Test, Save. If they are right, ask the Fusion IT security manager whether the user is active and not locked, and whether its password has expired. OAuth needs no password of a user: the policy is OAuth Authorization Code Credentials.`,
    explains401: true,
    distinguish:
      'securityPolicy of the connection is Basic Authentication or Username Password Token: no token is sent, so neither trust nor consent is a cause.',
    message: CASDK_0004,
    source: 'Oracle, Configure Inbound Authentication; that the test repeats the 401 is inferred',
    confidence: 'inferred',
  },
  'connection-scope-not-granted': {
    title: 'The client application of the connection was not given the scope that it asks for',
    fixBy: 'domain administrator',
    fix: `Open Domains > your domain > Integrated applications > the client application of the connection > OAuth configuration: the scope of the pod must be among Resources, and the grant types Authorization code and Refresh token ticked. Then the integration developer compares ${CONNECTION} > Scope with it, chooses Provide Consent, Test, Save.`,
    explains401: true,
    distinguish:
      'The test repeats unauthorized_client: the domain says it to a scope, and perhaps to a grant type, that the client of the connection was not given. What the inputs of this workflow ask for plays no part.',
    message: '{"error":"unauthorized_client","error_description":"Client authorization failed."}',
    source:
      'Oracle API Platform tutorial of 2018 (a recorded answer to a scope that was not given); that the test repeats it is inferred',
    confidence: 'inferred',
  },
  'connection-scope-wrong': {
    title: 'The scope in the connection is malformed, or unknown to the identity domain',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Scope, enter the fully qualified scope of the pod as the client application has it among Resources (audience and scope without a space) and offline_access, choose Provide Consent, Test, Save.`,
    explains401: true,
    distinguish:
      'The test repeats invalid_scope. The scope is the one in the connection, not that of an input.',
    message: '{"error":"invalid_scope"}',
    source:
      'Oracle, OAuth API for identity domains, error codes; that the test repeats it is inferred',
    confidence: 'inferred',
  },
  'connection-outside-perimeter': {
    title:
      'The identity domain does not let Oracle Integration in: a network perimeter or a policy',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Integrated applications > the client application of the connection > OAuth configuration > Client IP address, and add a network perimeter with the outbound addresses of Oracle Integration (Oracle Integration > About). Look at the sign-on policy of the application too.',
    explains401: true,
    distinguish:
      'The test repeats access_denied, or status 403 of the token endpoint, and the runner gets its tokens.',
    message: '{"error":"access_denied"}',
    source: 'Oracle, identity domains API, App.clientIPChecking; the refusal is inferred',
    confidence: 'inferred',
  },
  'oracle-integration-rate-limited': {
    title: 'Oracle Integration itself meets a rate limit, of the pod or of the identity domain',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Test again some minutes later. If it stays so, find out which integrations call the same pod at that time, and spread their schedules.`,
    explains401: false,
    distinguish:
      'Status 429 in the text of the test: of the pod, or of the token endpoint after "unsuccessful status". The requests of this workflow play no part.',
    message: 'Too Many Requests [429]',
    source: 'RFC 6585, 4; A-Team, HTTP 429 with Oracle Integration',
    confidence: 'inferred',
  },
  'target-not-trusted-by-oracle-integration': {
    title: 'TLS between Oracle Integration and the host of the connection fails',
    fixBy: 'integration developer',
    fix: `Find out which certificate the host in the message shows. If a proxy, a private endpoint or a vanity domain shows one of a private authority, upload the certificate of that authority: Oracle Integration > Settings > Certificates > Upload, type X.509, category Trust. With a connectivity agent, import it into the agent's keystore. Then test the connection again.`,
    explains401: false,
    distinguish: 'An exception of TLS in the text of the test. No credential was sent yet.',
    message: 'PKIX path building failed',
    source:
      'Java, CertPathValidatorException; Oracle, Upload a Certificate to Connect with External Services',
    confidence: 'inferred',
  },
  'target-unknown-to-oracle-integration': {
    title: 'Oracle Integration cannot resolve the host of the connection',
    fixBy: 'integration developer',
    fix: `Compare the host in the message with ${CONNECTION} > ERP Cloud Host, Authorization Code URI and Access Token URI. If it is right, ask the network administrator about the DNS of the private endpoint or of the connectivity agent.`,
    explains401: false,
    distinguish: 'UnknownHostException in the text of the test; the pod was not reached.',
    message: 'java.net.UnknownHostException',
    source: 'Java, UnknownHostException',
    confidence: 'inferred',
  },
  'target-out-of-reach-of-oracle-integration': {
    title:
      'Oracle Integration cannot reach the host of the connection: refused, cut off or timed out',
    fixBy: 'network administrator',
    fix: `Test the connection again. If it stays so, look at the way from Oracle Integration: ${INSTANCE} > Private endpoint, its subnet and security lists, the network access rules of the Fusion environment, or the host of the connectivity agent.`,
    explains401: false,
    distinguish:
      'A time-out, or a connection that was refused or cut off, in the text of the test.',
    message: 'Read timed out',
    source:
      'Java, SocketTimeoutException and ConnectException; Oracle, Troubleshoot Private Endpoints',
    confidence: 'inferred',
  },
  'proxy-refuses-oracle-integration': {
    title: 'A proxy between Oracle Integration and the host of the connection refuses',
    fixBy: 'network administrator',
    fix: 'Find out which proxy answers. With a connectivity agent, compare proxy_HOST, proxy_USER and proxy_PASSWORD in its InstallerProfile.cfg with the proxy, and allow the hosts of the pod and of the identity domain there. Without one, ask what answers for the private endpoint. Then test the connection again.',
    explains401: false,
    distinguish:
      'The text of the test speaks of a tunnel or a proxy, or the status is 407. A 401 or 403 beside such words is the proxy’s: the pod was not asked.',
    message:
      'Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
    source:
      'RFC 9110, 15.5.8; Java, HttpURLConnection; Oracle, Download and Install the Connectivity Agent',
    confidence: 'inferred',
  },
  'connectivity-agent-silent': {
    title: 'The connectivity agent of the connection does not answer',
    fixBy: 'integration developer',
    fix: `Look at Oracle Integration > Design > Agents > the agent group, and start the agent. A connection to Fusion needs none: if there is no reason for one, choose Public gateway under ${CONNECTION} > Access type.`,
    explains401: false,
    distinguish: 'The text of the test speaks of the agent, or a time-out comes after 140 seconds.',
    message: 'Agent may not be running',
    source: 'Oracle, WebLogic JMS Adapter, Troubleshoot Connection Issues',
    confidence: 'documented',
  },
  'connection-redirected': {
    title: 'The host of the connection redirects the test, most likely to a sign-in page',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > ERP Cloud Host and enter the host of fusion-url alone, without https:// and path. If it is right, choose Provide Consent, Test, Save: a request without a token is sent to sign in too.`,
    explains401: false,
    distinguish:
      'Status 301, 302, 303, 307 or 308 in the text of the test. The API answers a refused token with 401; pages for a browser redirect.',
    message: 'Found [302]',
    source: 'pages of Fusion that send a browser to sign in; that the test repeats it is inferred',
    confidence: 'inferred',
  },
  'pod-fails-the-test': {
    title: 'The pod answers the test with an error of its own',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}, compare its properties with the pod, choose Test and look at the details. If it stays so, open a service request to Oracle Support with the request id and the time of the message.`,
    explains401: false,
    distinguish:
      'Status 500 of the pod in brackets, or one such as 400 and 501: the token was not refused. A catalogue may answer 500 where a privilege is missing, and 400 comes of an address or a port that is not the API’s, too.',
    source: 'RFC 9110, 15.5 and 15.6; Oracle, Fusion REST, Status Codes',
    confidence: 'inferred',
  },
  'connection-test-without-result': {
    title: 'Oracle Integration does not clearly say how the test of the connection ended',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Test and look at the result. If it passes there, run again. If the same comes again, Oracle Integration answers in a form that was not recorded yet: open an issue with the form for live answers, which says what to attach.`,
    explains401: false,
    distinguish:
      'The test answers 202, a status such as INPROGRESS, success with warnings, CONFIGURED beside words that say something else, or 200 with nothing that says that it passed.',
    source: `${TEST}; only status 200 is documented, and no form of its answer`,
    confidence: 'inferred',
  },
  'connection-test-unexplained': {
    title: 'The connection test failed with a text that nobody has described',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Test and look at the details; quote the request id to Oracle Support.`,
    explains401: false,
    distinguish:
      'No status of Fusion, no OAuth error and no fault of the network in the text. CASDK-0005 alone may be any exception of an adapter, and CASDK-0004 is no proof of a 401 beside words that do not say that a sign-in was refused.',
    source: CONNECTIONS,
    confidence: 'inferred',
  },
  'adapter-metadata-stale': {
    title: 'The adapter works with metadata from before a change of host or roles',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Refresh metadata.`,
    explains401: false,
    distinguish: 'The connection test passes, and the adapter’s wizard fails.',
    source: CONNECTIONS,
    confidence: 'documented',
    unseen: 'only the wizard in the designer shows it',
  },
  'policy-not-in-generation-2': {
    title: 'The SOAP adapter of Oracle Integration Generation 2 lacks this OAuth policy',
    fixBy: 'integration developer',
    fix: 'Use the ERP Cloud or the REST adapter, or upgrade to Oracle Integration 3.',
    explains401: false,
    distinguish: 'The policy is not in the list of the connection’s page.',
    source: 'a practitioner’s set-up for ERP connections',
    confidence: 'seen in public code',
    unseen: 'a policy that cannot be chosen leaves no trace',
  },
} as const satisfies Causes
