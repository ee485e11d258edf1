import { Agent, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { OIC_SCOPE } from '../../sandbox/oic/settings.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'

interface Reply {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
}

const MY_SCOPES = 'urn:opc:idm:__myscopes__'
const { clientId, clientSecret } = HEALTHY_DOMAIN
const BASIC = `Basic ${Buffer.from(`${clientId}:${encodeURIComponent(clientSecret)}`).toString('base64')}`

/** A domain and plain requests to it, without any of the action's code. */
async function start(scenario: Scenario): Promise<{
  readonly sandbox: Sandbox
  readonly send: (
    path: string,
    headers?: Record<string, string>,
    form?: Record<string, string>,
  ) => Promise<Reply>
}> {
  const sandbox = await startSandbox(scenario)
  const dispatcher = new Agent({ connect: { ca: sandbox.inputs['ca-certificates'] ?? '' } })
  return {
    sandbox,
    send: async (path, headers = {}, form) => {
      const answer = await request(`${sandbox.inputs['identity-domain-url'] ?? ''}${path}`, {
        dispatcher,
        method: form === undefined ? 'GET' : 'POST',
        headers,
        body: form === undefined ? null : new URLSearchParams(form).toString(),
      })
      const text = await answer.body.text()
      const type = String(answer.headers['content-type'])
      return {
        status: answer.statusCode,
        type,
        text,
        json: type.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {},
      }
    },
  }
}

const client = { grant_type: 'client_credentials' }
let domain: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  domain = await start(scenarioNamed('standing-grant'))
})
afterAll(() => domain.sandbox.close())

async function token(scope: string): Promise<string> {
  const { json } = await domain.send(
    '/oauth2/v1/token',
    { authorization: BASIC },
    { ...client, scope },
  )
  return String(json['access_token'])
}

describe("the sandbox's token endpoint", () => {
  it('demands a scope', async () => {
    const reply = await domain.send('/oauth2/v1/token', { authorization: BASIC }, client)
    expect([reply.status, reply.json['error']]).toEqual([400, 'invalid_scope'])
  })

  it('takes the credentials from the header or from the form', async () => {
    const reply = await domain.send(
      '/oauth2/v1/token',
      {},
      {
        ...client,
        scope: MY_SCOPES,
        client_id: '5f0123aa77bb4c0e9d1122334455ccdd',
        client_secret: clientSecret,
      },
    )
    expect(reply.status).toBe(200)
    const refused = await domain.send(
      '/oauth2/v1/token',
      {},
      { ...client, scope: MY_SCOPES, client_id: 'x', client_secret: 'y' },
    )
    expect([refused.status, refused.json['error']]).toEqual([401, 'invalid_client'])
  })

  it('knows a client for Oracle Integration alone, and one that reads', async () => {
    const { integrationClient, reader } = HEALTHY_DOMAIN
    const ask = (of: { readonly id: string; readonly secret: string }, scope: string) =>
      domain.send(
        '/oauth2/v1/token',
        {},
        { ...client, scope, client_id: of.id, client_secret: of.secret },
      )
    const own = await ask(integrationClient, OIC_SCOPE)
    expect(decodeJwt(String(own.json['access_token']))).toMatchObject({
      sub: integrationClient.id,
      client_id: integrationClient.id,
    })
    const narrowed = String((await ask(integrationClient, MY_SCOPES)).json['access_token'])
    expect(decodeJwt(narrowed)['clientAppRoles']).toEqual(['Authenticated Client'])
    const { 'fusion-url': pod = '' } = domain.sandbox.inputs
    expect((await ask(integrationClient, `${pod}/`)).json).toMatchObject({
      error: 'unauthorized_client',
      error_description: 'Client authorization failed.',
    })
    const read = String((await ask(reader, MY_SCOPES)).json['access_token'])
    expect(decodeJwt(read)['clientAppRoles']).toEqual([
      'Authenticated Client',
      'Audit Administrator',
    ])
    const roles = await domain.send('/admin/v1/AppRoles', { authorization: `Bearer ${read}` })
    expect(roles.status).toBe(401)
  })

  it('puts the roles that the scope allows into the token, and narrows silently', async () => {
    expect(decodeJwt(await token(MY_SCOPES))['clientAppRoles']).toEqual([
      'Authenticated Client',
      'Identity Domain Administrator',
    ])
    expect(decodeJwt(await token('urn:opc:idm:t.security.client'))['clientAppRoles']).toEqual([
      'Authenticated Client',
    ])
  })

  it('shortens the life of a token when asked', async () => {
    const { iat = 0, exp = 0 } = decodeJwt(await token(`${MY_SCOPES} urn:opc:resource:expiry=300`))
    expect(exp - iat).toBe(300)
  })

  it('gives a client without roles a token for administrative scopes, with the role of every client', async () => {
    const { sandbox, send } = await start(scenarioNamed('role-less'))
    const form = { ...client, scope: MY_SCOPES }
    const { json } = await send('/oauth2/v1/token', { authorization: BASIC }, form)
    expect(decodeJwt(String(json['access_token']))['clientAppRoles']).toEqual([
      'Authenticated Client',
    ])
    await sandbox.close()
  })

  it('refuses them to it with unauthorized_client where that is asked for', async () => {
    const { sandbox, send } = await start(scenarioNamed('role-less-refused'))
    const reply = await send(
      '/oauth2/v1/token',
      { authorization: BASIC },
      { ...client, scope: MY_SCOPES },
    )
    expect(reply.json['error']).toBe('unauthorized_client')
    await sandbox.close()
  })

  it('signs tokens without typ, with the constant kid and the thumbprint of its certificate', async () => {
    const header = decodeProtectedHeader(await token(MY_SCOPES))
    const keys = await domain.send('/admin/v1/SigningCert/jwk', {
      authorization: `Bearer ${await token(MY_SCOPES)}`,
    })
    const [key] = keys.json['keys'] as readonly Record<string, unknown>[]
    expect(header).toEqual({
      alg: 'RS256',
      kid: 'SIGNING_KEY',
      x5t: key?.['x5t'],
      'x5t#S256': key?.['x5t#S256'],
    })
    expect(key).toMatchObject({ key_ops: ['encrypt', 'sign'], kid: 'SIGNING_KEY' })
    expect(key).not.toHaveProperty('use')
  })
})

