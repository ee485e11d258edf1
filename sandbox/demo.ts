/** Shows the built action against the sandbox: `npm run demo`, `npm run demo -- --list`, `-- --scenario NAME`. */
import { parseArgs } from 'node:util'
import { runAction } from './run-action.js'
import { startSandbox } from './sandbox.js'
import type { Scenario } from './scenario.js'
import { SCENARIOS, scenarioNamed } from './scenarios.js'

const { values } = parseArgs({
  options: { list: { type: 'boolean' }, scenario: { type: 'string', multiple: true } },
})

if (values.list === true) {
  for (const { name, title } of SCENARIOS) console.log(`${name.padEnd(36)}${title}`)
} else {
  for (const name of values.scenario ?? ['healthy', 'casdk-0004']) await show(scenarioNamed(name))
}

async function show(scenario: Scenario): Promise<void> {
  console.log(`\n=== ${scenario.name}: ${scenario.title}\n`)
  const sandbox = await startSandbox(scenario)
  try {
    const result = await runAction({ entry: 'main', inputs: sandbox.inputs })
    const obeyed = /^::(add-mask|debug)::.*\n/gm
    console.log(result.stdout.replaceAll(obeyed, ''))
    if (result.stderr !== '') console.error(result.stderr)
    console.log(`exit code ${String(result.exitCode)}`)
    console.log(`summary: ${result.summaryPath}`)
    if (result.outputs['result'] !== scenario.outcome.result) {
      console.error(`expected the result ${scenario.outcome.result}`)
      process.exitCode = 1
    }
  } finally {
    await sandbox.close()
  }
}
