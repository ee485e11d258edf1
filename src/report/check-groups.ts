import { worst, type CheckResult, type Stage, type State } from '../checks/check.js'

/** Checks that belong to one prerequisite, as people think of it. */
export interface Group {
  readonly name: string
  readonly stage: Stage
  /** The worst state in it; `skip` when nothing in it ran. */
  readonly state: State
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^inputs\./, 'Inputs'],
  [/^topology\./, 'Topology'],
  [/^domain\.keys$/, 'Signing keys'],
  [/^domain\./, 'Identity domain'],
  [/^certificate\./, 'Certificates'],
  [/^fusion\.trust$|^user\.match$/, 'Trust'],
  [/^fusion\./, 'Fusion'],
  [/^application\./, 'Applications'],
  [/^user\./, 'Users'],
  [/^role\./, 'Roles'],
  [/^privilege\./, 'Privileges'],
  [/^oic\./, 'Oracle Integration'],
]

/** Name of the prerequisite that a check belongs to. */
export function groupName(id: string): string {
  return NAMES.find(([pattern]) => pattern.test(id))?.[1] ?? 'Other'
}

/** The groups that have checks, in the order of the checks. */
export function groupsOf(checks: readonly CheckResult[]): readonly Group[] {
  const byName = new Map<string, CheckResult[]>()
  for (const check of checks) {
    const name = groupName(check.id)
    byName.set(name, [...(byName.get(name) ?? []), check])
  }
  return [...byName].flatMap(([name, members]) => {
    const [first] = members
    if (first === undefined) return []
    const skipped = members.every(({ state }) => state === 'skip')
    return {
      name,
      stage: first.stage,
      state: skipped ? 'skip' : worst(members.map(({ state }) => state)),
    }
  })
}
