import { describe, expect, it } from '@jest/globals'
import {
  QUICK_EMPTY_PAIR,
  QUICK_EMPTY_PAIR_BY_WORKFLOW as BY_WORKFLOW,
} from '../../sandbox/empty-pair.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { isWrite } from './pair-runner.js'
import { afterGrant, withPair } from './source-pair.js'

const NOT_PERMITTED: Scenario = { ...BY_WORKFLOW, idTokens: { permitted: false } }

/** How the identity domain's API was asked for something only an administrator may. */
function administered(requests: readonly ReceivedRequest[]): readonly string[] {
  return (
    requests
      .filter(({ service, path }) => service === 'identity-domain' && path.startsWith('/admin/'))
      .filter((request) => isWrite(request) || /Grants|Users|AppRoles|Apps/.test(request.path))
      // the client reads its own application by its own right
      .filter(({ query }) => query.get('attributes')?.includes('allowedGrants') !== true)
      .map(({ headers }) => headers['authorization']?.split(' ')[0] ?? 'none')
  )
}

/** Ids of the ID tokens that were exchanged. */
function exchanged(requests: readonly ReceivedRequest[]): readonly string[] {
  return requests.flatMap(({ body }) => new URLSearchParams(body).get('subject_token') ?? [])
}

describe('apply by the workflow itself', () => {
  it('sets an empty pair up without any secret of an administrator', async () => {
    await withPair(BY_WORKFLOW, async (pair) => {
      const { result, requests, writes, leaks, report } = await pair.main(
        'apply',
        {},
        {
          env: { RUNNER_DEBUG: '1' },
        },
      )
      expect(result.stderr).toBe('')
      expect(result.outputs['result']).toBe('pass')
      expect(writes).toHaveLength(6)
      expect(new Set(administered(requests))).toEqual(new Set(['Signature']))
      expect(exchanged(requests)).toHaveLength(1)
      expect(report?.grant?.revokedAt).toEqual(expect.any(String))
      expect(pair.sandbox.state.domain.grants).toEqual([])
      expect(pair.sandbox.state.domain.users.map(({ userName }) => userName)).toEqual([
        'SA_FA_DEV_OIC',
      ])
      expect(pair.sandbox.state.domain.signatureRefusals).toEqual([])
      expect(leaks).toEqual([])

      const again = await pair.main('apply')
      expect(again.writes).toEqual([])
    })
  })

  it('takes no lease when the service user may read the keys itself', async () => {
    const { identityDomain } = QUICK_EMPTY_PAIR
    await withPair({ ...BY_WORKFLOW, ...(identityDomain && { identityDomain }) }, async (pair) => {
      const { result, report, writes } = await pair.main('apply')
      expect(result.outputs['result']).toBe('pass')
      expect(writes.filter((line) => line.includes('Grants'))).toEqual([])
      expect(report?.checks.find(({ id }) => id === 'domain.keys')?.found).toBe(
        'one key, read by the service user',
      )
    })
  })

  it('prints in plan who would do it', async () => {
    await withPair(BY_WORKFLOW, async (pair) => {
      const { result, writes } = await pair.main('plan')
      expect(writes).toEqual([])
      expect(result.stdout).toContain('plan: create user SA_FA_DEV_OIC (by admin-auth github-oidc)')
    })
  })

  it('is refused before anything is sent when the job lacks the permission', async () => {
    await withPair(NOT_PERMITTED, async (pair) => {
      const { result, requests } = await pair.main('apply')
      expect(requests).toEqual([])
      expect(result.exitCode).toBe(1)
      expect(result.stdout).toContain(
        'offers no ID token. Give the job "permissions: id-token: write"',
      )
    })
  })

  it('says what stands in the ID token when the domain refuses it', async () => {
    await withPair(BY_WORKFLOW, async (pair) => {
      const { result, writes } = await pair.main('apply', { 'oidc-audience': 'another-audience' })
      expect(writes).toEqual([])
      expect(result.stdout).toMatch(
        /the ID token has iss https:\S+, aud another-audience and sub repo:acme@1234567\/integration@89012345:ref:refs\/heads\/main/,
      )
    })
  })
})

describe('post, after main was killed with the grant in hand by the workflow itself', () => {
  it('gives it back by the same identity, with an ID token of its own', async () => {
    await afterGrant(BY_WORKFLOW, async (pair, broken) => {
      const before = exchanged(pair.sandbox.requests)
      const { result, requests, leaks } = await pair.post(broken)
      expect(result.exitCode).toBe(0)
      expect(result.stdout).toContain('temporary administrator role: removed by the post step (1)')
      expect(pair.sandbox.state.domain.grants).toEqual([])
      expect(exchanged(requests)).toHaveLength(1)
      expect(before).not.toContain(exchanged(requests)[0])
      expect(new Set(administered(requests))).toEqual(new Set(['Signature']))
      expect(leaks).toEqual([])
    })
  })

  it('fails loudly when the job does not get an ID token any more', async () => {
    await afterGrant(BY_WORKFLOW, async (pair, broken) => {
      const env = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }
      const { result } = await pair.post(broken, {}, { env })
      expect(result.exitCode).toBe(1)
      expect(result.stdout).toContain('Give the job "permissions: id-token: write"')
      expect(result.stdout).toContain('Remove it by hand now')
      expect(pair.sandbox.state.domain.grants).toHaveLength(1)
    })
  })
})
