import { describe, expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { State } from '../../src/checks/check.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { assembleReport } from '../../src/report/assemble.js'
import { checkResult } from '../check-result.js'
import { raw } from '../inputs/good-inputs.js'

function expected(id: string, state: State, cause: CauseId): string {
  const check = checkResult(id, state, { causes: [{ id: cause, evidence: 'seen' }] })
  const facts = {
    topology: 'unknown',
    trustedIssuer: null,
    certificates: [],
    changes: [],
    grant: null,
  } as const
  const { settings } = readInputs(raw({}))
  return assembleReport(settings, true, [check], facts, { startedAt: 0, finishedAt: 1 })
    .casdk0004Expected
}

describe('whether a 401 is expected', () => {
  it.each<CauseId>([
    'client-credentials-wrong',
    'client-app-inactive',
    'client-grant-not-allowed',
    'domain-wrong',
    'assertion-refused',
  ])('is not known when the workflow itself is refused, by %s', (cause) => {
    expect(expected('domain.token', 'fail', cause)).toBe('unknown')
  })

  it('is known when the client of the connection is refused', () => {
    expect(expected('oic.connection-test.A', 'fail', 'connection-credentials-wrong')).toBe('true')
  })
})
