import { html, type Html } from '../html.js'
import type { SignInSettings } from './settings.js'
import { signInWords, type SignInWords } from './words.js'

/** Screens of an identity domain's sign-in page, which the page's script swaps. */
export type Screen = 'notice' | 'user name' | 'password' | 'both' | 'passcode'

const FORM = 'idcs-signin-basic-signin-form'

/** The screen on which signing in begins, after the notice if there is one. */
export function firstScreen({ screens }: SignInSettings): Screen {
  return screens === 1 ? 'both' : 'user name'
}

/** The page before its script has rendered anything. @param request which of the pod's requests the browser comes with */
export function domainPage(settings: SignInSettings, request: string): Html {
  return html`<html lang="${settings.language}">
    <head>
      <title>${signInWords(settings).signIn}</title>
      <script src="/ui/v1/sign-in.js" defer></script>
    </head>
    <body data-request="${request}" data-rendering-ms="${settings.renderingMs}">
      <div id="idcs-signin-container"></div>
    </body>
  </html>`
}

/** One screen. @param userName as typed on the screen before */
export function domainScreen(
  settings: SignInSettings,
  screen: Screen,
  {
    userName = '',
    refused = false,
  }: { readonly userName?: string; readonly refused?: boolean } = {},
): Html {
  const words = signInWords(settings)
  switch (screen) {
    case 'notice':
      return html`<div data-screen="notice">
        <p>${words.notice}</p>
        ${submit(settings, 'idcs-notice-submit', words.acknowledge, true)}
      </div>`
    case 'passcode':
      return html`<div data-screen="passcode">
        <h1>${words.passcodeTitle}</h1>
        <label for="idcs-mfa-passcode|input">${words.passcode}</label>
        <input id="idcs-mfa-passcode|input" autocomplete="one-time-code" />
        ${submit(settings, 'idcs-mfa-submit', words.verify, false)}
      </div>`
    default:
      return html`<div data-screen="${screen}">
        ${
          refused
            ? html`<div class="oj-message-error" role="alert">${words.refused}</div>`
            : undefined
        }
        ${
          settings.companySignIn === 'required'
            ? undefined
            : credentials(settings, screen, words, userName)
        }
        ${
          settings.companySignIn === 'not offered'
            ? undefined
            : html`<a id="idcs-signin-idp-company" href="/company">${words.company}</a>`
        }
      </div>`
  }
}

function credentials(
  settings: SignInSettings,
  screen: Screen,
  words: SignInWords,
  userName: string,
): Html {
  const onlyScreen = screen === 'both' && settings.look === 'former'
  return html`${screen === 'password' ? html`<p>${userName}</p>` : userField(settings, words)}
  ${screen === 'user name' ? undefined : passwordField(words)}
  ${submit(settings, `${FORM}-submit`, onlyScreen ? words.signIn : words.next, false)}`
}

/** In the Redwood look the id without `|input` is that of the element around the field. */
function userField({ look }: SignInSettings, { domainUser }: SignInWords): Html {
  const id = `${FORM}-username`
  return look === 'Redwood'
    ? html`<oj-input-text id="${id}">
        <input
          id="${id}|input"
          type="text"
          placeholder="${domainUser}"
          aria-label="${domainUser}"
        />
      </oj-input-text>`
    : html`<input id="${id}" type="text" placeholder="${domainUser}" aria-label="${domainUser}" />`
}

function passwordField({ password }: SignInWords): Html {
  const id = `${FORM}-password`
  return html`<oj-input-password id="${id}">
    <input id="${id}|input" type="password" placeholder="${password}" aria-label="${password}" />
  </oj-input-password>`
}

/** A button that the page's script enables when something is typed; in the Redwood look another element holds the id. */
function submit({ look }: SignInSettings, id: string, label: string, enabled: boolean): Html {
  const disabled = enabled ? undefined : html`disabled`
  return look === 'Redwood'
    ? html`<oj-button id="${id}"><button type="button" ${disabled}>${label}</button></oj-button>`
    : html`<button id="${id}" type="button" ${disabled}>${label}</button>`
}
