import { describe, expect, it } from '@jest/globals'
import { leaksOf } from '../../sandbox/canaries.js'
import type { Fault } from '../../sandbox/faults.js'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { QUICK_EMPTY_PAIR, TALKATIVE_PAIR } from '../../sandbox/empty-pair.js'
import { ECHO_SCENARIOS } from '../../sandbox/scenarios/echoes.js'
import { afterGrant, withPair } from './source-pair.js'
import { runSource } from './run-source.js'

// that no secret leaks in any other scenario is asserted with its outcome; the other forms, which the properties hold
// against the redactor, are echoed in the trial
const ECHOED = ECHO_SCENARIOS.filter(
  ({ title }) =>
    !title.includes('written as ') || /as (plain|html-mixed|json in json)$/.test(title),
)

describe('no secret is shown, with debug logging on,', () => {
  it.each(ECHOED.map((scenario) => [scenario.title, scenario] as const))(
    'when %s',
    async (_, scenario) => {
      const sandbox = await startSandbox(scenario)
      const run = await runSource({
        entry: 'main',
        // the text is searched with everything else that was sent
        inputs: { ...sandbox.inputs, 'report-issue': 'on-failure' },
        env: { RUNNER_DEBUG: '1', GITHUB_API_URL: sandbox.github.url },
      })
      await sandbox.close()
      const leaks = await leaksOf({ ...sandbox, tokens: sandbox.tokens(), result: run })
      await cleanUp(run)
      expect(run.stderr).toBe('')
      expect(run.outputs['result']).toMatch(/^(warn|fail|error)$/)
      expect(leaks).toEqual([])
    },
  )

  it('when apply reads an application whose secret the domain shows unasked', () =>
    withPair(TALKATIVE_PAIR, async (pair) => {
      const { leaks, requests } = await pair.main('apply', {}, { env: { RUNNER_DEBUG: '1' } })
      expect(requests.map(({ path }) => path)).toContain('/admin/v1/Apps')
      expect(leaks).toEqual([])
    }))

  it('when the post step is refused by a domain that repeats what it was sent', () =>
    afterGrant(QUICK_EMPTY_PAIR, async (pair, broken) => {
      const echoing: readonly Fault[] = [
        { service: 'identity-domain', path: '/oauth2/v1/token', kind: 'echo', form: 'hex' },
      ]
      const { sandbox } = pair
      await sandbox.close()
      return withPair({ ...QUICK_EMPTY_PAIR, faults: echoing }, async (other) => {
        const { leaks, result } = await other.post({
          ...broken,
          ...withDomain(broken.state, other.sandbox.inputs),
        })
        expect(result.stdout).toContain('***')
        expect(leaks).toEqual([])
      })
    }))
})

/** What a domain answers to a request for a token, in place of one. */
function issuing(token: unknown, faults: Partial<Fault> = {}): Scenario {
  return {
    name: 'issuing',
    title: 'the domain issues something else',
    outcome: { result: 'fail' },
    faults: [
      {
        service: 'identity-domain',
        path: '/oauth2/v1/token',
        kind: 'answer',
        reply: {
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 300 }),
        },
        ...faults,
      },
    ],
  }
}

function jws(claims: object, padding = ''): string {
  const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url')
  return [part({ alg: 'RS256', x5t: 'AAAA' }), part({ ...claims, padding }), 'c2ln'].join('.')
}

describe('a domain that issues as a token', () => {
  it.each([
    ['a state', 'fail'],
    ['the id of a check', 'domain.token'],
    ['a word of every report', 'domain'],
    ['two dots with words around', 'error.fail.blocked'],
    ['a token of 0.9 MB', jws({}, 'x'.repeat(650_000))],
    ['nothing', ''],
    ['a number', 7],
  ])('%s changes neither result nor exit code, and has nothing masked', (_, token) =>
    withPair(issuing(token), async (pair) => {
      const { result, report } = await pair.main('verify')
      expect(result.exitCode).toBe(1)
      expect(result.outputs['result']).toBe('fail')
      expect(JSON.parse(result.outputs['failed-checks'] ?? '')).toContain('domain.token')
      expect(report?.checks.find(({ id }) => id === 'domain.token')?.state).toBe('fail')
      expect(result.stdout).not.toContain('***')
      expect(result.masks).not.toContain(token)
      expect(result.masks.join('').length).toBeLessThan(10_000)
    }),
  )

  it('one whose times are no dates ends in no internal fault', () =>
    withPair(issuing(jws({ iat: -1, exp: 1e300, iss: 'i', sub: 's' })), async (pair) => {
      const { result } = await pair.main('verify', { 'fail-fast': 'false' })
      expect(result.stdout).not.toContain('internal fault')
      expect(result.exitCode).toBe(1)
    }))

  it('an ordinary one has one mask made for each, no longer than it', () =>
    withPair({ name: 'well', title: 'all is well', outcome: { result: 'pass' } }, async (pair) => {
      const { result } = await pair.main('verify')
      const tokens = pair.sandbox.tokens().map(({ value }) => value)
      const ofTokens = result.masks.filter((mask) => mask.startsWith('eyJ'))
      expect(ofTokens.length).toBeLessThanOrEqual(tokens.length)
      expect(new Set(ofTokens).size).toBe(ofTokens.length)
    }))
})

describe('a wrong secret', () => {
  it.each([
    [403, '', 'application/json'],
    [401, '', 'application/json'],
    [400, '', 'application/json'],
    [401, '<html><h1>Unauthorized</h1></html>', 'text/html'],
    [401, '{"message":"Unauthorized"}', 'application/json'],
  ])('is named as a cause when the domain says %i and "%s"', (status, body, type) =>
    withPair(
      issuing(undefined, { reply: { status, headers: { 'content-type': type }, body } }),
      async (pair) => {
        const { report, result } = await pair.main('verify')
        const token = report?.checks.find(({ id }) => id === 'domain.token')
        expect(token?.state).toBe('fail')
        expect(token?.causes.map(({ id }) => id)[0]).toBe('client-credentials-wrong')
        expect(result.outputs['causes']).toContain('client-credentials-wrong')
      },
    ),
  )
})

function withDomain(
  state: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>,
): { readonly state: Readonly<Record<string, string>> } {
  const { host } = new URL(inputs['identity-domain-url'] ?? '')
  const lease = JSON.parse(state['lease'] ?? '{}') as object
  return { state: { ...state, lease: JSON.stringify({ ...lease, domain: host }) } }
}
