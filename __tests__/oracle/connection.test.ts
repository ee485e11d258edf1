import { describe, expect, it } from '@jest/globals'
import { isOAuth, readConnection } from '../../src/oracle/connection.js'
import { readTestResult, type TestResult } from '../../src/oracle/connection-test-result.js'
import { jsonAnswer } from './json-answer.js'

const ID = { project: undefined, id: 'ERP_DEV' }

describe('a connection', () => {
  it.each<[object, string | undefined]>([
    [{ securityPolicy: 'OAUTH2' }, 'OAUTH2'],
    [{ 'security-policy': 'OAUTH2' }, 'OAUTH2'],
    [{ securityPolicyInfo: [{ securityPolicy: 'BASIC_AUTH' }] }, 'BASIC_AUTH'],
    [{ 'security-policy-info': [{ 'security-policy': 'BASIC_AUTH' }] }, 'BASIC_AUTH'],
    [{ securityPolicyInfo: { securityPolicy: 'BASIC_AUTH' } }, 'BASIC_AUTH'],
    [
      { securityPolicy: null, securityPolicyInfo: [{ securityPolicy: 'BASIC_AUTH' }] },
      'BASIC_AUTH',
    ],
    [{ securityPolicy: '', securityPolicyInfo: [{ securityPolicy: 'BASIC_AUTH' }] }, 'BASIC_AUTH'],
    [
      { securityPolicy: 'OAUTH2', securityPolicyInfo: [{ securityPolicy: 'BASIC_AUTH' }] },
      'BASIC_AUTH',
    ],
    [
      { securityPolicyInfo: [{ securityPolicy: 'OAUTH2' }, { securityPolicy: 'BASIC_AUTH' }] },
      'BASIC_AUTH',
    ],
    [{ securityPolicyInfo: [{}, { securityPolicy: 'OAUTH2' }] }, 'OAUTH2'],
    [{ securityPolicy: { name: 'BASIC_AUTH' } }, 'BASIC_AUTH'],
    [{ securityPolicyInfo: [{ securityPolicy: { id: 'OAUTH2' } }] }, 'OAUTH2'],
    [{ securityPolicy: {} }, undefined],
    [{ securityPolicyInfo: [] }, undefined],
    [{ securityPolicyInfo: [null] }, undefined],
    [{ securityPolicyInfo: 'OAUTH2' }, undefined],
    [{}, undefined],
  ])('%j has the policy %s', (members, policy) => {
    expect(readConnection(jsonAnswer({ id: 'ERP_DEV', ...members }), ID).securityPolicy).toBe(
      policy,
    )
  })

  it.each<[unknown, boolean]>([
    [true, true],
    ['true', true],
    ['TRUE', true],
    [false, false],
    ['false', false],
    [null, false],
    [undefined, false],
    ['', false],
    [1, true],
    ['1', true],
    ['Y', true],
    [0, false],
    ['N', false],
  ])('with the lock %j is locked: %s', (lockedFlag, locked) => {
    expect(readConnection(jsonAnswer({ id: 'ERP_DEV', lockedFlag }), ID).locked).toBe(locked)
  })

  it.each<[string, boolean]>([
    ['FA_OAUTH_AUTHORIZATION_CODE_CREDENTIALS', true],
    ['OAUTH2', true],
    ['USERNAME_PASSWORD_TOKEN', false],
    ['BASIC_AUTH', false],
    ['NONE', false],
  ])('under %s signs in with OAuth: %s', (policy, oauth) => {
    expect(isOAuth(policy)).toBe(oauth)
  })
})

