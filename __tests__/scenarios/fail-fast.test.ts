import { describe, expect, it } from '@jest/globals'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { SCENARIOS } from '../../sandbox/scenarios.js'
import { YES } from './casdk-0004-table.js'
import { runSource } from './run-source.js'

// what a run has proven by its first fault, a run that goes on cannot disprove
describe('CASDK-0004 that is expected with fail-fast is not denied without it', () => {
  const saying = SCENARIOS.filter(
    ({ name, inputs }) => YES.includes(name) && inputs?.['fail-fast'] !== 'false',
  )
  // each fourth of them here, all in `THOROUGH=1 npm test -- fail-fast`
  const tried = saying.filter((_, index) => process.env['THOROUGH'] === '1' || index % 4 === 0)
  it.each(tried.map((scenario) => [scenario.title, scenario] as const))(
    'when %s',
    async (_, scenario) => {
      const sandbox = await startSandbox(scenario)
      const inputs = { ...sandbox.inputs, 'fail-fast': 'false' }
      const run = await runSource({ entry: 'main', inputs, env: sandbox.env })
      await sandbox.close()
      await cleanUp(run)
      expect(run.outputs['casdk-0004-expected']).not.toBe('false')
    },
  )
})
