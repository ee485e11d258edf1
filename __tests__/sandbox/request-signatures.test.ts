import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { decodeJwt, SignJWT } from 'jose'
import type { HttpRequest } from 'oci-common'
import * as oracle from 'oci-identitydomains'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { SERVICE_USER } from '../../sandbox/identity-domain/workload-identity.js'
import type { Scenario } from '../../sandbox/scenario.js'
import {
  oracleSigner,
  session,
  startWorkload,
  withWorkload,
  type SignedRequest,
  type Workload,
} from './workload.js'

let healthy: Workload
beforeAll(async () => {
  healthy = await startWorkload()
})
afterAll(() => healthy.close())

describe("the sandbox's admin API, of requests that Oracle's signer signs,", () => {
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
