import {
  DEFAULT_ISSUER,
  TOKEN_TYPES,
  type Provider,
  type TokenType,
  type TrustStore,
} from '../fusion/trust-store.js'
import {
  ADD_CERTIFICATE,
  ALIAS,
  CANCEL_CERTIFICATE,
  CANCEL_PROVIDER,
  CERTIFICATES_TAB,
  CREATE_PROVIDER,
  DIALOG,
  DONE,
  EDIT_PROVIDER,
  FILE,
  FORM,
  ISSUERS,
  navigatorIds,
  OPEN_PROVIDER,
  SAVE_CERTIFICATE,
  SAVE_PROVIDER,
  TAB_PREFIX,
  TOKEN_TYPE,
} from './ids.js'
import { showMoreId, toolsId } from './navigator.js'
import { removeIssuerId } from './provider-pages.js'
import type { AfterSaving, ConsoleSettings } from './settings.js'
import { TABS, type CertificateForm, type Dialog, type Place, type View } from './view.js'
import { consoleWords } from './words.js'

/** What a browser says that its user did. */
export interface ConsoleEvent {
  /** Client id of the component. */
  readonly source: string
  /** What was typed, `true` or `false` for a check box, base64 of a file's content. */
  readonly value?: string | boolean
  /** Name of the file. */
  readonly name?: string
}

/** What events may look at and change. */
export interface EventContext {
  readonly settings: ConsoleSettings
  readonly trust: TrustStore
  /** Whether the warning about import processes is due again. */
  readonly warnsOfImports: () => boolean
}

/** What the page shows after an event. Events from below a dialog, and from what is not shown, change nothing. */
export function afterEvent(view: View, event: ConsoleEvent, context: EventContext): View {
  const { source } = event
  if (view.dialogs.length > 0) {
    return source.startsWith(`${DIALOG}::`) ? { ...view, dialogs: view.dialogs.slice(1) } : view
  }
  if (view.form !== undefined) {
    return source.startsWith(`${FORM}:`) ? afterFormEvent(view, view.form, event, context) : view
  }
  return afterNavigatorEvent(view, source) ?? afterPageEvent(view, event, context)
}

function afterNavigatorEvent(view: View, source: string): View | undefined {
  const { link, panel } = navigatorIds(view.place)
  const state = view.navigator ?? { toolsOpen: false, shownMore: 0 }
  switch (source) {
    case link:
      return { ...view, navigator: view.navigator === undefined ? state : undefined }
    case toolsId(panel):
      return { ...view, navigator: { ...state, toolsOpen: !state.toolsOpen } }
    case showMoreId(panel):
      return { ...view, navigator: { ...state, shownMore: state.shownMore + 1 } }
    default:
      return undefined
  }
}

function afterPageEvent(view: View, event: ConsoleEvent, context: EventContext): View {
  const { place } = view
  if (place.at === 'home' || place.at === 'access denied') return view
  const tab = TABS.find((each) => event.source === `${TAB_PREFIX}${each}`)
  if (tab !== undefined) {
    return {
      ...view,
      place: tab === 'apiAuthentication' ? apiAuthentication(context) : { at: 'tab', tab },
      dialogs: context.warnsOfImports() ? [{ kind: 'import warning' }] : [],
    }
  }
  switch (event.source) {
    case CERTIFICATES_TAB:
      return { ...view, place: { at: 'certificates' } }
    case ADD_CERTIFICATE:
      return { ...view, form: { alias: '', saved: false } }
    default:
      return afterProviderEvent(view, event, context)
  }
}

function apiAuthentication({ settings, trust }: EventContext): Place {
  const { provider } = trust
  return settings.apiAuthenticationOpens === 'the provider' && provider !== undefined
    ? { at: 'provider', editing: false, draft: provider }
    : { at: 'providers' }
}

