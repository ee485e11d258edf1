/** Which kind of service a URL is to name. */
export type Service = 'identity domain' | 'Fusion' | 'Oracle Integration'

/** Second-level domains of Oracle's realms (npm `oci-common`, realm.js), OC1 first. */
export const REALMS = [
  'oraclecloud.com',
  'oraclegovcloud.com',
  'oraclegovcloud.uk',
  ...[8, 9, 10, 14, 15, 20, 21, 23, 24, 26, 29, 35, 42, 51, 52].map(
    (realm) => `oraclecloud${String(realm)}.com`,
  ),
  'oraclecloud.eu',
] as const

/** What the names in angle brackets stand for in the forms below. */
const PARTS: Readonly<Record<string, string>> = {
  '<id>': 'idcs-[0-9a-f]{32}',
  '<name>': '[a-z0-9-]+',
  '<region>': '[a-z0-9-]+',
  '<n>': String.raw`\d{1,2}`,
  '<place>': String.raw`[a-z0-9-]+(?:\.[a-z0-9-]+)*`,
  '<realm>': REALMS.map((realm) => realm.replaceAll('.', String.raw`\.`)).join('|'),
}

/** A form that hosts of a service have. */
export type HostForm = {
  readonly form: string
  /** The document or public code that it is known from. */
  readonly source: string
} & (
  | { readonly service: Service; readonly wrong?: never }
  | {
      readonly service: Service | 'another service'
      /** What gets no credentials of the pair, in words that follow "is the URL of". */
      readonly wrong: string
    }
)

/** The hosts of the services; of other realms than OC1 every form is inferred. The first that fits counts. */
export const HOST_FORMS: readonly HostForm[] = [
  {
    service: 'identity domain',
    form: '<id>.identity.<realm>',
    source: 'OCI, Domain.url',
  },
  {
    service: 'identity domain',
    form: '<id>.<region>-idcs-<n>.identity.<region>.oci.<realm>',
    source: 'OCI, Domain.homeRegionUrl; recorded',
  },
  {
    service: 'identity domain',
    form: '<id>.<region>.identity.<realm>',
    source: 'an audience of tokens in documents; not recorded',
  },
  {
    service: 'identity domain',
    form: '<id>.<region>-idcs-<n>.secure.identity.<realm>',
    source: 'secure_token_endpoint of discovery documents; recorded',
    wrong: 'the mutual TLS host of an identity domain, which the action does not use',
  },
  {
    service: 'identity domain',
    form: '<id>.<region>-idcs-<n>.secure.identity.<region>.oci.<realm>',
    source: 'the two recorded forms together; not recorded',
    wrong: 'the mutual TLS host of an identity domain, which the action does not use',
  },
  {
    service: 'Fusion',
    form: 'login-<name>.fa.<place>.<realm>',
    source: 'Location of a pod with the classic sign-in; recorded',
    wrong: 'the sign-in page of a pod',
  },
  {
    service: 'Fusion',
    form: '<name>.fa.<place>.<realm>',
    source: 'host names of pods; recorded',
  },
  {
    service: 'Fusion',
    form: '<name>.(fs|fin|hcm|crm|bi).<place>.<realm>',
    source: 'older product hosts of pods in public code',
    wrong: 'an older host of a pod, and OAuth needs the one with .fa. in it',
  },
  {
    service: 'Oracle Integration',
    form: '<place>.integration.<place>.<realm>',
    source: 'Oracle, Call Developer APIs with Client Credentials',
  },
  {
    service: 'Oracle Integration',
    form: 'design-integration-<region>.<place>.<realm>',
    source: 'Oracle, Do You Use the Design-Time URL or Run-Time URL',
  },
  {
    service: 'another service',
    form: 'cloud.oracle.com',
    source: 'OCI, Signing In to the Console',
    wrong: 'the OCI console',
  },
  {
    service: 'another service',
    form: 'console.<region>.<realm>',
    source: 'OCI, Signing In to the Console',
    wrong: 'the OCI console',
  },
  {
    service: 'another service',
    form: 'identity.<realm>',
    source: 'claim iss of tokens; recorded',
    wrong: 'the usual issuer of tokens, which is no host of an identity domain',
  },
  {
    service: 'another service',
    form: 'login.<region>.<realm>',
    source: 'sign-in of the OCI console and its command line in public code',
    wrong: 'a sign-in page of Oracle Cloud',
  },
  {
    service: 'another service',
    form: '(identity|auth|iaas|objectstorage).<region>.<realm>',
    source: 'endpoints of OCI in public code',
    wrong: 'an API of OCI',
  },
  {
    service: 'another service',
    form: '<name>.<region>.oci.<realm>',
    source: 'endpoints of OCI in public code',
    wrong: 'an API of OCI',
  },
  {
    service: 'another service',
    form: '<name>.(analytics|builder).<place>.<realm>',
    source: 'instances in public code',
    wrong: 'Oracle Analytics or Visual Builder',
  },
]

const COMPILED = HOST_FORMS.map((of) => ({ of, pattern: patternOf(of.form) }))

/** The form of a host that is known, or `undefined`. */
export function formOf(host: string): HostForm | undefined {
  const lower = host.toLowerCase()
  return COMPILED.find(({ pattern }) => pattern.test(lower))?.of
}

/** Whether a host name in lower case is of a form in which a service takes credentials. */
export function hasFormOf(host: string, service: Service): boolean {
  return COMPILED.some(
    ({ of, pattern }) => of.service === service && of.wrong === undefined && pattern.test(host),
  )
}

/** By which label a host of Oracle's realms is of a service, where its form is not known. */
const MARKS: Readonly<Record<string, Service>> = {
  identity: 'identity domain',
  fa: 'Fusion',
  integration: 'Oracle Integration',
}

/** The label of a host that marks it as one of a service, and which. */
export function markOf(
  host: string,
): { readonly label: string; readonly service: Service } | undefined {
  const label = host.split('.').find((part) => part in MARKS)
  const service = label === undefined ? undefined : MARKS[label]
  return label === undefined || service === undefined ? undefined : { label, service }
}

/** Whether a host is in one of Oracle's realms. */
export function isInRealm(host: string): boolean {
  return REALMS.some((realm) => host.endsWith(`.${realm}`))
}

/**
 * The part of an identity domain's host that names the domain. `undefined` for every host that is not of a domain's
 * form, such as a vanity host, or one that only begins like a domain's.
 */
export function domainIdOf(host: string): string | undefined {
  return formOf(host)?.service === 'identity domain' ? host.toLowerCase().split('.')[0] : undefined
}

/** Whether a host name means this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function patternOf(form: string): RegExp {
  const pattern = form
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/<\w+>/g, (part) => `(?:${PARTS[part] ?? part})`)
  return new RegExp(`^${pattern}$`)
}
