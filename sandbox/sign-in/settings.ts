/** How the pages look on which people sign in to the pod; a scenario overrides what it is about. */
export interface SignInSettings {
  /** Language of the labels. The German ones are a translation of ours, not Oracle's. */
  readonly language: 'en' | 'de'
  /** Look of the identity domain's page: in `former`, ids and buttons are those of plain HTML. */
  readonly look: 'Redwood' | 'former'
  /** Whether the identity domain asks for user name and password on one screen or on two. */
  readonly screens: 1 | 2
  /** A notice that has to be acknowledged before the identity domain asks for anything. */
  readonly notice: boolean
  /** Asks for a passcode after a right password. */
  readonly secondFactor: boolean
  /** Sign-in by the company's own identity provider: beside user name and password, or in their place. */
  readonly companySignIn: 'not offered' | 'offered' | 'required'
  /** How long the identity domain takes to render and to answer. */
  readonly renderingMs: number
}

/** An identity domain of today, without a second factor. */
export const HEALTHY_SIGN_IN: SignInSettings = {
  language: 'en',
  look: 'Redwood',
  screens: 2,
  notice: false,
  secondFactor: false,
  companySignIn: 'not offered',
  renderingMs: 20,
}
