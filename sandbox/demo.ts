/**
 * Shows the built action against the sandbox: `npm run demo`, `npm run demo -- --list`, `-- --scenario NAME`, and
 * `-- --from-nothing`, which needs Chrome or Chromium, and certutil on Linux.
 */
import { parseArgs } from 'node:util'
import { EMPTY_PAIR, UNTOUCHED_PAIR } from './empty-pair.js'
import { runAction } from './run-action.js'
import { startSandbox, type Sandbox } from './sandbox.js'
import type { Scenario } from './scenario.js'
import { SCENARIOS, scenarioNamed } from './scenarios.js'

const { values } = parseArgs({
  options: {
    list: { type: 'boolean' },
    scenario: { type: 'string', multiple: true },
    'from-nothing': { type: 'boolean' },
  },
})

if (values.list === true) {
  for (const { name, title } of [...SCENARIOS, EMPTY_PAIR]) {
    console.log(`${name.padEnd(36)}${title}`)
  }
} else if (values['from-nothing'] === true) {
  await fromNothing()
} else {
  for (const name of values.scenario ?? ['healthy', 'casdk-0004', EMPTY_PAIR.name]) {
    await (name === EMPTY_PAIR.name ? setUp() : show(scenarioNamed(name)))
  }
}

/** One `verify` of a scenario. */
async function show(scenario: Scenario): Promise<void> {
  console.log(`\n=== ${scenario.name}: ${scenario.title}\n`)
  const sandbox = await startSandbox(scenario)
  try {
    await step(sandbox, 'verify', scenario.outcome.result)
  } finally {
    await sandbox.close()
  }
}

/** A pair that is set up from nothing: what would change, the change, and that a second one changes nothing. */
async function setUp(): Promise<void> {
  const sandbox = await startSandbox(EMPTY_PAIR)
  try {
    for (const [mode, result] of [
      ['plan', 'pending'],
      ['apply', 'pass'],
      ['apply', 'warn'],
    ] as const) {
      console.log(`\n=== ${EMPTY_PAIR.name}: ${EMPTY_PAIR.title}, ${mode}\n`)
      await step(sandbox, mode, result)
    }
  } finally {
    await sandbox.close()
  }
}

/** A pair that nobody has touched yet, the Security Console included: one run of `apply`, and one that changes nothing. */
async function fromNothing(): Promise<void> {
  const sandbox = await startSandbox(UNTOUCHED_PAIR)
  try {
    for (const result of ['pass', 'warn']) {
      console.log(`\n=== ${UNTOUCHED_PAIR.name}: ${UNTOUCHED_PAIR.title}\n`)
      const before = sandbox.state.trust.writes.length
      await step(sandbox, 'apply', result)
      console.log(
        `stored in the Security Console: ${String(sandbox.state.trust.writes.length - before)}`,
      )
    }
  } finally {
    await sandbox.close()
  }
}

async function step(sandbox: Sandbox, mode: string, expected: string): Promise<void> {
  const { env, inputs } = sandbox
  // a scenario may be about another mode than the usual one
  const result = await runAction({ entry: 'main', inputs: { mode, ...inputs }, env })
  const obeyed = /^::(add-mask|debug)::.*\n/gm
  console.log(result.stdout.replaceAll(obeyed, ''))
  if (result.stderr !== '') console.error(result.stderr)
  console.log(`exit code ${String(result.exitCode)}`)
  console.log(`summary: ${result.summaryPath}`)
  if (result.outputs['result'] !== expected) {
    console.error(`expected the result ${expected}`)
    process.exitCode = 1
  }
}
