import { describe, expect, it } from '@jest/globals'
import { byName, NotAskedFor, ofForm, oneFoundIn } from '../../src/oracle/asked-for.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { readConnection } from '../../src/oracle/connection.js'
import { idOf } from '../../src/oracle/json.js'
import { jsonAnswer } from './json-answer.js'

const ASKED = byName('userName', 'SA_OIC', 'case aside')
const EXACTLY = byName('userName', 'SA_OIC', 'exactly')
const OURS = { id: '1', userName: 'SA_OIC' }
const LIKE = { id: '2', userName: 'sa_oic' }
const ALICE = { id: '3', userName: 'ALICE' }

function oneOf(json: unknown, asked = ASKED): unknown {
  return oneFoundIn(jsonAnswer(json), asked)?.resource
}

describe('of a list, what was asked for', () => {
  it.each([
    ['alone', [OURS], OURS],
    ['after another one', [ALICE, OURS], OURS],
    ['after one whose name differs in case', [LIKE, OURS], OURS],
    ['beside one whose form is another', [{ userName: 42 }, OURS], OURS],
    ['twice, as the same object', [OURS, { ...OURS }], OURS],
    ['in other case, where case is set aside', [LIKE], LIKE],
  ])('is taken %s', (_, Resources, one) => {
    expect(oneOf({ Resources })).toEqual(one)
  })

  it.each([[{ totalResults: 0 }], [{ itemsPerPage: 0, startIndex: 1 }], [{ Resources: [] }]])(
    'is not there when the list is empty: %j',
    (json) => {
      expect(oneOf(json)).toBeUndefined()
    },
  )

  it.each([
    ['another one came', { Resources: [ALICE] }, /with ALICE instead of the userName SA_OIC$/],
    [
      'many others came',
      { Resources: Array.from({ length: 500 }, () => ALICE) },
      /ALICE, ALICE, ALICE and 497 more instead of the userName SA_OIC$/,
    ],
    [
      'two of its name came',
      { Resources: [OURS, { ...OURS, id: '9' }] },
      /more than one of the userName/,
    ],
    [
      'two like it came',
      { Resources: [LIKE, { ...LIKE, id: '9' }] },
      /more than one of the userName/,
    ],
    ['its name is a number', { Resources: [{ id: '1', userName: 42 }] }, /\(no text\) instead of/],
    ['its name is null', { Resources: [{ id: '1', userName: null }] }, /\(no text\) instead of/],
    ['its name is a list', { Resources: [{ id: '1', userName: ['SA_OIC'] }] }, /\(no text\)/],
    ['the list is a text', { Resources: 'SA_OIC' }, /Resources is no list of objects/],
    ['the list is an object', { Resources: OURS }, /Resources is no list of objects/],
    ['the list is null', { Resources: null }, /JSON that is no list/],
    ['an entry is null', { Resources: [null] }, /Resources is no list of objects/],
    ['an entry is a list', { Resources: [[OURS]] }, /Resources is no list of objects/],
    ['the object itself came', OURS, /JSON that is no list/],
    ['a bare list came', [OURS], /JSON that is no list/],
    ['nothing but null came', null, /JSON that is no list/],
    ['an empty object came', {}, /JSON that is no list/],
    ['one is counted and not shown', { totalResults: 1 }, /1 results, and shows none/],
  ])('is not taken for there, nor for missing, when %s', (_, json, words) => {
    expect(() => oneOf(json)).toThrow(NotAskedFor)
    expect(() => oneOf(json)).toThrow(words)
  })

  it('must have the very name where nothing says that case is set aside', () => {
    expect(oneOf({ Resources: [OURS] }, EXACTLY)).toEqual(OURS)
    expect(() => oneOf({ Resources: [LIKE] }, EXACTLY)).toThrow(
      /sa_oic instead of the userName SA_OIC/,
    )
  })

  it('is told with bounded, one-line words of the server, and with the id of the request', () => {
    const userName = `${'x'.repeat(900_000)}\n::error::`
    const answer = jsonAnswer({ Resources: [{ userName }] }, { requestId: 'abc' })
    try {
      oneFoundIn(answer, ASKED)
    } catch (thrown) {
      const { message } = thrown as Error
      expect(message.length).toBeLessThan(1000)
      expect(message).not.toContain('\n')
      expect(message).toMatch(/, request id abc$/)
    }
    expect.assertions(3)
  })

  it('is no concern of a refusal, which stays what it was', () => {
    expect(() => oneFoundIn(jsonAnswer({}, { status: 403 }), ASKED)).toThrow(UnexpectedAnswer)
  })
})

describe('an id that stands in later requests', () => {
  it.each([['0B7DD7F2B3A66AE0E050F00A395B6B66'], ['IDCSAppId'], ['a.b-c_d'], ['x'.repeat(256)]])(
    'may be %s',
    (id) => {
      expect(idOf({ id })).toBe(id)
    },
  )

  it.each([
    ['../Users/1'],
    ['..'],
    ['.'],
    ['1/2'],
    ['1?x=2'],
    ['1#2'],
    ['1%2F2'],
    ['1\n2'],
    ['1\u0000'],
    ['1 2'],
    ['é'],
    [''],
    ['x'.repeat(257)],
    [42],
    [null],
    [['1']],
  ])('must not be %j', (id) => {
    const answer = jsonAnswer({})
    expect(() => ofForm(answer, () => idOf({ id }))).toThrow(NotAskedFor)
  })
})

describe('a connection', () => {
  const asked = { project: undefined, id: 'ERP_DEV' }
  const read = (
    json: unknown,
    of: Parameters<typeof readConnection>[1] = asked,
  ): string | undefined => readConnection(jsonAnswer(json), of).status

  it.each([
    ['its id', { id: 'ERP_DEV', status: 'CONFIGURED' }, asked],
    ['its id, in kebab case', { id: 'ERP_DEV', status: 'CONFIGURED', 'locked-flag': false }, asked],
    [
      'its id and project',
      { id: 'ERP_DEV', projectId: 'FINANCE', status: 'CONFIGURED' },
      { project: 'FINANCE', id: 'ERP_DEV' },
    ],
    [
      'its id and no project',
      { id: 'ERP_DEV', status: 'CONFIGURED' },
      { project: 'FINANCE', id: 'ERP_DEV' },
    ],
  ])('is read by %s', (_, json, of) => {
    expect(read(json, of)).toBe('CONFIGURED')
  })

  it.each([
    ['another id', { id: 'HR_PROD' }, asked],
    ['an id in other case', { id: 'erp_dev' }, asked],
    ['no id', { status: 'CONFIGURED' }, asked],
    ['an id that is a number', { id: 1 }, asked],
    ['a list of connections', { items: [{ id: 'ERP_DEV' }] }, asked],
    ['a bare list', [{ id: 'ERP_DEV' }], asked],
    ['a status that is a number', { id: 'ERP_DEV', status: 1 }, asked],
    ['another project', { id: 'ERP_DEV', projectId: 'HR' }, { project: 'FINANCE', id: 'ERP_DEV' }],
    [
      'another project, in kebab case',
      { id: 'ERP_DEV', 'project-id': 'HR' },
      { project: 'FINANCE', id: 'ERP_DEV' },
    ],
  ])('is not read of an answer with %s', (_, json, of) => {
    expect(() => read(json, of)).toThrow(NotAskedFor)
  })
})
