import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { DefaultRequestSigner } from 'oci-common'
import { signatureOf, signingString, signRequest } from '../../src/oracle/request-signature.js'

/** Key, requests and signatures as Oracle publishes them (*Request Signatures*, test values). */
const PUBLISHED_KEY = `-----BEGIN RSA PRIVATE KEY-----
MIICXgIBAAKBgQDCFENGw33yGihy92pDjZQhl0C36rPJj+CvfSC8+q28hxA161QF
NUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6Z4UMR7EOcpfdUE9Hf3m/hs+F
UR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJwoYi+1hqp1fIekaxsyQIDAQAB
AoGBAJR8ZkCUvx5kzv+utdl7T5MnordT1TvoXXJGXK7ZZ+UuvMNUCdN2QPc4sBiA
QWvLw1cSKt5DsKZ8UETpYPy8pPYnnDEz2dDYiaew9+xEpubyeW2oH4Zx71wqBtOK
kqwrXa/pzdpiucRRjk6vE6YY7EBBs/g7uanVpGibOVAEsqH1AkEA7DkjVH28WDUg
f1nqvfn2Kj6CT7nIcE3jGJsZZ7zlZmBmHFDONMLUrXR/Zm3pR5m0tCmBqa5RK95u
412jt1dPIwJBANJT3v8pnkth48bQo/fKel6uEYyboRtA5/uHuHkZ6FQF7OUkGogc
mSJluOdc5t6hI1VsLn0QZEjQZMEOWr+wKSMCQQCC4kXJEsHAve77oP6HtG/IiEn7
kpyUXRNvFsDE0czpJJBvL/aRFUJxuRK91jhjC68sA7NsKMGg5OXb5I5Jj36xAkEA
gIT7aFOYBFwGgQAQkWNKLvySgKbAZRTeLBacpHMuQdl1DfdntvAyqpAZ0lY0RKmW
G6aFKaqQfOXKCyWoUiVknQJAXrlgySFci/2ueKlIE1QqIiLSZ8V8OlpFLRnb1pzI
7U1yQXnTAEFYM560yJlzUpOb1V4cScGd365tiSMvxLOvTA==
-----END RSA PRIVATE KEY-----
`
const HOST = 'iaas.us-phoenix-1.oraclecloud.com'
const DATE = 'Thu, 05 Jan 2014 21:31:40 GMT'

describe("Oracle's published test values", () => {
  it.each([
    [
      'GET',
      '/20160918/instances?availabilityDomain=Pjwf%3A%20PHX-AD-1&compartmentId=ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa&displayName=TeamXInstances&volumeId=ocid1.volume.oc1.phx.abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q',
      {},
      ['date', '(request-target)', 'host'],
      'GBas7grhyrhSKHP6AVIj/h5/Vp8bd/peM79H9Wv8kjoaCivujVXlpbKLjMPeDUhxkFIWtTtLBj3sUzaFj34XE6YZAHc9r2DmE4pMwOAy/kiITcZxa1oHPOeRheC0jP2dqbTll8fmTZVwKZOKHYPtrLJIJQHJjNvxFWeHQjMaR7M=',
    ],
    [
      'POST',
      '/20160918/volumeAttachments',
      {
        'content-length': '316',
        'content-type': 'application/json',
        'x-content-sha256': 'V9Z20UJTvkvpJ50flBzKE32+6m2zJjweHpDMX/U4Uy0=',
      },
      ['date', '(request-target)', 'host', 'content-length', 'content-type', 'x-content-sha256'],
      'Mje8vIDPlwIHmD/cTDwRxE7HaAvBg16JnVcsuqaNRim23fFPgQfLoOOxae6WqKb1uPjYEl0qIdazWaBy/Ml8DRhqlocMwoSXv0fbukP8J5N80LCmzT/FFBvIvTB91XuXI3hYfP9Zt1l7S6ieVadHUfqBedWH0itrtPJBgKmrWso=',
    ],
  ])('%s is signed to the published signature', (method, path, more, names, signature) => {
    const headers = { date: DATE, host: HOST, ...more }
    const text = signingString(names, { method, path, headers })
    expect(signatureOf(text, createPrivateKey(PUBLISHED_KEY))).toBe(signature)
  })

  it('the published body has the published digest and length', () => {
    const body = `{
    "compartmentId": "ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa",
    "instanceId": "ocid1.instance.oc1.phx.abuw4ljrlsfiqw6vzzxb43vyypt4pkodawglp3wqxjqofakrwvou52gb6s5a",
    "volumeId": "ocid1.volume.oc1.phx.abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q"
}`
    const headers = { host: HOST, 'content-type': 'application/json' }
    const key = { keyId: 'k', privateKey: createPrivateKey(PUBLISHED_KEY) }
    expect(signRequest({ method: 'POST', path: '/', headers }, body, key, 0)).toMatchObject({
      'x-content-sha256': 'V9Z20UJTvkvpJ50flBzKE32+6m2zJjweHpDMX/U4Uy0=',
      'content-length': '316',
    })
  })
})

describe("Oracle's SDK", () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
  const keyId = 'ST$eyJhbGciOiJSUzI1NiJ9.e30.c2ln'
  const signer = new DefaultRequestSigner({
    getKeyId: () => Promise.resolve(keyId),
    getPrivateKey: () => pem,
    getPassphrase: () => null,
  })

  it.each<['GET' | 'POST' | 'PATCH' | 'DELETE', string, string | undefined]>([
    ['GET', '/admin/v1/Grants?filter=grantee.value%20eq%20%22a%22&attributes=id', undefined],
    ['DELETE', '/admin/v1/Grants/77aa88bb', undefined],
    ['POST', '/admin/v1/Grants', '{"grantee":{"type":"App","value":"a"}}'],
    ['POST', '/admin/v1/Users', '{"userName":"Zoë Ångström 𝄞"}'],
    ['PATCH', '/admin/v1/Settings/Settings', '{}'],
    ['POST', '/admin/v1/Users', undefined],
  ])('signs %s %s to the same bytes', async (method, path, body) => {
    const now = Date.parse('2026-03-01T12:00:00Z')
    const date = new Date(now).toUTCString()
    const type = { 'content-type': 'application/scim+json' }
    const headers = new Headers({ ...type, 'x-date': date })
    const uri = `https://idcs-0123.identity.oraclecloud.com${path}`
    await signer.signHttpRequest({ method, uri, headers, ...(body !== undefined && { body }) })
    const ours = signRequest(
      { method, path, headers: { ...type, host: 'idcs-0123.identity.oraclecloud.com' } },
      body,
      { keyId, privateKey },
      now,
    )
    // the SDK writes two names in the list with capitals, which the signature does not cover
    const theirs = headers
      .get('authorization')
      ?.replace('Content-Type Content-Length', (names) => names.toLowerCase())
    expect(ours['authorization']).toBe(theirs)
    for (const name of ['x-date', 'content-length', 'x-content-sha256']) {
      expect(ours[name] ?? null).toBe(headers.get(name))
    }
  })
})

it('a request that lacks a header to be signed is not signed', () => {
  expect(() => signingString(['host'], { method: 'GET', path: '/', headers: {} })).toThrow(
    'a request without host cannot be signed',
  )
})
