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
      'OAUTH2',
    ],
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
    [1, false],
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
