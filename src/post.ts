import { setFailed } from '@actions/core'
import { giveBackLease } from './give-back.js'
import { plain } from './report/escape.js'

try {
  await giveBackLease(process.env)
} catch (thrown) {
  const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
  setFailed(
    plain(
      `The administrator grant may not have been returned: ${reason}. Open the confidential application in the OCI console > OAuth configuration > App roles and remove Identity Domain Administrator.`,
    ),
  )
}
