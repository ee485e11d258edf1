import { info } from '@actions/core'
import { savedLease } from './action/lease-state.js'
import { failStep } from './action/step.js'
import { removeLeftBrowserDirectories } from './console/browser-directory.js'

try {
  const lease = savedLease()
  if (lease === undefined) {
    info('nothing to give back: no administrator grant was taken')
  } else if (lease.returned === true) {
    info('nothing to give back: main has returned the administrator grant')
  } else {
    // most runs take no grant, and need nothing that speaks to a service
    const { giveBackLease } = await import('./give-back.js')
    await giveBackLease(lease, process.env)
  }
} catch (thrown) {
  const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
  failStep(
    `The administrator grant may not have been returned: ${reason}. Open the confidential application in the OCI console > OAuth configuration > App roles and remove Identity Domain Administrator.`,
  )
}
await removeLeftBrowserDirectories(process.env['RUNNER_TEMP'], info)
