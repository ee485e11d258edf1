import { causedBy, causedByAny, failedBy } from '../checks/caused-by.js'
import { diagnoseExchangeRefusal } from './exchange-refusal.js'
import type { CauseId } from '../causes/catalogue.js'
import { error, type Finding, type State } from '../checks/check.js'
import { TransportError, type TransportFault } from '../http/errors.js'
import type { Service } from '../http/service.js'
import { NoIdToken } from '../github/id-token.js'
import { isElsewhere, isHtml, isStoppedOnTheWay, UnexpectedAnswer } from '../oracle/answer.js'
import { NotAskedFor } from '../oracle/asked-for.js'
import { AdministrationRefused, NotSeen } from '../oracle/domain-administration.js'
import { TokenRefused } from '../oracle/token-refused.js'
import { ExchangeRefused } from '../oracle/workload-session.js'
import { causesOfTokenRefusal } from './token-refusal-causes.js'

const STATE_BY_FAULT: Readonly<Record<TransportFault, 'blocked' | 'error' | 'fail'>> = {
  refused: 'blocked',
  unreachable: 'blocked',
  // a name may be mistyped, which no maintenance window fixes
  'unknown-host': 'error',
  'silent-dns': 'error',
  reset: 'blocked',
  timeout: 'blocked',
  'too-large': 'fail',
  malformed: 'fail',
  tls: 'error',
  handshake: 'error',
  proxy: 'error',
  exhausted: 'error',
}

const CAUSE_BY_FAULT: Readonly<Record<TransportFault, CauseId>> = {
  refused: 'host-unreachable',
  unreachable: 'host-unreachable',
  'unknown-host': 'host-unknown',
  'silent-dns': 'host-unknown',
  reset: 'host-unreachable',
  timeout: 'host-unreachable',
  'too-large': 'not-the-api',
  malformed: 'not-the-api',
  tls: 'tls-not-trusted',
  handshake: 'tls-handshake',
  proxy: 'proxy-refuses',
  exhausted: 'connections-exhausted',
}

/** Of a proxy these say more than that it does not answer. */
const OF_A_PROXY_TOO: readonly TransportFault[] = ['tls', 'handshake', 'proxy', 'exhausted']

/**
 * Words for whatever a check threw: faults of the network and answers that no check expected. A target that refuses,
 * is unreachable or times out is `blocked`, a TLS or proxy fault `error`, a redirect or a web page in place of the
 * API `fail`.
 */
export function explain(thrown: unknown): Finding {
  if (thrown instanceof TransportError) {
    const { fault, atProxy, exceptedBy } = thrown
    const silent = atProxy && !OF_A_PROXY_TOO.includes(fault)
    const id = silent ? 'proxy-unreachable' : CAUSE_BY_FAULT[fault]
    return {
      ...causedBy([{ id, evidence: thrown.message }]),
      ...(exceptedBy !== undefined && ofException(exceptedBy, id)),
      state: atProxy ? 'error' : STATE_BY_FAULT[fault],
      found: thrown.message,
      expected: 'a complete answer',
    }
  }
  if (thrown instanceof NoIdToken) return explainNoIdToken(thrown)
  if (thrown instanceof ExchangeRefused) return explainExchange(thrown)
  if (thrown instanceof TokenRefused) return explainTokenRefused(thrown)
  if (thrown instanceof UnexpectedAnswer) return explainAnswer(thrown)
  if (thrown instanceof NotAskedFor) {
    return error(thrown.message, {
      expected: 'an answer about what was asked for',
      ...causedBy([{ id: 'answer-about-another', evidence: thrown.message }]),
    })
  }
  if (thrown instanceof NotSeen) {
    return error(thrown.message, {
      expected: 'an administrator who sees the application of client-id, and the role',
      ...causedBy([{ id: 'administrator-sees-too-little', evidence: thrown.message }]),
    })
  }
  const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
  return error(`internal fault: ${reason}`, {
    expected: 'no fault of this action',
    fixBy: 'workflow author',
    fix: 'Run again with debug logging, which shows the stack. Then open an issue with the form for live answers, which says what to attach.',
  })
}

/** What to do without the proxy, for a host that may be out of reach only without the proxy. */
const WITHOUT_PROXY: Readonly<Partial<Record<CauseId, string>>> = {
  'host-unknown':
    "compare the URL with the one in the console. If it is right, the runner's DNS cannot resolve it",
  'host-unreachable':
    'open the way from the runner to the host on port 443 (firewall, network perimeter)',
}

/** The runner has a proxy that the request did not use: whether that is meant comes before everything else. */
function ofException(variable: string, id: CauseId): Pick<Finding, 'fix'> {
  const otherwise = WITHOUT_PROXY[id]
  return otherwise === undefined
    ? {}
    : {
        fix: `${variable} in the runner's environment covers the host, so the request did not use the proxy. If the runner reaches the host only through the proxy, take the host out of ${variable}. Otherwise ${otherwise}.`,
      }
}

/** Whatever GitHub answers: the state is that of any service, cause and remedy are GitHub's. */
function explainNoIdToken({ message, cause }: NoIdToken): Finding {
  return {
    state: explain(cause).state,
    found: message,
    expected: 'an ID token',
    ...causedBy([{ id: 'id-token-refused', evidence: message }]),
  }
}

function explainExchange({ message, error: said }: ExchangeRefused): Finding {
  const ids = diagnoseExchangeRefusal(said)
  return error(message, {
    expected: 'a session of the service user',
    ...causedByAny(ids.map((id) => ({ id, evidence: message }))),
  })
}

function explainTokenRefused(refused: TokenRefused): Finding {
  const causes = causesOfTokenRefusal(refused, { scope: 'identity domain' })
  return causes.length === 0
    ? explainAnswer(refused)
    : error(refused.message, { expected: 'a token', ...causedByAny(causes) })
}

function explainAnswer(unexpected: UnexpectedAnswer): Finding {
  const [state, ...ids] = read(unexpected)
  const words = { found: unexpected.message, expected: 'status 200 with JSON' }
  return { ...failedBy(ids, words), state }
}

function read(unexpected: UnexpectedAnswer): readonly [State, CauseId, ...CauseId[]] {
  const { answer } = unexpected
  const { status } = answer
  if (status === 429) return ['error', 'rate-limited']
  if ([502, 503, 504].includes(status)) return ['blocked', UNAVAILABLE[answer.service]]
  if (isStoppedOnTheWay(answer)) return ['error', 'stopped-on-the-way', 'not-the-api']
  const isPage = isHtml(answer) && status < 500
  if (isElsewhere(answer) || isPage || (status >= 200 && status < 300)) {
    return ['fail', 'not-the-api']
  }
  return [401, 403].includes(status) && unexpected instanceof AdministrationRefused
    ? ['error', 'administrator-refused']
    : ['error', 'answer-unexpected']
}

/** Whose service is not available: the remedies differ. */
const UNAVAILABLE: Readonly<Record<Service['name'], CauseId>> = {
  'identity domain': 'service-unavailable',
  Fusion: 'pod-unavailable',
  'Oracle Integration': 'oic-unavailable',
  GitHub: 'service-unavailable',
}
