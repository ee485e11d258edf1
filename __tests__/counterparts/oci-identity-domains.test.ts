import { Agent, fetch } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { HttpClient } from 'oci-common'
import * as oracle from 'oci-identitydomains'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import { ServiceHttp } from '../../src/http/client.js'
import { ServiceWriter } from '../../src/http/service-writer.js'
import { APPLICATION_ATTRIBUTES } from '../../src/oracle/application.js'
import { byToken, type Authorisation } from '../../src/oracle/authorisation.js'
import { DomainApplications } from '../../src/oracle/domain-applications.js'
import { ADMIN_SCOPE } from '../../src/oracle/domain-client.js'
import { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { DomainAdministration } from '../../src/oracle/domain-administration.js'
import { SERVICES } from '../../src/oracle/services.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import { testEnvironment } from '../http/test-environment.js'

const { admin, clientId } = HEALTHY_DOMAIN
const ADMINISTRATOR = 'Identity Domain Administrator'
const { GrantMechanism } = oracle.models.Grant

/** A name that Oracle's SDK does not model does not compile, here and for the parts of these. */
const MODELLED: readonly (keyof oracle.models.App)[] = APPLICATION_ATTRIBUTES
const OF_CERTIFICATE: readonly (keyof oracle.models.AppCertificates)[] = [
  'certAlias',
  'x509Base64Certificate',
]
const OF_SCOPE: readonly (keyof oracle.models.AppAllowedScopes)[] = ['fqs', 'idOfDefiningApp']

let sandbox: Sandbox
let dispatcher: Agent
let sdk: oracle.IdentityDomainsClient
let domain: IdentityDomain
let token: AccessToken
let administration: DomainAdministration
let applications: DomainApplications
const asAdmin = (): Authorisation => byToken(token, 'the admin client')

beforeEach(() => {
  // the SDK warns of every refusal
  jest.spyOn(console, 'warn').mockReturnValue()
})
beforeAll(async () => {
  sandbox = await startSandbox(QUICK_EMPTY_PAIR)
  const url = new URL(sandbox.inputs['identity-domain-url'] ?? '')
  dispatcher = new Agent({ connect: { ca: sandbox.inputs['ca-certificates'] ?? '' } })
  const environment = testEnvironment({ dispatcher, mayWrite: true })
  domain = new IdentityDomain(new ServiceHttp(url, environment, SERVICES.identityDomain), {
    mask: () => undefined,
    now: Date.now,
  })
  token = await domain.as(admin).token(ADMIN_SCOPE)
  applications = new DomainApplications(new ServiceHttp(url, environment, SERVICES.identityDomain))
  administration = new DomainAdministration(
    new ServiceWriter(url, environment, SERVICES.identityDomain),
    byToken(token, 'the admin client'),
  )
  sdk = new oracle.IdentityDomainsClient({ httpClient: withToken(token.value) })
  sdk.endpoint = url.origin
})
afterAll(async () => {
  sdk.close()
  await dispatcher.destroy()
  await sandbox.close()
})

/** Carries the SDK's requests with a token in place of its own signatures. */
function withToken(value: string): HttpClient {
  return {
    send: async ({ uri, method, headers, body }) => {
      headers.set('authorization', `Bearer ${value}`)
      const init = {
        method,
        headers: [...headers],
        dispatcher,
        body: (body as string | undefined) ?? null,
      }
      const answer = await fetch(uri, init)
      const text = answer.body === null ? null : await answer.text()
      return new Response(text, { status: answer.status, headers: [...answer.headers] })
    },
  }
}

const GRANT_ATTRIBUTES = 'id,grantee,app,entitlement,meta'
const TARGET = { appId: 'a', roleId: 'b' }

/** Ids as Oracle's SDK finds them. */
const ids = {
  app: async () => {
    const { apps } = await sdk.listApps({ filter: `name eq "${clientId}"`, attributes: 'id,name' })
    return apps.resources[0]?.id ?? 'none'
  },
  role: async () => {
    const filter = `displayName eq "${ADMINISTRATOR}" and app.value eq "IDCSAppId"`
    const attributes = 'id,displayName,app'
    const { appRoles } = await sdk.listAppRoles({ filter, attributes })
    return appRoles.resources[0]?.id ?? 'none'
  },
  grants: async (app: string, role: string) => {
    const filter = `grantee.value eq "${app}" and entitlement.attributeValue eq "${role}"`
    const { grants } = await sdk.listGrants({ filter, attributes: GRANT_ATTRIBUTES })
    // without hits the member is missing, whatever the type says
    return (grants as Partial<typeof grants>).resources?.map(({ id }) => id) ?? []
  },
}

function createGrant(app: string, role: string): ReturnType<typeof sdk.createGrant> {
  return sdk.createGrant({
    grant: {
      schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:Grant'],
      grantMechanism: GrantMechanism.AdministratorToApp,
      grantee: { type: oracle.models.GrantGrantee.Type.App, value: app },
      app: { value: 'IDCSAppId' },
      entitlement: { attributeName: 'appRoles', attributeValue: role },
    },
  })
}

function createUser(userName: string, emails: boolean): ReturnType<typeof sdk.createUser> {
  return sdk.createUser({
    user: {
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User',
      ],
      userName,
      active: true,
      name: { familyName: userName },
      ...(emails && {
        emails: [
          { value: 'sdk@acme.example', type: oracle.models.UserEmails.Type.Work, primary: true },
        ],
      }),
      urnIetfParamsScimSchemasOracleIdcsExtensionUserUser: {
        isFederatedUser: false,
        creationMechanism: oracle.models.ExtensionUserUser.CreationMechanism.Api,
        bypassNotification: false,
      },
    },
  })
}

