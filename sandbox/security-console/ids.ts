import type { Place } from './view.js'

/**
 * Client ids of the components. Those of the Navigator are as seen in public code; the rest has the look of ADF's ids
 * and is made up.
 */
const HOME = 'pt1'
const WORK_AREA = '_FOpt1'
const CONSOLE = `${WORK_AREA}:_FOr1:0:_FOSritemNode_tools_security_console:0:MAnt2:1:pt1`

/** The console's node in addresses and in the Navigator. */
export const SECURITY_CONSOLE = 'itemNode_tools_security_console'

/** Parts of a page, each replaced as a whole. */
export const PARTS = {
  top: 'd1:pgl1',
  bar: 'd1:pgl2',
  main: 'd1:pgl3',
  popups: '__af_Z_window',
} as const

/** Left bar: the tabs, and what the tab API Authentication adds. */
export const TAB_PREFIX = `${CONSOLE}:tab_`
export const CERTIFICATES_TAB = `${CONSOLE}:cl9`
/** Pages of the tab API Authentication. */
export const CREATE_PROVIDER = `${CONSOLE}:r1:0:cb1`
export const OPEN_PROVIDER = `${CONSOLE}:r1:0:t1:0:cl1`
export const EDIT_PROVIDER = `${CONSOLE}:r1:0:cb2`
export const ISSUERS = `${CONSOLE}:r1:0:it1`
export const TOKEN_TYPE = `${CONSOLE}:r1:0:smc1`
export const SAVE_PROVIDER = `${CONSOLE}:r1:0:cb3`
export const CANCEL_PROVIDER = `${CONSOLE}:r1:0:cb4`
export const PROVIDERS = `${CONSOLE}:r1:0:t1`
export const CERTIFICATES = `${CONSOLE}:r2:0:t1`
export const ADD_CERTIFICATE = `${CONSOLE}:r2:0:cl1`

/** The popup, and what is in it. */
export const FORM = `${CONSOLE}:r2:0:d2`
export const ALIAS = `${FORM}:it1`
export const FILE = `${FORM}:if1`
export const SAVE_CERTIFICATE = `${FORM}:cb1`
export const CANCEL_CERTIFICATE = `${FORM}:cb2`
export const DONE = `${FORM}:cb3`

/** Dialogs in front of everything; their buttons have the ids of ADF's (common knowledge). */
export const DIALOG = `${CONSOLE}:d9`

/** Ids of the Navigator; home and the work areas have different templates. */
export function navigatorIds({ at }: Place): Readonly<Record<'link' | 'panel' | 'entry', string>> {
  const template = at === 'home' ? HOME : WORK_AREA
  return {
    link: `${template}:_UISmmLink`,
    panel: `${template}:_UISnvr:0`,
    entry: `${template}:nv_`,
  }
}
