import { describe, expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { FUSION_SCIM_USER, FUSION_USER, HEALTHY_FUSION } from '../../sandbox/fusion/settings.js'
import { clientKey } from '../../sandbox/identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { SERVICE_USER } from '../../sandbox/identity-domain/workload-identity.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { snippetsOfPages, workflowsIn } from '../workflows.js'
import { runExample, type EndedExample, type Surroundings } from './example-runner.js'

const GATE_OF_PAIRS = 'docs/guides/gate.md snippet 1'
const EXAMPLES = new Map(await workflowsIn('examples'))
const SNIPPETS = new Map(await snippetsOfPages())
const { admin, exchangeClient, reader } = HEALTHY_DOMAIN
const CERTIFICATES = ['OIC_CA_CERT.crt', 'OIC_IDCS_CERT.crt']
const REPORTS = ['junit.xml', 'report.json']
const ONE_MINUTE = 60_000

/** What stands behind the variables and secrets of an environment for a sandbox. */
async function valuesOf({ inputs }: Sandbox): Promise<Readonly<Record<string, string>>> {
  const of = (name: string): string => inputs[name] ?? ''
  return {
    'vars.IDENTITY_DOMAIN_URL': of('identity-domain-url'),
    'vars.OIC_CLIENT_ID': of('client-id'),
    'secrets.OIC_CLIENT_SECRET': of('client-secret'),
    'secrets.OIC_CLIENT_PRIVATE_KEY': await clientKey(),
    'vars.OIC_CLIENT_CERTIFICATE_ALIAS': HEALTHY_DOMAIN.clientCertificateAlias,
    'secrets.DOMAIN_READER_CLIENT_ID': reader.id,
    'secrets.DOMAIN_READER_CLIENT_SECRET': reader.secret,
    'secrets.DOMAIN_ADMIN_CLIENT_ID': admin.id,
    'secrets.DOMAIN_ADMIN_CLIENT_SECRET': admin.secret,
    'vars.OIDC_CLIENT_ID': exchangeClient.id,
    'secrets.OIDC_CLIENT_SECRET': exchangeClient.secret,
    'vars.FUSION_URL': of('fusion-url'),
    'vars.FUSION_IDENTITY_DOMAIN_URL': of('fusion-identity-domain-url'),
    'vars.FUSION_SCIM_USER': of('fusion-username'),
    'secrets.FUSION_SCIM_PASSWORD': of('fusion-password'),
    'vars.INTEGRATION_USERNAME': of('integration-username'),
    'secrets.INTEGRATION_PASSWORD': of('integration-password'),
    'vars.INTEGRATION_USER_EMAIL': 'oic@acme.example',
    'vars.SERVICE_CATALOG_ROLE': of('service-catalog-role'),
    'vars.OIC_FUSION_FINGERPRINTS': of('expected-fingerprints'),
    'vars.OIC_URL': of('oic-url'),
    'vars.OIC_INSTANCE': of('oic-instance'),
    'vars.OIC_SCOPE': of('oic-scope'),
    'vars.OIC_CONNECTIONS': of('oic-connections'),
    'inputs.environment': 'test',
    'inputs.fail-fast': 'false',
    'inputs.pair': 'test',
    'inputs.run-id': '1',
    'github.token': 'a token of the job',
    'matrix.pair': 'test',
  }
}

/** Runs an example against a pair. @param use looks at what became of it and of the sandbox */
async function example(
  name: string,
  scenario: Scenario | string,
  use: (ended: EndedExample, sandbox: Sandbox) => void | Promise<void>,
  earlier?: Surroundings['earlier'],
): Promise<void> {
  const of = typeof scenario === 'string' ? scenarioNamed(scenario) : scenario
  const sandbox = await startSandbox(of)
  try {
    const values = await valuesOf(sandbox)
    const text = EXAMPLES.get(name) ?? SNIPPETS.get(name) ?? ''
    const ended = await runExample(text, { sandbox, values, ...(earlier && { earlier }) })
    expect(sandbox.github.violations).toEqual([])
    await use(ended, sandbox)
  } finally {
    await sandbox.close()
  }
}

/** Whether these are the credentials of a client. */
function isBasicOf(header: string | undefined, id: string): boolean {
  const [, credentials = ''] = /^Basic (.*)$/.exec(header ?? '') ?? []
  return Buffer.from(credentials, 'base64').toString().startsWith(`${id}:`)
}

it('the stories below are about every example', () => {
  expect([...EXAMPLES.keys()].toSorted()).toEqual([
    'after-refresh.yml',
    'dispatch.yml',
    'gate.yml',
    'nightly.yml',
    'onboarding-oidc.yml',
    'onboarding.yml',
    'reusable.yml',
    'rotation-day.yml',
  ])
})

describe('gate.yml', () => {
  it.each([
    ['opens for a healthy pair', 'project-connections', 0],
    ['stays shut for one that is not', 'fusion-user-missing', 1],
  ])('%s, and leaves the reports to forward', (_, scenario, exitCode) =>
    example('gate.yml', scenario, ({ jobs, artifacts }) => {
      expect(jobs['prerequisites']?.run.exitCode).toBe(exitCode)
      expect(artifacts['oic-prerequisites-production']).toEqual(expect.arrayContaining(REPORTS))
    }),
  )
})

describe('the gate of several pairs in its guide', () => {
  const healthy = scenarioNamed('healthy')
  const HCM = 'ORA_HRC_HUMAN_CAPITAL_MANAGEMENT_INTEGRATION_SPECIALIST_JOB'
  /** A pod whose integration user has these roles in addition. */
  const podWith = (...roles: readonly string[]): Scenario => ({
    ...healthy,
    fusion: {
      ...healthy.fusion,
      roles: [...HEALTHY_FUSION.roles, HCM],
      users: [{ ...FUSION_USER, roles: [...FUSION_USER.roles, ...roles] }, FUSION_SCIM_USER],
    },
  })

  it('opens when the user has the roles of both adapters, although an application is not shown', () =>
    example(GATE_OF_PAIRS, podWith(HCM), ({ jobs, artifacts, results }) => {
      const { checks = [] } = jobs['prerequisites']?.report ?? {}
      expect(checks).toContainEqual(
        expect.objectContaining({ id: 'application.resource', state: 'skip', leftOut: null }),
      )
      expect(artifacts['oic-prerequisites-test']).toEqual(expect.arrayContaining(REPORTS))
      expect(results).toEqual({
        prerequisites: 'success',
        'all-pairs': 'success',
        promote: 'success',
      })
    }))

  it('stays shut when a pair is red, and the job of all pairs is red and not skipped', async () => {
    // its script is for the shell of the runner that the page names
    if (process.platform === 'win32') return
    await example(GATE_OF_PAIRS, podWith(), ({ results }) => {
      expect(results).toEqual({
        prerequisites: 'failure',
        'all-pairs': 'failure',
        promote: 'skipped',
      })
    })
  })

  it('stays shut when the client may not read users, and names that check', () => {
    const identityDomain = { ...healthy.identityDomain, clientRoles: [] }
    return example(GATE_OF_PAIRS, { ...podWith(HCM), identityDomain }, ({ jobs }) => {
      const said = jobs['prerequisites']?.run.annotations.join('\n')
      expect(said).toContain('require-proof: these checks are not proven: user.domain.')
    })
  })

  it.each([
    ['domain-password-wrong', 1],
    ['user-locked', 0],
  ])('sends the password of %s so many times: %i', (scenario, times) =>
    example(
      GATE_OF_PAIRS,
      { ...scenarioNamed(scenario), fusion: podWith(HCM).fusion ?? {} },
      (_, { requests }) => {
        const sent = requests.filter(({ body }) => body.includes('grant_type=password'))
        expect(sent).toHaveLength(times)
      },
    ),
  )
})

describe('dispatch.yml', () => {
  it('names everything that is wrong, and leaves an artifact to forward', () =>
    example('dispatch.yml', 'fusion-user-missing', ({ jobs, artifacts }) => {
      const verify = jobs['verify']
      expect(verify?.run.exitCode).toBe(1)
      expect(verify?.run.outputs['causes']).toContain('fusion-user-missing')
      // without fail-fast the later stages are asked too
      expect(verify?.report.checks.some(({ found }) => found.includes('fail-fast'))).toBe(false)
      expect(artifacts['oic-prerequisites-test']).toEqual(
        expect.arrayContaining([...CERTIFICATES, ...REPORTS]),
      )
    }))
})

describe('nightly.yml', () => {
  it('stays green when a rotation is ahead, keeps the new certificate, and opens an issue', () =>
    example('nightly.yml', 'rotation-ahead', ({ jobs, artifacts }, { github }) => {
      expect(jobs['verify']?.run.exitCode).toBe(0)
      expect(jobs['verify']?.report.result).toBe('warn')
      expect(artifacts['oic-prerequisites-test']).toContain('OIC_IDCS_CERT_NEXT.crt')
      expect(github.issues[0]?.body).toContain('Import the new certificate')
    }))

  it('wakes nobody for a pod in its maintenance window', () =>
    example('nightly.yml', 'maintenance', ({ jobs }, { github }) => {
      expect(jobs['verify']?.report.result).toBe('blocked')
      expect(jobs['verify']?.run.exitCode).toBe(0)
      expect(github.issues).toEqual([])
    }))

  it('opens an issue for what is wrong', () =>
    example('nightly.yml', 'user-inactive', ({ jobs }, { github }) => {
      expect(jobs['verify']?.run.exitCode).toBe(1)
      expect(github.issues.map(({ title }) => title)).toEqual([expect.stringContaining('test')])
    }))
})

describe('onboarding.yml', () => {
  it(
    'plans with rights to read, applies with those to write, and leaves what a person needs',
    () =>
      example('onboarding.yml', QUICK_EMPTY_PAIR, ({ jobs, artifacts }, { state, requests }) => {
        expect(jobs['plan']?.report.result).toBe('pending')
        expect(artifacts['oic-prerequisites-test-plan']).toEqual(expect.arrayContaining(REPORTS))
        expect(jobs['apply']?.report.result).toBe('manual')
        expect(jobs['apply']?.run.exitCode).toBe(0)
        expect(artifacts['oic-prerequisites-test-apply']).toEqual(
          expect.arrayContaining([...CERTIFICATES, ...REPORTS, 'handoff.md']),
        )
        const changed = (job: string): unknown =>
          jobs[job]?.report.changes.map(({ id, action }) => `${id} ${action}`)
        expect(changed('apply')).toEqual(changed('plan'))
        expect(state.domain.users.map(({ userName }) => userName)).toEqual(['SA_FA_DEV_OIC'])
        expect(state.domain.grants).toEqual([])
        expect(jobs['apply']?.post.stdout).toContain('nothing to remove')
        // who reads plans, and who writes is not asked before
        const clients = requests.flatMap(({ headers }) =>
          [reader, admin].filter(({ id }) => isBasicOf(headers['authorization'], id)),
        )
        const turns = clients.filter((client, index) => client !== clients[index - 1])
        expect(turns).toEqual([reader, admin])
      }),
    ONE_MINUTE,
  )

  it('asks for no approval when only the import is left, and hands it over with the plan', () =>
    example('onboarding.yml', 'issuer-missing', ({ jobs, artifacts }) => {
      expect(jobs['plan']?.run.exitCode).toBe(0)
      expect(Object.keys(jobs)).toEqual(['plan'])
      expect(artifacts['oic-prerequisites-test-plan']).toEqual(
        expect.arrayContaining([...CERTIFICATES, ...REPORTS, 'handoff.md']),
      )
    }))

  it('does not come to apply while something is proven wrong', () =>
    example('onboarding.yml', 'fusion-user-missing', ({ jobs }) => {
      expect(jobs['plan']?.run.exitCode).toBe(1)
      expect(Object.keys(jobs)).toEqual(['plan'])
    }))
})

describe('onboarding-oidc.yml', () => {
  /** The service user of the trust's one rule, with the role that the example names for `apply`. */
  const pair: Scenario = {
    ...QUICK_EMPTY_PAIR,
    identityDomain: {
      ...QUICK_EMPTY_PAIR.identityDomain,
      keysForClient: 'given',
      serviceUsers: [{ ...SERVICE_USER, appRoles: ['User Administrator'] }],
    },
  }

  it(
    'applies what it has planned, as a service user and without a client that administers',
    () =>
      example('onboarding-oidc.yml', pair, ({ jobs }, { state, requests }) => {
        expect(jobs['plan']?.report.result).toBe('pending')
        expect(jobs['apply']?.report.result).toBe('manual')
        expect(jobs['apply']?.run.exitCode).toBe(0)
        expect(state.domain.users.map(({ userName }) => userName)).toEqual(['SA_FA_DEV_OIC'])
        const ofUsers = requests.filter(({ path }) => path.startsWith('/admin/v1/Users'))
        const schemes = ofUsers.map(({ headers }) => headers['authorization']?.split(' ')[0])
        expect(new Set(schemes)).toEqual(new Set(['Signature']))
        // each job asks for a session of its own
        const exchanges = requests.filter(({ body }) => body.includes('subject_token='))
        expect(exchanges).toHaveLength(2)
      }),
    ONE_MINUTE,
  )
})

describe('rotation-day.yml', () => {
  const rotated = scenarioNamed('rotation-done')

  it('hands the new pair over while the pod holds the former one', () =>
    example(
      'rotation-day.yml',
      { ...rotated, fusion: { imported: ['former signing', 'authority'] } },
      ({ jobs, artifacts }) => {
        expect(jobs['verify']?.report).toMatchObject({ result: 'fail', reason: 'rotation' })
        expect(jobs['verify']?.run.outputs['causes']).toContain('signing-key-rotated')
        expect(artifacts['oic-rotation-test']).toEqual(
          expect.arrayContaining([...CERTIFICATES, 'handoff.md']),
        )
      },
    ))

  it('shows the fingerprints to keep once the new pair is imported', () =>
    example('rotation-day.yml', rotated, ({ jobs, summary }) => {
      const { report, run } = jobs['verify'] ?? {}
      expect(report).toMatchObject({ result: 'fail', reason: 'rotation' })
      expect(run?.outputs['casdk-0004-expected']).toBe('false')
      const kept = run?.outputs['certificate-fingerprints'] ?? 'none'
      expect(kept.split('\n')).toHaveLength(2)
      if (process.platform !== 'win32') expect(summary).toContain(`\n${kept}\n`)
    }))
})

describe('after-refresh.yml', () => {
  it(
    'says what has vanished since the report that the nightly run left',
    async () => {
      const sandbox = await startSandbox(scenarioNamed('healthy'))
      const around = { sandbox, values: await valuesOf(sandbox) }
      const night = await runExample(EXAMPLES.get('nightly.yml') ?? '', around)
      const [artifact = ''] = Object.keys(night.artifacts)
      const before = JSON.stringify(night.jobs['verify']?.report)
      for (const user of sandbox.state.fusionUsers) {
        if (user.userName === 'SA_FA_DEV_OIC') user.roles = []
      }
      const after = await runExample(EXAMPLES.get('after-refresh.yml') ?? '', {
        ...around,
        earlier: { [artifact]: { 'report.json': before } },
      })
      await sandbox.close()
      expect(night.jobs['verify']?.report.result).toBe('pass')
      const { run, report } = after.jobs['verify'] ?? {}
      expect(report).toMatchObject({ result: 'fail', reason: 'refresh' })
      expect(run?.summary).toContain('### Changes since ')
      expect(run?.summary).toMatch(
        /role&#46;SOAOperator<\/code> \| <code>pass<\/code> \| <code>fail/,
      )
      const role = report?.checks.find(({ id }) => id === 'role.SOAOperator')
      expect(role?.causes[0]?.id).toBe('environment-refreshed')
      expect(after.artifacts['oic-prerequisites-test-after']).toContain('report.json')
    },
    ONE_MINUTE,
  )
})

describe('reusable.yml', () => {
  it('keeps an issue for the repository that calls it, and leaves the reports there', () =>
    example('reusable.yml', 'user-inactive', ({ jobs, artifacts }, { github }) => {
      expect(jobs['verify']?.run.outputs['result']).toBe('fail')
      expect(artifacts['oic-prerequisites-test']).toEqual(expect.arrayContaining(REPORTS))
      expect(github.issues).toMatchObject([{ labels: expect.arrayContaining(['integration']) }])
    }))
})
