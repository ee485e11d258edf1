import { parseArgs } from 'node:util'

/** What the demo is asked for. */
export type DemoWish =
  | { readonly kind: 'help' }
  /** Every area, or those alone whose faults an administrator can cause. */
  | { readonly kind: 'list'; readonly everything: boolean }
  | { readonly kind: 'from-nothing'; readonly unfolded: boolean }
  /** Scenarios by name; none for the demo's own choice. */
  | { readonly kind: 'show'; readonly names: readonly string[]; readonly unfolded: boolean }
  /** What is wrong, and what there is. */
  | { readonly kind: 'fault'; readonly message: string }

/** What `--help` prints. */
export const DEMO_HELP = `Shows the built action against the sandbox.

  npm run demo                        a healthy pair, one that answers CASDK-0004, and one whose user and roles are set up
  npm run demo -- --list              the scenarios that you can meet, by area
  npm run demo -- --list --all        broken and hostile answers too
  npm run demo -- --scenario NAME     one of them, or several: repeat the option
  npm run demo -- --from-nothing      sets up a pair in one run, the Security Console by browser
                                      (needs Chrome or Chromium, and certutil on Linux)
  npm run demo -- --log               unfolds what the log folds, such as the list of requests; with any of the above
  npm run demo -- --help              this text`

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  list: { type: 'boolean' },
  all: { type: 'boolean', default: false },
  scenario: { type: 'string', multiple: true },
  'from-nothing': { type: 'boolean' },
  log: { type: 'boolean', default: false },
} as const

/**
 * Reads the arguments of the demo.
 * @param known names of all scenarios
 * @param environment npm tells there what it took for an option of its own
 */
export function readDemoOptions(
  args: readonly string[],
  known: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): DemoWish {
  const taken = takenByNpm(environment)
  if (taken !== undefined) {
    const [name, value] = taken
    const written = [`--${name}`, ...(value === 'true' ? [] : [value]), ...args].join(' ')
    return {
      kind: 'fault',
      message: `npm took --${name} for an option of its own. Write two more dashes: npm run demo -- ${written}`,
    }
  }
  let options
  try {
    options = parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (thrown) {
    // Node's message is whole sentences, of which the first names what is wrong
    const [reason = ''] = (thrown as Error).message.split(/\. |\n/)
    return { kind: 'fault', message: `${reason}.\n\n${DEMO_HELP}` }
  }
  if (options.help === true) return { kind: 'help' }
  if (options.list === true) return { kind: 'list', everything: options.all }
  if (options['from-nothing'] === true) return { kind: 'from-nothing', unfolded: options.log }
  const names = options.scenario ?? []
  const unknown = names.find((name) => !known.includes(name))
  return unknown === undefined
    ? { kind: 'show', names, unfolded: options.log }
    : { kind: 'fault', message: noScenario(unknown, known) }
}

/** An option before the two dashes reaches npm alone, which puts it into the environment. `all` npm has itself. */
function takenByNpm(
  environment: NodeJS.ProcessEnv,
): readonly [name: string, value: string] | undefined {
  return Object.entries(OPTIONS)
    .filter(([name]) => name !== 'all')
    .map(([name, { type }]) => {
      const value = environment[`npm_config_${name.replaceAll('-', '_')}`] ?? ''
      return [name, type === 'string' || value === 'true' ? value : ''] as const
    })
    .find(([, value]) => value !== '')
}

function noScenario(name: string, known: readonly string[]): string {
  const near = nearest(name, known)
  const perhaps = near.length === 0 ? '' : ` Similar: ${near.join(', ')}.`
  return `There is no scenario ${JSON.stringify(name)}.${perhaps} \`npm run demo -- --list --all\` lists them all.`
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
