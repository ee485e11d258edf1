import fc from 'fast-check'

/*
 * The same cases in every run of the tests, so that a change is judged by what it changed. `npm run trial -- hostile`
 * draws a new seed each time, prints it, and tries more cases.
 */
fc.configureGlobal({
  seed: Number(process.env['PROPERTY_SEED'] ?? 1),
  numRuns: manyRuns(100),
})

/** So many cases in the tests, and ten times as many in the trial. */
export function manyRuns(usual: number): number {
  return process.env['THOROUGH'] === '1' ? usual * 10 : usual
}

export { fc }
