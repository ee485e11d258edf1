import { describe, expect, it } from '@jest/globals'
import { EMPTY_PAIR, QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import type { Fault } from '../../sandbox/faults.js'
import { FUSION_SCIM_USER, FUSION_USER } from '../../sandbox/fusion/settings.js'
import { roleId } from '../../sandbox/fusion/roles.js'
import { DOMAIN_USER } from '../../sandbox/identity-domain/settings.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { isWrite, type Pair, type PairRun } from './pair-runner.js'
import { withPair } from './source-pair.js'

function stateOf({ report }: PairRun, id: string): string | undefined {
  return report?.checks.find((check) => check.id === id)?.state
}

function causesOf({ report }: PairRun, id: string): readonly string[] {
  return report?.checks.find((check) => check.id === id)?.causes.map((cause) => cause.id) ?? []
}

function rolesOf({ sandbox }: Pair): readonly string[] {
  return sandbox.state.fusionUsers.find(({ id }) => id === FUSION_USER.id)?.roles ?? []
}

describe('apply on an empty pair', () => {
  it('sends exactly what plan prints, proves the result, and is quiet the second time', async () => {
    await withPair(EMPTY_PAIR, async (pair) => {
      const plan = await pair.main('plan')
      expect(plan.writes).toEqual([])
      expect(plan.result.outputs['result']).toBe('pending')
      const printed = [...plan.result.stdout.matchAll(/would send (\S+) localhost:\d+(\S+)/g)].map(
        ([, method, path]) => `${String(method)} ${String(path)}`,
      )

      const applied = await pair.main('apply')
      const grant = applied.report?.grant?.id ?? 'none'
      expect(applied.writes).toEqual(printed.map((line) => line.replace('{id}', grant)))
      expect(applied.writes).toHaveLength(6)
      expect(applied.result.outputs['result']).toBe('pass')
      expect(applied.report?.changes.map(({ state }) => state)).toEqual(Array(6).fill('applied'))
      expect(Number(applied.result.outputs['grant-held-seconds'])).toBeGreaterThanOrEqual(2)
      for (const words of [
        /^temporary administrator role: assigned/m,
        /^waiting: Identity/m,
        /^temporary administrator role: used/m,
        /^temporary administrator role: removed after \d+ s$/m,
      ]) {
        expect(applied.result.stdout).toMatch(words)
      }
      expect(pair.sandbox.state.domain.grants).toEqual([])
      expect(pair.sandbox.state.domain.users.map(({ userName }) => userName)).toEqual([
        'SA_FA_DEV_OIC',
      ])

      const secrets = [...applied.result.masks, pair.sandbox.inputs['admin-client-secret'] ?? '']
      const kept = JSON.stringify([applied.result.state, applied.report, applied.result.outputs])
      for (const secret of secrets) expect(kept).not.toContain(secret)

      const post = await pair.post(applied.result)
      expect(post.result.stdout).toBe(
        'nothing to remove: the run has removed the temporary administrator role\n',
      )

      const again = await pair.main('apply')
      expect(again.writes).toEqual([])
      expect(again.result.exitCode).toBe(0)
      expect(again.report?.changes).toEqual([])
      expect(stateOf(again, 'domain.keys')).toBe('warn')
    })
  })

  it('names the app role that the administrator lacks when the lease is refused', async () => {
    const refused: Fault = {
      service: 'identity-domain',
      path: '/admin/v1/Grants',
      method: 'POST',
      kind: 'answer',
      reply: { status: 403, body: '{"detail":"no"}' },
    }
    await withPair({ ...QUICK_EMPTY_PAIR, faults: [refused] }, async (pair) => {
      const { report } = await pair.main('apply')
      const keys = report?.checks.find(({ id }) => id === 'domain.keys')
      expect(keys?.state).toBe('error')
      expect(keys?.causes[0]?.id).toBe('administrator-refused')
      expect(keys?.fix).toContain('Identity Domain Administrator')
      expect(pair.sandbox.state.domain.grants).toEqual([])
    })
  })

  it('hands over the import, and says so until the trust is proven', async () => {
    const scenario = { ...QUICK_EMPTY_PAIR, fusion: { ...QUICK_EMPTY_PAIR.fusion, imported: [] } }
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(applied.result.outputs).toMatchObject({
        result: 'manual',
        'casdk-0004-expected': 'true',
      })
      expect(applied.result.outputs['handoff-path']).not.toBe('')
      expect(causesOf(applied, 'fusion.trust')[0]).toBe('signing-certificate-not-imported')
      expect(applied.result.summary).toContain('The import instructions are folded below')
      expect(applied.result.exitCode).toBe(0)
    })
  })

  it('says that a user who was created has no password yet, and does not try one', async () => {
    const inputs = {
      'integration-password': 'a-password-nobody-set',
      'client-private-key': '',
      'client-certificate-alias': '',
    }
    await withPair(QUICK_EMPTY_PAIR, async (pair) => {
      const applied = await pair.main('apply', inputs)
      const trust = applied.report?.checks.find(({ id }) => id === 'fusion.trust')
      expect(trust).toMatchObject({
        state: 'manual',
        found: expect.stringContaining('no password'),
      })
      expect(applied.result.stdout).toContain('Oracle sends a link to oic-dev@acme.example')
      const tried = applied.requests.filter(({ body }) => body.includes('grant_type=password'))
      expect(tried).toEqual([])
    })
  })

  it('finds a user that somebody else created in between', async () => {
    const hidden: Omit<Fault, 'path' | 'method'> = {
      service: 'identity-domain',
      times: 2, // the look before the lease, and the one after it
      kind: 'answer',
      reply: {
        status: 200,
        headers: { 'content-type': 'application/scim+json' },
        body: '{"totalResults":0}',
      },
    }
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: { ...QUICK_EMPTY_PAIR.identityDomain, users: [DOMAIN_USER] },
      faults: [
        { ...hidden, path: '/admin/v1/Users', method: 'GET' },
        { ...hidden, path: '/admin/v1/Users/.search', method: 'POST' },
      ],
    }
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(applied.writes).toContain('POST /admin/v1/Users')
      expect(pair.sandbox.state.domain.users).toHaveLength(1)
      expect(applied.report?.changes.map(({ action }) => action)).not.toContain('create user')
      expect(applied.result.outputs['result']).toBe('pass')
    })
  })

  it('creates no user whom one search hides and the other one shows', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: { ...QUICK_EMPTY_PAIR.identityDomain, users: [DOMAIN_USER] },
      faults: [
        {
          service: 'identity-domain',
          path: '/admin/v1/Users',
          method: 'GET',
          kind: 'answer',
          reply: { status: 200, body: '{"totalResults":0}' },
        },
      ],
    }
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(applied.writes).not.toContain('POST /admin/v1/Users')
      expect(stateOf(applied, 'user.domain')).toBe('pass')
    })
  })
})

