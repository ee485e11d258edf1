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
  /** The connection signs in with the name and the password of a user, so that no token is asked for. */
  readonly byPassword?: boolean
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
  const printed = printedStatus(text)
  return (
    readOAuth(text) ??
    // a pod that answers 401, 403 or 404 was reached
    (printed !== undefined && ANSWERS.includes(printed) ? undefined : readWay(text)) ??
    readAnswer(printed ?? namedStatus(text)?.[1], facts) ??
    readOwnStatus(status)
  )
}

/** A pod that was not asked, because the token was refused, has answered nothing, whatever the code says. */
function readAnswer(ofPod: number | undefined, facts: ConnectionTestFacts): Reading | undefined {
  if (ofPod !== undefined) return readPodStatus(ofPod, facts)
  return TOKEN_STATUS.test(facts.text) ? undefined : readCode(facts)
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
  if (text.includes('invalid_scope')) return { causes: ['connection-scope-wrong'] }
  // a scope that the client was not given is refused so, as is a grant
  if (text.includes('unauthorized_client')) {
    return { causes: ['connection-scope-not-granted', 'client-grant-not-allowed'] }
  }
  if (text.includes('unsupported_grant_type')) return { causes: ['client-grant-not-allowed'] }
  if (text.includes('access_denied')) return { causes: ['connection-outside-perimeter'] }
  if (text.includes('temporarily_unavailable')) {
    return { state: 'blocked', causes: ['service-unavailable'] }
  }
  return readTokenStatus(text)
}

/**
 * A refused token without an error of OAuth. The API of domains answers bad tokens with 401 and a page (a tutorial
 * of Oracle, and public code), and a client is refused with 401 too, so both are named.
 */
function readTokenStatus(text: string): Reading | undefined {
  const status = TOKEN_STATUS.exec(text)?.[1]
  // of OAuth, and no refusal
  const isFault = text.includes('server_error')
  switch (isFault ? undefined : status) {
    case '400':
      return {
        causes: [
          'refresh-token-expired',
          'refresh-not-allowed',
          'consent-missing',
          'connection-credentials-wrong',
        ],
      }
    case '401':
      return {
        causes: [
          'connection-credentials-wrong',
          'refresh-token-expired',
          'connection-imported',
          'consent-missing',
        ],
      }
    case '403':
      return { causes: ['connection-outside-perimeter'] }
    case '429':
      return { state: 'error', causes: ['oracle-integration-rate-limited'] }
    case '502':
    case '503':
    case '504':
      return { state: 'blocked', causes: ['service-unavailable'] }
    default:
      return undefined
  }
}

const UNEXPLAINED: Reading = { state: 'error', causes: ['connection-test-unexplained'] }

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
  /(?:HTTP (?:response|status|error) code|response code|status code)\s{0,3}[:=]?\s{0,3}"?([1-5]\d\d)\b/i,
  /\b(401) (?:access denied|unauthori[sz]ed)/i,
  /\b(403) forbidden/i,
  /\b(404) not found/i,
  /\b(429) too many requests/i,
  /\b(50[234]) (?:bad gateway|service (?:temporarily )?unavailable|gateway time-?out)/i,
]

/**
 * In which it may be printed beside the code of an adapter. Elsewhere such words are those of Oracle Integration's own
 * answer, whose title is "HTTP 500 Internal Server Error" whatever the detail says.
 */
const BESIDE_CODE: readonly RegExp[] = [
  /\bHTTP(?:\/\d(?:\.\d)?)?[\s:=-]{0,3}(?:status|error|response)?[\s:=-]{0,3}([345]\d\d)\b/i,
  /\b(?:status|error)\s{0,3}[:=]?\s{0,3}([345]\d\d)\b/i,
  // 443 is no status
  /\((4[0-2]\d|5\d\d)\b[^)]{0,60}\)/,
  /\b(4[0-2]\d|5\d\d)\s{0,3}[-:]?\s{0,3}(?:unauthori[sz]ed|forbidden|not found|proxy authentication|request time-?out|too many requests|internal server error|not implemented|bad gateway|(?:service )?(?:temporarily )?unavailable|gateway time-?out)/i,
]