describe("Oracle's SDK, as client of the sandbox's identity domain,", () => {
  it('leases the administrator role and gives it back', async () => {
    const [app, role] = [await ids.app(), await ids.role()]
    expect(await ids.grants(app, role)).toEqual([])
    const { grant } = await createGrant(app, role)
    expect(grant).toMatchObject({ isFulfilled: true, grantMechanism: 'ADMINISTRATOR_TO_APP' })
    expect(await ids.grants(app, role)).toEqual([grant.id])
    await expect(createGrant(app, role)).rejects.toMatchObject({ statusCode: 409 })
    await sdk.deleteGrant({ grantId: grant.id ?? '' })
    expect(await ids.grants(app, role)).toEqual([])
    await expect(sdk.deleteGrant({ grantId: grant.id ?? '' })).rejects.toMatchObject({
      statusCode: 404,
    })
  })

  it('creates a user once, with a primary address, and finds it by either way of searching', async () => {
    await expect(createUser('SDK_USER', false)).rejects.toMatchObject({ statusCode: 400 })
    const { user } = await createUser('SDK_USER', true)
    await expect(createUser('sdk_user', true)).rejects.toMatchObject({ statusCode: 409 })
    const listed = await sdk.listUsers({ filter: 'userName eq "sdk_user"', attributes: 'active' })
    expect(listed.users.resources).toMatchObject([{ id: user.id, active: true }])
    const searched = await sdk.searchUsers({
      userSearchRequest: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
        filter: 'userName sw "SDK_"',
        attributes: ['userName'],
      },
    })
    expect(searched.users.resources.map(({ userName }) => userName)).toEqual(['SDK_USER'])
  })

  it('is shown the client secret of an application unless it names the attributes', async () => {
    const { apps } = await sdk.listApps({ filter: `name eq "${clientId}"` })
    expect(apps.resources[0]?.clientSecret).toBe(HEALTHY_DOMAIN.shownClientSecret)
  })

  it('finds applications as the action reads them', async () => {
    const attributes = MODELLED.join(',')
    const read = async (filter: string): Promise<oracle.models.App | undefined> =>
      (await sdk.listApps({ filter, attributes })).apps.resources[0]
    const client = await read(`name eq "${clientId}"`)
    const fqs = client?.allowedScopes?.[0]?.fqs ?? 'none'
    const resource = await read(`scopes.fqs eq "${fqs}"`)
    expect(client?.clientSecret).toBeUndefined()
    expect(Object.keys(client?.certificates?.[0] ?? {})).toEqual(OF_CERTIFICATE)
    expect(Object.keys(client?.allowedScopes?.[0] ?? {})).toEqual(OF_SCOPE)
    expect(await applications.ofClient(asAdmin(), clientId)).toMatchObject({
      id: client?.id,
      active: client?.active,
      clientType: client?.clientType,
      allowedGrants: client?.allowedGrants,
      redirectUris: client?.redirectUris,
      trustScope: client?.trustScope,
      enforcesAssignment: client?.allowAccessControl,
    })
    expect(await applications.definingScope(asAdmin(), fqs)).toMatchObject({
      id: resource?.id,
      active: resource?.active,
      isOAuthResource: resource?.isOAuthResource,
      allowsRefresh: resource?.allowOffline,
    })
  })
})

describe("The action's client sends what Oracle's SDK sends", () => {
  it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
    [
      'to find the application and the role',
      () => administration.target(clientId),
      () => Promise.all([ids.app(), ids.role()]),
    ],
    ['to find grants', () => administration.grants(TARGET), () => ids.grants('a', 'b')],
    [
      'to read a grant',
      () => administration.grant('77', TARGET),
      () => sdk.getGrant({ grantId: '77', attributes: GRANT_ATTRIBUTES }),
    ],
    ['to grant', () => administration.createGrant(TARGET, () => true), () => createGrant('a', 'b')],
    ['to revoke', () => administration.deleteGrant('77'), () => sdk.deleteGrant({ grantId: '77' })],
    [
      'to create a user',
      () =>
        administration.createUser({
          userName: 'NEW',
          email: 'sdk@acme.example',
          givenName: '',
          familyName: '',
        }),
      () => createUser('NEW', true),
    ],
  ])('%s', async (_, ours, oracles) => {
    const [sentByUs, sentByOracle] = [await sentBy(ours), await sentBy(oracles)]
    expect(sentByUs).toEqual(sentByOracle)
  })
})

/** The requests that a call sends: what they ask for, however it is written. */
async function sentBy(call: () => Promise<unknown>): Promise<readonly object[]> {
  const before = sandbox.requests.length
  // the sandbox may refuse: what was sent is what counts
  await call().catch(() => undefined)
  const requests = sandbox.requests.slice(before)
  if (requests.length === 0) throw new Error('no request was sent')
  return requests
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map(({ method, path, query, body }) => ({
      method,
      path,
      query: Object.fromEntries(query),
      body: body === '' ? undefined : (JSON.parse(body) as unknown),
    }))
}
