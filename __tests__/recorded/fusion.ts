import { expect } from '@jest/globals'
import { fusionUsers } from '../../sandbox/fusion/roles.js'
import { answerScimUsers } from '../../sandbox/fusion/scim.js'
import { FUSION_SCIM_USER, FUSION_USER, HEALTHY_FUSION } from '../../sandbox/fusion/settings.js'
import { createSigning } from '../../sandbox/identity-domain/signing-certificates.js'
import { serviceCatalogWsdl, serviceList } from '../../sandbox/fusion/service-list.js'
import { eventList } from '../../sandbox/fusion/event-list.js'
import { causeOf } from '../../src/causes/catalogue.js'
import { readServiceUrl } from '../../src/inputs/read-service-url.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import { isDone } from '../../src/oracle/answer.js'
import { FusionDirectory } from '../../src/oracle/fusion-directory.js'
import { FusionAdministration } from '../../src/oracle/fusion-administration.js'
import { FusionPod } from '../../src/oracle/fusion.js'
import { holdsRole } from '../../src/oracle/fusion-user.js'
import { RECORDED_SERVICE } from '../../src/oracle/catalog-service.js'
import { readServiceCatalogWsdl } from '../../src/oracle/service-catalog-wsdl.js'
import { probeEventCatalog, probeServiceCatalog } from '../../src/prerequisites/catalog-probes.js'
import { reachFusion } from '../../src/prerequisites/fusion-reach.js'
import { lookUpFusionUser, type BesidesFusion } from '../../src/prerequisites/fusion-user.js'
import { judgeRole, type KnownRole } from '../../src/prerequisites/roles.js'
import { findTopology } from '../../src/prerequisites/topology.js'
import { SERVICES } from '../../src/oracle/services.js'
import {
  sampleNamed,
  serving,
  servingWrites,
  type Readings,
  type Sample,
  type Served,
} from './samples.js'

const ORIGIN = 'https://acme-test.fa.em2.oraclecloud.com'
const USERS = '/hcmRestApi/scim/Users'
const CATALOG = '/fscmService/ServiceCatalogService'
const CREDENTIALS = { name: 'OIC_PREREQ_SCIM', password: 'of-nobody' }
/** There is no token to ask the pod with, and the identity domain was not asked. */
const ALONE: BesidesFusion = {
  askPod: () => Promise.resolve(undefined),
  sightings: { tell: () => undefined, other: () => Promise.resolve(undefined) },
}
const TOKEN = { value: 'x' } as AccessToken

function pod(answers: readonly Served[]): FusionPod {
  return new FusionPod(serving(SERVICES.fusion, ORIGIN, answers))
}

function directory(answers: readonly Served[]): FusionDirectory {
  return new FusionDirectory(serving(SERVICES.fusion, ORIGIN, answers), CREDENTIALS)
}

/** Where a pod with these two redirects belongs, by a client of this domain. */
async function topology(
  id: string,
  second: Sample,
): Promise<readonly [found: string, topology: string | undefined]> {
  const verdict = await findTopology(
    new URL(`https://${id}.identity.oraclecloud.com`),
    undefined,
    pod([
      {
        path: '/fscmUI/faces/FuseWelcome',
        sample: sampleNamed('fusion-signin-hop-1'),
        status: 302,
      },
      { path: '/fscmUI/adfAuthentication', sample: second, status: 302 },
    ]),
    () => Promise.resolve(),
  )
  return [verdict.found, verdict.value?.of]
}

const OWN = 'idcs-0123456789abcdef0123456789abcdef'
const ANOTHER = 'idcs-fedcba9876543210fedcba9876543210'

interface WsdlSummary {
  readonly targetNamespace: string
  readonly typesNamespace: string
  readonly operations: readonly string[]
  readonly soapAction: string
  readonly messagePart: { readonly name: string; readonly element: string }
  readonly fault: { readonly name: string; readonly namespace: string }
  readonly imports: readonly string[]
  readonly policy: string
}

