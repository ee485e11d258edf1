import type { CheckResult, State } from '../checks/check.js'
import { renderCertificateTable } from './certificate-table.js'
import { code, markdown } from './escape.js'
import { renderFindings, renderWrong } from './findings.js'
import { renderFlow } from './flow.js'
import type { Report } from './report.js'
import { renderVerdict } from './verdict.js'

/** GitHub drops a summary above 1 MiB whole; a step may have written something before. */
const MOST_BYTES = 900 * 1024

/** So that one long list leaves room for the others. */
const MOST_OF_A_SECTION = MOST_BYTES / 2

const CUT =
  'Some of it is left out, because GitHub shows no summary above 1 MiB; all of it is in report.json.'

/** Further parts of the summary, in Markdown. */
export interface SummaryParts {
  /** Shown folded. */
  readonly handoff?: string | undefined
  /** For the domain administrator; shown folded. */
  readonly applicationHandoff?: string | undefined
  /** What changed since an earlier report. */
  readonly comparison?: string | undefined
}

/**
 * The job summary in GitHub's Markdown. Everything in it that may come from a server is
 * escaped. What grows too large loses its last paragraphs; the verdict always stays.
 */
export function renderSummary(
  report: Report,
  { handoff, applicationHandoff, comparison }: SummaryParts = {},
): string {
  const inState = (...states: readonly State[]): readonly CheckResult[] =>
    report.checks.filter(({ state }) => states.includes(state))
  const sections = [
    renderVerdict(report),
    renderWrong(report),
    renderFindings(report, 'Left for a person', ['manual']),
    changes(report),
    renderFindings(report, 'Pending', ['pending']),
    renderFindings(report, 'Warnings', ['warn']),
    comparison ?? '',
    renderCertificateTable(report.certificates, Date.parse(report.finishedAt)),
    handoff === undefined
      ? ''
      : folded('Hand-off for the Fusion IT security manager', belowTheVerdict(handoff)),
    applicationHandoff === undefined
      ? ''
      : folded('Hand-off for the domain administrator', belowTheVerdict(applicationHandoff)),
    renderFlow(report.checks),
    folded(`${String(report.counts.pass)} passed`, lines(inState('pass'))),
    folded(`${String(report.counts.skip)} skipped`, lines(inState('skip'))),
    footer(report),
  ].filter((section) => section !== '')
  return withinBytes(sections)
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
      .map(
        ({ state, action, target }) =>
          `- ${mode === 'plan' ? '' : `${state}: `}${markdown(action)} ${code(target)}`,
      )
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

/** A text of its own as a part of this one: server text begins no line with a number sign, it is escaped. */
function belowTheVerdict(text: string): string {
  return text.replaceAll(/^#+ /gm, '##$&')
}

function folded(title: string, content: string): string {
  if (content === '') return ''
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

function withinBytes(sections: readonly string[]): string {
  const kept: string[] = []
  let left = MOST_BYTES
  for (const section of sections) {
    const part = cut(section, Math.min(left, MOST_OF_A_SECTION))
    if (part !== undefined) kept.push(part)
    left -= Buffer.byteLength(part ?? '') + 2
  }
  const isWhole = sections.every((section, index) => section === kept[index])
  return `${[...kept, ...(isWhole ? [] : [CUT])].join('\n\n')}\n`
}

/** As many paragraphs of a section as fit; what is folded or drawn stays whole or goes. */
function cut(section: string, bytes: number): string | undefined {
  if (Buffer.byteLength(section) <= bytes) return section
  if (/^<details>|^```/m.test(section)) return undefined
  const paragraphs: string[] = []
  let left = bytes
  for (const paragraph of section.split('\n\n')) {
    left -= Buffer.byteLength(paragraph) + 2
    if (left < 0) break
    paragraphs.push(paragraph)
  }
  return paragraphs.length === 0 ? undefined : paragraphs.join('\n\n')
}
