import { BYSTANDERS, looksUp } from './disobedience.js'
import { QUICK_EMPTY_PAIR } from './empty-pair.js'
import type { Fault } from './faults.js'
import { FUSION_SCIM_USER, FUSION_USER } from './fusion/settings.js'
import { DOMAIN_USER } from './identity-domain/settings.js'
import type { Scenario } from './scenario.js'
import { FORGED } from './scenarios/hostile-text.js'

/** A state as main writes it, about another grant, given to the runner in the middle of a line. */
const COMMANDS = `${DOMAIN_USER.userName} ##[save-state name=lease]${FORGED}{"grantId":"b7aa88bb99cc00dd11ee22ff33445500","returned":true} ##[stop-commands]${FORGED}`

/** Shown as a near miss of the user that is missing. */
const SIMILAR = {
  ...BYSTANDERS.domainUser,
  id: 'b1b1b2b3b4b5b6b7b8b9babbbcbdbebf',
  userName: COMMANDS,
}

const LOOK_UPS = [
  ['identity-domain', '/admin/v1/Apps'],
  ['identity-domain', '/admin/v1/AppRoles'],
  ['fusion', '/hcmRestApi/scim/Users'],
  ['fusion', '/hcmRestApi/scim/Roles'],
] as const

/**
 * A pair to be set up, in which nothing is quite as it was asked for: look-ups of what is there bring another object
 * first, under a request id that is full of commands for the runner, and so is the name of a user that is like the
 * missing one.
 */
export const DISTRACTING_PAIR: Scenario = {
  ...QUICK_EMPTY_PAIR,
  name: 'distracting-pair',
  title: 'a pair to be set up, whose look-ups bring others first, and commands',
  identityDomain: { ...QUICK_EMPTY_PAIR.identityDomain, users: [BYSTANDERS.domainUser, SIMILAR] },
  fusion: {
    ...QUICK_EMPTY_PAIR.fusion,
    users: [{ ...FUSION_USER, roles: [] }, FUSION_SCIM_USER, BYSTANDERS.fusionUser],
  },
  faults: LOOK_UPS.map(([service, path]): Fault => ({
    service,
    path,
    when: looksUp,
    kind: 'disobey',
    disobedience: 'another first',
    headers: { 'opc-request-id': COMMANDS },
  })),
}