/** A description with the recorded names and nothing else. */
function wsdlOf({ targetNamespace, typesNamespace, soapAction, messagePart }: WsdlSummary): string {
  return `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${targetNamespace}" xmlns:types="${typesNamespace}" targetNamespace="${targetNamespace}">
    <wsdl:message name="all"><wsdl:part name="${messagePart.name}" element="${messagePart.element}"/></wsdl:message>
    <wsdl:portType name="p"><wsdl:operation name="getAllServiceEndPoints"><wsdl:input message="tns:all"/></wsdl:operation></wsdl:portType>
    <wsdl:binding name="b"><wsdl:operation name="getAllServiceEndPoints"><soap:operation soapAction="${soapAction}"/></wsdl:operation></wsdl:binding>
  </wsdl:definitions>`
}

/** Names of XML elements, or of JSON members, in the order in which they are met. */
function shapeOf(text: string): readonly string[] {
  return [...text.matchAll(/<([\w:]+)/g)].map(([, name = '']) => name)
}

/** Names of the members of a user as the sandbox shows one, in their order. */
function sandboxUser(query: string): readonly string[] {
  const [user, manager] = fusionUsers([FUSION_USER, FUSION_SCIM_USER])
  if (user === undefined || manager === undefined) throw new Error('no users')
  const { body } = answerScimUsers(
    { path: USERS, query: new URLSearchParams(query) },
    manager,
    [user],
    HEALTHY_FUSION,
  )
  const list = JSON.parse(String(body)) as Readonly<Record<string, unknown>>
  expect(Object.keys(list)).toEqual(['itemsPerPage', 'startIndex', 'Resources'])
  return [...membersOf((list['Resources'] as readonly unknown[])[0])]
}

function membersOf(body: unknown): ReadonlySet<string> {
  const names = [...JSON.stringify(body).matchAll(/"([\w:.]+)":/g)].map(([, name = '']) => name)
  return new Set(names)
}

