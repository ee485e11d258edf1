/** Who can mend a failed check. */
export type FixBy =
  | 'domain administrator'
  | 'Fusion IT security manager'
  | 'integration developer'
  | 'network administrator'
  | 'workflow author'

/** What the catalogue knows of a cause. */
export interface Cause {
  readonly title: string
  readonly fixBy: FixBy
  /** What to do, imperative, screen by screen. */
  readonly fix: string
  /** Whether Oracle Integration shows this cause as `CASDK-0004 … Unauthorized [401]`. */
  readonly explains401: boolean
}

/** Every cause the action can name, by id. Ids are API: they stand in reports and in the output `causes`. */
export const CAUSES = {
  'input-invalid': {
    title: 'An input of the workflow is missing, malformed or contradicts another',
    fixBy: 'workflow author',
    fix: 'Correct the inputs named in the message in the workflow file.',
    explains401: false,
  },
  'host-unknown': {
    title: 'The host name does not exist, or the runner cannot resolve it',
    fixBy: 'workflow author',
    fix: 'Compare the URL with the one in the console (identity domain: Domains > your domain > Domain URL). If it is right, let the runner resolve it.',
    explains401: false,
  },
  'host-unreachable': {
    title: 'The host does not answer the runner',
    fixBy: 'network administrator',
    fix: 'Open the way from the runner to the host on port 443 (firewall, proxy, network perimeter), or use a runner that has it.',
    explains401: false,
  },
  'tls-not-trusted': {
    title:
      'The TLS certificate of the host is not accepted: interception, a private CA, or another host',
    fixBy: 'network administrator',
    fix: 'If a proxy inspects TLS, put its CA as PEM into the input ca-certificates; if not, compare the host name with the console.',
    explains401: false,
  },
  'proxy-refuses': {
    title: 'The proxy refuses the connection',
    fixBy: 'network administrator',
    fix: 'Allow the host in the proxy named by HTTPS_PROXY, correct its user and password, or put the host into NO_PROXY.',
    explains401: false,
  },
  'service-unavailable': {
    title: 'The service is in maintenance or overloaded',
    fixBy: 'domain administrator',
    fix: 'Wait, look at the OCI status page and the maintenance announcements, and run again.',
    explains401: false,
  },
  'pod-unavailable': {
    title: 'The pod is in maintenance, being refreshed or suspended',
    fixBy: 'Fusion IT security manager',
    fix: 'Look at the maintenance window of the environment (OCI console > Fusion Applications > environment > Maintenance), wait, and run again.',
    explains401: false,
  },
  'runner-shut-out': {
    title: 'Location-based access or a network rule of the pod shuts the runner out',
    fixBy: 'Fusion IT security manager',
    fix: "Open Tools > Security Console > Administration > Location Based Access and add the runner's address, or look at the network access rules of the environment in the OCI console; or use a runner whose address is allowed. Oracle Integration may still get through: the connection test in its console tells.",
    explains401: false,
  },
  'fusion-host-wrong': {
    title: 'The host is no Fusion pod, or not this one',
    fixBy: 'workflow author',
    fix: 'Compare fusion-url with the URL in the browser after signing in to Fusion; it is the host alone, without a path.',
    explains401: false,
  },
  'rate-limited': {
    title: 'The rate limit of the identity domain is used up',
    fixBy: 'domain administrator',
    fix: 'Run fewer pairs at once (strategy.max-parallel), or change the domain to a type with higher limits.',
    explains401: false,
  },
  'not-the-api': {
    title: 'Something other than the API answers: a sign-in page, a proxy or another host',
    fixBy: 'workflow author',
    fix: 'Compare the URL with the one in the console; it names the service alone, without a path. If it is right, ask the network administrator which proxy answers.',
    explains401: false,
  },
  'answer-unexpected': {
    title: 'The service answered with an error that nobody has described',
    fixBy: 'domain administrator',
    fix: 'Look the request id up in the audit log of the identity domain, or quote it to Oracle Support.',
    explains401: false,
  },
  'client-credentials-wrong': {
    title: 'The client id or the client secret is wrong',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Integrated applications > the confidential application > OAuth configuration, copy the client id, show or regenerate the secret, and store both as secrets of the workflow. Enter a regenerated secret in the connection too, and give consent again.',
    explains401: true,
  },
  'client-app-inactive': {
    title: 'The confidential application is not activated, or was deleted',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Integrated applications > the confidential application and choose Activate.',
    explains401: true,
  },
  'client-grant-not-allowed': {
    title: 'The confidential application may not use the grant type client credentials',
    fixBy: 'domain administrator',
    fix: 'Open Integrated applications > the confidential application > Edit OAuth configuration, tick Client credentials, and save.',
    explains401: true,
  },
  'client-outside-perimeter': {
    title: 'The application accepts clients from certain networks only, and the runner is outside',
    fixBy: 'domain administrator',
    fix: 'Open Integrated applications > the confidential application > OAuth configuration > Client IP address and add a network perimeter with the runner, or use a runner inside.',
    explains401: false,
  },
  'domain-wrong': {
    title: 'The application lives in another identity domain',
    fixBy: 'workflow author',
    fix: 'Compare identity-domain-url with the domain in which the confidential application was created (Domains > your domain > Domain URL).',
    explains401: true,
  },
  'keys-not-readable': {
    title: 'The domain does not show its signing keys to this client',
    fixBy: 'domain administrator',
    fix: 'Open Domains > your domain > Settings > Domain settings > Access signing certificate and choose Configure client access, or give the application a role that may read them (Security Administrator is enough).',
    explains401: false,
  },
  'issuer-text-differs': {
    title: 'The trusted issuer is written differently from the issuer of real tokens',
    fixBy: 'Fusion IT security manager',
    fix: 'Open Tools > Security Console > API Authentication > the Oracle API authentication provider > Edit, type the issuer exactly as found, press Enter, and choose Save and Close. Then correct the input trusted-issuer.',
    explains401: true,
  },
  'issuer-custom': {
    title: 'The identity domain issues tokens under an issuer of its own',
    fixBy: 'Fusion IT security manager',
    fix: 'Add the issuer exactly as found as a trusted issuer: Tools > Security Console > API Authentication > Edit, type it, press Enter, Save and Close. Then set the input trusted-issuer to it.',
    explains401: true,
  },
  'clock-wrong': {
    title: 'The clock of the runner or of the domain is wrong',
    fixBy: 'network administrator',
    fix: 'Synchronise the clock of the runner by NTP.',
    explains401: false,
  },
  'grant-standing': {
    title: 'The application holds the role Identity Domain Administrator for good',
    fixBy: 'domain administrator',
    fix: 'Open Integrated applications > the confidential application > OAuth configuration > App roles and remove Identity Domain Administrator.',
    explains401: false,
  },
  'certificate-malformed': {
    title: 'The exported key or certificate is damaged or incomplete',
    fixBy: 'domain administrator',
    fix: 'Read /admin/v1/SigningCert/jwk again; if it comes the same way, open a service request with Oracle for the identity domain. Import nothing.',
    explains401: true,
  },
  'certificate-incomplete': {
    title: "The authority's certificate is missing: only one of the two can be imported",
    fixBy: 'domain administrator',
    fix: "Ask Oracle Support for the certificate of the domain's signing authority; Fusion needs both.",
    explains401: true,
  },
  'signing-key-differs': {
    title:
      'Tokens are signed with another key than the exported one: rotated just now, or another domain',
    fixBy: 'domain administrator',
    fix: 'Run again in an hour. If the key still differs, compare identity-domain-url with the domain of the application, and open a service request with Oracle.',
    explains401: true,
  },
  'certificate-of-another-domain': {
    title: 'The certificate belongs to another identity domain',
    fixBy: 'domain administrator',
    fix: 'Compare identity-domain-url with the domain of the application, and export the keys of that domain.',
    explains401: true,
  },
  'certificate-expired': {
    title: 'A certificate of the identity domain has expired or expires soon',
    fixBy: 'domain administrator',
    fix: 'Ask Oracle Support when the domain rotates its signing certificate, and plan the import of the new pair into Fusion under new aliases.',
    explains401: true,
  },
  'certificate-not-yet-valid': {
    title: 'A certificate of the identity domain is not valid yet',
    fixBy: 'domain administrator',
    fix: 'Compare the clock of the runner; if it is right, wait until the certificate becomes valid before it is imported.',
    explains401: true,
  },
  'fingerprint-unknown': {
    title: 'A certificate was seen whose fingerprint is not on the list',
    fixBy: 'domain administrator',
    fix: 'Find out whether the domain rotated its signing key. If so, import the new certificate into Fusion and add its fingerprint to expected-fingerprints.',
    explains401: false,
  },
} as const satisfies Record<string, Cause>

/** Id of a cause in the catalogue. */
export type CauseId = keyof typeof CAUSES

/** Looks a cause up. */
export function causeOf(id: CauseId): Cause {
  return CAUSES[id]
}
