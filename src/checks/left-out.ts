import { CHECKS } from './catalogue.js'
import type { CheckGraph } from './graph.js'

/** What is found of a check that `skip-checks` names. */
export const LEFT_OUT = 'left out by skip-checks'

/** Whether an id is meant by one of the patterns, in which `*` stands for any text. */
export function matchesAny(patterns: readonly string[], id: string): boolean {
  return patterns.some((pattern) => {
    const parts = pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    return new RegExp(`^${parts.join('.*')}$`).test(id)
  })
}

/**
 * What is wrong with the patterns of `skip-checks`: one that names no check or that of the inputs, and one that leaves
 * out a check while another one that needs it stays in.
 */
export function leftOutFaults(graph: CheckGraph, patterns: readonly string[]): readonly string[] {
  // a pattern may name checks that this run does not have, such as oic.* without a connection to test
  const known = [...graph.ids, ...Object.keys(CHECKS)]
  const unknown = patterns
    .filter((pattern) => !known.some((id) => matchesAny([pattern], id)))
    .map(
      (pattern) =>
        `skip-checks names ${JSON.stringify(pattern)}, expected ids of checks (${graph.ids.join(', ')})`,
    )
  const needed = graph.ids
    .filter((id) => matchesAny(patterns, id))
    .flatMap((id) => {
      const left = graph.dependantsOf(id).filter((other) => !matchesAny(patterns, other))
      return left.length === 0
        ? []
        : [
            `skip-checks leaves out ${id}, which is needed by ${left.join(', ')}, expected those to be left out too`,
          ]
    })
  const all = matchesAny(patterns, 'inputs.valid')
    ? ['skip-checks leaves out inputs.valid, expected checks other than that of the inputs']
    : []
  return [...unknown, ...all, ...needed]
}
