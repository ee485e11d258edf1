import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { parseReport } from './report-schema.js'
import { runSource } from './run-source.js'

async function verify(
  sandbox: Sandbox,
  inputs: Readonly<Record<string, string>> = {},
  event = 'workflow_dispatch',
): Promise<ActionResult> {
  return runSource({
    entry: 'main',
    inputs: { ...sandbox.inputs, ...inputs },
    env: { GITHUB_EVENT_NAME: event },
  })
}

async function reportOf({ outputs }: ActionResult): ReturnType<typeof parse> {
  return parse(outputs['report-path'] ?? '')
}

async function parse(path: string): Promise<ReturnType<typeof parseReport>> {
  return parseReport(await readFile(path, 'utf8'))
}

describe('the reason of a run', () => {
  it.each([
    ['workflow_dispatch', '', 'manual'],
    ['schedule', '', 'schedule'],
    ['push', '', 'promotion'],
    ['schedule', 'refresh', 'refresh'],
  ])('on the event %s with the input "%s" is %s', async (event, reason, expected) => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const run = await verify(sandbox, { reason }, event)
    expect((await reportOf(run)).reason).toBe(expected)
    expect(run.summary).toContain(`of verify, ${expected} run`)
    await cleanUp(run)
    await sandbox.close()
  })
})

describe('a comparison with an earlier report', () => {
  it('shows what changed between the runs, and blames the refresh for what vanished together', async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const directory = await mkdtemp(join(tmpdir(), 'earlier-'))
    const earlier = join(directory, 'report.json')
    const first = await verify(sandbox)
    await copyFile(first.outputs['report-path'] ?? '', earlier)
    const same = await verify(sandbox, { 'compare-with': earlier })
    expect(same.summary).toContain('Nothing has changed')

    for (const user of sandbox.state.fusionUsers) {
      if (user.userName === 'SA_FA_DEV_OIC') user.roles = []
    }
    const after = await verify(sandbox, { 'compare-with': earlier, 'fail-fast': 'false' })
    expect(after.summary).toContain('### Changes since ')
    expect(after.summary).toMatch(
      /role&#46;SOAOperator<\/code> \| <code>pass<\/code> \| <code>fail/,
    )
    const { checks } = await reportOf(after)
    const role = checks.find(({ id }) => id === 'role.SOAOperator')
    expect(role?.causes[0]?.id).toBe('environment-refreshed')
    for (const run of [first, same, after]) await cleanUp(run)
    await rm(directory, { recursive: true })
    await sandbox.close()
  }, 60_000)

  it('with a report of another pair is shown, warned of, and no evidence of a refresh', async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const directory = await mkdtemp(join(tmpdir(), 'earlier-'))
    const earlier = join(directory, 'report.json')
    const first = await verify(sandbox)
    const other = { ...(await reportOf(first)), environment: 'production' }
    await writeFile(earlier, JSON.stringify(other))
    for (const user of sandbox.state.fusionUsers) {
      if (user.userName === 'SA_FA_DEV_OIC') user.roles = []
    }
    const after = await verify(sandbox, { 'compare-with': earlier, 'fail-fast': 'false' })
    expect(after.summary).toContain('another pair')
    expect(after.annotations.join()).toContain(
      '::warning title=compare-with::the earlier report is of another pair',
    )
    const role = (await reportOf(after)).checks.find(({ id }) => id === 'role.SOAOperator')
    expect(role?.causes[0]?.id).toBe('soa-operator-missing')
    for (const run of [first, after]) await cleanUp(run)
    await rm(directory, { recursive: true })
    await sandbox.close()
  }, 60_000)

  it('in which the same was missing is no evidence of a refresh', async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    for (const user of sandbox.state.fusionUsers) {
      if (user.userName === 'SA_FA_DEV_OIC') user.roles = []
    }
    const first = await verify(sandbox, { 'fail-fast': 'false' })
    const again = await verify(sandbox, {
      'fail-fast': 'false',
      'compare-with': first.outputs['report-path'] ?? '',
    })
    expect(first.outputs['causes']).toContain('environment-refreshed')
    expect(again.outputs['causes']).not.toContain('environment-refreshed')
    for (const run of [first, again]) await cleanUp(run)
    await sandbox.close()
  }, 60_000)

  it('with a file that is none is bad input, found before any request', async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const run = await verify(sandbox, { 'compare-with': 'nowhere.json' })
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toContain('compare-with names "nowhere.json", which cannot be read (ENOENT)')
    expect(sandbox.requests).toEqual([])
    await cleanUp(run)
    await sandbox.close()
  })
})

