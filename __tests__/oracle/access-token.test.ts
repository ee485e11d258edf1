import { describe, expect, it } from '@jest/globals'
import { isUsedUp } from '../../src/oracle/access-token.js'

describe('a token that was received at minute 10 of the runner and lives five minutes', () => {
  const minutes = (count: number): number => count * 60_000
  // the clock of the domain is an hour ahead
  const token = { receivedAt: minutes(10), issuedAt: minutes(70), expiresAt: minutes(75) }

  it.each([
    ['at once', token, minutes(10), false],
    ['half a minute before its end', token, minutes(14.5), false],
    ['less than half a minute before its end', token, minutes(14.5) + 1, true],
    ['after its end', token, minutes(16), true],
    ['whose beginning is not known', { ...token, issuedAt: undefined }, minutes(99), false],
    ['whose end is not known', { ...token, expiresAt: undefined }, minutes(99), false],
  ])('%s', (_, of, now, usedUp) => {
    expect(isUsedUp(of, now)).toBe(usedUp)
  })
})