export const FUSION_READINGS: Readings = {
  'fusion-401-basic': async (sample) => {
    const verdict = await lookUpFusionUser(directory([{ path: USERS, sample }]), 'X', ALONE)
    expect([verdict.state, verdict.causes?.map(({ id }) => id)]).toEqual([
      'error',
      ['fusion-password-wrong', 'fusion-user-locked', 'basic-authentication-retired'],
    ])
    expect(verdict.found).toContain('answered 401: an empty body')
  },
  'fusion-scim-privilege': async ({ body }) => {
    const { privilege, withoutDataSecurity } = body as {
      readonly privilege: string
      readonly withoutDataSecurity: { readonly status: number }
    }
    // an empty list, and nobody else is shown either: both readings, and the privilege among the remedies
    const { status } = withoutDataSecurity
    const sample = { status, headers: {}, body: { itemsPerPage: 0, startIndex: 1 } }
    const verdict = await lookUpFusionUser(directory([{ path: USERS, sample }]), 'X', ALONE)
    expect([verdict.state, verdict.causes?.map(({ id }) => id)]).toEqual([
      'error',
      ['fusion-data-security-missing', 'fusion-user-missing'],
    ])
    expect(causeOf('fusion-scim-right-missing').fix).toContain(privilege)
  },
  'fusion-401-anonymous': async (sample) => {
    expect((await reachFusion(pod([{ path: USERS, sample }]))).state).toBe('pass')
  },
  'fusion-signin-hop-1': async () => {
    // read alone it names the pod; the pod is asked again, and the next answer names the domain
    const [found, of] = await topology(OWN, sampleNamed('fusion-signin-hop-2'))
    expect(of).toBe('same-domain')
    expect(found).toContain(
      `the client application and the pod share the identity domain ${OWN}.identity.oraclecloud.com`,
    )
  },
  'fusion-signin-hop-2': async (sample) => {
    const [found, of] = await topology(ANOTHER, sample)
    expect(of).toBe('cross-domain')
    expect(found).toContain(`the pod belongs to ${OWN}.identity.oraclecloud.com`)
  },
  'fusion-signin-classic': async (sample) => {
    const [found, of] = await topology(OWN, sample)
    expect(of).toBe('unknown')
    expect(found).toContain('login-acme-test.fa.ocs.oraclecloud.com')
  },
  'fusion-scim-user': async (sample) => {
    const role = 'ORA_FND_INTEGRATION_SPECIALIST_JOB'
    const verdict = await lookUpFusionUser(
      directory([{ path: USERS, sample }]),
      'SA_FA_DEV_OIC',
      ALONE,
    )
    expect([verdict.state, verdict.found]).toEqual([
      'pass',
      expect.stringMatching(/^found SA_FA_DEV_OIC, active/),
    ])
    const user = verdict.value?.of
    if (user === undefined) throw new Error('no user')
    expect([holdsRole(user, role), holdsRole(user, role.toLowerCase())]).toEqual([true, true])
    const lookUp = (): Promise<KnownRole> => Promise.resolve({ is: 'there', id: '1' })
    const vouching = { serviceCatalogRole: '', ask: undefined, lookUp }
    expect(await judgeRole(user, role, vouching)).toMatchObject({
      state: 'pass',
      found: `SA_FA_DEV_OIC has ${role} (Integration Specialist)`,
    })
    expect((await judgeRole(user, 'SOAOperator', vouching)).state).toBe('fail')

    const { Resources: list } = sample.body as {
      readonly Resources: readonly [Readonly<Record<string, unknown>>]
    }
    const [recorded] = list
    const { roles: recordedRoles, ...withoutRoles } = recorded
    expect(sandboxUser('')).toEqual([...membersOf(withoutRoles)])
    expect(sandboxUser('attributes=roles')).toEqual([...membersOf({ roles: recordedRoles })])
  },
  'fusion-scim-patch-role': async (sample) => {
    const path = '/hcmRestApi/scim/Roles/1'
    const http = servingWrites(ORIGIN, [{ path, method: 'PATCH', sample }])
    const answer = await new FusionAdministration(http, CREDENTIALS).addRoleMember('1', '2')
    expect(isDone(answer)).toBe(true)
  },
  'fusion-service-catalog-wsdl': async ({ body }) => {
    const summary = body as WsdlSummary
    const { authority } = await createSigning(OWN, {})
    const made = serviceCatalogWsdl(`${ORIGIN}:443`, authority)
    for (const wsdl of [wsdlOf(summary), made]) {
      expect(readServiceCatalogWsdl(wsdl)).toEqual(RECORDED_SERVICE)
    }
    const { soapAction, request } = RECORDED_SERVICE
    expect(soapAction).toBe(summary.soapAction)
    expect(request).toContain(`<q:getAllServiceEndPoints xmlns:q="${summary.typesNamespace}"/>`)
    for (const name of [
      `targetNamespace="${summary.targetNamespace}"`,
      ...summary.operations.map((operation) => `<wsdl:operation name="${operation}">`),
      `<wsdl:part name="${summary.messagePart.name}" element="${summary.messagePart.element}"/>`,
      `<wsdl:fault name="${summary.fault.name}" message="errors:${summary.fault.name}"/>`,
      `xmlns:errors="${summary.fault.namespace}"`,
      `wsu:Id="${summary.policy}"`,
      'osp:HttpJwtAuthentication',
      ...summary.imports.map((location) => `ocation="${location}"`),
    ]) {
      expect(made).toContain(name)
    }
  },
  'fusion-service-catalog-answer': async (sample) => {
    // called by the recorded names, without its description
    const asked = pod([{ path: CATALOG, method: 'POST', sample }])
    expect((await probeServiceCatalog(asked, TOKEN)).reading).toBe('allowed')
    // the sandbox's list repeats the recorded form 318 times
    const [envelope, header, body, response, ...result] = shapeOf(String(sample.body))
    const results = Array.from({ length: 318 }, () => result).flat()
    expect(shapeOf(serviceList())).toEqual([envelope, header, body, response, ...results])
  },
  'fusion-event-catalog': async (sample) => {
    const asked = pod([{ path: '/soa-infra/PublicEvent/catalog', sample }])
    expect((await probeEventCatalog(asked, TOKEN)).reading).toBe('allowed')
    const { events } = sample.body as { readonly events: readonly object[] }
    const made = eventList()
    expect(made).toHaveLength(199)
    expect(membersOf(made[0])).toEqual(membersOf(events[0]))
  },
  'fusion-host-forms': ({ body }) => {
    const hosts = body as readonly string[]
    const isTaken = (host: string, allowed: readonly string[] = []): boolean =>
      'url' in readServiceUrl(`https://${host}`, 'Fusion', allowed)
    const [demo = ''] = hosts.filter((host) => host.endsWith('.oraclepdemos.com'))
    for (const host of hosts) expect([host, isTaken(host)]).toEqual([host, host !== demo])
    // a demo pod stands in no realm of Oracle, so its host must be allowed by name
    expect(isTaken(demo, [demo])).toBe(true)
  },
}
