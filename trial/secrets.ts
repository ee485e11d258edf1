import pMap from 'p-map'
import { Pair } from '../__tests__/scenarios/pair-runner.js'
import { EMPTY_PAIR } from '../sandbox/empty-pair.js'
import { HEALTHY_DOMAIN } from '../sandbox/identity-domain/settings.js'
import { startSandbox } from '../sandbox/sandbox.js'
import type { Scenario } from '../sandbox/scenario.js'
import { SCENARIOS } from '../sandbox/scenarios.js'
import { ECHO_SCENARIOS } from '../sandbox/scenarios/echoes.js'
import { SIDE_BY_SIDE, type Figures, type Part } from './part.js'

/** Makes every credential of the contract known to the run, and keeps it from waiting long. */
const INPUTS = {
  'admin-client-id': HEALTHY_DOMAIN.admin.id,
  'admin-client-secret': HEALTHY_DOMAIN.admin.secret,
  'integration-user-email': 'oic-dev@acme.example',
  'fail-fast': 'false',
  'timeout-seconds': '20',
}

/** Plants canaries in all secrets, runs every scenario in every mode, and searches all that was written and sent. */
export const secrets: Part = {
  name: 'secrets',
  title: 'no secret is shown or sent to a stranger, in any form, in any scenario and mode',
  run: async () => {
    const scenarios = [...SCENARIOS, ...ECHO_SCENARIOS, EMPTY_PAIR]
    const figures = await pMap(scenarios, searched, { concurrency: SIDE_BY_SIDE })
    return {
      tried: figures.reduce((sum, { tried }) => sum + tried, 0),
      losses: figures.flatMap(({ losses }) => losses),
      lines: [`${String(scenarios.length)} scenarios; verify, plan, apply and the post step`],
    }
  },
}

async function searched(scenario: Scenario): Promise<Figures> {
  const pair = new Pair(await startSandbox(scenario))
  const debug = { env: { RUNNER_DEBUG: '1' } }
  try {
    const losses: string[] = []
    let tried = 0
    for (const mode of ['verify', 'plan', 'apply'] as const) {
      const main = await pair.main(mode, INPUTS, debug)
      const post = await pair.post(main.result, INPUTS)
      for (const run of [main, post]) {
        losses.push(...run.leaks.map((leak) => `${scenario.title}, ${mode}: ${leak}`))
        tried += 1
      }
    }
    return { tried, losses }
  } finally {
    await pair.sandbox.close()
  }
}
