import type { Cause } from './cause.js'
import { ADMINISTRATOR_CAUSES } from './administrator-causes.js'
import { CONSOLE_CAUSES } from './console-causes.js'
import { INTEGRATION_CAUSES } from './integration-causes.js'
import { POD_CAUSES } from './pod-causes.js'
import { ROLE_CAUSES } from './role-causes.js'
import { RUN_CAUSES } from './run-causes.js'
import { TOKEN_CAUSES } from './token-causes.js'
import { TRUST_CAUSES } from './trust-causes.js'
import { USER_CAUSES } from './user-causes.js'

/** The parts of the catalogue in the order in which they come into question. */
export const CAUSE_GROUPS = {
  'The run and the way to the services': RUN_CAUSES,
  'Getting a token, and what is in it': TOKEN_CAUSES,
  'Signing in as an administrator': ADMINISTRATOR_CAUSES,
  'Certificates and trust': TRUST_CAUSES,
  'The import by browser': CONSOLE_CAUSES,
  Users: USER_CAUSES,
  'Roles and privileges': ROLE_CAUSES,
  'The pod and its edge': POD_CAUSES,
  'Oracle Integration': INTEGRATION_CAUSES,
} as const

/** Every cause the action can name, by id. Ids are API: they stand in reports and in the output `causes`. */
export const CAUSES = {
  ...RUN_CAUSES,
  ...TOKEN_CAUSES,
  ...ADMINISTRATOR_CAUSES,
  ...TRUST_CAUSES,
  ...CONSOLE_CAUSES,
  ...USER_CAUSES,
  ...ROLE_CAUSES,
  ...POD_CAUSES,
  ...INTEGRATION_CAUSES,
}

/** Id of a cause in the catalogue. */
export type CauseId = keyof typeof CAUSES

/** Looks a cause up. */
export function causeOf(id: CauseId): Cause {
  return CAUSES[id]
}
