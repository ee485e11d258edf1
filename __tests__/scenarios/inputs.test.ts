import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Report } from '../../src/report/report.js'
import { runSource } from './run-source.js'

interface Run {
  readonly result: ActionResult
  readonly report: Report
  readonly requests: number
  readonly writes: readonly string[]
}

async function run(
  name: string,
  inputsOf: (inputs: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const sandbox = await startSandbox(scenarioNamed(name))
  const inputs = { ...sandbox.inputs, ...inputsOf(sandbox.inputs) }
  const result = await runSource({ entry: 'main', inputs, env: { ...sandbox.env, ...env } })
  await sandbox.close()
  const report = JSON.parse(await readFile(result.outputs['report-path'] ?? '', 'utf8')) as Report
  await cleanUp(result)
  const writes = sandbox.requests
    .map(({ method, path }) => `${method} ${path}`)
    .filter((line) => /^(PATCH|PUT|DELETE) |^POST \S+\/(Users|Grants)$/.test(line))
  return { result, report, requests: sandbox.requests.length, writes }
}

describe('what is given as an input', () => {
  it.each([
    ['false', 0],
    ['true', 1],
  ])(
    'as require-proof %s ends a run with unproven checks with exit code %i',
    async (given, code) => {
      const { result, report } = await run('least-inputs', () => ({ 'require-proof': given }))
      expect(report.result).toBe('warn')
      expect(result.exitCode).toBe(code)
      const told = result.annotations.filter((line) =>
        line.includes('require-proof: these checks are not proven:'),
      )
      expect(told).toHaveLength(code)
      for (const line of told) expect(line).toContain('fusion.trust')
    },
  )

  it.each([
    ['client-user-by-password', {}, 'fusion.trust'],
    ['password-kept', {}, 'fusion.trust'],
    // what fail-on lets through is not proven all the same
    ['maintenance', { 'fail-on': 'fail' }, 'fusion.reachable'],
    ['fusion-password-wrong', { 'fail-on': 'fail' }, 'user.fusion'],
    // what was left out by hand is no lack of proof
    ['healthy', { 'skip-checks': 'certificate.pinned, domain.clock' }, undefined],
  ])('as require-proof true ends %s %j by %s', async (name, inputs, by) => {
    const { result } = await run(name, () => ({ 'require-proof': 'true', ...inputs }))
    expect(result.exitCode).toBe(by === undefined ? 0 : 1)
    const told = result.annotations.filter((line) =>
      line.includes('require-proof: these checks are not proven:'),
    )
    expect(told).toHaveLength(by === undefined ? 0 : 1)
    for (const line of told) expect(line).toContain(by)
  })

  it('as require-proof true asks for a probe beside a test that passes, or for skip-checks', async () => {
    const { result, report } = await run('trust-by-test', () => ({ 'require-proof': 'true' }))
    expect(result.exitCode).toBe(1)
    const open = report.checks.filter(({ leftOut }) => leftOut === 'need')
    expect(open.map(({ id }) => id)).toEqual([
      'privilege.service-catalog',
      'privilege.event-catalog',
    ])
    for (const { found } of open) {
      expect(found).toMatch(
        /^not checked: .* Set client-private-key .* Or name the check in skip-checks\.$/,
      )
    }
    const skipping = { 'require-proof': 'true', 'skip-checks': 'privilege.*' }
    expect((await run('trust-by-test', () => skipping)).result.exitCode).toBe(0)
  })

  it('as require-proof true leaves a run in which all is proven green', async () => {
    const { result } = await run('healthy', () => ({ 'require-proof': 'true' }))
    expect(result.exitCode).toBe(0)
  })

  it('has a line of the log and of the summary for each of five faults, and one annotation', async () => {
    const { result, requests } = await run('inputs-empty', () => ({}))
    expect(requests).toBe(0)
    const lines = result.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    expect(lines[0]).toBe('error   inputs.valid  5 faults:')
    expect(lines.slice(1, 6).map((line) => /^ {8}([a-z-]+) is empty/.exec(line)?.[1])).toEqual([
      'identity-domain-url',
      'client-id',
      'client-secret',
      'fusion-url',
      'integration-username',
    ])
    expect(lines[1]).toContain('or when the job has no `environment:`')
    expect(lines[1]).toContain('If that comes from a fork, GitHub passes no secrets')
    expect(result.summary.match(/^ {2}- .* is empty/gm)).toHaveLength(5)
    expect(result.annotations.filter((line) => line.includes('title=inputs.valid'))).toHaveLength(1)
  })

  it.each([
    ['that cannot be seen at its end', 'SA_FA_DEV_OIC\u200b'],
    ['of another direction within', 'SA_FA\u202e_DEV_OIC'],
    ['that is a quotation mark around it', '“SA_FA_DEV_OIC”'],
    ['that is half a pair of quotation marks', '"SA_FA_DEV_OIC'],
    ['that is an apostrophe at its end', "SA_FA_DEV_OIC'"],
    ['that is a comma at its end', 'SA_FA_DEV_OIC,'],
    ['that is a second blank', 'SA  OIC'],
    ['of another script in a whole part of it', 'SA_FA_DEV_\u041e\u0406\u0421'],
    ['of another width', 'SA_FA_DEV_\uff2f\uff29\uff23'],
    ['of an expression', '${{ vars.OIC_USER }}'],
    ['that masks', '***'],
    ['of a word for nothing', 'None'],
  ])(
    'as the user name with a character %s makes apply create no look-alike',
    async (_, userName) => {
      const { result, requests, writes } = await run('healthy', () => ({
        mode: 'apply',
        'integration-username': userName,
        'integration-user-email': 'oic@acme.example',
        'fusion-username': '',
        'fusion-password': '',
        'admin-client-id': 'an-administrator',
        'admin-client-secret': 'a-secret-of-an-administrator',
      }))
      expect([requests, writes, result.exitCode]).toEqual([0, [], 1])
      expect(result.outputs['failed-checks']).toBe('["inputs.valid"]')
    },
  )

  it.each([
    ['in base64', (pem: string) => Buffer.from(pem).toString('base64')],
    ['with line breaks written as \\n', (pem: string) => pem.replaceAll('\n', '\\n')],
    ['on one line', (pem: string) => pem.replaceAll('\n', ' ')],
    ['after another text', (pem: string) => `subject=CN = Acme\n${pem}`],
  ])('as the CA certificate %s makes TLS work', async (_, form) => {
    const { report } = await run('healthy', ({ 'ca-certificates': pem = '' }) => ({
      'ca-certificates': form(pem),
    }))
    expect(report.result).toBe('pass')
  })

  it('as two roles on one line checks both', async () => {
    const { report } = await run('roles-with-comma', () => ({}))
    const roles = report.checks.filter(({ id }) => id.startsWith('role.'))
    expect(roles.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'role.SOAOperator pass',
      'role.ORA_PER_EMPLOYEE_ABSTRACT fail',
    ])
  })
})

it('a run whose Node checks no certificate says so, and never that something was proven over TLS', async () => {
  const { result, report } = await run('tls-not-checked', () => ({}))
  const inputs = report.checks.find(({ id }) => id === 'inputs.valid')
  expect(inputs).toMatchObject({ state: 'warn', causes: [{ id: 'tls-not-checked' }] })
  expect(inputs?.found).toContain('proves nothing about TLS')
  expect(result.stdout).not.toMatch(/^pass .*TLS/m)
  expect(result.summary).toContain('NODE')
})
