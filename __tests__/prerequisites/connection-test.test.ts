import { describe, expect, it } from '@jest/globals'
import type { Answer } from '../../src/http/client.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { TokenRefused } from '../../src/oracle/token-refused.js'
import type { Connection } from '../../src/oracle/connection.js'
import { testConnection } from '../../src/prerequisites/connection-test.js'
import type { Verdict } from '../../src/checks/check.js'
import { jsonAnswer } from '../oracle/json-answer.js'

const OIC = 'design.integration.eu-frankfurt-1.ocp.oraclecloud.com'
const PATH = '/ic/api/integration/v1/connections/ERP_DEV/test'
const CONNECTION: Connection = {
  id: 'ERP_DEV',
  name: 'ERP',
  status: 'CONFIGURED',
  locked: false,
  securityPolicy: 'FA_OAUTH_AUTHORIZATION_CODE_CREDENTIALS',
  propertyValues: [],
  clientId: undefined,
}

/** What comes of a test that is answered so, one answer after the other and the last one for ever. */
async function tested(
  answers: readonly Partial<Answer>[],
  {
    connection = CONNECTION,
    leftMs = 600_000,
    token = () => Promise.resolve(),
  }: {
    readonly connection?: Connection
    readonly leftMs?: number
    readonly token?: () => Promise<void>
  } = {},
): Promise<{
  readonly verdict: Verdict<null>
  readonly tokens: readonly string[]
  readonly waited: number
}> {
  let now = 0
  const tokens: string[] = []
  const verdict = await testConnection(
    {
      integration: {
        testConnection: async () => {
          await token()
          const answer = answers[Math.min(tokens.length, answers.length - 1)]
          // as the domain's client hands tokens out: a new one when the last is used up, here after ten seconds
          tokens.push(`token ${String(Math.floor(now / 10_000))}`)
          return answerOf(answer)
        },
      },
      waiting: {
        now: () => now,
        sleep: (milliseconds) => {
          now += milliseconds
          return Promise.resolve()
        },
        line: () => undefined,
      },
      endsAt: leftMs,
    },
    connection,
    { project: undefined, id: 'ERP_DEV' },
    { trustProven: true, missing: [] },
  )
  return { verdict, tokens, waited: now }
}

function answerOf(answer: Partial<Answer> = {}): Answer {
  return jsonAnswer('', {
    service: 'Oracle Integration',
    method: 'POST',
    host: OIC,
    path: PATH,
    contentType: '',
    body: '',
    ...answer,
  })
}

const GOOD = { body: '{"status":"CONFIGURED"}' }
const ACCEPTED = { status: 202 }
const IN_PROGRESS = { body: '{"status":"INPROGRESS"}' }
const SILENT = { status: 200 }

const BODIES = {
  json: { contentType: 'application/json', body: '{"title":"Refused","detail":"A reason."}' },
  nothing: { contentType: '', body: '' },
  text: { contentType: 'text/plain', body: 'no such path' },
  page: { contentType: 'text/html', body: '<html>' },
} as const

const idsOf = ({ causes = [] }: Verdict<null>): readonly string[] => causes.map(({ id }) => id)

const REQUEST = {
  client: 'oic-client',
  withKey: false,
  grant: 'client_credentials',
  scope: 'oic',
  doubts: [],
} as const

