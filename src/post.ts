import { THIS_PROCESS } from './action/host.js'
import { failStep, messageOf, say, takeOverOutput } from './action/step.js'
import { removeLeftBrowserDirectories } from './console/browser-directory.js'
import { postStep } from './post-step.js'

const mayBeLeft = (message: string): string =>
  `The temporary administrator role may not have been removed: ${message}. Open the client application in the OCI console > OAuth configuration > App roles, and remove Identity Domain Administrator.`

takeOverOutput(mayBeLeft)
// beside the rest, which may take a minute: a cancelled job gives the step little time
const profiles = removeLeftBrowserDirectories(process.env['RUNNER_TEMP'], say)
try {
  await postStep(THIS_PROCESS)
} catch (thrown) {
  failStep(mayBeLeft(messageOf(thrown)))
}
await profiles
