import { describe, expect, it } from '@jest/globals'
import { MockAgent } from 'undici'
import { administratorSignIn } from '../src/administrator-sign-in.js'
import { ServiceHttp } from '../src/http/client.js'
import type { Authorisation, SignIn } from '../src/oracle/authorisation.js'
import { IdentityDomain } from '../src/oracle/identity-domain.js'
import { SERVICES } from '../src/oracle/services.js'
import { explain } from '../src/prerequisites/explain-error.js'
import { testEnvironment } from './http/test-environment.js'

const DOMAIN = 'https://idcs-1.identity.oraclecloud.com'
const RUNNER = 'https://pipelines.example'
const START = Date.parse('2026-11-24T12:00:00Z')
const LIFETIME_MS = 600_000

function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`
}

const ID_TOKEN = jwt({ iss: 'https://github.example', sub: 'repo:acme/x', aud: 'oci' })

interface Workload {
  readonly signIn: SignIn
  readonly masked: readonly string[]
  /** Lets time go by. */
  readonly wait: (milliseconds: number) => void
  /** Sessions that the domain issued. */
  readonly sessions: readonly string[]
}

/** A workflow whose token exchange the domain answers so; else with a new session each time. */
function workload(answer?: { status: number; body: string; type: string }): Workload {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  let now = START
  const [masked, sessions]: [string[], string[]] = [[], []]
  dispatcher
    .get(RUNNER)
    .intercept({ path: '/idtoken?audience=oci' })
    .reply(200, { value: ID_TOKEN }, { headers: { 'content-type': 'application/json' } })
    .persist()
  dispatcher
    .get(DOMAIN)
    .intercept({ path: '/oauth2/v1/token', method: 'POST' })
    .reply(() => {
      if (answer !== undefined) {
        const { status, body, type } = answer
        return {
          statusCode: status,
          data: body,
          responseOptions: { headers: { 'content-type': type } },
        }
      }
      const token = jwt({ n: sessions.length, iat: now / 1000, exp: (now + LIFETIME_MS) / 1000 })
      sessions.push(token)
      return {
        statusCode: 200,
        data: JSON.stringify({ token }),
        responseOptions: { headers: { 'content-type': 'application/json' } },
      }
    })
    .persist()
  const environment = testEnvironment({ dispatcher, now: () => now })
  const mask = (secret: string): void => {
    masked.push(secret)
  }
  const http = new ServiceHttp(new URL(DOMAIN), environment, SERVICES.identityDomain)
  const domain = new IdentityDomain(http, {
    mask,
    now: () => now,
  })
  const signIn = administratorSignIn(
    {
      kind: 'workload',
      audience: 'oci',
      exchangeClient: { id: 'exchange', secret: 'exchange-secret' },
      idTokens: { url: new URL(`${RUNNER}/idtoken`), token: 'request-token' },
    },
    domain,
    environment,
    mask,
  )
  return {
    signIn,
    masked,
    sessions,
    wait: (milliseconds) => {
      now += milliseconds
    },
  }
}

/** The session that a request would be signed with. */
function sessionOf({ headersFor }: Authorisation): string | undefined {
  const request = { method: 'GET', host: 'h', path: '/', headers: {}, body: undefined }
  return /keyId="ST\$([^"]+)"/.exec(headersFor(request)['authorization'] ?? '')?.[1]
}

describe('the session of the workflow', () => {
  it('is used for as long as it is good, and renewed when it is used up', async () => {
    const { signIn, sessions, wait } = workload()
    const first = sessionOf(await signIn())
    wait(LIFETIME_MS / 2)
    expect(sessionOf(await signIn())).toBe(first)
    wait(LIFETIME_MS / 2)
    const renewed = sessionOf(await signIn())
    expect([first, renewed]).toEqual(sessions)
    expect(first).not.toBe(renewed)
    expect(sessionOf(await signIn())).toBe(renewed)
  })

  it('is asked for once by those who ask at the same time, also when it is renewed', async () => {
    const { signIn, sessions, wait } = workload()
    await Promise.all([signIn(), signIn()])
    expect(sessions).toHaveLength(1)
    wait(LIFETIME_MS)
    await Promise.all([signIn(), signIn()])
    expect(sessions).toHaveLength(2)
  })

  it('is made anew when that is wished', async () => {
    const { signIn, sessions } = workload()
    const first = sessionOf(await signIn())
    expect(sessionOf(await signIn('anew'))).not.toBe(first)
    expect(sessions).toHaveLength(2)
  })

  it('is masked, and the ID token before it', async () => {
    const { signIn, masked, sessions } = workload()
    await signIn()
    expect(masked).toEqual([ID_TOKEN, ...sessions])
  })
})

describe('a token exchange that is answered with', () => {
  const page = '<html><h1>Forbidden</h1></html>'
  it.each([
    [
      '403 and the page of a gateway',
      403,
      page,
      'text/html',
      'error',
      ['stopped-on-the-way', 'not-the-api'],
    ],
    [
      '401 and a page',
      401,
      page,
      'text/html',
      'error',
      ['workload-not-trusted', 'exchange-client-refused'],
    ],
    [
      '403 and an error of the domain',
      403,
      '{"error":"access_denied"}',
      'application/json',
      'error',
      ['workload-not-trusted', 'exchange-client-refused'],
    ],
    ['200 and no token', 200, '{}', 'application/json', 'fail', ['not-the-api']],
  ])('%s ends in one message with its cause', async (_, status, body, type, state, causes) => {
    const { signIn } = workload({ status, body, type })
    const finding = await signIn().then(() => undefined, explain)
    expect(finding?.state).toBe(state)
    expect(finding?.causes?.map(({ id }) => id)).toEqual(causes)
    const host = new URL(DOMAIN).host
    expect(finding?.found).toMatch(
      new RegExp(`^POST ${host}/oauth2/v1/token answered ${String(status)}: .`),
    )
    // what stands in the ID token matters to a domain that has read it, not to a gateway
    const byDomain = causes.includes('workload-not-trusted')
    expect(finding?.found.includes('the ID token has')).toBe(byDomain)
  })
})
