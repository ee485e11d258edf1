import type { InboundCertificate } from '../fusion/trust-store.js'
import { html, type Html } from '../html.js'
import {
  ADD_CERTIFICATE,
  ALIAS,
  CANCEL_CERTIFICATE,
  CERTIFICATES,
  DONE,
  FILE,
  FORM,
  SAVE_CERTIFICATE,
} from './ids.js'
import type { CertificateForm } from './view.js'
import { button, labelled, link, table } from './widgets.js'
import type { ConsoleWords } from './words.js'

/** The page Inbound API Authentication Public Certificates. No thumbprint was ever seen on it. */
export function certificatesPage(
  certificates: readonly InboundCertificate[],
  words: ConsoleWords,
): Html {
  return html`<h1>${words.publicCertificates}</h1>
    ${link(ADD_CERTIFICATE, words.addCertificate)}
    ${table(
      CERTIFICATES,
      words.publicCertificates,
      [words.certificateAlias, words.certificateName],
      certificates.map(({ alias, subject }) => [alias, subject]),
      words.noData,
    )}`
}

/** The popup Add New Certificate. */
export function certificatePopup(form: CertificateForm, words: ConsoleWords): Html {
  const { alias, file, saved } = form
  return html`<div
    id="${FORM}"
    class="xdialog"
    role="dialog"
    aria-modal="true"
    aria-labelledby="${FORM}::_ttxt"
  >
    <div id="${FORM}::_ttxt" class="xtitle">${words.addCertificate}</div>
    <table>
      <tbody>
        ${
          saved
            ? labelled(words.certificateAlias, undefined, html`<span>${alias}</span>`)
            : labelled(
                words.certificateAlias,
                `${ALIAS}::content`,
                html`<input id="${ALIAS}::content" type="text" class="x25" value="${alias}" />`,
              )
        }
        ${fileField(file?.name, saved, words)}
      </tbody>
    </table>
    ${button(SAVE_CERTIFICATE, words.save, !saved)}
    ${saved ? button(DONE, words.done) : button(CANCEL_CERTIFICATE, words.cancel)}
  </div>`
}

/** A file input that is sent as soon as a file is chosen, and gives way to the file's name and a button then. */
function fileField(name: string | undefined, saved: boolean, words: ConsoleWords): Html {
  if (name === undefined) {
    return labelled(
      words.importCertificate,
      `${FILE}::content`,
      html`<input id="${FILE}::content" type="file" accept=".cer,.crt,.pem" />`,
    )
  }
  return labelled(
    words.importCertificate,
    undefined,
    html`<span id="${FILE}::upVal">${name}</span>
      ${saved ? undefined : button(`${FILE}::upBtn`, words.update)}`,
  )
}
