import { skip, type Verdict } from '../checks/check.js'
import { TransportError } from '../http/errors.js'
import { isRefused, UnexpectedAnswer } from '../oracle/answer.js'
import { SaysNothing } from '../oracle/asked-for.js'
import type { Authorisation } from '../oracle/authorisation.js'
import { ExchangeRefused } from '../oracle/workload-session.js'
import { NoIdToken } from '../github/id-token.js'
import { orUnanswered } from './unanswered.js'

/** Whom to ask as, in this order; `undefined` for a right that the run does not have. */
export type Rights = readonly (() => Promise<Authorisation | undefined>)[]

/** What a read of an application, or of who is assigned to it, came to. */
export type ApplicationRead<T> =
  | { readonly is: 'shown'; readonly value: T }
  /** Refused, or not among what is shown: nothing is known of it then. */
  | { readonly is: 'not shown'; readonly why: string }

/** Roles that may read every application of a domain (Oracle, *AppRole Permissions*; the domain decides). */
const READERS = 'Application Administrator, User Administrator or Security Administrator'

/** When a value is all that is asked for, and how two readings with different rights make one. */
export interface Parts<T> {
  /** Whether nothing is missing that the next right may be shown. */
  readonly isWhole: (value: T) => boolean
  readonly fuller: (earlier: T, later: T) => T
}

const ALWAYS_WHOLE = { isWhole: () => true, fuller: <T>(_: T, later: T) => later } as const

/**
 * Reads with one right after the other, until one of them is shown what is asked for, and all of it.
 * @param read `undefined` when the domain shows none
 * @param what it is, in words
 * @throws {NotAskedFor} when the domain answers about something else
 */
export async function readApplicationAs<T>(
  rights: Rights,
  read: (authorisation: Authorisation) => Promise<T | undefined>,
  what: string,
  { isWhole, fuller }: Parts<T> = ALWAYS_WHOLE,
): Promise<ApplicationRead<T>> {
  const refusals: string[] = []
  let part: { readonly value: T } | undefined
  let isOfRight = false
  for (const right of rights) {
    const authorisation = await signedIn(right)
    if (authorisation === undefined) continue
    try {
      const shown = await read(authorisation)
      if (shown !== undefined) {
        const value = part === undefined ? shown : fuller(part.value, shown)
        if (isWhole(value)) return { is: 'shown', value }
        part = { value }
      }
      isOfRight = true
      refusals.push(`${authorisation.who} is not shown ${what}`)
    } catch (thrown) {
      if (!isNoReading(thrown)) throw thrown
      const isRefusal = thrown instanceof UnexpectedAnswer && isRefused(thrown.answer)
      isOfRight ||= isRefusal
      const words = isRefusal ? 'may not read' : 'could not read'
      refusals.push(`${authorisation.who} ${words} ${what} (${thrown.message})`)
    }
  }
  if (part !== undefined) return { is: 'shown', ...part }
  const why =
    refusals.length === 0
      ? `no credentials could read ${what}: the client has no token, and this run has no administrator`
      : refusals.join('; ')
  return {
    is: 'not shown',
    why: isOfRight ? `${why}. An app role that reads applications shows it: ${READERS}` : why,
  }
}

/** Whether a read came to nothing. What is about something else is no such thing: the domain does not do as it is asked. */
function isNoReading(thrown: unknown): thrown is Error {
  return [UnexpectedAnswer, TransportError, SaysNothing].some((known) => thrown instanceof known)
}

/** A sign-in that is refused, or that nobody answers, opens nothing; the check that needs it says why. */
async function signedIn(
  right: () => Promise<Authorisation | undefined>,
): Promise<Authorisation | undefined> {
  try {
    return await orUnanswered(right)
  } catch (thrown) {
    if (thrown instanceof ExchangeRefused || thrown instanceof NoIdToken) return undefined
    throw thrown
  }
}

/** A check for which nothing was shown. It takes nothing from the verdicts of others. */
export function notShown(why: string): Verdict<never> {
  return skip(`not read: ${why}`)
}

/** A check whose application was shown without what it asks for. */
export function notKnown(why: string): Verdict<never> {
  return skip(`not known: ${why}`)
}