describe('fingerprints', () => {
  it('come out as they go in, and make a rotation known', async () => {
    const sandbox = await startSandbox({
      ...scenarioNamed('rotation-ahead'),
      knownCertificates: () => [],
    })
    const first = await verify(sandbox)
    const known = first.outputs['certificate-fingerprints'] ?? ''
    expect(known.split('\n')).toHaveLength(2)
    const second = await verify(sandbox, { 'expected-fingerprints': known })
    expect(second.outputs['result']).toBe('warn')
    const { checks } = await reportOf(second)
    const pinned = checks.find(({ id }) => id === 'certificate.pinned')
    expect(pinned?.found).toContain('expected rotation')
    const directory = join(second.temp, 'oic-fusion-prerequisites')
    expect(await readFile(join(directory, 'OIC_IDCS_CERT_NEXT.crt'), 'utf8')).toContain('BEGIN')
    await cleanUp(first)
    await cleanUp(second)
    await sandbox.close()
  }, 60_000)

  it('of a rotation that took place lead to a hand-off that speaks of what is unknown, beside the old pair', async () => {
    const { text, run } = await handoffOf('rotation-done')
    expect(text).toContain('## This is a rotation')
    expect(text).not.toContain('change nothing.\n')
    expect(text).toContain('`fail-fast: false`')
    // one alias for one certificate, in every place
    const aliases = text.match(/OIC_IDCS_CERT(?:_\d{8})?(?=`)/g)
    expect(new Set(aliases).size).toBe(1)
    expect(aliases?.[0]).toMatch(/\d{8}$/)
    // the authority is known, and so imported
    expect(text).not.toContain('OIC_CA_CERT')
    // fail-fast keeps the trust from being looked at
    expect(run.outputs['casdk-0004-expected']).toBe('unknown')
  })

  it('of a rotation ahead lead to a hand-off with the next certificate', async () => {
    const { text, run, files } = await handoffOf('rotation-ahead')
    expect(text).toContain('## A rotation is ahead')
    expect(text).toContain('OIC_IDCS_CERT_NEXT.crt')
    expect(text).not.toContain('OIC_CA_CERT')
    expect(text).not.toContain(run.outputs['signing-certificate-sha256'])
    expect(files).toContain('OIC_IDCS_CERT_NEXT.crt')
    expect(files).not.toContain('OIC_CA_CERT_NEXT.crt')
  })

  it.each(['rotation-over', 'rotation-done'])(
    'of a former key beside the used one lead to no next certificate (%s)',
    async (scenario) => {
      const { files } = await handoffOf(scenario)
      expect(files.filter((name) => name.endsWith('.crt'))).toEqual([
        'OIC_CA_CERT.crt',
        'OIC_IDCS_CERT.crt',
      ])
    },
  )

  it('that are still to be switched explain no 401 once the pod accepts the new key', async () => {
    const { run } = await handoffOf('rotation-imported')
    expect(run.outputs['casdk-0004-expected']).toBe('false')
    expect(run.outputs['causes']).not.toContain('signing-key-rotated')
  })
})

/** The hand-off of a scenario, '' when there is none, and the names of the files that were left. */
async function handoffOf(scenario: string): Promise<{
  readonly text: string
  readonly files: readonly string[]
  readonly run: ActionResult
}> {
  const sandbox = await startSandbox(scenarioNamed(scenario))
  const run = await verify(sandbox)
  const files = await readdir(join(run.temp, 'oic-fusion-prerequisites'))
  const path = run.outputs['handoff-path'] ?? ''
  const text = path === '' ? '' : await readFile(path, 'utf8')
  await cleanUp(run)
  await sandbox.close()
  return { text, files: files.toSorted(), run }
}

it.each([
  ['erp', 'ORA_FND_INTEGRATION_SPECIALIST_JOB'],
  ['hcm', 'ORA_HRC_HUMAN_CAPITAL_MANAGEMENT_INTEGRATION_SPECIALIST_JOB'],
])('the adapter %s asks for the role that Oracle documents for it', async (adapter, role) => {
  const sandbox = await startSandbox(scenarioNamed('healthy'))
  const run = await verify(sandbox, { adapter })
  const { checks } = await reportOf(run)
  expect(checks.map(({ id }) => id)).toContain(`role.${role}`)
  await cleanUp(run)
  await sandbox.close()
})
