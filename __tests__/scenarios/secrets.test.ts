import { describe, expect, it } from '@jest/globals'
import { leaksOf } from '../../sandbox/canaries.js'
import { cleanUp, runAction } from '../../sandbox/run-action.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { ECHO_SCENARIOS } from '../../sandbox/scenarios/echoes.js'

// that no secret leaks in any other scenario is asserted with its outcome
describe('no secret is shown, with debug logging on,', () => {
  it.concurrent.each(ECHO_SCENARIOS.map((scenario) => [scenario.title, scenario] as const))(
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
})
