import type { CauseId } from '../causes/catalogue.js'
import type { Verdict } from '../checks/check.js'
import { unprovenBy } from '../checks/caused-by.js'
import { ambiguousIn, readAsLatin } from '../inputs/look-alikes.js'
import { quoted } from '../oracle/answer.js'

/** Whether a part of a user name can be read in two scripts, so that its own letters do not show which is meant. */
export function isAmbiguous(userName: string): boolean {
  return ambiguousIn(userName).length > 0
}

/** A user name as it was given, and as it may have been meant. */
export function spellingsOf(userName: string): readonly string[] {
  return [...new Set([userName, readAsLatin(userName)])]
}

/** What a message adds to a user name of which {@link isAmbiguous} holds; '' for every other one. */
export function toldOf(userName: string): string {
  return ambiguousIn(userName)
    .map(({ part, script }) => {
      const numbers = Array.from(part, (letter) => `U+${hex(letter)}`).join(' ')
      return `; ${quoted(part)} in it is ${script} (${numbers}), and every letter of it looks like a Latin one`
    })
    .join('')
}

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/**
 * The finding on a user name that one system does not have, and that may be a slip of the keyboard: no user is made of
 * it, for it would look like the one that is meant.
 */
export function inTwoScripts(
  found: string,
  userName: string,
  expected: string,
  otherwise: CauseId,
): Verdict<never> {
  const latin = quoted(readAsLatin(userName))
  return {
    ...unprovenBy(['integration-username-wrong', otherwise], { found, expected }),
    fix: `Type integration-username again on a Latin keyboard if ${latin} in Latin letters is meant. If the account really has the other letters, create it by hand in the identity domain and in Fusion: apply creates no user whose name can be read in two scripts, unless Fusion shows a user of that name.`,
  }
}
