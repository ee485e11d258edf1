import type { Causes } from './cause.js'

const APPLICATIONS =
  'OCI console > Identity & Security > Domains > your domain > Integrated applications'
const CALLER = `${APPLICATIONS} > the client application of oic-client-id (or client-id) > OAuth configuration > Resources`
const CONNECTION = 'Oracle Integration > Design > Connections > the connection'
const INSTANCE_PAGE = 'Oracle Integration > About'
const INSTANCE = 'OCI console > Integration > the instance'
const CONSENT = 'Choose Provide Consent, Test, Save.'

/** Oracle Integration: its API, and the connection in it. */
export const INTEGRATION_CAUSES = {
  'connection-missing': {
    title: 'Oracle Integration has no connection of this ID',
    fixBy: 'workflow author',
    fix: `Open Oracle Integration > Design > Connections and compare the identifiers there with oic-connections. Write a connection in a project as PROJECT/ID.`,
    explains401: false,
  },
  'connection-host-wrong': {
    title: 'The connection points at another pod',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > ERP Cloud Host. Enter the host of fusion-url alone, without https:// and path.`,
    explains401: true,
  },
  'connection-imported': {
    title: 'The connection was imported or cloned without its secrets',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}. Enter the client secret again. ${CONSENT}`,
    explains401: true,
  },
  'security-policy-wrong': {
    title: 'The connection uses another security policy than OAuth',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Security. Choose OAuth Authorization Code Credentials (or OAuth using JWT User Assertion).`,
    explains401: true,
  },
  'connection-incomplete': {
    title: 'The connection is not completely configured',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}. Complete every required property. Choose Test and Save.`,
    explains401: true,
  },
  'connection-locked': {
    title: 'The connection is locked, because another user is editing it',
    fixBy: 'integration developer',
    fix: `Ask the person who edits it to save and close. Or unlock it: ${CONNECTION} > Unlock.`,
    explains401: false,
  },
  'oic-role-missing': {
    title: 'The client application may not call the API of Oracle Integration',
    fixBy: 'domain administrator',
    fix: 'Open OCI console > Identity & Security > Domains > your domain > Oracle cloud services > the Oracle Integration instance > Application roles > ServiceDeveloper. Add the client application of oic-client-id (or client-id). The role ServiceUser may read, but not test.',
    explains401: false,
  },
  'oic-scope-wrong': {
    title: 'The scope is not that of this Oracle Integration instance',
    fixBy: 'workflow author',
    fix: `Open ${CALLER}. Copy the scope of the instance that ends in urn:opc:resource:consumer::all. Set oic-scope to it.`,
    explains401: false,
  },
  'oic-scope-not-granted': {
    title: 'The client application was not given the scope of Oracle Integration',
    fixBy: 'domain administrator',
    fix: `Open ${CALLER}. Add the scope of the Oracle Integration instance that ends in urn:opc:resource:consumer::all. Save.`,
    explains401: false,
  },
  'oic-instance-wrong': {
    title: 'oic-instance is not the name of an instance at this address',
    fixBy: 'workflow author',
    fix: `Copy the service instance name from ${INSTANCE_PAGE} into oic-instance. It is also integrationInstance in the address of the console.`,
    explains401: false,
  },
  'oic-runner-not-allowed': {
    title: 'The allowlist of the Oracle Integration instance does not contain the runner',
    fixBy: 'network administrator',
    fix: `Open ${INSTANCE} > Network access and add the public address of the runner. Or use a runner whose address is in the list.`,
    explains401: false,
  },
  'oic-test-stopped-on-the-way': {
    title: 'Something between the runner and Oracle Integration answers the test',
    fixBy: 'network administrator',
    fix: 'Find out which proxy, gateway or web application firewall is between the runner and Oracle Integration. Allow POST to /ic/api/integration/v1/connections/<id>/test there. Keep the URL: the connection was found under it.',
    explains401: false,
  },
  'oic-url-wrong': {
    title: 'oic-url is not the address of the API of Oracle Integration',
    fixBy: 'workflow author',
    fix: `Set oic-url to the design-time URL of ${INSTANCE}, without a path. In Oracle Integration 3 it is https://design.integration.<region>.ocp.oraclecloud.com.`,
    explains401: false,
  },
  'oic-unavailable': {
    title: 'Oracle Integration is not available',
    fixBy: 'integration developer',
    fix: 'Check in the OCI console whether the instance is stopped or updating. Check the OCI status page too. Then run the action again.',
    explains401: false,
  },
  'connection-credentials-wrong': {
    title: 'The identity domain rejects the client ID or secret of the connection',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}. Enter client ID and client secret of the client application again. ${CONSENT} Ask the identity domain administrator whether the client application is active. Have its secret regenerated only as a last resort. A new secret breaks everything that uses the old one.`,
    explains401: true,
  },
  'connection-password-wrong': {
    title: 'Fusion rejects the user name or the password of the connection',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Security. Enter name and password of the user again. Choose Test, Save. If they are right, ask the Fusion IT security manager whether the user is active and not locked. Ask too whether its password has expired. OAuth needs no password of a user: its policy is OAuth Authorization Code Credentials.`,
    explains401: true,
  },
  'connection-scope-not-granted': {
    title: 'The client application of the connection was not given its scope',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATIONS} > the client application of the connection > OAuth configuration. Check that the scope of the pod (usually https://<pod>:443/) is among Resources. Check that the grant types Authorization code and Refresh token are ticked. Then the integration developer compares ${CONNECTION} > Scope with it, and chooses Provide Consent, Test, Save.`,
    explains401: true,
  },
  'connection-scope-wrong': {
    title: 'The scope in the connection is malformed or unknown',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Scope. Enter the fully qualified scope of the pod (usually https://<pod>:443/) as the client application has it among Resources. Write audience and scope without a space between them. Add offline_access after a space. ${CONSENT}`,
    explains401: true,
  },
  'connection-outside-perimeter': {
    title: 'A network perimeter or policy of the identity domain blocks Oracle Integration',
    fixBy: 'domain administrator',
    fix: `Open ${APPLICATIONS} > the client application of the connection > OAuth configuration > Client IP address. Add a network perimeter with the outbound addresses of Oracle Integration (${INSTANCE_PAGE}). Check the sign-on policy of the application too.`,
    explains401: true,
  },
  'oracle-integration-rate-limited': {
    title: 'Oracle Integration itself meets a rate limit',
    fixBy: 'integration developer',
    fix: `Wait some minutes and open ${CONNECTION} > Test again. If it still fails, find out which integrations call the same pod at that time. Spread their schedules.`,
    explains401: false,
  },
  'target-not-trusted-by-oracle-integration': {
    title: 'TLS between Oracle Integration and the host of the connection fails',
    fixBy: 'integration developer',
    fix: `Find out which certificate the host in the message shows. A proxy, a private endpoint or a vanity domain may show one of a private CA. If so, upload the CA certificate: Oracle Integration > Settings > Certificates > Upload, type X.509, category Trust. If you use a connectivity agent, import the CA certificate into the agent's keystore. Then test the connection again.`,
    explains401: false,
  },
  'target-unknown-to-oracle-integration': {
    title: 'Oracle Integration cannot resolve the host of the connection',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}. Compare the host in the message with ERP Cloud Host, Authorization Code URI and Access Token URI. If the host is right, ask the network administrator about the DNS of the private endpoint or of the connectivity agent.`,
    explains401: false,
  },
  'target-out-of-reach-of-oracle-integration': {
    title: 'Oracle Integration cannot reach the host of the connection',
    fixBy: 'network administrator',
    fix: `Test the connection again. If it still fails, check ${INSTANCE} > Private endpoint with its subnet and security lists. Check the network access rules of the Fusion environment. If you use a connectivity agent, check its host too.`,
    explains401: false,
  },
  'proxy-refuses-oracle-integration': {
    title: 'A proxy between Oracle Integration and the host of the connection refuses',
    fixBy: 'network administrator',
    fix: 'Find out which proxy answers. If you use a connectivity agent, compare proxy_HOST, proxy_USER and proxy_PASSWORD in its InstallerProfile.cfg with the proxy. Allow the hosts of the pod and of the identity domain in the proxy. If you use no agent, ask what answers for the private endpoint. Then test the connection again.',
    explains401: false,
  },
  'connectivity-agent-silent': {
    title: 'The connectivity agent of the connection does not answer',
    fixBy: 'integration developer',
    fix: `Open Oracle Integration > Design > Agents > the agent group, and start the agent. A connection to Fusion needs no agent. If you have no reason for one, choose Public gateway under ${CONNECTION} > Access type.`,
    explains401: false,
  },
  'connection-redirected': {
    title: 'The host of the connection redirects, most likely to a sign-in page',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > ERP Cloud Host. Enter the host of fusion-url alone, without https:// and path. If it is right, choose Provide Consent, Test, Save. A request without a token is sent to sign in too.`,
    explains401: false,
  },
  'pod-fails-the-test': {
    title: 'The pod answers the test with an error of its own',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION}. Compare its properties with the pod. Choose Test and read the details. If it still fails, open a service request with Oracle. Quote the request ID and the time of the message.`,
    explains401: false,
  },
  'connection-test-without-result': {
    title: 'Oracle Integration does not say clearly how the test ended',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Test and look at the result. If it passes there, run the action again. If the same answer comes again, the action does not know its form yet. In that case, open an issue with the form for live answers, which says what to attach.`,
    explains401: false,
  },
  'connection-test-unexplained': {
    title: 'The connection test failed with an unknown text',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Test and read the details. Send the request ID to Oracle Support.`,
    explains401: false,
  },
  'adapter-metadata-stale': {
    title: 'The adapter uses metadata from before a change of host or roles',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Refresh metadata.`,
    explains401: false,
  },
  'policy-not-in-generation-2': {
    title: 'The SOAP adapter of Oracle Integration Generation 2 lacks this OAuth policy',
    fixBy: 'integration developer',
    fix: 'Use the ERP Cloud or the REST adapter, or upgrade to Oracle Integration 3.',
    explains401: false,
  },
} as const satisfies Causes
