import type { ConsoleWords, Language } from './words.js'

/**
 * What the console does when something is saved, which it stores in every case: it shows the next page, keeps the form
 * without a word, keeps it and complains, or breaks off. Only the first is documented.
 */
export type AfterSaving = 'goes on' | 'stays' | 'complains' | 'breaks off'

/** How the pod's pages and its Security Console behave; a scenario overrides what it is about. */
export interface ConsoleSettings {
  /** Language of the labels. The German ones are a translation of ours, not Oracle's. */
  readonly language: Language
  /** Labels and texts that differ from those of the language, such as a button with another name. */
  readonly words: Partial<ConsoleWords>
  /** What the address of the console does when nobody clicked through the Navigator. */
  readonly deepLink: 'opens the console' | 'leads home'
  /** When the warning about import processes is shown. */
  readonly importWarning: 'never' | 'on opening' | 'on opening and after a tab'
  /** When a dialog is shown that no document tells of. */
  readonly unknownDialog: 'never' | 'on opening' | 'after saving the provider'
  /** What the tab API Authentication shows when the provider exists. */
  readonly apiAuthenticationOpens: 'the list' | 'the provider'
  /** What the button that creates the provider leads to; write-ups differ. */
  readonly createOpens: 'the details' | 'the editor'
  /** The button that creates a provider, when there is one already; open. */
  readonly createWhenProviderExists: 'absent' | 'disabled'
  /** Whether the popup stays after Save until Done; write-ups differ. */
  readonly popupStaysUntilDone: boolean
  /** The console does not take any certificate. */
  readonly refusesCertificates: boolean
  /** What follows Save and Close of the provider, and Save of a certificate. */
  readonly afterSavingProvider: AfterSaving
  readonly afterSavingCertificate: AfterSaving
  /** The first session ends after so many requests for pages and by them; sessions that follow last. */
  readonly firstSessionRequests: number
  /** How long a page takes to replace its parts after an answer. */
  readonly renderingMs: number
  /** The same when a page has just been opened. */
  readonly openingMs: number
}

/** A console in English, as the write-ups show it. */
export const HEALTHY_CONSOLE: ConsoleSettings = {
  language: 'en',
  words: {},
  deepLink: 'opens the console',
  importWarning: 'on opening',
  unknownDialog: 'never',
  apiAuthenticationOpens: 'the list',
  createOpens: 'the details',
  createWhenProviderExists: 'disabled',
  popupStaysUntilDone: true,
  refusesCertificates: false,
  afterSavingProvider: 'goes on',
  afterSavingCertificate: 'goes on',
  firstSessionRequests: Number.POSITIVE_INFINITY,
  renderingMs: 20,
  openingMs: 50,
}
