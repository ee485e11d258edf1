import { isProven } from '../checks/check.js'
import type { Topology } from '../prerequisites/topology.js'
import { counted } from './counted.js'
import { bounded, code, markdown } from './escape.js'
import { causeOf401, renderHeadline } from './headline.js'
import type { Casdk0004Expected, Report } from './report.js'

const VERDICTS: Readonly<Record<Report['result'], string>> = {
  error: 'something could not be found out',
  fail: 'a prerequisite is wrong',
  blocked: 'a service is not available',
  manual: 'a person must act',
  pending: 'changes are pending',
  warn: 'all prerequisites hold, with warnings',
  pass: 'all prerequisites hold',
}

const CASDK: Readonly<Record<Casdk0004Expected, string>> = {
  true: '**yes**, a check below carries a cause of the 401',
  false: '**no**, every connection test asked for passed',
  unknown: '**unknown**, nothing below explains a 401 and no connection test proves the opposite',
}

const TOPOLOGY: Readonly<Record<Topology, string>> = {
  'same-domain': 'same-domain',
  'cross-domain': 'cross-domain',
  unknown: 'topology unknown',
}

/** A warning may be true and suspicious, or something that nobody could look at. */
function inWords({ result, checks }: Report): string {
  const unproven = checks.filter((check) => check.state === 'warn' && !isProven(check)).length
  return result === 'warn' && unproven > 0
    ? `nothing was found wrong, and ${counted(unproven, 'check')} not proven`
    : VERDICTS[result]
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
