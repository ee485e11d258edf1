import { describe, expect, it } from '@jest/globals'
import { MockAgent } from 'undici'
import { serviceCatalogWsdl, serviceList } from '../../sandbox/fusion/service-list.js'
import { OTHER_NAMESPACE } from '../../sandbox/fusion/settings.js'
import { createSigning } from '../../sandbox/identity-domain/signing-certificates.js'
import { ServiceHttp } from '../../src/http/client.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { FusionPod } from '../../src/oracle/fusion.js'
import { SERVICES } from '../../src/oracle/services.js'
import { probeServiceCatalog } from '../../src/prerequisites/catalog-probes.js'
import { testEnvironment } from '../http/test-environment.js'

const ORIGIN = 'https://acme-test.fa.em2.oraclecloud.com'
const TOKEN = { value: 'x' } as AccessToken
const FIRST = '/fscmService'

type Answered = readonly [status: number, body: string, type?: string]

/** What a pod answers at a path: to a call by its names, to one by others, and to who wants its description. */
interface Place {
  readonly call?: Answered
  readonly description?: Answered
  /** By the names of {@link OTHER_NAMESPACE}; without it, every call gets the same answer. */
  readonly callByItsNames?: Answered
}

const { authority } = await createSigning('idcs-0123456789abcdef0123456789abcdef', {})
const RECORDED = serviceCatalogWsdl(ORIGIN, authority)
const OTHERS = serviceCatalogWsdl(ORIGIN, authority, OTHER_NAMESPACE)

