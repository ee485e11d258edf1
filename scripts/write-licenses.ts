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

/** A file that is the text of the licence and nothing else. */
const APACHE = 'node_modules/bare-path/LICENSE'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)
const texts = shipped.map(([path, { version = '', license = '' }]) => {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  return entry(`${name} ${version}`, license, licenceIn(path, license))
})
writeFileSync(
  process.argv[2] ?? 'dist/licenses.txt',
  [...new Set([...texts, ...shipped.flatMap(([path]) => vendoredIn(path))])].toSorted().join('\n'),
)

function entry(name: string, about: string, text: string): string {
  return `${name}\n${about}\n\n${text}\n`
}

/** The text of a package's licence and its notices, as it ships them. @throws {Error} when it says nothing of either */
function licenceIn(path: string, license: string): string {
  const files = existsSync(path) ? readdirSync(path) : []
  const texts = files
    .filter((name) => /^(licen[cs]e|notice)/i.test(name))
    .toSorted()
    .map((name) => textOf(join(path, name)))
  if (texts.length > 0) return texts.join('\n\n')
  const readme = files.includes('README.md') ? textOf(join(path, 'README.md')) : ''
  const [, section = ''] = /\nLicen[cs]e\n-+\n([^]*)$/i.exec(readme) ?? []
  if (section !== '') return section.trim()
  // who ships no text leaves it to the name of the licence, whose text is the same everywhere
  const { author } = JSON.parse(textOf(join(path, 'package.json'))) as { readonly author?: string }
  if (license !== 'Apache-2.0' || author === undefined) throw new Error(`${path} has no licence`)
  return `${author}. The package has no text of its licence; this is that of ${license}.\n\n${textOf(APACHE)}`
}

/** Code of others that a package has taken in: each file begins with its licence. */
function vendoredIn(path: string): readonly string[] {
  const directory = join(path, 'lib/esm/third_party')
  if (!existsSync(directory)) return []
  return readdirSync(directory).map((name) => {
    const source = textOf(join(directory, name, `${name}.js`))
    const [, text] = /^\/\*\*\n([^]*?)\*\//.exec(source) ?? []
    if (text === undefined) throw new Error(`${directory}/${name} does not begin with its licence`)
    return entry(name, `in ${path.replace(/^.*node_modules\//, '')}`, text.trim())
  })
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r', '').trim()
}
