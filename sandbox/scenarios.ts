import type { Scenario } from './scenario.js'
import { ANSWER_SCENARIOS } from './scenarios/answers.js'
import { APPLICATION_SCENARIOS } from './scenarios/applications.js'
import { CERTIFICATE_SCENARIOS } from './scenarios/certificates.js'
import { CLAIM_SCENARIOS } from './scenarios/claims.js'
import { CLIENT_SCENARIOS } from './scenarios/client.js'
import { COMMAND_SCENARIOS } from './scenarios/commands.js'
import {
  CONNECTION_TEST_SCENARIOS,
  EXPLAINED_TEST_SCENARIOS,
} from './scenarios/connection-tests.js'
import { CREDENTIAL_SCENARIOS } from './scenarios/credentials.js'
import { HOSTILE_SCENARIOS } from './scenarios/hostile.js'
import { INPUT_SCENARIOS } from './scenarios/inputs.js'
import { INTEGRATION_SCENARIOS } from './scenarios/integration.js'
import { PAIR_SCENARIOS } from './scenarios/pair.js'
import { POD_SCENARIOS } from './scenarios/pod.js'
import { ROLE_SCENARIOS } from './scenarios/roles.js'
import { TRUST_SCENARIOS } from './scenarios/trust.js'
import { USER_SCENARIOS } from './scenarios/users.js'
import { WORKLOAD_IDENTITY_SCENARIOS } from './scenarios/workload-identity.js'

/** Every condition of a pair that the sandbox can show, the healthy one first. */
export const SCENARIOS: readonly Scenario[] = [
  ...PAIR_SCENARIOS,
  ...INPUT_SCENARIOS,
  ...CLIENT_SCENARIOS,
  ...CREDENTIAL_SCENARIOS,
  ...APPLICATION_SCENARIOS,
  ...CERTIFICATE_SCENARIOS,
  ...POD_SCENARIOS,
  ...USER_SCENARIOS,
  ...ROLE_SCENARIOS,
  ...TRUST_SCENARIOS,
  ...CLAIM_SCENARIOS,
  ...INTEGRATION_SCENARIOS,
  ...CONNECTION_TEST_SCENARIOS,
  ...EXPLAINED_TEST_SCENARIOS,
  ...WORKLOAD_IDENTITY_SCENARIOS,
  ...ANSWER_SCENARIOS,
  ...HOSTILE_SCENARIOS,
  ...COMMAND_SCENARIOS,
]

/** Looks a scenario up. @throws {Error} when there is none of that name */
export function scenarioNamed(name: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name)
  if (scenario === undefined) {
    throw new Error(
      `no scenario ${name}; there are ${SCENARIOS.map((known) => known.name).join(', ')}`,
    )
  }
  return scenario
}
