import { describe, expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { reasonFor, toDoFor } from '../../src/report/handoff-reason.js'
import { inFile } from '../../src/report/document-markdown.js'
import { checkResult } from '../check-result.js'

const ACCEPTED = checkResult('fusion.trust', 'pass', { found: 'Fusion accepts a token of SA' })

function check(
  id: string,
  state: State,
  causes: readonly CauseId[],
  others: Partial<CheckResult> = {},
): CheckResult {
  return checkResult(id, state, {
    causes: causes.map((cause) => ({ id: cause, evidence: '' })),
    ...others,
  })
}

function rejected(state: State, ...causes: readonly CauseId[]): CheckResult {
  return check('fusion.trust', state, causes, { found: 'Fusion rejected a valid token of SA' })
}

/** What the page says of these checks, as it is read in an editor. */
function told(...checks: readonly CheckResult[]): string {
  return toldOf('set-up', ...checks)
}

function toldOf(
  occasion: 'set-up' | 'rotated' | 'ahead',
  ...checks: readonly CheckResult[]
): string {
  return inFile([{ kind: 'points', items: toDoFor(reasonFor(checks, occasion)) }])
}

describe('a page for a pair that needs an import', () => {
  it.each<State>(['fail', 'manual'])('says that Fusion rejected the token (%s)', (state) => {
    const text = told(rejected(state, 'signing-certificate-not-imported', 'trusted-issuer-missing'))
    expect(text).toContain('Found: `Fusion rejected a valid token of SA`.')
    expect(text).toContain('To do: compare the Security Console with this page')
    expect(text).not.toContain('Nothing')
  })

  it('says that a connection was refused, where the trust was not tested', () => {
    const text = told(
      check('oic.connection-test.ERP', 'fail', ['signing-certificate-not-imported'], {
        found: 'CASDK-0004',
      }),
    )
    expect(text).toContain('Found: `CASDK-0004`.')
    expect(text).toContain('To do: compare')
  })

  it('says that nothing is to be done by hand while a browser is to do it', () => {
    const text = told(rejected('pending', 'signing-certificate-not-imported'))
    expect(text).toContain('**To do: nothing yet.** The next run with `mode: apply`')
  })

  it.each<[State, CauseId]>([
    ['error', 'console-browser-missing'],
    ['manual', 'console-second-factor'],
    ['fail', 'console-alias-taken'],
  ])('says to go on by hand where the browser stopped (%s, %s)', (state, cause) => {
    const text = told(check('fusion.trust', state, [cause], { found: 'the import stopped' }))
    expect(text).toContain('Found: `the import stopped`.')
    expect(text).toContain('enter by hand what the browser has not entered')
  })

  it('says to wait first where a change is perhaps not effective yet', () => {
    const text = told(
      rejected('manual', 'trust-not-yet-effective', 'signing-certificate-not-imported'),
    )
    expect(text).toContain('To do: wait some minutes')
  })
})

describe('a page where the import is not the finding', () => {
  it('begins with nothing to do when Fusion accepts the token', () => {
    const text = told(ACCEPTED)
    expect(text).toContain('Found: `Fusion accepts a token of SA`.')
    expect(text).toContain('**To do: nothing now.**')
  })

  it('begins with nothing to do when the test of a connection passed', () => {
    const text = told(
      checkResult('fusion.trust', 'skip', { leftOut: 'connection test' }),
      checkResult('oic.connection.ERP', 'pass'),
      checkResult('oic.connection-test.ERP', 'pass', { found: 'the test passed' }),
    )
    expect(text).toContain('Found: `the test passed`.')
    expect(text).toContain('**To do: nothing now.**')
  })

  it('does not take a passed test of a connection that is not proven to be of this pod', () => {
    const text = told(
      checkResult('fusion.trust', 'skip', { leftOut: 'connection test' }),
      checkResult('oic.connection.ERP', 'warn'),
      checkResult('oic.connection-test.ERP', 'pass'),
    )
    expect(text).not.toContain('nothing now')
  })

  it('believes Fusion that it rejects the token rather than a connection that works', () => {
    const text = told(
      rejected('fail', 'signing-certificate-not-imported'),
      checkResult('oic.connection.ERP', 'pass'),
      checkResult('oic.connection-test.ERP', 'pass'),
    )
    expect(text).toContain('Fusion rejected a valid token')
    expect(text).not.toContain('nothing now')
  })

  it('says that probably nothing is missing when Fusion accepts a token of another account', () => {
    const request = { method: 'GET', host: 'pod', path: '/', status: 403, requestId: null }
    const text = told(
      checkResult('fusion.trust', 'warn', {
        proven: false,
        found: 'not proven for SA: Fusion accepts a token of the client application itself',
        requests: [request],
      }),
    )
    expect(text).toContain('Probably nothing is missing')
    expect(text).toContain('Found: `not proven for SA: Fusion accepts')
  })

  it('names the other cause when Fusion, as it seems, rejects the token for that', () => {
    const text = told(rejected('fail', 'audience-wrong', 'signing-certificate-not-imported'))
    expect(text).toContain('Found: `Fusion rejected a valid token of SA`.')
    expect(text).toContain('The most likely cause is not a missing import: ')
    expect(text).toContain('(`audience-wrong`)')
    expect(text).toContain('To do: fix that cause first. Then import only what is not there yet.')
  })

  it('names the check that did not pass when the trust was not tested', () => {
    const text = told(
      check('user.fusion', 'fail', ['fusion-user-missing'], { found: 'Fusion has no user SA' }),
      checkResult('fusion.trust', 'skip', { leftOut: 'not started', found: 'not started' }),
    )
    expect(text).toContain(
      'the run did not find out whether Fusion trusts the identity domain. Another check did not pass: `user.fusion`, `Fusion has no user SA`.',
    )
    expect(text).toContain('To do: import only what is not there yet')
    expect(text).toContain('This may not fix the other check.')
  })

  it('says of a token of the client that it proves nothing of the integration user', () => {
    const text = told(rejected('error', 'signing-certificate-not-imported'))
    expect(text).toContain('did not find out')
    expect(text).toContain('`fusion.trust`, `Fusion rejected a valid token of SA`')
    expect(text).not.toContain('other check')
  })

  it('says that nothing was proven, and why an import is needed, when the trust was not tested', () => {
    const text = told(
      checkResult('fusion.trust', 'warn', { proven: false, found: 'not checked: no password' }),
    )
    expect(text).toContain(
      'the run did not find out whether Fusion trusts the identity domain: `not checked: no password`.',
    )
    expect(text).toContain('Oracle Integration and Fusion use different identity domains')
  })

  it('says the same when there is no check of the trust at all', () => {
    expect(told()).toContain('did not find out whether Fusion trusts the identity domain.')
  })

  it('says that a user who was just created has no password, and not that Fusion rejected a token', () => {
    const text = told(
      checkResult('fusion.trust', 'manual', { proven: false, found: 'not tested: no password' }),
    )
    expect(text).toContain('did not find out')
    expect(text).toContain('not tested: no password')
  })
})

describe('a page that must not say more than was seen', () => {
  it('rules no import out by a test that failed with a text of no known sense', () => {
    const causes = ['connection-test-unexplained', 'signing-certificate-not-imported'] as const
    const text = told(check('oic.connection-test.ERP', 'fail', causes, { found: 'CASDK-0004' }))
    expect(text).toContain('did not find out whether Fusion trusts')
    expect(text).toContain('import only what is not there yet')
  })

  it('does not say that Fusion rejected a token that the identity domain did not give', () => {
    const path = '/oauth2/v1/token'
    const request = { method: 'POST', host: 'domain', path, status: 400, requestId: null }
    const refused = check('fusion.trust', 'fail', ['fusion-scope-wrong'], { requests: [request] })
    expect(told(refused)).toContain('did not find out whether Fusion trusts')
  })

  it('says to wait after a browser has entered everything, also after a refresh', () => {
    const text = told(rejected('manual', 'environment-refreshed', 'trust-not-yet-effective'))
    expect(text).toContain('To do: wait some minutes')
  })

  it('goes on by hand where the browser stopped, also after a refresh', () => {
    const text = told(rejected('manual', 'environment-refreshed', 'console-page-unknown'))
    expect(text).toContain('enter by hand what the browser has not entered')
  })

  it('shows in a rotation that a connection was refused', () => {
    const causes = ['signing-certificate-not-imported'] as const
    const failed = check('oic.connection-test.ERP', 'fail', causes, { found: 'CASDK-0004' })
    expect(toldOf('rotated', failed)).toContain('`CASDK-0004`')
  })

  it('ends no sentence twice', () => {
    expect(told(checkResult('fusion.trust', 'pass', { found: 'It does.' }))).not.toContain('..')
  })
})

describe('a page of a rotation', () => {
  it('says after it that the domain signs with a new key, and what Fusion said to that', () => {
    const refused = toldOf('rotated', rejected('fail', 'signing-key-rotated'))
    expect(refused).toContain('the identity domain signs with a new key.')
    expect(refused).toContain('`Fusion rejected a valid token of SA`')
    const untested = toldOf('rotated')
    expect(untested).toContain('Nothing shows yet whether Fusion has its certificate.')
    expect(untested).toContain('To do: import the new certificate beside the old one')
  })

  it('says before it that the key in use is accepted, and what to import all the same', () => {
    const text = toldOf('ahead', ACCEPTED)
    expect(text).toContain('`Fusion accepts a token of SA`')
    expect(text).toContain('To do: import the new certificate before')
    expect(text).not.toContain('nothing')
    expect(toldOf('ahead')).not.toContain('accepts')
  })
})
