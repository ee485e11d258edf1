import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { createLocalJWKSet, decodeJwt, jwtVerify, SignJWT, type JSONWebKeySet } from 'jose'
import { DefaultRequestSigner, type HttpRequest } from 'oci-common'
import * as oracle from 'oci-identitydomains'
import { Agent, request } from 'undici'
import type { IdTokenSettings } from '../../sandbox/github/id-tokens.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import {
  IDENTITY_PROPAGATION_TRUST,
  ID_TOKEN_AUDIENCE,
  meetsRule,
  SERVICE_USER,
} from '../../sandbox/identity-domain/workload-identity.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'

const { exchangeClient } = HEALTHY_DOMAIN
const PAIR: Scenario = { name: 'pair', title: 'a pair', outcome: { result: 'pass' } }
const session = generateKeyPairSync('rsa', { modulusLength: 2048 })
const SPKI = spki(session.publicKey)

function spki(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
}

/** A sandbox, and plain requests to it without any of the action's code. */
class Workload {
  readonly sandbox: Sandbox
  readonly domain: string
  readonly dispatcher: Agent

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox
    this.domain = sandbox.inputs['identity-domain-url'] ?? ''
    this.dispatcher = new Agent({ connect: { ca: sandbox.inputs['ca-certificates'] ?? '' } })
  }

  async send(
    url: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer> {
    const { dispatcher } = this
    const answer = await request(url, { dispatcher, method, headers, body: body ?? null })
    const text = await answer.body.text()
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      text,
      json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    }
  }

  /** Asks for an ID token as the runner's toolkit does. */
  async askIdToken(audience = ID_TOKEN_AUDIENCE): Promise<Answer> {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } =
      this.sandbox.env
    return this.send(`${url}&audience=${audience}`, 'GET', { authorization: `Bearer ${token}` })
  }

  async idToken(audience?: string): Promise<string> {
    const { json } = await this.askIdToken(audience)
    return String(json['value'])
  }

  async exchange(
    form: Readonly<Record<string, string>>,
    client: { readonly id: string; readonly secret: string } = exchangeClient,
  ): Promise<Answer> {
    const basic = [client.id, client.secret].map(encodeURIComponent).join(':')
    return this.send(
      `${this.domain}/oauth2/v1/token`,
      'POST',
      {
        authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      new URLSearchParams(form).toString(),
    )
  }

  async upst(): Promise<string> {
    const { json } = await this.exchange(exchangeForm(await this.idToken()))
    return String(json['token'])
  }

  /** Signs with Oracle's signer, and sends what may have been changed since. */
  async sendSigned(
    upst: string,
    { method, path, body, sign, change }: SignedRequest,
  ): Promise<Answer> {
    const signed: HttpRequest = {
      method,
      uri: `${this.domain}${path}`,
      headers: new Headers(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      ...(body !== undefined && { body }),
    }
    const { privateKey = session.privateKey, withoutBody = false, headers = {} } = sign ?? {}
    for (const [name, value] of Object.entries(headers)) signed.headers.set(name, value)
    await oracleSigner(upst, privateKey).signHttpRequest(signed, withoutBody)
    change?.(signed)
    return this.send(
      signed.uri,
      signed.method,
      Object.fromEntries(signed.headers),
      signed.body as string | undefined,
    )
  }

  async close(): Promise<void> {
    await this.dispatcher.destroy()
    await this.sandbox.close()
  }
}

type Method = HttpRequest['method']

interface SignedRequest {
  readonly method: Method
  readonly path: string
  readonly body?: string
  readonly sign?: {
    readonly privateKey?: KeyObject
    readonly withoutBody?: boolean
    readonly headers?: Readonly<Record<string, string>>
  }
  readonly change?: (request: HttpRequest) => void
}

/** Oracle's signer with a session token, as its provider for sessions has it. */
function oracleSigner(upst: string, privateKey: KeyObject): DefaultRequestSigner {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return new DefaultRequestSigner({
    getKeyId: () => Promise.resolve(`ST$${upst}`),
    getPrivateKey: () => pem,
    getPassphrase: () => null,
  })
}

function exchangeForm(subjectToken: string): Readonly<Record<string, string>> {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: 'urn:oci:token-type:oci-upst',
    subject_token_type: 'jwt',
    subject_token: subjectToken,
    public_key: SPKI,
  }
}

