import { matchesAny } from '../checks/left-out.js'
import { nameOf } from '../inputs/integration.js'
import type { Settings } from '../inputs/settings.js'
import type { TrustContext } from '../prerequisites/fusion-trust.js'

/** Whether this run tests a connection: it has one, and skip-checks leaves its test in. */
export function connectionTestsOf({
  integration,
  skipChecks,
}: Settings): TrustContext['connectionTests'] {
  const ids = (integration?.connections ?? []).map((id) => `oic.connection-test.${nameOf(id)}`)
  if (ids.length === 0) return 'none'
  return ids.every((id) => matchesAny(skipChecks, id)) ? 'left out' : 'run'
}
