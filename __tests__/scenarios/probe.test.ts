import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { FUSION_SCIM_USER, FUSION_USER } from '../../sandbox/fusion/settings.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Report } from '../../src/report/report.js'
import { runSource } from './run-source.js'

interface Run {
  readonly report: Report
  readonly stdout: string
  readonly requests: readonly ReceivedRequest[]
  /** Forms of the token requests, in order. */
  readonly tokenForms: readonly URLSearchParams[]
}

async function run(
  scenario: Scenario,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const sandbox = await startSandbox(scenario)
  const result = await runSource({ entry: 'main', inputs: { ...sandbox.inputs, ...inputs } })
  await sandbox.close()
  const report = JSON.parse(await readFile(result.outputs['report-path'] ?? '', 'utf8')) as Report
  await cleanUp(result)
  const tokenForms = sandbox.requests
    .filter(({ path }) => path === '/oauth2/v1/token')
    .map(({ body }) => new URLSearchParams(body))
  return { report, stdout: result.stdout, requests: sandbox.requests, tokenForms }
}

function found(report: Report, id: string): string | undefined {
  return report.checks.find((check) => check.id === id)?.found
}

describe('the probe as the integration user', () => {
  it.each(['user-missing', 'user-inactive', 'user-locked'])(
    'never tries the password of a user when %s',
    async (name) => {
      const { tokenForms, requests, report } = await run(scenarioNamed(name), {
        'fail-fast': 'false',
        'oic-url': '',
        'oic-instance': '',
        'oic-scope': '',
        'oic-connections': '',
      })
      expect(tokenForms.map((form) => form.get('grant_type'))).toEqual(['client_credentials'])
      expect(requests.filter(({ body }) => body.includes('password'))).toEqual([])
      expect(found(report, 'fusion.trust')).toBe('needs user.domain, which ended in fail')
    },
  )

  it('sends the password once, even when the domain fails', async () => {
    const scenario: Scenario = {
      ...scenarioNamed('healthy'),
      faults: [
        {
          service: 'identity-domain',
          path: '/oauth2/v1/token',
          kind: 'answer',
          body: 'grant_type=password',
          reply: { status: 503, body: '', headers: { 'retry-after': '0' } },
        },
      ],
    }
    const { tokenForms } = await run(scenario)
    const grants = tokenForms.map((form) => form.get('grant_type'))
    expect(grants.filter((grant) => grant === 'password')).toHaveLength(1)
  })

  it('signs assertions with both documented audiences, numeric times, a jti and the alias as kid', async () => {
    const { tokenForms, report } = await run(scenarioNamed('private-key'))
    const assertions = tokenForms.flatMap((form) =>
      ['client_assertion', 'assertion'].flatMap((name) => form.get(name) ?? []),
    )
    expect(assertions).toHaveLength(4)
    for (const assertion of assertions) {
      expect(decodeProtectedHeader(assertion)).toEqual({
        alg: 'RS256',
        typ: 'JWT',
        kid: 'oic_signing',
      })
      const claims = decodeJwt(assertion)
      expect(claims.aud).toEqual([
        'https://identity.oraclecloud.com/',
        `https://${report.hosts.identityDomain ?? ''}/`,
      ])
      expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300)
      expect(claims.iat).toBeLessThan(Date.now() / 1000 + 5)
      expect(claims.jti).toMatch(/^[0-9a-f-]{36}$/)
    }
    expect(new Set(assertions.map((assertion) => decodeJwt(assertion).jti)).size).toBe(4)
    expect(assertions.map((assertion) => decodeJwt(assertion).sub)).toContain('SA_FA_DEV_OIC')
  })

  it('asks for the pod with no token, garbage and the real one, and for each catalogue once', async () => {
    const { requests } = await run(scenarioNamed('soa-operator-inherited'))
    const probes = requests.filter(
      ({ path, query }) => path === '/hcmRestApi/scim/Users' && !query.has('filter'),
    )
    const kinds = probes.map(({ headers }) => headers['authorization']?.slice(0, 12) ?? 'none')
    expect(kinds.toSorted()).toEqual(['Bearer Z2FyY', 'Bearer eyJ4N', 'none'].toSorted())
    expect(requests.filter(({ path }) => path.endsWith('/catalog'))).toHaveLength(1)
  })
})

