import { code, markdown } from './escape.js'
import type { Change, Report } from './report.js'

/** What is told of a change; of a plan that is only printed there is no state yet. */
type Told = Pick<Change, 'action' | 'target'> & Partial<Pick<Change, 'state'>>

/** Changes as a reader counts them: a temporary role that is assigned and removed is one. */
export function toldChanges<T extends Told>(changes: readonly T[]): readonly T[] {
  return changes.flatMap((change, index) => {
    if (isReturned(changes[index - 1], change)) return []
    if (!change.action.startsWith('grant ')) return [change]
    const role = change.action.replace('grant ', '')
    const temporarily = isReturned(change, changes[index + 1]) ? ' temporarily' : ''
    return [{ ...change, action: `assign ${role}${temporarily} to` }]
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
function isReturned(given: Told | undefined, taken: Told | undefined): boolean {
  if (given === undefined || taken === undefined) return false
  const revoked = given.action.replace(/^grant /, 'revoke ')
  return (
    revoked !== given.action &&
    revoked === taken.action &&
    given.target === taken.target &&
    given.state === taken.state
  )
}
