import type { ActionResult } from '../../sandbox/runner.js'
import type { Scenario } from '../../sandbox/scenario.js'
import * as bundled from './pair-runner.js'
import type { Pair } from './pair-runner.js'
import { runSource } from './run-source.js'

/** Starts a pair for a test, which runs of `src` meet, and stops it afterwards. */
export function withPair<T>(scenario: Scenario, use: (pair: Pair) => Promise<T>): Promise<T> {
  return bundled.withPair(scenario, use, runSource)
}

/**
 * Kills the bundle of an apply when the grant was made and its id not yet received, and hands over the pair, for runs of
 * `src`, and the state.
 */
export function afterGrant<T>(
  scenario: Scenario,
  use: (pair: Pair, broken: ActionResult) => Promise<T>,
): Promise<T> {
  return bundled.afterGrant(scenario, (pair, broken) => use(pair.by(runSource), broken))
}
