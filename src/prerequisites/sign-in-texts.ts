import type { CauseId } from '../causes/catalogue.js'

/**
 * What a domain says to a user who signs in (sample authenticate-error-texts; Oracle, *Authentication and On-Demand MFA
 * API Error Codes*), and what it means for the integration user. Account and password may each be wrong in ways that the
 * same cause covers.
 */
const TEXTS: readonly (readonly [code: string, text: RegExp, cause: CauseId])[] = [
  ['AUTH-3001', /incorrect user ?name or password/, 'domain-user-password-refused'],
  ['AUTH-3002', /\baccount is locked\b/, 'domain-user-locked'],
  ['AUTH-3003', /\baccount is deactivated\b/, 'domain-user-inactive'],
  ['AUTH-3004', /\bpassword (?:is|has) expired\b/, 'domain-user-password-refused'],
  ['AUTH-3005', /\bmust change your password\b/, 'domain-user-password-refused'],
  ['AUTH-3012', /\bfederated user can(?:'t|not)\b/, 'domain-user-federated'],
  ['AUTH-3018', /^user not found\b/, 'domain-user-missing'],
  ['AUTH-3024', /\b(?:aren't|are not) authorized to access the app\b/, 'domain-user-not-assigned'],
  // no password has been set yet
  ['AUTH-3025', /\baccount (?:isn't|is not) activated\b/, 'domain-user-password-refused'],
  ['AUTH-3029', /\bMFA is enabled for the user\b/, 'sign-on-policy-blocks'],
  ['AUTH-3033', /\bsign-on policy prevents\b/, 'sign-on-policy-blocks'],
]

/**
 * The likely cause of a refusal whose text, or code, is one of a refused sign-in. That the token endpoint repeats these
 * texts is inferred, so it is one cause among others.
 */
export function causeOfSignInText(
  code: string | undefined,
  text: string | undefined,
): CauseId | undefined {
  const said = (text ?? '').replaceAll('’', "'").trim()
  return TEXTS.find(
    ([known, pattern]) =>
      code === known || said.startsWith(known) || new RegExp(pattern, 'i').test(said),
  )?.[2]
}
