import { expect, it } from '@jest/globals'
import { once, renewable } from '../../src/oracle/renewable.js'

/** Counts up with every question. */
function counter(): () => Promise<number> {
  let asked = 0
  return () => Promise.resolve((asked += 1))
}

it('what was got is handed out until it is used up', async () => {
  let usedUp = false
  const get = renewable(counter(), () => usedUp)
  expect([await get(), await get()]).toEqual([1, 1])
  usedUp = true
  expect(await get()).toBe(2)
})

it('what was found to be no good is replaced, once for all who had it', async () => {
  const get = renewable(counter(), () => false)
  const first = await get()
  expect(await Promise.all([get(first), get(first), get()])).toEqual([2, 2, 2])
  expect(await get(first)).toBe(2)
})

it('two who find it used up at once ask once', async () => {
  const get = renewable(counter(), (last) => last === 1)
  await get()
  expect(await Promise.all([get(), get(), get()])).toEqual([2, 2, 2])
})

it('a refusal stays, the first and a later one', async () => {
  let asked = 0
  const refused = (): Promise<number> => {
    asked += 1
    return asked === 1 ? Promise.resolve(1) : Promise.reject(new Error('refused'))
  }
  const get = renewable(refused, () => true)
  await get()
  await expect(get()).rejects.toThrow('refused')
  await expect(Promise.all([get(), get()])).rejects.toThrow('refused')
  expect(asked).toBe(2)
})

it('what is asked once is asked once', async () => {
  const get = once(counter())
  expect(await Promise.all([get(), get()])).toEqual([1, 1])
})
