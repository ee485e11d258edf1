import { describe, expect, it } from '@jest/globals'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult, State } from '../../src/checks/check.js'
import { seeApplications } from '../../src/diagnosis/seen-in-application.js'
import type { ApplicationFault, Minding } from '../../src/prerequisites/application-faults.js'
import type { ClientOf } from '../../src/prerequisites/application-use.js'
import { checkResult } from '../check-result.js'

function caused(id: string, state: State, ...causes: readonly CauseId[]): CheckResult {
  return checkResult(id, state, {
    causes: causes.map((cause) => ({ id: cause, evidence: 'answered 401' })),
    fixBy: 'domain administrator',
    fix: `remedy of ${id}`,
  })
}

/** A fault of which nothing shows that a connection meets it. */
function unproven(id: string, cause: CauseId): CheckResult {
  return checkResult(id, 'fail', {
    causes: [{ id: cause, evidence: 'seen', explains401: false }],
    fixBy: 'domain administrator',
    fix: `remedy of ${id}`,
  })
}

/** Every part of the applications is as it should be, but for these. */
function read(...others: readonly CheckResult[]): readonly CheckResult[] {
  return ['client', 'scope', 'redirect', 'resource', 'user'].map(
    (part) =>
      others.find(({ id }) => id === `application.${part}`) ??
      checkResult(`application.${part}`, 'pass'),
  )
}

function faultsOf({ id, causes }: CheckResult): readonly ApplicationFault[] {
  return causes.map(({ id: cause, evidence: found, explains401 = true }) => ({
    cause,
    found,
    expected: '',
    explains401,
    fix: `remedy of ${id} for ${cause}`,
  }))
}

function settled(
  refused: CheckResult,
  applications: readonly CheckResult[],
  client: ClientOf = 'this',
): CheckResult {
  const clients = new Map([['A', client]])
  const faults = new Map(applications.map((check) => [check.id, faultsOf(check)]))
  return seeApplications([...applications, refused], { clients, faults }).at(-1) ?? refused
}

const TOKEN: readonly CauseId[] = [
  'client-credentials-wrong',
  'client-app-inactive',
  'domain-wrong',
]

