import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { clientCertificate, clientKey } from '../../sandbox/identity-domain/assertions.js'
import type { ApplicationUse } from '../../src/prerequisites/application-use.js'
import { faultsOfClient, type ClientNeeds } from '../../src/prerequisites/client-application.js'
import { app, said } from './applications.js'

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const GOOD = { active: true, isOAuthClient: true, clientType: 'confidential' }

function needs(use: ApplicationUse, ...grants: readonly string[]): ClientNeeds {
  return {
    grants: grants.map((grant) => ({ grant, neededBy: 'a test', minds: 'probe' })),
    use,
    key: undefined,
  }
}

describe('the client application', () => {
  it.each<[string, object, readonly string[], readonly string[]]>([
    ['as it should be', { ...GOOD, allowedGrants: ['password'] }, ['password'], []],
    ['a trusted one', { ...GOOD, clientType: 'trusted' }, [], []],
    ['a confidential one in capitals', { ...GOOD, clientType: 'Confidential' }, [], []],
    ['a public one', { ...GOOD, clientType: 'public' }, [], ['client-not-confidential']],
    ['no client', { ...GOOD, isOAuthClient: false }, [], ['client-not-confidential']],
    ['inactive', { ...GOOD, active: false }, [], ['client-app-inactive']],
    ['inactive by a text', { ...GOOD, active: 'false' }, [], ['client-app-inactive']],
    [
      'without a grant',
      { ...GOOD, allowedGrants: ['password'] },
      ['password', JWT_BEARER],
      ['client-grant-not-allowed'],
    ],
    ['without its grants shown', GOOD, ['password'], ['? its grant types']],
    ['with its id and name alone', {}, [], ['? whether it is active']],
    [
      'inactive, without a grant',
      { ...GOOD, active: false, allowedGrants: [] },
      ['password'],
      ['client-app-inactive', 'client-grant-not-allowed'],
    ],
  ])('%s', (_, shown, grants, expected) => {
    expect(said(faultsOfClient(app({ ...shown }), needs('none', ...grants)))).toEqual(expected)
  })

  it.each<[ApplicationUse, readonly string[], readonly string[]]>([
    ['this', ['authorization_code', 'refresh_token'], []],
    ['this', ['authorization_code'], ['refresh-not-allowed']],
    ['this', ['refresh_token'], ['client-grant-not-allowed']],
    ['presumably', ['authorization_code'], ['refresh-not-allowed']],
    ['none', [], []],
    ['unknown', [], []],
  ])('that a connection uses (%s) with the grants %j', (use, allowedGrants, expected) => {
    const shown = app({ ...GOOD, allowedGrants })
    expect(said(faultsOfClient(shown, needs(use)))).toEqual(expected)
  })

  it('tells of each grant who minds that it is missing', () => {
    const shown = app({ ...GOOD, allowedGrants: [] })
    const [fault] = faultsOfClient(shown, needs('this', 'password')).faults
    expect(fault?.cause).toBe('client-grant-not-allowed')
    expect(fault?.explains401).toBe(true)
    expect(
      fault?.parts?.map(({ minds, cause, explains401 }) => [minds, cause, explains401]),
    ).toEqual([
      ['probe', 'client-grant-not-allowed', false],
      ['connection', 'client-grant-not-allowed', false],
      ['connection', 'refresh-not-allowed', true],
    ])
  })

  it.each<[string, ApplicationUse, object, boolean]>([
    ['inactive, and a connection shows it', 'this', { active: false }, true],
    ['inactive, and none does', 'presumably', { active: false }, false],
    [
      'without Refresh token, and a connection shows it',
      'this',
      { allowedGrants: ['authorization_code'] },
      true,
    ],
    [
      'without Refresh token, and none does',
      'presumably',
      { allowedGrants: ['authorization_code'] },
      false,
    ],
    [
      'without Authorization code, which a consent alone needs',
      'this',
      { allowedGrants: ['refresh_token'] },
      false,
    ],
  ])('explains a 401: %s', (_, use, shown, explains) => {
    const [fault] = faultsOfClient(app({ ...GOOD, ...shown }), needs(use)).faults
    expect(fault?.explains401).toBe(explains)
  })

  describe('with a key', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const one = (der: string): object => ({ certAlias: 'oic_signing', x509Base64Certificate: der })
    const seen = async (
      certificates: readonly object[] | undefined,
      key?: typeof other,
    ): Promise<readonly string[]> => {
      const privateKey = key ?? createPrivateKey(await clientKey())
      const shown = app({ ...GOOD, ...(certificates && { certificates }) })
      const needed = { ...needs('none'), key: { alias: 'oic_signing', privateKey } }
      return said(faultsOfClient(shown, needed))
    }
    const UNKNOWN = ['? the certificate of the key']

    it.each<[string, (der: string) => readonly object[] | undefined, readonly string[]]>([
      ['its own', (der) => [one(der)], []],
      ['its own, in lines', (der) => [one(der.replaceAll(/.{64}/g, '$&\n'))], []],
      ['an alias in capitals', (der) => [{ ...one(der), certAlias: 'OIC_SIGNING' }], []],
      ['an alias without its certificate', () => [{ certAlias: 'oic_signing' }], UNKNOWN],
      ['a certificate that cannot be read', () => [one('MIIB')], UNKNOWN],
      ['another alias', (der) => [{ ...one(der), certAlias: 'x' }], ['certificate-not-registered']],
      ['none', () => [], ['certificate-not-registered']],
      ['none shown', () => undefined, UNKNOWN],
    ])('%s', async (_, certificates, expected) => {
      expect(await seen(certificates(await clientCertificate()))).toEqual(expected)
    })

    it('whose certificate is of another one', async () => {
      const found = await seen([one(await clientCertificate())], other)
      expect(found).toEqual(['certificate-not-registered'])
    })
  })
})
