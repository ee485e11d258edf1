import { describe, expect, it } from '@jest/globals'
import { MockAgent } from 'undici'
import { ServiceHttp } from '../../src/http/client.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import type { Authorisation } from '../../src/oracle/authorisation.js'
import { readAs } from '../../src/oracle/read-as.js'
import { testEnvironment } from '../http/test-environment.js'
import { jsonAnswer } from './json-answer.js'

const PAGE = { status: 401, type: 'text/html', body: '<H1>Unauthorized</H1>' }
const JSON_REFUSAL = { status: 401, type: 'application/json', body: '{}' }
const GATEWAY = { ...PAGE, status: 403 }
const GOOD = { status: 200, type: 'application/json', body: '{}' }

type Served = typeof GOOD

function by(token: string, renewed?: () => Promise<Authorisation>): Authorisation {
  return {
    who: 'the client',
    headersFor: () => ({ authorization: `Bearer ${token}` }),
    isUsedUp: () => false,
    ...(renewed && { renewed }),
  }
}

/** Serves an old token and a new one, and tells what came of it and which tokens were seen. */
async function read(
  served: { readonly old: Served; readonly new: Served },
  authorisation: Authorisation | undefined,
): Promise<{ readonly status: number; readonly seen: readonly string[] }> {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  const seen: string[] = []
  dispatcher
    .get('https://domain.example')
    .intercept({ path: '/admin/v1/x', method: 'GET' })
    .reply(({ headers }) => {
      const token = (headers as Record<string, string>)['authorization'] ?? 'none'
      seen.push(token)
      const { status, type, body } = token === 'Bearer new' ? served.new : served.old
      return {
        statusCode: status,
        data: body,
        responseOptions: { headers: { 'content-type': type } },
      }
    })
    .persist()
  const http = new ServiceHttp(new URL('https://domain.example'), testEnvironment({ dispatcher }), {
    name: 'identity domain',
  })
  const { status } = await readAs(http, authorisation, {
    method: 'GET',
    path: '/admin/v1/x',
    repeatable: true,
  })
  await dispatcher.close()
  return { status, seen }
}

describe('a read with a token', () => {
  const renewed = (): Promise<Authorisation> => Promise.resolve(by('new', renewed))
  it.each<[string, Served, Served, number, readonly string[]]>([
    ['that is good is sent once', GOOD, GOOD, 200, ['Bearer old']],
    ['that is no good is sent again with a new one', PAGE, GOOD, 200, ['Bearer old', 'Bearer new']],
    ['is sent again once only', PAGE, PAGE, 401, ['Bearer old', 'Bearer new']],
    ['without a right is not sent again', JSON_REFUSAL, GOOD, 401, ['Bearer old']],
    ['that a gateway refuses is not sent again', GATEWAY, GOOD, 403, ['Bearer old']],
  ])('%s', async (_, old, fresh, status, seen) => {
    expect(await read({ old, new: fresh }, by('old', renewed))).toEqual({ status, seen })
  })

  it('keeps its first answer when there is no other token', async () => {
    const refused = (): Promise<Authorisation> =>
      Promise.reject(new UnexpectedAnswer(jsonAnswer({ error: 'invalid_client' }, { status: 401 })))
    for (const authorisation of [undefined, by('old'), by('old', refused)]) {
      const { status, seen } = await read({ old: PAGE, new: GOOD }, authorisation)
      expect([status, seen.length]).toEqual([401, 1])
    }
  })

  it('does not hide a fault of this action', async () => {
    const broken = (): Promise<Authorisation> => Promise.reject(new TypeError('a mistake'))
    await expect(read({ old: PAGE, new: GOOD }, by('old', broken))).rejects.toThrow('a mistake')
  })
})
