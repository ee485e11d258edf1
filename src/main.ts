import { debug } from '@actions/core'
import { failStep } from './action/step.js'
import { redactor } from './redaction/redactor.js'
import { plain } from './report/escape.js'
import { run } from './run.js'

try {
  await run(process.env)
} catch (thrown) {
  // every expected fault is a finding of a check; what arrives here is a mistake of this action
  const fault = thrown instanceof Error ? thrown : new Error('unknown reason')
  debug(plain(redactor.redact(fault.stack ?? '')))
  failStep(`internal fault: ${fault.message}. Report it to the maintainers of this action.`)
}
