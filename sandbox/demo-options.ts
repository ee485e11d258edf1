import { parseArgs } from 'node:util'

/** What the demo is asked for. */
export type DemoWish =
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  | { readonly kind: 'from-nothing'; readonly unfolded: boolean }
  /** Scenarios by name; none for the demo's own choice. */
  | { readonly kind: 'show'; readonly names: readonly string[]; readonly unfolded: boolean }
  /** What is wrong, in one line. */
  | { readonly kind: 'fault'; readonly message: string }

/** What `--help` prints. */
export const DEMO_HELP = `Shows the built action against the sandbox.

  npm run demo                        a healthy pair, one that answers CASDK-0004, and one whose user and roles are set up
  npm run demo -- --list              the scenarios, one a line
  npm run demo -- --scenario NAME     one of them; may be given several times
  npm run demo -- --from-nothing      sets up a pair in one run, the Security Console by browser
                                      (needs Chrome or Chromium, and certutil on Linux)
  npm run demo -- --log               unfolds what the log folds, such as the list of requests; with any of the above
  npm run demo -- --help              this text`

/** Where a fault sends the reader. */
const SEE_HELP = 'npm run demo -- --help lists the options'

/**
 * Reads the arguments of the demo.
 * @param known names of all scenarios
 */
export function readDemoOptions(args: readonly string[], known: readonly string[]): DemoWish {
  let options
  try {
    options = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        list: { type: 'boolean' },
        scenario: { type: 'string', multiple: true },
        'from-nothing': { type: 'boolean' },
        log: { type: 'boolean', default: false },
      },
    }).values
  } catch (thrown) {
    // Node's message is whole sentences, of which the first names what is wrong
    const [reason = ''] = (thrown as Error).message.split(/\. |\n/)
    return { kind: 'fault', message: `${reason}; ${SEE_HELP}` }
  }
  if (options.help === true) return { kind: 'help' }
  if (options.list === true) return { kind: 'list' }
  if (options['from-nothing'] === true) return { kind: 'from-nothing', unfolded: options.log }
  const names = options.scenario ?? []
  const unknown = names.find((name) => !known.includes(name))
  return unknown === undefined
    ? { kind: 'show', names, unfolded: options.log }
    : { kind: 'fault', message: noScenario(unknown, known) }
}

function noScenario(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  const perhaps = near.length === 0 ? '' : `; similar are ${near.join(', ')}`
  return `no scenario ${JSON.stringify(name)}${perhaps}; npm run demo -- --list lists them all`
}

/** So many similar names are named. */
const MOST_SIMILAR = 5

/** Names that share a word with this one, or its first two letters; those that begin most alike first. */
function nearest(name: string, known: readonly string[]): readonly string[] {
  const wanted = name.toLowerCase()
  const words = wanted.split('-')
  return known
    .map((one) => ({ one, alike: commonStart(wanted, one) }))
    .filter(({ one, alike }) => alike >= 2 || one.split('-').some((word) => words.includes(word)))
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, MOST_SIMILAR)
    .map(({ one }) => one)
}

function commonStart(one: string, other: string): number {
  const differs = Array.from(one).findIndex((character, index) => character !== other[index])
  return differs < 0 ? one.length : differs
}
