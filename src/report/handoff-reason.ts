import { causeOf, type CauseId } from '../causes/catalogue.js'
import type { CheckResult } from '../checks/check.js'
import { isTrustSeen, testsOfPair } from '../checks/trust-seen.js'
import { named, say, value, type Words } from './document.js'
import { bounded } from './escape.js'
import { leadingCheck } from './headline.js'

/**
 * Why something is to be imported: the pair is set up, the domain signs with a key that is not the known one, or it
 * shows the key that it will sign with next.
 */
export type Occasion = 'set-up' | 'rotated' | 'ahead'

/** What the run found that leads to the instructions, or speaks against following them now. */
export type Reason =
  /** The pod refuses what the import is to make it accept, and lacks something, or has not taken it up yet. */
  | {
      readonly kind: 'rejected' | 'waiting' | 'by browser' | 'browser stopped'
      readonly found: string
    }
  /** It refuses it, and something else explains that better. */
  | { readonly kind: 'other cause'; readonly found: string; readonly cause: CauseId }
  /** It accepts it: from the integration user, or from another account. */
  | { readonly kind: 'accepted' | 'accepted from another'; readonly found: string }
  /** Neither is known. */
  | {
      readonly kind: 'unknown'
      /** What was found of the trust. */
      readonly found: string | undefined
      /** What did not pass: the trust itself, or something else. */
      readonly failed: { readonly id: string; readonly found: string } | undefined
    }
  /** The domain signs with another key, or will; what the pod is seen to say to the one in use. */
  | { readonly kind: 'rotated' | 'ahead'; readonly found: string | undefined }

/** What is made true in the Security Console. */
const IN_CONSOLE: readonly CauseId[] = [
  'signing-certificate-not-imported',
  'trusted-issuer-missing',
  'issuer-custom',
  'issuer-text-differs',
  'signing-key-rotated',
  'authority-certificate-not-imported',
  'token-type-not-ticked',
  'trust-not-saved',
  'environment-refreshed',
]

/** Whether the pod was seen to reject a token of this run. */
export function isRejected(check: CheckResult): boolean {
  const { id, state, proven } = check
  return (
    id === 'fusion.trust' &&
    (state === 'fail' || state === 'manual') &&
    proven &&
    !hasNoToken(check)
  )
}

/** The identity domain gave no token, so the pod was not asked. */
function hasNoToken({ requests }: CheckResult): boolean {
  return requests.length > 0 && requests.every(({ path }) => path.endsWith('/oauth2/v1/token'))
}

/** The pod rejects the key in use, by whatever shows it: then it needs the present certificates first. */
export function isKeyRejected(check: CheckResult): boolean {
  return isRejected(check) || isRefusedConnection(check) || isPendingTrust(check)
}

/** A browser is to import what the pod was seen to lack. */
function isPendingTrust({ id, state, causes }: CheckResult): boolean {
  return id === 'fusion.trust' && state === 'pending' && causes.length > 0
}

/** The first cause that says what is wrong: a refresh says only how that came. */
function firstCause({ causes }: CheckResult): CauseId | undefined {
  const cause = causes.find(({ id }) => id !== 'environment-refreshed') ?? causes[0]
  return cause?.id
}

/** A test whose 401 may come of certificates that are not there. */
export function isRefusedConnection({ id, state, causes }: CheckResult): boolean {
  return (
    id.startsWith('oic.connection-test.') &&
    state === 'fail' &&
    causes.some((cause) => cause.id === 'signing-certificate-not-imported')
  )
}

/** Why instructions are written. A pod that refuses a token is believed before a connection that works. */
export function reasonFor(checks: readonly CheckResult[], occasion: Occasion): Reason {
  const refused = checks.find(isRejected)
  const accepting = refused === undefined ? acceptingCheck(checks) : undefined
  if (occasion !== 'set-up') {
    const seen = refused ?? accepting ?? checks.find(isKeyRejected)
    return { kind: occasion, found: seen?.found }
  }
  if (accepting !== undefined) return { kind: 'accepted', found: accepting.found }
  const trust = checks.find(({ id }) => id === 'fusion.trust')
  if (trust?.state === 'pending') return { kind: 'by browser', found: trust.found }
  if (trust !== undefined && isOfAnother(trust)) {
    return { kind: 'accepted from another', found: trust.found }
  }
  if (trust !== undefined && isOfBrowser(trust)) {
    return { kind: 'browser stopped', found: trust.found }
  }
  const rejecting = refused ?? checks.find(isRefusedConnection)
  if (rejecting === undefined) return unknown(checks, trust)
  const { found } = rejecting
  const cause = firstCause(rejecting)
  // an answer that nobody understands rules no import out
  if (cause === 'connection-test-unexplained') return unknown(checks, trust)
  if (cause === 'trust-not-yet-effective') return { kind: 'waiting', found }
  return cause === undefined || IN_CONSOLE.includes(cause)
    ? { kind: 'rejected', found }
    : { kind: 'other cause', found, cause }
}

