import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figures, Part } from './part.js'

export interface JestResults {
  readonly success: boolean
  readonly numTotalTests: number
  readonly numPendingTests: number
  readonly testResults: readonly {
    /** Path of the file. */
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/**
 * A part whose cases are tests, those that `npm test` leaves out included, and properties with cases of their own.
 * @param files what their paths contain
 */
export function jestPart(name: string, title: string, files: readonly string[]): Part {
  return { name, title, run: () => runTests(files) }
}

async function runTests(files: readonly string[]): Promise<Figures> {
  const environment = { THOROUGH: '1', PROPERTY_SEED: String(randomInt(2 ** 31)) }
  const directory = await mkdtemp(join(tmpdir(), 'trial-'))
  const file = join(directory, 'results.json')
  const jest = ['node_modules/jest/bin/jest.js', '--json', '--outputFile', file, ...files]
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  await new Promise((resolve) =>
    execFile(
      process.execPath,
      [...flags, ...jest],
      { maxBuffer: 1e8, env: { ...process.env, ...environment } },
      resolve,
    ),
  )
  const results = JSON.parse(await readFile(file, 'utf8')) as JestResults
  await rm(directory, { recursive: true })
  const { numPendingTests } = results
  return {
    tried: results.numTotalTests - numPendingTests,
    losses: lossesOf(results, files),
    lines: [
      `PROPERTY_SEED=${environment.PROPERTY_SEED}`,
      ...(numPendingTests === 0
        ? []
        : [`skipped, for their counterpart is missing: ${String(numPendingTests)}`]),
    ],
  }
}

/** Tests that failed, files and patterns without a test, and whatever else Jest calls no success. */
export function lossesOf(
  { success, testResults }: JestResults,
  files: readonly string[],
): readonly string[] {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const losses = [
    ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    ...testResults
      .filter(({ assertionResults }) => assertionResults.length === 0)
      .map(({ message }) => message.split('\n')[0] ?? 'a file without tests'),
    ...files
      .filter((file) => !testResults.some(({ name }) => name.includes(file)))
      .map((file) => `no file ${file}`),
  ]
  return success || losses.length > 0 ? losses : ['Jest did not succeed']
}
