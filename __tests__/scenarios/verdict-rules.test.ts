import { expect, it } from '@jest/globals'
import type { CheckResult } from '../../src/checks/check.js'
import type { Report } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'
import { violationsIn } from './verdict-rules.js'

const PASSED = checkResult('oic.connection-test.ERP', 'pass')

/** What a run would have told of these checks. */
function violations(
  heading: string,
  casdk0004Expected: Report['casdk0004Expected'],
  checks: readonly CheckResult[],
  others: { readonly stdout?: string; readonly about?: Readonly<Record<string, string>> } = {},
): readonly string[] {
  const stdout = checks
    .map(({ id, state, fix }) => `\n${state.padEnd(8)}${id}\n        how: ${String(fix)}`)
    .join('')
  return violationsIn({
    report: { casdk0004Expected, checks } as Report,
    summary: `## test: ${heading}\n`,
    stdout,
    inputs: { 'client-id': 'an-id', 'oic-scope': 'a scope' },
    about: {},
    ...others,
  })
}

it.each<[string, Parameters<typeof violations>]>([
  [
    'all hold, and something was left out',
    [
      'all prerequisites hold',
      'unknown',
      [checkResult('user.domain', 'skip', { leftOut: 'need' })],
    ],
  ],
  [
    'all hold, and a warning',
    ['all prerequisites hold', 'unknown', [checkResult('user.domain', 'warn')]],
  ],
  ['no, and nothing was tested', ['x', 'false', [checkResult('user.domain', 'pass')]]],
  ['yes, and nothing is wrong', ['x', 'true', [PASSED]]],
  [
    'yes, because the run was refused',
    ['x', 'true', [fixed('domain.token', 'Do it.', 'client-credentials-wrong')]],
  ],
  [
    'yes, and a credential was wrong',
    [
      'x',
      'true',
      [fixed('user.domain', 'Do it.', 'domain-user-missing')],
      { about: { 'client-secret': 'wrong' } },
    ],
  ],
  [
    'proven, and says that it is not',
    ['x', 'unknown', [checkResult('user.domain', 'warn', { found: 'not proven: x' })]],
  ],
  ['a fix that asks for no input', ['x', 'unknown', [fixed('user.domain', 'Set client-name.')]]],
  [
    'a fix that asks for what is given',
    ['x', 'unknown', [fixed('user.domain', 'Set fusion-username and client-id.')]],
  ],
  [
    'a fix that speaks of a hand-off that is not there',
    [
      'x',
      'unknown',
      [fixed('user.domain', 'Compare it with the import instructions of this run.')],
    ],
  ],
  [
    'a fix that speaks of import instructions that are not there',
    ['x', 'unknown', [fixed('user.domain', 'Follow the import instructions of this run.')]],
  ],
  [
    'yes, and the headline is about something else',
    [
      'x',
      'true',
      [
        fixed('domain.keys', 'Do it.', 'keys-not-readable'),
        fixed('user.domain', 'Do it.', 'keys-not-readable'),
      ],
    ],
  ],
  [
    'a fix that has something put into what is given',
    [
      'x',
      'unknown',
      [fixed('user.domain', 'Create it, and put its code into the input client-id.')],
    ],
  ],
  [
    'a fix that quotes what is not said',
    ['x', 'unknown', [fixed('user.domain', 'Tick the grant type named in the message.')]],
  ],
  [
    'another remedy in the log',
    [
      'x',
      'unknown',
      [fixed('user.domain', 'Do it.')],
      { stdout: '\nfail    user.domain\n        how: Not.' },
    ],
  ],
])('is no verdict: %s', (_, told) => {
  expect(violations(...told)).not.toEqual([])
})

it.each<[string, Parameters<typeof violations>]>([
  [
    'all hold',
    ['all prerequisites hold', 'false', [PASSED, checkResult('certificate.pinned', 'skip')]],
  ],
  [
    'a fix that asks for what is missing',
    ['x', 'unknown', [fixed('user.domain', 'Set fusion-username and fusion-password.')]],
  ],
  [
    'a fix that asks for what may be wrong',
    ['x', 'unknown', [fixed('oic.connection.A', 'Set oic-scope.', 'oic-scope-wrong')]],
  ],
  [
    'a fix for one case alone',
    ['x', 'unknown', [fixed('user.domain', 'If it is the client, set client-id to it.')]],
  ],
  ['a fix for somebody', ['x', 'unknown', [fixed('user.domain', 'Give client-id the role A.')]]],
])('is a verdict: %s', (_, told) => {
  const stdout = told[2]
    .map(
      ({ id, state, fix, causes }) =>
        `\n${state.padEnd(8)}${id}\n        cause: ${causes.map((one) => one.id).join()}\n        how: ${String(fix)}\n::error title=${id}::${String(fix)}\n`,
    )
    .join('')
  expect(violations(told[0], told[1], told[2], { stdout })).toEqual([])
})

function fixed(id: string, fix: string, cause?: CheckResult['causes'][number]['id']): CheckResult {
  const causes = cause === undefined ? [] : [{ id: cause, evidence: '' }]
  return checkResult(id, 'fail', { fix, causes })
}
