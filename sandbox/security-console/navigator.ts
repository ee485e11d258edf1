import { html, type Html } from '../html.js'
import { navigatorIds, SECURITY_CONSOLE } from './ids.js'
import type { View } from './view.js'
import { BLANK, link } from './widgets.js'
import type { ConsoleWords } from './words.js'

/** Entries of the group Tools that are shown at first, and with each Show More. */
const AT_ONCE = 2

/** The top of every page: the link that opens the Navigator, and the Navigator when it is open. */
export function navigator(
  { place, navigator: state }: View,
  words: ConsoleWords,
  mayOpenConsole: boolean,
): Html {
  const ids = navigatorIds(place)
  const panel =
    state &&
    html`<div id="${ids.panel}" class="xpanel">
      <h2>${words.navigator}</h2>
      <div><a id="${ids.panel}:nvgpgl1_me" href="#" title="${words.me}">${words.me}</a></div>
      <div>
        <a id="${toolsId(ids.panel)}" href="#" title="${words.tools}">${words.tools}</a>
        ${state.toolsOpen ? tools(ids, state.shownMore, words, mayOpenConsole) : undefined}
      </div>
    </div>`
  return html`<a id="${ids.link}" href="#" title="${words.navigator}"
      ><img id="${ids.link}::icon" alt="${words.navigator}" src="${BLANK}"
    /></a>
    ${panel}`
}

/** Id of the title of the group Tools. */
export function toolsId(panel: string): string {
  return `${panel}:nvgpgl2_tools`
}

/** Id of the link Show More. */
export function showMoreId(panel: string): string {
  return `${panel}:nvmore`
}

function tools(
  ids: ReturnType<typeof navigatorIds>,
  shownMore: number,
  words: ConsoleWords,
  mayOpenConsole: boolean,
): Html {
  const entries: readonly (readonly [string, string])[] = [
    ['itemNode_tools_scheduled_processes', words.scheduledProcesses],
    ['itemNode_tools_reports_and_analytics', words.reports],
    ['itemNode_tools_file_import_and_export', words.fileImport],
    ['itemNode_tools_setup_and_maintenance', words.setup],
    // that it is left out for others is inferred
    ...(mayOpenConsole ? [[SECURITY_CONSOLE, words.securityConsole] as const] : []),
    ['itemNode_tools_audit_reports', words.auditReports],
  ]
  const shown = entries.slice(0, AT_ONCE * (shownMore + 1))
  return html`<ul>
      ${shown.map(([node, label]) => html`<li>${link(`${ids.entry}${node}`, label)}</li>`)}
    </ul>
    ${shown.length < entries.length ? link(showMoreId(ids.panel), words.showMore) : undefined}`
}
