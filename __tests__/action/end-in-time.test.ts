import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'
import { endWithin } from '../../src/action/end-in-time.js'

/** How a process ends that has not done so by itself, as seen in what it says and does. */
function ended(work: (done: () => void) => void): readonly string[] {
  const seen: string[] = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    seen.push(String(text).trim())
    return true
  })
  const done = endWithin(1000, 'not done', {
    exit: () => seen.push('exit'),
    kill: () => seen.push('kill'),
  })
  work(done)
  jest.advanceTimersByTime(1000)
  return seen
}

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
  process.exitCode = undefined
})

it('a run that is not done in time says so and is ended, whatever holds it up', () => {
  expect(ended(() => undefined)).toEqual(['::error::not done', 'kill'])
})

it('a run that is done, and was good, is only cut off from what it left behind', () => {
  expect(
    ended((done) => {
      done()
    }),
  ).toEqual(['exit'])
})

it('a run that is done, and was not good, need not end well', () => {
  const seen = ended((done) => {
    process.exitCode = 1
    done()
  })
  expect(seen).toEqual(['kill'])
})
