import pMap from 'p-map'
import { runAction } from '../sandbox/run-action.js'
import { cleanUp } from '../sandbox/runner.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { scenarioNamed } from '../sandbox/scenarios.js'
import type { Part } from './part.js'

const PAIRS = 50
const AT_ONCE = 8
/** Token requests that others have sent shortly before, so that the estate does not fit into the minute. */
const SPENT = 60

/** A large estate on one identity domain of the type Free. */
export const load: Part = {
  name: 'load',
  title:
    '50 pairs, 8 at a time, on one domain that takes 10 token requests a second and 150 a minute, and has taken 60',
  run: async () => {
    const refused = { second: 0, minute: 0 }
    const sandbox = await startSandbox({
      ...scenarioNamed('healthy'),
      identityDomain: {
        rateLimit: {
          perSecond: 10,
          perMinute: 150,
          spent: SPENT,
          onRefusal: (window) => {
            refused[window] += 1
          },
        },
      },
    })
    const pairs = Array.from({ length: PAIRS }, (_, index) => `pair ${String(index + 1)}`)
    const ended = await pMap(
      pairs,
      async (environment) => {
        const run = await runAction({
          entry: 'main',
          inputs: { ...sandbox.inputs, environment, 'timeout-seconds': '300' },
        })
        await cleanUp(run)
        return { environment, result: run.outputs['result'] ?? 'none', ms: run.milliseconds }
      },
      { concurrency: AT_ONCE },
    )
    const tokens = sandbox.requests.filter(({ path }) => path.endsWith('/token')).length
    await sandbox.close()
    const slowest = Math.max(...ended.map(({ ms }) => ms))
    return {
      tried: PAIRS,
      losses: [
        ...ended
          .filter(({ result }) => result !== 'pass')
          .map(({ environment, result }) => `${environment} ended as ${result}`),
        ...(refused.minute > 0 ? [] : ['the limit of a minute was not met']),
      ],
      lines: [
        `token requests: ${String(tokens)}, refused with 429: ${String(refused.second)} for the second, ${String(refused.minute)} for the minute`,
        `slowest run: ${(slowest / 1000).toFixed(1)} s`,
      ],
    }
  },
}