describe('the look-ups of users', () => {
  it('show a name that begins alike', async () => {
    const { report } = await run(scenarioNamed('user-with-suffix'))
    expect(found(report, 'user.domain')).toBe(
      'the identity domain has no user SA_FA_DEV_OIC. Names that begin alike: sa_fa_dev_oic@acme.example',
    )
  })

  it('show a name that differs in case', async () => {
    const { report } = await run(scenarioNamed('user-in-lower-case'))
    expect(found(report, 'user.domain')).toContain('found sa_fa_dev_oic, expected SA_FA_DEV_OIC')
  })

  it('say why a user is locked', async () => {
    const { report } = await run(scenarioNamed('user-locked'))
    expect(found(report, 'user.domain')).toContain('locked: too many failed logins')
  })

  it('search by POST for a name that a query string might spoil', async () => {
    const { requests } = await run(scenarioNamed('user-with-plus'))
    const [search] = requests.filter(({ path }) => path.startsWith('/admin/v1/Users'))
    expect([search?.method, search?.path]).toEqual(['POST', '/admin/v1/Users/.search'])
    expect(search?.body).toContain(String.raw`userName eq \"sa+oic@acme.example\"`)
  })

  it('cost the same number of requests for one role that is held and for thirty', async () => {
    const roles = Array.from({ length: 30 }, (_, index) => `ROLE_${String(index)}`)
    const one = await run(scenarioNamed('healthy'), { 'required-roles': 'SOAOperator' })
    const holding: Scenario = {
      ...scenarioNamed('healthy'),
      fusion: {
        users: [{ ...FUSION_USER, roles: [...FUSION_USER.roles, ...roles] }, FUSION_SCIM_USER],
      },
    }
    const thirty = await run(holding, { 'required-roles': roles.join('\n') })
    expect(thirty.report.checks.filter(({ id }) => id.startsWith('role.'))).toHaveLength(31)
    const lookUps = ({ requests }: Run): number =>
      requests.filter(({ path, query }) => path !== '/admin/v1/Apps' && query.has('filter')).length
    expect([lookUps(one), lookUps(thirty)]).toEqual([2, 2])
    // a role that is not held is looked up itself, and once for all of them whether roles are shown
    const none = await run(scenarioNamed('healthy'), { 'required-roles': 'ROLE_A\nROLE_B' })
    expect(lookUps(none)).toBe(2 + 2 + 1)
  })
})

describe('what a server names', () => {
  it('is never requested: the address in the WSDL, the place to sign in', async () => {
    const { requests } = await run(scenarioNamed('catalog-other-names'))
    const paths = requests.map(({ service, method, path }) => `${service} ${method} ${path}`)
    // by the recorded names, the description, by its names
    expect(paths.filter((path) => path.includes('ServiceCatalogService'))).toEqual([
      'fusion POST /fscmService/ServiceCatalogService',
      'fusion GET /fscmService/ServiceCatalogService',
      'fusion POST /fscmService/ServiceCatalogService',
    ])
    expect(paths.filter((path) => path.includes('/oauth2/v1/authorize'))).toEqual([])
  })

  it('is spoken of only when needed: no hand-off while an import is not known to be needed', async () => {
    const trusting = await run(scenarioNamed('no-sign-in'))
    const refusing = await run(scenarioNamed('unknown-topology-refused'))
    expect(trusting.stdout).not.toContain('handoff')
    expect(trusting.report.topology).toBe('unknown')
    expect(refusing.report.casdk0004Expected).toBe('true')
  })
})
