/** Why the driver stopped. */
export type StopKind =
  | 'browser-missing'
  | 'browser-fault'
  | 'host-not-allowed'
  | 'unreachable'
  | 'sign-in-refused'
  | 'second-factor'
  | 'page-unknown'
  | 'session-ended'
  | 'alias-taken'
  | 'refused'

/** Where the driver can be; part of the names of the files that it leaves. */
export const CONSOLE_STEPS = [
  'browser',
  'sign-in',
  'navigation',
  'provider',
  'token-types',
  'certificates',
  'certificate',
] as const

/** Where the driver is. */
export type ConsoleStep = (typeof CONSOLE_STEPS)[number]

/** The driver met something that it does not know or may not do. It touches nothing more. */
export class ConsoleStop extends Error {
  override readonly name = 'ConsoleStop'

  /**
   * @param found what was seen, for people; text of the page in it is quoted and cut
   */
  constructor(
    readonly kind: StopKind,
    readonly step: ConsoleStep,
    readonly found: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(found, options)
  }
}
