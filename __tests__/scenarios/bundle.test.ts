import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { cleanUp, runAction, type ActionResult } from '../../sandbox/run-action.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Report } from '../../src/report/report.js'
import { NODES } from './nodes.js'

const REAL = join(import.meta.dirname, '../data/real-domain-keys.json')

interface Run {
  readonly result: ActionResult
  readonly report: Report
  /** Method and path of every request that any service received. */
  readonly requests: readonly string[]
}

async function runOn(
  node: string,
  scenario: Scenario,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const sandbox = await startSandbox(scenario)
  const result = await runAction({ entry: 'main', inputs: { ...sandbox.inputs, ...inputs }, node })
  await sandbox.close()
  const report = JSON.parse(await readFile(result.outputs['report-path'] ?? '', 'utf8')) as Report
  return {
    result,
    report,
    requests: sandbox.requests.map(({ method, path }) => `${method} ${path}`),
  }
}

describe.each(NODES)('on %s', (_, node) => {
  it('a healthy pair of all three services costs sixteen requests, and leaves certificates, reports and outputs', async () => {
    const { result, report, requests } = await runOn(node, scenarioNamed('healthy'))
    expect(requests.toSorted()).toEqual([
      'GET /.well-known/openid-configuration',
      'GET /admin/v1/SigningCert/jwk',
      'GET /admin/v1/Users',
      'GET /fscmUI/adfAuthentication',
      'GET /fscmUI/faces/FuseWelcome',
      'GET /hcmRestApi/scim/Users',
      'GET /hcmRestApi/scim/Users',
      'GET /hcmRestApi/scim/Users',
      'GET /hcmRestApi/scim/Users',
      'GET /ic/api/integration/v1/connections/ERP_DEV',
      'GET /soa-infra/PublicEvent/catalog',
      'POST /fscmService/ServiceCatalogService',
      'POST /ic/api/integration/v1/connections/ERP_DEV/test',
      'POST /oauth2/v1/token',
      'POST /oauth2/v1/token',
      'POST /oauth2/v1/token',
    ])
    const directory = join(result.temp, 'oic-fusion-prerequisites')
    expect((await readdir(directory)).toSorted()).toEqual([
      'OIC_CA_CERT.crt',
      'OIC_IDCS_CERT.crt',
      'handoff.md',
      'junit.xml',
      'report.json',
    ])
    const [leaf, authority] = ['OIC_IDCS_CERT.crt', 'OIC_CA_CERT.crt'].map(
      (name) => new X509Certificate(readFileSync(join(directory, name))),
    )
    expect(result.outputs).toMatchObject({
      result: 'pass',
      topology: 'cross-domain',
      'trusted-issuer': 'https://identity.oraclecloud.com/',
      'casdk-0004-expected': 'false',
      'signing-certificate-path': join(directory, 'OIC_IDCS_CERT.crt'),
      'signing-certificate-sha256': leaf?.fingerprint256,
      'signing-certificate-sha1': leaf?.fingerprint,
      'ca-certificate-sha256': authority?.fingerprint256,
      // ten years to the second from 1000 days ago, whatever leap years are among them
      'days-until-expiry': String(
        Math.floor((Date.parse(leaf?.validTo ?? '') - Date.now()) / 86_400_000),
      ),
      'failed-checks': '[]',
      causes: '[]',
      changes: '[]',
      'grant-held-seconds': '',
    })
    expect(report.certificates.map(({ role }) => role)).toEqual(['signing', 'authority'])
    const handoff = await readFile(join(directory, 'handoff.md'), 'utf8')
    for (const { sha256 } of report.certificates) {
      expect(handoff).toContain(sha256.replaceAll(':', '&#58;'))
    }
    await cleanUp(result)
  })

  it('bad inputs are all named in one message, and no request is sent', async () => {
    const { result, report, requests } = await runOn(node, scenarioNamed('healthy'), {
      'client-id': '',
      'fusion-url': 'https://evil.example',
      'expiry-warning-days': 'soon',
      'skip-checks': 'domain.kyes',
      'fail-on': 'never',
    })
    expect(requests).toEqual([])
    expect(result.exitCode).toBe(1)
    expect(report.result).toBe('error')
    expect(report.hosts).toEqual({ identityDomain: null, fusion: null, oic: null })
    const [inputs, ...others] = report.checks
    for (const name of ['client-id', 'fusion-url', 'expiry-warning-days', 'skip-checks']) {
      expect(inputs?.found).toContain(name)
    }
    expect(others.every(({ state }) => state === 'skip')).toBe(true)
    expect(result.annotations.filter((line) => line.includes('title=inputs.valid'))).toHaveLength(1)
    expect(result.summary).toContain('inputs')
    await cleanUp(result)
  })

  it('secrets are masked before anything else is written', async () => {
    const { result } = await runOn(node, scenarioNamed('healthy'))
    const lines = result.stdout.split('\n')
    const firstOther = lines.findIndex((line) => !line.startsWith('::add-mask::'))
    expect(lines.slice(0, firstOther).length).toBeGreaterThan(2)
    expect(result.masks).toContain(HEALTHY_DOMAIN.clientSecret)
    // the client's own token, the user's for Fusion, the client's for Oracle Integration
    expect(result.masks.filter((mask) => mask.startsWith('eyJ'))).toHaveLength(3)
    await cleanUp(result)
  })

  it('a bad alias touches no file, in the output directory or outside', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'outside-'))
    const precious = join(outside, 'precious.crt')
    await writeFile(precious, 'precious')
    const { result } = await runOn(node, scenarioNamed('healthy'), {
      'certificate-alias': '../precious',
      'output-directory': join(outside, 'reports'),
    })
    expect(result.outputs['failed-checks']).toBe('["inputs.valid"]')
    expect(await readFile(precious, 'utf8')).toBe('precious')
    expect((await readdir(join(outside, 'reports'))).toSorted()).toEqual([
      'junit.xml',
      'report.json',
    ])
    await rm(outside, { recursive: true })
    await cleanUp(result)
  })

  it('a directory that cannot be written fails the step with its reason, and the outputs name no file', async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const inputs = { ...sandbox.inputs, 'output-directory': join(import.meta.filename, 'reports') }
    const result = await runAction({ entry: 'main', inputs, node })
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

  const onLinux = process.platform === 'linux' ? it : it.skip
  onLinux(
    'a directory that no file system can make ends the run in time, with its reason',
    async () => {
      const sandbox = await startSandbox(scenarioNamed('healthy'))
      const inputs = { ...sandbox.inputs, 'output-directory': '/proc/x', 'timeout-seconds': '20' }
      const result = await runAction({ entry: 'main', inputs, node })
      await sandbox.close()
      expect(result.milliseconds).toBeLessThan(60_000)
      expect(result.annotations.join()).toContain(
        'output-directory cannot be written: /proc/x cannot',
      )
      expect([result.exitCode, result.outputs['result']]).toEqual([1, 'pass'])
      await cleanUp(result)
    },
  )

  it('nobody is told to import a certificate that has expired', async () => {
    const { result } = await runOn(node, scenarioNamed('expired'))
    expect(result.outputs['handoff-path']).toBe('')
    expect(result.summary).not.toContain('Hand-off')
    await cleanUp(result)
  })

  it('a same-domain pair reads no key and imports nothing', async () => {
    const { result, report, requests } = await runOn(node, scenarioNamed('same-domain'))
    expect(requests.filter((request) => request.includes('SigningCert'))).toEqual([])
    const topology = report.checks.find(({ id }) => id === 'topology.import-needed')
    expect(topology?.found).toContain('no import needed')
    expect(result.outputs).toMatchObject({
      topology: 'same-domain',
      'handoff-path': '',
      'signing-certificate-path': '',
    })
    await cleanUp(result)
  })

  it('public keys are read with one request, by the token that the run has anyway', async () => {
    const { result, report, requests } = await runOn(node, scenarioNamed('keys-public'))
    expect(requests.filter((request) => request.includes('SigningCert'))).toHaveLength(1)
    expect(report.checks.find(({ id }) => id === 'domain.keys')?.found).toContain('own token')
    await cleanUp(result)
  })

  it('a request that may pass is repeated as Retry-After says, with a line per retry', async () => {
    const { result, report } = await runOn(node, scenarioNamed('rate-limited-once'))
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
    const { result, report, requests } = await runOn(node, scenarioNamed('token-redirect'))
    expect(requests.filter((request) => request.includes('token'))).toHaveLength(1)
    expect(report.checks.find(({ id }) => id === 'domain.token')?.found).toContain(
      'a redirect to login.evil.example',
    )
    await cleanUp(result)
  })

  it('fail-on decides about the exit code, and the result stays', async () => {
    const never = await runOn(node, scenarioNamed('expired'), { 'fail-on': 'never' })
    expect([never.result.exitCode, never.report.result]).toEqual([0, 'fail'])
    const warn = await runOn(node, scenarioNamed('expiring'), { 'fail-on': 'warn' })
    expect([warn.result.exitCode, warn.report.result]).toEqual([1, 'warn'])
    await cleanUp(never.result)
    await cleanUp(warn.result)
  })

  it('certificate-import: browser has no effect in verify', async () => {
    const { result, report } = await runOn(node, scenarioNamed('healthy'), {
      'certificate-import': 'browser',
    })
    expect([report.checks[0]?.state, report.result]).toEqual(['pass', 'pass'])
    await cleanUp(result)
  })

  it('checks can be left out, but not alone when others need them', async () => {
    const { result, report } = await runOn(node, scenarioNamed('expired'), {
      'skip-checks': 'certificate.validity',
    })
    expect(report.result).toBe('pass')
    expect(report.checks.find(({ id }) => id === 'certificate.validity')?.state).toBe('skip')
    const refused = await runOn(node, scenarioNamed('expired'), { 'skip-checks': 'domain.keys' })
    expect(refused.report.checks[0]?.found).toContain(
      'domain.keys, which is needed by certificate.leaf',
    )
    await cleanUp(result)
    await cleanUp(refused.result)
  })

  it('certificates of an earlier run in the same directory do not survive a failed proof', async () => {
    const first = await runOn(node, scenarioNamed('healthy'))
    const directory = join(first.result.temp, 'oic-fusion-prerequisites')
    const second = await runOn(node, scenarioNamed('wrong-modulus'), {
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
    const { result, report } = await runOn(node, scenario)
    expect(report.checks.find(({ id }) => id === 'certificate.leaf')).toMatchObject({
      state: 'fail',
      found: 'a token signed just now does not verify with the exported certificate',
      causes: [{ id: 'signing-key-differs' }],
    })
    await cleanUp(result)
  })

  it('post has nothing to give back', async () => {
    const result = await runAction({ entry: 'post', inputs: {}, node })
    expect([result.exitCode, result.stdout]).toEqual([
      0,
      'nothing to give back: no administrator grant was taken\n',
    ])
    await cleanUp(result)
  })
})
