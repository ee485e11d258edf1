import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/checks/check.js'
import { readConnection } from '../../src/oracle/connection.js'
import { judgeConnection } from '../../src/prerequisites/connection.js'
import { jsonAnswer } from '../oracle/json-answer.js'

const POD = 'acme-test.fa.em2.oraclecloud.com'
const HERE = [{ propertyValue: `https://${POD}` }]
const WELL = { status: 'CONFIGURED', securityPolicy: 'OAUTH2', connectionProperties: HERE }

function judged(members: object): Promise<Verdict<unknown>> {
  const asked = { project: undefined, id: 'ERP_DEV' }
  const answer = jsonAnswer({ id: 'ERP_DEV', ...members })
  return judgeConnection(
    Promise.resolve().then(() => readConnection(answer, asked)),
    POD,
  )
}

describe('a connection', () => {
  it('that shows all is well', async () => {
    expect(await judged({ ...WELL, name: 'ERP DEV' })).toMatchObject({
      state: 'pass',
      found: `ERP DEV, CONFIGURED, policy OAUTH2, points at ${POD}`,
    })
  })

  it('without a name is called by its id', async () => {
    expect((await judged(WELL)).found).toMatch(/^ERP_DEV, CONFIGURED, /)
    expect((await judged({ ...WELL, name: ' ' })).found).toMatch(/^ERP_DEV, /)
  })

  it.each<[object, string]>([
    [{ connectionProperties: HERE }, 'its status, its security policy'],
    [{ ...WELL, securityPolicy: undefined, securityPolicyInfo: [] }, 'its security policy'],
    [{ ...WELL, securityPolicy: {} }, 'its security policy'],
    [{ ...WELL, status: undefined }, 'its status'],
    [{ ...WELL, status: ' ' }, 'its status'],
    [{ ...WELL, connectionProperties: [] }, `that it points at ${POD}`],
  ])('that shows %j is not proven', async (members, missing) => {
    expect(await judged(members)).toMatchObject({
      state: 'warn',
      proven: false,
      found: expect.stringMatching(`Not proven: .* not show ${missing.replaceAll('.', '[.]')}$`),
    })
  })

  it.each(['INPROGRESS', 'IN_PROGRESS', 'In Progress', 'DRAFT', 'draft'])(
    'with the status %s is not complete',
    async (status) => {
      const { state, causes } = await judged({ ...WELL, status })
      expect([state, causes?.[0]?.id]).toEqual(['fail', 'connection-incomplete'])
    },
  )

  it.each(['configured', ' CONFIGURED '])('with the status "%s" is complete', async (status) => {
    expect((await judged({ ...WELL, status })).state).toBe('pass')
  })

  it.each([
    'ACTIVE',
    'VALIDATED',
    'CONFIGURED_AND_TESTED',
    'NOT_CONFIGURED',
    'LOCKED',
    'ERROR',
    '3',
    'éàü',
  ])('with the status %s, which nobody knows, is not proven and can be tested', async (status) => {
    const found = `ERP_DEV, ${status}, policy OAUTH2`
    expect(await judged({ ...WELL, status })).toMatchObject({
      state: 'warn',
      proven: false,
      value: { of: { id: 'ERP_DEV' } },
      found: `${found}. Not proven: Oracle Integration shows an unknown status`,
      fixBy: 'integration developer',
    })
    // beside what else is not shown, and beside a lock
    expect(await judged({ ...WELL, status, connectionProperties: [], lockedFlag: true })).toEqual(
      expect.objectContaining({
        state: 'warn',
        proven: false,
        found: `${found}, locked. Not proven: Oracle Integration shows an unknown status and does not show that it points at ${POD}`,
      }),
    )
    // what is wrong stays wrong
    const elsewhere = [{ propertyValue: 'https://acme-dev3.fa.ocs.oraclecloud.com' }]
    expect((await judged({ ...WELL, status, connectionProperties: elsewhere })).state).toBe('fail')
    const basic = await judged({ ...WELL, status, securityPolicy: 'BASIC_AUTH' })
    expect(basic.causes?.[0]?.id).toBe('security-policy-wrong')
  })

  it.each([
    {
      ...WELL,
      securityPolicy: undefined,
      securityPolicyInfo: [{}, { securityPolicy: 'BASIC_AUTH' }],
    },
    { ...WELL, securityPolicy: { name: 'BASIC_AUTH' } },
  ])('that may sign in with Basic does not pass: %j', async (members) => {
    const { state, causes } = await judged(members)
    expect([state, causes?.[0]?.id]).toEqual(['warn', 'security-policy-wrong'])
  })

  it.each([
    'acme-test.fs.em2.oraclecloud.com',
    'acme-test.hcm.em2.oraclecloud.com',
    'acme.fin.us2.oraclecloud.com',
    'acme-dev3.fa.ocs.oraclecloud.com',
    'fa-acme-dev28-saasfademo1.ds-fa.oraclepdemos.com',
  ])('at %s points elsewhere', async (host) => {
    const verdict = await judged({
      ...WELL,
      connectionProperties: [{ propertyValue: `https://${host}` }],
    })
    expect([verdict.state, verdict.causes?.[0]?.id]).toEqual(['fail', 'connection-host-wrong'])
    expect(verdict.found).toContain(host)
  })

  it('with other hosts beside the pod points at it', async () => {
    const connectionProperties = [
      { propertyValue: 'https://acme-test.fs.em2.oraclecloud.com' },
      ...HERE,
    ]
    expect((await judged({ ...WELL, connectionProperties })).state).toBe('pass')
  })
})
