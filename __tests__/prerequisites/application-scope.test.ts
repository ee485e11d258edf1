import { expect, it } from '@jest/globals'
import { faultsOfScope, scopeOfPod } from '../../src/prerequisites/application-scope.js'
import { app, said } from './applications.js'

const USUAL = 'https://acme.fa.em2.oraclecloud.com:443/'
const OTHER = 'https://acme-test.fa.em2.oraclecloud.com:443/'
const SPELT = 'https://ACME.fa.em2.oraclecloud.com:443/'
const OF_ORACLE = 'urn:opc:resource:fa:instanceid=1urn:opc:resource:consumer::all'

const given = (...scopes: readonly string[]): object => ({
  allowedScopes: scopes.map((fqs) => ({ fqs })),
  trustScope: 'Explicit',
})

it.each<[string, object, string, readonly string[]]>([
  ['is given', given(OTHER, USUAL), USUAL, []],
  ['is given, and asked for with offline_access', given(USUAL), `${USUAL} offline_access`, []],
  ['is given in its own spelling, and chosen so', given(SPELT), SPELT, []],
  ['is given with a name of its own', given(`${USUAL}urn:opc:all`), `${USUAL}urn:opc:all`, []],
  ["is that of Fusion's own application, and chosen", given(OF_ORACLE), OF_ORACLE, []],
  [
    'is that of another host, and given',
    given(OTHER, USUAL),
    OTHER,
    ['? whether the scope of acme-test.fa.em2.oraclecloud.com is that of this pod'],
  ],
  ['is one of two words that are given', given(USUAL, SPELT), `${USUAL} ${SPELT}`, []],
  [
    'is one of two words, the other not given',
    given(USUAL),
    `${USUAL} ${SPELT}`,
    ['fusion-scope-input-wrong'],
  ],
  [
    'is asked for with offline_access, and not given',
    given(),
    `${USUAL} offline_access`,
    ['fusion-scope-wrong'],
  ],
  ['is chosen of the pod, and none of it is given', given(OTHER), SPELT, ['fusion-scope-wrong']],
  ['is not given', given(OTHER), USUAL, ['fusion-scope-wrong']],
  ['is none of any', given(), USUAL, ['fusion-scope-wrong']],
  [
    'is given without the port',
    given(USUAL.replace(':443', '')),
    USUAL,
    ['fusion-scope-input-wrong'],
  ],
  ['is given in capitals', given(USUAL.toUpperCase()), USUAL, ['fusion-scope-input-wrong']],
  ["is that of Fusion's own application", given(OF_ORACLE), USUAL, ['fusion-scope-input-wrong']],
  ['is another one by the input', given(USUAL), OTHER, ['fusion-scope-input-wrong']],
  ['is another one by the input, and none is given', given(), OTHER, ['fusion-scope-input-wrong']],
  ['is not shown', {}, USUAL, ['? its scopes']],
  ['is of another form', { allowedScopes: 7 }, USUAL, ['? its scopes']],
  [
    'may be had without, as far as is shown',
    { ...given(), trustScope: undefined },
    USUAL,
    ['? whether it may have only scopes that it lists'],
  ],
  [
    'may be had without',
    { ...given(), trustScope: 'Account' },
    USUAL,
    ['? which scopes its trust scope Account lets it have'],
  ],
])('the scope of the pod %s', (_, shown, scope, expected) => {
  const faults = faultsOfScope(app({ ...shown }), { scope, usualScope: USUAL })
  expect(said(faults)).toEqual(expected)
  // what the connection asks for nobody sees
  expect(faults.faults.filter(({ explains401 }) => explains401)).toEqual([])
  // a change is proposed only of what is sure to be the scope
  const edited = faults.faults.flatMap(({ edit }) => (edit === undefined ? [] : [edit.value]))
  const isSure = expected.includes('fusion-scope-wrong') && !scope.includes('ACME')
  expect(edited).toEqual(isSure ? [[USUAL]] : [])
})

it.each<[string, object, string, string]>([
  ['the scope that the application has', given(USUAL), OTHER, `Set fusion-scope to ${USUAL}`],
  [
    'one of an instance, if it is that of the pod',
    given(OF_ORACLE),
    USUAL,
    `If ${OF_ORACLE} is the scope of this pod, set fusion-scope to it. If it is that of another one, ask the identity domain administrator to add ${USUAL}`,
  ],
  [
    'none that the application has not',
    given(),
    OTHER,
    `If ${OTHER} is not the scope of this pod, correct fusion-scope. Ask the identity domain administrator to open OCI console > Identity & Security > Domains`,
  ],
])('the fix offers %s', (_, shown, scope, words) => {
  const [fault] = faultsOfScope(app({ ...shown }), { scope, usualScope: USUAL }).faults
  expect(fault?.fix).toContain(words)
})

it.each([
  [USUAL, USUAL],
  [`${USUAL} offline_access`, USUAL],
  [`openid ${USUAL}`, USUAL],
  [`${OTHER} ${USUAL}`, USUAL],
  [`${OTHER} ${OF_ORACLE}`, OTHER],
  ['openid', 'openid'],
])('of "%s" the scope of the pod is %s', (scope, word) => {
  expect(scopeOfPod(scope, USUAL)).toBe(word)
})
