import { error, type Verdict } from './check.js'

/** What was not finished when the run's deadline passed. */
export const OUT_OF_TIME: Verdict<never> = {
  ...error('not finished when the run was out of time', {
    expected: 'an end within timeout-seconds',
    fixBy: 'workflow author',
    fix: 'Look at the slowest requests in report.json; raise the input timeout-seconds if they are merely slow.',
  }),
  leftOut: 'time',
}

/** Of a write that was still to be sent when the run's deadline passed. */
export const NOT_SENT = error('not sent, because the run was out of time', {
  expected: 'an end within timeout-seconds',
  fixBy: 'workflow author',
  fix: 'Raise the input timeout-seconds, and run apply again.',
})
