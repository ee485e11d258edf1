/** Mutants that no test kills, and why that is right. */
export interface KnownSurvivors {
  readonly reason: string
  /** How many of each, as file, text and replacement: the same change may be made at several places of a file. */
  readonly mutants: Readonly<Record<string, number>>
}

/** What was found of the survivors. */
export interface Compared {
  readonly losses: readonly string[]
  /** How many survived for each reason. */
  readonly lines: readonly string[]
}

/**
 * Holds those that survived against those that are known: one that is unknown is lost, and so is a known one that was
 * killed, or is no more, for then the list excuses what it should not.
 * @param alive names of the mutants that survived, one for each
 */
export function compareSurvivors(
  alive: readonly string[],
  known: readonly KnownSurvivors[],
): Compared {
  const wanted = new Map(known.flatMap(({ mutants }) => Object.entries(mutants)))
  const counted = (name: string): number => alive.filter((other) => other === name).length
  const losses = [...new Set([...alive, ...wanted.keys()])].flatMap((name) => {
    const expected = wanted.get(name) ?? 0
    const found = counted(name)
    if (found === expected) return []
    return found > expected
      ? [`${String(found)} survive, ${String(expected)} known: ${name}`]
      : [`${String(expected)} known, ${String(found)} survive: ${name}`]
  })
  const lines = known.map(({ reason, mutants }) => {
    const found = Object.keys(mutants).reduce((sum, name) => sum + counted(name), 0)
    return `${String(found)} survive: ${reason}`
  })
  return { losses, lines }
}

/** The known ones. */
export const SURVIVORS: readonly KnownSurvivors[] = [
  {
    reason:
      'a guard for the type checker: undefined compares false, and two certificates are never none',
    mutants: {
      'src/diagnosis/disproved.ts: \'\' -> "Stryker was here!"': 1,
      'src/diagnosis/refresh.ts: \'\' -> "Stryker was here!"': 1,
      'src/diagnosis/refresh.ts: before?.startedAt -> before.startedAt': 1,
      'src/prerequisites/trust-refusal.ts: token.expiresAt !== undefined -> true': 1,
      'src/prerequisites/trust-refusal.ts: token.issuedAt !== undefined -> true': 1,
      'src/prerequisites/certificate-validity.ts: next !== undefined -> true': 1,
      'src/prerequisites/certificate.ts: digits.match(/../g)?.join -> digits.match(/../g).join': 1,
      'src/prerequisites/certificate.ts: \'\' -> "Stryker was here!"': 1,
    },
  },
  {
    reason:
      'another way to the same end: nothing is returned, or false where only the truth counts',
    mutants: {
      'src/prerequisites/certificate-pins.ts: beside.map((key) => key.leaf).filter((other) => !ahead.includes(other)) -> beside.map(key => key.leaf)': 1,
      'src/prerequisites/signing-certificate.ts: { return undefined } -> {}': 1,
      'src/prerequisites/signing-certificate.ts: { return false } -> {}': 1,
      'src/prerequisites/signing-certificate.ts: /\\s+/g -> /\\s/g': 1,
    },
  },
  {
    reason:
      'a guard of a library: of every key that was tried it says itself that it made no signature',
    mutants: {
      'src/prerequisites/certificate.ts: { // a key or algorithm that does not fit made no signature here return false } -> {}': 1,
      'src/prerequisites/certificate.ts: false -> true': 1,
    },
  },
  {
    reason: 'where a pattern begins and ends: no id of a check stands within that of another',
    mutants: {
      'src/diagnosis/refresh.ts: /^(role\\..+|user\\.fusion)$/ -> /(role\\..+|user\\.fusion)$/': 1,
      'src/diagnosis/refresh.ts: /^(role\\..+|user\\.fusion)$/ -> /^(role\\..+|user\\.fusion)/': 1,
      'src/diagnosis/refresh.ts: /^user\\.fusion$/ -> /user\\.fusion$/': 1,
      'src/diagnosis/refresh.ts: /^user\\.fusion$/ -> /^user\\.fusion/': 1,
      'src/diagnosis/refresh.ts: /^(user\\.fusion|role\\..+|fusion\\.trust|privilege\\..+)$/ -> /(user\\.fusion|role\\..+|fusion\\.trust|privilege\\..+)$/': 1,
      'src/diagnosis/refresh.ts: /^(user\\.fusion|role\\..+|fusion\\.trust|privilege\\..+)$/ -> /^(user\\.fusion|role\\..+|fusion\\.trust|privilege\\..+)/': 1,
    },
  },
  {
    reason:
      'a text that nobody reads: what is thrown is caught, what is cut out is not looked at, whose token it is does not matter',
    mutants: {
      'src/apply/lease.ts: \'the client\' -> ""': 1,
      'src/prerequisites/signing-certificate.ts: \'not base64\' -> ""': 1,
      'src/prerequisites/connection-test-refusal.ts: \'\' -> "Stryker was here!"': 1,
    },
  },
]
