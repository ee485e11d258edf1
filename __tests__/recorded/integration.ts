import { expect } from '@jest/globals'
import { CONNECTION, HEALTHY_OIC } from '../../sandbox/oic/settings.js'
import { shownConnection } from '../../sandbox/oic/shown-connection.js'
import { diagnoseConnectionTest } from '../../src/prerequisites/connection-test-refusal.js'
import { isOAuth, readConnection } from '../../src/oracle/connection.js'
import { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { OracleIntegration } from '../../src/oracle/integration.js'
import { askConnection, judgeConnection } from '../../src/prerequisites/connection.js'
import type { Verdict } from '../../src/checks/check.js'
import { jsonAnswer } from '../oracle/json-answer.js'
import { SERVICES } from '../../src/oracle/services.js'
import { serving, type Readings, type Sample } from './samples.js'

const ORIGIN = 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com'
const DOMAIN = 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com'
const POD = 'acme-test.fa.em2.oraclecloud.com'
const JWT = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2ln`

/** What the check of the connection says of this answer. */
function judged(sample: Sample, host = POD): Promise<Verdict<unknown>> {
  const path = '/ic/api/integration/v1/connections/ERP_DEV'
  const token = { status: 200, headers: {}, body: { access_token: JWT } }
  const domain = new IdentityDomain(
    serving(SERVICES.identityDomain, DOMAIN, [
      { path: '/oauth2/v1/token', method: 'POST', sample: token },
    ]),
    { mask: () => undefined, now: Date.now },
  )
  const integration = new OracleIntegration(
    serving(SERVICES.integration, ORIGIN, [{ path, sample }]),
    'oic-dev',
    () => domain.as({ id: 'x', secret: 'y' }).token('z'),
  )
  return judgeConnection(askConnection(integration, { project: undefined, id: 'ERP_DEV' }), host)
}

/** Names of all members, in lists too, of a connection as the sandbox shows it. */
function membersInSandbox(generation: 2 | 3): ReadonlySet<string> {
  return membersOf(shownConnection(CONNECTION, { ...HEALTHY_OIC, generation }, `https://${POD}`))
}

function membersOf(body: unknown): ReadonlySet<string> {
  const names = [...JSON.stringify(body).matchAll(/"(\w+)":/g)].map(([, name = '']) => name)
  return new Set(names)
}

function firstCause(text: string): string | undefined {
  return diagnoseConnectionTest({ status: 500, text, trustProven: false, missing: [] }).causes[0]
    ?.id
}

export const INTEGRATION_READINGS: Readings = {
  'oic-security-policies': ({ body }) => {
    const policies = body as readonly string[]
    expect(policies.filter((policy) => !isOAuth(policy))).toEqual([])
    expect(policies).toContain(CONNECTION.securityPolicy)
  },
  'oic-connection-gen3': async (sample) => {
    expect([...membersInSandbox(3)]).toEqual(expect.arrayContaining([...membersOf(sample.body)]))
    const body = { ...(sample.body as object), securityPolicy: CONNECTION.securityPolicy }
    expect((await judged({ ...sample, body })).state).toBe('pass')
    const elsewhere = await judged({ ...sample, body }, 'acme-dev3.fa.ocs.oraclecloud.com')
    expect(elsewhere.causes?.map(({ id }) => id)).toEqual(['connection-host-wrong'])
  },
  'oic-connection-gen2': async (sample) => {
    const { body } = sample
    expect([...membersInSandbox(2)]).toEqual(expect.arrayContaining([...membersOf(body)]))
    // a policy at the top is not recorded
    const shown = shownConnection(CONNECTION, { ...HEALTHY_OIC, generation: 2 }, `https://${POD}`)
    expect(shown).not.toHaveProperty('securityPolicy')
    const read = readConnection(jsonAnswer(body), { project: undefined, id: 'ERP_DEV' })
    expect(read.propertyValues).toEqual([`https://${POD}`])
    expect(read.securityPolicy).toBe('USERNAME_PASSWORD_TOKEN')
    const verdict = await judged(sample)
    expect(verdict.state).toBe('warn')
    expect(verdict.causes?.map(({ id }) => id)).toEqual(['security-policy-wrong'])
  },
  'oic-test-lbac': ({ body }) => {
    const texts = String(body).split(/ … or /)
    expect(texts).toEqual(['401 Access Denied', '403 Forbidden'])
    for (const text of texts) expect(firstCause(text)).toBe('lbac-shuts-out-oracle-integration')
  },
  'oic-test-keys-missing': ({ body }) => {
    expect(firstCause(String(body))).toBe('signing-certificate-not-imported')
  },
}
