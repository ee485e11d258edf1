import { describe, expect, it } from '@jest/globals'
import { DISOBEDIENCES, disobeyed, type Disobedience } from '../../sandbox/disobedience.js'

const QUERY = new URLSearchParams({ filter: 'userName eq "SA_OIC"' })
const USERS = { path: '/hcmRestApi/scim/Users', query: QUERY, body: '' }
const OURS = { id: '1', userName: 'SA_OIC' }

/** Names and ids of a list that answers disobediently. */
function names(kind: Disobedience, right: readonly object[]): readonly string[] {
  const body = JSON.stringify({ itemsPerPage: right.length, Resources: right })
  const spoiled = disobeyed(kind, USERS, { status: 200, body }, undefined)
  const { Resources } = JSON.parse(spoiled.body.toString()) as {
    readonly Resources: readonly { readonly id: string; readonly userName: string }[]
  }
  return Resources.map(({ id, userName }) => `${userName}${id === '1' ? '' : ' of another id'}`)
}

describe('a disobedient list', () => {
  it.each<[Disobedience, readonly object[], readonly string[]]>([
    ['another first', [OURS], ['ALICE.ACCOUNTANT of another id', 'SA_OIC']],
    ['another first', [], ['ALICE.ACCOUNTANT of another id']],
    ['another only', [OURS], ['ALICE.ACCOUNTANT of another id']],
    ['two of the name', [OURS], ['SA_OIC of another id', 'SA_OIC']],
    ['a look-alike', [OURS], ['sa_oic']],
    ['a look-alike', [], ['sa_oic of another id']],
    ['the answer before', [OURS], ['SA_OIC']],
  ])('by %s, for %j, is %j', (kind, right, wanted) => {
    expect(names(kind, right)).toEqual(wanted)
  })

  it('of two of a name that nobody has holds two objects', () => {
    const body = JSON.stringify({ totalResults: 0, itemsPerPage: 50 })
    const spoiled = disobeyed('two of the name', USERS, { status: 200, body }, undefined)
    const { Resources, totalResults } = JSON.parse(spoiled.body.toString()) as {
      readonly Resources: readonly { readonly id: string }[]
      readonly totalResults: number
    }
    expect(new Set(Resources.map(({ id }) => id)).size).toBe(2)
    expect(totalResults).toBe(2)
  })
})

it('a connection is answered about another one, which points where the right one does', () => {
  const path = '/ic/api/integration/v1/connections/ERP_DEV'
  const right = { status: 200, body: JSON.stringify({ id: 'ERP_DEV', status: 'CONFIGURED' }) }
  const request = { path, query: new URLSearchParams(), body: '' }
  const idOf = (kind: Disobedience): unknown =>
    (JSON.parse(disobeyed(kind, request, right, undefined).body.toString()) as { id: string }).id
  expect([idOf('another only'), idOf('a look-alike')]).toEqual(['HR_PROD', 'erp_dev'])
})

it('a refusal stays one, and the answer before is given in turn', () => {
  const refusal = { status: 403, body: '{}' }
  for (const kind of DISOBEDIENCES) {
    expect(disobeyed(kind, USERS, refusal, undefined)).toBe(refusal)
  }
  const before = { status: 200, body: '{"Resources":[]}' }
  expect(disobeyed('the answer before', USERS, refusal, before)).toBe(before)
})