function acceptingCheck(checks: readonly CheckResult[]): CheckResult | undefined {
  if (!isTrustSeen(checks)) return undefined
  const candidates = [...checks.filter(({ id }) => id === 'fusion.trust'), ...testsOfPair(checks)]
  return candidates.find(({ state }) => state === 'pass')
}

/** The pod was asked with a token of somebody else, and accepts that. */
function isOfAnother({ state, proven, leftOut, requests }: CheckResult): boolean {
  return state === 'warn' && !proven && leftOut === null && requests.length > 0
}

/** The import by browser came to no end; such a cause is named like a part of the console. */
function isOfBrowser(check: CheckResult): boolean {
  return check.state !== 'pass' && firstCause(check)?.startsWith('console-') === true
}

function unknown(checks: readonly CheckResult[], trust: CheckResult | undefined): Reason {
  const failed = leadingCheck(checks)
  return {
    kind: 'unknown',
    found: trust?.leftOut === null ? trust.found : undefined,
    failed: failed && { id: failed.id, found: failed.found },
  }
}

/** What was found, and what is to be done about it, for the head of the page. */
export function toDoFor(reason: Reason): readonly Words[] {
  switch (reason.kind) {
    case 'rejected':
      return [
        found(reason.found),
        say`To do: compare the Security Console with this page, and enter what is missing. From outside, the action cannot see what that is.`,
      ]
    case 'waiting':
      return [
        found(reason.found),
        say`To do: wait some minutes, because a change may not be effective yet. Then have the action run again. If Fusion still rejects the token, compare the Security Console with this page.`,
      ]
    case 'by browser':
      return [
        found(reason.found),
        say`**To do: nothing yet.** The next run with \`mode: apply\` enters in the Security Console what is missing, with a browser. Use this page if it cannot.`,
      ]
    case 'browser stopped':
      return [
        found(reason.found),
        say`To do: compare the Security Console with this page, and enter by hand what the browser has not entered.`,
      ]
    case 'other cause':
      return [
        say`${found(reason.found)} The most likely cause is not a missing import: ${[causeOf(reason.cause).title]} (${value(reason.cause)}).`,
        say`To do: fix that cause first. Then import only what is not there yet. The run does not show whether Fusion has the certificates.`,
      ]
    case 'accepted':
      return [
        found(reason.found),
        say`**To do: nothing now.** Keep this page for a day when Fusion no longer accepts the tokens, such as after an environment refresh.`,
      ]
    case 'accepted from another':
      return [
        found(reason.found),
        say`To do: import only what is not there yet. Probably nothing is missing, because Fusion accepts a token of this identity domain. A token of the integration user was not tested.`,
      ]
    case 'unknown':
      return unknownInWords(reason)
    case 'rotated':
      return [
        say`Found: the identity domain signs with a new key. ${reason.found === undefined ? say`Nothing shows yet whether Fusion has its certificate.` : say`${quoted(reason.found)}.`}`,
        say`To do: import the new certificate beside the old one.`,
      ]
    case 'ahead':
      return [
        say`Found: the identity domain shows a new key beside the one in use, and does not sign with it yet. ${reason.found === undefined ? [] : say`${quoted(reason.found)}.`}`,
        say`To do: import the new certificate before the identity domain signs with it.`,
      ]
  }
}

function unknownInWords({ found, failed }: Extract<Reason, { kind: 'unknown' }>): readonly Words[] {
  const isOther = failed !== undefined && failed.id !== 'fusion.trust'
  const why =
    failed === undefined
      ? found === undefined
        ? say`.`
        : say`: ${quoted(found)}.`
      : say`. ${isOther ? say`Another check` : say`Its own check`} did not pass: ${value(failed.id)}, ${quoted(failed.found)}.`
  const otherwise = isOther ? say` This may not fix the other check.` : []
  return [
    say`Found: the run did not find out whether Fusion trusts the identity domain${why}`,
    say`To do: import only what is not there yet. The import is needed once, because Oracle Integration and Fusion use different identity domains.${otherwise}`,
  ]
}

/** As many characters of what was found as the head of a page has room for. */
const MOST_FOUND = 300

function quoted(text: string): Words {
  return [named(bounded(text, MOST_FOUND))]
}

/** A finding that ends as a sentence does gets no second full stop. */
function found(text: string): Words {
  return /[.…]$/.test(text) ? say`Found: ${quoted(text)}` : say`Found: ${quoted(text)}.`
}
