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
  const ends = new Date(Date.parse(day) + 100 * 86_400_000).toISOString().slice(0, 10)
  return {
    text: [
      `${code(hosts.identityDomain)} ${markdown(hosts.fusion)} ${code(hosts.oic)}`,
      `${markdown(`127.0.0.1:${String(port + 3)}`)} ${code(sha256)} ${markdown(sha1)}`,
      `${markdown(requestId)} until ${ends}, 100 days left, 0 s apart`,
      `on ${day} at ${day.slice(-2)}:07 UTC`,
      `<sub>17 requests, ${String(port / 10_000)} s</sub>`,
    ].join('\n'),
    values: {
      startedAt: `${day}T11:12:13.000Z`,
      hosts,
      certificates: [{ role: 'signing', sha1, sha256 }],
      checks: [{ requests: [{ requestId }, { requestId: null }] }],
    },
  }
}

it('two runs that say the same show the same, whatever their day, their ports and their keys', () => {
  const [one, other] = [run('2026-01-05', 41_000, 'AB'), run('2027-11-30', 52_000, 'C7')].map(
    ({ text, values }) => withFixedValues(text, values),
  )
  expect(one).toBe(other)
  expect(one).toContain('100 days left')
  expect(one).toContain('2026-06-10')
  expect(one).not.toContain('localhost')
})
