import { warn } from './action/step.js'
import type { Settings } from './inputs/settings.js'
import { pairOf } from './report/comparison.js'
import { isOfPair, type EarlierReport } from './report/earlier-report.js'
import { plain } from './report/escape.js'

/** The earlier report, when it is evidence for this pair: that of another one says nothing, and is warned of. */
export function earlierOfPair(
  earlier: EarlierReport | undefined,
  { environment, identityDomain, fusion }: Settings,
): EarlierReport | undefined {
  if (earlier === undefined) return undefined
  const hosts = { identityDomain: identityDomain.url.host, fusion: fusion.url.host }
  if (isOfPair(earlier, { environment, hosts })) return earlier
  const pair = pairOf(earlier).map((name) => plain(name))
  warn(
    `the earlier report is of another pair (${pair.join(', ')}): it is shown, and no evidence`,
    'compare-with',
  )
  return undefined
}
