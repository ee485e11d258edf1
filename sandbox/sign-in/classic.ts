import { html, type Html } from '../html.js'
import type { SignInSettings } from './settings.js'
import { signInWords } from './words.js'

/** Where the form of the classic page is sent. */
export const CLASSIC_SUBMIT = '/oam/server/auth_cred_submit'

/**
 * The sign-in page of pods that are not upgraded (Oracle Access Manager): a form of plain HTML.
 * @param request which of the pod's requests the browser comes with
 */
export function classicPage(settings: SignInSettings, request: string, refused: boolean): Html {
  const words = signInWords(settings)
  return html`<html lang="${settings.language}">
    <head>
      <title>${words.signIn}</title>
    </head>
    <body>
      <h1>${words.signIn}</h1>
      ${refused ? html`<div class="error" role="alert">${words.refused}</div>` : undefined}
      ${
        settings.companySignIn === 'not offered'
          ? undefined
          : html`<form action="/company" method="get">
              <button id="ssoBtn">${words.company}</button>
            </form>`
      }
      ${settings.companySignIn === 'required' ? undefined : credentials(settings, request)}
    </body>
  </html>`
}

function credentials(settings: SignInSettings, request: string): Html {
  const words = signInWords(settings)
  return html`<form action="${CLASSIC_SUBMIT}" method="post">
    <input type="hidden" name="request" value="${request}" />
    <input id="userid" name="userid" type="text" placeholder="${words.classicUser}" />
    <input id="password" name="password" type="password" placeholder="${words.password}" />
    <button id="btnActive" type="submit">${words.classicSubmit}</button>
  </form>`
}

/** The page on which a passcode is asked for; that it exists in the classic way is inferred. */
export function passcodePage(settings: SignInSettings): Html {
  const words = signInWords(settings)
  return html`<html lang="${settings.language}">
    <head>
      <title>${words.passcodeTitle}</title>
    </head>
    <body>
      <h1>${words.passcodeTitle}</h1>
      <form>
        <label for="passcode">${words.passcode}</label>
        <input id="passcode" name="passcode" type="text" autocomplete="one-time-code" />
        <button id="btnVerify" type="button">${words.verify}</button>
      </form>
    </body>
  </html>`
}
