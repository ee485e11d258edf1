import type { Causes } from './cause.js'

const CONNECTIONS = 'Oracle, Oracle Integration REST API, Connections'
const DEVELOPER_APIS = 'Oracle, Call Developer APIs with OAuth'
const CONNECTION = 'Oracle Integration > Design > Connections > the connection'
const INSTANCE_PAGE = 'Oracle Integration > About'

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
    distinguish: 'The test answers 409, or the status is not CONFIGURED.',
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
    fix: 'Open Domains > your domain > Oracle cloud services > the Oracle Integration instance > Application roles > ServiceDeveloper and add the confidential application (ServiceUser may read, not test).',
    explains401: false,
    distinguish: 'Oracle Integration itself answers 401 or 403; Fusion was not asked.',
    source: DEVELOPER_APIS,
    confidence: 'documented',
  },
  'oic-scope-wrong': {
    title: 'The scope is not that of this Oracle Integration instance',
    fixBy: 'workflow author',
    fix: 'Open the confidential application > OAuth configuration > Resources, copy the scope of the instance that ends in urn:opc:resource:consumer::all, and set oic-scope to it.',
    explains401: false,
    distinguish:
      'The domain refuses the scope, or Oracle Integration answers 401 to a token that is good elsewhere.',
    source: DEVELOPER_APIS,
    confidence: 'documented',
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
  'oic-unavailable': {
    title: 'Oracle Integration is not available',
    fixBy: 'integration developer',
    fix: 'Look at the instance in the OCI console (stopped, updating) and at the OCI status page, and run again.',
    explains401: false,
    distinguish: 'Status 502, 503 or 504 of Oracle Integration itself, after several attempts.',
    source: 'RFC 9110, 15.6',
    confidence: 'documented',
  },
  'connection-test-unexplained': {
    title: 'The connection test failed with a text that nobody has described',
    fixBy: 'integration developer',
    fix: `Open ${CONNECTION} > Test and look at the details; quote the request id to Oracle Support.`,
    explains401: false,
    distinguish: 'No CASDK code, no status of Fusion and no OAuth error in the text.',
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