/** A status by its name alone, beside the code of an adapter; the one that comes first is the one that is meant. */
const NAMES: readonly (readonly [name: string, status: number])[] = [
  ['unauthori[sz]ed', 401],
  ['forbidden', 403],
  ['too many requests', 429],
  ['internal server error', 500],
  ['bad gateway', 502],
  ['service (?:temporarily )?unavailable', 503],
  ['gateway time-?out', 504],
]

/** Every text of the answer in which an adapter's code stands. */
function besideCode(text: string): string {
  return text
    .split('"')
    .filter((part) => adapterCode(part) !== undefined)
    .join(' ')
}

/** The status that the text gives as a number. */
function printedStatus(text: string): number | undefined {
  const rest = text.replaceAll(new RegExp(TOKEN_STATUS, 'g'), '')
  const beside = besideCode(rest)
  const found = [
    ...POD_STATUS.map((form) => form.exec(rest)?.[1]),
    ...BESIDE_CODE.map((form) => form.exec(beside)?.[1]),
  ].find((one) => one !== undefined)
  return found === undefined ? undefined : Number(found)
}

/** The name of a status beside a code, and its number. Much else is not found, so that stands right after it. */
function namedStatus(text: string): readonly [name: string, status: number] | undefined {
  const beside = besideCode(text)
  const missing = /CASDK-\d{4}\s{0,3}:?\s{0,3}\[?(not found)\b/i.exec(beside)?.[1]
  if (missing !== undefined) return [missing, 404]
  const any = new RegExp(`\\b(?:${NAMES.map(([name]) => name).join('|')})\\b`, 'i')
  const found = any.exec(beside)?.[0]
  const [, status] = NAMES.find(([name]) => new RegExp(`^${name}$`, 'i').test(found ?? '')) ?? []
  return found === undefined || status === undefined ? undefined : [found, status]
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
      return { state: 'error', causes: ['oracle-integration-rate-limited'] }
    case 408:
    case 502:
    case 503:
    case 504:
      return { state: 'blocked', causes: ['pod-unavailable'] }
    case 500:
      return { state: 'error', causes: ['pod-fails-the-test'] }
    default:
      return UNEXPLAINED
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
  return status === 412 ? { causes: ['connection-locked'] } : UNEXPLAINED
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

/** Of a connection without a token: neither trust nor consent has a part in it. */
const OF_PASSWORD: readonly CauseId[] = [
  'connection-password-wrong',
  'basic-authentication-retired',
  'connection-imported',
  'lbac-shuts-out-oracle-integration',
]

/** What every probe from here has excluded is not named again, and what one has proven comes first. */
function causesOf401({
  trustProven,
  isSameDomain = false,
  missing,
  byPassword = false,
}: ConnectionTestFacts): readonly CauseId[] {
  if (byPassword) return OF_PASSWORD
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
  const status = printedStatus(text)
  const words =
    OAUTH.exec(text)?.[0] ??
    WAYS.map(([form]) => form.exec(text)?.[0]).find((one) => one !== undefined) ??
    (status === undefined ? namedStatus(text)?.[0] : undefined)
  const refused = TOKEN_STATUS.exec(text)?.[1]
  const about = [
    adapterCode(text),
    refused === undefined ? undefined : `status ${refused} of the token endpoint`,
    status === undefined ? undefined : `status ${String(status)}`,
    words,
  ].filter((one) => one !== undefined)
  return about.length === 0 ? '' : ` with ${about.join(', ')}`
}

const OAUTH =
  /already been consumed|(?:invalid_(?:grant|client|scope)|unauthorized_client|unsupported_grant_type|access_denied|temporarily_unavailable)/i