describe('a connection test', () => {
  it('passes with a result, and asks once', async () => {
    const { verdict, tokens } = await tested([GOOD])
    expect(verdict.state).toBe('pass')
    expect(tokens).toHaveLength(1)
  })

  it.each([[ACCEPTED], [IN_PROGRESS]])('waits for the result after %j', async (first) => {
    const { verdict, tokens } = await tested([first, first, GOOD])
    expect(verdict.state).toBe('pass')
    expect(tokens).toHaveLength(3)
  })

  it('fails when the result is a failure', async () => {
    const failure = { status: 500, body: '{"detail":"CASDK-0004 : Unauthorized [401]"}' }
    const { verdict } = await tested([ACCEPTED, failure])
    expect(verdict.state).toBe('fail')
    expect(idsOf(verdict)).toContain('consent-missing')
  })

  it.each([[ACCEPTED], [IN_PROGRESS]])('is not known when %j is all that comes', async (answer) => {
    const { verdict, waited } = await tested([answer])
    expect(verdict.state).toBe('error')
    expect(verdict.value).toBeUndefined()
    expect(idsOf(verdict)).toEqual(['connection-test-without-result'])
    expect(verdict.found).toContain('no result')
    expect(waited).toBe(60_000)
  })

  it('shows the word that is no result', async () => {
    expect((await tested([IN_PROGRESS])).verdict.found).toContain('(INPROGRESS)')
  })

  it('is a warning that nothing is proven when 200 says nothing three times', async () => {
    const { verdict, tokens } = await tested([SILENT])
    expect(verdict.state).toBe('warn')
    expect(verdict.found).toMatch(/^not proven: /)
    expect(idsOf(verdict)).toEqual(['connection-test-without-result'])
    expect(tokens).toHaveLength(3)
  })

  it.each([
    [12_000, 9000],
    [5000, 0],
    [0, 0],
  ])('with %i ms left waits for %i', async (leftMs, waited) => {
    const result = await tested([ACCEPTED], { leftMs })
    expect(result.verdict.state).toBe('error')
    expect(result.waited).toBe(waited)
  })

  it('asks for its token before each attempt, so that one that is used up is not sent', async () => {
    const { tokens } = await tested([ACCEPTED])
    expect(new Set(tokens).size).toBeGreaterThan(5)
  })

  it('is about another connection when the result says so', async () => {
    const other = { body: '{"id":"HCM_DEV","status":"CONFIGURED"}' }
    await expect(tested([other])).rejects.toThrow('HCM_DEV instead of ERP_DEV')
  })

  it.each(['USERNAME_PASSWORD_TOKEN', undefined])(
    'under the policy %s proves nothing of OAuth',
    async (securityPolicy) => {
      const { verdict } = await tested([GOOD], { connection: { ...CONNECTION, securityPolicy } })
      expect(verdict.state).toBe('warn')
      expect(verdict.found).toContain('OAuth is not proven')
    },
  )

  it('reads no page with 500 as an answer of the API', async () => {
    const page = {
      status: 500,
      contentType: 'text/html',
      body: '<html>HTTP status code 403 Forbidden',
    }
    await expect(tested([page])).rejects.toThrow(UnexpectedAnswer)
  })

  it.each<readonly [status: number, kind: keyof typeof BODIES, state: string, ids: string[]]>([
    [401, 'json', 'error', ['oic-role-missing']],
    [401, 'nothing', 'error', ['oic-role-missing']],
    [401, 'page', 'error', ['oic-role-missing', 'oic-test-stopped-on-the-way']],
    [403, 'json', 'error', ['oic-role-missing']],
    [403, 'nothing', 'error', ['oic-role-missing', 'oic-runner-not-allowed']],
    [
      403,
      'page',
      'error',
      ['oic-runner-not-allowed', 'oic-role-missing', 'oic-test-stopped-on-the-way'],
    ],
    [404, 'json', 'fail', ['connection-missing']],
    [404, 'nothing', 'error', ['oic-test-stopped-on-the-way']],
    [404, 'text', 'error', ['oic-test-stopped-on-the-way']],
    [404, 'page', 'error', ['oic-test-stopped-on-the-way']],
    [405, 'page', 'error', ['oic-test-stopped-on-the-way']],
    [200, 'page', 'error', ['oic-test-stopped-on-the-way']],
    [302, 'nothing', 'error', ['oic-test-stopped-on-the-way']],
    [503, 'page', 'blocked', ['oic-unavailable']],
    [503, 'nothing', 'blocked', ['oic-unavailable']],
  ])(
    'of a connection that was just found, and %i with %s, is %s, and never a wrong URL or scope',
    async (status, kind, state, ids) => {
      const { verdict } = await tested([{ status, ...BODIES[kind] }])
      expect([verdict.state, idsOf(verdict)]).toEqual([state, ids])
    },
  )

  it('shows the word of a failure that comes with 200', async () => {
    const { verdict } = await tested([{ body: '{"status":"CONFIGURED","result":["FAILED"]}' }])
    expect(verdict.state).toBe('error')
    expect(verdict.found).toContain('(CONFIGURED, FAILED)')
  })

  it('does not pass with a code of a failure, wherever it is', async () => {
    const body = '{"status":"CONFIGURED","x":"CASDK-0004 : Something went wrong"}'
    const { verdict } = await tested([{ body }])
    expect([verdict.state, idsOf(verdict)[0]]).toEqual(['fail', 'connection-test-unexplained'])
  })

  it('is not proven with a warning, and asks once', async () => {
    const { verdict, tokens } = await tested([{ body: '{"status":"SUCCESS_WITH_WARNINGS"}' }])
    expect([verdict.state, verdict.proven, idsOf(verdict)]).toEqual([
      'warn',
      false,
      ['connection-test-without-result'],
    ])
    expect(verdict.found).toContain('(SUCCESS_WITH_WARNINGS)')
    expect(tokens).toHaveLength(1)
  })

  it('judges a refused renewal of its token as that, and asks Oracle Integration nothing', async () => {
    const refused = answerOf({
      service: 'identity domain',
      host: 'idcs.example',
      path: '/oauth2/v1/token',
      status: 401,
      body: '{"error":"invalid_client"}',
    })
    const { verdict, tokens } = await tested([GOOD], {
      token: () => Promise.reject(new TokenRefused(refused, REQUEST, () => false)),
    })
    expect(verdict.state).toBe('error')
    expect(verdict.expected).toBe('a token for oic-scope')
    expect(tokens).toEqual([])
  })
})
