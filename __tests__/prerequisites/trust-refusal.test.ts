import { describe, expect, it } from '@jest/globals'
import { diagnoseTrustRefusal, type TrustFacts } from '../../src/prerequisites/trust-refusal.js'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const USUAL = 'https://identity.oraclecloud.com/'

const FACTS: TrustFacts = {
  topology: 'cross-domain',
  token: {
    issuer: USUAL,
    subject: 'SA_FA_DEV_OIC',
    audience: ['https://acme.fa.em2.oraclecloud.com:443'],
    issuedAt: NOW - 1000,
    expiresAt: NOW + 3_600_000,
    thumbprint: 'IRbmlD-hR3X5vYxfkSu3jrzuh3Y',
  },
  now: NOW,
  fusionHost: 'acme.fa.em2.oraclecloud.com',
  trustedIssuer: '',
  usualIssuer: USUAL,
  exportedThumbprint: 'IRbmlD-hR3X5vYxfkSu3jrzuh3Y',
  certificateDates: undefined,
  fusionUser: { userName: 'SA_FA_DEV_OIC' },
  subjectDiffers: undefined,
  topologyGiven: false,
  clientToken: false,
  accessDenied: false,
}

function with_(change: Partial<TrustFacts>, token: Partial<TrustFacts['token']> = {}): TrustFacts {
  return { ...FACTS, ...change, token: { ...FACTS.token, ...token } }
}

