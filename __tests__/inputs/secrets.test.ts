import { describe, expect, it } from '@jest/globals'
import { INPUT_NAMES, type RawInputs } from '../../src/inputs/names.js'
import { secretsIn, shortSecrets } from '../../src/inputs/secrets.js'

function raw(overrides: Partial<RawInputs>): RawInputs {
  return {
    ...(Object.fromEntries(INPUT_NAMES.map((name) => [name, ''])) as RawInputs),
    ...overrides,
  }
}

describe('the secrets in the inputs', () => {
  it('include each line of a key, but not its armour', () => {
    const secrets = secretsIn(
      raw({
        'client-private-key':
          '-----BEGIN PRIVATE KEY-----\nMIIEvQ\nIBADAN\n-----END PRIVATE KEY-----',
      }),
    )
    expect(secrets).toContain('MIIEvQ')
    expect(secrets).toContain('IBADAN')
    expect(secrets).not.toContain('-----BEGIN PRIVATE KEY-----')
  })

  it('include lines that are separated by a literal backslash and n', () => {
    expect(secretsIn(raw({ 'client-private-key': 'MIIEvQ\\nIBADAN' }))).toContain('IBADAN')
  })

  it('include the credentials of Basic authentication, plain and form-encoded', () => {
    const secrets = secretsIn(raw({ 'client-id': 'id', 'client-secret': 'p w+d%' }))
    expect(secrets).toContain(Buffer.from('id:p w+d%').toString('base64'))
    expect(secrets).toContain(Buffer.from('id:p+w%2Bd%25').toString('base64'))
  })

  it('do not include the client id, even where it is given as a secret too', () => {
    const secrets = secretsIn(raw({ 'client-id': 'same-client', 'oic-client-id': 'same-client' }))
    expect(secrets).not.toContain('same-client')
  })

  it('never include the empty text', () => {
    expect(secretsIn(raw({}))).not.toContain('')
  })

  it('are called short below eight characters', () => {
    expect(
      shortSecrets(raw({ 'client-secret': '1234567', 'fusion-password': '12345678' })),
    ).toEqual(['client-secret'])
  })
})
