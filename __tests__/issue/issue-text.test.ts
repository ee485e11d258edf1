import { describe, expect, it } from '@jest/globals'
import type { CheckResult } from '../../src/checks/check.js'
import { changeComment, findingsDigest, markedIn, pairKey } from '../../src/issue/issue-text.js'

const marker = (content: unknown): string =>
  `<!-- oic-fusion-prerequisites ${Buffer.from(JSON.stringify(content)).toString('base64url')} -->`
const GOOD = {
  pair: 'p',
  failing: ['domain.token'],
  since: 'https://github.example/runs/1',
  digest: 'd',
}

describe('the marker of an issue', () => {
  it('is found wherever it stands in the text', () => {
    expect(markedIn(`Somebody wrote this above.\n\n${marker(GOOD)}\nand below`)).toEqual(GOOD)
  })

  it.each([
    ['no marker', 'text'],
    ['a marker that is no base64url', '<!-- oic-fusion-prerequisites ??? -->'],
    ['a marker that is no JSON', '<!-- oic-fusion-prerequisites abcd -->'],
    ['a marker of null', marker(null)],
    ['a marker without a pair', marker({ ...GOOD, pair: undefined })],
    ['a marker with a number among the checks', marker({ ...GOOD, failing: [1] })],
  ])('is not taken from %s', (_, body) => {
    expect(markedIn(body)).toBeUndefined()
  })

  it.each([
    ['would run a script', 'javascript:alert(1)'],
    ['would end early', 'https://x) [y](https://z'],
    ['has brackets in it', 'https://ghe.example(x)/acme/integration/actions/runs/1'],
    ['is not there', undefined],
  ])('whose link %s keeps what else it says', (_, since) => {
    expect(markedIn(marker({ ...GOOD, since }))).toEqual({ ...GOOD, since: '' })
  })

  it('without a digest asks for the text to be written again', () => {
    expect(markedIn(marker({ ...GOOD, digest: undefined }))).toEqual({ ...GOOD, digest: '' })
  })

  it('is that of the pair with this very name and these hosts', () => {
    const hosts = { identityDomain: 'idcs-1.example', fusion: 'pod.example', oic: null }
    const keys = [
      { environment: 'test', hosts },
      { environment: 'Test', hosts },
      { environment: 'test ', hosts },
      { environment: 'test', hosts: { ...hosts, identityDomain: 'idcs-2.example' } },
      { environment: 'test', hosts: { ...hosts, fusion: 'pod-2.example' } },
    ].map(pairKey)
    expect(new Set(keys).size).toBe(5)
    // which connections are tested makes no other pair
    expect(pairKey({ environment: 'test', hosts: { ...hosts, oic: 'oic.example' } })).toBe(keys[0])
  })
})

describe('the digest of findings', () => {
  const check = {
    id: 'domain.token',
    title: 'title',
    stage: 'look',
    state: 'fail',
    found: 'answered 401, request id 0a1b-2c/3d/4e',
    expected: 'valid on 2026-11-24',
    causes: [{ id: 'client-credentials-wrong', evidence: 'request id 0a1b-2c/3d/4e' }],
    fixBy: null,
    fix: null,
    docs: '',
    proven: true,
    leftOut: null,
    durationMs: 1,
    attempts: 1,
    requests: [],
  } as const
  const digest = (...checks: readonly CheckResult[]): string =>
    findingsDigest({ checks, certificates: [] }, ['domain.token'])

  it('is the same whatever the words are', () => {
    const words = { found: 'request id 5', expected: 'valid on 2026-11-25', durationMs: 7 }
    const causes = [{ id: 'client-credentials-wrong', evidence: 'request id 5' }] as const
    expect(digest({ ...check, ...words, causes })).toBe(digest(check))
    expect(digest({ ...check, id: 'a', state: 'pass' }, check)).toBe(digest(check))
  })

  it.each<[string, Partial<CheckResult>]>([
    ['state', { state: 'error' }],
    ['cause', { causes: [{ id: 'domain-wrong', evidence: '' }] }],
  ])('is another with another %s', (_, change) => {
    expect(digest({ ...check, ...change })).not.toBe(digest(check))
  })

  it('is another with another certificate', () => {
    const certificates = [{ sha256: 'AB' }]
    expect(findingsDigest({ checks: [check], certificates }, ['domain.token'])).not.toBe(
      digest(check),
    )
  })
})

describe('the comment on a change', () => {
  it.each([
    [['a'], ['a'], undefined],
    [['a'], ['a', 'b'], 'New: `b`. [Run](url)'],
    [['a', 'b'], ['b'], 'Resolved: `a`. [Run](url)'],
    [['a'], ['b'], 'New: `b`. Resolved: `a`. [Run](url)'],
  ])('from %j to %j is %j', (before, now, comment) => {
    const written = changeComment(before, now, 'url')
    expect(written?.replaceAll(/<\/?code>/g, '`')).toBe(comment)
  })
})
