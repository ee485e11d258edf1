import type { CauseSeen, CheckResult, State } from '../checks/check.js'
import type { CauseId } from '../causes/catalogue.js'

/** What is known when Oracle Integration's own test of a connection fails. */
export interface ConnectionTestFacts {
  /** Status of Oracle Integration's answer. */
  readonly status: number
  /** Everything it said. The form of the answer is not documented, so it is searched as a text. */
  readonly text: string
  /** The pod accepted a token of the integration user from here. */
  readonly trustProven: boolean
  /** Client and pod share the identity domain, so that nothing is to be imported. */
  readonly isSameDomain?: boolean
  /** Privileges that a probe from here has found missing, as causes. */
  readonly missing: readonly CauseId[]
  /** Privileges that a probe from here has found, as the causes that this excludes. */
  readonly held?: readonly CauseId[]
}

/** What a failed test comes to. */
export interface ConnectionTestDiagnosis {
  /** `fail` where the text proves what is wrong, `blocked` where something is down, `error` where nothing is proven. */
  readonly state: Extract<State, 'fail' | 'blocked' | 'error'>
  /** The most likely first; never empty. */
  readonly causes: readonly CauseSeen[]
}

/** What a text means, whatever else is known. */
interface Reading {
  readonly state?: ConnectionTestDiagnosis['state']
  readonly causes: readonly CauseId[]
  /** Fusion answered, and with another status than 401: no cause is one of a 401 then. */
  readonly isAnother?: true
}

/**
 * A code of Oracle's adapters: 0002 target, 0004 authentication, 0005 authorisation or access (Oracle, E-Business Suite
 * Adapter). 0005 is also the adapters' word for any exception of their own (Oracle, several adapters' troubleshooting).
 */
export function adapterCode(text: string): string | undefined {
  return /CASDK-\d{4}/.exec(text)?.[0]
}

/**
 * From a failed test to causes, the most likely first: by the errors of OAuth, then by what kept Oracle Integration from
 * reaching the pod, then by the status that the pod answered with, and only then by the adapter's code, which says less.
 * Oracle Integration's own status comes last.
 */
export function diagnoseConnectionTest(facts: ConnectionTestFacts): ConnectionTestDiagnosis {
  const evidence = `the test answered ${String(facts.status)}${said(facts.text)}`
  const { state = 'fail', causes, isAnother } = read(facts)
  return {
    state,
    causes: causes
      .filter((id) => facts.held?.includes(id) !== true)
      .map((id) => ({ id, evidence, ...(isAnother && { explains401: false }) })),
  }
}

function read(facts: ConnectionTestFacts): Reading {
  const { status, text } = facts
  const ofPod = podStatus(text)
  return (
    readOAuth(text) ??
    // a pod that answers 401, 403 or 404 was reached
    (ofPod !== undefined && ANSWERS.includes(ofPod) ? undefined : readWay(text)) ??
    (ofPod === undefined ? readCode(facts) : readPodStatus(ofPod, facts)) ??
    readOwnStatus(status)
  )
}

const ANSWERS: readonly number[] = [401, 403, 404]

/** What the identity domain says to the connection. */
function readOAuth(text: string): Reading | undefined {
  if (/already been consumed/i.test(text)) return { causes: ['refresh-token-consumed'] }
  if (text.includes('invalid_grant')) {
    return { causes: ['refresh-token-expired', 'refresh-not-allowed', 'consent-missing'] }
  }
  if (text.includes('invalid_client')) {
    return { causes: ['connection-credentials-wrong', 'connection-imported'] }
  }
  if (text.includes('invalid_scope')) return { causes: ['fusion-scope-wrong'] }
  // a scope that the client was not given is refused so, as is a grant
  if (text.includes('unauthorized_client')) {
    return { causes: ['fusion-scope-wrong', 'client-grant-not-allowed'] }
  }
  const refused = TOKEN_STATUS.exec(text)?.[1]
  if (refused === '429') return { state: 'error', causes: ['rate-limited'] }
  if (refused !== undefined && ['502', '503', '504'].includes(refused)) {
    return { state: 'blocked', causes: ['service-unavailable'] }
  }
  return undefined
}

const TLS: Reading = {
  causes: ['target-not-trusted-by-oracle-integration', 'connection-host-wrong'],
  isAnother: true,
}

/** The exceptions of Java, and the words of Oracle's adapters, by what they mean for the way to the pod. */
const WAYS: readonly (readonly [words: RegExp, reading: Reading])[] = [
  [
    /agent may not be running|no response received within response time ?out/i,
    { state: 'blocked', causes: ['connectivity-agent-silent'] },
  ],
  [
    /PKIX|certification path|SSL(?:Handshake|PeerUnverified|Protocol|Key)Exception|Certificate\w*Exception|handshake[_ ](?:failure|failed|alert)|certificate_unknown|unknown_ca|self[- ]signed|hostname verif|subject alternative/i,
    TLS,
  ],
  [
    /UnknownHost|unknown host|name or service not known|nodename nor servname|name resolution|UnresolvedAddress|NXDOMAIN/i,
    {
      causes: ['target-unknown-to-oracle-integration', 'connection-host-wrong'],
      isAnother: true,
    },
  ],
  [
    /timed[ -]?out|TimeoutException|ConnectException|NoRouteToHost|no route to host|network is unreachable|connection (?:refused|reset|aborted)|unable to tunnel/i,
    {
      state: 'blocked',
      causes: ['target-out-of-reach-of-oracle-integration', 'connectivity-agent-silent'],
    },
  ],
  // of a time-out that Java reports as a fault of TLS, the words before this say more
  [/SSLException/, TLS],
]

function readWay(text: string): Reading | undefined {
  return WAYS.find(([words]) => words.test(text))?.[1]
}

