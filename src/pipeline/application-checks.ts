import { pass, skip, type Verdict } from '../checks/check.js'
import type { CheckGraph } from '../checks/graph.js'
import { matchesAny } from '../checks/left-out.js'
import { ended, NeedNotMet, type Check } from '../checks/needs.js'
import type { Question } from '../checks/question.js'
import type { ProbeGrant } from '../inputs/settings.js'
import type { Application } from '../oracle/application.js'
import { usualScopeOf } from '../oracle/fusion.js'
import { judgeApplication, type ApplicationQuestion } from '../prerequisites/application.js'
import type { ApplicationEdit, ApplicationFault } from '../prerequisites/application-faults.js'
import { notKnown, notShown, type ApplicationRead } from '../prerequisites/application-read.js'
import { faultsOfScope } from '../prerequisites/application-scope.js'
import {
  clientOf,
  useOf,
  type ApplicationUse,
  type ClientOf,
} from '../prerequisites/application-use.js'
import { judgeAssignment, leftOpen, readAssignment } from '../prerequisites/application-user.js'
import { faultsOfClient } from '../prerequisites/client-application.js'
import { faultsOfRedirect } from '../prerequisites/redirect-url.js'
import { faultsOfResource } from '../prerequisites/resource-application.js'
import { orUnanswered } from '../prerequisites/unanswered.js'
import { askedApplications } from './asked-applications.js'
import type { Context } from './context.js'
import type { DomainChecks } from './domain-checks.js'
import type { ShownConnection } from './shown-connections.js'

const GRANT_OF_PROBE: Readonly<Record<ProbeGrant, string | undefined>> = {
  password: 'password',
  'jwt-bearer': 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'client-credentials': undefined,
  none: undefined,
}

/** Roles that are shown the grants of others (Oracle, *AppRole Permissions*). */
const SEE_GRANTS: readonly string[] = [
  'Identity Domain Administrator',
  'Application Administrator',
  'User Administrator',
]

const NO_FAULTS = { faults: [], unknown: [] } as const

/** What the checks of the applications know beyond their verdicts. */
export interface ApplicationsRead {
  /** What an identity domain administrator changes in them. */
  readonly edits: readonly ApplicationEdit[]
  /** What is wrong with them, by the checks that say so. */
  readonly faults: ReadonlyMap<string, readonly ApplicationFault[]>
  /** With which application connections sign in, by their names; empty where nobody had to know. */
  readonly clients: ReadonlyMap<string, ClientOf>
}

/**
 * Declares what is read of the client application and of the resource application of the pod.
 * @returns tells what is known of them, once the checks have ended
 */
