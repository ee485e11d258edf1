import { savedLease } from './action/lease-state.js'
import { failStep, messageOf, say, takeOverOutput } from './action/step.js'
import { removeLeftBrowserDirectories } from './console/browser-directory.js'

const mayBeLeft = (message: string): string =>
  `The administrator grant may not have been returned: ${message}. Open the confidential application in the OCI console > OAuth configuration > App roles and remove Identity Domain Administrator.`

takeOverOutput(mayBeLeft)
// beside the rest, which may take a minute: a cancelled job gives the step little time
const profiles = removeLeftBrowserDirectories(process.env['RUNNER_TEMP'], say)
try {
  const lease = savedLease()
  if (lease === 'none') {
    say('nothing to give back: no administrator grant was taken')
  } else if (lease !== 'damaged' && lease.returned === true) {
    say('nothing to give back: main has returned the administrator grant')
  } else {
    // most runs take no grant, and need nothing that speaks to a service
    const { giveBackLease } = await import('./give-back.js')
    await giveBackLease(lease, process.env)
  }
} catch (thrown) {
  failStep(mayBeLeft(messageOf(thrown)))
}
await profiles