async function withWorkload<T>(
  scenario: Partial<Scenario>,
  use: (workload: Workload) => Promise<T>,
): Promise<T> {
  const workload = new Workload(await startSandbox({ ...PAIR, ...scenario }))
  try {
    return await use(workload)
  } finally {
    await workload.close()
  }
}

let healthy: Workload
beforeAll(async () => {
  healthy = new Workload(await startSandbox(PAIR))
})
afterAll(() => healthy.close())

describe("the sandbox's ID tokens", () => {
  it("verify with the keys that the issuer's discovery document names", async () => {
    const token = await healthy.idToken()
    const { iss = '' } = decodeJwt(token)
    const discovery = await healthy.send(`${iss}/.well-known/openid-configuration`, 'GET', {})
    expect(discovery.json['issuer']).toBe(iss)
    const keys = await healthy.send(String(discovery.json['jwks_uri']), 'GET', {})
    const jwks = keys.json as unknown as JSONWebKeySet
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), {
      issuer: iss,
      audience: ID_TOKEN_AUDIENCE,
    })
    const [key] = jwks.keys
    const der = Buffer.from(key?.x5c?.[0] ?? '', 'base64')
    expect(protectedHeader).toEqual({
      typ: 'JWT',
      alg: 'RS256',
      kid: key?.kid,
      x5t: createHash('sha1').update(der).digest('base64url'),
    })
    expect(Object.keys(payload).sort()).toEqual(
      [...(discovery.json['claims_supported'] as readonly string[])].sort(),
    )
    expect(payload).toMatchObject({
      repository: 'acme/integration',
      repository_id: '89012345',
      repository_owner_id: '1234567',
      run_id: '1',
      event_name: 'workflow_dispatch',
      runner_environment: 'github-hosted',
    })
  })

  it.each<[string, Partial<IdTokenSettings>]>([
    ['repo:acme@1234567/integration@89012345:ref:refs/heads/main', {}],
    ['repo:acme@1234567/integration@89012345:environment:test', { context: 'environment' }],
    ['repo:acme@1234567/integration@89012345:pull_request', { context: 'pull-request' }],
    ['repo:acme/integration:ref:refs/heads/main', { immutableSubject: false }],
    ['repo:acme/integration:environment:test', { immutableSubject: false, context: 'environment' }],
    ['repo:acme/integration:pull_request', { immutableSubject: false, context: 'pull-request' }],
  ])('have the subject %s', async (subject, idTokens) => {
    const claims = await withWorkload({ idTokens }, async (workload) =>
      decodeJwt(await workload.idToken()),
    )
    expect(claims.sub).toBe(subject)
  })

  it('are for the owner of the repository when no audience is asked for', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
      healthy.sandbox.env
    const { json } = await healthy.send(url, 'GET', { authorization: `Bearer ${token ?? ''}` })
    expect(decodeJwt(String(json['value'])).aud).toBe('https://github.com/acme')
    expect(json['count']).toBe(String(json['value']).length)
  })

  it('are refused to whoever does not have the request token', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '' } = healthy.sandbox.env
    const refused = await healthy.send(url, 'GET', { authorization: 'Bearer another' })
    expect(refused.status).toBe(401)
  })

  it('are searched for as leaks, with what asks for them and what they are exchanged for', async () => {
    const upst = await healthy.upst()
    const [idToken] = healthy.sandbox.tokens().filter(({ value }) => decodable(value) === 'github')
    expect(idToken?.owners).toEqual(['github', 'identity-domain'])
    expect(healthy.sandbox.tokens()).toContainEqual({ value: upst, owners: ['identity-domain'] })
    expect(healthy.sandbox.tokens()).toContainEqual({
      value: healthy.sandbox.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
      owners: ['github'],
      masked: true,
    })
  })
})

function decodable(token: string): string {
  try {
    return decodeJwt(token)['repository'] === 'acme/integration' ? 'github' : 'domain'
  } catch {
    return 'none'
  }
}

