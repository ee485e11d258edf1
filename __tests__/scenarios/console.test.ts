import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { HEALTHY_FUSION } from '../../sandbox/fusion/settings.js'
import {
  BOTH,
  importing,
  LONG,
  NOTHING_IMPORTED,
  pairWith,
  PROVIDER,
  stops,
  stored,
  trustOf,
} from './console-runner.js'
import { untilNoneRuns, whereChromiumIs } from '../console/where-chromium-is.js'
import { runAction } from '../../sandbox/run-action.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { Pair, withPair } from './pair-runner.js'

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

  it.concurrent(
    'ends with main when that is killed, has written no session, and post removes its profile',
    async () => {
      const temp = await mkdtemp(join(tmpdir(), 'runner-temp-'))
      const environment = { env: { RUNNER_TEMP: temp } }
      let kill: (signal: NodeJS.Signals) => void = () => undefined
      const sandbox = await startSandbox(pairWith(NOTHING_IMPORTED), {
        onAnswer: () => {
          if (sandbox.state.trust.writes.length > 0) kill('SIGKILL')
        },
      })
      const pair = new Pair(sandbox)
      const onStart = (end: typeof kill): void => {
        kill = end
      }
      const inputs = { 'certificate-import': 'browser' }
      const killed = pair.by((run) => runAction({ ...run, onStart }))
      const { result } = await killed.main('apply', inputs, environment)
      expect(result.outputs['result']).toBeUndefined()
      await untilNoneRuns(temp)
      const [profile = ''] = await readdir(temp)
      expect(profile).toMatch(/browser/)
      // values are encrypted there, with a key that everybody knows; names are not
      expect(await filesWith(join(temp, profile), 'JSESSIONID')).toEqual([])

      const post = await pair.post(result, inputs, environment)
      expect(post.result.exitCode).toBe(0)
      expect(post.result.stdout).toContain('removed the profile that a killed run left behind')
      expect(await readdir(temp)).toEqual([])
      await sandbox.close()
      await rm(temp, { recursive: true })
    },
    LONG,
  )

  stops([
    {
      title: 'an alias that holds another certificate',
      scenario: pairWith({
        imported: ['authority'],
        importedAliases: { ...HEALTHY_FUSION.importedAliases, authority: 'OIC_IDCS_CERT' },
      }),
      state: 'fail',
      cause: 'console-alias-taken',
      found: /the alias OIC_IDCS_CERT holds the certificate DC=com,.*, expected CN=sslDomains/,
    },
    {
      title: 'a password that is refused, which it sends once',
      scenario: pairWith(NOTHING_IMPORTED),
      inputs: { 'fusion-password': 'not-the-password', 'skip-checks': 'user.fusion\nrole.*' },
      state: 'error',
      cause: 'console-sign-in-refused',
      found: /You entered an incorrect user name or password.*\(see console-sign-in\.txt\)/,
    },
    {
      title: 'a console that stores the provider and says that it does not',
      scenario: pairWith(NOTHING_IMPORTED, { console: { afterSavingProvider: 'complains' } }),
      state: 'manual',
      cause: 'console-page-unknown',
      found:
        /a dialog that is not known.*may have stored what it did not confirm: create API authentication provider \(sent, not confirmed\)/,
      writes: PROVIDER,
      changes: [
        'create API authentication provider (sent, not confirmed)',
        'add trusted issuer (sent, not confirmed)',
        'select token types (sent, not confirmed)',
      ],
    },
    {
      title: 'a sign-in page on a host that may not receive the password',
      scenario: pairWith({ ...NOTHING_IMPORTED, signIn: 'classic' }),
      inputs: { 'fusion-identity-domain-url': 'https://127.0.0.1:9' },
      state: 'error',
      cause: 'console-host-not-allowed',
      found: /the import by browser stopped at (navigation|sign-in)/,
      attempts: 0,
    },
  ])
})

/** The files below a directory that hold a text. */
async function filesWith(directory: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  const contents = await Promise.all(paths.map((path) => readFile(path, 'latin1')))
  return paths.filter((_, index) => contents[index]?.includes(text))
}
