import { describe, expect, it } from '@jest/globals'
import { MockAgent } from 'undici'
import { ServiceHttp } from '../../src/http/client.js'
import { FusionPod } from '../../src/oracle/fusion.js'
import { findTopology } from '../../src/prerequisites/topology.js'
import { testEnvironment } from '../http/test-environment.js'

const POD = 'https://acme-test.fa.em2.oraclecloud.com'
const HOST = new URL(POD).host
const OWN = new URL('https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com')
const OTHER = 'https://idcs-fedcba9876543210fedcba9876543210.identity.oraclecloud.com'
const WELCOME = '/fscmUI/faces/FuseWelcome'
const LOGIN = '/fscmUI/adfAuthentication?level=FORM&success_url=%2FfscmUI%2Ffaces%2FFuseWelcome'
const AUTHORIZE = '/oauth2/v1/authorize?response_mode=form_post'

interface Asked {
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
}

interface Page {
  readonly status?: number
  readonly location?: string
  readonly cookies?: readonly string[]
}

/** A pod that answers a browser so: by the path, and by how often, and with which cookies, it was asked. */
type Pod = (asked: Asked & { readonly nth: number }) => Page

/** What the check says of a pod, and what was sent to it; a request to any other origin fails the walk. */
async function walk(
  pod: Pod,
  reachable: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{
  readonly verdict: Awaited<ReturnType<typeof findTopology>>
  readonly asked: readonly Asked[]
}> {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  const asked: Asked[] = []
  dispatcher
    .get(POD)
    .intercept({ path: () => true, method: 'GET' })
    .reply((options) => {
      const one = {
        path: options.path,
        headers: options.headers as unknown as Readonly<Record<string, unknown>>,
      }
      asked.push(one)
      const { status = 302, location, cookies } = pod({ ...one, nth: asked.length })
      const headers = {
        ...(location !== undefined && { location }),
        ...(cookies && { 'set-cookie': [...cookies] }),
      }
      return { statusCode: status, data: '', responseOptions: { headers } }
    })
    .persist()
  const http = new ServiceHttp(new URL(POD), testEnvironment({ dispatcher }), { name: 'Fusion' })
  const verdict = await findTopology(OWN, undefined, new FusionPod(http), reachable)
  return { verdict, asked }
}

/** A pod that redirects from each of these paths to the next address, in order. */
function chain(...locations: readonly string[]): Pod {
  return ({ nth }) => {
    const location = locations[nth - 1]
    return location === undefined ? { status: 200 } : { location }
  }
}

describe('where the pod sends a browser to sign in', () => {
  it.each<[string, Pod, string, readonly string[]]>([
    [
      'by way of itself, by an absolute address, to the same domain',
      chain(`${POD}${LOGIN}`, `${OWN.origin}${AUTHORIZE}`),
      'same-domain',
      [WELCOME, LOGIN],
    ],
    [
      'by way of itself with port 443, to another domain',
      chain(`${POD}:443${LOGIN}`, `${OTHER}:443${AUTHORIZE}`),
      'cross-domain',
      [WELCOME, LOGIN],
    ],
    [
      'by way of itself, by a relative address',
      chain(LOGIN, `${OTHER}${AUTHORIZE}`),
      'cross-domain',
      [WELCOME, LOGIN],
    ],
    [
      'by way of itself, relative to the page that was asked',
      chain('../adfAuthentication?level=FORM#top', `${OTHER}${AUTHORIZE}`),
      'cross-domain',
      [WELCOME, '/fscmUI/adfAuthentication?level=FORM'],
    ],
    ['at once', chain(`${OTHER}${AUTHORIZE}`), 'cross-domain', [WELCOME]],
    [
      'after six redirects within itself',
      chain('/1', '/2', '/3', '/4', '/5', '/6', `${OTHER}${AUTHORIZE}`),
      'cross-domain',
      [WELCOME, '/1', '/2', '/3', '/4', '/5', '/6'],
    ],
    [
      'by an address whose path looks like another host',
      chain(`${POD}//evil.example/x`, `${OTHER}${AUTHORIZE}`),
      'cross-domain',
      [WELCOME, '/evil.example/x'],
    ],
  ])('%s is known', async (_, pod, topology, paths) => {
    const { verdict, asked } = await walk(pod)
    expect([verdict.state, verdict.value?.of]).toEqual(['pass', topology])
    expect(asked.map(({ path }) => path)).toEqual(paths)
  })

  const looping: Pod = ({ path }) => ({ location: path === WELCOME ? LOGIN : WELCOME })
  it.each<[string, Pod, string, number]>([
    [
      'answers with its page for browsers',
      () => ({ status: 200 }),
      `${HOST}${WELCOME} answered 200 and not with a redirect`,
      1,
    ],
    [
      'answers with its page for browsers after a redirect',
      chain(`${POD}${LOGIN}`),
      `${HOST}/fscmUI/adfAuthentication answered 200 and not with a redirect`,
      2,
    ],
    [
      'shows a place to sign in with status 200',
      () => ({ status: 200, location: `${OTHER}${AUTHORIZE}` }),
      'answered 200 and not with a redirect',
      1,
    ],
    ['is not there', () => ({ status: 404 }), 'answered 404 and not with a redirect', 1],
    ['redirects without saying where', () => ({}), 'answered 302 with a redirect to no address', 1],
    [
      'redirects to what is no address',
      chain('https://[/'),
      'answered 302 with a redirect to no address',
      1,
    ],
    ['redirects in a loop', looping, `it redirects in a loop, back to ${HOST}${WELCOME}`, 2],
    [
      'redirects to itself',
      () => ({ location: WELCOME }),
      `it redirects in a loop, back to ${HOST}${WELCOME}`,
      1,
    ],
    [
      'redirects in a loop and sets another cookie each time',
      (asked) => ({ ...looping(asked), cookies: [`n=${String(asked.nth)}; Path=/`] }),
      'it redirects in a loop, back to ',
      7,
    ],
    [
      'redirects without an end',
      ({ nth }) => ({ location: `/${String(nth)}` }),
      `it redirects within itself more than six times, last to ${HOST}/7`,
      7,
    ],
    [
      'redirects to a path without an end',
      chain(`/${'x'.repeat(5000)}`),
      'it redirects to a path that is too long',
      1,
    ],
    [
      'redirects to the classic sign-in',
      chain(`${POD}${LOGIN}`, `https://login-${HOST}/oam/server/obrareq.cgi?encquery%3D1`),
      `login-${HOST} (where the pod sends a browser to sign in) is not the host of an identity domain`,
      2,
    ],
    [
      'redirects to itself without TLS',
      chain(POD.replace('https:', 'http:')),
      `the pod redirects to itself without TLS, to http://${HOST}, which the action does not follow`,
      1,
    ],
    [
      'redirects to the host of a domain for mutual TLS',
      chain(
        'https://idcs-0123456789abcdef0123456789abcdef.eu-frankfurt-1-idcs-1.secure.identity.oraclecloud.com/',
      ),
      'is the mutual TLS host of an identity domain, which the action does not use',
      1,
    ],
    ...[
      `${OWN.origin}.evil.example`,
      `https://evil.example/${OWN.host}`,
      `https://${OWN.host}@evil.example`,
      `https://evil-${OWN.host}`,
      OWN.origin.replace('identity.oraclecloud.com', 'identity.oraclecloud.evil'),
      'https://127.0.0.1:8443',
    ].map((location): [string, Pod, string, number] => [
      `redirects to ${location}`,
      chain(location),
      `${new URL(location).host} (where the pod sends a browser to sign in) is not the host of`,
      1,
    ]),
    [
      'redirects to an address of another kind',
      chain('javascript:alert(1)'),
      'an address without a host (javascript:)',
      1,
    ],
  ])('is not known of a pod that %s', async (_, pod, why, requests) => {
    const { verdict, asked } = await walk(pod)
    expect([verdict.state, verdict.value?.of]).toEqual(['warn', 'unknown'])
    expect(verdict.found).toContain(why)
    expect(verdict.found.length).toBeLessThan(330)
    expect(asked).toHaveLength(requests)
  })

  it('is not known of a pod that the runner cannot reach, and the check of that says so', async () => {
    const gone = (): Page => {
      throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
    }
    await expect(walk(gone, () => Promise.reject(new Error('not reachable')))).rejects.toThrow(
      'not reachable',
    )
    expect((await walk(gone)).verdict.found).toContain(HOST)
  })

  it('is asked for without credentials, and with the cookies that the pod has set on the way', async () => {
    const answers: readonly Page[] = [
      {
        location: LOGIN,
        cookies: [
          'JSESSIONID=a; Path=/fscmUI; Secure; HttpOnly',
          'other=b; Path=/elsewhere',
          'gone=c; Path=/; Max-Age=0',
          'over=d; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
          'sub=e',
          'no cookie',
          'bad=\u00e9',
        ],
      },
      { location: WELCOME, cookies: ['JSESSIONID=f; Path=/fscmUI', 'x=g; Path=/fscmUI/'] },
      { location: `${OTHER}${AUTHORIZE}` },
    ]
    const { verdict, asked } = await walk(({ nth }) => answers[nth - 1] ?? { status: 200 })
    expect(verdict.value?.of).toBe('cross-domain')
    expect(asked.map(({ headers }) => headers['cookie'])).toEqual([
      undefined,
      'JSESSIONID=a',
      'sub=e; JSESSIONID=f; x=g',
    ])
    for (const { headers } of asked) expect(headers).not.toHaveProperty('authorization')
  })
})
