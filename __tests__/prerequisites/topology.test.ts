import { describe, expect, it } from '@jest/globals'
import { compareDomains } from '../../src/prerequisites/topology.js'

const A = 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com'
const A_REGIONAL =
  'https://idcs-0123456789abcdef0123456789abcdef.us-ashburn-idcs-1.identity.us-ashburn-1.oci.oraclecloud.com:443'
const B = 'https://idcs-fedcba9876543210fedcba9876543210.identity.oraclecloud.com'
const VANITY = 'https://login.acme.example'

describe('the topology', () => {
  it.each([
    [A, A, 'same-domain'],
    [A, `${A}:443/oauth2/v1/authorize?client_id=x`, 'same-domain'],
    [A, A_REGIONAL, 'same-domain'],
    [A_REGIONAL, A, 'same-domain'],
    [A, `${A}.evil.example/oauth2/v1/authorize`, 'unknown'],
    [A, A.replace('oraclecloud', 'oraclecloud99'), 'unknown'],
    [A, B, 'cross-domain'],
    [VANITY, VANITY, 'same-domain'],
    [VANITY, A, 'unknown'],
    [A, VANITY, 'unknown'],
    [A, 'https://login-acme.fa.em2.oraclecloud.com/oam/server', 'unknown'],
    ['https://localhost:1', 'https://localhost:2', 'cross-domain'],
  ])('of a client in %s and a pod in %s is %s', (client, pod, topology) => {
    const verdict = compareDomains(
      new URL(client),
      new URL(pod),
      'given as fusion-identity-domain-url',
    )
    expect(verdict.value?.of).toBe(topology)
    expect(verdict.state).toBe(topology === 'unknown' ? 'warn' : 'pass')
  })

  it.each([
    ['two domains', B, true],
    ['one domain', A, false],
    ['a host that is no domain', VANITY, false],
  ])('says of %s whether Oracle is retiring the layout', (_, pod, isRetired) => {
    const { found } = compareDomains(
      new URL(A),
      new URL(pod),
      'given as fusion-identity-domain-url',
    )
    expect(found.includes('Oracle is retiring this layout')).toBe(isRetired)
  })
})
