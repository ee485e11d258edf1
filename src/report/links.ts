import type { CauseId } from '../causes/catalogue.js'
import { code } from './escape.js'

/**
 * An id as a link to its entry in the action's own documentation, where that has an address. The angle brackets end
 * the link whatever a version's name contains.
 */
export function linkedId(id: string, docs: string): string {
  return linked(code(id), docs)
}

/** The same for a cause: the page of causes stands beside the page of checks. */
export function linkedCause(id: CauseId, docs: string): string {
  return linked(code(id), causesPage(id, docs))
}

function causesPage(id: CauseId, docs: string): string {
  return docs.replace(/checks\.md#.*$/, `causes.md#${id}`)
}

function linked(shown: string, docs: string): string {
  return docs.startsWith('https://') ? `[${shown}](<${encodeURI(docs)}>)` : shown
}
