import { expect, it } from '@jest/globals'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { runSource } from './run-source.js'

it.each([
  ['false', 0],
  ['true', 1],
])(
  'a run that leaves out every check asks nothing, and says so: require-proof %s ends it with exit code %i',
  async (requireProof, code) => {
    const sandbox = await startSandbox(scenarioNamed('nothing-checked'))
    const inputs = { ...sandbox.inputs, 'require-proof': requireProof }
    const result = await runSource({ entry: 'main', inputs, env: sandbox.env })
    await sandbox.close()
    await cleanUp(result)
    expect([sandbox.requests.length, result.exitCode]).toEqual([0, code])
    expect(result.summary).toMatch(/^## ⚠️ sandbox: nothing was checked, \d+ checks not run\n/)
    expect(result.summary).toContain('No check ran, so nothing is proven.')
    expect(result.summary).not.toMatch(/\bhold\b|nothing to do/)
    expect(result.stdout).toContain('nothing was checked')
    expect(result.annotations.filter((line) => line.includes('require-proof'))).toHaveLength(code)
  },
)
