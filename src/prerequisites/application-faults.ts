import type { CauseId } from '../causes/catalogue.js'
import { quoted } from '../oracle/answer.js'
import type { Application } from '../oracle/application.js'

/** A change of an application's attribute that an identity domain administrator makes (RFC 7644, 3.5.2). */
export interface ApplicationEdit {
  readonly applicationId: string
  /** As the console lists it. */
  readonly applicationName: string
  readonly op: 'add' | 'replace'
  readonly path: 'active' | 'allowedGrants' | 'allowedScopes' | 'redirectUris' | 'allowOffline'
  /** Of `allowedScopes` the scopes as texts. */
  readonly value: boolean | readonly string[]
}

/** Whose token is refused for a fault: the run's own, that of its probe, or that of a connection. */
export type Minding = 'run' | 'probe' | 'connection'

/** One thing about an application that is not as this run, or Oracle Integration, needs it. */
export interface ApplicationFault {
  readonly cause: CauseId
  readonly found: string
  readonly expected: string
  /** A connection is seen to sign in with this application, and meets it. */
  readonly explains401: boolean
  /** What to do in the console, where the catalogue's own words say less. */
  readonly fix?: string
  /** `undefined` where no attribute of the application is to be changed. */
  readonly edit?: ApplicationEdit
  /** Who minds it; `undefined` where everybody does. */
  readonly minds?: Minding
  /** What it puts together, each part with who minds it. */
  readonly parts?: readonly ApplicationFault[]
}

/** The faults of what was shown, and the names of what was not. */
export interface Faults {
  readonly faults: readonly ApplicationFault[]
  readonly unknown: readonly string[]
}

/** So many values are shown of a list. */
const MOST_SHOWN = 5

/** The values that an application has in place of what is missing, in words. */
export function listed(values: readonly string[]): string {
  if (values.length === 0) return ', and has none'
  const more = values.length - MOST_SHOWN
  const shown = values.slice(0, MOST_SHOWN).map(quoted).join(', ')
  return `, and has ${shown}${more > 0 ? ` and ${String(more)} more` : ''}`
}

/** An application as people call it. */
export function nameOf(app: Application): string {
  return `the application ${quoted(labelOf(app))}`
}

/** Where the console has it. */
export function placeOf(app: Application): string {
  return `OCI console > Identity & Security > Domains > your domain > Integrated applications > ${quoted(labelOf(app))}`
}

/** A change of one of its attributes. */
export function editOf(
  app: Application,
  op: ApplicationEdit['op'],
  path: ApplicationEdit['path'],
  value: ApplicationEdit['value'],
): ApplicationEdit {
  return { applicationId: app.id, applicationName: labelOf(app), op, path, value }
}

function labelOf({ displayName, name }: Application): string {
  return displayName === '' ? name : displayName
}