function afterProviderEvent(view: View, event: ConsoleEvent, context: EventContext): View {
  const { settings, trust } = context
  const { place } = view
  const show = (editing: boolean, draft: Provider): View => ({
    ...view,
    place: { at: 'provider', editing, draft },
  })
  if (place.at === 'providers') {
    if (trust.provider === undefined) {
      // no token type is ticked in a new provider; open
      return event.source === CREATE_PROVIDER
        ? show(settings.createOpens === 'the editor', { issuers: [DEFAULT_ISSUER], tokenTypes: [] })
        : view
    }
    if (event.source === OPEN_PROVIDER) return show(false, trust.provider)
    return event.source === EDIT_PROVIDER ? show(true, trust.provider) : view
  }
  if (place.at !== 'provider') return view
  if (event.source === CANCEL_PROVIDER) return { ...view, place: { at: 'providers' } }
  if (!place.editing) return event.source === EDIT_PROVIDER ? show(true, place.draft) : view
  if (event.source === SAVE_PROVIDER) {
    trust.saveProvider(place.draft)
    const dialogs: readonly Dialog[] =
      settings.unknownDialog === 'after saving the provider' ? [{ kind: 'unknown' }] : []
    const next = { ...view, place: apiAuthentication(context), dialogs }
    return saved(settings.afterSavingProvider, view, next, settings)
  }
  return show(true, edited(place.draft, event))
}

function edited(draft: Provider, { source, value }: ConsoleEvent): Provider {
  if (source === `${ISSUERS}::content` && typeof value === 'string') {
    const issuer = value.trim()
    return issuer === '' || draft.issuers.includes(issuer)
      ? draft
      : { ...draft, issuers: [...draft.issuers, issuer] }
  }
  const ticked = TOKEN_TYPES.find((_, index) => source === `${TOKEN_TYPE}:_${String(index)}`)
  if (ticked !== undefined) {
    const is = (type: TokenType): boolean =>
      type === ticked ? value === true : draft.tokenTypes.includes(type)
    return { ...draft, tokenTypes: TOKEN_TYPES.filter(is) }
  }
  return {
    ...draft,
    issuers: draft.issuers.filter((_, index) => source !== removeIssuerId(index)),
  }
}

function afterFormEvent(
  view: View,
  form: CertificateForm,
  { source, value, name }: ConsoleEvent,
  { settings, trust }: EventContext,
): View {
  switch (source) {
    case `${ALIAS}::content`:
      return { ...view, form: { ...form, alias: String(value ?? '').trim() } }
    case `${FILE}::content`: {
      const content = Buffer.from(String(value ?? ''), 'base64')
      return { ...view, form: { ...form, file: { name: name ?? '', content } } }
    }
    // ADF opens a dialog with another file input here; this gives the first one back
    case `${FILE}::upBtn`:
      return { ...view, form: { alias: form.alias, saved: false } }
    case SAVE_CERTIFICATE: {
      if (form.saved) return view
      const text = storing(form, settings, trust)
      if (text !== undefined) return { ...view, dialogs: [{ kind: 'error', text }] }
      const next = settings.popupStaysUntilDone ? { ...form, saved: true } : undefined
      return saved(settings.afterSavingCertificate, view, { ...view, form: next }, settings)
    }
    case DONE:
    case CANCEL_CERTIFICATE:
      return { ...view, form: undefined }
    default:
      return view
  }
}

/** What the page shows after something was stored. @throws {Error} when the console breaks off, which answers with 500 */
function saved(
  afterSaving: AfterSaving,
  form: View,
  next: View,
  { language, words }: ConsoleSettings,
): View {
  switch (afterSaving) {
    case 'goes on':
      return next
    case 'stays':
      return form
    case 'complains':
      return {
        ...form,
        dialogs: [{ kind: 'error', text: consoleWords(language, words).savingFailed }],
      }
    case 'breaks off':
      throw new Error('the console breaks off after saving')
  }
}

/** Stores the certificate of the popup. @returns what is wrong with it, if anything */
function storing(
  { alias, file }: CertificateForm,
  settings: ConsoleSettings,
  trust: TrustStore,
): string | undefined {
  const words = consoleWords(settings.language, settings.words)
  if (alias === '') return words.aliasMissing
  if (file === undefined) return words.fileMissing
  if (settings.refusesCertificates) return words.certificateRefused
  const refusal = trust.addCertificate(alias, file.content)
  return refusal && words[refusal]
}
