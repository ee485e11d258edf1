import { expect, it } from '@jest/globals'
import { faultsOfScope } from '../../src/prerequisites/application-scope.js'
import { app, said } from './applications.js'

const USUAL = 'https://acme.fa.em2.oraclecloud.com:443/'
const OTHER = 'https://acme-test.fa.em2.oraclecloud.com:443/'
const OF_ORACLE = 'urn:opc:resource:fa:instanceid=1urn:opc:resource:consumer::all'

const given = (...scopes: readonly string[]): object => ({
  allowedScopes: scopes.map((fqs) => ({ fqs })),
  trustScope: 'Explicit',
})

it.each<[string, object, string, readonly string[]]>([
  ['is given', given(OTHER, USUAL), USUAL, []],
  ['is given, and asked for with offline_access', given(USUAL), `${USUAL} offline_access`, []],
  ['is given in its own spelling, and chosen so', given('https://x/'), 'https://x/', []],
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
  const edited = faults.faults.filter(({ edit }) => edit !== undefined).map(({ cause }) => cause)
  expect(edited).toEqual(expected.includes('fusion-scope-wrong') ? ['fusion-scope-wrong'] : [])
})
