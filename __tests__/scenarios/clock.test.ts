import { expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { withPair } from './pair-runner.js'

/** Sets the clock back by an hour whenever it is looked at. */
const SETTING_BACK = `
  const now = Date.now.bind(Date)
  let looks = 0
  Date.now = () => now() - 3_600_000 * ++looks
`

it('a clock that is set back while a run lasts makes no duration negative', async () => {
  await withPair(QUICK_EMPTY_PAIR, async (pair) => {
    const preload = `data:text/javascript,${encodeURIComponent(SETTING_BACK)}`
    const env = { NODE_OPTIONS: `--import=${preload}`, RUNNER_DEBUG: '1' }
    const { result, report } = await pair.main('apply', {}, { env })
    expect(result.outputs['result']).toBe('pass')
    expect(report?.durationMs).toBeGreaterThan(0)
    expect(report?.durationMs).toBeLessThan(result.milliseconds)
    expect(report?.grant?.heldSeconds).toBeGreaterThanOrEqual(0)
    expect(report?.grant?.heldSeconds).toBeLessThan(60)
    for (const { durationMs } of report?.checks ?? []) expect(durationMs).toBeGreaterThanOrEqual(0)
    const took = [...result.stdout.matchAll(/ (-?\d+) ms$/gm)].map(([, ms]) => Number(ms))
    expect(took.length).toBeGreaterThan(10)
    expect(Math.min(...took)).toBeGreaterThanOrEqual(0)
  })
})
