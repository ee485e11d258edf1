import { expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { settle } from '../../src/diagnosis/settle.js'
import { checkResult } from '../check-result.js'

function check(id: string, state: State, ...causes: readonly CauseId[]): CheckResult {
  return checkResult(id, state, { causes: causes.map((cause) => ({ id: cause, evidence: '' })) })
}

const NOTHING_READ = { clients: new Map(), faults: new Map() }

const RESULTS = [
  check('certificate.pinned', 'fail', 'rotation-unproven', 'fingerprint-unknown'),
  check('user.fusion', 'pass'),
  check('role.SOAOperator', 'fail', 'soa-operator-missing'),
  check('role.ORA_FND_INTEGRATION_SPECIALIST_JOB', 'fail', 'integration-specialist-missing'),
  check('fusion.trust', 'pass'),
  check('oic.connection-test.ERP', 'fail', 'fusion-user-missing', 'consent-missing'),
]

it('what the run has seen settles the causes of other checks', () => {
  const settled = settle(RESULTS, { isAfterRefresh: false, ...NOTHING_READ })
  expect(
    Object.fromEntries(settled.map(({ id, causes }) => [id, causes.map((one) => one.id)])),
  ).toEqual({
    'certificate.pinned': ['rotation-not-recorded', 'fingerprint-unknown'],
    'user.fusion': [],
    'role.SOAOperator': ['soa-operator-missing', 'environment-refreshed'],
    'role.ORA_FND_INTEGRATION_SPECIALIST_JOB': [
      'integration-specialist-missing',
      'environment-refreshed',
    ],
    'fusion.trust': [],
    'oic.connection-test.ERP': ['consent-missing'],
  })
})

it('what was told while the checks ran is left as it was', () => {
  const told = (results: readonly CheckResult[]): readonly unknown[] =>
    results.map(({ id, title, stage, state, proven, leftOut, found, expected }) => {
      return [id, title, stage, state, proven, leftOut, found, expected]
    })
  for (const isAfterRefresh of [true, false]) {
    expect(told(settle(RESULTS, { isAfterRefresh, ...NOTHING_READ }))).toEqual(told(RESULTS))
  }
})
