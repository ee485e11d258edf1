import type { TrustStore } from '../fusion/trust-store.js'
import { html, type Html } from '../html.js'
import { certificatePopup, certificatesPage } from './certificate-pages.js'
import { dialogBox } from './dialogs.js'
import { CERTIFICATES_TAB, PARTS, TAB_PREFIX } from './ids.js'
import { navigator } from './navigator.js'
import { providerDetails, providerEditor, providersPage } from './provider-pages.js'
import type { ConsoleSettings } from './settings.js'
import { TABS, type Place, type View } from './view.js'
import { tabLink } from './widgets.js'
import { consoleWords, type ConsoleWords } from './words.js'

/** What the pages show besides what the browser has done. */
export interface Shown {
  readonly settings: ConsoleSettings
  readonly trust: TrustStore
  /** Whether the user may open Security Console. */
  readonly mayOpenConsole: boolean
}

/** A page before its script has rendered any part. */
export function emptyPage(settings: ConsoleSettings, { at }: Place): Html {
  const words = consoleWords(settings.language, settings.words)
  return html`<html lang="${settings.language}">
    <head>
      <title>${at === 'home' ? words.welcome : words.securityConsole}</title>
      <link rel="stylesheet" href="/fscmUI/skin.css" />
      <link rel="icon" href="data:," />
      <script src="/fscmUI/adf.js" defer></script>
    </head>
    <body>
      <form id="f1" onsubmit="return false">
        ${Object.values(PARTS).map((id) => html`<div id="${id}"></div>`)}
      </form>
    </body>
  </html>`
}

/** The parts of a page by their ids, as they are to look now. */
export function partsOf(view: View, shown: Shown): ReadonlyMap<string, string> {
  const words = consoleWords(shown.settings.language, shown.settings.words)
  const parts: readonly (readonly [string, Html | undefined])[] = [
    [PARTS.top, navigator(view, words, shown.mayOpenConsole)],
    [PARTS.bar, leftBar(view.place, words)],
    [PARTS.main, main(view.place, shown, words)],
    [PARTS.popups, popups(view, words)],
  ]
  return new Map(parts.map(([id, part]) => [id, html`<div id="${id}">${part}</div>`.markup]))
}

function leftBar(place: Place, words: ConsoleWords): Html | undefined {
  if (place.at === 'home' || place.at === 'access denied') return undefined
  const selected = place.at === 'tab' ? place.tab : 'apiAuthentication'
  return html`${TABS.map((tab) => tabLink(`${TAB_PREFIX}${tab}`, words[tab], tab === selected))}
  ${
    selected === 'apiAuthentication'
      ? tabLink(CERTIFICATES_TAB, words.publicCertificates, place.at === 'certificates')
      : undefined
  }`
}

function main(place: Place, { settings, trust }: Shown, words: ConsoleWords): Html {
  switch (place.at) {
    case 'home':
      return html`<h1>${words.welcome}</h1>`
    case 'access denied':
      return html`<h1>${words.denied}</h1>
        <p>${words.deniedText}</p>`
    case 'tab':
      return html`<h1>${words[place.tab]}</h1>
        <p>${words.noData}</p>`
    case 'providers':
      return providersPage(trust.provider !== undefined, settings, words)
    case 'provider':
      return place.editing
        ? providerEditor(place.draft, words)
        : providerDetails(place.draft, words)
    case 'certificates':
      return certificatesPage(trust.certificates, words)
  }
}

/** Popups, with a pane below each that takes the clicks. */
function popups({ form, dialogs: [dialog] }: View, words: ConsoleWords): Html {
  const shown = [
    ...(form === undefined ? [] : [certificatePopup(form, words)]),
    ...(dialog === undefined ? [] : [dialogBox(dialog, words)]),
  ]
  return html`${shown.map(
    (popup) =>
      html`<div class="AFModalGlassPane"></div>
        ${popup}`,
  )}`
}
