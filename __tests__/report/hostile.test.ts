import { describe, expect, it } from '@jest/globals'
import { HOSTILE } from '../../sandbox/scenarios/hostile-text.js'
import type { CheckResult } from '../../src/checks/check.js'
import {
  changeComment,
  greenComment,
  issueBody,
  markedIn,
  returnComment,
} from '../../src/issue/issue-text.js'
import { renderComparison } from '../../src/report/comparison.js'
import type { EarlierReport } from '../../src/report/earlier-report.js'
import { renderHandoff } from '../../src/report/handoff.js'
import { reasonFor, type Occasion } from '../../src/report/handoff-reason.js'
import { renderJunit } from '../../src/report/junit.js'
import type { Report } from '../../src/report/report.js'
import { renderSummary } from '../../src/report/summary.js'
import { fc } from '../seeded-properties.js'

function check(text: string, state: CheckResult['state']): CheckResult {
  return {
    id: `role.${text}`,
    title: text,
    stage: 'look',
    state,
    proven: true,
    leftOut: null,
    found: text,
    expected: text,
    causes: [{ id: 'domain-wrong', evidence: `${text} as evidence` }],
    fixBy: 'domain administrator',
    fix: text,
    docs: 'https://github.com/acme/action/blob/v1>)x/docs/checks.md#domain.token',
    durationMs: 12,
    attempts: 1,
    requests: [{ method: 'GET', host: text, path: text, status: 200, requestId: text }],
  }
}

function report(text: string): Report {
  const certificate = {
    alias: text,
    path: text,
    subject: text,
    issuer: text,
    serialNumber: '01',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2036-01-01T00:00:00.000Z',
    sha1: text,
    sha256: text,
  }
  return {
    schemaVersion: 1,
    tool: { name: 'oic-fusion-prerequisites', version: '0.0.0' },
    environment: text,
    mode: 'verify',
    reason: 'manual',
    startedAt: '2026-11-24T00:00:00.000Z',
    finishedAt: '2026-11-24T00:00:01.000Z',
    durationMs: 1000,
    result: 'fail',
    casdk0004Expected: 'true',
    topology: 'cross-domain',
    trustedIssuer: text,
    hosts: { identityDomain: text, fusion: text, oic: text },
    counts: { pass: 1, warn: 1, pending: 1, manual: 1, blocked: 1, fail: 1, error: 1, skip: 1 },
    certificates: [
      { role: 'signing', ...certificate },
      { role: 'authority', ...certificate },
    ],
    checks: (
      ['fail', 'error', 'blocked', 'manual', 'pending', 'warn', 'pass', 'skip'] as const
    ).map((state) => check(text, state)),
    changes: [{ id: text, action: text, target: text, state: 'planned' }],
    grant: null,
  }
}

const earlier = (text: string): EarlierReport => ({
  environment: `${text} before`,
  mode: text,
  result: text,
  startedAt: text,
  hosts: { identityDomain: text, fusion: text },
  checks: [{ id: `${text} gone`, state: text }],
  certificates: [{ role: 'signing', sha256: `${text} before` }],
})

const handoff = (text: string, occasion: Occasion = 'set-up'): string =>
  renderHandoff({
    environment: text,
    fusionHost: text,
    identityDomainHost: text,
    trustedIssuer: text,
    origin: {
      tool: text,
      finishedAt: text,
      run: { repository: text, workflow: text, url: text },
    },
    reason: reasonFor([check(text, 'fail')], occasion),
    occasion,
    imports: [{ alias: text, file: text, subject: text, sha1: text, sha256: text }],
    isRejectedByOpenssl: true,
  })

