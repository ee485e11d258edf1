import { existsSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { HEALTHY_FUSION, type FusionSettings } from '../../sandbox/fusion/settings.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { withPair, type Pair, type PairRun } from './pair-runner.js'

const TOOLS = ['/usr/bin/chromium', '/usr/bin/certutil'].every((path) => existsSync(path))
const whereChromiumIs = TOOLS ? describe : describe.skip
if (!TOOLS) console.warn('no Chromium or certutil here: the import by browser is not tested')

/** Several browsers at once on a small machine, and a missing control is waited for a minute. */
const LONG = 400_000

type Pages = Pick<Scenario, 'console' | 'signIn' | 'inputs'>

/** A pair whose Security Console lacks something, and nothing else. */
function pairWith(fusion: Partial<FusionSettings>, pages: Pages = {}): Scenario {
  return { ...scenarioNamed('healthy'), fusion, ...pages }
}

const NOTHING_IMPORTED = { providerExists: false, imported: [] }
const PROVIDER = [
  'provider created',
  'issuer added www.oracle.com',
  'issuer added https://identity.oraclecloud.com/',
  'token type ticked',
  'token type ticked',
  'token type ticked',
]
const BOTH = ['certificate added OIC_IDCS_CERT', 'certificate added OIC_CA_CERT']

function importing(
  pair: Pair,
  inputs: Readonly<Record<string, string>> = {},
  mode: 'plan' | 'apply' = 'apply',
): Promise<PairRun> {
  return pair.main(mode, { 'certificate-import': 'browser', 'timeout-seconds': '240', ...inputs })
}

/** What the pod stored, in words. */
function stored(pair: Pair): readonly string[] {
  return pair.sandbox.state.trust.writes.map((write) => {
    const what = 'alias' in write ? write.alias : 'issuer' in write ? write.issuer : ''
    return `${write.kind} ${what}`.trim()
  })
}

function trustOf({ report }: PairRun): Readonly<Record<'state' | 'found' | 'cause', string>> {
  const check = report?.checks.find(({ id }) => id === 'fusion.trust')
  return {
    state: check?.state ?? '',
    found: check?.found ?? '',
    cause: check?.causes[0]?.id ?? '',
  }
}

whereChromiumIs('the import by browser', () => {
  it.concurrent(
    'makes the pod trust the domain, and changes nothing the second time',
    async () => {
      await withPair(pairWith(NOTHING_IMPORTED), async (pair) => {
        const plan = await importing(pair, {}, 'plan')
        expect(trustOf(plan).state).toBe('pending')
        expect(stored(pair)).toEqual([])

        const first = await importing(pair)
        expect(first.result.stderr).toBe('')
        expect(first.report?.result).toBe('pass')
        expect(trustOf(first).state).toBe('pass')
        expect(stored(pair)).toEqual([...PROVIDER, ...BOTH])
        expect(first.report?.changes.map(({ action }) => action)).toEqual([
          'create API authentication provider',
          'add trusted issuer',
          'select token types',
          'import certificate',
          'import certificate',
        ])
        expect(first.leaks).toEqual([])

        const second = await importing(pair)
        expect(second.report?.result).toBe('pass')
        expect(second.report?.changes).toEqual([])
        expect(stored(pair)).toHaveLength(PROVIDER.length + BOTH.length)
        expect(pair.sandbox.state.signIn.attempts).toHaveLength(1)
      })
    },
    LONG,
  )

  it.concurrent.each<[string, Scenario, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'goes on where a former one was left half-done',
      pairWith({ imported: ['signing'], needsAuthority: true }),
      {},
      ['certificate added OIC_CA_CERT'],
    ],
    [
      'puts the certificate of a new key beside the old one, under a new alias',
      pairWith({ imported: ['former signing', 'authority'] }),
      { 'certificate-alias': 'OIC_IDCS_CERT_2' },
      ['certificate added OIC_IDCS_CERT_2'],
    ],
    [
      'waits for pages that are slow',
      pairWith(NOTHING_IMPORTED, { console: { renderingMs: 1200, openingMs: 2500 } }),
      {},
      [...PROVIDER, ...BOTH],
    ],
    [
      'signs in at the classic page too',
      pairWith({ ...NOTHING_IMPORTED, signIn: 'classic' }),
      {
        'fusion-identity-domain-url': 'https://127.0.0.1:9',
        'allowed-hosts': 'login-acme.localhost',
      },
      [...PROVIDER, ...BOTH],
    ],
  ])(
    '%s',
    async (_, scenario, inputs, writes) => {
      await withPair(scenario, async (pair) => {
        const run = await importing(pair, inputs)
        expect(trustOf(run).state).toBe('pass')
        expect(stored(pair)).toEqual(writes)
        expect(run.leaks).toEqual([])
      })
    },
    LONG,
  )

  it.concurrent.each<
    [string, Scenario, Readonly<Record<string, string>>, string, string, RegExp, readonly string[]]
  >([
    [
      'an alias that holds another certificate',
      pairWith({
        imported: ['authority'],
        importedAliases: { ...HEALTHY_FUSION.importedAliases, authority: 'OIC_IDCS_CERT' },
      }),
      {},
      'fail',
      'console-alias-taken',
      /the alias OIC_IDCS_CERT holds the certificate DC=com,.*, expected CN=sslDomains/,
      [],
    ],
    [
      'a password that is refused, which it sends once',
      pairWith(NOTHING_IMPORTED),
      { 'fusion-password': 'not-the-password', 'skip-checks': 'user.fusion\nrole.*' },
      'error',
      'console-sign-in-refused',
      /You entered an incorrect user name or password/,
      [],
    ],
    [
      'a second factor',
      pairWith(NOTHING_IMPORTED, { signIn: { secondFactor: true } }),
      {},
      'manual',
      'console-second-factor',
      /asks for a second factor of OIC_PREREQ_READER/,
      [],
    ],
    [
      'a link that has another name',
      pairWith(NOTHING_IMPORTED, { console: { words: { addCertificate: 'Register' } } }),
      {},
      'manual',
      'console-page-unknown',
      /the list of inbound certificates was not found/,
      PROVIDER,
    ],
    [
      'a session that ends in the middle',
      pairWith(NOTHING_IMPORTED, { console: { firstSessionRequests: 12 } }),
      {},
      'manual',
      'console-session-ended',
      /Fusion asks to sign in again/,
      PROVIDER,
    ],
    [
      'a console in a language whose names nobody has documented',
      pairWith(NOTHING_IMPORTED, { console: { language: 'de' }, signIn: { language: 'de' } }),
      {},
      'manual',
      'console-page-unknown',
      /in the language "de".*set the language of this account to English/,
      [],
    ],
    [
      'a console that refuses the certificate',
      pairWith(NOTHING_IMPORTED, { console: { refusesCertificates: true } }),
      {},
      'fail',
      'console-refused',
      /The certificate cannot be imported/,
      PROVIDER,
    ],
    [
      'a dialog that nobody knows',
      pairWith(NOTHING_IMPORTED, { console: { unknownDialog: 'on opening' } }),
      {},
      'manual',
      'console-page-unknown',
      /a dialog that is not known/,
      [],
    ],
    [
      'a sign-in page on a host that may not receive the password',
      pairWith({ ...NOTHING_IMPORTED, signIn: 'classic' }),
      { 'fusion-identity-domain-url': 'https://127.0.0.1:9' },
      'error',
      'console-host-not-allowed',
      /the import by browser stopped at (navigation|sign-in)/,
      [],
    ],
  ])(
    'stops at %s, and leaves the rest to a person',
    async (title, ...rest) => {
      const [scenario, inputs, state, cause, found, writes] = rest
      await withPair(scenario, async (pair) => {
        const run = await importing(pair, inputs)
        const trust = trustOf(run)
        expect([trust.state, trust.cause]).toEqual([state, cause])
        expect(trust.found).toMatch(found)
        expect(stored(pair)).toEqual(writes)
        expect(run.result.outputs['handoff-path']).not.toBe('')
        expect(run.leaks).toEqual([])
        const { attempts } = pair.sandbox.state.signIn
        expect(attempts).toHaveLength(title.startsWith('a sign-in page on a host') ? 0 : 1)
      })
    },
    LONG,
  )
})
