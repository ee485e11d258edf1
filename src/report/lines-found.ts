import type { CheckResult } from '../checks/check.js'

/**
 * What was found, on the lines on which people read it: of the inputs each fault has its own. What every other check
 * found is one line, for a server may have a say in it.
 */
export function linesFound({ id, found }: Pick<CheckResult, 'id' | 'found'>): readonly string[] {
  return id === 'inputs.valid' ? found.split('\n') : [found]
}
