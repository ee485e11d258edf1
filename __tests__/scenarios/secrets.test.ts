import { describe, expect, it } from '@jest/globals'
import { leaksOf } from '../../sandbox/canaries.js'
import { cleanUp, runAction } from '../../sandbox/run-action.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { TALKATIVE_PAIR } from '../../sandbox/empty-pair.js'
import { ECHO_SCENARIOS } from '../../sandbox/scenarios/echoes.js'
import { withPair } from './pair-runner.js'

// that no secret leaks in any other scenario is asserted with its outcome; the other forms, which the properties hold
// against the masks, are echoed in the trial
const ECHOED = ECHO_SCENARIOS.filter(
  ({ title }) => !/as (base64|base64url|url|form|json|xml)$/.test(title),
)

describe('no secret is shown, with debug logging on,', () => {
  it.concurrent.each(ECHOED.map((scenario) => [scenario.title, scenario] as const))(
    'when %s',
    async (_, scenario) => {
      const sandbox = await startSandbox(scenario)
      const run = await runAction({
        entry: 'main',
        inputs: sandbox.inputs,
        env: { RUNNER_DEBUG: '1' },
      })
      await sandbox.close()
      const leaks = await leaksOf({ ...sandbox, tokens: sandbox.tokens(), result: run })
      await cleanUp(run)
      expect(run.stderr).toBe('')
      expect(run.outputs['result']).toMatch(/^(warn|fail|error)$/)
      expect(leaks).toEqual([])
    },
  )

  it('when apply reads an application whose secret the domain shows unasked', () =>
    withPair(TALKATIVE_PAIR, async (pair) => {
      const { leaks, requests } = await pair.main('apply', {}, { env: { RUNNER_DEBUG: '1' } })
      expect(requests.map(({ path }) => path)).toContain('/admin/v1/Apps')
      expect(leaks).toEqual([])
    }))
})
