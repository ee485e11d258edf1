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

/** Every cause the action can name, by id. Ids are API: reports and the output `causes` contain them. */
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
