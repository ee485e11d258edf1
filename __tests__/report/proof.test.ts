import { describe, expect, it } from '@jest/globals'
import type { CheckResult } from '../../src/checks/check.js'
import { greenInWords } from '../../src/report/green.js'
import { renderHeadline } from '../../src/report/headline.js'
import { lackOfProof } from '../../src/report/proof.js'
import type { Report } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'

const inputs = checkResult('inputs.valid', 'pass')
const doubtful = checkResult('inputs.valid', 'warn')
const token = checkResult('domain.token', 'pass')
const late = checkResult('certificate.validity', 'warn')
const untested = checkResult('fusion.trust', 'warn', { proven: false })
const refused = checkResult('user.fusion', 'error')
const needless = checkResult('certificate.pinned', 'skip')
const notStarted = checkResult('fusion.trust', 'skip', { leftOut: 'not started' })
const leftOut = (id: string): CheckResult => checkResult(id, 'skip', { leftOut: 'skip-checks' })
const ALL_LEFT_OUT = ['domain.token', 'user.domain', 'fusion.trust'].map(leftOut)
const NOTHING =
  'require-proof: nothing is proven, because no check ran. Remove checks from skip-checks, first of all fusion.trust.'

describe('what a run that must prove something lacks', () => {
  it.each<[string, readonly CheckResult[], boolean, string | undefined]>([
    ['nothing, when every check passed', [inputs, token], false, undefined],
    ['nothing, with a warning that is proven', [inputs, late], false, undefined],
    ['nothing, with one check left out by hand', [inputs, token, leftOut('x')], false, undefined],
    ['all, when every check was left out by hand', [inputs, ...ALL_LEFT_OUT], false, NOTHING],
    ['all, with a doubt about the inputs', [doubtful, ...ALL_LEFT_OUT], false, NOTHING],
    ['all, when what is left does not apply', [inputs, leftOut('x'), needless], false, NOTHING],
    ['all, when nothing applies', [inputs, needless], false, NOTHING],
    [
      'what is not proven',
      [inputs, token, untested],
      false,
      'require-proof: these checks are not proven: fusion.trust. The log says what each of them needs.',
    ],
    [
      'what is not proven, alone of all',
      [inputs, untested, leftOut('x')],
      false,
      'require-proof: these checks are not proven: fusion.trust. The log says what each of them needs.',
    ],
    [
      'what could not be found out and failed nothing',
      [inputs, token, refused],
      false,
      'require-proof: these checks are not proven: user.fusion. The log says what each of them needs.',
    ],
    // a failure says it already
    ['nothing more than what failed', [inputs, refused, notStarted], true, undefined],
    ['nothing more than bad inputs', [checkResult('inputs.valid', 'error')], true, undefined],
  ])('%s', (_, checks, hasFailed, told) => {
    expect(lackOfProof(checks, hasFailed)).toBe(told)
  })
})

describe('a run in which every check was left out', () => {
  const report: Pick<
    Report,
    'checks' | 'certificates' | 'finishedAt' | 'result' | 'mode' | 'changes' | 'counts' | 'topology'
  > = {
    checks: [inputs, ...ALL_LEFT_OUT],
    certificates: [],
    finishedAt: '2026-11-24T00:00:00.000Z',
    result: 'pass',
    mode: 'verify',
    changes: [],
    counts: { pass: 1, warn: 0, pending: 0, manual: 0, blocked: 0, fail: 0, error: 0, skip: 3 },
    topology: 'unknown',
  }

  it('is headed by that', () => {
    expect(greenInWords(report)).toBe('nothing was checked, 3 checks not run')
    expect(greenInWords({ ...report, checks: [inputs, needless] })).toBe('nothing was checked')
  })

  it('is not said to be quiet', () => {
    expect(renderHeadline(report as Report)).toBe(
      'No check ran, so nothing is proven. 3 checks left out by <code>skip-checks</code>.',
    )
  })
})
