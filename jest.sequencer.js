import Sequencer from '@jest/test-sequencer'

/** What takes longest begins first, so that it does not run alone at the end. */
const LONGEST_FIRST = [
  /scenarios.outcomes/,
  /scenarios.(console|crash|disobedien|examples|bundle|proxy)/,
  /scenarios/,
  /console.import|console.hostile|pipeline|report.hostile|live-answer/,
]

/** The order of the test files where no earlier run has told how long they take. */
export default class LongestFirst extends Sequencer {
  /** @override */
  sort(tests) {
    const rank = ({ path }) => {
      const index = LONGEST_FIRST.findIndex((pattern) => pattern.test(path))
      return index < 0 ? LONGEST_FIRST.length : index
    }
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other))
  }
}
