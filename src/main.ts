import { THIS_PROCESS } from './action/host.js'
import { failStep, messageOf, sayForDebugging, stackOf, takeOverOutput } from './action/step.js'
import { run } from './run.js'

const internalFault = (message: string): string =>
  `internal fault: ${message}. Report it to the maintainers of this action.`

takeOverOutput(internalFault)
try {
  await run(THIS_PROCESS)
} catch (thrown) {
  // every expected fault is a finding of a check; what arrives here is a mistake of this action
  sayForDebugging(stackOf(thrown))
  failStep(internalFault(messageOf(thrown)))
}
