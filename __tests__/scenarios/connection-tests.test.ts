import { describe, expect, it } from '@jest/globals'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { runSource } from './run-source.js'

describe('whether CASDK-0004 is expected after a connection test', () => {
  it.each<[string, 'true' | 'false' | 'unknown']>([
    // no result is no proof
    ['test-accepted', 'unknown'],
    ['test-without-result', 'unknown'],
    ['test-late', 'false'],
    ['basic-policy-generation-2', 'unknown'],
    // the test says what a status that is not known does not
    ['connection-status-unknown', 'false'],
    ['connection-status-unknown-refused', 'true'],
    ['consent-missing', 'true'],
    // a 401 is one, and a 403 or a pod that is not reached is none
    ['lbac-access-denied', 'true'],
    ['lbac-shuts-out-oracle-integration', 'unknown'],
    ['test-unavailable', 'unknown'],
    ['test-pkix', 'unknown'],
    ['test-host-unknown', 'unknown'],
    // nor is a status that a proxy or nobody gave, or one of another kind
    ['test-handshake', 'unknown'],
    ['test-cut-off', 'unknown'],
    ['test-proxy', 'unknown'],
    ['test-proxy-sign-in', 'unknown'],
    ['test-redirected', 'unknown'],
    ['test-not-understood', 'unknown'],
    // and the code proves it alone, not beside words of something else
    ['test-in-other-words', 'unknown'],
    ['test-in-other-words-without-probe', 'unknown'],
    ['consent-by-another', 'true'],
    ['connection-secret-wrong', 'true'],
    // Oracle Integration's own refusals say nothing of Fusion
    ['oic-allowlist', 'unknown'],
    ['oic-url-of-a-page', 'unknown'],
  ])('of the scenario %s is %s', async (name, expected) => {
    const sandbox = await startSandbox(scenarioNamed(name))
    const run = await runSource({ entry: 'main', inputs: sandbox.inputs, env: sandbox.env })
    await sandbox.close()
    await cleanUp(run)
    expect(run.outputs['casdk-0004-expected']).toBe(expected)
  })
})
