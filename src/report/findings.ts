import { causeOf } from '../causes/catalogue.js'
import { personOf } from '../causes/cause.js'
import { FAILED, type CheckResult, type State } from '../checks/check.js'
import { linesFound } from './lines-found.js'
import { markdown } from './escape.js'
import { isEvidenceInHeadline, isFoundInHeadline, leadingCheck } from './headline.js'
import { linkedCause, linkedId } from './links.js'
import type { Report } from './report.js'

/** What is wrong, by the person who fixes it. */
export function renderWrong(report: Report): string {
  return renderFindings(report, 'What is wrong', FAILED)
}

/**
 * The checks in these states in full, by the person who acts; nothing when there are none. The headline is about the
 * leading check, and {@link renderLeading} says the rest of it.
 */
export function renderFindings(
  { checks }: Report,
  title: string,
  states: readonly State[],
): string {
  const leading = leadingCheck(checks)
  const shown = checks.filter((check) => states.includes(check.state) && check !== leading)
  if (shown.length === 0) return ''
  const people = [...new Set(shown.map(({ fixBy }) => fixBy))]
  return [
    `### ${title}`,
    ...people.flatMap((person) => [
      ...headingFor(person, states),
      ...shown
        .filter(({ fixBy }) => fixBy === person)
        .map((check) => finding(check, leading?.fix ?? null)),
    ]),
  ].join('\n\n')
}

/** What the headline leaves out of the check that it is about: a long finding, and the other causes. */
export function renderLeading({ checks }: Report): string {
  const leading = leadingCheck(checks)
  if (leading === undefined) return ''
  const [first, ...others] = causesOf(leading)
  const lines = [
    ...(isFoundInHeadline(leading) ? [] : [foundIn(leading)]),
    // the headline shows it as far as it has room
    ...(first === undefined || isEvidenceInHeadline(leading) ? [] : [first]),
    ...others,
  ]
  return lines.length === 0
    ? ''
    : [`### More about ${linkedId(leading.id, leading.docs)}`, lines.join('\n')].join('\n\n')
}

function headingFor(person: CheckResult['fixBy'], states: readonly State[]): readonly string[] {
  if (person !== null) return [`#### For the ${personOf(person)}`]
  return states.includes('pending') ? ['#### Done by `mode: apply`'] : []
}

/** So many causes are explained; the others, when no evidence tells them apart, are linked. */
const EXPLAINED = 3

function finding(check: CheckResult, saidFix: string | null): string {
  const { id, docs, state, title, expected, fix } = check
  return [
    `**${state}** ${linkedId(id, docs)} ${markdown(title)}`,
    '',
    foundIn(check),
    ...(expected === null ? [] : [`- Expected: ${markdown(expected)}`]),
    ...causesOf(check),
    // the headline says it already
    ...(fix === null || fix === saidFix ? [] : [`- **Do**: ${markdown(fix)}`]),
  ].join('\n')
}

function foundIn({ id, found }: CheckResult): string {
  return `- Found: ${linesFound({ id, found }).map(markdown).join('\n  - ')}`
}

/** A line for each cause that is explained, and one for all others. */
function causesOf({ docs, found, causes }: CheckResult): readonly string[] {
  const explained = causes.slice(0, EXPLAINED).map((cause, index) => {
    const rank = index === 0 ? (causes.length === 1 ? 'Cause' : 'Most likely') : 'Or'
    const said = [found, ...causes.slice(0, index).map(({ evidence }) => evidence)]
    const left = withoutSaid(cause.evidence, said)
    const evidence = left === '' ? '' : `: ${markdown(left)}`
    return `- ${rank}: ${causeOf(cause.id).title} (${linkedCause(cause.id, docs)})${evidence}`
  })
  const others = causes.slice(EXPLAINED).map((cause) => linkedCause(cause.id, docs))
  return [...explained, ...(others.length === 0 ? [] : [`- Or: ${others.join(', ')}`])]
}

/** What was said before is not said again. */
function withoutSaid(evidence: string, said: readonly string[]): string {
  if (said.some((text) => text.includes(evidence))) return ''
  const beginning = said.find((text) => text !== '' && evidence.startsWith(text)) ?? ''
  return evidence.slice(beginning.length).replace(/^[;,.] /, '')
}
