/**
 * Puts the action on trial: `npm run trial` runs every part, `npm run trial -- secrets load` some of them, and
 * `npm run trial -- verify-faults --only token` the cases whose titles contain a text. Prints the figures of each
 * and fails on any loss. `ACTION_NODE` names another Node for the action than the one that runs the trial.
 */
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { NODE } from '../sandbox/run-action.js'
import { applyFaults, descriptionFaults, verifyFaults, workflowFaults } from './faults.js'
import { cleanInstall } from './clean-install.js'
import { crash } from './crash.js'
import { disobedience } from './disobedience.js'
import { jestPart } from './jest-part.js'
import { load } from './load.js'
import { mutation } from './mutation.js'
import type { Figures, Part } from './part.js'
import { secrets } from './secrets.js'

const PARTS: readonly Part[] = [
  secrets,
  verifyFaults,
  descriptionFaults,
  applyFaults,
  workflowFaults,
  disobedience,
  crash,
  jestPart('proxies', 'through tinyproxy and squid, and with a private authority', [
    '__tests__/proxies',
    '__tests__/scenarios/proxy.test.ts',
  ]),
  jestPart(
    'hostile',
    'whatever is read or shown, only the named errors are thrown and nothing escapes',
    [
      '__tests__/properties',
      '__tests__/report/hostile.test.ts',
      '__tests__/prerequisites/certificates.test.ts',
    ],
  ),
  jestPart('combinations', 'every combination of inputs of which the tests try some', [
    '__tests__/pipeline/password.test.ts',
    '__tests__/scenarios/fail-fast.test.ts',
  ]),
  jestPart('counterparts', "oidc-provider, scim2-parse-filter, Oracle's SDK and actionlint agree", [
    '__tests__/counterparts',
  ]),
  jestPart('browser', 'the import by browser, through the pages of the sandbox, and those pages', [
    '__tests__/scenarios/console',
    '__tests__/console',
    '__tests__/sandbox/security-console',
  ]),
  mutation,
  jestPart('supply-chain', 'versions, digests, licences, bill of materials, pinned actions', [
    '__tests__/supply-chain.test.ts',
    '__tests__/dist.test.ts',
  ]),
  cleanInstall,
  load,
]

const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
})
const unknown = wanted.filter((name) => !PARTS.some((part) => part.name === name))
if (unknown.length > 0) {
  console.error(`no part ${unknown.join(', ')}; there are ${PARTS.map((p) => p.name).join(', ')}`)
  process.exit(2)
}

console.log(`the action runs on Node ${execFileSync(NODE, ['--version'], { encoding: 'utf8' })}`)
const ended: string[] = []
for (const { name, title, run } of PARTS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n=== ${name}: ${title}\n`)
  const startedAt = performance.now()
  const { tried, losses, lines = [] } = await run({ only: values.only }).catch(crashed)
  for (const line of [...lines, ...losses.map((loss) => `lost: ${loss}`)]) console.log(line)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  const part = values.only === undefined ? name : `${name}, only "${values.only}"`
  const held = `${part}: ${String(tried)} tried, ${String(losses.length)} lost, ${String(seconds)} s`
  console.log(held)
  ended.push(held)
  if (losses.length > 0 || tried === 0) process.exitCode = 1
}
console.log(`\n=== figures\n\n${ended.join('\n')}`)

/** A part that falls over is lost, and the others are tried all the same. */
function crashed(thrown: unknown): Figures {
  return { tried: 0, losses: [thrown instanceof Error ? thrown.message : String(thrown)] }
}
