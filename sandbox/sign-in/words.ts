import type { SignInSettings } from './settings.js'

/**
 * Texts of the sign-in pages. Placeholders, "Sign In " and "Next" are as seen in public code; everything else is
 * inferred, and so is all of the German.
 */
export interface SignInWords {
  readonly classicUser: string
  readonly domainUser: string
  readonly password: string
  readonly classicSubmit: string
  readonly next: string
  readonly signIn: string
  readonly acknowledge: string
  readonly notice: string
  readonly company: string
  readonly refused: string
  readonly passcodeTitle: string
  readonly passcode: string
  readonly verify: string
}

const ENGLISH: SignInWords = {
  classicUser: 'User ID',
  domainUser: 'User name',
  password: 'Password',
  classicSubmit: 'Sign In ',
  next: 'Next',
  signIn: 'Sign In',
  acknowledge: 'Acknowledge',
  notice: 'This system is for authorised use only. Use may be monitored.',
  company: 'Company Single Sign-On',
  refused: 'You entered an incorrect user name or password.',
  passcodeTitle: 'Two-Step Verification',
  passcode: 'Passcode',
  verify: 'Verify',
}

const GERMAN: SignInWords = {
  classicUser: 'Benutzer-ID',
  domainUser: 'Benutzername',
  password: 'Kennwort',
  classicSubmit: 'Anmelden ',
  next: 'Weiter',
  signIn: 'Anmelden',
  acknowledge: 'Zur Kenntnis nehmen',
  notice: 'Dieses System darf nur von Berechtigten benutzt werden.',
  company: 'Anmeldung über das Unternehmen',
  refused: 'Benutzername oder Kennwort sind nicht richtig.',
  passcodeTitle: 'Bestätigung in zwei Schritten',
  passcode: 'Passcode',
  verify: 'Prüfen',
}

/** The texts in the language of the settings. */
export function signInWords({ language }: SignInSettings): SignInWords {
  return language === 'de' ? GERMAN : ENGLISH
}
