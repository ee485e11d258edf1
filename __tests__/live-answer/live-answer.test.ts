import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { liveAnswerOf } from '../../scripts/live-answer/live-answer.js'
import { Placeholders } from '../../scripts/live-answer/placeholders.js'
import { readReport } from '../../scripts/live-answer/read-report.js'
import { wordsOfSources } from '../../scripts/live-answer/words.js'
import type { Report } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'

const WORDS = wordsOfSources('.')

/** A text as it is recorded, when nothing else is known of it. */
function recorded(text: string): string {
  return new Placeholders(WORDS, []).in(text)
}

/** What the services have been seen to say. */
const SAMPLES = JSON.parse(
  readFileSync('__tests__/data/recorded-samples.json', 'utf8'),
) as readonly { readonly id: string; readonly body: unknown }[]

const REFUSALS = SAMPLES.flatMap(({ id, body }) => {
  const { error, error_description: text } = (body ?? {}) as Readonly<Record<string, unknown>>
  return typeof error === 'string' ? [[id, `${error}, ${String(text)}`] as const] : []
})

describe('of a text', () => {
  it.each(REFUSALS)('what the services say stays readable: %s', (_, text) => {
    expect(recorded(text)).toBe(text)
  })

  it.each([
    ['an address', 'sent to jane.doe@acme.com today', 'sent to <user-1> today'],
    ['a name', 'user Zebulon may not', 'user <text-1> may not'],
    ['an account', 'user SA_FA_DEV_OIC may not', 'user <text-1> may not'],
    ['a host', 'at pod1.fa.em2.oraclecloud.com:443', 'at <host-1>:443'],
    ['an address of a machine', 'from 10.20.30.40:443', 'from <host-1>'],
    ['an IPv6 address', 'from 2001:db8::8a2e:370:7334', 'from <id-1>'],
    ['a telephone number', 'number +49 171 123 45 is wrong', 'number <number-1> is wrong'],
    ['a date', 'since 2026-01-31', 'since <number-1>'],
    ['a token', 'got eyJhbGciOi.eyJzdWIi.c2ln', 'got <host-1>'],
    ['an OCID', 'ocid1.user.oc1..aaaa', '<text-1>'],
    ['a fingerprint', 'SHA-1 0A:1B:2C:3D:4E:5F', 'SHA-1 <id-1>'],
    ["a domain's id", 'CN=idcs-0123456789abcdef0123456789abcdef_keys', 'CN=<id-1>_keys'],
    ['a subject', 'sub repo:token/key:ref:refs/heads/main', 'sub <id-1>'],
    ['a privilege of one customer', 'lacks XX_PAY_PRIV', 'lacks <text-1>'],
    [
      'words of another language',
      'Zugriff verweigert für Müller',
      '<text-1> <text-2> <text-3> <text-4>',
    ],
  ])('%s is replaced', (_, text, expected) => {
    expect(recorded(text)).toBe(expected)
  })

  it('pages of this project stay readable', () => {
    expect(recorded('see docs/setup.md')).toBe('see docs/setup.md')
  })

  it('a name that is made of usual words is replaced where a report names it', () => {
    const known = [{ kind: 'user', value: 'Integration User' }] as const
    const placeholders = new Placeholders(WORDS, known)
    expect(placeholders.in('a token of integration user, and of an integration user too')).toBe(
      'a token of <user-1>, and of an <user-1> too',
    )
  })

  it('one value has one placeholder, case aside', () => {
    expect(recorded('Zebulon, ZEBULON and Xanthippe')).toBe('<text-1>, <text-1> and <text-2>')
  })
})

const CHECK = checkResult('user.match', 'pass', {
  title: 'a title of Acme',
  found:
    "Fusion: OIC Service - Dev Domain, identity domain: OIC Service - Dev Domain, token's sub: oic",
  expected: 'OIC Service - Dev Domain',
  fix: 'Write to jane@acme.example.',
  docs: 'https://github.com/acme/fork',
})

const REPORT: Report = {
  schemaVersion: 1,
  tool: { name: 'oic-fusion-prerequisites', version: '1.0.0' },
  environment: 'acme-test',
  mode: 'verify',
  reason: 'manual',
  startedAt: '2026-01-31T01:02:03.000Z',
  finishedAt: '2026-01-31T01:02:04.000Z',
  durationMs: 1000,
  result: 'pass',
  casdk0004Expected: 'unknown',
  topology: 'cross-domain',
  trustedIssuer: 'https://login.acme.example/',
  hosts: {
    identityDomain: 'idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com',
    fusion: 'acme-test.fa.em2.oraclecloud.com',
    oic: null,
  },
  counts: { error: 0, fail: 0, blocked: 0, manual: 0, pending: 0, warn: 0, pass: 1, skip: 0 },
  certificates: [],
  checks: [CHECK, { ...CHECK, id: 'role.PAYROLL', found: 'OIC Service - Dev Domain has PAYROLL' }],
  changes: [],
  grant: null,
}

describe('of a report', () => {
  const { answer } = liveAnswerOf(REPORT, WORDS)

  it('hosts are told by their form alone', () => {
    expect(answer.hostForms).toEqual({
      identityDomain: '<id>.identity.<realm>',
      fusion: '<name>.fa.<place>.<realm>',
      oic: null,
    })
  })

  it('an issuer of its own is replaced, the shared one is not', () => {
    expect(answer.issuer).toBe('<issuer-1>')
    const shared = { ...REPORT, trustedIssuer: 'https://identity.oraclecloud.com/' }
    expect(liveAnswerOf(shared, WORDS).answer.issuer).toBe('https://identity.oraclecloud.com/')
  })

  it('names with blanks and roles of the customer are replaced where they are named', () => {
    expect(answer.checks.map(({ id, found }) => [id, found])).toEqual([
      ['user.match', "Fusion: <user-1>, identity domain: <user-1>, token's sub: <user-2>"],
      ['role.<role-1>', '<user-1> has <role-1>'],
    ])
  })

  it('nothing is copied that is not on the list', () => {
    expect(Object.keys(answer).toSorted()).toEqual(
      [
        ...['liveAnswer', 'tool', 'mode', 'reason', 'result', 'casdk0004Expected', 'topology'],
        ...['issuer', 'hostForms', 'certificates', 'checks', 'changes'],
      ].toSorted(),
    )
    expect(Object.keys(answer.checks[0] ?? {}).toSorted()).toEqual(
      ['id', 'state', 'found', 'causes', 'attempts', 'answers'].toSorted(),
    )
  })

  it('what is no report is refused in words', () => {
    expect(readReport('package.json', '.')).toMatch(
      /^package\.json is not a report of this version/,
    )
    expect(readReport('no-such-file', '.')).toMatch(/^no-such-file cannot be read/)
  })
})
