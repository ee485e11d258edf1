import { createPrivateKey, KeyObject } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals'
import { clientKey } from '../../sandbox/identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { createSigning } from '../../sandbox/identity-domain/signing-certificates.js'
import { createAuthority } from '../../sandbox/tls.js'
import { ServiceHttp } from '../../src/http/client.js'
import { createDispatcher } from '../../src/http/dispatcher.js'
import { byToken } from '../../src/oracle/authorisation.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import type { ConfidentialClient } from '../../src/oracle/confidential-client.js'
import { PLAIN_SCOPE } from '../../src/oracle/domain-client.js'
import { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { SERVICES } from '../../src/oracle/services.js'
import { proveSigningCertificate } from '../../src/prerequisites/signing-certificate.js'
import { readSigningKeys } from '../../src/prerequisites/signing-keys.js'
import { testEnvironment } from '../http/test-environment.js'

const { clientId, clientSecret, clientCertificateAlias } = HEALTHY_DOMAIN
const WITH_KEY = 'client-with-a-key'
const masked: string[] = []

let close: () => void
let domain: IdentityDomain
let leaf: Buffer

/** It warns of what matters in production. */
function quietly(): void {
  jest.spyOn(console, 'warn').mockReturnValue()
  jest.spyOn(console, 'info').mockReturnValue()
}
beforeEach(quietly)

/** Starts the provider of `oidc-provider` with the paths, the scope and the key set of an identity domain. */
beforeAll(async () => {
  quietly()
  const { Provider } = await import('oidc-provider')
  // Jest's own makes objects of another realm, which the provider does not take for objects
  globalThis.structuredClone = jsonClone
  const authority = await createAuthority()
  const server = createServer(await authority.serverCertificate('good'))
  await new Promise<void>((resolve) => {
    server.listen(0, resolve)
  })
  const origin = `https://localhost:${String((server.address() as AddressInfo).port)}`

  const signing = await createSigning(HEALTHY_DOMAIN.id, {})
  leaf = signing.leaf
  const x5c = [signing.leaf, signing.authority].map((der) => der.toString('base64'))
  const key = KeyObject.from(signing.tokenKey).export({ format: 'jwk' })
  const registered = createPrivateKey(await clientKey()).export({ format: 'jwk' })
  const provider = new Provider(`${origin}/`, {
    clients: [
      { ...CLIENT, client_id: clientId, client_secret: clientSecret },
      {
        ...CLIENT,
        client_id: WITH_KEY,
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: {
          keys: [{ kty: 'RSA', n: registered.n, e: registered.e, kid: clientCertificateAlias }],
        },
      },
    ],
    jwks: { keys: [{ ...key, kid: 'SIGNING_KEY', x5c }] },
    scopes: [PLAIN_SCOPE],
    routes: { token: '/oauth2/v1/token', jwks: '/admin/v1/SigningCert/jwk' },
    features: {
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:domain',
        getResourceServerInfo: () => ({
          scope: PLAIN_SCOPE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  const dispatcher = createDispatcher(authority.pem)
  const environment = testEnvironment({ dispatcher })
  const http = new ServiceHttp(new URL(origin), environment, SERVICES.identityDomain)
  domain = new IdentityDomain(http, {
    mask: (secret) => masked.push(secret),
    now: Date.now,
  })
  close = () => {
    server.close()
    void dispatcher.destroy()
  }
})
afterAll(() => {
  close()
})

function jsonClone<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

const CLIENT = {
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  scope: PLAIN_SCOPE,
}
const BY_SECRET: ConfidentialClient = { id: clientId, secret: clientSecret }

it('the discovery document of oidc-provider is read', async () => {
  const { issuer, clockSkewSeconds } = await domain.discover()
  expect(issuer).toMatch(/^https:\/\/localhost:\d+\/$/)
  expect(Math.abs(clockSkewSeconds ?? Number.NaN)).toBeLessThanOrEqual(1)
})

it('oidc-provider gives a token to a client with a secret full of special characters', async () => {
  const token = await domain.as(BY_SECRET).token(PLAIN_SCOPE)
  expect(token).toMatchObject({ subject: clientId, audience: ['urn:domain'] })
  expect((token.expiresAt ?? 0) - (token.issuedAt ?? 0)).toBe(300_000)
  expect(masked).toContain(token.value)
})

it('oidc-provider accepts the assertion of a client with a private key', async () => {
  const privateKey = createPrivateKey(await clientKey())
  const key = { privateKey, certificateAlias: clientCertificateAlias }
  const token = await domain.as({ id: WITH_KEY, secret: '', key }).token(PLAIN_SCOPE)
  expect(token.subject).toBe(WITH_KEY)
})

it.each([
  ['a wrong secret', { id: clientId, secret: 'wrong' }, 401, 'invalid_client'],
  ['an unknown client', { id: 'nobody', secret: 'x' }, 401, 'invalid_client'],
])('what oidc-provider says to %s is understood', async (_, client, status, code) => {
  const refused = await domain
    .as(client)
    .freshToken(PLAIN_SCOPE)
    .catch((thrown: unknown) => thrown)
  expect(refused).toBeInstanceOf(UnexpectedAnswer)
  expect(refused).toMatchObject({ answer: { status }, error: { code } })
})

it('the signing certificate is found in the key set of oidc-provider, and proven by its token', async () => {
  const token = await domain.as(BY_SECRET).token(PLAIN_SCOPE)
  const keys = await readSigningKeys(domain, () => Promise.resolve(byToken(token, 'the client')), {
    clientId,
    administrator: undefined,
    noLease: 'none is allowed',
    trusted: () => Promise.resolve(false),
    leaseNeedless: false,
    leftToTest: false,
    leased: undefined,
  })
  expect(keys).toMatchObject({ state: 'pass', found: "one key, read with the client's own token" })
  const proven = await proveSigningCertificate(keys.value?.of ?? [], token)
  expect(proven.state).toBe('pass')
  expect(proven.value?.of.leaf.pem.replaceAll(/-----.*-----|\n/g, '')).toBe(leaf.toString('base64'))
})