/** Its beginning, which is what is read of it. */
const LIST: Answered = [200, serviceList().slice(0, 4000)]
const fault = (text: string): Answered => [
  500,
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Server</faultcode><faultstring>${text}</faultstring></e:Fault></e:Body></e:Envelope>`,
]
const UNKNOWN = fault('Unknown method')
const DENIED = fault('FailedCheck : failure in security check')
const PAGE: Answered = [200, '<html>Sign in</html>', 'text/html']
const NOTHING: Answered = [404, '<html>Error 404--Not Found</html>', 'text/html']

/** What is said of a pod, and what it was asked: `1` and `2` are the paths, `call` and `description` the questions. */
async function probed(
  first: Place,
  second: Place,
): Promise<{ readonly said: string; readonly seen: string; readonly asked: readonly string[] }> {
  const asked: string[] = []
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  for (const method of ['GET', 'POST']) {
    dispatcher
      .get(ORIGIN)
      .intercept({ path: () => true, method })
      .reply(({ path, body }) => {
        const isFirst = path.startsWith(FIRST)
        const place = isFirst ? first : second
        const isByItsNames = typeof body === 'string' && body.includes(OTHER_NAMESPACE)
        const call = (isByItsNames ? place.callByItsNames : undefined) ?? place.call
        asked.push(`${method === 'GET' ? 'description' : 'call'} ${isFirst ? '1' : '2'}`)
        const answered = method === 'GET' ? place.description : call
        const [statusCode, data, type = 'text/xml'] = answered ?? NOTHING
        return { statusCode, data, responseOptions: { headers: { 'content-type': type } } }
      })
      .persist()
  }
  // the run has no time left, so that nothing is asked again
  const pod = new FusionPod(
    new ServiceHttp(new URL(ORIGIN), testEnvironment({ dispatcher, endsAt: 0 }), SERVICES.fusion),
  )
  try {
    const { reading, seen } = await probeServiceCatalog(pod, TOKEN)
    return { said: reading, seen, asked }
  } catch (thrown) {
    if (!(thrown instanceof UnexpectedAnswer)) throw thrown
    return { said: 'unexpected', seen: thrown.message, asked }
  }
}

const ONCE = ['call 1']
const WITH_DESCRIPTION = ['call 1', 'description 1']
const AS_DESCRIBED = [...WITH_DESCRIPTION, 'call 1']

describe('the service catalogue is called by the recorded names', () => {
  it.each<[string, Answered, string]>([
    ['a list', LIST, 'allowed'],
    ['401', [401, ''], 'refused'],
    ['403', [403, ''], 'refused'],
    ['a fault about access', DENIED, 'refused'],
    ['a web page', PAGE, 'unexpected'],
    ['a redirect', [302, ''], 'unexpected'],
  ])('and %s decides at once', async (_, call, said) => {
    const ended = await probed({ call, description: [200, OTHERS] }, { call: LIST })
    expect([ended.said, ended.asked]).toEqual([said, ONCE])
  })

  it.each([429, 502, 503, 504])('and %i ends in a fault of its own', async (status) => {
    const ended = await probed({ call: [status, ''], description: [200, OTHERS] }, { call: LIST })
    expect(ended.said).toBe('unexpected')
    expect(new Set(ended.asked)).toEqual(new Set(ONCE))
  })

  it.each<[string, Place, string, readonly string[]]>([
    ['a list', { call: LIST }, 'allowed', ['call 1', 'call 2']],
    ['403', { call: [403, ''] }, 'refused', ['call 1', 'call 2']],
    [
      'other names',
      { call: UNKNOWN, description: [200, OTHERS], callByItsNames: LIST },
      'allowed',
      ['call 1', 'call 2', 'description 2', 'call 2'],
    ],
  ])('at the second path after a 404, where there is %s', async (_, second, said, asked) => {
    const ended = await probed({}, second)
    expect([ended.said, ended.asked]).toEqual([said, asked])
  })

  it('and a pod without it at either path is said to have none', async () => {
    const { said, seen, asked } = await probed({}, {})
    expect([said, asked]).toEqual(['unclear', ['call 1', 'call 2']])
    expect(seen).toBe(
      'acme-test.fa.em2.oraclecloud.com has no service catalogue at /fscmService/ServiceCatalogService and /fndAppCoreServices/ServiceCatalogService',
    )
  })
})

describe('the description is read and the call repeated by its names', () => {
  const answers: readonly (readonly [string, Answered])[] = [
    ['a fault about something else', UNKNOWN],
    ['a fault with 200', [200, UNKNOWN[1]]],
    ['500 without a fault', [500, '{}', 'application/json']],
    ['400', [400, '']],
    ['405', [405, 'Error 405--Method Not Allowed', 'text/html']],
    ['415', [415, '']],
    ['something else than SOAP', [200, '{}', 'application/json']],
    ['nothing', [200, '']],
  ]

  it.each(answers)('after %s', async (_, call) => {
    const place = { call, description: [200, OTHERS], callByItsNames: LIST } as const
    const ended = await probed(place, { call: [403, ''] })
    expect([ended.said, ended.asked]).toEqual(['allowed', AS_DESCRIBED])
  })

  it.each(answers)('but not when they are the recorded ones: %s stands', async (_, call) => {
    const ended = await probed({ call, description: [200, RECORDED] }, { call: LIST })
    expect([ended.said, ended.asked]).toEqual(['unclear', WITH_DESCRIPTION])
    expect(ended.seen).toMatch(new RegExp(`^POST \\S+ answered ${String(call[0])}`))
  })

  it.each<[string, Answered, string]>([
    ['a fault about access', DENIED, 'refused'],
    ['403', [403, ''], 'refused'],
    ['404', NOTHING, 'unclear'],
    ['another fault', UNKNOWN, 'unclear'],
    ['a web page', PAGE, 'unexpected'],
    ['503', [503, ''], 'unexpected'],
  ])('whose answer is judged like the first: %s', async (_, callByItsNames, said) => {
    const place = { call: UNKNOWN, description: [200, OTHERS], callByItsNames } as const
    const ended = await probed(place, { call: LIST })
    expect(ended.said).toBe(said)
    expect(ended.asked.slice(0, 3)).toEqual(AS_DESCRIBED)
  })
})

describe('a description that is no help', () => {
  it.each<[string, Answered, string, RegExp]>([
    ['is refused', [403, ''], 'refused', /^GET \S+ answered 403/],
    ['fails', [500, ''], 'unclear', /^GET \S+ answered 500/],
    ['is not available', [503, ''], 'unexpected', /^GET \S+ answered 503/],
    ['is a web page', PAGE, 'unexpected', /^GET \S+ answered 200: a web page/],
    ['is cut', [200, OTHERS.slice(0, OTHERS.length / 2)], 'unclear', /no well-formed XML$/],
    ['has entities', [200, `<!DOCTYPE x [<!ENTITY a "b">]>${OTHERS}`], 'unclear', /document type$/],
    ['is nested', [200, `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`], 'unclear', /too deeply$/],
    ['is large', [200, OTHERS + ' '.repeat(300_000)], 'unclear', /too large$/],
    ['is all line ends', [200, '\r'.repeat(200_000)], 'unclear', /cannot be used: the WSDL /],
  ])('%s', async (_, description, said, seen) => {
    const ended = await probed({ call: UNKNOWN, description }, { call: LIST })
    expect(ended.said).toBe(said)
    expect(ended.seen).toMatch(seen)
    expect(new Set(ended.asked)).toEqual(new Set(WITH_DESCRIPTION))
  })

  it('is not there: the next path is asked', async () => {
    const ended = await probed({ call: UNKNOWN }, { call: LIST })
    expect([ended.said, ended.asked]).toEqual(['allowed', [...WITH_DESCRIPTION, 'call 2']])
  })

  it('is nowhere: the first answer that was no 404 is told', async () => {
    const ended = await probed({ call: [405, ''] }, {})
    expect([ended.said, ended.asked]).toEqual(['unclear', [...WITH_DESCRIPTION, 'call 2']])
    expect(ended.seen).toMatch(/^POST \S+\/fscmService\/ServiceCatalogService answered 405/)
  })
})
