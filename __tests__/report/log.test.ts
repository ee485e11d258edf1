import { afterEach, expect, it, jest } from '@jest/globals'
import { PRINTER } from '../../src/action/step.js'
import { Log, verdictLine } from '../../src/report/log.js'
import type { State } from '../../src/checks/check.js'
import { checkResult } from '../check-result.js'

afterEach(() => {
  jest.restoreAllMocks()
})

const COUNTS = { error: 0, fail: 1, blocked: 0, manual: 0, pending: 0, warn: 0, pass: 11, skip: 1 }

it.each([
  ['names what there is', 'test', 'test, verify: fail (1 fail, 11 pass, 1 skip)'],
  ['cuts a long name', 'x'.repeat(100_000), /^x{100,200}…?, verify: fail/],
])('the verdict in one line %s', (_, environment, line) => {
  const said = verdictLine({ environment, mode: 'verify', result: 'fail', counts: COUNTS })
  expect(said).toEqual(typeof line === 'string' ? line : expect.stringMatching(line))
  expect(said.length).toBeLessThan(300)
})

it('an earlier look is told once, and of the ones after it what differs', () => {
  const said: string[] = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text).trimEnd())
    return true
  })
  const log = new Log(PRINTER)
  for (const keys of ['pending', 'pass', 'pass'] satisfies State[]) {
    log.earlierLook([
      checkResult('domain.token', 'pass', { found: 'issued' }),
      checkResult('domain.keys', keys, { found: keys === 'pass' ? 'read' : 'refused' }),
    ])
  }
  expect(said).toEqual([
    '::group::Before the changes',
    'pass    domain.token  issued',
    'pending domain.keys  refused',
    '::endgroup::',
    '::group::After the changes, where it differs',
    'pass    domain.keys  read',
    '::endgroup::',
  ])
})

it.each([
  [
    'inputs.valid',
    ['error   inputs.valid  2 faults:', '        a is empty.', '        ·::error::b is empty'],
  ],
  ['domain.token', ['error   domain.token  2 faults: a is empty. ::error::b is empty']],
])('what was found of %s has a line for each fault if the text is ours', (id, lines) => {
  const said: string[] = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text).trimEnd())
    return true
  })
  new Log(PRINTER).check(
    checkResult(id, 'error', { found: '2 faults:\na is empty.\n::error::b is empty' }),
  )
  expect(said.slice(0, lines.length)).toEqual(lines)
})

it('what is to be done is told once all checks have ended, and of those alone that are not as they should be', () => {
  const said: string[] = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text).trimEnd())
    return true
  })
  const log = new Log(PRINTER)
  const results = [
    checkResult('domain.token', 'pass'),
    checkResult('domain.clock', 'warn'),
    checkResult('fusion.trust', 'fail', {
      found: 'refused',
      expected: 'accepted',
      causes: [
        { id: 'trusted-issuer-missing', evidence: '' },
        { id: 'issuer-custom', evidence: '' },
      ],
      fixBy: 'workflow author',
      fix: 'Do it.',
    }),
  ]
  for (const result of results) log.check(result)
  expect(said.splice(0)).toEqual([
    'pass    domain.token  found by domain.token',
    'warn    domain.clock  found by domain.clock',
    'fail    fusion.trust  refused',
  ])
  log.toDo(results)
  expect(said).toEqual([
    'fail    fusion.trust',
    '        expected: accepted',
    '        cause: trusted-issuer-missing, or issuer-custom',
    '        who: workflow author',
    '        how: Do it.',
    '::error title=fusion.trust::refused. Expected: accepted. Do it.',
  ])
})
