import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Report } from '../../src/report/report.js'
import { runSource } from './run-source.js'

const REAL = join(import.meta.dirname, '../data/real-domain-keys.json')

interface Run {
  readonly result: ActionResult
  readonly report: Report
  /** Method and path of every request that any service received. */
  readonly requests: readonly string[]
}

async function verify(
  scenario: Scenario,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const sandbox = await startSandbox(scenario)
  const result = await runSource({ entry: 'main', inputs: { ...sandbox.inputs, ...inputs } })
  await sandbox.close()
  const report = JSON.parse(await readFile(result.outputs['report-path'] ?? '', 'utf8')) as Report
  return {
    result,
    report,
    requests: sandbox.requests.map(({ method, path }) => `${method} ${path}`),
  }
}

it('a bad alias touches no file, in the output directory or outside', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'outside-'))
  const precious = join(outside, 'precious.crt')
  await writeFile(precious, 'precious')
  const { result } = await verify(scenarioNamed('healthy'), {
    'certificate-alias': '../precious',
    'output-directory': join(outside, 'reports'),
  })
  expect(result.outputs['failed-checks']).toBe('["inputs.valid"]')
  expect(await readFile(precious, 'utf8')).toBe('precious')
  expect((await readdir(join(outside, 'reports'))).toSorted()).toEqual(['junit.xml', 'report.json'])
  await rm(outside, { recursive: true })
  await cleanUp(result)
})

it('a directory that cannot be written fails the step with its reason, and the outputs name no file', async () => {
  const sandbox = await startSandbox(scenarioNamed('healthy'))
  const inputs = { ...sandbox.inputs, 'output-directory': join(import.meta.filename, 'reports') }
  const result = await runSource({ entry: 'main', inputs })
  await sandbox.close()
  expect(result.exitCode).toBe(1)
  expect(result.annotations.join()).toMatch(
    /output-directory cannot be written: .*, expected a directory \(ENOTDIR\)\. Set it to a/,
  )
  expect(result.outputs).toMatchObject({
    result: 'pass',
    'report-path': '',
    'signing-certificate-path': '',
  })
  expect(result.summary).toContain('all prerequisites hold')
  await cleanUp(result)
})

it('nobody is told to import a certificate that has expired', async () => {
  const { result } = await verify(scenarioNamed('expired'))
  expect(result.outputs['handoff-path']).toBe('')
  expect(result.outputs['handoff-html-path']).toBe('')
  expect(result.summary).not.toContain('Hand-off')
  await cleanUp(result)
})

it('a same-domain pair reads no key and imports nothing', async () => {
  const { result, report, requests } = await verify(scenarioNamed('same-domain'))
  expect(requests.filter((request) => request.includes('SigningCert'))).toEqual([])
  const topology = report.checks.find(({ id }) => id === 'topology.import-needed')
  expect(topology?.found).toContain('no import needed')
  expect(result.outputs).toMatchObject({
    topology: 'same-domain',
    'handoff-path': '',
    'handoff-html-path': '',
    'signing-certificate-path': '',
  })
  await cleanUp(result)
})

it('public keys are read with one request, by the token that the run has anyway', async () => {
  const { result, report, requests } = await verify(scenarioNamed('keys-public'))
  expect(requests.filter((request) => request.includes('SigningCert'))).toHaveLength(1)
  expect(report.checks.find(({ id }) => id === 'domain.keys')?.found).toContain('own token')
  await cleanUp(result)
})

it('a request that may pass is repeated as Retry-After says, with a line per retry', async () => {
  const { result, report } = await verify(scenarioNamed('rate-limited-once'))
  expect(report.checks.find(({ id }) => id === 'domain.token')).toMatchObject({
    attempts: 2,
    requests: [{ status: 429 }, { status: 200 }],
  })
  expect(result.stdout).toMatch(
    /^retry POST \S+\/oauth2\/v1\/token: attempt 1 ended with status 429, next in 1000 ms$/m,
  )
  await cleanUp(result)
})

it('a redirect is not followed, and its target is named', async () => {
  const { result, report, requests } = await verify(scenarioNamed('token-redirect'))
  expect(requests.filter((request) => request.includes('token'))).toHaveLength(1)
  expect(report.checks.find(({ id }) => id === 'domain.token')?.found).toContain(
    'a redirect to login.evil.example',
  )
  await cleanUp(result)
})

it('fail-on decides about the exit code, and the result stays', async () => {
  const never = await verify(scenarioNamed('expired'), { 'fail-on': 'never' })
  expect([never.result.exitCode, never.report.result]).toEqual([0, 'fail'])
  const warn = await verify(scenarioNamed('expiring'), { 'fail-on': 'warn' })
  expect([warn.result.exitCode, warn.report.result]).toEqual([1, 'warn'])
  await cleanUp(never.result)
  await cleanUp(warn.result)
})

it('certificate-import: browser has no effect in verify', async () => {
  const { result, report } = await verify(scenarioNamed('healthy'), {
    'certificate-import': 'browser',
  })
  expect([report.checks[0]?.state, report.result]).toEqual(['pass', 'pass'])
  await cleanUp(result)
})

it('checks can be left out, but not alone when others need them', async () => {
  const { result, report } = await verify(scenarioNamed('expiring'), {
    'skip-checks': 'certificate.validity',
  })
  expect(report.result).toBe('pass')
  expect(report.checks.find(({ id }) => id === 'certificate.validity')?.state).toBe('skip')
  const refused = await verify(scenarioNamed('expired'), { 'skip-checks': 'domain.keys' })
  expect(refused.report.checks[0]?.found).toContain(
    'domain.keys, which is needed by certificate.leaf',
  )
  await cleanUp(result)
  await cleanUp(refused.result)
})

it('certificates of an earlier run in the same directory do not survive a failed proof', async () => {
  const first = await verify(scenarioNamed('healthy'))
  const directory = join(first.result.temp, 'oic-fusion-prerequisites')
  const second = await verify(scenarioNamed('wrong-modulus'), {
    'output-directory': directory,
  })
  expect(await readdir(directory)).not.toContain('OIC_IDCS_CERT.crt')
  await cleanUp(first.result)
  await cleanUp(second.result)
})

it('the key set of a real domain is refused for nothing but the signature of a token it did not sign', async () => {
  const document = await readFile(REAL, 'utf8')
  const scenario = {
    ...scenarioNamed('keys-public'),
    identityDomain: {
      keysArePublic: true,
      keyDocument: document,
      signing: { tokenThumbprint: 'IRbmlD-hR3X5vYxfkSu3jrzuh3Y' },
    },
  }
  const { result, report } = await verify(scenario)
  expect(report.checks.find(({ id }) => id === 'certificate.leaf')).toMatchObject({
    state: 'fail',
    found: 'a token signed just now does not verify with the exported certificate',
    causes: [{ id: 'signing-key-differs' }],
  })
  await cleanUp(result)
})
