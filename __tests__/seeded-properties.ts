import fc from 'fast-check'

/*
 * The same cases in every run of the tests, so that a change is judged by what it changed. `npm run trial -- hostile`
 * draws a new seed each time, tries more cases, and prints the seed.
 */
fc.configureGlobal({
  seed: Number(process.env['PROPERTY_SEED'] ?? 1),
  numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100),
})

export { fc }
