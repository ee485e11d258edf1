import type { CheckResult, State } from '../checks/check.js'
import { isOfCertificates } from './casdk-0004.js'
import { renderCertificateTable } from './certificate-table.js'
import { renderChanges } from './changes.js'
import { code, markdown } from './escape.js'
import { renderFindings, renderLeading, renderWrong } from './findings.js'
import { renderFlow } from './flow.js'
import { leadingCheck } from './headline.js'
import type { Report } from './report.js'
import { renderVerdict } from './verdict.js'

/** GitHub drops a summary above 1 MiB whole; a step may have written something before. */
const MOST_BYTES = 900 * 1024

/** So that one long list leaves room for the others. */
const MOST_OF_A_SECTION = MOST_BYTES / 2

const CUT =
  'This summary is shortened, because GitHub shows none above 1 MiB. report.json contains everything.'

/** Further parts of the summary, in Markdown. */
export interface SummaryParts {
  /** Shown folded. */
  readonly handoff?: string | undefined
  /** For the identity domain administrator; shown folded. */
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
    renderVerdict(report, {
      ofImport: handoff !== undefined,
      ofApplications: applicationHandoff !== undefined,
    }),
    renderLeading(report),
    renderWrong(report),
    renderFindings(report, 'To do by hand', ['manual']),
    renderChanges(report),
    pending(report),
    renderFindings(report, 'Warnings', ['warn']),
    comparison ?? '',
    certificates(report),
    handoff === undefined
      ? ''
      : folded('Import instructions for the Fusion IT security manager', belowTheVerdict(handoff)),
    applicationHandoff === undefined
      ? ''
      : folded(
          'Instructions for the identity domain administrator',
          belowTheVerdict(applicationHandoff),
        ),
    folded('Stages', renderFlow(report.checks)),
    folded(`${String(report.counts.pass)} passed`, lines(inState('pass'))),
    folded(`${String(report.counts.skip)} skipped`, lines(inState('skip'))),
    footer(report),
  ].filter((section) => section !== '')
  return withinBytes(sections)
}

/** Of a plan, the changes say it; why they are needed is folded. */
function pending(report: Report): string {
  const findings = renderFindings(report, 'Pending checks', ['pending'])
  return report.mode === 'plan' && report.changes.length > 0
    ? folded('Why these changes are needed', findings)
    : findings
}

function lines(checks: readonly CheckResult[]): string {
  return checks.map(({ id, found }) => `- ${code(id)} ${markdown(found)}`).join('\n')
}

/** Folded unless they are the subject: the leading finding, or a warning. */
function certificates(report: Report): string {
  const { certificates, checks, finishedAt } = report
  const table = renderCertificateTable(certificates, Date.parse(finishedAt))
  const leading = leadingCheck(checks)
  const isSubject =
    (leading !== undefined && isOfCertificates(leading)) ||
    checks.some((check) => check.state === 'warn' && isOfCertificates(check))
  return isSubject && table !== ''
    ? `### Certificates\n\n${table}`
    : folded('Certificates and their fingerprints', table)
}

function footer({ tool, durationMs, checks, mode }: Report): string {
  const requests = checks.reduce((sum, check) => sum + check.requests.length, 0)
  const seconds = (durationMs / 1000).toFixed(1)
  // what apply sends besides belongs to no check
  const counted =
    mode === 'apply'
      ? `${String(requests)} requests after the changes`
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
