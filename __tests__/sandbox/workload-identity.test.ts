import { createHash, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose'
import type { IdTokenSettings } from '../../sandbox/github/id-tokens.js'
import { DOMAIN_USER, HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import {
  IDENTITY_PROPAGATION_TRUST,
  ID_TOKEN_AUDIENCE,
  meetsRule,
  SERVICE_USER,
} from '../../sandbox/identity-domain/workload-identity.js'
import type { Scenario } from '../../sandbox/scenario.js'
import {
  exchangeForm,
  session,
  spki,
  startWorkload,
  withWorkload,
  type Workload,
} from './workload.js'

const { exchangeClient } = HEALTHY_DOMAIN

let healthy: Workload
beforeAll(async () => {
  healthy = await startWorkload()
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
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } =
      healthy.sandbox.env
    const { json } = await healthy.send(url, 'GET', {
      authorization: `Bearer ${token}`,
    })
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
  const UNAUTHORISED = 'unauthorized_client'
  const NO_RULE: readonly [number, string, string] = [
    401,
    UNAUTHORISED,
    'No rules matched from given token to find impersonation user.',
  ]
  const SUBJECT = 'repo:acme@1234567/integration@89012345:ref:refs/heads/main'
  const ruled = (...rules: readonly string[]): Partial<typeof IDENTITY_PROPAGATION_TRUST> => ({
    impersonationServiceUsers: rules.map((rule) => ({ rule, value: SERVICE_USER.id })),
  })
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
    [
      'an inactive trust',
      { trust: { active: false } },
      [401, UNAUTHORISED, 'The trust is not active.'],
    ],
    [
      'a client that the trust does not name',
      { trust: { oauthClients: ['another'] } },
      [401, 'invalid_client', 'Client authentication failed.'],
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
      NO_RULE,
    ],
    [
      'a pull request, where the rule names a branch',
      { scenario: { idTokens: { context: 'pull-request' } } },
      NO_RULE,
    ],
    [
      'the right subject, where the rule has it in quotation marks',
      { trust: ruled(`sub eq "${SUBJECT}"`) },
      NO_RULE,
    ],
    ['any subject, where the trust has lost its rules', { trust: ruled() }, NO_RULE],
    [
      'a rule that names an ordinary user',
      {
        trust: {
          impersonationServiceUsers: [{ rule: `sub eq ${SUBJECT}`, value: DOMAIN_USER.id }],
        },
      },
      [401, UNAUTHORISED, 'User requesting is not a service user.'],
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

function trusting(rule: string): Partial<typeof HEALTHY_DOMAIN> {
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
    // a value in quotation marks is stored and never matches
    ["sub eq 'repo:acme/integration:ref:refs/heads/main'", false],
    ['sub eq "repo:acme/integration:ref:refs/heads/main"', false],
    ['"sub" eq repo:acme/integration:*', false],
    ['sub eq repo:acme/integration:*', true],
    ['sub eq *', true],
    ['sub eq repo:acme/integration', false],
    ['sub eq repo:acme.integration:*', false],
    ['sub co acme/integration', true],
    ['sub co "acme/integration"', false],
    ['sub co acme/*', false],
    ['groups co a', false],
    ['ref eq *', false],
    ['sub sw repo', false],
  ])('%s: %s', (rule, met) => {
    expect(meetsRule(rule, claims)).toBe(met)
  })
})
