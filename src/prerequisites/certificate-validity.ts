import { pass, warn, type CauseSeen, type Verdict } from '../checks/check.js'
import { causedBy, failedBy } from '../checks/caused-by.js'
import type { Certificate } from './certificate.js'
import { wholeDays } from '../time/days.js'

/** What the dates of the certificates prove against a token; `undefined` when all are valid now. */
export function datesAgainst(
  leaf: Certificate,
  authority: Certificate | undefined,
  now: number,
): CauseSeen | undefined {
  const { state, causes } = judgeValidity(leaf, authority, 0, now)
  return state === 'fail' ? causes?.[0] : undefined
}

/** Judges the dates of both certificates. @param now milliseconds since the epoch */
export function judgeValidity(
  leaf: Certificate,
  authority: Certificate | undefined,
  warningDays: number,
  now: number,
): Verdict<null> {
  const named = [
    ['signing certificate', leaf],
    ...(authority === undefined ? [] : [['CA certificate', authority] as const]),
  ] as const
  const limits = `warn below ${String(warningDays)} days`
  for (const [name, { notBefore, notAfter }] of named) {
    if (notAfter.getTime() < now) {
      return failedBy('certificate-expired', {
        found: `${name} expired on ${day(notAfter)}`,
        expected: `valid on ${day(new Date(now))}`,
      })
    }
    if (notBefore.getTime() > now) {
      return failedBy('certificate-not-yet-valid', {
        found: `${name} is valid from ${day(notBefore)}`,
        expected: `valid on ${day(new Date(now))}`,
      })
    }
  }
  const [next] = named.toSorted(([, a], [, b]) => a.notAfter.getTime() - b.notAfter.getTime())
  const found = named
    .map(
      ([name, { notAfter }]) =>
        `${name} valid until ${day(notAfter)} (${String(wholeDays(notAfter.getTime() - now))} days)`,
    )
    .join(', ')
  if (next !== undefined && wholeDays(next[1].notAfter.getTime() - now) < warningDays) {
    return warn(null, `${found}, ${limits}`, {
      expected: `valid for ${String(warningDays)} days more`,
      ...causedBy([{ id: 'certificate-expires-soon', evidence: found }]),
    })
  }
  if (authority === undefined) {
    return warn(null, `${found}, not proven for the CA certificate, which was not found`, {
      proven: false,
      expected: 'both certificates',
    })
  }
  return pass(null, `${found}, ${limits}`)
}

/** A date without its time, by UTC. */
export function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
