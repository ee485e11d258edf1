import { expect, it } from '@jest/globals'
import { withFixedValues, type RunValues } from '../../scripts/pictures/fixed-values.js'
import { code, markdown } from '../../src/report/escape.js'

/** What a run on this day, with these ports and keys, says. */
function run(day: string, port: number, byte: string): { text: string; values: RunValues } {
  const hosts = {
    identityDomain: `localhost:${String(port)}`,
    fusion: `localhost:${String(port + 1)}`,
    oic: `localhost:${String(port + 2)}`,
  }
  const sha256 = Array(32).fill(byte).join(':')
  const sha1 = Array(20).fill(byte).join(':')
  const requestId = `${byte.toLowerCase().repeat(16)}/${byte.toLowerCase().repeat(4)}`
  // so many days and a part of one: the hour of the run decides which day that is
  const ends = new Date(Date.parse(`${day}Z`) + 100.5 * 86_400_000).toISOString().slice(0, 10)
  const [date = ''] = day.split('T')
  return {
    text: [
      `${code(hosts.identityDomain)} ${markdown(hosts.fusion)} ${code(hosts.oic)}`,
      `${markdown(`127.0.0.1:${String(port + 3)}`)} ${code(sha256)} ${markdown(sha1)}`,
      `${markdown(requestId)} until ${ends}, 100 days left, 0 s apart`,
      `on ${date} at ${day.slice(11, 13)}:07 UTC`,
      `on ${ends}, in 100 days; ${ends} (100 days), ${markdown(`${ends} (100 days)`)}, from ${date}`,
      `<sub>17 requests, ${String(port / 10_000)} s</sub>`,
    ].join('\n'),
    values: {
      startedAt: `${day}Z`,
      hosts,
      certificates: [{ role: 'signing', sha1, sha256 }],
      checks: [{ requests: [{ requestId }, { requestId: null }] }],
    },
  }
}

it('two runs that say the same show the same, whatever their day, their ports and their keys', () => {
  const [one, other] = [
    run('2026-01-05T11:12:13', 41_000, 'AB'),
    run('2027-11-30T21:12:13', 52_000, 'C7'),
  ].map(({ text, values }) => withFixedValues(text, values))
  expect(one).toBe(other)
  expect(one).toContain('100 days left')
  expect(one).toContain('2026-06-10')
  expect(one).not.toContain('localhost')
})
