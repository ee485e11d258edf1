import { causedBy, failedBy } from '../checks/caused-by.js'
import type { FixBy } from '../causes/cause.js'
import { pass, skip, warn, type Verdict } from '../checks/check.js'
import { quoted } from '../oracle/answer.js'
import { isSameCaseAside } from '../oracle/case-aside.js'

/** Which name is not known and why, and what would show it. */
interface Advice {
  /** Words that name the user and the place. */
  readonly lack: string
  readonly fixBy: FixBy
  readonly fix: string
}

/** A name of the account: known, of a user who is not there or not well, or not readable. */
export type AccountName =
  { readonly name: string } | { readonly absent: string } | { readonly unread: Advice }

/** The names of one account. */
export interface AccountNames {
  /** `userName` in Fusion. */
  readonly fusion: AccountName
  /** `userName` in the identity domain. */
  readonly domain: AccountName
  /** `sub` of a token for the user. */
  readonly subject: AccountName
}

/**
 * Whether Fusion will take the token's subject for its user: all names must be the same. Whether Fusion compares
 * with regard to case is not known, so a difference in case alone is a warning.
 */
export function judgeNames(account: AccountNames): Verdict<null> {
  const places = [
    ['Fusion', account.fusion],
    ['identity domain', account.domain],
    ["token's sub", account.subject],
  ] as const
  const known = places.flatMap(([where, it]) => ('name' in it ? [[where, it.name] as const] : []))
  const found = known.map(([where, name]) => `${where}: ${quoted(name)}`).join(', ')
  const expected = 'the same name everywhere, character by character'
  const names = known.map(([, name]) => name)
  if (names.some((name) => !isSameCaseAside(name, names[0] ?? name))) {
    return failedBy(['subject-differs', 'fusion-user-renamed'], { found, expected })
  }
  const absent = places.flatMap(([, it]) => ('absent' in it ? [it.absent] : []))
  if (absent.length > 0) return { ...skip(absent.join('; ')), lacks: true }
  if (new Set(names).size > 1) {
    return warn(null, `${found}, which differ only in upper and lower case`, {
      expected,
      ...causedBy([{ id: 'subject-differs', evidence: found }]),
    })
  }
  const [first, ...others] = advice(account)
  if (first === undefined) return pass(null, found)
  const all = [first, ...others]
  const lacks = all.map(({ lack }) => lack).join(', and ')
  return warn(null, `not checked: ${lacks}. Known: ${found || 'no name'}`, {
    proven: false,
    expected,
    fixBy: first.fixBy,
    fix: all.map(({ fix }) => fix).join(' '),
  })
}

/** What is missing, and no more: the name in Fusion, and one of the two others. */
function advice({ fusion, domain, subject }: AccountNames): readonly Advice[] {
  const isOtherKnown = 'name' in domain || 'name' in subject
  return [fusion, ...(isOtherKnown ? [] : [domain, subject])].flatMap((it) =>
    'unread' in it ? [it.unread] : [],
  )
}

/** Where a name is looked up, by the check that looks. */
const PLACES = { 'user.fusion': 'Fusion', 'user.domain': 'the identity domain' } as const

/**
 * The name that a look-up of a user shows.
 * @param id of the check that looked
 * @param userName as it was asked for
 * @param name of the user, where it was found
 */
export function nameFrom(
  id: keyof typeof PLACES,
  userName: string,
  verdict: Verdict<unknown>,
  name: string | undefined,
): AccountName {
  if (name !== undefined) return { name }
  const { state, found, lacks, leftOut, fixBy = 'workflow author', fix } = verdict
  if (lacks === true) return { absent: found }
  if (state === 'fail' || state === 'pending') return { absent: `needs ${id}: ${found}` }
  const why = found.replace(/^not (?:proven|tested|checked): /, '')
  const lack = `the name of ${quoted(userName)} in ${PLACES[id]} could not be read (${why})`
  if (leftOut === 'skip-checks') {
    return { unread: { lack, fixBy: 'workflow author', fix: `Take ${id} out of skip-checks.` } }
  }
  return { unread: { lack, fixBy, fix: fix ?? `Fix what ${id} found, and run again.` } }
}

/** The subject of a token that the probe should have got, and did not. */
export function noToken(userName: string): AccountName {
  const user = quoted(userName)
  return {
    unread: {
      lack: `the identity domain gave no token of ${user} to read its sub from`,
      fixBy: 'workflow author',
      fix: `See in fusion.trust why there is no token of ${user}, and fix that first.`,
    },
  }
}

/** The same where there is no probe. @param advice what would make one */
export function noProbe(userName: string, advice: Omit<Advice, 'lack'>): AccountName {
  const lack = `no token of ${quoted(userName)} was requested to read its sub from`
  return { unread: { lack, ...advice } }
}
