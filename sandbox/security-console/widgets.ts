import { html, type Html } from '../html.js'

/** A button as ADF renders it; a disabled one is told by `aria-disabled` alone. */
export function button(id: string, label: string, enabled = true): Html {
  const look = enabled ? 'x7j p_AFTextOnly' : 'x7j p_AFTextOnly p_AFDisabled'
  const disabled = enabled ? undefined : html`aria-disabled="true"`
  return html`<button id="${id}" type="button" class="${look}" ${disabled}>${label}</button>`
}

/** A command link: it leads nowhere, the page's script sends its click. */
export function link(id: string, label: string): Html {
  return html`<a id="${id}" href="#" class="xgl">${label}</a>`
}

/** An entry of the left bar: image and text have the same name, so the whole is named twice. */
export function tabLink(id: string, label: string, selected: boolean): Html {
  return html`<a
    id="${id}"
    href="#"
    title="${label}"
    class="${selected ? 'xnav p_AFSelected' : 'xnav'}"
    ><img id="${id}::icon" alt="${label}" src="${BLANK}" /> <span>${label}</span></a
  >`
}

/** An image of nothing. */
export const BLANK =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="16" height="16"/%3E'

/** A row of a form: the label in one cell, what it names in the next. @param content id of the labelled field */
export function labelled(label: string, content: string | undefined, field: Html): Html {
  return html`<tr>
    <td class="xlabel">
      ${content === undefined ? html`<label>${label}</label>` : html`<label for="${content}">${label}</label>`}
    </td>
    <td>${field}</td>
  </tr>`
}

/** A table as ADF renders it: the headings in one, the rows in another. Both are common knowledge, not documented. */
export function table(
  id: string,
  summary: string,
  headings: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
  noData: string,
): Html {
  const body =
    rows.length === 0
      ? html`<div>${noData}</div>`
      : html`<table summary="${summary}">
          <tbody>
            ${rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>`
  return html`<div id="${id}" class="xtable">
    <div id="${id}::ch">
      <table>
        <tbody>
          <tr>
            ${headings.map((heading) => html`<th>${heading}</th>`)}
          </tr>
        </tbody>
      </table>
    </div>
    <div id="${id}::db">${body}</div>
  </div>`
}
