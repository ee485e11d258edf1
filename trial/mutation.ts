import { readFile } from 'node:fs/promises'
import { Stryker } from '@stryker-mutator/core'
import { compareSurvivors, SURVIVORS } from './survivors.js'
import type { Part } from './part.js'

const REPORT = 'coverage/mutation.json'

const OPTIONS: ConstructorParameters<typeof Stryker>[0] = {
  mutate: [
    'src/causes/*.ts',
    'src/checks/caused-by.ts',
    'src/diagnosis/*.ts',
    '!src/diagnosis/left-trust.ts',
    'src/prerequisites/*-refusal.ts',
    'src/prerequisites/sign-in-texts.ts',
    'src/prerequisites/certificate*.ts',
    'src/prerequisites/signing-certificate.ts',
    'src/apply/lease.ts',
    'src/apply/return-grant.ts',
  ],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  // the tests that see the source; those of the bundles would see no mutant
  jest: { configFile: 'jest.mutation.config.js' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['json'],
  jsonReporter: { fileName: REPORT },
  tempDirName: 'coverage/mutants',
}

/** So many per cent of the mutants must be killed. */
const WANTED = 85

interface MutationReport {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string
        readonly mutants: readonly {
          readonly status: string
          readonly replacement?: string
          readonly location: Record<
            'start' | 'end',
            { readonly line: number; readonly column: number }
          >
        }[]
      }
    >
  >
}

/** Mutates what decides, and sees whether the tests notice. */
export const mutation: Part = {
  name: 'mutation',
  title: `at least ${String(WANTED)} % of the mutants of causes, certificates and lease are killed; the others are known`,
  run: async () => {
    await new Stryker(OPTIONS).runMutationTest()
    const { files } = JSON.parse(await readFile(REPORT, 'utf8')) as MutationReport
    const mutants = Object.entries(files).flatMap(([file, { source, mutants }]) =>
      mutants.map(({ status, replacement = '', location: { start, end } }) => {
        const lines = source.split('\n').slice(start.line - 1, end.line)
        const last = lines.length - 1
        const text = lines
          .map((line, index) =>
            line.slice(
              index === 0 ? start.column - 1 : 0,
              index === last ? end.column - 1 : undefined,
            ),
          )
          .join(' ')
          .replaceAll(/\s+/g, ' ')
        return { status, name: `${file}: ${text} -> ${replacement.replaceAll(/\s+/g, ' ')}` }
      }),
    )
    // with which a file of tests cannot be loaded is neither killed nor alive
    const invalid = ['CompileError', 'RuntimeError', 'Ignored']
    const counted = mutants.filter(({ status }) => !invalid.includes(status))
    const alive = counted.filter(({ status }) => !['Killed', 'Timeout'].includes(status))
    const percent = (100 * (counted.length - alive.length)) / counted.length
    const { losses, lines } = compareSurvivors(
      alive.map(({ name }) => name),
      SURVIVORS,
    )
    return {
      tried: counted.length,
      losses: [
        ...(percent < WANTED ? [`only ${percent.toFixed(1)} % were killed`] : []),
        ...losses,
      ],
      lines: [
        `killed: ${percent.toFixed(1)} %, survivors: ${String(alive.length)}, invalid: ${String(mutants.length - counted.length)}`,
        ...lines,
      ],
    }
  },
}
