/**
 * Prints the bill of materials of what the bundles are made of (CycloneDX): `npm run sbom`. npm leaves a package out
 * that a development dependency needs too, so it is asked about a copy without those.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
const parent = mkdtempSync(join(tmpdir(), 'sbom-'))
// npm names the whole after its directory
const directory = join(parent, String(manifest['name']))
mkdirSync(directory)
writeFileSync(
  join(directory, 'package.json'),
  JSON.stringify({ ...manifest, devDependencies: undefined }),
)
cpSync('package-lock.json', join(directory, 'package-lock.json'))
npm('install', '--package-lock-only', '--offline', '--ignore-scripts', '--no-audit', '--no-fund')
const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application']
process.stdout.write(npm('sbom', '--package-lock-only', ...format))
rmSync(parent, { recursive: true })

/** Runs npm, wherever it is. */
function npm(...args: readonly string[]): string {
  const cli = process.env['npm_execpath']
  if (cli === undefined) throw new Error('run it as: npm run sbom')
  return execFileSync(process.execPath, [cli, ...args], {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
