import { describe, expect, it } from '@jest/globals'
import { readIdTokenRequest } from '../../src/github/id-token.js'
import type { InputName } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { raw } from './good-inputs.js'

const OFFER = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://pipelines.example/idtoken?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
}
const WORKLOAD = {
  'admin-auth': 'github-oidc',
  'oidc-audience': 'oci-oic-setup',
  'oidc-client-id': 'exchange',
  'oidc-client-secret': 'exchange-secret',
}
const PERMISSION =
  'admin-auth is "github-oidc", and the runner offers no ID token. Give the job "permissions: id-token: write"'

describe('the administrator', () => {
  it.each<[string, Partial<Record<InputName, string>>, object | undefined]>([
    ['nobody', {}, undefined],
    [
      'a client',
      { 'admin-client-id': 'admin', 'admin-client-secret': 'admin-secret' },
      { kind: 'client', client: { id: 'admin', secret: 'admin-secret' } },
    ],
    [
      'the workflow',
      WORKLOAD,
      {
        kind: 'workload',
        audience: 'oci-oic-setup',
        exchangeClient: { id: 'exchange', secret: 'exchange-secret' },
        idTokens: { token: 'request-token' },
      },
    ],
  ])('is %s', (_, inputs, administrator) => {
    const { settings, faults } = readInputs(raw({ mode: 'apply', ...inputs }), {
      idTokens: readIdTokenRequest(OFFER),
    })
    expect(faults).toEqual([])
    if (administrator === undefined) expect(settings.administrator).toBeUndefined()
    else expect(settings.administrator).toMatchObject(administrator)
  })

  it.each<[string, Partial<Record<InputName, string>>, readonly string[]]>([
    ['apply without the permission', { mode: 'apply', ...WORKLOAD }, [PERMISSION]],
    ['plan without the permission', { mode: 'plan', ...WORKLOAD }, [PERMISSION]],
    ['verify without the permission, which it does not need', WORKLOAD, []],
    [
      'nothing but the way',
      { 'admin-auth': 'github-oidc' },
      [
        'oidc-audience is empty, and admin-auth "github-oidc" needs it. GitHub passes',
        'oidc-client-id is empty too',
        'oidc-client-secret is empty too',
      ],
    ],
    [
      'a secret that is not used any more',
      { ...WORKLOAD, 'admin-client-id': 'admin', 'admin-client-secret': 'admin-secret' },
      [
        'admin-client-id is set, but admin-auth "github-oidc" does not use it',
        'admin-client-secret is set, but',
      ],
    ],
    [
      'the exchange without the way',
      { 'oidc-audience': 'oci-oic-setup' },
      ['oidc-audience is set, but admin-auth "client" does not use it. Remove it'],
    ],
    [
      'another way',
      { 'admin-auth': 'oidc' },
      ['admin-auth is "oidc", expected one of client, github-oidc'],
    ],
  ])('that is given as %s has the faults %j', (_, inputs, expected) => {
    const { faults } = readInputs(raw(inputs))
    expect(faults).toHaveLength(expected.length)
    for (const [index, fault] of expected.entries()) expect(faults[index]).toContain(fault)
  })
})

describe("the runner's offer of ID tokens", () => {
  it('is read when URL and token are set', () => {
    expect(readIdTokenRequest(OFFER)).toEqual({
      url: new URL(OFFER.ACTIONS_ID_TOKEN_REQUEST_URL),
      token: 'request-token',
    })
  })

  it.each([
    ['without the URL', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' }],
    ['without the token', { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x.example' }],
  ])('is none %s', (_, environment) => {
    expect(readIdTokenRequest(environment)).toBeUndefined()
  })

  it.each([
    ['without TLS', 'http://x.example/idtoken?api-version=2.0', 'http://x.example'],
    ['at what is no URL', 'somewhere', 'what is no URL'],
  ])('%s is said to be one that nothing is sent to', (_, url, place) => {
    const idTokens = readIdTokenRequest({ ...OFFER, ACTIONS_ID_TOKEN_REQUEST_URL: url })
    // its token is to be masked all the same
    expect(idTokens?.token).toBe('request-token')
    const { settings, faults } = readInputs(raw({ mode: 'apply', ...WORKLOAD }), { idTokens })
    expect(faults).toEqual([
      `admin-auth is "github-oidc", and the runner offers ID tokens at ${place} (ACTIONS_ID_TOKEN_REQUEST_URL), expected https://…: nothing is sent there; ask who runs the runner`,
    ])
    expect(settings.administrator).toBeUndefined()
    expect(readInputs(raw(WORKLOAD), { idTokens }).faults).toEqual([])
  })
})
