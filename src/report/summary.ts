import { causeOf, type CauseId } from '../causes/catalogue.js'
import type { CheckResult, State } from '../checks/check.js'
import { renderCertificateTable } from './certificate-table.js'
import { bounded, code, markdown } from './escape.js'
import { renderFlow } from './flow.js'
import type { Casdk0004Expected, Report } from './report.js'

/** GitHub drops a summary above 1 MiB whole; a step may have written something before. */
const MOST_BYTES = 900 * 1024

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
  true: '**yes**: a failed check below carries a cause of the 401',
  false: '**no**: every connection test asked for passed',
  unknown: '**unknown**: nothing below explains a 401, and no connection test proves the opposite',
}

/** Further parts of the summary, in Markdown. */
export interface SummaryParts {
  /** Shown folded. */
  readonly handoff?: string | undefined
  /** What changed since an earlier report. */
  readonly comparison?: string | undefined
}

/**
 * The job summary in GitHub's Markdown (contract, section 7). Everything in it that may come from a server is
 * escaped. When it grows too large the last sections are left out first; the verdict always stays.
 */
export function renderSummary(report: Report, { handoff, comparison }: SummaryParts = {}): string {
  const inState = (...states: readonly State[]): readonly CheckResult[] =>
    report.checks.filter(({ state }) => states.includes(state))
  const sections = [
    renderVerdict(report),
    renderFlow(report.checks),
    renderWrong(report),
    byPerson('Left for a person', inState('manual')),
    byPerson('Pending', inState('pending')),
    byPerson('Warnings', inState('warn')),
    comparison ?? '',
    renderCertificateTable(report.certificates, Date.parse(report.finishedAt)),
    changes(report),
    handoff === undefined ? '' : folded('Hand-off for the Fusion IT security manager', handoff),
    folded(`${String(report.counts.pass)} passed`, lines(inState('pass'))),
    folded(`${String(report.counts.skip)} skipped`, lines(inState('skip'))),
    footer(report),
  ].filter((section) => section !== '')
  return withinBytes(sections)
}

/** The verdict with counts: what stands at the top. */
export function renderVerdict(report: Report): string {
  const { environment, mode, reason, result, counts, hosts } = report
  const counted = Object.entries(counts)
    .filter(([, number]) => number > 0)
    .map(([state, number]) => `${String(number)} ${state}`)
    .join(', ')
  const between = [hosts.identityDomain, hosts.fusion].filter((host) => host !== null)
  return [
    `## ${markdown(bounded(environment, 200))}: ${VERDICTS[result]}`,
    `Result **${result}** of ${mode} (${reason}): ${counted}`,
    `CASDK-0004 expected: ${CASDK[report.casdk0004Expected]}`,
    between.length === 0 ? '' : `Pair: ${between.map(code).join(' → ')}, ${report.topology}`,
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}

/** States in which a check stands under what is wrong. */
export const WRONG: readonly State[] = ['error', 'fail', 'blocked']

/** What is wrong, by the person who mends it. */
export function renderWrong({ checks }: Report): string {
  const wrong = checks.filter(({ state }) => WRONG.includes(state))
  return byPerson('What is wrong', wrong)
}

function byPerson(title: string, checks: readonly CheckResult[]): string {
  if (checks.length === 0) return ''
  const people = [...new Set(checks.map(({ fixBy }) => fixBy))]
  return [
    `### ${title}`,
    ...people.flatMap((person) => [
      `#### ${person === null ? (title === 'Pending' ? 'Done by apply' : 'For the reader') : `For the ${person}`}`,
      ...checks.filter(({ fixBy }) => fixBy === person).map(finding),
    ]),
  ].join('\n\n')
}

/** So many causes are explained; the others, when no evidence tells them apart, are linked. */
const EXPLAINED = 3

function finding({ id, docs, state, title, found, expected, causes, fix }: CheckResult): string {
  const explained = causes.slice(0, EXPLAINED).map((cause, index) => {
    const rank = index === 0 ? (causes.length === 1 ? 'Cause' : 'Most likely') : 'Or'
    const evidence = cause.evidence === found ? '' : `: ${markdown(cause.evidence)}`
    return `- ${rank}: ${causeOf(cause.id).title} (${linkedCause(cause.id, docs)})${evidence}`
  })
  const others = causes.slice(EXPLAINED).map((cause) => linkedCause(cause.id, docs))
  return [
    `**${state}** ${linked(id, docs)} ${markdown(title)}`,
    '',
    `- Found: ${markdown(found)}`,
    ...(expected === null ? [] : [`- Expected: ${markdown(expected)}`]),
    ...explained,
    ...(others.length === 0 ? [] : [`- Or: ${others.join(', ')}`]),
    ...(fix === null ? [] : [`- **Do**: ${markdown(fix)}`]),
  ].join('\n')
}

/** The page of causes stands beside the page of checks. */
function linkedCause(id: CauseId, docs: string): string {
  return linked(id, docs.replace(/checks\.md#.*$/, `causes.md#${id}`))
}

function lines(checks: readonly CheckResult[]): string {
  return checks.map(({ id, found }) => `- ${code(id)} ${markdown(found)}`).join('\n')
}

function changes({ changes, mode }: Report): string {
  if (changes.length === 0) return ''
  const title = mode === 'plan' ? 'Planned changes' : 'Changes'
  return [
    `### ${title}`,
    changes
      .map(({ state, action, target }) => `- ${state}: ${markdown(action)} ${code(target)}`)
      .join('\n'),
  ].join('\n\n')
}

function footer({ tool, durationMs, checks, mode }: Report): string {
  const requests = checks.reduce((sum, check) => sum + check.requests.length, 0)
  const seconds = (durationMs / 1000).toFixed(1)
  // what apply sends besides belongs to no check
  const counted =
    mode === 'apply'
      ? `${String(requests)} requests in the last look`
      : `${String(requests)} requests`
  return `<sub>${tool.name} ${tool.version}, ${counted}, ${seconds} s</sub>`
}

function folded(title: string, content: string): string {
  if (content === '') return ''
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

/** The link is this action's own; the angle brackets end it whatever a version's name contains. */
function linked(id: string, docs: string): string {
  return docs.startsWith('https://') ? `[${code(id)}](<${encodeURI(docs)}>)` : code(id)
}

function withinBytes(sections: readonly string[]): string {
  const kept: string[] = []
  let size = 0
  for (const section of sections) {
    const bytes = Buffer.byteLength(section) + 2
    if (size + bytes > MOST_BYTES) {
      kept.push(
        'The rest is left out, because GitHub shows no summary above 1 MiB; it is in report.json.',
      )
      break
    }
    kept.push(section)
    size += bytes
  }
  return `${kept.join('\n\n')}\n`
}
