import { describe, expect, it } from '@jest/globals'
import type { Settings } from '../../src/inputs/settings.js'
import type { Certificate } from '../../src/prerequisites/certificate.js'
import { plannedImport, type ImportFacts } from '../../src/prerequisites/planned-import.js'

const PROOF = { subject: 'CN=x', pem: 'PEM' }
const CERTIFICATE = PROOF as Certificate

function settings(given: Partial<Settings>): Settings {
  return {
    mode: 'apply',
    certificateImport: 'browser',
    certificates: { signingAlias: 'S', authorityAlias: 'A' },
    fusion: { credentials: { name: 'ADMIN', password: 'secret' } },
    ...given,
  } as Settings
}

const PROVEN: ImportFacts = {
  topology: 'cross-domain',
  keys: 'pass',
  signing: CERTIFICATE,
  authority: CERTIFICATE,
}

describe('an import by browser', () => {
  it.each<[string, boolean, Partial<Settings>, Partial<ImportFacts>]>([
    ['is planned for a proven cross-domain pair', true, {}, {}],
    ['is planned in plan', true, { mode: 'plan' }, {}],
    ['is never planned in verify', false, { mode: 'verify' }, {}],
    ['is not planned unless it is wished', false, { certificateImport: 'manual' }, {}],
    ['is not planned in one domain', false, {}, { topology: 'same-domain' }],
    ['is not planned in an unknown topology', false, {}, { topology: 'unknown' }],
    ['is not planned when nobody knows the topology', false, {}, { topology: undefined }],
    ['is not planned with one certificate', false, {}, { authority: undefined }],
    [
      'is announced before a lease shows the certificates',
      true,
      {},
      { keys: 'pending', signing: undefined, authority: undefined },
    ],
    [
      'is not planned when the keys cannot be read',
      false,
      {},
      { keys: 'error', signing: undefined, authority: undefined },
    ],
  ])('%s', (_, expected, given, facts) => {
    expect(plannedImport(settings(given), { ...PROVEN, ...facts }) !== undefined).toBe(expected)
  })

  it('names both certificates as they are proven', () => {
    const plan = plannedImport(settings({}), PROVEN)
    expect(plan?.('https://identity.oraclecloud.com/')).toEqual({
      kind: 'import-trust',
      checkId: 'fusion.trust',
      issuer: 'https://identity.oraclecloud.com/',
      certificates: [
        { alias: 'S', proven: PROOF },
        { alias: 'A', proven: PROOF },
      ],
    })
  })
})
