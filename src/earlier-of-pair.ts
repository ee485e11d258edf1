import { warn } from './action/step.js'
import type { Pair } from './inputs/pair.js'
import { pairOf } from './report/comparison.js'
import { isOfPair, type EarlierReport } from './report/earlier-report.js'
import { plain } from './redaction/plain.js'

/** The earlier report, when it is evidence for this pair: that of another one says nothing, and is warned of. */
export function earlierOfPair(
  earlier: EarlierReport | undefined,
  pair: Pair,
): EarlierReport | undefined {
  if (earlier === undefined) return undefined
  if (isOfPair(earlier, pair)) return earlier
  const another = pairOf(earlier).map((name) => plain(name))
  warn(
    `the earlier report is of another pair (${another.join(', ')}): it is shown, and no evidence`,
    'compare-with',
  )
  return undefined
}