describe('hostile text in every field', () => {
  it.each([
    [
      'summary',
      renderSummary(report(HOSTILE), {
        handoff: handoff(HOSTILE),
        comparison: renderComparison(earlier(HOSTILE), report(HOSTILE)),
      }),
    ],
    ['hand-off', handoff(HOSTILE)],
    ['hand-off of a rotation', handoff(HOSTILE, 'rotated')],
    ['hand-off of a rotation ahead', handoff(HOSTILE, 'ahead')],
    [
      'issue',
      issueBody(report(HOSTILE), {
        pair: HOSTILE,
        failing: [HOSTILE],
        since: 'https://g.example/1',
        digest: 'd',
      }),
    ],
    ['comment', changeComment([HOSTILE], [`${HOSTILE} 2`], 'https://g.example/1') ?? ''],
    ['last comment', greenComment(report(HOSTILE), 'https://g.example/1')],
    ['comment of a return', returnComment([HOSTILE], 'https://g.example/1')],
  ])('leaves nothing in the %s that is markup, a link, a mention or a command', (_, markdown) => {
    for (const piece of [
      'https://evil',
      '<img',
      '@octocat',
      '[a](',
      '`b`',
      '-->`',
      ']]>',
      '\u001b',
      '\u202e',
      '\u0000',
      '::error::',
      '##[error]',
    ]) {
      expect(markdown).not.toContain(piece)
    }
  })

  it('ends the link to the documentation where it should end', () => {
    expect(renderSummary(report(HOSTILE))).toContain(
      '(<https://github.com/acme/action/blob/v1%3E)x/docs/checks.md#domain.token>)',
    )
  })

  it('keeps each table row on its line', () => {
    const rows = renderSummary(report(HOSTILE))
      .split('\n')
      .filter((line) => line.startsWith('| '))
    // five of the headline, and five of each certificate
    expect(rows.map((row) => row.split('|').length)).toEqual(Array(17).fill(4))
    const changed = renderComparison(earlier(HOSTILE), report(HOSTILE))
      .split('\n')
      .filter((line) => line.startsWith('| '))
    expect(new Set(changed.map((row) => row.split('|').length))).toEqual(new Set([5]))
  })

  it('leaves the JUnit file well formed', () => {
    const junit = renderJunit(report(HOSTILE))
    for (const character of ['\u001b', '\u202e', '\u0000']) expect(junit).not.toContain(character)
    const tags = junit.replaceAll(/"[^"<>]*"/g, '').match(/<[^>]*>/g) ?? []
    for (const tag of tags) expect(tag).toMatch(/^<(\?xml [^?]*\?|\/?[a-z]+( [a-z]+=)*\/?)>$/)
    expect(junit.match(/<testcase/g)).toHaveLength(8)
    expect(junit).toContain('tests="8" failures="1" errors="2" skipped="3"')
  })
})

it('a summary stays below 1 MiB with its verdict, however long the texts are', () => {
  const long = report('é'.repeat(5_000_000))
  const many = {
    ...report(''),
    checks: Array.from({ length: 400 }, () => check('é<'.repeat(2_000), 'fail')),
  }
  const ofMany = renderSummary(many)
  for (const text of [renderSummary(long), ofMany]) {
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect(text).toContain('## ❌ ')
  }
  expect(ofMany).toContain('because GitHub shows none above 1 MiB')
  // a long list loses its end, and leaves room for what comes after it
  expect(ofMany.match(/\*\*fail\*\*/g)?.length).toBeGreaterThan(5)
  expect(ofMany).toContain('Certificates and their fingerprints')
})

it('a hand-off stays short, however long the texts are', () => {
  expect(handoff('é<'.repeat(2_500_000)).length).toBeLessThan(150_000)
})

it('the hand-off says whether the issuer ends with a slash', () => {
  expect(handoff('https://identity.oraclecloud.com/')).toContain('with the slash at its end')
  expect(handoff('https://identity.oraclecloud.com')).toContain('without a slash at its end')
})

it("an issue's text stays below what GitHub takes, and keeps its marker", () => {
  const text = issueBody(report('é'.repeat(500_000)), {
    pair: 'p',
    failing: ['domain.token'],
    since: 'https://g.example/1',
    digest: 'd',
  })
  expect(text.length).toBeLessThan(65_536)
  expect(markedIn(text)).toEqual({
    pair: 'p',
    failing: ['domain.token'],
    since: 'https://g.example/1',
    digest: 'd',
  })
})

describe('whatever text a server sends, in every field,', () => {
  const wicked = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('<b>', '</code>', '|', '\n', '`', '](x)', '&#60;', '::error::', HOSTILE),
      ),
      { maxLength: 6 },
    )
    // neither empty, nor with another end than the innocent one
    .map((parts) => `a${parts.join('')}z`)

  /** What is not obeyed, in Markdown with its HTML, and in XML. */
  const NOT_MARKDOWN = /[^<>&"'`|*_[\]()#@~\n\\\p{Cc}]/gu
  const NOT_XML = /[^<>&"'\n\p{Cc}]/gu

  it.each([
    [
      'the summary',
      NOT_MARKDOWN,
      (text: string): string => renderSummary(report(text), { handoff: handoff(text) }),
    ],
    ['the hand-off', NOT_MARKDOWN, handoff],
    [
      'the comparison',
      NOT_MARKDOWN,
      (text: string): string => renderComparison(earlier(text), report(text)),
    ],
    ['the JUnit file', NOT_XML, (text: string): string => renderJunit(report(text))],
  ])('%s has the markup that it has with an innocent one', (_, harmless, render) => {
    // what was made a character reference is text
    const markup = (text: string): string =>
      render(text)
        .replaceAll(/&#\d+;/g, '')
        .replaceAll(/<\/?(span|wbr)>/g, '')
        .replaceAll(harmless, '')
    const innocent = markup('az')
    expect(innocent.length).toBeGreaterThan(5)
    fc.assert(
      fc.property(wicked, (text) => {
        expect(markup(text)).toBe(innocent)
      }),
    )
  })
})
