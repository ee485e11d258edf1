/** Shows the built action against the sandbox; `npm run demo -- --help` says how. */
import { DEMO_HELP, readDemoOptions } from './demo-options.js'
import { EMPTY_PAIR, UNTOUCHED_PAIR } from './empty-pair.js'
import { runAction } from './run-action.js'
import { startSandbox, type Sandbox } from './sandbox.js'
import type { Scenario } from './scenario.js'
import { SCENARIOS, scenarioNamed } from './scenarios.js'

// whoever reads only the beginning, as head does, has seen what they wanted
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

const all = [...SCENARIOS, EMPTY_PAIR]
const wish = readDemoOptions(
  process.argv.slice(2),
  all.map(({ name }) => name),
)
switch (wish.kind) {
  case 'fault':
    console.error(wish.message)
    process.exitCode = 2
    break
  case 'help':
    console.log(DEMO_HELP)
    break
  case 'list':
    console.log(all.map(({ name, title }) => `${name.padEnd(36)}${title}`).join('\n'))
    break
  case 'from-nothing':
    await fromNothing()
    break
  case 'show':
    for (const name of wish.names.length > 0
      ? wish.names
      : ['healthy', 'casdk-0004', EMPTY_PAIR.name]) {
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
