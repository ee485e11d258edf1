import { describe, expect, it } from '@jest/globals'
import { TransportError, type TransportFault } from '../../src/http/errors.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { explain } from '../../src/prerequisites/explain-error.js'
import { jsonAnswer } from '../oracle/json-answer.js'

function explained(fault: TransportFault, proxy?: string): readonly (string | undefined)[] {
  const to = { host: 'pod.example', way: 'without a proxy', ...(proxy !== undefined && { proxy }) }
  const { state, causes } = explain(new TransportError(fault, to, 'seen'))
  return [state, ...(causes ?? []).map(({ id }) => id)]
}

describe('a fault on the way', () => {
  it.each<[TransportFault, string, string, string]>([
    ['refused', 'blocked', 'host-unreachable', 'proxy-unreachable'],
    ['unreachable', 'blocked', 'host-unreachable', 'proxy-unreachable'],
    ['reset', 'blocked', 'host-unreachable', 'proxy-unreachable'],
    ['timeout', 'blocked', 'host-unreachable', 'proxy-unreachable'],
    ['unknown-host', 'error', 'host-unknown', 'proxy-unreachable'],
    ['silent-dns', 'error', 'host-unknown', 'proxy-unreachable'],
    ['malformed', 'fail', 'not-the-api', 'proxy-unreachable'],
    ['too-large', 'fail', 'not-the-api', 'proxy-unreachable'],
    ['tls', 'error', 'tls-not-trusted', 'tls-not-trusted'],
    ['handshake', 'error', 'tls-handshake', 'tls-handshake'],
    ['proxy', 'error', 'proxy-refuses', 'proxy-refuses'],
    ['exhausted', 'error', 'connections-exhausted', 'connections-exhausted'],
  ])('%s is %s of the host by %s, and always an error of the proxy, by %s', (fault, ...wanted) => {
    const [state, ofHost, ofProxy] = wanted
    expect(explained(fault)).toEqual([state, ofHost])
    expect(explained(fault, 'the proxy p:3128 of HTTPS_PROXY')).toEqual(['error', ofProxy])
  })

  it('is told for the environment of the runner, where proxies are set, not for the workflow', () => {
    for (const fault of ['refused', 'proxy'] as const) {
      const to = { host: 'pod.example', way: '', proxy: 'the proxy p:3128 of HTTPS_PROXY' }
      const { fixBy, fix } = explain(new TransportError(fault, to, 'seen'))
      expect(fixBy).toBe('network administrator')
      expect(fix).toContain("runner's environment")
    }
  })

  it.each<[TransportFault, string]>([
    ['unknown-host', 'Otherwise compare the URL'],
    ['silent-dns', 'Otherwise compare the URL'],
    ['refused', 'Otherwise open the way'],
    ['unreachable', 'Otherwise open the way'],
    ['timeout', 'Otherwise open the way'],
  ])('%s, of a host that NO_PROXY covers, is told of NO_PROXY first', (fault, otherwise) => {
    const to = { host: 'pod.example', way: 'without a proxy, no_proxy covers the host' }
    const told = explain(new TransportError(fault, { ...to, exceptedBy: 'no_proxy' }, 'seen')).fix
    expect(told).toMatch(
      /^no_proxy in the runner's environment covers the host, .* take the host out/,
    )
    expect(told).toContain(otherwise)
    expect(told).not.toContain('HTTPS_PROXY')
    expect(explain(new TransportError(fault, to, 'seen')).fix).not.toContain('no_proxy')
  })

  it('that is a mistake of this action is none of the network', () => {
    const { found, causes } = explain(new TypeError('Invalid character in header'))
    expect(found).toBe('internal fault: Invalid character in header')
    expect(causes).toBeUndefined()
  })
})

describe('a page in place of the API', () => {
  const [TOKEN, USERS, SCIM] = ['/oauth2/v1/token', '/admin/v1/Users', '/hcmRestApi/scim/Users']
  const BY_GATEWAY = ['stopped-on-the-way', 'not-the-api']

  it.each<[number, string, string, string, readonly string[]]>([
    [403, '/.well-known/openid-configuration', '<html>', 'error', BY_GATEWAY],
    [403, TOKEN, '<html>', 'error', BY_GATEWAY],
    [404, TOKEN, '<html>', 'error', BY_GATEWAY],
    [403, USERS, '<!DOCTYPE html><title>Blocked</title>', 'error', BY_GATEWAY],
    [405, USERS, '<html>', 'error', BY_GATEWAY],
    [404, SCIM, '<html>', 'error', BY_GATEWAY],
    // the application server has no such path: the host is another one
    [404, SCIM, '<html><title>Error 404--Not Found</title>', 'fail', ['not-the-api']],
    // the domain's own page for a token that is no good
    [401, USERS, '<html>', 'fail', ['not-the-api']],
    [200, USERS, '<html>', 'fail', ['not-the-api']],
    [302, USERS, '<html>', 'fail', ['not-the-api']],
    [429, USERS, '<html>', 'error', ['rate-limited']],
    [503, USERS, '<html>', 'blocked', ['service-unavailable']],
    [503, SCIM, '<html>', 'blocked', ['pod-unavailable']],
  ])('of status %d at %s is judged: %s: %s', (status, path, body, state, ids) => {
    const service = path === SCIM ? 'Fusion' : 'identity domain'
    const answer = jsonAnswer({}, { service, status, path, body, contentType: 'text/html' })
    const finding = explain(new UnexpectedAnswer(answer))
    expect([finding.state, finding.causes?.map(({ id }) => id)]).toEqual([state, ids])
  })
})
