import { DEFAULT_ISSUER, TOKEN_TYPES, type Provider } from '../fusion/trust-store.js'
import { html, type Html } from '../html.js'
import {
  CANCEL_PROVIDER,
  CREATE_PROVIDER,
  EDIT_PROVIDER,
  ISSUERS,
  OPEN_PROVIDER,
  PROVIDERS,
  SAVE_PROVIDER,
  TOKEN_TYPE,
} from './ids.js'
import type { ConsoleSettings } from './settings.js'
import { button, labelled, link, table } from './widgets.js'
import type { ConsoleWords } from './words.js'

/** The page API Authentication: a list with the one Oracle provider, or the button that creates it. */
export function providersPage(
  exists: boolean,
  { createWhenProviderExists }: ConsoleSettings,
  words: ConsoleWords,
): Html {
  const create = !exists || createWhenProviderExists === 'disabled'
  return html`<h1>${words.apiAuthentication}</h1>
    ${create ? button(CREATE_PROVIDER, words.createProvider, !exists) : undefined}
    ${exists ? button(EDIT_PROVIDER, words.edit) : undefined}
    ${table(
      PROVIDERS,
      words.apiAuthentication,
      [words.providerName],
      exists ? [[link(OPEN_PROVIDER, words.provider)]] : [],
      words.noData,
    )}`
}

/** The provider to look at. */
export function providerDetails({ issuers, tokenTypes }: Provider, words: ConsoleWords): Html {
  return html`<h1>${words.provider}: ${words.details}</h1>
    ${button(EDIT_PROVIDER, words.edit)} ${button(CANCEL_PROVIDER, words.cancel)}
    <table>
      <tbody>
        ${labelled(
          words.trustedIssuer,
          undefined,
          html`${issuers.map((issuer) => html`<div>${issuer}</div>`)}`,
        )}
        ${labelled(words.tokenType, undefined, html`<span>${tokenTypes.join(', ')}</span>`)}
      </tbody>
    </table>`
}

/**
 * The provider to change. Control types are inferred: the issuer is a field of several values because people press
 * Enter in it, the token types are check boxes because people select three.
 */
export function providerEditor({ issuers, tokenTypes }: Provider, words: ConsoleWords): Html {
  return html`<h1>${words.edit}: ${words.provider}</h1>
    ${button(SAVE_PROVIDER, words.saveAndClose)} ${button(CANCEL_PROVIDER, words.cancel)}
    <table>
      <tbody>
        ${labelled(
          words.trustedIssuer,
          `${ISSUERS}::content`,
          html`${issuers.map((issuer, index) => chip(issuer, index, words))}
            <input id="${ISSUERS}::content" type="text" class="x25" data-commit="enter" />`,
        )}
      </tbody>
    </table>
    <fieldset id="${TOKEN_TYPE}">
      <legend>${words.tokenType}</legend>
      ${TOKEN_TYPES.map(
        (type, index) =>
          html`<div>
            <input
              id="${TOKEN_TYPE}:_${index}"
              type="checkbox"
              value="${type}"
              ${tokenTypes.includes(type) ? html`checked` : undefined}
            />
            <label for="${TOKEN_TYPE}:_${index}">${type}</label>
          </div>`,
      )}
    </fieldset>`
}

/** Id of what removes the nth issuer. */
export function removeIssuerId(index: number): string {
  return `${ISSUERS}:_${String(index)}::rm`
}

function chip(issuer: string, index: number, words: ConsoleWords): Html {
  return html`<span class="xchip"
    ><span>${issuer}</span> ${
      issuer === DEFAULT_ISSUER
        ? undefined
        : html`<a id="${removeIssuerId(index)}" href="#" title="${words.remove}">×</a>`
    }</span
  >`
}
