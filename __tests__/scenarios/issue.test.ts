import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { FusionUserState } from '../../sandbox/fusion/roles.js'
import type { SandboxIssue } from '../../sandbox/github/resources.js'
import { JOB_TOKEN } from '../../sandbox/github/service.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { withPair as withBundles, type Pair, type PairRun } from './pair-runner.js'
import { withPair } from './source-pair.js'

const ISSUES = '/repos/acme/integration/issues'
const KEEP = {
  'report-issue': 'on-failure',
  'issue-labels': 'oic\nnight',
  'issue-assignees': 'octocat',
  environment: 'test',
}
const WITHOUT_OIC = { 'oic-url': '', 'oic-instance': '', 'oic-scope': '', 'oic-connections': '' }

/** One verify of the pair, as the run of this number. */
function verify(
  pair: Pair,
  run: number,
  inputs: Readonly<Record<string, string>> = {},
): Promise<PairRun> {
  const env = { GITHUB_API_URL: pair.sandbox.github.url, GITHUB_RUN_ID: String(run) }
  return pair.main('verify', { ...KEEP, ...inputs }, { env })
}

const runPage = (run: number): string =>
  `https://github.com/acme/integration/actions/runs/${String(run)}`

/** Makes the integration user active or not in the identity domain. */
function setActive({ sandbox }: Pair, active: boolean): void {
  const { users } = sandbox.state.domain
  users.splice(0, users.length, ...users.map((user) => ({ ...user, active })))
}

/** Makes the integration user active or not in Fusion. */
function setFusionActive(pair: Pair, active: boolean): void {
  fusionUser(pair).active = active
}

/** Gives the integration user these roles in Fusion. */
function setRoles(pair: Pair, roles: readonly string[]): void {
  fusionUser(pair).roles = roles
}

const ALL_ROLES = ['SOAOperator', 'ORA_FND_INTEGRATION_SPECIALIST_JOB', 'OIC_INTEGRATION_ROLE']

function fusionUser({ sandbox }: Pair): FusionUserState {
  const user = sandbox.state.fusionUsers.find(({ userName }) => userName === 'SA_FA_DEV_OIC')
  if (user === undefined) throw new Error('the pair has no integration user')
  return user
}

function made(issue: Partial<SandboxIssue>): SandboxIssue {
  return {
    number: 1,
    author: JOB_TOKEN,
    title: '',
    body: '',
    state: 'open',
    labels: ['oic-fusion-prerequisites'],
    assignees: [],
    comments: [],
    ...issue,
  }
}

/** What is wrong on the nights of the story; each sets the pair up and returns the inputs of the night. */
interface Story {
  /** The check that fails first, and what its finding says. */
  readonly failing: readonly [id: string, said: string]
  readonly red: (pair: Pair) => Readonly<Record<string, string>>
  readonly green: (pair: Pair) => Readonly<Record<string, string>>
}

const STORIES: readonly (readonly [string, Story])[] = [
  [
    'words that stay the same',
    {
      failing: ['role.SOAOperator', 'SOAOperator'],
      red: (pair) => {
        setRoles(pair, ALL_ROLES.slice(1))
        return {}
      },
      green: (pair) => {
        setRoles(pair, ALL_ROLES)
        return {}
      },
    },
  ],
  [
    'a request id of its own every night',
    {
      failing: ['domain.token', 'request id'],
      red: () => ({ 'client-secret': 'not-the-secret-of-the-client' }),
      green: () => ({}),
    },
  ],
]

