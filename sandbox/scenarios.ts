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

/** Conditions of one area, and whether they are faults of the sandbox's answers, which no administrator causes. */
export interface ScenarioArea {
  readonly title: string
  readonly scenarios: readonly Scenario[]
  readonly isInjected?: true
}

/** Every condition of a pair that the sandbox can show, area by area, the healthy one first. */
export const SCENARIO_AREAS: readonly ScenarioArea[] = [
  { title: 'Whole pairs', scenarios: PAIR_SCENARIOS },
  { title: 'Inputs of the workflow', scenarios: INPUT_SCENARIOS },
  { title: 'Client application and its token', scenarios: CLIENT_SCENARIOS },
  { title: 'Other credentials', scenarios: CREDENTIAL_SCENARIOS },
  { title: 'Applications as the identity domain shows them', scenarios: APPLICATION_SCENARIOS },
  { title: 'Signing keys and certificates', scenarios: CERTIFICATE_SCENARIOS },
  { title: 'Fusion pod', scenarios: POD_SCENARIOS },
  { title: 'Integration user', scenarios: USER_SCENARIOS },
  { title: 'Roles and privileges', scenarios: ROLE_SCENARIOS },
  { title: 'Trust of the pod', scenarios: TRUST_SCENARIOS },
  { title: 'What is claimed too quickly', scenarios: CLAIM_SCENARIOS },
  { title: 'Oracle Integration', scenarios: INTEGRATION_SCENARIOS },
  {
    title: 'Connection tests',
    scenarios: [...CONNECTION_TEST_SCENARIOS, ...EXPLAINED_TEST_SCENARIOS],
  },
  { title: 'The workflow as administrator', scenarios: WORKLOAD_IDENTITY_SCENARIOS },
  { title: 'Broken answers', scenarios: ANSWER_SCENARIOS, isInjected: true },
  { title: 'Hostile answers', scenarios: HOSTILE_SCENARIOS, isInjected: true },
  { title: 'Answers with commands', scenarios: COMMAND_SCENARIOS, isInjected: true },
]

/** The conditions of all areas. */
export const SCENARIOS: readonly Scenario[] = SCENARIO_AREAS.flatMap(({ scenarios }) => scenarios)

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
