import { code, markdown } from './escape.js'
import type { Change, Report } from './report.js'

/** A change as it is told: a temporary role that is assigned and removed is one. */
type ToldChange = Pick<Change, 'state' | 'action' | 'target'>

/** The changes of a run as a reader counts them. */
export function toldChanges(changes: readonly Change[]): readonly ToldChange[] {
  return changes.flatMap((change, index) => {
    if (isReturned(changes[index - 1], change)) return []
    if (!change.action.startsWith('grant ')) return [change]
    const isReturn = isReturned(change, changes[index + 1])
    const role = change.action.replace('grant ', '')
    return [{ ...change, action: `assign ${role}${isReturn ? ' temporarily' : ''} to` }]
  })
}

/** The section of the summary on what was changed, or would be; '' when nothing is. */
export function renderChanges({ changes, mode }: Report): string {
  if (changes.length === 0) return ''
  const lines = toldChanges(changes).map(
    ({ state, action, target }) =>
      `- ${mode === 'plan' ? '' : `${state}: `}${markdown(action)} ${code(target)}`,
  )
  return `### ${mode === 'plan' ? 'Planned changes' : 'Changes'}\n\n${lines.join('\n')}`
}

/** Whether the second change takes back the role that the first one gives. */
function isReturned(given: Change | undefined, taken: Change | undefined): boolean {
  if (given === undefined || taken === undefined) return false
  const revoked = given.action.replace(/^grant /, 'revoke ')
  return (
    revoked !== given.action &&
    revoked === taken.action &&
    given.target === taken.target &&
    given.state === taken.state
  )
}
