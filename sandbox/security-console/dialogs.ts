import { html, type Html } from '../html.js'
import { DIALOG } from './ids.js'
import type { Dialog } from './view.js'
import { button } from './widgets.js'
import type { ConsoleWords } from './words.js'

/** A dialog in front of the page. That error dialogs are told by a class with `Error` is seen in public code. */
export function dialogBox(dialog: Dialog, words: ConsoleWords): Html {
  const [kind, title, text] = describe(dialog, words)
  return html`<div
    id="${DIALOG}"
    class="xdialog ${kind}"
    role="dialog"
    aria-modal="true"
    aria-labelledby="${DIALOG}::_ttxt"
  >
    <div id="${DIALOG}::_ttxt" class="xtitle">${title}</div>
    <div id="${DIALOG}::contentContainer">${text}</div>
    ${button(`${DIALOG}::ok`, words.ok)}
    ${dialog.kind === 'unknown' ? button(`${DIALOG}::cancel`, words.cancel) : undefined}
  </div>`
}

function describe(
  dialog: Dialog,
  words: ConsoleWords,
): readonly [kind: string, title: string, text: string] {
  switch (dialog.kind) {
    case 'import warning':
      return ['AFWarningDialog', words.warning, words.importWarning]
    case 'unknown':
      return ['AFConfirmationDialog', words.confirmation, words.unknownDialog]
    case 'error':
      return ['AFErrorDialog p_AFError', words.error, dialog.text]
  }
}
