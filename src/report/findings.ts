import { causeOf } from '../causes/catalogue.js'
import { personOf } from '../causes/cause.js'
import { FAILED, type CheckResult, type State } from '../checks/check.js'
import { linesFound } from './lines-found.js'
import { markdown } from './escape.js'
import { leadingCheck } from './headline.js'
import { linkedCause, linkedId } from './links.js'
import type { Report } from './report.js'

/** What is wrong, by the person who fixes it. */
export function renderWrong(report: Report): string {
  return renderFindings(report, 'What is wrong', FAILED)
}

/** The checks in these states in full, by the person who acts; nothing when there are none. */
export function renderFindings(
  { checks }: Report,
  title: string,
  states: readonly State[],
): string {
  const shown = checks.filter(({ state }) => states.includes(state))
  if (shown.length === 0) return ''
  const leading = leadingCheck(checks)
  const people = [...new Set(shown.map(({ fixBy }) => fixBy))]
  return [
    `### ${title}`,
    ...people.flatMap((person) => [
      ...headingFor(person, states),
      ...shown
        .filter(({ fixBy }) => fixBy === person)
        .map((check) => finding(check, check === leading)),
    ]),
  ].join('\n\n')
}

function headingFor(person: CheckResult['fixBy'], states: readonly State[]): readonly string[] {
  if (person !== null) return [`#### For the ${personOf(person)}`]
  return states.includes('pending') ? ['#### Done by `mode: apply`'] : []
}

/** So many causes are explained; the others, when no evidence tells them apart, are linked. */
const EXPLAINED = 3

function finding(
  { id, docs, state, title, found, expected, causes, fix }: CheckResult,
  isHeadline: boolean,
): string {
  const explained = causes.slice(0, EXPLAINED).map((cause, index) => {
    const rank = index === 0 ? (causes.length === 1 ? 'Cause' : 'Most likely') : 'Or'
    // what was said before is not said again
    const said = [found, ...causes.slice(0, index).map(({ evidence }) => evidence)]
    const evidence = said.some((text) => text.includes(cause.evidence))
      ? ''
      : `: ${markdown(cause.evidence)}`
    return `- ${rank}: ${causeOf(cause.id).title} (${linkedCause(cause.id, docs)})${evidence}`
  })
  const others = causes.slice(EXPLAINED).map((cause) => linkedCause(cause.id, docs))
  return [
    `**${state}** ${linkedId(id, docs)} ${markdown(title)}`,
    '',
    `- Found: ${linesFound({ id, found }).map(markdown).join('\n  - ')}`,
    ...(expected === null ? [] : [`- Expected: ${markdown(expected)}`]),
    ...explained,
    ...(others.length === 0 ? [] : [`- Or: ${others.join(', ')}`]),
    // the headline says it already
    ...(fix === null || isHeadline ? [] : [`- **Do**: ${markdown(fix)}`]),
  ].join('\n')
}