describe('apply writes nothing', () => {
  const NO_USER = { users: [FUSION_SCIM_USER] }
  const cases: readonly (readonly [string, Scenario, string, string | undefined])[] = [
    [
      'when the user is missing in Fusion',
      { ...QUICK_EMPTY_PAIR, fusion: NO_USER },
      'user.fusion',
      'fusion-user-missing',
    ],
    [
      'when a role does not exist',
      { ...QUICK_EMPTY_PAIR, fusion: { ...QUICK_EMPTY_PAIR.fusion, roles: ['SOAOperator'] } },
      'role.OIC_INTEGRATION_ROLE',
      'role-not-found',
    ],
    [
      'when the e-mail of a missing user is not given, and names the input',
      { ...QUICK_EMPTY_PAIR, inputs: { ...QUICK_EMPTY_PAIR.inputs, 'integration-user-email': '' } },
      'user.domain',
      'domain-user-missing',
    ],
    [
      'to an inactive user, which is somebody’s decision',
      {
        ...QUICK_EMPTY_PAIR,
        identityDomain: {
          ...QUICK_EMPTY_PAIR.identityDomain,
          users: [{ ...DOMAIN_USER, active: false }],
        },
      },
      'user.domain',
      'domain-user-inactive',
    ],
    [
      'into a domain that client and pod share',
      {
        ...QUICK_EMPTY_PAIR,
        fusion: { ...QUICK_EMPTY_PAIR.fusion, signIn: "the client's domain" },
      },
      'user.domain',
      'domain-user-missing',
    ],
    [
      'when nobody knows whether the domain is shared',
      { ...QUICK_EMPTY_PAIR, fusion: { ...QUICK_EMPTY_PAIR.fusion, signIn: 'nowhere' } },
      'user.domain',
      'domain-user-missing',
    ],
    [
      'when the issuer is not the one that Fusion trusts',
      {
        ...QUICK_EMPTY_PAIR,
        inputs: { ...QUICK_EMPTY_PAIR.inputs, 'trusted-issuer': 'https://another.example/' },
      },
      'domain.issuer',
      'trusted-issuer-input-wrong',
    ],
    [
      'when no grant may be taken',
      { ...QUICK_EMPTY_PAIR, inputs: { ...QUICK_EMPTY_PAIR.inputs, 'temporary-grant': 'never' } },
      'domain.keys',
      'keys-not-readable',
    ],
  ]
  it.each(cases)('%s', async (_, scenario, id, cause) => {
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(applied.writes).toEqual([])
      expect(causesOf(applied, id)[0]).toBe(cause)
      expect(applied.result.exitCode).toBe(1)
    })
  })

  it('after certificates that only the lease could show speak against the pair', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: {
        ...QUICK_EMPTY_PAIR.identityDomain,
        signing: { leafDays: [-3650, -1] },
      },
    }
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(applied.writes.map((write) => write.replace(/\/\w+$/, ''))).toEqual([
        'POST /admin/v1',
        'DELETE /admin/v1/Grants',
      ])
      expect(stateOf(applied, 'certificate.validity')).toBe('fail')
      expect(pair.sandbox.state.domain.users).toEqual([])
    })
  })
})

