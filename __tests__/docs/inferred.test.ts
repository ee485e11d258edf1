import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { KNOWN_CAUSES } from '../../src/causes/background/catalogue.js'

const PAGE = readFileSync('docs/internals/inferred.md', 'utf8')

/** Generated from files that are searched themselves, and the page itself. */
const NOT_SEARCHED = /^docs\/(?:causes|checks|inputs|outputs|internals\/inferred)\.md$/

/** Searched cause by cause. */
const CATALOGUE = 'src/causes/'

/** Files in which a statement may be marked. */
function files(): readonly string[] {
  const below = ['src', 'docs', 'sandbox'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .filter((path) => /\.(?:ts|js|md)$/.test(path)),
  )
  return [...below, 'README.md', 'action.yml'].filter(
    (path) => !NOT_SEARCHED.test(path) && !path.startsWith(CATALOGUE),
  )
}

function count(texts: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b)))
}

describe('the page of what is inferred', () => {
  it('names a file as often as that says so', () => {
    const said = files().flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/(?<![a-z])inferred(?![a-z]|\.md)/gi)].map(
        () => path,
      ),
    )
    const listed = [
      ...PAGE.matchAll(
        /[`[]((?:src|docs|sandbox)\/[^\]`]+\.\w+|README\.md|action\.yml)(?:`|\]\()/g,
      ),
    ]
    expect(count(listed.map(([, path = '']) => path))).toEqual(count(said))
  })

  it('lists every cause that is known so, once', () => {
    const known = Object.entries(KNOWN_CAUSES)
      .filter(([, { confidence, source }]) => /\binferred\b/.test(`${confidence} ${source}`))
      .map(([id]) => id)
    const listed = [...PAGE.matchAll(/\[`([a-z0-9-]+)`\]\(\.\.\/causes\.md#/g)].map(
      ([, id = '']) => id,
    )
    expect(listed.toSorted()).toEqual(known.toSorted())
  })

  it('says of each what would settle it', () => {
    const entries = PAGE.split(/\n(?=- |#)/).filter((entry) => entry.startsWith('- '))
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.filter((entry) => !/\n {2}- Settled by: .{15,}/.test(entry))).toEqual([])
  })
})
