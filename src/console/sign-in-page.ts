import type { PageReading, SeenInput } from './page-reading.js'

/** What the sign-in is judged by. */
export interface SignInFacts {
  /** Whether the page is one of the pod's, and its path one of Fusion's own pages. */
  readonly inFusion: boolean
  readonly reading: Pick<PageReading, 'text' | 'inputs' | 'alerts'>
  /** Whether a notice asks to be acknowledged. */
  readonly notice: boolean
  /** Whether the password was sent already. */
  readonly passwordSent: boolean
}

/** Which page of the sign-in this is. `unknown`: none that is known, or not yet. */
export type SignInPage =
  | { readonly kind: 'notice' | 'signed-in' | 'second-factor' | 'unknown' }
  | { readonly kind: 'refused'; readonly said: string }
  | {
      readonly kind: 'form'
      readonly userName: SeenInput | undefined
      readonly password: SeenInput | undefined
    }

/** Ids and names of the field for the user name: OCI IAM's page, Oracle JET's inner field, the classic page. */
const USER_NAME_FIELDS = [
  'idcs-signin-basic-signin-form-username',
  'idcs-signin-basic-signin-form-username|input',
  'userid',
]

const CODE_WORDS =
  /pass ?code|one[- ]time|verification code|authenticator|(two|2)[- ]step|multi-?factor|second factor|bestätigungscode/i
const CODE_FIELDS = /otp|passcode|one-time|verification|authcode|totp/i
const EXPIRED_WORDS =
  /password (has |is )?(expired|must be changed)|(change|reset) your password|kennwort.*(abgelaufen|ändern)/i

/**
 * Recognises the classic page of Fusion and the one of an OCI IAM identity domain, on one or two screens. The field for
 * the password is told by its type, the one for the user name by its documented id or name, or as the only text field
 * beside a password.
 */
export function recogniseSignIn({
  inFusion,
  reading,
  notice,
  passwordSent,
}: SignInFacts): SignInPage {
  const { inputs, text, alerts } = reading
  if (notice) return { kind: 'notice' }
  const password = inputs.find(({ type }) => type === 'password')
  const plain = inputs.filter(({ type }) => ['text', 'email', 'search'].includes(type))
  const userName =
    plain.find(
      ({ id, name }) => USER_NAME_FIELDS.includes(id) || USER_NAME_FIELDS.includes(name),
    ) ??
    plain.find(({ placeholder }) => /^user ?(name|id)$/i.test(placeholder)) ??
    (password !== undefined && plain.length === 1 ? plain[0] : undefined)
  if (passwordSent && EXPIRED_WORDS.test(text)) {
    return { kind: 'refused', said: firstOf(alerts, text, EXPIRED_WORDS) }
  }
  const hasCodeField = inputs.some(({ id, name }) => CODE_FIELDS.test(`${id} ${name}`))
  if (passwordSent && hasCodeField) return { kind: 'second-factor' }
  if (password !== undefined || userName !== undefined) {
    return passwordSent
      ? { kind: 'refused', said: alerts[0] ?? 'the sign-in page came back' }
      : { kind: 'form', userName, password }
  }
  if (inFusion && text.trim() !== '') return { kind: 'signed-in' }
  if (!inFusion && (hasCodeField || CODE_WORDS.test(text))) return { kind: 'second-factor' }
  return { kind: 'unknown' }
}

/** Whether a page in the middle of the work asks to sign in again. */
export function asksToSignIn({ inputs }: Pick<PageReading, 'inputs'>): boolean {
  return inputs.some(({ type }) => type === 'password') || inputs.some(isUserName)
}

function isUserName({ id, name }: SeenInput): boolean {
  return USER_NAME_FIELDS.includes(id) || USER_NAME_FIELDS.includes(name)
}

function firstOf(alerts: readonly string[], text: string, words: RegExp): string {
  return alerts[0] ?? text.split('\n').find((line) => words.test(line)) ?? 'the password expired'
}
