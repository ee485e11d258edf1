import { Agent, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'

interface Reply {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly location: string
  readonly challenge: string
}

/** Plain requests to all three services, without any of the action's code. */
class Pair {
  readonly sandbox: Sandbox
  readonly #dispatcher: Agent

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox
    this.#dispatcher = new Agent({ connect: { ca: this.input('ca-certificates') } })
  }

  input(name: string): string {
    return this.sandbox.inputs[name] ?? ''
  }

  async send(
    service: 'identity-domain-url' | 'fusion-url' | 'oic-url',
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Reply> {
    const answer = await request(`${this.input(service)}${path}`, {
      dispatcher: this.#dispatcher,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body: body ?? null,
    })
    const text = await answer.body.text()
    const header = (name: string): string => String(answer.headers[name])
    return {
      status: answer.statusCode,
      type: header('content-type'),
      text,
      location: header('location'),
      challenge: header('www-authenticate'),
    }
  }

  async token(form: Readonly<Record<string, string>>): Promise<string> {
    const client = {
      client_id: this.input('client-id'),
      client_secret: this.input('client-secret'),
    }
    const body = new URLSearchParams({ ...client, ...form }).toString()
    const { text } = await this.send('identity-domain-url', '/oauth2/v1/token', {}, body)
    return String((JSON.parse(text) as Record<string, unknown>)['access_token'])
  }

  userToken(): Promise<string> {
    return this.token({
      grant_type: 'password',
      username: this.input('integration-username'),
      password: this.input('integration-password'),
      scope: `${this.input('fusion-url')}/`,
    })
  }
}

const USERS = '/hcmRestApi/scim/Users'
const NAMESPACE = 'http://xmlns.oracle.com/oracle/apps/fnd/applcore/webservices/'
let pair: Pair
beforeAll(async () => {
  pair = new Pair(await startSandbox(scenarioNamed('healthy')))
})
afterAll(() => pair.sandbox.close())

async function onPair<T>(scenario: Scenario, ask: (pair: Pair) => Promise<T>): Promise<T> {
  const other = new Pair(await startSandbox(scenario))
  try {
    return await ask(other)
  } finally {
    await other.sandbox.close()
  }
}

async function statuses(of: Pair): Promise<readonly number[]> {
  const bearers = [undefined, 'garbage', await of.userToken()]
  return Promise.all(
    bearers.map(async (bearer) => {
      const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }
      return (await of.send('fusion-url', `${USERS}?count=1`, headers)).status
    }),
  )
}