describe('a refused token', () => {
  it.each<[string, CheckResult, readonly CheckResult[], readonly CauseId[]]>([
    [
      'is for the application alone that is seen to be inactive',
      caused('domain.token', 'fail', ...TOKEN),
      read(caused('application.client', 'fail', 'client-app-inactive')),
      ['client-app-inactive'],
    ],
    [
      'is for the credentials alone, where the application is seen to be well',
      caused('domain.token', 'fail', ...TOKEN),
      read(),
      ['client-credentials-wrong'],
    ],
    [
      'is not for another domain, where the application is seen with another fault',
      caused('domain.token', 'fail', ...TOKEN),
      read(caused('application.client', 'fail', 'client-not-confidential')),
      ['client-credentials-wrong', 'client-app-inactive'],
    ],
    [
      'may be for all of them, where nothing is read',
      caused('domain.token', 'fail', ...TOKEN),
      read(checkResult('application.client', 'skip')),
      TOKEN,
    ],
    [
      'is for the certificate that is not registered',
      caused('domain.token', 'fail', 'assertion-refused', 'clock-wrong'),
      read(caused('application.client', 'fail', 'certificate-not-registered')),
      ['certificate-not-registered'],
    ],
    [
      'is for the scope that is seen not to be given',
      caused('fusion.trust', 'fail', 'fusion-scope-wrong', 'client-grant-not-allowed'),
      read(caused('application.scope', 'fail', 'fusion-scope-wrong')),
      ['fusion-scope-wrong'],
    ],
    [
      'is for the grant, where the scope is seen to be given',
      caused('fusion.trust', 'fail', 'fusion-scope-wrong', 'client-grant-not-allowed'),
      read(checkResult('application.client', 'skip')),
      ['client-grant-not-allowed'],
    ],
    [
      'may be for a domain that the pod does not know, where the pod refuses it',
      caused('fusion.trust', 'fail', 'fusion-user-missing', 'domain-wrong'),
      read(),
      ['fusion-user-missing', 'domain-wrong'],
    ],
    [
      'is for the application of the pod that is seen to be inactive',
      caused('fusion.trust', 'fail', 'fusion-scope-wrong'),
      read(unproven('application.resource', 'resource-application-wrong')),
      ['resource-application-wrong'],
    ],
    [
      'of the client itself is not for the application of the pod',
      caused('domain.token', 'fail', 'client-grant-not-allowed'),
      read(unproven('application.resource', 'resource-application-wrong')),
      ['client-grant-not-allowed'],
    ],
    [
      'is for the user that is seen not to be assigned',
      caused('fusion.trust', 'error', 'domain-user-password-refused', 'sign-on-policy-blocks'),
      read(unproven('application.user', 'domain-user-not-assigned')),
      ['domain-user-not-assigned'],
    ],
    [
      'keeps its only cause',
      caused('domain.token', 'fail', 'client-app-inactive'),
      read(),
      ['client-app-inactive'],
    ],
  ])('%s', (_, refused, applications, causes) => {
    expect(settled(refused, applications).causes.map(({ id }) => id)).toEqual(causes)
  })

  it('has the remedy of the check that has seen its cause', () => {
    const { fix, causes } = settled(
      caused('domain.token', 'fail', ...TOKEN),
      read(caused('application.client', 'fail', 'client-app-inactive')),
    )
    expect(fix).toBe('remedy of application.client for client-app-inactive')
    expect(causes[0]?.evidence).toBe('application.client: answered 401')
  })

  it('is for what the domain says of the user, whatever is seen of its assignment', () => {
    const evidence = 'answered 400, "You entered an incorrect username or password."'
    const refused = checkResult('fusion.trust', 'error', {
      causes: [{ id: 'domain-user-password-refused', evidence }],
    })
    const applications = read(unproven('application.user', 'domain-user-not-assigned'))
    expect(settled(refused, applications).causes).toEqual(refused.causes)
  })

  it('says of its only cause that the read speaks against it', () => {
    const { causes } = settled(caused('domain.token', 'fail', 'client-app-inactive'), read())
    expect(causes).toEqual([
      {
        id: 'client-app-inactive',
        evidence: 'answered 401; the application shows no such fault (application.client)',
      },
    ])
  })

  it.each<[string, Minding, readonly CauseId[]]>([
    ['domain.token', 'run', ['client-grant-not-allowed']],
    ['domain.token', 'probe', ['client-grant-not-allowed', 'client-app-inactive']],
    ['fusion.trust', 'probe', ['client-grant-not-allowed']],
    ['fusion.trust', 'connection', ['client-grant-not-allowed', 'client-app-inactive']],
    ['oic.connection-test.A', 'connection', ['client-grant-not-allowed']],
    ['oic.connection-test.A', 'probe', ['client-grant-not-allowed', 'client-app-inactive']],
  ])('of %s is for a grant that %s minds', (id, minds, left) => {
    const refused = caused(id, 'fail', 'client-grant-not-allowed', 'client-app-inactive')
    const whole = {
      cause: 'client-grant-not-allowed',
      found: 'it lacks one',
      expected: '',
      explains401: true,
    } as const
    const [seen] = seeApplications(
      [refused, caused('application.client', 'fail', 'client-grant-not-allowed')],
      {
        clients: new Map([['A', 'this']]),
        faults: new Map([['application.client', [{ ...whole, parts: [{ ...whole, minds }] }]]]),
      },
    )
    expect(seen?.causes.map((cause) => cause.id)).toEqual(left)
  })

  it('says of a cause that it was not seen', () => {
    const { causes } = settled(
      caused('domain.token', 'fail', ...TOKEN),
      read(checkResult('application.client', 'skip')),
    )
    expect(causes.map(({ evidence }) => evidence)).toEqual([
      'answered 401',
      'answered 401; not seen in the application (application.client was skipped)',
      'answered 401',
    ])
  })

  it.each<[string, readonly CauseId[], CheckResult, readonly CauseId[]]>([
    [
      'is for a refresh that is not allowed to the application that it shows',
      ['refresh-token-expired', 'refresh-not-allowed'],
      caused('application.resource', 'fail', 'refresh-not-allowed'),
      ['refresh-not-allowed'],
    ],
    [
      'may be for it, where the connection does not show its application',
      ['refresh-token-expired', 'refresh-not-allowed'],
      unproven('application.resource', 'refresh-not-allowed'),
      ['refresh-token-expired', 'refresh-not-allowed'],
    ],
    [
      'may be for it, where the application of the client is well',
      ['refresh-token-expired', 'refresh-not-allowed'],
      checkResult('application.client', 'pass'),
      ['refresh-token-expired', 'refresh-not-allowed'],
    ],
    [
      'is not for a grant of the probe',
      ['connection-scope-not-granted', 'client-grant-not-allowed'],
      unproven('application.client', 'client-grant-not-allowed'),
      ['connection-scope-not-granted', 'client-grant-not-allowed'],
    ],
    [
      'is not for the input of a scope',
      ['connection-scope-not-granted', 'client-grant-not-allowed'],
      unproven('application.scope', 'fusion-scope-input-wrong'),
      ['connection-scope-not-granted', 'client-grant-not-allowed'],
    ],
    [
      'without a consent names a redirect URL that is missing, last',
      ['consent-missing', 'connection-imported'],
      unproven('application.redirect', 'redirect-uri-mismatch'),
      ['consent-missing', 'connection-imported', 'redirect-uri-mismatch'],
    ],
    [
      'with likelier causes than the consent does not name it',
      ['signing-certificate-not-imported', 'consent-missing'],
      unproven('application.redirect', 'redirect-uri-mismatch'),
      ['signing-certificate-not-imported', 'consent-missing'],
    ],
  ])('of a connection %s', (_, causes, application, left) => {
    const refused = caused('oic.connection-test.A', 'fail', ...causes)
    const seen = settled(refused, read(application))
    expect(seen.causes.map(({ id }) => id)).toEqual(left)
    // whatever is read, what the connection proves of a 401 stays
    expect(seen.causes[0]?.explains401).toBeUndefined()
  })

  it.each<[ClientOf, CauseId, readonly CauseId[]]>([
    ['this', 'refresh-token-expired', ['refresh-not-allowed']],
    ['unknown', 'refresh-token-expired', ['refresh-token-expired', 'refresh-not-allowed']],
    ['another', 'refresh-token-expired', ['refresh-token-expired', 'refresh-not-allowed']],
    [
      'unknown',
      'consent-missing',
      ['consent-missing', 'refresh-not-allowed', 'redirect-uri-mismatch'],
    ],
    ['another', 'consent-missing', ['consent-missing', 'refresh-not-allowed']],
  ])('of a connection with an application (%s) for %s', (client, first, left) => {
    const refused = caused('oic.connection-test.A', 'fail', first, 'refresh-not-allowed')
    const applications = read(
      caused('application.client', 'fail', 'refresh-not-allowed'),
      unproven('application.redirect', 'redirect-uri-mismatch'),
    )
    expect(settled(refused, applications, client).causes.map(({ id }) => id)).toEqual(left)
  })

  it('has the remedy of the cause, where the check has another one first', () => {
    const check = caused(
      'application.client',
      'fail',
      'client-app-inactive',
      'certificate-not-registered',
    )
    const { fix, causes } = settled(
      caused('domain.token', 'fail', 'assertion-refused'),
      read(check),
    )
    expect(causes.map(({ id }) => id)).toEqual(['certificate-not-registered'])
    expect(fix).toBe('remedy of application.client for certificate-not-registered')
  })

  it('of another client is left as it is', () => {
    const refused = caused(
      'oic.connection.A',
      'error',
      'oic-client-credentials-wrong',
      'client-app-inactive',
    )
    expect(settled(refused, read())).toBe(refused)
  })

  it('is left as it is where no application was looked at', () => {
    const refused = [caused('domain.token', 'fail', ...TOKEN)]
    expect(seeApplications(refused, { clients: new Map(), faults: new Map() })).toBe(refused)
  })
})
