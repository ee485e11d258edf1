import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import type { Workflow } from './workflows.js'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly license?: string
  readonly dev?: boolean
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T
}

const manifest =
  await json<Readonly<Record<string, Readonly<Record<string, string>>>>>('package.json')
const { packages } = await json<{ packages: Readonly<Record<string, Locked>> }>('package-lock.json')
const locked = Object.entries(packages).filter(([path]) => path !== '')
/** The packages of the bundles as name@version. */
const bundled = locked
  .filter(([, { dev }]) => dev !== true)
  .map(([path, { version = '' }]) => [path.replace(/^.*node_modules\//, ''), version] as const)

const SHORTEST_LICENCE = 400

/** What stands below a heading of the licences, up to the next package. */
function textBelow(licences: string, heading: string): string {
  const [, below = ''] = `\n${licences}`.split(`\n${heading}\n`)
  return below.split(/\n\S+ \d+\.\d+\.\d+\S*\n/)[0] ?? ''
}

describe('the packages', () => {
  it('are asked for in exact versions', () => {
    const asked = ['dependencies', 'devDependencies'].flatMap((kind) =>
      Object.values(manifest[kind] ?? {}),
    )
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('are named in docs/internals/dependencies.md, all of them and no others', async () => {
    const page = await readFile('docs/internals/dependencies.md', 'utf8')
    const rows = [...page.matchAll(/^\| (`.*?) +\|/gm)].map(([, names = '']) => names)
    const named = rows.flatMap((names) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
    const asked = ['dependencies', 'devDependencies'].flatMap((kind) =>
      Object.keys(manifest[kind] ?? {}),
    )
    expect(named.toSorted()).toEqual(asked.toSorted())
  })

  it('are locked by their digest, wherever they come from', () => {
    expect(locked.length).toBeGreaterThan(100)
    const loose = locked.filter(
      ([, { integrity, resolved }]) => integrity === undefined || resolved !== undefined,
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })

  it('that end up in the bundles have licences that allow it, named beside them', async () => {
    const text = await readFile('dist/licenses.txt', 'utf8')
    const short = bundled.filter(
      ([name, version]) => textBelow(text, `${name} ${version}`).length < SHORTEST_LICENCE,
    )
    expect(short).toEqual([])
    const licences = locked.filter(([, { dev }]) => dev !== true).map(([, { license }]) => license)
    expect([...new Set(licences)].toSorted()).toEqual([
      '0BSD',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'ISC',
      'MIT',
    ])
  })

  it('have their notices there, and what they have taken in from others', async () => {
    const text = await readFile('dist/licenses.txt', 'utf8')
    for (const path of locked.filter(([, { dev }]) => dev !== true).map(([path]) => path)) {
      const files = await readdir(path).catch(() => [])
      for (const file of files.filter((name) => /^notice/i.test(name))) {
        expect(text).toContain((await readFile(join(path, file), 'utf8')).trim())
      }
    }
    const taken = await readdir('node_modules/puppeteer-core/lib/esm/third_party')
    const short = taken.filter((name) => textBelow(text, name).length < SHORTEST_LICENCE)
    expect([taken.length > 0, short]).toEqual([true, []])
  })

  it('that are locked for the bundles stand in the bill of materials, all of them and no others', async () => {
    const printed = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/sbom.ts'],
      {
        env: { ...process.env, npm_execpath: process.env['npm_execpath'] ?? '' },
      },
    )
    const { bomFormat, components } = JSON.parse(printed.stdout) as {
      readonly bomFormat: string
      readonly components: readonly { readonly name: string; readonly version: string }[]
    }
    expect(bomFormat).toBe('CycloneDX')
    const named = components.map(({ name, version }) => `${name}@${version}`)
    const wanted = bundled.map(([name, version]) => `${name}@${version}`)
    expect([...new Set(named)].toSorted()).toEqual([...new Set(wanted)].toSorted())
  })
})

describe.each((await readdir('.github/workflows')).map((name) => [name]))(
  'the workflow %s',
  (name) => {
    it('pins what it uses by commit, with its version, and takes no permission for all jobs', async () => {
      const text = await readFile(`.github/workflows/${name}`, 'utf8')
      expect(parse(text)).toMatchObject({ permissions: {} })
      const uses = text.split('\n').filter((line) => line.includes('uses:'))
      expect(uses.length).toBeGreaterThan(0)
      for (const line of uses) expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    })
  },
)

describe('a release', () => {
  it('has the version that the change log begins with', async () => {
    const log = await readFile('CHANGELOG.md', 'utf8')
    expect(/^## (\S+?)(,|$)/m.exec(log)?.[1]).toBe(manifest['version'])
  })

  it('moves the tag of its major version, and no tag that a release hangs on', async () => {
    const { jobs } = parse(await readFile('.github/workflows/release.yml', 'utf8')) as Workflow
    const moves = jobs['publish']?.steps.filter(({ run = '' }) => run.includes('refs/tags/'))
    expect(moves?.map(({ run }) => run)).toEqual([expect.stringContaining('major="${TAG%%.*}"')])
  })

  it('runs the code of dependencies only where nothing can be written or attested', async () => {
    const { jobs } = parse(await readFile('.github/workflows/release.yml', 'utf8')) as Workflow
    const trusted = Object.entries(jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes('write'),
    )
    expect(trusted.map(([name]) => name)).toEqual(['attest', 'publish'])
    const commands = trusted.flatMap(([, { steps }]) => steps.map(({ run = '' }) => run))
    expect(commands.filter((run) => /\b(npm|npx|node)\b/.test(run))).toEqual([])
  })

  it('is not called done while what it published can be changed', async () => {
    const { jobs } = parse(await readFile('.github/workflows/release.yml', 'utf8')) as Workflow
    const commands = jobs['publish']?.steps.map(({ run = '' }) => run) ?? []
    const nth = (text: string): number => commands.findIndex((run) => run.includes(text))
    expect(nth('--draft=false')).toBeGreaterThan(-1)
    expect(nth('--jq .immutable')).toBeGreaterThan(nth('--draft=false'))
    expect(nth('refs/tags/')).toBeGreaterThan(nth('--jq .immutable'))
  })

  const archived = /git archive .* HEAD (.*)$/m

  it('has what the README and the reports link to', async () => {
    const text = await readFile('.github/workflows/release.yml', 'utf8')
    const paths = (archived.exec(text)?.[1] ?? '').split(' ')
    expect(paths).toEqual(expect.arrayContaining(['action.yml', 'dist', 'docs', 'LICENSE']))
    const links = [...(await readFile('README.md', 'utf8')).matchAll(/\]\(([^):#]+)(#[^)]*)?\)/g)]
    const top = links.map(([, path = '']) => path.split('/')[0])
    expect(top.length).toBeGreaterThan(5)
    expect([...new Set(top)].filter((path) => !paths.includes(path ?? ''))).toEqual([])
    // without it git leaves out the documents, and says nothing
    expect(text).toMatch(/'\* -export-ignore' >> \.git\/info\/attributes\n +git archive/)
    await expect(readFile('docs/report.schema.json', 'utf8')).resolves.toContain('schemaVersion')
  })

  it('is attested with where it was built, and the archive with its bill of materials', async () => {
    const { jobs } = parse(await readFile('.github/workflows/release.yml', 'utf8')) as Workflow
    const attests = jobs['attest']?.steps.filter(({ uses = '' }) =>
      uses.startsWith('actions/attest@'),
    )
    expect(attests?.map(({ with: given }) => given)).toEqual([
      { 'subject-path': 'release/*' },
      {
        'subject-path': expect.stringMatching(/\.tar\.gz$/),
        'sbom-path': expect.stringMatching(/\.cdx\.json$/),
      },
    ])
  })
})

// GitHub Docs: Publishing actions in GitHub Marketplace; Metadata syntax, branding. That the name is free shows the form.
describe('what GitHub Marketplace asks of an action', () => {
  it('is met by its one file of metadata', async () => {
    const { stdout } = await promisify(execFile)('git', ['ls-files', '*action.yml', '*action.yaml'])
    expect(stdout.trim()).toBe('action.yml')
    const action = parse(await readFile('action.yml', 'utf8')) as {
      readonly name: string
      readonly description: string
      readonly branding: Readonly<Record<string, string>>
    }
    expect(action.name).toMatch(/^[\w ]{5,50}$/)
    expect(action.description.length).toBeLessThan(125)
    expect(action.branding).toEqual({
      icon: 'shield',
      color: expect.stringMatching(/^(white|black|yellow|blue|green|orange|red|purple|gray-dark)$/),
    })
  })
})

it('updates of packages and actions wait until they are a week old', async () => {
  const { updates } = parse(await readFile('.github/dependabot.yml', 'utf8')) as {
    readonly updates: readonly { readonly cooldown?: { readonly 'default-days': number } }[]
  }
  expect(updates.map(({ cooldown }) => cooldown?.['default-days'])).toEqual([7, 7])
})