describe("the sandbox's admin API", () => {
  it('refuses a missing token with SCIM JSON whose status is a string, and garbage with a page', async () => {
    const missing = await domain.send('/admin/v1/SigningCert/jwk')
    expect([missing.status, missing.json['status'], missing.type]).toEqual([
      401,
      '401',
      'application/scim+json',
    ])
    expect(missing.json).not.toHaveProperty('scimType')
    const garbage = await domain.send('/admin/v1/SigningCert/jwk', {
      authorization: 'Bearer garbage',
    })
    expect([garbage.status, garbage.type]).toEqual([401, 'text/html'])
  })

  it('shows the client secret of an application unless other attributes are asked for', async () => {
    const authorization = `Bearer ${await token(MY_SCOPES)}`
    const filter = encodeURIComponent('name eq "5f0123aa77bb4c0e9d1122334455ccdd"')
    const all = await domain.send(`/admin/v1/Apps?filter=${filter}`, { authorization })
    expect(all.text).toContain('sandbox-shown-')
    const some = await domain.send(`/admin/v1/Apps?filter=${filter}&attributes=id,name`, {
      authorization,
    })
    expect(some.json['Resources']).toEqual([
      { id: 'aa00bb11cc22dd33ee44ff5566778899', name: '5f0123aa77bb4c0e9d1122334455ccdd' },
    ])
  })

  it('leaves Resources out of an empty list', async () => {
    const authorization = `Bearer ${await token(MY_SCOPES)}`
    const none = await domain.send(`/admin/v1/Apps?filter=${encodeURIComponent('name eq "x"')}`, {
      authorization,
    })
    expect(none.json['totalResults']).toBe(0)
    expect(none.json).not.toHaveProperty('Resources')
  })

  it('shows the keys to everybody when it is set so', async () => {
    const { sandbox, send } = await start(scenarioNamed('keys-public'))
    expect((await send('/admin/v1/SigningCert/jwk')).status).toBe(200)
    await sandbox.close()
  })
})