export function declareApplicationChecks(
  checks: CheckGraph,
  context: Context,
  inputs: Check<null>,
  { reachable, token, domainUser }: Pick<DomainChecks, 'reachable' | 'token' | 'domainUser'>,
  connections: readonly ShownConnection[],
): () => ApplicationsRead {
  const { settings, applications, pod } = context
  const { identityDomain, fusion, integration, integrationUser, probeGrant } = settings
  const { client } = identityDomain
  const { rights, ofPod, ofClient, ofResource } = askedApplications(context, token)
  const clients = new Map<string, ClientOf>()
  const use = async (): Promise<ApplicationUse> => {
    const shown = connections.map(async ({ name, shown }) => {
      // whom the run is to leave alone it does not ask by the way
      const connection = matchesAny(settings.skipChecks, `oic.connection.${name}`)
        ? undefined
        : await orUnanswered(() => shown.answer())
      clients.set(name, clientOf(connection, client.id))
      return connection
    })
    const app = await ofClient.answer()
    const value = app.is === 'shown' ? app.value : undefined
    return useOf(await Promise.all(shown), client.id, value)
  }
  const add = <T>(
    id: string,
    run: () => Promise<Verdict<T>>,
    question?: Question<unknown>,
  ): void => {
    checks.add(
      id,
      { inputs, domain: ended(reachable) },
      ({ domain }) => {
        // no need of the engine's: whoever leaves the domain out need not name what is read of it too
        if (domain.value === undefined) throw new NeedNotMet(reachable.id, domain)
        return run()
      },
      question && [{ after: { token }, question }],
    )
  }
  const faults = new Map<string, readonly ApplicationFault[]>()
  const addJudged = (
    id: string,
    asked: Question<ApplicationRead<Application>>,
    question: () => Promise<ApplicationQuestion>,
  ): void => {
    add(
      id,
      async () => {
        const read = await asked.answer()
        if (read.is === 'not shown') return notShown(read.why)
        const judged = await judgeApplication(read.value, await question(), use)
        faults.set(id, judged.faults)
        return judged.verdict
      },
      asked,
    )
  }
  addJudged('application.client', ofClient, async () => {
    const ofProbe = GRANT_OF_PROBE[probeGrant]
    // a token that came needs no other proof
    const hasToken = (await token.ended).value !== undefined
    const grants = [
      ...(hasToken
        ? []
        : [{ grant: 'client_credentials', neededBy: 'this run', minds: 'run' as const }]),
      ...(ofProbe === undefined
        ? []
        : [{ grant: ofProbe, neededBy: `probe-grant ${probeGrant}`, minds: 'probe' as const }]),
    ]
    const key =
      hasToken || client.key === undefined
        ? undefined
        : { alias: client.key.certificateAlias, privateKey: client.key.privateKey }
    return {
      faultsOf: (shown, use) =>
        faultsOfClient(shown, { grants, key, use: integration === undefined ? 'none' : use }),
      good: 'is active and has what it needs',
      goodAlone: 'is active and has what this run needs',
    }
  })
  addJudged('application.scope', ofClient, () =>
    Promise.resolve({
      faultsOf: (shown, use) =>
        probeGrant !== 'none' || use === 'this' || use === 'presumably'
          ? faultsOfScope(shown, { scope: fusion.scope, usualScope: usualScopeOf(pod.host) })
          : NO_FAULTS,
      good: `was given the scope ${fusion.scope}`,
    }),
  )
  if (integration === undefined) {
    add('application.redirect', () => Promise.resolve(skip('does not apply: oic-url is not given')))
  } else {
    addJudged('application.redirect', ofClient, () =>
      Promise.resolve({
        faultsOf: (shown, use) =>
          use === 'this' || use === 'presumably'
            ? faultsOfRedirect(shown, integration.url)
            : NO_FAULTS,
        good: 'has the redirect URL of Oracle Integration',
      }),
    )
  }
  addJudged('application.resource', ofResource, () =>
    Promise.resolve({
      faultsOf: (shown, use) => faultsOfResource(shown, integration === undefined ? 'none' : use),
      good: `defines the scope ${ofPod}, and is active`,
      goodAlone: `defines the scope ${ofPod}, and is active`,
    }),
  )
  add('application.user', async () => {
    if (integrationUser.name === client.id) {
      return skip('does not apply: the connection signs in as the client itself')
    }
    const reads = [await ofClient.answer(), await ofResource.answer()]
    const shown = reads.flatMap((read) => (read.is === 'shown' ? read.value : []))
    const enforcing = shown.filter(({ enforcesAssignment }) => enforcesAssignment === true)
    const open = leftOpen(reads)
    if (enforcing.length === 0) {
      return open ?? pass(null, 'no application wants its users to be assigned')
    }
    const user = (await domainUser.lookedUp()).value?.of
    if (user === undefined || user === 'unknown') return notKnown('who the user is in the domain')
    const judged = judgeAssignment(
      await Promise.all(
        enforcing.map((application) =>
          readAssignment(
            applications,
            rights,
            ({ roles = [] }) => roles.some((role) => SEE_GRANTS.includes(role)),
            application,
            user.id,
          ),
        ),
      ),
    )
    faults.set('application.user', judged.faults)
    // what one application lets in, the other may not
    return judged.verdict.state === 'pass' ? (open ?? judged.verdict) : judged.verdict
  })
  return () => ({
    edits: checks.ids.flatMap((id) => (faults.get(id) ?? []).flatMap(({ edit }) => edit ?? [])),
    faults,
    clients,
  })
}
