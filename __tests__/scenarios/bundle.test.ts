import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { runAction } from '../../sandbox/run-action.js'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Report } from '../../src/report/report.js'
import { expectOutcome } from './expect-outcome.js'
import { NODES } from './nodes.js'
import { afterGrant, withPair, type Pair, type Runner } from './pair-runner.js'

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

/** Scenarios that the bundle is run on, and what of it each shows: all others are run on the source. */
const SCENARIOS: readonly (readonly [name: string, shows: string])[] = [
  ['private-key', 'it signs with the libraries that are in it'],
  ['rate-limited-once', 'it waits by the clock of a process'],
  ['no-answer', 'requests end by the timers of a process, and so does the process'],
  ['host-unknown', 'names are looked up by the resolver of a process'],
  ['tls-self-signed', 'errors of TLS are those of a process'],
  ['keys-too-large', 'large answers are cut off'],
  ['hostile-error', 'a process prints no command that it does not mean'],
  ['echoed-secret', 'nor a secret'],
  ['hostile-wsdl', 'XML is read, by what is loaded when it is needed'],
  ['tls-not-checked', 'what Node is told by its environment is seen'],
  ['oidc', 'requests are signed with what the workflow got for its ID token'],
]

describe.each(NODES)('the bundle on %s', (_, node) => {
  const bundle: Runner = (run) => runAction({ ...run, node })

  it.each(SCENARIOS)('says what is wrong in the scenario %s: %s', async (name) => {
    await expectOutcome(scenarioNamed(name), bundle)
  })

  it('a healthy pair of all three services costs eighteen requests, and leaves certificates, reports and outputs', async () => {
    const { result, report, requests } = await runOn(node, scenarioNamed('healthy'))
    expect(requests.toSorted()).toEqual([
      'GET /.well-known/openid-configuration',
      'GET /admin/v1/Apps',
      'GET /admin/v1/Apps',
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
      'handoff.html',
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
    expect(result.outputs['handoff-html-path']).toBe(join(directory, 'handoff.html'))
    const handoff = await readFile(join(directory, 'handoff.md'), 'utf8')
    const page = await readFile(join(directory, 'handoff.html'), 'utf8')
    for (const name of ['OIC_IDCS_CERT', 'OIC_CA_CERT']) {
      expect(page).toContain(`download="${name}.crt"`)
      expect(page).toContain(readFileSync(join(directory, `${name}.crt`)).toString('base64'))
    }
    for (const { sha1, sha256 } of report.certificates) {
      expect(handoff).toContain(sha256)
      expect(handoff).toContain(sha1)
    }
    // the pair is there for another day
    expect(handoff).toContain('**To do: nothing now.**')
    expect(handoff).toContain('https://github.com/acme/integration/actions/runs/1')
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

  it('plans what it applies, proves the result, and has nothing left to give back', async () => {
    const use = async (pair: Pair): Promise<void> => {
      const plan = await pair.main('plan')
      expect([plan.result.outputs['result'], plan.writes]).toEqual(['pending', []])
      const applied = await pair.main('apply')
      expect(applied.result.outputs['result']).toBe('pass')
      expect(applied.writes).toHaveLength(6)
      expect(pair.sandbox.state.domain.grants).toEqual([])
      const post = await pair.post(applied.result)
      expect([post.result.exitCode, post.result.stdout, post.requests]).toEqual([
        0,
        'nothing to remove: the run has removed the temporary administrator role\n',
        [],
      ])
      for (const { result, leaks } of [plan, applied, post]) {
        expect([result.stderr, leaks]).toEqual(['', []])
      }
    }
    await withPair(QUICK_EMPTY_PAIR, use, bundle)
  })

  it('gives back in post what a killed apply held', async () => {
    await afterGrant(QUICK_EMPTY_PAIR, async (pair, broken) => {
      const post = await pair.by(bundle).post(broken)
      expect([post.result.exitCode, post.result.stderr]).toEqual([0, ''])
      expect(post.result.stdout).toContain(
        'temporary administrator role: removed by the post step (1)',
      )
      expect(pair.sandbox.state.domain.grants).toEqual([])
    })
  })

  it('keeps the issue of a pair', async () => {
    const use = async (pair: Pair): Promise<void> => {
      const { github } = pair.sandbox
      const env = { GITHUB_API_URL: github.url }
      const { result } = await pair.main('verify', { 'report-issue': 'on-failure' }, { env })
      expect([result.exitCode, result.stderr]).toEqual([1, ''])
      expect(github.issues).toHaveLength(1)
      expect(github.violations).toEqual([])
    }
    await withPair(scenarioNamed('user-inactive'), use, bundle)
  })

  it('post has nothing to give back', async () => {
    const result = await runAction({ entry: 'post', inputs: {}, node })
    expect([result.exitCode, result.stdout]).toEqual([
      0,
      'nothing to remove: this run assigned no temporary administrator role\n',
    ])
    await cleanUp(result)
  })
})

// a process ends whatever its file system does
const onLinux = process.platform === 'linux' ? it : it.skip
onLinux(
  'a directory that no file system can make ends the run in time, with its reason',
  async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const inputs = { ...sandbox.inputs, 'output-directory': '/proc/x', 'timeout-seconds': '20' }
    const result = await runAction({ entry: 'main', inputs })
    await sandbox.close()
    expect(result.milliseconds).toBeLessThan(60_000)
    expect(result.annotations.join()).toContain(
      'output-directory cannot be written: /proc/x cannot',
    )
    expect([result.exitCode, result.outputs['result']]).toEqual([1, 'pass'])
    await cleanUp(result)
  },
)
