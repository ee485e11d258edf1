import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { leaksOf } from '../../sandbox/canaries.js'
import { EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { liveAnswerOf } from '../../scripts/live-answer/live-answer.js'
import { wordsOfSources } from '../../scripts/live-answer/words.js'
import type { Report } from '../../src/report/report.js'
import { parseReport } from '../scenarios/report-schema.js'
import { runSource } from '../scenarios/run-source.js'

const ROOT = resolve(import.meta.dirname, '../..')
const WORDS = wordsOfSources(ROOT)

/** Inputs whose values are words of the action. */
const OWN_WORDS =
  /^(?:mode|reason|probe-grant|certificate-import|admin-auth|fail-fast|fail-on|adapter)$/

/** Oracle's names, the same for everybody. */
const ORACLE =
  /^(?:ORA_\w+|SOAOperator|AttachmentsUser|\d{1,3}|true|false|https:\/\/identity\.oraclecloud\.com\/)$/

/** Names and addresses of people and accounts in the scenarios, beside those that the inputs have. */
const PEOPLE = ['sa_fa_dev_oic', 'oic_prereq_scim', 'acme', 'localhost', '127.0.0.1', 'sandbox']

const SCENARIOS = [
  'healthy',
  'casdk-0004',
  'wrong-secret',
  'echoed-secret',
  'user-with-suffix',
  'user-with-plus',
  'client-is-user',
  'custom-issuer-not-trusted',
  'project-connections',
  'connection-elsewhere',
  'oidc-subject-unknown',
  'hostile-error',
  'hostile-fusion-user',
  'hostile-connection',
  'command-in-similar-name',
] as const

describe('what is recorded of a report shows no secret, and nothing of whose it is,', () => {
  it.each([...SCENARIOS.map(scenarioNamed), EMPTY_PAIR].map((one) => [one.title, one] as const))(
    'when %s',
    async (_, scenario) => {
      const sandbox = await startSandbox(scenario)
      const mode = scenario === EMPTY_PAIR ? 'apply' : 'verify'
      const inputs = { mode, ...sandbox.inputs }
      const result = await runSource({ entry: 'main', inputs, env: sandbox.env })
      await sandbox.close()
      const path = result.outputs['report-path'] ?? ''
      const report = parseReport(await readFile(path, 'utf8'))
      const { answer } = liveAnswerOf(report, WORDS)
      const text = JSON.stringify(answer)
      // beside the report, where everything is searched
      await writeFile(join(dirname(path), 'live-answer.json'), text)
      const leaks = await leaksOf({ ...sandbox, inputs, tokens: sandbox.tokens(), result })
      await cleanUp(result)
      expect(leaks).toEqual([])
      expect(foundIn(text, [...PEOPLE, ...valuesOf(inputs), ...valuesIn(report)])).toEqual([])
      expect(text).not.toMatch(/@|[0-9a-f]{12}|eyJ|ocid1|\d{4}-\d\d-\d\d/i)
      expect(answer.checks).toHaveLength(report.checks.length)
    },
  )

  it('and the command writes it beside the report, and shows what it replaced', async () => {
    const sandbox = await startSandbox(scenarioNamed('casdk-0004'))
    const result = await runSource({ entry: 'main', inputs: sandbox.inputs, env: sandbox.env })
    await sandbox.close()
    const directory = dirname(result.outputs['report-path'] ?? '')
    const shown = execFileSync(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'scripts/record.ts'), directory],
      { cwd: ROOT, encoding: 'utf8' },
    )
    const written = JSON.parse(
      await readFile(join(directory, 'live-answer.json'), 'utf8'),
    ) as object
    const stdout = `${result.stdout}\n${shown}`
    const leaks = await leaksOf({
      ...sandbox,
      tokens: sandbox.tokens(),
      result: { ...result, stdout },
    })
    await cleanUp(result)
    expect(shown).toMatch(/<user-1> +"SA_FA_DEV_OIC"/)
    expect(written).toMatchObject({ liveAnswer: 1, result: 'fail', casdk0004Expected: 'true' })
    expect(leaks).toEqual([])
  })
})

function foundIn(text: string, values: readonly string[]): readonly string[] {
  return values.filter((value) => text.toLowerCase().includes(value.toLowerCase()))
}

/** What a workflow gives, line by line, but for the words that are the action's or Oracle's. */
function valuesOf(inputs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(inputs)
    .filter(([name]) => !OWN_WORDS.test(name))
    .flatMap(([, value]) => value.split(/[\n,]/))
    .map((value) => value.trim())
    .filter((value) => value.length > 1 && !ORACLE.test(value))
}

/** What a report has of a tenancy at known places. */
function valuesIn({ hosts, certificates, checks, grant }: Report): readonly string[] {
  const requests = checks.flatMap((check) => check.requests)
  return [
    ...Object.values(hosts),
    ...certificates.flatMap(({ serialNumber, sha1, sha256 }) => [serialNumber, sha1, sha256]),
    ...requests.flatMap(({ host, requestId }) => [host, requestId]),
    grant?.id,
  ].filter((value): value is string => typeof value === 'string' && value !== '')
}
