import { describe, expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { DOMAIN_USER } from '../../sandbox/identity-domain/settings.js'
import { jsonReply } from '../../sandbox/reply.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { FORGED } from '../../sandbox/scenarios/hostile-text.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { withPair } from './source-pair.js'

/*
 * That the runner obeys nothing but what the action means is asserted of every run that the tests start
 * (sandbox/runner.ts), and of what every scenario makes verify say (expect-outcome.ts). These are the other ways.
 */

const STOP = `##[stop-commands]${FORGED}`

describe('apply', () => {
  it('masks what it is given after a bystander’s user name that holds a command', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      identityDomain: {
        ...QUICK_EMPTY_PAIR.identityDomain,
        users: [{ ...DOMAIN_USER, id: 'e1', userName: `${DOMAIN_USER.userName} x ${STOP}` }],
      },
    }
    await withPair(scenario, async (pair) => {
      const { result, leaks } = await pair.main('apply', {}, { env: { RUNNER_DEBUG: '1' } })
      expect(result.stdout).toContain(`x ##·[stop-commands]${FORGED}`)
      expect([result.outputs['result'], leaks]).toEqual(['pass', []])
    })
  })

  it('obeys no command in what keeps the grant from being returned, nor does post', async () => {
    const scenario: Scenario = {
      ...QUICK_EMPTY_PAIR,
      faults: [
        {
          service: 'identity-domain',
          path: '/admin/v1/Grants/77777777777777777777777777777771',
          method: 'DELETE',
          kind: 'answer',
          reply: jsonReply(500, { detail: `x ${STOP}` }, { 'opc-request-id': `x ${STOP}` }),
        },
      ],
    }
    await withPair(scenario, async (pair) => {
      const main = await pair.main('apply')
      const post = await pair.post(main.result)
      for (const { result } of [main, post]) {
        expect(result.annotations.join()).toContain('##·[stop-commands]')
        expect(result.exitCode).toBe(1)
      }
    })
  })
})

describe('the state of verify', () => {
  it('says that no lease was taken, in the file that the runner reads last', async () => {
    await withPair(scenarioNamed('command-save-state'), async (pair) => {
      const main = await pair.main('verify')
      expect(main.result.state).toEqual({ lease: 'none' })
      const post = await pair.post(main.result, { mode: 'verify' })
      expect([post.result.exitCode, post.result.stdout]).toEqual([
        0,
        'nothing to remove: this run assigned no temporary administrator role\n',
      ])
    })
  })

  it('and the outputs are commands on a runner without command files', async () => {
    await withPair(scenarioNamed('command-set-output'), async (pair) => {
      const { result } = await pair.main('verify', {}, { withoutCommandFiles: true })
      expect(result.outputs).toMatchObject({ result: 'error', 'failed-checks': '["user.fusion"]' })
      expect(result.state).toEqual({ lease: 'none' })
    })
  })
})

it('GitHub gives no command by a header that its client warns of', async () => {
  const scenario: Scenario = {
    ...scenarioNamed('user-missing'),
    faults: [
      {
        service: 'github',
        path: '/api/v3/repos/acme/integration/issues',
        kind: 'answer',
        worked: true,
        reply: jsonReply(200, [], {
          deprecation: 'true',
          sunset: `x ${STOP}`,
          link: `<x>; rel="deprecation"`,
        }),
      },
    ],
  }
  await withPair(scenario, async (pair) => {
    const env = { GITHUB_API_URL: pair.sandbox.github.url }
    const { result } = await pair.main('verify', { 'report-issue': 'on-failure' }, { env })
    expect(pair.sandbox.requests.some(({ service }) => service === 'github')).toBe(true)
    expect(result.stderr).toBe('')
  })
})

it('secrets of inputs and of a proxy are masked before the first warning', async () => {
  await withPair(scenarioNamed('healthy'), async (pair) => {
    const env = { HTTPS_PROXY: 'http://acme:pass%20word@127.0.0.1:1', NO_PROXY: 'localhost' }
    const { result } = await pair.main('verify', { 'oic-client-secret': 'short' }, { env })
    const names = result.commands.map(({ name }) => name)
    expect(result.masks).toEqual(expect.arrayContaining(['pass word', 'short']))
    const firstWarning = names.indexOf('warning')
    const first = result.commands.slice(0, firstWarning).map(({ data }) => data)
    expect(first).toEqual(expect.arrayContaining(['pass%20word', 'pass word', 'short']))
  })
})