describe('a role', () => {
  it('that Fusion does not let the API assign is explained by the provisioning rules', async () => {
    const scenario = {
      ...QUICK_EMPTY_PAIR,
      fusion: { ...QUICK_EMPTY_PAIR.fusion, notAssignable: ['SOAOperator'] },
    }
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(causesOf(applied, 'role.SOAOperator')).toEqual(['role-not-assignable'])
      expect(applied.result.stdout).toContain('Manage Role Provisioning Rules')
      expect(applied.result.exitCode).toBe(1)
      expect(rolesOf(pair).toSorted()).toEqual([
        'OIC_INTEGRATION_ROLE',
        'ORA_FND_INTEGRATION_SPECIALIST_JOB',
      ])
    })
  })

  it('that cannot be added for want of an answer is reported, with what was changed before', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      faults: [
        {
          service: 'fusion',
          path: `/hcmRestApi/scim/Roles/${roleId('SOAOperator')}`,
          kind: 'answer',
          reply: { status: 503, body: '', headers: { 'retry-after': '0' } },
        },
      ],
    }
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(stateOf(applied, 'role.SOAOperator')).toBe('blocked')
      expect(applied.report?.changes.map(({ id }) => id)).toEqual([
        'domain.keys',
        'domain.keys',
        'user.domain',
        'role.ORA_FND_INTEGRATION_SPECIALIST_JOB',
        'role.OIC_INTEGRATION_ROLE',
      ])
      expect(applied.report?.checks.find(({ id }) => id === 'role.SOAOperator')?.found).toMatch(
        /answered 503: .*\. It does not show afterwards$/,
      )
    })
  })

  it('that is perhaps inherited is not added', async () => {
    const user = {
      ...FUSION_USER,
      roles: ['OIC_INTEGRATION_ROLE'],
      inheritedRoles: ['SOAOperator'],
    }
    const scenario: Scenario = {
      ...EMPTY_PAIR,
      identityDomain: {},
      fusion: { users: [user, FUSION_SCIM_USER] },
    }
    await withPair(scenario, async (pair) => {
      const applied = await pair.main('apply')
      expect(applied.writes).toEqual([])
      expect(applied.result.outputs['result']).toBe('warn')
    })
  })

  it('that is missing makes its privilege pending in plan', async () => {
    const user = { ...FUSION_USER, roles: ['ORA_FND_INTEGRATION_SPECIALIST_JOB', 'SOAOperator'] }
    const scenario: Scenario = {
      ...EMPTY_PAIR,
      identityDomain: {},
      fusion: { users: [user, FUSION_SCIM_USER] },
    }
    await withPair(scenario, async (pair) => {
      const plan = await pair.main('plan')
      expect(stateOf(plan, 'role.OIC_INTEGRATION_ROLE')).toBe('pending')
      expect(stateOf(plan, 'privilege.service-catalog')).toBe('pending')
      expect(plan.requests.filter(isWrite)).toEqual([])
      const applied = await pair.main('apply')
      expect(applied.result.outputs['result']).toBe('pass')
    })
  })
})