describe('the answer of a connection test', () => {
  it.each<[number, unknown, TestResult]>([
    [200, { status: 'CONFIGURED' }, 'passed'],
    [200, { id: 'ERP_DEV', status: 'configured' }, 'passed'],
    [200, { status: 'SUCCESS' }, 'passed'],
    [200, { testResult: 'Connection test successful' }, 'passed'],
    [200, { success: true }, 'passed'],
    [200, { success: 'true' }, 'passed'],
    [200, { 'test-status': 'PASSED' }, 'passed'],
    [200, 'CONFIGURED', 'passed'],
    [200, { status: 'CONFIGURED', testStatus: 'FAILED' }, 'failed'],
    [200, { status: 'CONFIGURED', testStatus: 'INPROGRESS' }, 'unfinished'],
    [200, { status: 'FAILED' }, 'failed'],
    [200, { status: 'ERROR' }, 'failed'],
    [200, { success: false }, 'failed'],
    [200, { success: 'false' }, 'failed'],
    [200, { testResult: 'The connection test was not successful' }, 'failed'],
    [200, { status: 500 }, 'failed'],
    [200, { status: '401' }, 'failed'],
    [200, { status: 'INPROGRESS' }, 'unfinished'],
    [200, { status: 'PENDING' }, 'unfinished'],
    [200, { status: 'COMPLETED' }, 'unfinished'],
    [200, { status: 200 }, 'silent'],
    [200, { status: '' }, 'silent'],
    [200, { id: 'ERP_DEV' }, 'silent'],
    [200, {}, 'silent'],
    [200, [], 'silent'],
    [200, null, 'silent'],
    [202, {}, 'unfinished'],
    [202, { status: 'CONFIGURED' }, 'unfinished'],
    [202, { status: 'FAILED' }, 'failed'],
    [500, { status: 'CONFIGURED' }, 'failed'],
    // what speaks against the test outweighs the connection's own status, wherever it stands
    ...(
      [
        [{ message: 'Test connection failed: Unauthorized' }, 'failed'],
        [{ message: 'Unauthorized' }, 'failed'],
        [{ message: 'Could not connect to the host' }, 'failed'],
        [{ testResult: { status: 'FAILED' } }, 'failed'],
        [{ testResult: { outcome: { text: 'FAILED' } } }, 'failed'],
        [{ result: ['FAILED'] }, 'failed'],
        [{ result: [false] }, 'failed'],
        [{ result: { code: 500 } }, 'failed'],
        [{ data: { status: 'FAILED' } }, 'failed'],
        [{ data: { testStatus: 'FAILED' } }, 'failed'],
        [{ testStatus: 'NOT_TESTED' }, 'failed'],
        [{ errorCode: 'ICS-10001', errors: [{ code: 'ICS-10001' }] }, 'failed'],
        [{ 'o:errorCode': 'ICS-10001' }, 'failed'],
        [{ 'error-message': 'x' }, 'failed'],
        [{ errors: ['x'] }, 'failed'],
        [{ error: true }, 'failed'],
        [{ hasErrors: true }, 'failed'],
        [{ failed: true }, 'failed'],
        [{ exception: { text: 'java.lang.Exception' } }, 'failed'],
        [{ detail: 'CASDK-0059' }, 'failed'],
        [{ title: 'Test failed' }, 'failed'],
        [{ testStatus: null }, 'unfinished'],
        [{ testStatus: '' }, 'unfinished'],
        [{ testResult: {} }, 'unfinished'],
        [{ result: [] }, 'unfinished'],
        [{ percentageComplete: 50 }, 'unfinished'],
        [{ 'percentage-complete': '65' }, 'unfinished'],
        [{ message: 'The test is in progress' }, 'unfinished'],
        [{ message: 'The connection was tested' }, 'silent'],
        [{ testResult: { connection: 'ERP' } }, 'silent'],
        [{ warnings: ['The certificate ends soon'] }, 'warned'],
        // what does not speak against it
        [{ percentageComplete: 100 }, 'passed'],
        [{ percentageComplete: null }, 'passed'],
        [{ message: 'Connection ERP_DEV tested successfully, no errors' }, 'passed'],
        [{ message: '', detail: null }, 'passed'],
        [
          { errors: [], error: null, errorCode: '0', errorMessage: 'none', hasErrors: false },
          'passed',
        ],
        [{ errorMessage: 'Success' }, 'passed'],
        [{ warnings: [] }, 'passed'],
        [{ state: 'ACTIVE' }, 'passed'],
        [{ state: 'FAILED' }, 'failed'],
        [{ testResult: { state: 'RUNNING' } }, 'unfinished'],
        [{ description: 'Not for production', name: 'ERROR_QUEUE', title: 'ERP' }, 'passed'],
        [
          { agentGroup: { status: 'ACTIVE' }, connectionProperties: [{ propertyValue: 'false' }] },
          'passed',
        ],
        [{ testResult: { status: 'SUCCESS', connection: 'ERP', durationMs: 5000 } }, 'passed'],
      ] as const
    ).map(([beside, result]): [number, unknown, TestResult] => [
      200,
      { id: 'ERP_DEV', status: 'CONFIGURED', ...beside },
      result,
    ]),
    [200, { testStatus: 'SUCCESS', message: 'ERP_DEV was tested in 340 ms' }, 'passed'],
    [200, { status: 'SUCCESS', message: 'Test initiated successfully' }, 'unfinished'],
    [200, { status: 'OK', message: 'Connection test has been triggered' }, 'unfinished'],
    [200, { status: 'OK', message: 'Test started 10:00, completed 10:01' }, 'passed'],
    [200, { id: 'ERP_DEV', status: 'SUCCESS', httpStatus: 401 }, 'failed'],
    [200, { status: 'SUCCESS', responseCode: 500 }, 'failed'],
    [200, { status: 'SUCCESS', statusCode: 200 }, 'passed'],
    [200, { status: 'SUCCESS', message: 'HTTP 401' }, 'failed'],
    [200, { id: 'ERP_DEV', status: 'CONFIGURED', lastTestStatus: 'FAILED' }, 'failed'],
    [200, { status: 'SUCCESS_WITH_WARNINGS' }, 'warned'],
    [200, { status: 'WARNING' }, 'warned'],
    [200, { testResult: 'PARTIALLY_SUCCESSFUL' }, 'warned'],
    [200, { status: 'TEST_SUCCESSFUL' }, 'passed'],
    [200, ['FAILED'], 'failed'],
    [200, [{ status: 'CONFIGURED' }], 'silent'],
    [202, { status: 'SUCCESS_WITH_WARNINGS' }, 'unfinished'],
  ])('with %i and %j is %s', (status, body, result) => {
    expect(readTestResult(jsonAnswer(body, { status }))).toBe(result)
  })

  it.each<[number, string, string, TestResult]>([
    [200, '', '', 'silent'],
    [200, ' \n', 'application/json', 'silent'],
    [202, '', '', 'unfinished'],
    [204, '', '', 'unfinished'],
    [200, '{"status":"CONF', 'application/json', 'failed'],
    [200, 'The connection was tested successfully', 'text/plain', 'passed'],
    [200, 'The connection was tested', 'text/plain', 'silent'],
    [200, '<html>', 'text/html', 'failed'],
    [302, '', '', 'failed'],
    [409, '', '', 'failed'],
  ])('with %i and the text "%s" (%s) is %s', (status, body, contentType, result) => {
    expect(readTestResult(jsonAnswer('', { status, body, contentType }))).toBe(result)
  })
})
