import { describe, expect, it } from '@jest/globals'
import { causeOf, type CauseId } from '../../src/causes/catalogue.js'
import { settleRotation } from '../../src/diagnosis/rotation.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { checkResult } from '../check-result.js'

function result(id: string, state: State, ...causes: readonly CauseId[]): CheckResult {
  const seen = causes.map((cause) => ({ id: cause, evidence: 'seen' }))
  return checkResult(id, state, { found: 'seen', causes: seen })
}

const PINNED = result('certificate.pinned', 'fail', 'rotation-unproven', 'fingerprint-unknown')
const UNKNOWN = result('certificate.pinned', 'fail', 'fingerprint-unknown')
const TRUSTED = result('fusion.trust', 'pass')

describe('a rotation', () => {
  it('that the pod knows of is one that nobody has noted down', () => {
    const [pinned, trust] = settleRotation([PINNED, TRUSTED])
    expect(pinned?.causes).toEqual([
      { id: 'rotation-not-recorded', evidence: 'fusion.trust: seen' },
      { id: 'fingerprint-unknown', evidence: 'seen' },
    ])
    const { fix, fixBy, explains401 } = causeOf('rotation-not-recorded')
    expect(pinned).toMatchObject({ state: 'fail', fix, fixBy })
    expect(explains401).toBe(false)
    expect(trust).toBe(TRUSTED)
  })

  it('that a connection test shows to be imported is one that nobody has noted down too', () => {
    const tested = result('oic.connection-test.ERP_DEV', 'pass')
    const [pinned] = settleRotation([PINNED, result('fusion.trust', 'skip'), tested])
    expect(pinned?.causes[0]).toEqual({
      id: 'rotation-not-recorded',
      evidence: 'oic.connection-test.ERP_DEV: seen',
    })
  })

  it('is shown to be imported by a connection test that passed, and by no other check', () => {
    const tested = result('oic.connection-test.ERP_DEV', 'pass')
    const others = [
      result('oic.connection.ERP_DEV', 'pass'),
      result('oic.connection-test.HCM_DEV', 'fail'),
    ]
    expect(settleRotation([PINNED, ...others])).toEqual([PINNED, ...others])
    const [pinned] = settleRotation([PINNED, ...others, tested])
    expect(pinned?.causes[0]?.evidence).toBe('oic.connection-test.ERP_DEV: seen')
  })

  it('is a matter of the pins alone', () => {
    const other = result('certificate.validity', 'warn', 'rotation-unproven')
    expect(settleRotation([PINNED, other, TRUSTED])[1]).toBe(other)
  })

  it('that the pod refuses is a certificate that Fusion lacks', () => {
    const refused = result('fusion.trust', 'fail', 'signing-key-rotated')
    const [pinned] = settleRotation([PINNED, refused])
    expect(pinned?.causes.map(({ id }) => id)).toEqual([
      'signing-key-rotated',
      'fingerprint-unknown',
    ])
  })

  it.each<[string, readonly CheckResult[]]>([
    ['the trust was not looked at', [PINNED, result('fusion.trust', 'skip')]],
    ['the pod was down', [PINNED, result('fusion.trust', 'blocked', 'pod-unavailable')]],
    ['there is none', [UNKNOWN, TRUSTED]],
  ])('stays as it was found when %s', (_, results) => {
    expect(settleRotation(results)).toEqual(results)
  })
})
