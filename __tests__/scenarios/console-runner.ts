import { expect, it } from '@jest/globals'
import type { FusionSettings } from '../../sandbox/fusion/settings.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { withPair, type Pair, type PairRun } from './pair-runner.js'

/** Milliseconds that a test may take: several browsers at once on a small machine, and a missing control is waited for a minute. */
export const LONG = 400_000

type Pages = Pick<Scenario, 'console' | 'signIn' | 'inputs'>

/** A pair whose Security Console lacks something, and nothing else. */
export function pairWith(fusion: Partial<FusionSettings>, pages: Pages = {}): Scenario {
  return { ...scenarioNamed('healthy'), fusion, ...pages }
}

/** Fusion's settings before anything was imported. */
export const NOTHING_IMPORTED = { providerExists: false, imported: [] }
/** What the pod stores of a provider that is made. */
export const PROVIDER = [
  'provider created',
  'issuer added www.oracle.com',
  'issuer added https://identity.oraclecloud.com/',
  'token type ticked',
  'token type ticked',
  'token type ticked',
]
/** What it stores of both certificates. */
export const BOTH = ['certificate added OIC_IDCS_CERT', 'certificate added OIC_CA_CERT']

/** `apply`, or `plan`, with `certificate-import: browser`. */
export function importing(
  pair: Pair,
  inputs: Readonly<Record<string, string>> = {},
  mode: 'plan' | 'apply' = 'apply',
): Promise<PairRun> {
  const env = { RUNNER_DEBUG: '1' }
  const always = { 'certificate-import': 'browser', 'timeout-seconds': '240' }
  return pair.main(mode, { ...always, ...inputs }, { env })
}

/** What the pod stored, in words. */
export function stored(pair: Pair): readonly string[] {
  return pair.sandbox.state.trust.writes.map((write) => {
    const what = 'alias' in write ? write.alias : 'issuer' in write ? write.issuer : ''
    return `${write.kind} ${what}`.trim()
  })
}

/** What the report says of `fusion.trust`. */
export function trustOf({
  report,
}: PairRun): Readonly<Record<'state' | 'found' | 'cause', string>> {
  const check = report?.checks.find(({ id }) => id === 'fusion.trust')
  return {
    state: check?.state ?? '',
    found: check?.found ?? '',
    cause: check?.causes[0]?.id ?? '',
  }
}

/** A pair, the inputs besides those of the pair, and what the pod stores. */
export type Success = readonly [
  title: string,
  scenario: Scenario,
  inputs: Readonly<Record<string, string>>,
  writes: readonly string[],
]

/** Imports that end well. */
export function succeeds(rows: readonly Success[]): void {
  it.concurrent.each(rows)(
    '%s',
    async (_, scenario, inputs, writes) => {
      await withPair(scenario, async (pair) => {
        const run = await importing(pair, inputs)
        expect(trustOf(run).state).toBe('pass')
        expect(stored(pair)).toEqual(writes)
        expect(run.leaks).toEqual([])
      })
    },
    LONG,
  )
}

/** A pair, the inputs besides its own, how `fusion.trust` ends and what it found, and what the pod stores. */
export interface Stop {
  readonly title: string
  readonly scenario: Scenario
  readonly inputs?: Readonly<Record<string, string>>
  readonly state: string
  readonly cause: string
  readonly found: RegExp
  readonly writes?: readonly string[]
  /** What the report says was changed, as far as it is about that. */
  readonly changes?: readonly string[]
  /** How often the password is sent: once, unless it is said. */
  readonly attempts?: number
}

/** Imports that stop. */
export function stops(rows: readonly Stop[]): void {
  it.concurrent.each(rows)(
    'stops at $title, and leaves the rest to a person',
    async ({ scenario, inputs, state, cause, found, writes = [], changes, attempts = 1 }) => {
      await withPair(scenario, async (pair) => {
        const run = await importing(pair, inputs)
        const trust = trustOf(run)
        expect([trust.state, trust.cause]).toEqual([state, cause])
        expect(trust.found).toMatch(found)
        expect(stored(pair)).toEqual(writes)
        expect(run.report?.changes.map(({ action }) => action)).toEqual(
          changes ?? expect.anything(),
        )
        expect(run.result.outputs['handoff-path']).not.toBe('')
        expect(run.leaks).toEqual([])
        expect(pair.sandbox.state.signIn.attempts).toHaveLength(attempts)
      })
    },
    LONG,
  )
}
