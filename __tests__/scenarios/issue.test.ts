import { describe, expect, it } from '@jest/globals'
import type { SandboxIssue } from '../../sandbox/github/service.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { withPair, type Pair, type PairRun } from './pair-runner.js'

const ISSUES = '/repos/acme/integration/issues'
const KEEP = {
  'report-issue': 'on-failure',
  'issue-labels': 'oic\nnight',
  'issue-assignees': 'octocat',
  environment: 'test',
}

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

/** Gives the integration user roles in Fusion, or takes them. */
function setRoles({ sandbox }: Pair, roles: readonly string[]): readonly string[] {
  const user = sandbox.state.fusionUsers.find(({ userName }) => userName === 'SA_FA_DEV_OIC')
  if (user === undefined) throw new Error('the pair has no integration user')
  const before = user.roles
  user.roles = roles
  return before
}

function made(issue: Partial<SandboxIssue>): SandboxIssue {
  return {
    number: 1,
    title: '',
    body: '',
    state: 'open',
    labels: ['oic-fusion-prerequisites'],
    assignees: [],
    comments: [],
    ...issue,
  }
}

describe("a pair's issue", () => {
  it('tells a story of five nights: red, red the same, red differently, green, red again', async () => {
    await withPair(scenarioNamed('healthy'), async (pair) => {
      const { github } = pair.sandbox
      const written = async (run: number): Promise<readonly string[]> => {
        const before = github.writes.length
        const { leaks } = await verify(pair, run)
        expect(leaks).toEqual([])
        return github.writes.slice(before)
      }
      const issue = (): SandboxIssue => github.issues[0] ?? made({})
      const roles = setRoles(pair, ['ORA_FND_INTEGRATION_SPECIALIST_JOB', 'OIC_INTEGRATION_ROLE'])

      expect(await written(1)).toEqual([`POST ${ISSUES}`])
      expect(issue()).toMatchObject({
        title: 'OIC prerequisites of test',
        state: 'open',
        labels: ['oic-fusion-prerequisites', 'oic', 'night'],
        assignees: ['octocat'],
      })
      expect(issue().body).toContain('SOAOperator')
      expect(issue().body).toContain(runPage(1))

      expect(await written(2)).toEqual([])
      expect(issue().body).toContain(runPage(1))

      // somebody gives it a better name, and it is found all the same
      issue().title = 'Fusion does not like us'
      setActive(pair, false)
      expect(await written(3)).toEqual([`PATCH ${ISSUES}/1`, `POST ${ISSUES}/1/comments`])
      expect(issue().comments).toHaveLength(1)
      expect(issue().comments[0]).toContain('New: <code>user&#46;domain</code>')
      expect(issue().body).toContain(runPage(3))

      setActive(pair, true)
      setRoles(pair, roles)
      expect(await written(4)).toEqual([`POST ${ISSUES}/1/comments`, `PATCH ${ISSUES}/1`])
      expect(issue()).toMatchObject({ state: 'closed', title: 'Fusion does not like us' })
      expect(issue().comments[1]).toContain(`hold again. [Run](${runPage(4)})`)

      setActive(pair, false)
      expect(await written(5)).toEqual([`PATCH ${ISSUES}/1`, `POST ${ISSUES}/1/comments`])
      expect(issue().state).toBe('open')
      expect(issue().comments[2]).toContain('Failing again')

      expect(github.issues).toHaveLength(1)
      expect(github.violations).toEqual([])
    })
  }, 60_000)

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
    ['while GitHub is down', 'github', 500, 'was not kept'],
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

  it('is not asked for without a token', async () => {
    await withPair(scenarioNamed('healthy'), async (pair) => {
      const { result } = await verify(pair, 1, { 'github-token': ' ' })
      expect(result.exitCode).toBe(1)
      expect(result.stdout).toContain('github-token is required and not given')
      expect(pair.sandbox.requests).toEqual([])
    })
  })
})
