/**
 * Writes the licences of everything that the bundles are made of into `dist/licenses.txt`, or into the file that is
 * named: part of `npm run build`. ncc's own list holds the last chunk of a bundle only.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
const texts = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version = '', license = '' }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return `${name} ${version}\n${license}\n\n${licenceIn(path)}\n`
  })
writeFileSync(process.argv[2] ?? 'dist/licenses.txt', [...new Set(texts)].toSorted().join('\n'))

/** The text of a package's licence, as it ships it. */
function licenceIn(path: string): string {
  const file = existsSync(path)
    ? readdirSync(path).find((name) => /^licen[cs]e/i.test(name))
    : undefined
  return file === undefined
    ? ''
    : readFileSync(join(path, file), 'utf8').replaceAll('\r', '').trim()
}
