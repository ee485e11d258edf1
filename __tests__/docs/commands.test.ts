import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { DOMAIN_USER } from '../../sandbox/identity-domain/settings.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'

const run = promisify(execFile)

/** Runs a command of a page as its reader does: the values of a pair in place of the examples, and what is typed. */
async function tried(text: string, scenario: string, typed = ''): Promise<string> {
  const sandbox = await startSandbox(scenarioNamed(scenario))
  const folder = await mkdtemp(join(tmpdir(), 'command-'))
  try {
    const { inputs } = sandbox
    const authority = join(folder, 'authority.pem')
    await writeFile(authority, inputs['ca-certificates'] ?? '')
    const client = `${inputs['client-id'] ?? ''}:${encodeURIComponent(inputs['client-secret'] ?? '')}`
    const values = {
      DOMAIN: inputs['identity-domain-url'],
      POD: inputs['fusion-url'],
      SCOPE: `${inputs['fusion-url'] ?? ''}/`,
      // curl asks for a secret at the terminal, and there is none here; the signs of this one are encoded (RFC 6749, 2.3.1)
      CLIENT_ID: client,
      ADMIN_CLIENT_ID: client,
    }
    const lines = text
      // the port is part of the scope of a pod, and of the URLs of the sandbox too
      .replaceAll('$POD:443/', '$POD/')
      .replaceAll(
        /^(DOMAIN|POD|SCOPE|CLIENT_ID|ADMIN_CLIENT_ID)=.*$/gm,
        (_, name: keyof typeof values) => `${name}=$SANDBOX_${name}`,
      )
    const given = Object.entries(values).map(([name, value]) => [`SANDBOX_${name}`, value] as const)
    const shell = run('bash', ['-c', lines], {
      cwd: folder,
      env: { PATH: env['PATH'], CURL_CA_BUNDLE: authority, ...Object.fromEntries(given) },
    })
    shell.child.stdin?.end(typed)
    return (await shell).stdout.trim()
  } finally {
    await sandbox.close()
    await rm(folder, { recursive: true })
  }
}

/** The one command of a page in which this stands. */
async function commandWith(page: string, words: string): Promise<string> {
  const found = (await commandsOf(page)).filter((text) => text.includes(words))
  expect(found).toHaveLength(1)
  return found[0] ?? ''
}

/** What the shell itself sets, and a reader need not. */
const OF_SHELL = ['HOME', 'PATH', 'PWD', 'TMPDIR']

/** The blocks of a page that are for a shell, without the indentation of the list that they stand in. */
async function commandsOf(page: string): Promise<readonly string[]> {
  const blocks = (await readFile(page, 'utf8')).matchAll(/^( *)```sh\n(.*?)^ *```$/gms)
  return [...blocks].map(([, indent = '', text = '']) =>
    text.replaceAll(`\n${indent}`, '\n').trim(),
  )
}

const setup = (await readdir('docs/setup')).map((name) => `docs/setup/${name}`)
const guides = (await readdir('docs/guides')).map((name) => `docs/guides/${name}`)
const PAGES = ['README.md', 'CONTRIBUTING.md', 'docs/troubleshooting.md', ...setup, ...guides]
const ALL = (
  await Promise.all(
    PAGES.map(async (page) =>
      (await commandsOf(page)).map((text, at) => [`${page} ${String(at + 1)}`, text] as const),
    ),
  )
).flat()

describe('a command of a page', () => {
  it.each(ALL)('is shell that parses: %s', async (_, text) => {
    await run('bash', ['-n', '-c', text])
  })

  it.each(ALL)('sets every variable that it uses: %s', (_, text) => {
    const used = [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name)
    const set = [...text.matchAll(/(?:^|\s|;)([A-Za-z_]\w*)=|\b(?:read -\w+|for) (\w+)/g)].map(
      ([, assigned, read]) => assigned ?? read ?? '',
    )
    expect(used.filter((name) => ![...set, ...OF_SHELL].includes(name))).toEqual([])
  })
})

describe('on a pair, a command of a page', () => {
  it('shows the issuer of the identity domain', async () => {
    const command = await commandWith('docs/troubleshooting.md', 'openid-configuration')
    expect(await tried(command, 'healthy')).toBe('"issuer":"https://identity.oraclecloud.com/"')
  })

  it.each([
    ['trusts the user', 'healthy', '401\n403'],
    ['lacks the certificate', 'casdk-0004', '401\n401'],
  ])('tells that the pod %s', async (_, scenario, shown) => {
    const command = await commandWith('docs/troubleshooting.md', 'grant_type=password')
    expect(await tried(command, scenario, `${DOMAIN_USER.password}\n`)).toBe(shown)
  })

  it('shows where the pod sends a browser to sign in', async () => {
    const command = await commandWith('docs/setup/identity-domain.md', 'FuseWelcome')
    expect(await tried(command, 'healthy')).toMatch(/\.identity\.oraclecloud\.com|localhost/)
  })

  it.each([
    ['may ask for the scope', 'healthy', /^granted$/],
    ['may not ask for the scope', 'scope-refused-to-client', /^refused: .*unauthorized_client/],
  ])('tells whether the client %s', async (_, scenario, shown) => {
    const command = await commandWith(
      'docs/setup/identity-domain.md',
      'grant_type=client_credentials',
    )
    expect(await tried(command, scenario)).toMatch(shown)
  })

  it('grants nothing when the host is not known', async () => {
    const command = await commandWith(
      'docs/setup/identity-domain.md',
      'grant_type=client_credentials',
    )
    const unknown = command.replace(/^DOMAIN=.*/, 'export DOMAIN=https://domain.invalid')
    expect(await tried(unknown, 'healthy')).toBe('no answer from https://domain.invalid')
  })

  it.each([
    ['writes a token, for its owner alone', 'healthy', '600 token.txt is written'],
    ['writes none when there is none', 'client-inactive', '600'],
  ])('%s', async (_, scenario, shown) => {
    const command = await commandWith('docs/setup/github-oidc.md', '> token.txt')
    const modeFirst = command.replace('test -s', 'stat -c %a token.txt | tr "\\n" " "; test -s')
    expect(await tried(`${modeFirst} || true`, scenario)).toBe(shown)
  })

  it('makes a key and its certificate', async () => {
    const command = await commandWith('docs/setup/github.md', 'openssl req')
    expect(await tried(`${command} 2>&1 && cat client.key client.crt`, 'healthy')).toMatch(
      /BEGIN PRIVATE KEY[^]*BEGIN CERTIFICATE/,
    )
  })
})
