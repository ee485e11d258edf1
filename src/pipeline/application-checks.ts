import { skip, type Verdict } from '../checks/check.js'
import type { CheckGraph } from '../checks/graph.js'
import { ended, NeedNotMet, optional, type Check } from '../checks/needs.js'
import { Question } from '../checks/question.js'
import type { ProbeGrant } from '../inputs/settings.js'
import type { Application } from '../oracle/application.js'
import type { Authorisation } from '../oracle/authorisation.js'
import { renewsTokens } from '../oracle/connection.js'
import { usualScopeOf } from '../oracle/fusion.js'
import { judgeApplication, judgeAssignment, readAssignment } from '../prerequisites/application.js'
import {
  faultsOfClient,
  faultsOfRedirect,
  faultsOfResource,
  faultsOfScope,
  type ApplicationEdit,
  type Faults,
  type NeededGrant,
} from '../prerequisites/application-faults.js'
import {
  notKnown,
  notShown,
  readApplicationAs,
  type ApplicationRead,
} from '../prerequisites/application-read.js'
import type { Topology } from '../prerequisites/topology.js'
import { orUnanswered } from '../prerequisites/unanswered.js'
import type { Context } from './context.js'
import type { DomainChecks } from './domain-checks.js'
import type { ShownConnection } from './shown-connections.js'
import type { TopologyChecks } from './topology-checks.js'

const GRANT_OF_PROBE: Readonly<Record<ProbeGrant, string | undefined>> = {
  password: 'password',
  'jwt-bearer': 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'client-credentials': undefined,
  none: undefined,
}

const NO_FAULTS: Faults = { faults: [], unknown: [] }

const OF_CONNECTION: readonly NeededGrant[] = [
  { grant: 'authorization_code', neededBy: 'the consent of the connection' },
  { grant: 'refresh_token', neededBy: 'the connection' },
]

/**
 * Declares what is read of the client application and of the resource application of the pod.
 * @returns what a domain administrator changes in them; whole when the checks have ended
 */
export function declareApplicationChecks(
  checks: CheckGraph,
  { settings, domain, applications, administrator, pod }: Context,
  inputs: Check<null>,
  { topology }: TopologyChecks,
  { reachable, token, domainUser }: Pick<DomainChecks, 'reachable' | 'token' | 'domainUser'>,
  connections: readonly ShownConnection[],
): readonly ApplicationEdit[] {
  const { identityDomain, fusion, integration, integrationUser, probeGrant } = settings
  const { client } = identityDomain
  const usualScope = usualScopeOf(pod.host)
  const rights: readonly (() => Promise<Authorisation | undefined>)[] = [
    async () => {
      const own = (await token.ended).value?.of
      return own && domain.authorisedBy(client, own, 'the client')
    },
    async () => administrator?.(),
  ]
  const ofClient = new Question(() =>
    readApplicationAs(
      rights,
      (as) => applications.ofClient(as, client.id),
      'the application of client-id',
    ),
  )
  const ofResource = new Question(() =>
    readApplicationAs(
      rights,
      (as) => applications.definingScope(as, fusion.scope),
      `the application that defines the scope ${fusion.scope}`,
    ),
  )
  // asked only where something is missing that a connection may do without
  const connectionRenews = async (): Promise<boolean> => {
    const shown = await Promise.all(
      connections.map(({ shown }) => orUnanswered(() => shown.answer())),
    )
    return shown.some((one) => one !== undefined && renewsTokens(one, client.id))
  }
  const edits: ApplicationEdit[] = []
  const judged = async (
    asked: Promise<ApplicationRead<Application>>,
    faultsOf: (application: Application, withConnection: boolean) => Faults,
    good: string,
  ): Promise<Verdict<Application>> => {
    const read = await asked
    if (read.is === 'not shown') return notShown(read.why)
    const strict = faultsOf(read.value, integration !== undefined)
    const isGood = strict.faults.length === 0 && strict.unknown.length === 0
    const faults =
      isGood || integration === undefined || (await connectionRenews())
        ? strict
        : faultsOf(read.value, false)
    edits.push(...faults.faults.flatMap(({ edit }) => edit ?? []))
    return judgeApplication(read.value, faults, good)
  }
  const needs = { inputs, domain: ended(reachable), topology: optional(topology) }
  const add = <T>(
    id: string,
    run: (topology: Topology | undefined) => Promise<Verdict<T>>,
    question?: Question<unknown>,
  ): void => {
    checks.add(
      id,
      needs,
      ({ domain, topology }) => {
        // no need of the engine's: whoever leaves the domain out need not name what is read of it too
        if (domain.value === undefined) throw new NeedNotMet(reachable.id, domain)
        return run(topology)
      },
      question && [{ after: { token }, question }],
    )
  }
  add(
    'application.client',
    async () => {
      const ofProbe = GRANT_OF_PROBE[probeGrant]
      const hasToken = (await token.ended).value !== undefined
      const ofRun = [
        // a token that came needs no other proof
        ...(hasToken ? [] : [{ grant: 'client_credentials', neededBy: 'this run' }]),
        ...(ofProbe === undefined
          ? []
          : [{ grant: ofProbe, neededBy: `probe-grant ${probeGrant}` }]),
      ]
      return judged(
        ofClient.answer(),
        (shown, withConnection) =>
          faultsOfClient(shown, {
            grants: [...ofRun, ...(withConnection ? OF_CONNECTION : [])],
            key: client.key && {
              alias: client.key.certificateAlias,
              privateKey: client.key.privateKey,
            },
          }),
        'is active and has what it needs',
      )
    },
    ofClient,
  )
  add('application.scope', () =>
    judged(
      ofClient.answer(),
      (shown) => faultsOfScope(shown, { scope: fusion.scope, usualScope }),
      `was given the scope ${fusion.scope}`,
    ),
  )
  add('application.redirect', async () =>
    integration === undefined
      ? skip('does not apply: oic-url is not given')
      : judged(
          ofClient.answer(),
          (shown, withConnection) =>
            withConnection ? faultsOfRedirect(shown, integration.url) : NO_FAULTS,
          'has the redirect URL of Oracle Integration',
        ),
  )
  add(
    'application.resource',
    (topology) =>
      judged(
        ofResource.answer(),
        (shown, withConnection) =>
          faultsOfResource(shown, {
            audience: topology === 'same-domain' ? undefined : `https://${pod.host}`,
            refreshes: withConnection,
          }),
        `defines the scope ${fusion.scope}`,
      ),
    ofResource,
  )
  add('application.user', async () => {
    if (integrationUser.name === client.id) {
      return skip('does not apply: the connection signs in as the client itself')
    }
    const shown = [await ofClient.answer(), await ofResource.answer()]
    const [first] = shown
    if (first?.is === 'not shown') return notShown(first.why)
    const enforcing = shown.flatMap((read) =>
      read.is === 'shown' && read.value.enforcesAssignment === true ? read.value : [],
    )
    if (enforcing.length === 0) return judgeAssignment([])
    const user = (await domainUser.lookedUp()).value?.of
    if (user === undefined || user === 'unknown') return notKnown('the user was not found')
    return judgeAssignment(
      await Promise.all(
        enforcing.map((application) => readAssignment(applications, rights, application, user.id)),
      ),
    )
  })
  return edits
}
