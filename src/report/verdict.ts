import type { Topology } from '../prerequisites/topology.js'
import { causeOf401 } from './casdk-0004.js'
import { bounded, code, markdown } from './escape.js'
import { greenInWords } from './green.js'
import { renderHeadline } from './headline.js'
import type { Casdk0004Expected, Report } from './report.js'

const VERDICTS: Readonly<Record<Exclude<Report['result'], 'warn' | 'pass'>, string>> = {
  error: 'something could not be found out',
  fail: 'a prerequisite is wrong',
  blocked: 'a service is not available',
  manual: 'a person must act',
  pending: 'changes are pending',
}

const CASDK: Readonly<Record<Casdk0004Expected, string>> = {
  true: '**yes**, a check below proves a cause of the 401',
  false: '**no**, every connection test asked for passed',
  unknown:
    '**unknown**, no check proves a cause of the 401 for the connection, and no connection test rules one out',
}

const TOPOLOGY: Readonly<Record<Topology, string>> = {
  'same-domain': 'same-domain',
  'cross-domain': 'cross-domain',
  unknown: 'topology unknown',
}

/** The run's verdict in a few words of this action's own. */
function inWords(report: Report): string {
  const { result } = report
  return result === 'pass' || result === 'warn' ? greenInWords(report) : VERDICTS[result]
}

function casdkInWords({ casdk0004Expected, checks }: Report): string {
  const isPending = checks.some(
    (check) => check.state === 'pending' && causeOf401(check) !== undefined,
  )
  return casdk0004Expected === 'unknown' && isPending
    ? '**unknown**, what is pending below would explain a 401 until it is done'
    : CASDK[casdk0004Expected]
}

/** What stands at the top of the summary and of the issue: verdict, headline, counts, and which pair it is about. */
export function renderVerdict(report: Report): string {
  const { environment, mode, reason, result, counts, hosts, topology } = report
  const numbers = Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([state, number]) => `${String(number)} ${state}`)
    .join(', ')
  const about = [
    `Result **${result}** of ${mode} (reason ${reason}): ${numbers}`,
    ...(hosts.identityDomain === null ? [] : [`Identity domain: ${code(hosts.identityDomain)}`]),
    ...(hosts.fusion === null ? [] : [`Fusion: ${code(hosts.fusion)}, ${TOPOLOGY[topology]}`]),
  ]
  return [
    `## ${markdown(bounded(environment, 200))}: ${inWords(report)}`,
    `CASDK-0004 expected: ${casdkInWords(report)}`,
    renderHeadline(report),
    // not a line break of Markdown: an issue would show two
    about.join('<br>'),
  ].join('\n\n')
}