/** The status of a refused token, which the connection's own OAuth handler puts in brackets too. */
const TOKEN_STATUS = /unsuccessful status \[(\d{3})\]/

/** In which the status of the pod is printed: in brackets by the ERP adapter, else by the words around it. */
const POD_STATUS: readonly RegExp[] = [
  /\[([1-5]\d\d)(?:\]| [A-Z])/,
  /(?:HTTP (?:response|status|error) code|response code|status code)\s*[:=]?\s*"?([1-5]\d\d)\b/i,
  /\b(401) (?:access denied|unauthori[sz]ed)/i,
  /\b(403) forbidden/i,
  /\b(404) not found/i,
  /\b(429) too many requests/i,
  /\b(50[234]) (?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out)/i,
]

function podStatus(text: string): number | undefined {
  const rest = text.replaceAll(new RegExp(TOKEN_STATUS, 'g'), '')
  const found = POD_STATUS.map((form) => form.exec(rest)?.[1]).find((one) => one !== undefined)
  return found === undefined ? undefined : Number(found)
}

/** What the pod answered, where the text tells. */
function readPodStatus(status: number, facts: ConnectionTestFacts): Reading {
  switch (status) {
    case 401:
      return /access denied/i.test(facts.text)
        ? { causes: SHUT_OUT }
        : { causes: causesOf401(facts) }
    case 403:
      return { causes: forbidden(facts), isAnother: true }
    case 404:
      return { causes: ['connection-host-wrong'], isAnother: true }
    case 429:
      return { state: 'error', causes: ['rate-limited'] }
    case 408:
    case 502:
    case 503:
    case 504:
      return { state: 'blocked', causes: ['pod-unavailable'] }
    case 500:
      return { state: 'error', causes: ['pod-fails-the-test'] }
    default:
      return { state: 'error', causes: ['connection-test-unexplained'] }
  }
}

/** What the adapter's code says, where no status is in the text. */
function readCode(facts: ConnectionTestFacts): Reading | undefined {
  switch (adapterCode(facts.text)) {
    case 'CASDK-0002':
      return { causes: ['connection-host-wrong'], isAnother: true }
    case 'CASDK-0004':
      return /access denied/i.test(facts.text)
        ? { causes: SHUT_OUT }
        : { causes: causesOf401(facts) }
    case 'CASDK-0005':
      return /forbidden|blocked|denied|not authori[sz]ed/i.test(facts.text) ||
        !/exception|error|test connection failed/i.test(facts.text)
        ? { causes: forbidden(facts), isAnother: true }
        : undefined
    default:
      return /access denied/i.test(facts.text) ? { causes: SHUT_OUT, isAnother: true } : undefined
  }
}

/** What Oracle Integration's own status says (Oracle, *Test a Connection*). */
function readOwnStatus(status: number): Reading {
  if (status === 409) {
    return { causes: ['connection-incomplete', 'consent-missing', 'connection-imported'] }
  }
  if (status === 412) return { causes: ['connection-locked'] }
  return { state: 'error', causes: ['connection-test-unexplained'] }
}

const PRIVILEGES: readonly CauseId[] = ['service-catalog-privilege-missing', 'soa-operator-missing']

/** Oracle prints "401 Access Denied or 403 Forbidden" for an address that location-based access shuts out. */
const SHUT_OUT: readonly CauseId[] = [
  'lbac-shuts-out-oracle-integration',
  'egress-changed',
  ...PRIVILEGES,
]

/** A privilege that a probe has found missing, or that the text speaks of, comes before the address. */
function forbidden({ text, missing }: ConnectionTestFacts): readonly CauseId[] {
  const spokenOf = /not authori[sz]ed|privilege|user grants/i.test(text) ? PRIVILEGES : []
  return [...new Set([...missing, ...spokenOf, ...SHUT_OUT])]
}

const IN_CONSOLE: readonly CauseId[] = [
  'signing-certificate-not-imported',
  'trusted-issuer-missing',
]

/** A suspect of every 401 of which no probe tells more, and of no other failed test. */
const OF_NO_PROBE: CauseId = 'subject-differs'

/** Whether a test failed with a 401 of the pod, and its diagnosis knew of no probe that the pod has accepted. */
export function isUnexplained({ state, causes }: CheckResult): boolean {
  return state === 'fail' && causes.some(({ id }) => id === OF_NO_PROBE)
}

/** What every probe from here has excluded is not named again, and what one has proven comes first. */
function causesOf401({
  trustProven,
  isSameDomain = false,
  missing,
}: ConnectionTestFacts): readonly CauseId[] {
  return trustProven
    ? [
        ...missing,
        'consent-missing',
        'consent-by-another-user',
        'refresh-not-allowed',
        'connection-imported',
        'lbac-shuts-out-oracle-integration',
      ]
    : [
        ...(isSameDomain ? [] : IN_CONSOLE),
        'fusion-user-missing',
        OF_NO_PROBE,
        'consent-missing',
        'consent-by-another-user',
        'connection-imported',
        ...PRIVILEGES,
        'lbac-shuts-out-oracle-integration',
      ]
}

/** The code, the pod's status and the words that decided, for the evidence. */
function said(text: string): string {
  const status = podStatus(text)
  const words =
    /already been consumed|(?:invalid_(?:grant|client|scope)|unauthorized_client)/i.exec(
      text,
    )?.[0] ?? WAYS.map(([form]) => form.exec(text)?.[0]).find((one) => one !== undefined)
  const about = [
    adapterCode(text),
    status === undefined ? undefined : `status ${String(status)}`,
    words,
  ].filter((one) => one !== undefined)
  return about.length === 0 ? '' : ` with ${about.join(', ')}`
}
