import { describe, expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import type { Fault } from '../../sandbox/faults.js'
import { formsOf } from '../../sandbox/forms.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { ADMINISTRATOR_ROLE_ID, APP_ID } from '../../sandbox/identity-domain/state.js'
import { runAction } from '../../sandbox/run-action.js'
import type { ActionResult } from '../../sandbox/runner.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { CLOCK } from '../../src/time/clock.js'
import type { Pair, Runner } from './pair-runner.js'
import { runSource } from './run-source.js'
import { afterGrant, withPair } from './source-pair.js'

function broken(path: string, method: string, status: number, body = ''): Scenario {
  const fault: Fault = {
    service: 'identity-domain',
    path,
    method,
    kind: 'answer',
    reply: { status, body },
  }
  return { ...QUICK_EMPTY_PAIR, faults: [fault] }
}

/** A run whose time is what this is about. */
const inItsTime: Runner = (run) => runSource(run, CLOCK)

/** Id of the first grant that the sandbox makes. */
const GRANT = '77777777777777777777777777777771'

/** A state as main writes it when it begins to take a grant. */
function begun(pair: Pair, more: object = {}): Pick<ActionResult, 'state'> {
  const now = new Date().toISOString()
  const lease = {
    domain: new URL(pair.sandbox.inputs['identity-domain-url'] ?? '').host,
    clientId: pair.sandbox.inputs['client-id'],
    appId: APP_ID,
    roleId: ADMINISTRATOR_ROLE_ID,
    existing: [],
    at: now,
    since: now,
    ...more,
  }
  return { state: { lease: JSON.stringify(lease) } }
}

describe('post, after main was killed with the grant in hand', () => {
  it('removes the grant whose id was never received, by the bundle', async () => {
    await afterGrant(QUICK_EMPTY_PAIR, async (pair, result) => {
      expect(result.state['lease']).not.toContain('grantId')
      const post = await pair.by(runAction).post(result)
      expect(post.result.stdout).toContain(
        'temporary administrator role: removed by the post step (1)',
      )
      expect(post.result.exitCode).toBe(0)
      expect(pair.sandbox.state.domain.grants).toEqual([])
    })
  })

  it.each<[string, Scenario, Readonly<Record<string, string>>]>([
    ['the removal fails', broken(`/admin/v1/Grants/${GRANT}`, 'DELETE', 500), {}],
    [
      'the domain is read-only since',
      broken(`/admin/v1/Grants/${GRANT}`, 'DELETE', 403, '{"detail":"read-only mode"}'),
      {},
    ],
    ['the admin client is refused', QUICK_EMPTY_PAIR, { 'admin-client-secret': 'not-the-secret' }],
    ['the inputs name another client', QUICK_EMPTY_PAIR, { 'client-id': 'another-client' }],
    [
      'the inputs name another domain',
      QUICK_EMPTY_PAIR,
      {
        'identity-domain-url':
          'https://idcs-ffffffffffffffffffffffffffffffff.identity.oraclecloud.com',
      },
    ],
    [
      'the inputs name the client and are not those of main',
      QUICK_EMPTY_PAIR,
      { 'fusion-url': 'https://pod.example' },
    ],
    [
      'the inputs have no admin client',
      QUICK_EMPTY_PAIR,
      { 'admin-client-id': '', 'admin-client-secret': '' },
    ],
  ])('fails loudly and says how to remove it by hand when %s', async (_, scenario, inputs) => {
    await withPair(scenario, async (pair) => {
      pair.sandbox.state.domain.grant()
      const post = await pair.post(begun(pair), inputs)
      expect(post.result.exitCode).toBe(1)
      expect(post.result.annotations.join()).toMatch(
        /could not be removed from the client 5f0123aa77bb4c0e9d1122334455ccdd .* Remove it by hand now: OCI console/,
      )
      expect(pair.sandbox.state.domain.grants).toHaveLength(1)
    })
  })
})

describe('post trusts no state', () => {
  const STANDING: Scenario = {
    ...QUICK_EMPTY_PAIR,
    identityDomain: { ...QUICK_EMPTY_PAIR.identityDomain, grants: ['standing'] },
  }

  it.each<[string, object, Readonly<Record<string, string>>, exit: number, said: string]>([
    ['of verify', {}, { mode: 'verify' }, 0, 'but mode verify assigns none'],
    ['of plan', {}, { mode: 'plan' }, 0, 'but mode plan assigns none'],
    [
      'of a grant that was there before',
      {},
      {},
      0,
      'temporary administrator role: nothing was left to remove',
    ],
    [
      'of a lease that began before any job could',
      { since: '2024-01-01T00:00:00Z' },
      {},
      1,
      'The saved state of this step is damaged',
    ],
    ['of another application', { appId: 'bb00bb11' }, {}, 0, 'to the application bb00bb11'],
    ['of another role', { roleId: 'd1d2e3f4' }, {}, 0, 'of the role d1d2e3f4'],
    ['with an odd id', { grantId: '../Users/1' }, {}, 1, 'The saved state of this step is damaged'],
    ['with an endless id', { appId: 'a'.repeat(50_000) }, {}, 1, 'is damaged'],
    ['without a time', { since: 'x' }, {}, 1, 'is damaged'],
    ['that names no host', { domain: '' }, { mode: 'verify' }, 0, 'is damaged'],
  ])('%s: what stood stays, and it is told', async (_, more, inputs, exit, said) => {
    await withPair(STANDING, async (pair) => {
      const post = await pair.post(begun(pair, { grantId: 'standing', ...more }), inputs)
      expect(post.result.stdout).toContain(said)
      expect([post.result.exitCode, post.writes]).toEqual([exit, []])
      expect(pair.sandbox.state.domain.grants.map(({ id }) => id)).toEqual(['standing'])
    })
  })

  it.each([
    ['apply', 1],
    ['verify', 0],
  ])('that is no JSON, in %s', async (mode, exit) => {
    await withPair(STANDING, async (pair) => {
      const post = await pair.post({ state: { lease: '{"domain":' } }, { mode })
      expect(post.result.annotations.join()).toContain(
        'The saved state of this step is damaged. It cannot be read as a temporary administrator role. Nothing was removed.',
      )
      expect([post.result.exitCode, post.requests]).toEqual([exit, []])
    })
  })

  it('nor the ids in it: a grant made since goes, whatever it says', async () => {
    await withPair(STANDING, async (pair) => {
      const made = pair.sandbox.state.domain.grant()
      const post = await pair.post(begun(pair, { grantId: 'standing' }))
      expect(post.writes).toEqual([`DELETE /admin/v1/Grants/${made.id}`])
      expect(post.result.exitCode).toBe(0)
    })
  })

  it('and masks the password of a proxy before it says anything', async () => {
    await withPair(STANDING, async (pair) => {
      const env = { HTTPS_PROXY: 'http://acme:pass%20word@127.0.0.1:1' }
      const { result } = await pair.post(
        begun(pair, { grantId: 'standing' }),
        { mode: 'verify' },
        { env },
      )
      expect(result.masks).toEqual(expect.arrayContaining(['pass%20word', 'pass word']))
      expect(result.commands.map(({ name }) => name).lastIndexOf('add-mask')).toBeLessThan(
        result.commands.findIndex(({ name }) => name === 'warning'),
      )
    })
  })
})

describe('main', () => {
  it('fails whatever fail-on says when the grant cannot be returned, and post tries again', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      faults: [
        {
          service: 'identity-domain',
          path: `/admin/v1/Grants/${GRANT}`,
          method: 'DELETE',
          kind: 'answer',
          reply: { status: 500, body: '' },
        },
      ],
    }
    await withPair(scenario, async (pair) => {
      const main = await pair.main('apply', { 'fail-on': 'never' })
      expect(main.result.exitCode).toBe(1)
      expect(main.result.annotations.join()).toContain('Remove it by hand now')
      expect(main.report?.grant).toMatchObject({ id: GRANT, revokedAt: null, heldSeconds: null })
      await pair.sandbox.recover()
      const post = await pair.post(main.result)
      expect(post.result.exitCode).toBe(0)
      expect(pair.sandbox.state.domain.grants).toEqual([])
    })
  }, 60_000)

  it('gives the grant back itself when the answer that made it was lost', async () => {
    const fault: Fault = {
      service: 'identity-domain',
      path: '/admin/v1/Grants',
      method: 'POST',
      times: 1,
      kind: 'reset-in-body',
    }
    await withPair({ ...QUICK_EMPTY_PAIR, faults: [fault] }, async (pair) => {
      const main = await pair.main('apply')
      expect(main.writes).toEqual(['POST /admin/v1/Grants', `DELETE /admin/v1/Grants/${GRANT}`])
      expect(main.result.state['lease']).toContain('"returned":true')
      expect(pair.sandbox.state.domain.grants).toEqual([])
      expect(main.result.outputs['failed-checks']).toBe('["domain.keys"]')
    })
  })

  const SHORT_LIVED = { ...QUICK_EMPTY_PAIR.identityDomain, tokenSeconds: 20 }
  it.each([
    ['the token that took it', QUICK_EMPTY_PAIR, 1],
    [
      'a new token when that one is used up',
      { ...QUICK_EMPTY_PAIR, identityDomain: SHORT_LIVED },
      2,
    ],
  ])('gives the grant back with %s', async (_, scenario, tokens) => {
    await withPair(scenario, async (pair) => {
      const { requests } = await pair.main('apply')
      const bearers = requests
        .filter(({ method, path }) => method !== 'GET' && path.startsWith('/admin/v1/Grants'))
        .map(({ headers }) => headers['authorization'])
      expect([bearers.length, new Set(bearers).size]).toEqual([2, tokens])
      expect(pair.sandbox.state.domain.grants).toEqual([])
    })
  })

  describe('whose token is about to end, and who gets no other,', () => {
    const { id, secret } = HEALTHY_DOMAIN.admin
    const noNewToken: Fault = {
      service: 'identity-domain',
      path: '/oauth2/v1/token',
      authorization: `Basic ${Buffer.from(`${id}:${formsOf(secret).form}`).toString('base64')}`,
      // three checks and the lease have asked
      after: 4,
      kind: 'answer',
      reply: { status: 401, body: '{"error":"invalid_client"}' },
    }
    const scenario: Scenario = { ...QUICK_EMPTY_PAIR, identityDomain: SHORT_LIVED }

    it('gives the grant back with the one it has', async () => {
      await withPair({ ...scenario, faults: [noNewToken] }, async (pair) => {
        const main = await pair.main('apply')
        expect(main.report?.grant).toMatchObject({ id: GRANT, revokedAt: expect.any(String) })
        expect(pair.sandbox.state.domain.grants).toEqual([])
      })
    })

    it('is loud when the domain does not take that one any more', async () => {
      const usedUp: Fault = {
        service: 'identity-domain',
        path: `/admin/v1/Grants/${GRANT}`,
        method: 'DELETE',
        kind: 'answer',
        reply: { status: 401, body: '' },
      }
      await withPair({ ...scenario, faults: [noNewToken, usedUp] }, async (pair) => {
        const main = await pair.main('apply')
        expect(main.result.annotations.join()).toContain('Remove it by hand now')
        expect(main.report?.grant).toMatchObject({ id: GRANT, revokedAt: null })
        expect(pair.sandbox.state.domain.grants).toHaveLength(1)
      })
    })
  })

  it('gives the grant back when the run is out of time', async () => {
    const never = Number.POSITIVE_INFINITY
    const identityDomain = { ...QUICK_EMPTY_PAIR.identityDomain, tokensUntilGrantShows: never }
    await withPair({ ...QUICK_EMPTY_PAIR, identityDomain }, async (pair) => {
      const main = await pair.by(inItsTime).main('apply', { 'timeout-seconds': '6' })
      expect(main.writes).toEqual(['POST /admin/v1/Grants', `DELETE /admin/v1/Grants/${GRANT}`])
      expect(pair.sandbox.state.domain.grants).toEqual([])
      expect(main.result.exitCode).toBe(1)
    })
  })

  it('never touches a grant that was there before', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: {
        ...QUICK_EMPTY_PAIR.identityDomain,
        grants: ['somebody-elses'],
        tokensUntilGrantShows: Number.POSITIVE_INFINITY,
      },
    }
    await withPair(scenario, async (pair) => {
      const main = await pair.by(inItsTime).main('apply', { 'timeout-seconds': '6' })
      const post = await pair.post(main.result)
      expect(post.result.exitCode).toBe(0)
      expect(pair.sandbox.state.domain.grants.map(({ id }) => id)).toEqual(['somebody-elses'])
    })
  })
})

describe('two runs at once', () => {
  it('leave no grant: the second finds the first one’s, uses it, and leaves it to the first', async () => {
    await afterGrant(QUICK_EMPTY_PAIR, async (pair, first) => {
      const second = await pair.main('apply')
      expect(second.writes).not.toContain(`DELETE /admin/v1/Grants/${GRANT}`)
      expect(pair.sandbox.state.domain.grants).toHaveLength(1)
      const post = await pair.post(second.result)
      expect(post.writes).toEqual([])
      await pair.post(first)
      expect(pair.sandbox.state.domain.grants).toEqual([])
    })
  })
})