// a gateway that gives up, a line that breaks: the service has done what it was told
const LOST: readonly (readonly [string, Pick<Fault, 'kind' | 'reply' | 'worked'>])[] = [
  ['is 504', { kind: 'answer', worked: true, reply: { status: 504, body: '' } }],
  [
    'is a web page',
    {
      kind: 'answer',
      worked: true,
      reply: {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html>Sign in</html>',
      },
    },
  ],
  ['breaks off', { kind: 'reset-in-body' }],
  ['comes too late', { kind: 'slow-headers' }],
]

describe.each(LOST)('a write whose answer %s', (_, lost) => {
  const inputs = { 'request-timeout-seconds': '2' }

  it('is looked at again: the user who was created is a change, and the pair is set up', async () => {
    const fault: Fault = {
      ...lost,
      service: 'identity-domain',
      path: '/admin/v1/Users',
      method: 'POST',
    }
    await withPair({ ...QUICK_EMPTY_PAIR, faults: [fault] }, async (pair) => {
      const applied = await pair.main('apply', inputs)
      expect(applied.writes.filter((write) => write === 'POST /admin/v1/Users')).toHaveLength(1)
      expect(applied.report?.changes).toContainEqual(
        expect.objectContaining({ id: 'user.domain', state: 'applied' }),
      )
      expect(applied.result.stdout).toContain(
        'user: created SA_FA_DEV_OIC. The answer to the request was lost',
      )
      expect(applied.result.outputs['result']).toBe('pass')
    })
  })

  it('is looked at again: the role that was added is a change, and the pair is set up', async () => {
    const path = `/hcmRestApi/scim/Roles/${roleId('SOAOperator')}`
    const fault: Fault = { ...lost, service: 'fusion', path }
    await withPair({ ...QUICK_EMPTY_PAIR, faults: [fault] }, async (pair) => {
      const applied = await pair.main('apply', inputs)
      expect(rolesOf(pair)).toContain('SOAOperator')
      expect(applied.report?.changes).toContainEqual(
        expect.objectContaining({ id: 'role.SOAOperator', state: 'applied' }),
      )
      expect(applied.result.outputs['result']).toBe('pass')
    })
  })
})

it('a role whose answer was lost is looked at again, also when a rate limit follows', async () => {
  const at = {
    service: 'fusion',
    path: `/hcmRestApi/scim/Roles/${roleId('SOAOperator')}`,
    method: 'PATCH',
  } as const
  const faults: readonly Fault[] = [
    { ...at, kind: 'reset-in-body', times: 1 },
    {
      ...at,
      kind: 'answer',
      reply: { status: 429, headers: { 'retry-after': '9999' }, body: '' },
    },
  ]
  await withPair({ ...QUICK_EMPTY_PAIR, faults }, async (pair) => {
    const applied = await pair.main('apply')
    expect(rolesOf(pair)).toContain('SOAOperator')
    expect(applied.report?.changes).toContainEqual(
      expect.objectContaining({ id: 'role.SOAOperator', state: 'applied' }),
    )
  })
})

