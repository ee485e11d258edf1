import type { CauseId } from '../causes/catalogue.js'
import type { State } from '../checks/check.js'
import { adapterCode } from './adapter-code.js'
import { printedStatus, tokenStatus } from './status-in-text.js'

/** What a text means, whatever else is known. */
export interface Reading {
  /** `fail` when not given. */
  readonly state?: Extract<State, 'fail' | 'blocked' | 'error'>
  readonly causes: readonly CauseId[]
  /** No cause is one of a 401 then: Fusion answered with another status, got no request, or perhaps answered nothing. */
  readonly isAnother?: true
  /** Why the text proves no 401, for the evidence. */
  readonly doubt?: string
}

/** A proxy lets nothing through that does not sign in to it, or that goes to a host that it does not know. */
export const REFUSED_BY_PROXY: Reading = { causes: ['proxy-refuses-oracle-integration'] }

const OUT_OF_REACH: Reading = {
  state: 'blocked',
  causes: ['target-out-of-reach-of-oracle-integration', 'connectivity-agent-silent'],
}

const TLS: Reading = {
  causes: ['target-not-trusted-by-oracle-integration', 'connection-host-wrong'],
  isAnother: true,
}

/** A proxy on the way. Whatever status is beside such words is its own. */
const PROXY = /unable to tunnel|tunnel connection failed|proxy returns|proxy authentication/i

/** The exceptions of Java, and the words of Oracle's adapters, by what they mean for the way to the pod. */
const WAYS: readonly (readonly [words: RegExp, reading: Reading])[] = [
  [
    /agent may not be running|no response received within response time ?out/i,
    { state: 'blocked', causes: ['connectivity-agent-silent'] },
  ],
  [PROXY, OUT_OF_REACH],
  [
    /PKIX|certification path|SSL(?:Handshake|PeerUnverified|Protocol|Key)Exception|Certificate\w*Exception|(?:terminated|closed|aborted) the handshake|during (?:the )?handshake|handshake[_ ](?:failure|failed|alert|error)|fatal alert|SSL peer|unrecognized SSL|no appropriate protocol|no cipher suites|trustAnchors|bad_certificate|certificate_unknown|unknown_ca|self[- ]signed|hostname verif|subject alternative/i,
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
    // a session that has timed out had been reached
    /timed[ -]?out(?<!\b(?:session|token|login)(?: \w{1,9}){0,2} timed[ -]?out)|TimeoutException|\b(?:connect(?:ion)?|read|socket) time-?out|ConnectException|SocketException|NoRouteToHost|no route to host|network is unreachable|connection (?:refused|reset|aborted)|broken pipe|premature (?:EOF|end)|unexpected end of (?:file|stream)|EOFException|ClosedChannel|NoHttpResponse|failed to respond/i,
    OUT_OF_REACH,
  ],
  // of a time-out that Java reports as a fault of TLS, the words before this say more
  [/SSLException/, TLS],
]

/** What is said of connections that have done well too, so that it counts only beside a fault. */
const CLOSED =
  /\b(?:connection|socket)(?: \w{1,11}){0,2} (?:closed|dropped|terminated|lost)\b|\bclosed (?:the |its )?connection\b/i

/** What kept Oracle Integration from reaching the pod, where the text says so. */
export function readWay(text: string): Reading | undefined {
  const [words, reading] = WAYS.find(([form]) => form.test(text)) ?? []
  if (words === PROXY) return isRefusedByProxy(text) ? REFUSED_BY_PROXY : OUT_OF_REACH
  return reading ?? (closed(text) === undefined ? undefined : OUT_OF_REACH)
}

/** The words by which {@link readWay} reads. */
export function wordsOfWay(text: string): string | undefined {
  return WAYS.map(([form]) => form.exec(text)?.[0]).find((one) => one !== undefined) ?? closed(text)
}

/** Whether the text speaks of a proxy, so that the status in it is the proxy's. */
export function isOfProxy(text: string): boolean {
  return PROXY.test(text)
}

function isRefusedByProxy(text: string): boolean {
  const statuses = [printedStatus(text), tokenStatus(text)]
  return /proxy authentication/i.test(text) || [401, 403, 407].some((one) => statuses.includes(one))
}

function closed(text: string): string | undefined {
  const isFaulty = adapterCode(text) !== undefined || text.includes('Exception')
  return isFaulty ? CLOSED.exec(text)?.[0] : undefined
}
