import { describe, expect, it } from '@jest/globals'
import { MockAgent } from 'undici'
import { NoIdToken, requestIdToken } from '../../src/github/id-token.js'
import { ServiceHttp } from '../../src/http/client.js'
import { testEnvironment } from '../http/test-environment.js'

const URL_OF_RUNNER = new URL('https://pipelines.example/42//idtoken?api-version=2.0')

/** What comes of a request for an ID token that GitHub answers so. */
async function answered(status: number, body: string): Promise<string> {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  dispatcher
    .get(URL_OF_RUNNER.origin)
    .intercept({ path: '/42//idtoken?api-version=2.0&audience=oci-oic-setup' })
    .reply(status, body, { headers: { 'content-type': 'application/json' } })
  const http = new ServiceHttp(URL_OF_RUNNER, testEnvironment({ dispatcher }), { name: 'GitHub' })
  return requestIdToken(http, { url: URL_OF_RUNNER, token: 'request-token' }, 'oci-oic-setup')
}

describe('an ID token of the job', () => {
  it('is asked for with the audience, beside what the URL of the runner holds', async () => {
    expect(await answered(200, '{"value":"aGVhZA.Ym9keQ.c2ln"}')).toBe('aGVhZA.Ym9keQ.c2ln')
  })

  it.each([
    ['a refusal', 403, '{"message":"no permission"}'],
    ['no token', 200, '{}'],
    ['an empty token', 200, '{"value":""}'],
    ['what is no token', 200, '{"value":"not a token"}'],
    ['a page', 200, '<html></html>'],
  ])('is not there when GitHub answers with %s', async (_, status, body) => {
    await expect(answered(status, body)).rejects.toThrow(NoIdToken)
  })
})
