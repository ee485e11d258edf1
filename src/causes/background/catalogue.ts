import type { Cause } from '../cause.js'
import { ADMINISTRATOR_CAUSES } from '../administrator-causes.js'
import { CONSOLE_CAUSES } from '../console-causes.js'
import { INTEGRATION_CAUSES } from '../integration-causes.js'
import { POD_CAUSES } from '../pod-causes.js'
import { ROLE_CAUSES } from '../role-causes.js'
import { RUN_CAUSES } from '../run-causes.js'
import { TOKEN_CAUSES } from '../token-causes.js'
import { TRUST_CAUSES } from '../trust-causes.js'
import { USER_CAUSES } from '../user-causes.js'
import { ADMINISTRATOR_BACKGROUND } from './administrator-causes.js'
import type { Background } from './background.js'
import { CONSOLE_BACKGROUND } from './console-causes.js'
import { INTEGRATION_BACKGROUND } from './integration-causes.js'
import { POD_BACKGROUND } from './pod-causes.js'
import { ROLE_BACKGROUND } from './role-causes.js'
import { RUN_BACKGROUND } from './run-causes.js'
import { TOKEN_BACKGROUND } from './token-causes.js'
import { TRUST_BACKGROUND } from './trust-causes.js'
import { USER_BACKGROUND } from './user-causes.js'

/** All that is known of a cause. */
export type KnownCause = Cause & Background

/** A part of the catalogue with all that is known of its causes. */
export type KnownCauses = Readonly<Record<string, KnownCause>>

/** The parts of the catalogue in the order in which they come into question. */
export const CAUSE_GROUPS: Readonly<Record<string, KnownCauses>> = {
  'The run and the way to the services': known(RUN_CAUSES, RUN_BACKGROUND),
  'Getting a token, and what is in it': known(TOKEN_CAUSES, TOKEN_BACKGROUND),
  'Signing in as an administrator': known(ADMINISTRATOR_CAUSES, ADMINISTRATOR_BACKGROUND),
  'Certificates and trust': known(TRUST_CAUSES, TRUST_BACKGROUND),
  'The import by browser': known(CONSOLE_CAUSES, CONSOLE_BACKGROUND),
  Users: known(USER_CAUSES, USER_BACKGROUND),
  'Roles and privileges': known(ROLE_CAUSES, ROLE_BACKGROUND),
  'The pod and its edge': known(POD_CAUSES, POD_BACKGROUND),
  'Oracle Integration': known(INTEGRATION_CAUSES, INTEGRATION_BACKGROUND),
}

/** Every cause with all that is known of it, by id. */
export const KNOWN_CAUSES: KnownCauses = Object.fromEntries(
  Object.values(CAUSE_GROUPS).flatMap((group) => Object.entries(group)),
)

function known<Id extends string>(
  causes: Readonly<Record<Id, Cause>>,
  background: Readonly<Record<Id, Background>>,
): KnownCauses {
  return Object.fromEntries(
    (Object.keys(causes) as Id[]).map((id) => [id, { ...causes[id], ...background[id] }]),
  )
}