describe("the sandbox's token exchange", () => {
  it('answers with the member token alone, which carries the public key of the session', async () => {
    const idToken = await healthy.idToken()
    const { status, json } = await healthy.exchange(exchangeForm(idToken))
    expect([status, Object.keys(json)]).toEqual([200, ['token']])
    const claims = decodeJwt(String(json['token']))
    expect(claims).toMatchObject({
      sub: `ocid1.user.oc1..${SERVICE_USER.id}`,
      source_authn_prin: decodeJwt(idToken).sub,
    })
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600)
    expect(JSON.parse(String(claims['jwk']))).toMatchObject(
      session.publicKey.export({ format: 'jwk' }),
    )
  })

  it('takes the credentials of the client from the form too', async () => {
    const form = {
      ...exchangeForm(await healthy.idToken()),
      client_id: exchangeClient.id,
      client_secret: exchangeClient.secret,
    }
    const { status } = await healthy.send(
      `${healthy.domain}/oauth2/v1/token`,
      'POST',
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams(form).toString(),
    )
    expect(status).toBe(200)
  })

  it('is all that its client may ask for', async () => {
    const { status, json } = await healthy.exchange({
      grant_type: 'client_credentials',
      scope: 'urn:opc:idm:__myscopes__',
    })
    expect([status, json['error']]).toEqual([401, 'unauthorized_client'])
  })

  it('accepts the other form of the subject under a rule for it', async () => {
    const trust = trusting('sub eq repo:acme/integration:environment:test')
    const idTokens = { immutableSubject: false, context: 'environment' } as const
    const { status } = await withWorkload({ idTokens, identityDomain: trust }, async (workload) =>
      workload.exchange(exchangeForm(await workload.idToken())),
    )
    expect(status).toBe(200)
  })

  const GRANT = 'invalid_grant'
  const REQUEST = 'invalid_request'
  it.each<[string, Refused, readonly [number, string, string]]>([
    [
      'a token of an issuer that no trust names',
      { trust: { issuer: 'https://token.actions.githubusercontent.com' } },
      [400, GRANT, 'No trust is configured for the issuer of the token.'],
    ],
    [
      'a domain without a trust',
      { scenario: { identityDomain: { identityPropagationTrust: undefined } } },
      [400, GRANT, 'No trust is configured for the issuer of the token.'],
    ],
    ['an inactive trust', { trust: { active: false } }, [400, GRANT, 'The trust is not active.']],
    [
      'a client that the trust does not name',
      { trust: { oauthClients: ['another'] } },
      [401, 'unauthorized_client', 'Client authorization failed.'],
    ],
    [
      'a client with another secret',
      { client: { id: exchangeClient.id, secret: 'another' } },
      [401, 'invalid_client', 'Client authentication failed.'],
    ],
    [
      'a token for another audience',
      { audience: 'sts.amazonaws.com' },
      [400, GRANT, 'The client claim of the token does not match.'],
    ],
    [
      'the name of a repository without its ids, where the rule has them',
      { scenario: { idTokens: { immutableSubject: false } } },
      [400, GRANT, 'No user corresponds to the subject of the token.'],
    ],
    [
      'a pull request, where the rule names a branch',
      { scenario: { idTokens: { context: 'pull-request' } } },
      [400, GRANT, 'No user corresponds to the subject of the token.'],
    ],
    [
      'a trust without impersonation',
      { trust: { allowImpersonation: false } },
      [400, GRANT, 'No user corresponds to the subject of the token.'],
    ],
    [
      'a service user who is not active',
      { scenario: { identityDomain: { serviceUsers: [{ ...SERVICE_USER, active: false }] } } },
      [400, GRANT, 'No user corresponds to the subject of the token.'],
    ],
    [
      'a token whose claims were changed',
      { form: (form) => ({ ...form, subject_token: withClaim(form['subject_token'] ?? '') }) },
      [400, GRANT, 'The token is not valid.'],
    ],
    [
      'a token that is over',
      { scenario: { idTokens: { seconds: -90 } } },
      [400, GRANT, 'The token is not valid.'],
    ],
    [
      "a token that is over by the domain's clock",
      { scenario: { identityDomain: { clockOffsetSeconds: 420 } } },
      [400, GRANT, 'The token is not valid.'],
    ],
    [
      'another type of token than a UPST',
      { form: (form) => ({ ...form, requested_token_type: 'urn:oci:token-type:oci-rpst' }) },
      [400, REQUEST, 'requested_token_type is invalid.'],
    ],
    [
      'the type of the subject token as a URN',
      {
        form: (form) => ({
          ...form,
          subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        }),
      },
      [400, REQUEST, 'subject_token_type is invalid.'],
    ],
    [
      'a public key in armour',
      {
        form: (form) => ({
          ...form,
          public_key: session.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        }),
      },
      [400, REQUEST, 'public_key is invalid.'],
    ],
    [
      'a public key that is not an RSA key',
      {
        form: (form) => ({
          ...form,
          public_key: spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey),
        }),
      },
      [400, REQUEST, 'public_key is invalid.'],
    ],
  ])('refuses %s', async (_, { trust, scenario, client, audience, form }, expected) => {
    const changed = {
      ...scenario,
      ...(trust && {
        identityDomain: { identityPropagationTrust: { ...IDENTITY_PROPAGATION_TRUST, ...trust } },
      }),
    }
    const { status, json } = await withWorkload(changed, async (workload) => {
      const good = exchangeForm(await workload.idToken(audience))
      return workload.exchange(form?.(good) ?? good, client)
    })
    expect([status, json['error'], json['error_description']]).toEqual(expected)
  })
})

