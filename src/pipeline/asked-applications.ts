import type { Check } from '../checks/needs.js'
import { Question } from '../checks/question.js'
import type { AccessToken } from '../oracle/access-token.js'
import { fullerOf, type Application } from '../oracle/application.js'
import { usualScopeOf } from '../oracle/fusion.js'
import {
  readApplicationAs,
  type ApplicationRead,
  type Rights,
} from '../prerequisites/application-read.js'
import { scopeOfPod } from '../prerequisites/application-scope.js'
import type { Context } from './context.js'

/** The applications that a run looks at, each asked for once. */
export interface AskedApplications {
  /** The client's own right first: it costs nothing. */
  readonly rights: Rights
  /** The scope by which the resource application of the pod is found. */
  readonly ofPod: string
  readonly ofClient: Question<ApplicationRead<Application>>
  readonly ofResource: Question<ApplicationRead<Application>>
}

/** The administrator is asked for whatever the client is not shown of what a check needs. */
export function askedApplications(
  { settings, domain, applications, administrator, pod }: Context,
  token: Check<AccessToken>,
): AskedApplications {
  const { identityDomain, fusion, integration } = settings
  const { client } = identityDomain
  const rights: Rights = [
    async () => {
      const own = (await token.ended).value?.of
      return own && domain.as(client).authorised(own, 'the client')
    },
    async () => administrator?.(),
  ]
  const ofPod = scopeOfPod(fusion.scope, usualScopeOf(pod.host))
  const ofClient = new Question(() =>
    readApplicationAs(
      rights,
      (as) => applications.ofClient(as, client.id),
      'the application of client-id',
      {
        isWhole: (app) =>
          [
            app.active,
            app.allowedGrants,
            app.allowedScopes,
            app.trustScope,
            app.enforcesAssignment,
            ...(integration === undefined ? [] : [app.redirectUris]),
            ...(client.key === undefined ? [] : [app.certificates]),
          ].every((part) => part !== undefined),
        fuller: fullerOf,
      },
    ),
  )
  const ofResource = new Question(() =>
    readApplicationAs(
      rights,
      (as) => applications.definingScope(as, ofPod),
      `the application that defines the scope ${ofPod}`,
      {
        isWhole: ({ active, allowsRefresh, enforcesAssignment }) =>
          [active, allowsRefresh, enforcesAssignment].every((part) => part !== undefined),
        fuller: fullerOf,
      },
    ),
  )
  return { rights, ofPod, ofClient, ofResource }
}
