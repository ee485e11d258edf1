/** Shows the built action against the sandbox; `npm run demo -- --help` says how. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DEMO_HELP, readDemoOptions } from './demo-options.js'
import { EMPTY_PAIR, UNTOUCHED_PAIR } from './empty-pair.js'
import { localPage } from './github/page.js'
import { runAction } from './run-action.js'
import type { ActionResult } from './runner.js'
import { startSandbox, type Sandbox } from './sandbox.js'
import type { Scenario } from './scenario.js'
import { SCENARIO_AREAS, SCENARIOS, scenarioNamed } from './scenarios.js'
import { forTerminal } from './terminal.js'

/** The first `apply` proves the keys with a temporary role, which the second one has no reason to take. */
const STILL_A_WARNING =
  'The second apply had nothing to change. Its result is warn: the client application may not read the signing keys,\n' +
  'so the certificates were not checked. The pod accepts the tokens already, so the action did not assign the\n' +
  'temporary administrator role again.'

const shown: ShownRun[] = []

// a reader of the beginning alone, as head is, has seen enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

const all = [...SCENARIOS, EMPTY_PAIR]
const wish = readDemoOptions(
  process.argv.slice(2),
  all.map(({ name }) => name),
  process.env,
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
    tellAreas(wish.everything)
    break
  case 'from-nothing':
    await fromNothing(wish.unfolded)
    tellWhatWasShown()
    break
  case 'show':
    if (wish.names.length === 0) {
      console.log(
        'Five runs of the action against a sandbox on this machine. They take 10 to 30 seconds.',
      )
    }
    for (const name of wish.names.length > 0
      ? wish.names
      : ['healthy', 'casdk-0004', EMPTY_PAIR.name]) {
      await (name === EMPTY_PAIR.name
        ? setUp(wish.unfolded)
        : show(scenarioNamed(name), wish.unfolded))
    }
    tellWhatWasShown()
}

/** One `verify` of a scenario. */
async function show(scenario: Scenario, unfolded: boolean): Promise<void> {
  const sandbox = await startSandbox(scenario)
  try {
    await step(sandbox, { scenario, mode: 'verify', expected: scenario.outcome.result, unfolded })
  } finally {
    await sandbox.close()
  }
}

/** A pair whose user and roles are set up: what would change, the change, and that a second one changes nothing. */
async function setUp(unfolded: boolean): Promise<void> {
  const sandbox = await startSandbox(EMPTY_PAIR)
  const run = { scenario: EMPTY_PAIR, unfolded }
  try {
    await step(sandbox, { ...run, mode: 'plan', expected: 'pending' })
    await step(sandbox, { ...run, mode: 'apply', expected: 'pass' })
    await step(sandbox, { ...run, mode: 'apply', expected: 'warn', again: 'writes nothing' })
    console.log(STILL_A_WARNING)
  } finally {
    await sandbox.close()
  }
}

/** A pair before any set-up, the Security Console included: one run of `apply`, and one that changes nothing. */
async function fromNothing(unfolded: boolean): Promise<void> {
  const sandbox = await startSandbox(UNTOUCHED_PAIR)
  const { writes } = sandbox.state.trust
  const run = { scenario: UNTOUCHED_PAIR, mode: 'apply', unfolded } as const
  try {
    await step(sandbox, { ...run, expected: 'pass' })
    const stored = writes.length
    console.log(`stored in the Security Console: ${String(stored)}`)
    await step(sandbox, { ...run, expected: 'warn', again: 'stores nothing' })
    console.log(STILL_A_WARNING)
    console.log(`stored in the Security Console: ${String(writes.length - stored)}`)
  } finally {
    await sandbox.close()
  }
}

/** The conditions by area, a line each. */
function tellAreas(everything: boolean): void {
  const areas = [...SCENARIO_AREAS, { title: 'Set-up', scenarios: [EMPTY_PAIR] }]
  for (const { title, scenarios, isInjected } of areas) {
    if (isInjected === true && !everything) continue
    console.log(`\n${title}\n`)
    const width = Math.max(...scenarios.map(({ name }) => name.length)) + 2
    for (const { name, title } of scenarios) console.log(`  ${name.padEnd(width)}${title}`)
  }
  if (!everything) {
    console.log('\nBroken and hostile answers of servers: npm run demo -- --list --all')
  }
}

/** One run of the action, and how it is shown. */
interface Step {
  readonly scenario: Scenario
  readonly mode: 'verify' | 'plan' | 'apply'
  /** The result that it must have. */
  readonly expected: string
  readonly unfolded: boolean
  /** Why it is run once more. */
  readonly again?: string
}

async function step(sandbox: Sandbox, shownStep: Step): Promise<void> {
  const { scenario, mode, expected, unfolded, again } = shownStep
  const title = [scenario.name, again === undefined ? mode : `${mode} again, which ${again}`]
  console.log(`\n=== ${title.join(', ')}: ${scenario.title}\n`)
  const { env, inputs } = sandbox
  // a scenario may be about another mode than the usual one
  const result = await runAction({ entry: 'main', inputs: { mode, ...inputs }, env })
  console.log(forTerminal(result.stdout, unfolded))
  if (result.stderr !== '') console.error(result.stderr)
  console.log(`exit code ${String(result.exitCode)}`)
  shown.push({
    title: title.join(', '),
    outputs: result.outputs,
    summary: await writeSummary(`${mode} summary`, result),
  })
  if (result.outputs['result'] !== expected) {
    console.error(`expected the result ${expected}`)
    process.exitCode = 1
  }
}

/** A run that was shown. */
interface ShownRun {
  readonly title: string
  readonly outputs: Readonly<Record<string, string>>
  /** Path of the page with its summary. */
  readonly summary: string
}

/** The summary as a page for a browser: its Markdown is written for GitHub, and hard to read as text. */
async function writeSummary(title: string, { temp, summary }: ActionResult): Promise<string> {
  const path = join(temp, 'summary.html')
  await writeFile(path, await localPage(title, summary))
  return path
}

/** The verdict of each run, so that they stand together, and what can be opened in a browser. */
function tellWhatWasShown(): void {
  const width = Math.max(...shown.map(({ title }) => title.length)) + 2
  console.log('\n=== what was shown, and the pages to open in your browser\n')
  for (const { title, outputs, summary } of shown) {
    const [cause] = JSON.parse(outputs['causes'] ?? '[]') as readonly string[]
    const why = outputs['casdk-0004-expected'] === 'true' ? `CASDK-0004: ${String(cause)}` : ''
    console.log(`${title.padEnd(width)}${(outputs['result'] ?? '').padEnd(9)}${why}`.trimEnd())
    tellPage('summary', summary)
    tellPage('import instructions', outputs['handoff-html-path'])
  }
  console.log(
    '\nOther conditions: npm run demo -- --list\nOptions:          npm run demo -- --help',
  )
}

function tellPage(name: string, path = ''): void {
  if (path !== '') console.log(`  ${`${name}:`.padEnd(21)}${pathToFileURL(path).href}`)
}