describe("the sandbox's pod", () => {
  it('answers nobody and garbage with 401, and a token that it trusts with 403', async () => {
    expect(await statuses(pair)).toEqual([401, 401, 403])
  })

  it.each(['casdk-0004', 'issuer-missing', 'rotated', 'one-imported', 'jwt-not-ticked'])(
    'verifies tokens against its trust store: three times 401 for %s',
    async (name) => {
      expect(await onPair(scenarioNamed(name), statuses)).toEqual([401, 401, 401])
    },
  )

  it('goes by a change of its trust store some tokens later, where that is asked for', async () => {
    const scenario = scenarioNamed('casdk-0004')
    const slow = {
      ...scenario,
      identityDomain: { keysArePublic: true },
      fusion: { ...scenario.fusion, tokenChecksUntilTrustShows: 2 },
    }
    const seen = await onPair(slow, async (of) => {
      const headers = { authorization: `Bearer ${await of.userToken()}` }
      const { text } = await of.send('identity-domain-url', '/admin/v1/SigningCert/jwk')
      const { keys } = JSON.parse(text) as { keys: readonly { readonly x5c: readonly string[] }[] }
      const der = Buffer.from(keys[0]?.x5c[0] ?? '', 'base64')
      expect(of.sandbox.state.trust.addCertificate('ANY', der)).toBeUndefined()
      const statuses: number[] = []
      for (let i = 0; i < 3; i += 1) {
        statuses.push((await of.send('fusion-url', `${USERS}?count=1`, headers)).status)
      }
      return statuses
    })
    expect(seen).toEqual([401, 401, 403])
  })

  it('speaks the dialect of SCIM before the RFC, without totalResults', async () => {
    const { 'fusion-username': name = '', 'fusion-password': password = '' } = pair.sandbox.inputs
    const authorization = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`
    const filter = encodeURIComponent('userName eq "SA_FA_DEV_OIC"')
    const { text } = await pair.send('fusion-url', `${USERS}?filter=${filter}`, { authorization })
    const list = JSON.parse(text) as Record<string, unknown>
    expect(list).not.toHaveProperty('totalResults')
    expect(list['Resources']).toMatchObject([
      {
        userName: 'SA_FA_DEV_OIC',
        schemas: ['urn:scim:schemas:core:2.0:User', 'urn:scim:schemas:extension:fa:2.0:faUser'],
      },
    ])
    expect(text).not.toContain('"roles"')
    const asked = await pair.send('fusion-url', `${USERS}?filter=${filter}&attributes=id,roles`, {
      authorization,
    })
    expect(JSON.parse(asked.text)).toMatchObject({
      Resources: [
        {
          roles: [
            { value: 'ORA_FND_INTEGRATION_SPECIALIST_JOB', displayName: expect.any(String) },
            { value: 'SOAOperator' },
            { value: 'OIC_INTEGRATION_ROLE' },
          ],
        },
      ],
    })
  })

  it('refuses with an empty body, whatever the credentials are', async () => {
    for (const authorization of [undefined, 'Basic bm86Ym9keQ==', 'Bearer garbage']) {
      const reply = await pair.send('fusion-url', `${USERS}?count=1`, {
        ...(authorization !== undefined && { authorization }),
      })
      expect(reply).toMatchObject({ status: 401, type: 'undefined', text: '' })
      expect(reply.challenge).toBe('Basic realm="owsm"')
    }
  })

  it.each(['healthy', 'relative-sign-in'])(
    'sends a browser to itself first, and then to sign in (%s)',
    async (name) => {
      const [first, then] = await onPair(scenarioNamed(name), async (of) => {
        const { location: to } = await of.send('fusion-url', '/fscmUI/faces/FuseWelcome')
        const { pathname, search } = new URL(to, of.input('fusion-url'))
        const next = await of.send('fusion-url', `${pathname}${search}`)
        return [to.replace(of.input('fusion-url'), '<pod>'), next.location]
      })
      expect(first).toBe(
        `${name === 'healthy' ? '<pod>' : ''}/fscmUI/adfAuthentication?level=FORM&success_url=%2FfscmUI%2Ffaces%2FFuseWelcome`,
      )
      expect(then).toMatch(
        /^https:\/\/127\.0\.0\.1:\d+\/oauth2\/v1\/authorize\?response_mode=form_post&/,
      )
    },
  )

  it('has catalogues as large as recorded ones', async () => {
    const authorization = `Bearer ${await pair.userToken()}`
    const events = await pair.send('fusion-url', '/soa-infra/PublicEvent/catalog', {
      authorization,
    })
    expect((JSON.parse(events.text) as { events: unknown[] }).events).toHaveLength(199)
    expect(events.text.length).toBeGreaterThan(200_000)
    const services = await pair.send(
      'fusion-url',
      '/fscmService/ServiceCatalogService',
      { authorization, soapaction: `"${NAMESPACE}getAllServiceEndPoints"` },
      `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><x:getAllServiceEndPoints xmlns:x="${NAMESPACE}types/"/></e:Body></e:Envelope>`,
    )
    expect(services.text.match(/<ns1:result /g)).toHaveLength(318)
    expect(services.text.length).toBeGreaterThan(250_000)
    expect(services.text).not.toContain(pair.input('fusion-url'))
  })

  it('lists its services over SOAP to whom may see them, and answers others with a fault', async () => {
    const ask = async (of: Pair): Promise<number> => {
      const path = '/fscmService/ServiceCatalogService'
      const wsdl = (await of.send('fusion-url', `${path}?WSDL`)).text
      const namespace = /targetNamespace="([^"]+)"/.exec(wsdl)?.[1] ?? ''
      const headers = {
        authorization: `Bearer ${await of.userToken()}`,
        soapaction: `"${namespace}getAllServiceEndPoints"`,
      }
      const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><x:getAllServiceEndPoints xmlns:x="${namespace}types/"/></e:Body></e:Envelope>`
      return (await of.send('fusion-url', path, headers, body)).status
    }
    expect(await ask(pair)).toBe(200)
    expect(await onPair(scenarioNamed('catalog-privilege-missing-fault'), ask)).toBe(500)
    expect(await onPair(scenarioNamed('catalog-privilege-missing-403'), ask)).toBe(403)
  })
})

describe("the sandbox's Oracle Integration", () => {
  const CONNECTION = '/ic/api/integration/v1/connections/ERP_DEV'
  const INSTANCE = '?integrationInstance=oic-dev'
  const ask = async (of: Pair, path: string, body?: string): Promise<number> => {
    const scope = of.input('oic-scope')
    const bearer = await of.token({ grant_type: 'client_credentials', scope })
    return (await of.send('oic-url', path, { authorization: `Bearer ${bearer}` }, body)).status
  }

  it('wants a token for its own audience, and the name of the instance', async () => {
    expect((await pair.send('oic-url', `${CONNECTION}${INSTANCE}`)).status).toBe(401)
    expect(await ask(pair, CONNECTION)).toBe(400)
    expect(await ask(pair, `${CONNECTION}${INSTANCE}`)).toBe(200)
  })

  it.each([
    ['healthy', 200],
    ['consent-lost', 409],
    ['connection-locked', 412],
    ['refresh-token-consumed', 500],
    ['connection-missing', 404],
  ])('tests the connection of %s with %i', async (name, status) => {
    const test = (of: Pair): Promise<number> => ask(of, `${CONNECTION}/test${INSTANCE}`, '')
    expect(await onPair(scenarioNamed(name), test)).toBe(status)
  })
})
