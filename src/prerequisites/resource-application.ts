import type { Application } from '../oracle/application.js'
import type { ApplicationUse } from './application-use.js'
import {
  editOf,
  nameOf,
  placeOf,
  type ApplicationFault,
  type Faults,
} from './application-faults.js'

/**
 * Whether the resource application is active, and allows tokens to be renewed. It was found by the scope, which is its
 * audience and the name of the scope, so the audience needs no look.
 * @param use whether a connection renews tokens for it
 */
export function faultsOfResource(app: Application, use: ApplicationUse): Faults {
  const { active, isOAuthResource, allowsRefresh } = app
  const faults: ApplicationFault[] = []
  if (active === false || isOAuthResource === false) {
    faults.push({
      cause: 'resource-application-wrong',
      explains401: use === 'this',
      found: `${nameOf(app)}, which defines the scope, is ${active === false ? 'not active' : 'not configured as a resource server'}`,
      expected: 'an active application that is a resource server',
      ...(active === false && { edit: editOf(app, 'replace', 'active', true) }),
    })
  }
  const refreshes = use === 'this' || use === 'presumably'
  if (refreshes && allowsRefresh === false) {
    faults.push({
      cause: 'refresh-not-allowed',
      explains401: use === 'this',
      found: `${nameOf(app)} does not allow token refresh`,
      expected: 'Allow token refresh is ticked',
      fix: `Open ${placeOf(app)} > Edit OAuth configuration, tick Allow token refresh, and save. Then give consent again.`,
      edit: editOf(app, 'replace', 'allowOffline', true),
    })
  }
  return {
    faults,
    unknown: [
      ...(active === undefined ? ['whether it is active'] : []),
      ...(refreshes && allowsRefresh === undefined ? ['whether it allows token refresh'] : []),
    ],
  }
}