it('a user who was created while the time ran out is a change of this run', async () => {
  const fault: Fault = {
    service: 'identity-domain',
    path: '/admin/v1/Users',
    method: 'POST',
    kind: 'slow-headers',
  }
  await withPair({ ...QUICK_EMPTY_PAIR, faults: [fault] }, async (pair) => {
    const applied = await pair.main('apply', { 'timeout-seconds': '8' })
    expect(pair.sandbox.state.domain.users).toHaveLength(1)
    expect(applied.report?.changes.map(({ action }) => action)).toContain('create user')
    expect(applied.report?.checks.find(({ id }) => id === 'user.domain')?.found).toBe(
      'not finished when the run was out of time',
    )
    expect(applied.report?.checks.find(({ id }) => id === 'role.SOAOperator')?.found).toBe(
      'not sent, because the run was out of time',
    )
    expect(stateOf(applied, 'domain.token')).toBe('pass')
  })
})

describe('a write that was not done', () => {
  const fault: Fault = {
    service: 'identity-domain',
    path: '/admin/v1/Users',
    method: 'POST',
    kind: 'reset',
  }

  it('is no change, and the finding says that it was looked at again', async () => {
    await withPair({ ...QUICK_EMPTY_PAIR, faults: [fault] }, async (pair) => {
      const applied = await pair.main('apply')
      const check = applied.report?.checks.find(({ id }) => id === 'user.domain')
      expect(check).toMatchObject({
        state: 'blocked',
        found: expect.stringMatching(/\. It does not show afterwards$/),
      })
      expect(applied.report?.changes.map(({ id }) => id)).toEqual(['domain.keys', 'domain.keys'])
      // the roles wait for the user, and say so
      expect(applied.report?.checks.find(({ id }) => id === 'role.SOAOperator')).toMatchObject({
        state: 'pending',
        fix: 'Not sent, because user.domain ended in blocked. Fix that first, then run apply again.',
      })
      expect(applied.result.stdout).not.toContain('apply adds')
    })
  })

  it('and a look at the user that is not answered either leave it open', async () => {
    const silent: Fault = {
      service: 'identity-domain',
      path: '/admin/v1/Users',
      method: 'GET',
      after: 2,
      kind: 'answer',
      reply: { status: 503, body: '', headers: { 'retry-after': '0' } },
    }
    await withPair({ ...QUICK_EMPTY_PAIR, faults: [fault, silent] }, async (pair) => {
      const applied = await pair.main('apply')
      const check = applied.report?.checks.find(({ id }) => id === 'user.domain')
      expect(check?.found).toMatch(/\. Whether it was done could not be checked$/)
    })
  })
})

describe('a privilege that is missing', () => {
  it('keeps no role from being added, and plan lists what apply sends', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: {},
      inputs: { ...QUICK_EMPTY_PAIR.inputs, 'service-catalog-role': '' },
    }
    await withPair(scenario, async (pair) => {
      const plan = await pair.main('plan')
      expect(stateOf(plan, 'privilege.service-catalog')).toBe('fail')
      const applied = await pair.main('apply')
      expect(applied.writes).toHaveLength(2)
      expect(plan.report?.changes.map(({ target }) => target)).toEqual(
        applied.report?.changes.map(({ target }) => target),
      )
      expect(stateOf(applied, 'role.SOAOperator')).toBe('pass')
      expect(stateOf(applied, 'privilege.service-catalog')).toBe('fail')
    })
  })
})

describe('plan of a pair that apply would leave alone', () => {
  it('announces no write, and says what stands in the way', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      inputs: { ...QUICK_EMPTY_PAIR.inputs, 'trusted-issuer': 'https://another.example/' },
    }
    await withPair(scenario, async (pair) => {
      const plan = await pair.main('plan')
      expect(plan.report?.changes).toEqual([])
      expect(plan.result.outputs['changes']).toBe('[]')
      expect(plan.result.stdout).not.toContain('would send')
      expect(plan.result.summary).not.toContain('add role')
      expect(plan.report?.checks.find(({ id }) => id === 'role.SOAOperator')).toMatchObject({
        state: 'pending',
        fix: 'apply does not send this while domain.issuer ends in error. Fix that first.',
      })
      expect((await pair.main('apply')).writes).toEqual([])
    })
  })
})