interface Refused {
  readonly trust?: Partial<typeof IDENTITY_PROPAGATION_TRUST>
  readonly scenario?: Partial<Scenario>
  readonly client?: typeof exchangeClient
  readonly audience?: string
  readonly form?: (form: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
}

function trusting(rule: string): NonNullable<Scenario['identityDomain']> {
  const impersonationServiceUsers = [{ rule, value: SERVICE_USER.id }]
  return {
    identityPropagationTrust: { ...IDENTITY_PROPAGATION_TRUST, impersonationServiceUsers },
  }
}

/** The token with another actor under the old signature. */
function withClaim(token: string): string {
  const [header, payload = '', signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  const changed = JSON.stringify({ ...claims, actor: 'another' })
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.')
}

describe("the rules of the sandbox's trust", () => {
  const claims = { sub: 'repo:acme/integration:ref:refs/heads/main', groups: ['a'] }
  it.each([
    ['sub eq repo:acme/integration:ref:refs/heads/main', true],
    ["sub eq 'repo:acme/integration:ref:refs/heads/main'", true],
    ['"sub" eq repo:acme/integration:*', true],
    ['sub eq *', true],
    ['sub eq repo:acme/integration', false],
    ['sub eq repo:acme.integration:*', false],
    ['sub co "acme/integration"', true],
    ['sub co acme/*', false],
    ['groups co a', false],
    ['ref eq *', false],
    ['sub sw repo', false],
  ])('%s: %s', (rule, met) => {
    expect(meetsRule(rule, claims)).toBe(met)
  })
})

describe("the sandbox's admin API", () => {
  const SEARCH: SignedRequest = {
    method: 'POST',
    path: '/admin/v1/Users/.search',
    body: JSON.stringify({ filter: 'userName eq "SA_FA_DEV_OIC"', attributes: ['active'] }),
  }
  const LIST: SignedRequest = {
    method: 'GET',
    path: `/admin/v1/Users?filter=${encodeURIComponent('userName eq "SA_FA_DEV_OIC"')}&attributes=active`,
  }
  const MINUTE = 60_000
  const at = (ms: number): NonNullable<SignedRequest['sign']> => ({
    headers: { 'x-date': new Date(Date.now() + ms).toUTCString() },
  })

  it("accepts what Oracle's SDK signs: lists, searches, grants, revokes and creates", async () => {
    // the SDK warns of every refusal
    jest.spyOn(console, 'warn').mockReturnValue()
    const signer = oracleSigner(await healthy.upst(), session.privateKey)
    const sdk = new oracle.IdentityDomainsClient({
      httpClient: {
        send: async (req) => {
          await signer.signHttpRequest(req)
          const { status, text } = await healthy.send(
            req.uri,
            req.method,
            Object.fromEntries(req.headers),
            req.body as string | undefined,
          )
          return new Response(status === 204 ? null : text, {
            status,
            headers: { 'content-type': 'application/scim+json' },
          })
        },
      },
    })
    sdk.endpoint = healthy.domain
    const listed = await sdk.listUsers({ filter: 'userName eq "sa_fa_dev_oic"' })
    expect(listed.users.resources).toMatchObject([{ userName: 'SA_FA_DEV_OIC' }])
    const searched = await sdk.searchUsers({
      userSearchRequest: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        filter: 'userName sw "SA_"',
      },
    })
    expect(searched.users.resources).toMatchObject([{ userName: 'SA_FA_DEV_OIC' }])
    const { apps } = await sdk.listApps({
      filter: `name eq "${HEALTHY_DOMAIN.clientId}"`,
      attributes: 'id',
    })
    const { appRoles } = await sdk.listAppRoles({
      filter: 'displayName eq "Identity Domain Administrator" and app.value eq "IDCSAppId"',
      attributes: 'id',
    })
    const { grant } = await sdk.createGrant({
      grant: {
        schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:Grant'],
        grantMechanism: oracle.models.Grant.GrantMechanism.AdministratorToApp,
        grantee: {
          type: oracle.models.GrantGrantee.Type.App,
          value: apps.resources[0]?.id ?? '',
        },
        app: { value: 'IDCSAppId' },
        entitlement: {
          attributeName: 'appRoles',
          attributeValue: appRoles.resources[0]?.id ?? '',
        },
      },
    })
    expect(healthy.sandbox.state.domain.grants).toMatchObject([{ id: grant.id }])
    await sdk.deleteGrant({ grantId: grant.id ?? '' })
    expect(healthy.sandbox.state.domain.grants).toEqual([])
    await sdk.createUser({
      user: {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: 'ÅSA_ÉTÉ',
        emails: [
          { value: 'sdk@acme.example', type: oracle.models.UserEmails.Type.Work, primary: true },
        ],
      },
    })
    expect(healthy.sandbox.state.domain.users.map(({ userName }) => userName)).toContain('ÅSA_ÉTÉ')
    sdk.close()
  })

  it.each<[string, SignedRequest]>([
    ['with the date of now', SEARCH],
    ['with a date four minutes ago', { ...SEARCH, sign: at(-4 * MINUTE) }],
    ['with a date in four minutes', { ...SEARCH, sign: at(4 * MINUTE) }],
    ['for the keys', { method: 'GET', path: '/admin/v1/SigningCert/jwk' }],
    ['with a filter in the query', LIST],
  ])('accepts a signed request %s', async (_, signed) => {
    const { status } = await healthy.sendSigned(await healthy.upst(), signed)
    expect(status).toBe(200)
  })

  const MISMATCH = 'the signature does not match'
  const MALFORMED = 'the header is malformed'
  it.each<[string, SignedRequest, string]>([
    [
      'a body that was altered',
      { ...SEARCH, change: (sent) => (sent.body = SEARCH.body?.replace('eq', 'sw')) },
      'the body does not have the digest of x-content-sha256',
    ],
    [
      'a body that was altered together with its digest',
      {
        ...SEARCH,
        change: (sent) => {
          sent.body = SEARCH.body?.replace('eq', 'sw')
          const digest = createHash('sha256').update(String(sent.body)).digest('base64')
          sent.headers.set('x-content-sha256', digest)
        },
      },
      MISMATCH,
    ],
    [
      'a path that was altered',
      { ...LIST, change: (sent) => (sent.uri = sent.uri.replace('/Users', '/Apps')) },
      MISMATCH,
    ],
    [
      'a query that was altered',
      { ...LIST, change: (sent) => (sent.uri = `${sent.uri},userName`) },
      MISMATCH,
    ],
    [
      'a query that was encoded again in another way',
      { ...LIST, change: (sent) => (sent.uri = sent.uri.replaceAll('%20', '+')) },
      MISMATCH,
    ],
    [
      'a method that was altered',
      { ...LIST, change: (sent) => (sent.method = 'DELETE') },
      MISMATCH,
    ],
    [
      'a content type that was altered',
      {
        ...SEARCH,
        change: (sent) => {
          sent.headers.set('content-type', 'application/json')
        },
      },
      MISMATCH,
    ],
    [
      'a host with the port 443 that the request does not have',
      {
        ...LIST,
        sign: { headers: { host: 'localhost:443' } },
        change: (sent) => {
          sent.headers.delete('host')
        },
      },
      MISMATCH,
    ],
    [
      'a date six minutes ago',
      { ...LIST, sign: at(-6 * MINUTE) },
      'the date is more than five minutes off',
    ],
    [
      'a date in six minutes',
      { ...LIST, sign: at(6 * MINUTE) },
      'the date is more than five minutes off',
    ],
    [
      'a date that is none',
      { ...LIST, sign: { headers: { 'x-date': 'yesterday' } } },
      'the date is more than five minutes off',
    ],
    [
      'a POST signed without its body',
      { ...SEARCH, sign: { withoutBody: true } },
      'content-length is not signed',
    ],
    [
      'a header that was signed and taken away',
      {
        ...LIST,
        change: (sent) => {
          sent.headers.delete('x-date')
        },
      },
      'x-date is signed and was not sent',
    ],
    ...[
      'x-date',
      '(request-target)',
      'host',
      'content-length',
      'content-type',
      'x-content-sha256',
    ].map((name): [string, SignedRequest, string] => [
      `a list of signed headers without ${name}`,
      {
        ...SEARCH,
        change: authorizationWith(
          new RegExp(`${name.replaceAll(/[()]/g, String.raw`\$&`)} ?`, 'i'),
          '',
        ),
      },
      `${name === 'x-date' ? 'date' : name} is not signed`,
    ]),
    [
      'another version of the signature',
      { ...LIST, change: authorizationWith('version="1"', 'version="2"') },
      MALFORMED,
    ],
    [
      'another algorithm',
      { ...LIST, change: authorizationWith('rsa-sha256', 'rsa-sha512') },
      MALFORMED,
    ],
    [
      'a key id that is no session token',
      { ...LIST, change: authorizationWith('ST$', 'ocid1.tenancy/') },
      MALFORMED,
    ],
    [
      "a signature by a key that is not the session's",
      { ...LIST, sign: { privateKey: anotherKey() } },
      MISMATCH,
    ],
  ])('refuses %s', async (_, signed, why) => {
    const { signatureRefusals } = healthy.sandbox.state.domain
    const before = signatureRefusals.length
    const { status, json } = await healthy.sendSigned(await healthy.upst(), signed)
    expect([status, json['status'], json['detail']]).toEqual([
      401,
      '401',
      'Operation failed due to unauthorized access.',
    ])
    expect(signatureRefusals.slice(before)).toEqual([why])
  })

  it.each<[string, Partial<Scenario>, (upst: string) => Promise<string> | string, string]>([
    [
      'a UPST that is over',
      { identityDomain: { securityTokenSeconds: -1 } },
      (upst) => upst,
      'the UPST is not valid',
    ],
    [
      "a UPST that is not signed with the domain's key",
      {},
      (upst) =>
        new SignJWT(decodeJwt(upst)).setProtectedHeader({ alg: 'RS256' }).sign(session.privateKey),
      'the UPST is not valid',
    ],
    [
      "a date that is good, by a domain's clock that is off",
      { identityDomain: { clockOffsetSeconds: 600 }, idTokens: { seconds: 3600 } },
      (upst) => upst,
      'the date is more than five minutes off',
    ],
  ])('refuses %s', async (_, scenario, change, why) => {
    await withWorkload(scenario, async (workload) => {
      const upst = await change(await workload.upst())
      const { status } = await workload.sendSigned(upst, LIST)
      expect([status, workload.sandbox.state.domain.signatureRefusals]).toEqual([401, [why]])
    })
  })

  it('refuses a UPST as a bearer token', async () => {
    const authorization = `Bearer ${await healthy.upst()}`
    const { status } = await healthy.send(`${healthy.domain}${LIST.path}`, 'GET', { authorization })
    expect(status).toBe(401)
  })

  it.each<[readonly string[], number, number]>([
    [['Identity Domain Administrator'], 200, 200],
    [['User Administrator'], 200, 401],
    [['Security Administrator'], 200, 200],
    [[], 401, 401],
  ])(
    'lets a service user with the roles %j read users (%d) and keys (%d)',
    async (appRoles, users, keys) => {
      const serviceUsers = [{ ...SERVICE_USER, appRoles }]
      await withWorkload({ identityDomain: { serviceUsers } }, async (workload) => {
        const upst = await workload.upst()
        const read = await workload.sendSigned(upst, LIST)
        const jwk = await workload.sendSigned(upst, {
          method: 'GET',
          path: '/admin/v1/SigningCert/jwk',
        })
        expect([read.status, jwk.status]).toEqual([users, keys])
        expect(workload.sandbox.state.domain.signatureRefusals).toEqual([])
      })
    },
  )
})

function authorizationWith(part: RegExp | string, other: string): (sent: HttpRequest) => void {
  return ({ headers }) => {
    headers.set(
      'authorization',
      (headers.get('authorization') ?? '').replace(part, () => other),
    )
  }
}

function anotherKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
}