describe('a token that Fusion refuses', () => {
  it.each<[string, TrustFacts, string]>([
    ['nothing else is wrong', FACTS, 'signing-certificate-not-imported'],
    ['it is expired', with_({}, { expiresAt: NOW }), 'token-expired'],
    ['it is from the future', with_({}, { issuedAt: NOW + 120_000 }), 'token-expired'],
    ['its thumbprint is not exported', with_({}, { thumbprint: 'x' }), 'signing-key-differs'],
    [
      'the trusted issuer is written differently',
      with_({ trustedIssuer: 'https://identity.oraclecloud.com' }),
      'issuer-text-differs',
    ],
    [
      'the issuer is custom and another one trusted',
      with_({ trustedIssuer: USUAL }, { issuer: 'https://acme.example/' }),
      'issuer-custom',
    ],
    [
      'the issuer is custom and none was named',
      with_({}, { issuer: 'https://acme.example/' }),
      'issuer-custom',
    ],
    ['the user is missing', with_({ fusionUser: 'missing or inactive' }), 'fusion-user-missing'],
    ['the subject differs', with_({ subjectDiffers: 'in letters' }), 'subject-differs'],
    ['the subject differs in case', with_({ subjectDiffers: 'in case' }), 'subject-differs'],
    [
      'the certificate is expired',
      with_({ certificateDates: { id: 'certificate-expired', evidence: 'expired' } }),
      'certificate-expired',
    ],
    [
      'the audience is another pod',
      with_({}, { audience: ['https://acme-test.fa.em2.oraclecloud.com:443'] }),
      'audience-wrong',
    ],
    ['it is the client’s own', with_({ clientToken: true }), 'client-user-missing'],
    ['access is denied by location', with_({ accessDenied: true }), 'runner-shut-out'],
    [
      'the domain is shared and the user unknown to us',
      with_({ topology: 'same-domain', fusionUser: 'unknown' }),
      'fusion-user-missing',
    ],
    ['the domain is shared', with_({ topology: 'same-domain' }), 'user-not-synchronised'],
  ])('because %s is explained first by that', (_, facts, first) => {
    const [cause] = diagnoseTrustRefusal(facts)
    expect(cause?.id).toBe(first)
    expect(cause?.evidence).not.toBe('')
  })

  it('names what Security Console alone can tell, all of it, for the facts exclude none', () => {
    expect(diagnoseTrustRefusal(FACTS).map(({ id }) => id)).toEqual([
      'signing-certificate-not-imported',
      'trusted-issuer-missing',
      'signing-key-rotated',
      'authority-certificate-not-imported',
      'token-type-not-ticked',
      'trust-not-saved',
      'trust-not-yet-effective',
      'environment-refreshed',
    ])
  })

  it('says of each proven cause what proves it, and of no other one', () => {
    const facts = with_(
      {
        accessDenied: true,
        trustedIssuer: 'https://other.example/',
        exportedThumbprint: 'exported',
        certificateDates: { id: 'certificate-expired', evidence: 'expired on 2026-01-01' },
        fusionUser: { userName: 'sa_fa' },
        subjectDiffers: 'in letters',
      },
      {
        issuedAt: undefined,
        expiresAt: NOW,
        thumbprint: 'named',
        audience: ['https://one.example', 'https://two.example'],
      },
    )
    expect(diagnoseTrustRefusal(facts)).toEqual([
      { id: 'runner-shut-out', evidence: 'the refusal says "Access Denied"' },
      {
        id: 'token-expired',
        evidence:
          'issued at an unknown time, valid until 2026-11-24T12:00:00.000Z, and the time is 2026-11-24T12:00:00.000Z',
      },
      { id: 'certificate-expired', evidence: 'expired on 2026-01-01' },
      {
        id: 'signing-key-differs',
        evidence: 'x5t of the token is named, of the exported certificate exported',
      },
      {
        id: 'subject-differs',
        evidence: 'sub of the token is SA_FA_DEV_OIC, the user name in Fusion sa_fa',
      },
    ])
  })

  it('is suspected of more than the console where an input, case or audience may be the reason', () => {
    const facts = with_(
      { trustedIssuer: 'https://other.example/', subjectDiffers: 'in case' },
      {
        subject: 'sa_fa_dev_oic',
        audience: ['https://one.example', 'https://two.example'],
      },
    )
    const causes = diagnoseTrustRefusal(facts)
    expect(causes.slice(0, 4)).toEqual([
      {
        id: 'issuer-text-differs',
        evidence:
          'iss of the token is https://identity.oraclecloud.com/, trusted-issuer is https://other.example/',
      },
      {
        id: 'subject-differs',
        evidence: 'sub of the token is sa_fa_dev_oic, the user name in Fusion SA_FA_DEV_OIC',
      },
      {
        id: 'audience-wrong',
        evidence:
          'aud of the token is https://one.example, https://two.example, the pod is https://acme.fa.em2.oraclecloud.com',
      },
      {
        id: 'signing-certificate-not-imported',
        evidence: 'status 401 to the valid token, as to an invalid one',
      },
    ])
  })

  it.each<[string, TrustFacts]>([
    ['expired', with_({}, { expiresAt: NOW })],
    [
      'of an expired key',
      with_({ certificateDates: { id: 'certificate-expired', evidence: 'e' } }),
    ],
    ['of a user whom Fusion does not have', with_({ fusionUser: 'missing or inactive' })],
    ['of another subject', with_({ subjectDiffers: 'in letters' })],
  ])('%s is no matter of the Security Console', (_, facts) => {
    expect(diagnoseTrustRefusal(facts)).toHaveLength(1)
  })

  it('is no matter of the certificates where the domain is shared', () => {
    const certificateDates = { id: 'certificate-expired', evidence: 'e' } as const
    const facts = with_({ topology: 'same-domain', certificateDates, topologyGiven: true })
    expect(diagnoseTrustRefusal(facts).map(({ id }) => id)).toEqual([
      'user-not-synchronised',
      'domain-wrong',
      'fusion-identity-domain-wrong',
    ])
  })

  it.each<[string, TrustFacts, readonly string[]]>([
    ['without times', with_({}, { issuedAt: undefined, expiresAt: undefined }), []],
    ['a minute ahead', with_({}, { issuedAt: NOW + 60_000 }), []],
    ['more than a minute ahead', with_({}, { issuedAt: NOW + 60_001 }), ['token-expired']],
    ['of a key when none was exported', with_({ exportedThumbprint: undefined }), []],
    ['that names no key', with_({}, { thumbprint: undefined }), []],
    ['of the trusted issuer', with_({ trustedIssuer: USUAL }), []],
    [
      'of the trusted custom issuer',
      with_({ trustedIssuer: 'https://acme.example/' }, { issuer: 'https://acme.example/' }),
      [],
    ],
    ['of a user whom nobody looked up', with_({ fusionUser: 'unknown' }), ['fusion-user-missing']],
    [
      'of a user whose state Fusion does not show',
      with_({ fusionUser: { userName: 'SA_FA_DEV_OIC', active: undefined } }),
      ['fusion-user-inactive'],
    ],
    [
      'of a client, though the user is another',
      with_({ clientToken: true, fusionUser: { userName: 'x' } }),
      ['client-user-missing'],
    ],
  ])('%s is suspected beyond the console of no more than the facts say', (_, facts, more) => {
    const inConsole = new Set(diagnoseTrustRefusal(FACTS).map(({ id }) => id))
    const ids = diagnoseTrustRefusal(facts).map(({ id }) => id)
    expect(ids.filter((id) => !inConsole.has(id))).toEqual(more)
  })

  it('says what was not looked up, and what a subject that is no person means', () => {
    const evidenceOf = (facts: TrustFacts, id: string): string | undefined =>
      diagnoseTrustRefusal(facts).find((cause) => cause.id === id)?.evidence
    expect(evidenceOf(with_({ fusionUser: 'unknown' }), 'fusion-user-missing')).toBe(
      'it is not known whether Fusion has the user (see user.fusion)',
    )
    expect(evidenceOf(with_({ fusionUser: 'missing or inactive' }), 'fusion-user-missing')).toBe(
      'a look-up in Fusion did not find the user active',
    )
    expect(
      evidenceOf(with_({ clientToken: true }, { subject: 'abc' }), 'client-user-missing'),
    ).toBe('sub of the token is the client id, abc')
    expect(evidenceOf(FACTS, 'trust-not-saved')).toBe(
      'status 401 to the valid token, as to an invalid one',
    )
  })

  it('of a shared domain has nothing to do with certificates and issuers', () => {
    const facts = with_(
      { topology: 'same-domain', trustedIssuer: 'https://x', exportedThumbprint: 'y' },
      { issuer: 'https://z' },
    )
    expect(diagnoseTrustRefusal(facts).map(({ id }) => id)).toEqual([
      'user-not-synchronised',
      'domain-wrong',
    ])
  })

  it.each([
    ['a URN', ['urn:opc:resource:fa:instanceid=1']],
    ['a URL among others that are none', ['urn:opc', 'https://x.example']],
    ['an address without TLS', ['http://x.example']],
    ['the pod among others', ['https://x.example', 'https://acme.fa.em2.oraclecloud.com']],
    ['nothing', []],
  ])('with %s as audience is not suspected of another one', (_, audience) => {
    const ids = diagnoseTrustRefusal(with_({}, { audience })).map(({ id }) => id)
    expect(ids).not.toContain('audience-wrong')
  })
})
