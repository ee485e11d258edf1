import type { CauseSeen, CheckResult, State } from '../checks/check.js'
import type { CauseId } from '../causes/catalogue.js'
import { adapterCode } from './adapter-code.js'
import { saysSignInRefused } from './refused-sign-in.js'
import { namedStatus, printedStatus, tokenStatus } from './status-in-text.js'
import { isOfProxy, readWay, REFUSED_BY_PROXY, wordsOfWay, type Reading } from './way-to-pod.js'

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
  /** `fail` where the text says what is wrong, or a code that sign-in is, `blocked` where something is down, `error` where nothing is proven. */
  readonly state: Extract<State, 'fail' | 'blocked' | 'error'>
  /** The most likely first; never empty. */
  readonly causes: readonly CauseSeen[]
}

/**
 * From a failed test to causes, the most likely first: by the errors of OAuth, then by what kept Oracle Integration from
 * reaching the pod, then by the status that the pod answered with, and only then by the adapter's code, which says less.
 * Oracle Integration's own status comes last.
 */
export function diagnoseConnectionTest(facts: ConnectionTestFacts): ConnectionTestDiagnosis {
  const { state = 'fail', causes, isAnother, doubt = '' } = read(facts)
  const evidence = `the test answered ${String(facts.status)}${said(facts.text)}${doubt}`
  return {
    state,
    causes: causes
      .filter((id) => facts.held?.includes(id) !== true)
      .map((id) => ({ id, evidence, ...(isAnother && { explains401: false }) })),
  }
}

function read(facts: ConnectionTestFacts): Reading {
  const { status, text } = facts
  return (
    readOAuth(text) ??
    // before any status: beside such words it is a proxy's, or is made up where no answer came
    readWay(text) ??
    readTokenStatus(text) ??
    readAnswer(printedStatus(text) ?? namedStatus(text)?.[1], facts) ??
    readOwnStatus(status)
  )
}

/** A pod that got no request, because the token was refused, has answered nothing, whatever the code says. */
function readAnswer(ofPod: number | undefined, facts: ConnectionTestFacts): Reading | undefined {
  if (ofPod !== undefined) return readPodStatus(ofPod, facts)
  return tokenStatus(facts.text) === undefined ? readCode(facts) : undefined
}

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
  return undefined
}

/**
 * A refused token without an error of OAuth. The API of domains answers bad tokens with 401 and a page (a tutorial
 * of Oracle, and public code), and a client is refused with 401 too, so both are named.
 */
function readTokenStatus(text: string): Reading | undefined {
  const status = tokenStatus(text)
  // of OAuth, and no refusal
  const isFault = text.includes('server_error')
  switch (isFault ? undefined : status) {
    case 400:
      return {
        causes: [
          'refresh-token-expired',
          'refresh-not-allowed',
          'consent-missing',
          'connection-credentials-wrong',
        ],
      }
    case 401:
      return {
        causes: [
          'connection-credentials-wrong',
          'refresh-token-expired',
          'connection-imported',
          'consent-missing',
        ],
      }
    case 403:
      return { causes: ['connection-outside-perimeter'] }
    case 407:
      return REFUSED_BY_PROXY
    case 429:
      return { state: 'error', causes: ['oracle-integration-rate-limited'] }
    case 502:
    case 503:
    case 504:
      return { state: 'blocked', causes: ['service-unavailable'] }
    default:
      return undefined
  }
}

const UNEXPLAINED: Reading = { state: 'error', causes: ['connection-test-unexplained'] }

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
    case 407:
      return REFUSED_BY_PROXY
    case 429:
      return { state: 'error', causes: ['oracle-integration-rate-limited'] }
    case 408:
    case 502:
    case 503:
    case 504:
      return { state: 'blocked', causes: ['pod-unavailable'] }
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return { causes: redirected(facts), isAnother: true }
    default:
      return readOtherStatus(status)
  }
}

/** A fault of the pod, or a request that it does not understand, which an address may be the reason of. */
function readOtherStatus(status: number): Reading {
  if (status >= 500) return { state: 'error', causes: ['pod-fails-the-test'] }
  return status >= 400
    ? { state: 'error', causes: ['pod-fails-the-test', 'connection-host-wrong'], isAnother: true }
    : UNEXPLAINED
}

/** To sign in, most likely: from an address that is not the API's, or because no token was sent. */
function redirected({ byPassword = false }: ConnectionTestFacts): readonly CauseId[] {
  return [
    'connection-redirected',
    'connection-host-wrong',
    ...(byPassword ? [] : (['consent-missing'] as const)),
  ]
}

/** What the adapter's code says, where no status is in the text. */
function readCode(facts: ConnectionTestFacts): Reading | undefined {
  switch (adapterCode(facts.text)) {
    case 'CASDK-0002':
      return { causes: ['connection-host-wrong'], isAnother: true }
    case 'CASDK-0004':
      return readCode0004(facts)
    case 'CASDK-0005':
      return /forbidden|blocked|denied|not authori[sz]ed/i.test(facts.text) ||
        !/exception|error|test connection failed/i.test(facts.text)
        ? { causes: forbidden(facts), isAnother: true }
        : undefined
    default:
      return /access denied/i.test(facts.text) ? { causes: SHUT_OUT, isAnother: true } : undefined
  }
}

/** Without a word that says that a sign-in was refused the causes are suspects, and the 401 is not proven. */
function readCode0004(facts: ConnectionTestFacts): Reading {
  const isShutOut = /access denied/i.test(facts.text)
  if (saysSignInRefused(facts.text)) return { causes: isShutOut ? SHUT_OUT : causesOf401(facts) }
  return {
    causes: isShutOut ? SHUT_OUT : ['connection-test-unexplained', ...causesOf401(facts)],
    isAnother: true,
    doubt: ', and no word beside it says that a sign-in was refused',
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

/** Oracle prints "401 Access Denied or 403 Forbidden" for an address that location-based access blocks. */
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
  const isSuspect = ({ id, explains401 }: CauseSeen): boolean =>
    id === OF_NO_PROBE && explains401 !== false
  return state === 'fail' && causes.some(isSuspect)
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
    wordsOfWay(text) ??
    (status === undefined ? namedStatus(text)?.[0] : undefined)
  const refused = tokenStatus(text)
  const about = [
    adapterCode(text),
    refused === undefined ? undefined : `status ${String(refused)} of the token endpoint`,
    status === undefined
      ? undefined
      : `status ${String(status)}${isOfProxy(text) ? ' of a proxy' : ''}`,
    words,
  ].filter((one) => one !== undefined)
  return about.length === 0 ? '' : ` with ${about.join(', ')}`
}

const OAUTH =
  /already been consumed|(?:invalid_(?:grant|client|scope)|unauthorized_client|unsupported_grant_type|access_denied|temporarily_unavailable)/i