describe("a pair's issue", () => {
  it.each(STORIES)(
    'tells a story of five nights, red, red the same, red differently, green, red again, with %s',
    async (_, { failing, red, green }) => {
      await withPair(scenarioNamed('healthy'), async (pair) => {
        const { github } = pair.sandbox
        const written = async (
          run: number,
          inputs: Readonly<Record<string, string>>,
        ): Promise<readonly string[]> => {
          const before = github.writes.length
          const { leaks } = await verify(pair, run, inputs)
          expect(leaks).toEqual([])
          return github.writes.slice(before)
        }
        const issue = (): SandboxIssue => github.issues[0] ?? made({})
        const [id, said] = failing

        expect(await written(1, red(pair))).toEqual([`POST ${ISSUES}`])
        expect(issue()).toMatchObject({
          title: 'OIC prerequisites of test',
          state: 'open',
          labels: ['oic-fusion-prerequisites', 'oic', 'night'],
          assignees: ['octocat'],
        })
        expect(issue().body).toContain(id.replace('.', '&#46;'))
        expect(issue().body).toContain(said)
        expect(issue().body).toContain(runPage(1))

        expect(await written(2, red(pair))).toEqual([])
        expect(issue().body).toContain(runPage(1))

        // somebody gives it a better name, and it is found all the same
        issue().title = 'Fusion does not like us'
        setFusionActive(pair, false)
        expect(await written(3, red(pair))).toEqual([
          `PATCH ${ISSUES}/1`,
          `POST ${ISSUES}/1/comments`,
        ])
        expect(issue().comments).toHaveLength(1)
        expect(issue().comments[0]).toContain('New: <code>user&#46;fusion</code>')
        expect(issue().body).toContain(runPage(3))

        setFusionActive(pair, true)
        expect(await written(4, green(pair))).toEqual([
          `PATCH ${ISSUES}/1`,
          `POST ${ISSUES}/1/comments`,
        ])
        expect(issue()).toMatchObject({ state: 'closed', title: 'Fusion does not like us' })
        expect(issue().comments[1]).toContain(`hold again. [Run](${runPage(4)})`)

        expect(await written(5, red(pair))).toEqual([
          `PATCH ${ISSUES}/1`,
          `POST ${ISSUES}/1/comments`,
        ])
        expect(issue().state).toBe('open')
        expect(issue().comments[2]).toContain('Reopened for')

        expect(github.issues).toHaveLength(1)
        expect(github.violations).toEqual([])
      })
    },
    60_000,
  )

  it.each<[string, string, string, Readonly<Record<string, string>>]>([
    [
      'left out',
      'user-inactive',
      'user.domain',
      { ...WITHOUT_OIC, 'integration-password': '', 'skip-checks': 'user.domain' },
    ],
    ['not asked for', 'consent-missing', 'oic.connection.ERP_DEV', WITHOUT_OIC],
    [
      'not proven',
      'issuer-missing',
      'fusion.trust',
      { ...WITHOUT_OIC, 'integration-password': '' },
    ],
  ])('stays open while what failed is %s', async (_, scenario, id, inputs) => {
    await withPair(scenarioNamed(scenario), async (pair) => {
      const { github } = pair.sandbox
      const red = await verify(pair, 1)
      expect(JSON.parse(red.result.outputs['failed-checks'] ?? '')).toEqual([id])
      const { result } = await verify(pair, 2, inputs)
      expect(['pass', 'warn']).toContain(result.outputs['result'])
      expect(github.writes).toEqual([`POST ${ISSUES}`])
      expect(github.issues[0]?.state).toBe('open')
    })
  })

  it('remembers what failed while something before it fails', async () => {
    await withPair(scenarioNamed('consent-missing'), async (pair) => {
      const { github } = pair.sandbox
      await verify(pair, 1)
      // a stage that is not started says nothing about what failed in it
      setActive(pair, false)
      await verify(pair, 2)
      expect(github.issues[0]?.comments[0]).toContain('New: <code>user&#46;domain</code>. [Run]')
      expect(github.issues[0]?.body).toContain(
        'Failed before and not checked since: <code>oic&#46;connection&#46;ERP&#95;DEV</code>',
      )
      setActive(pair, true)
      await verify(pair, 3, WITHOUT_OIC)
      expect(github.issues[0]?.state).toBe('open')
    })
  }, 60_000)

  it('is opened in a green night when a certificate ends soon, and closed when none does', async () => {
    await withPair(scenarioNamed('expiring'), async (pair) => {
      const { github } = pair.sandbox
      const { result } = await verify(pair, 1)
      expect(result).toMatchObject({ exitCode: 0, outputs: { result: 'warn' } })
      expect(github.writes).toEqual([`POST ${ISSUES}`])
      expect(github.issues[0]?.body).toContain('### Warnings')
      expect(github.issues[0]?.body).toMatch(/signing certificate valid until .*20 days/)
      await verify(pair, 2)
      expect(github.writes).toHaveLength(1)
      // as when another certificate with years to go is in its place
      await verify(pair, 3, { 'expiry-warning-days': '10' })
      expect(github.issues[0]?.state).toBe('closed')
    })
  }, 60_000)

  it('is not that of a pair with the same name, another domain and another pod', async () => {
    await withPair(scenarioNamed('user-inactive'), async (ill) => {
      await verify(ill, 1)
      await withPair(scenarioNamed('healthy'), async (well) => {
        const both = [ill, well].map(({ sandbox }) => sandbox.inputs['ca-certificates'])
        const env = { GITHUB_API_URL: ill.sandbox.github.url, GITHUB_RUN_ID: '2' }
        const inputs = { ...KEEP, 'ca-certificates': both.join('\n') }
        const { result } = await well.main('verify', inputs, { env })
        expect(result.annotations).toEqual([])
      })
      expect(ill.sandbox.github.writes).toEqual([`POST ${ISSUES}`])
      expect(ill.sandbox.github.issues[0]?.state).toBe('open')
    })
  })

  it('is found behind a thousand older ones', async () => {
    await withPair(scenarioNamed('user-inactive'), async (pair) => {
      const { github } = pair.sandbox
      for (let number = 1; number <= 1000; number += 1) github.issues.push(made({ number }))
      await verify(pair, 1)
      await verify(pair, 2)
      expect(github.writes).toEqual([`POST ${ISSUES}`])
    })
  }, 60_000)

  it('is opened without the assignees that GitHub refuses, and says so', async () => {
    const refusal = {
      status: 422,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Validation Failed","errors":[{"value":"gone","resource":"Issue","field":"assignees","code":"invalid"}]}',
    }
    const fault = { service: 'github', path: `/api/v3${ISSUES}`, method: 'POST' } as const
    const faults = [{ ...fault, body: '"gone"', kind: 'answer', reply: refusal }] as const
    await withPair({ ...scenarioNamed('user-inactive'), faults }, async (pair) => {
      const { result } = await verify(pair, 1, { 'issue-assignees': 'gone' })
      expect(pair.sandbox.github.issues).toMatchObject([{ assignees: [], state: 'open' }])
      expect(result.annotations.join()).toContain('GitHub did not assign issue #1 to gone')
    })
  })

  it('is one of many: not that of another pair, nor a pull request, nor on the first page', async () => {
    await withPair(scenarioNamed('user-inactive'), async (pair) => {
      const { github } = pair.sandbox
      for (let number = 1; number <= 150; number += 1) github.issues.push(made({ number }))
      await verify(pair, 1, { environment: 'another' })
      await verify(pair, 2)
      const [, own] = github.issues.slice(150)
      github.issues.push({ ...made({ number: 153, body: own?.body ?? '' }), isPull: true })
      const before = github.writes.length
      await verify(pair, 3)
      expect(github.writes.slice(before)).toEqual([])
      expect(github.issues).toHaveLength(153)
    })
  }, 60_000)

  it('is not opened for a healthy pair, nor closed while it is not known how the pair is', async () => {
    const fault = { service: 'fusion', path: '/hcmRestApi/scim/Users', kind: 'answer' } as const
    const down = { ...fault, reply: { status: 503, body: '' } }
    await withPair(scenarioNamed('healthy'), async (pair) => {
      await verify(pair, 1)
      expect(pair.sandbox.github.issues).toEqual([])
    })
    await withPair({ ...scenarioNamed('healthy'), faults: [down] }, async (pair) => {
      const quiet = { 'fail-on': 'fail, error' }
      await verify(pair, 1)
      const before = pair.sandbox.github.writes.length
      const { result } = await verify(pair, 2, quiet)
      expect(result.exitCode).toBe(0)
      expect(pair.sandbox.github.writes.length).toBe(before)
      expect(pair.sandbox.github.issues[0]?.state).toBe('open')
    })
  }, 60_000)

  it.each([
    ['without the right to write issues', 'github', 403, 'permissions: issues: write'],
    ['while GitHub is down', 'github', 500, 'is not up to date'],
  ] as const)(
    'that cannot be kept %s is a warning, and changes no verdict',
    async (_, service, status, text) => {
      const reply = {
        status,
        headers: { 'content-type': 'application/json' },
        body: '{"message":"no"}',
      }
      const path = `/api/v3${ISSUES}`
      const scenario = {
        ...scenarioNamed('healthy'),
        faults: [{ service, path, kind: 'answer', reply }],
      } as const
      await withPair(scenario, async (pair) => {
        const { result } = await verify(pair, 1)
        expect(result.exitCode).toBe(0)
        expect(result.annotations.join()).toContain('::warning title=report-issue::')
        expect(result.annotations.join()).toContain(text)
      })
    },
  )

  it('is not kept over a connection without TLS', async () => {
    await withPair(scenarioNamed('healthy'), async (pair) => {
      const env = { GITHUB_API_URL: 'http://127.0.0.1:9/api/v3' }
      const { result } = await pair.main('verify', KEEP, { env })
      expect(result.exitCode).toBe(0)
      expect(result.annotations.join()).toContain(
        'GITHUB_API_URL is "http://127.0.0.1:9/api/v3", expected https://…',
      )
    })
  })

  // GitHub's package reads it once, when it is loaded
  it('fails no step, whatever is in the file of the event', async () => {
    await withBundles(scenarioNamed('healthy'), async (pair) => {
      const directory = await mkdtemp(join(tmpdir(), 'event-'))
      const path = join(directory, 'event.json')
      await writeFile(path, '{')
      const env = { GITHUB_API_URL: pair.sandbox.github.url, GITHUB_EVENT_PATH: path }
      const { result } = await pair.main('verify', KEEP, { env })
      expect(result.exitCode).toBe(0)
      expect(result.annotations.join()).toContain('is not up to date')
      await rm(directory, { recursive: true })
    })
  })

  it('is not asked for without a token', async () => {
    await withPair(scenarioNamed('healthy'), async (pair) => {
      const { result } = await verify(pair, 1, { 'github-token': ' ' })
      expect(result.exitCode).toBe(1)
      expect(result.stdout).toContain('github-token is empty, and report-issue needs it')
      expect(pair.sandbox.requests).toEqual([])
    })
  })
})
