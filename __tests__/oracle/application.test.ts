import { describe, expect, it } from '@jest/globals'
import { fullerOf, readApplication, type Application } from '../../src/oracle/application.js'

describe('an application', () => {
  it('of which nothing but its id and name is shown is known for nothing else', () => {
    const { id, name, displayName, ...others } = readApplication({ id: 'a1', name: 'client' })
    expect([id, name, displayName]).toEqual(['a1', 'client', ''])
    expect(Object.values(others).filter((value) => value !== undefined)).toEqual([])
  })

  it('has null where it has nothing', () => {
    const nulls = { active: null, allowedGrants: null, allowedScopes: null, certificates: null }
    const app = readApplication({ id: 'a1', name: 'client', ...nulls })
    expect([app.active, app.allowedGrants, app.allowedScopes, app.certificates]).toEqual(
      Array.from({ length: 4 }, () => undefined),
    )
  })

  it.each<[string, object]>([
    ['a text for a flag', { active: 'perhaps' }],
    ['a number for a list', { allowedGrants: 7 }],
    ['a list of numbers', { redirectUris: [7] }],
    ['a list of texts for one of objects', { allowedScopes: ['https://x/'] }],
    ['a number for a name', { clientType: 7 }],
  ])('with %s shows nothing of it', (_, shown) => {
    const { id, name, displayName, ...others } = readApplication({
      id: 'a1',
      name: 'client',
      ...shown,
    })
    expect([id, name, displayName]).toEqual(['a1', 'client', ''])
    expect(Object.values(others).filter((value) => value !== undefined)).toEqual([])
  })

  it('is read leniently in what Oracle nests', () => {
    const app = readApplication({
      id: 'a1',
      name: 'client',
      active: 'true',
      redirectUris: 'https://x/',
      allowedScopes: [{ idOfDefiningApp: 'x' }, { fqs: 'https://x/' }],
      certificates: [{ x5t: 'x' }],
    })
    expect(app.active).toBe(true)
    expect(app.redirectUris).toEqual(['https://x/'])
    expect(app.allowedScopes).toEqual([{ fqs: 'https://x/', definedBy: undefined }])
    expect(app.certificates).toEqual([])
  })

  it.each<[string, object]>([
    ['a name of another kind', { name: 7 }],
    ['an id that is none', { id: '../Users' }],
  ])('is none with %s', (_, shown) => {
    expect(() => readApplication({ id: 'a1', name: 'client', ...shown })).toThrow(
      expect.objectContaining({ name: 'OtherForm' }),
    )
  })
})

it.each<[string, object, object, object]>([
  ['what the first alone shows', { active: false }, {}, { active: false }],
  [
    'what the second alone shows',
    {},
    { redirectUris: ['https://x/'] },
    { redirectUris: ['https://x/'] },
  ],
  ['the later of both', { active: false }, { active: true }, { active: true }],
  ['a name that only one shows', { displayName: 'App' }, {}, { displayName: 'App' }],
])('two readings of one application show %s', (_, earlier, later, shown) => {
  const read = (members: object): Application =>
    readApplication({ id: 'a1', name: 'x', ...members })
  expect(fullerOf(read(earlier), read(later))).toEqual(read(shown))
})

it('readings of two applications are not put together', () => {
  const [one, two] = ['a1', 'a2'].map((id) => readApplication({ id, name: 'x', displayName: id }))
  expect(one && two && fullerOf(one, two)).toBe(two)
})
