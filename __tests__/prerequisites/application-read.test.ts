import { expect, it } from '@jest/globals'
import { byToken, type Authorisation } from '../../src/oracle/authorisation.js'
import type { AccessToken } from '../../src/oracle/access-token.js'
import { readApplicationAs, type Parts } from '../../src/prerequisites/application-read.js'

const as = (who: Authorisation['who']) => (): Promise<Authorisation> =>
  Promise.resolve(byToken({ value: 'token' } as AccessToken, who))

const RIGHTS = [as('the client'), as('the admin client')]

/** A value is whole with both letters. */
const LETTERS: Parts<string> = {
  isWhole: (value) => value.includes('a') && value.includes('b'),
  fuller: (earlier, later) => earlier + later,
}

it.each<[string, string | undefined, string | undefined, string | undefined, number]>([
  ['one reading that is whole', 'ab', 'x', 'ab', 1],
  ['the second, where the first shows nothing', undefined, 'ab', 'ab', 2],
  ['both together', 'a', 'b', 'ab', 2],
  ['what there is of both', 'a', 'c', 'ac', 2],
  ['the first, where the second shows nothing', 'a', undefined, 'a', 2],
  ['none', undefined, undefined, undefined, 2],
])('a read comes to %s', async (_, client, administrator, value, times) => {
  const asked: string[] = []
  const read = await readApplicationAs(
    RIGHTS,
    ({ who }) => {
      asked.push(who)
      return Promise.resolve(who === 'the client' ? client : administrator)
    },
    'it',
    LETTERS,
  )
  expect(read.is === 'shown' ? read.value : undefined).toBe(value)
  expect(asked).toHaveLength(times)
})
