import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { readdir, readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { commandsIn, unmeant } from '../../sandbox/runner-commands.js'
import { HOSTILE } from '../../sandbox/scenarios/hostile-text.js'
import {
  annotate,
  failStep,
  PRINTER,
  say,
  sayFolded,
  sayForDebugging,
  warn,
} from '../../src/action/step.js'
import { Log } from '../../src/report/log.js'
import { checkResult } from '../check-result.js'
import { fc } from '../seeded-properties.js'

let printed = ''
beforeEach(() => {
  printed = ''
  jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
})
afterEach(() => {
  process.exitCode = undefined
})

/** Everything that prints, with a text in every place of it that takes one. */
const PRINTING: readonly (readonly [
  string,
  (text: string) => void,
  commands: readonly string[],
])[] = [
  ['a line', say, []],
  ['a line for debugging', sayForDebugging, ['debug']],
  [
    'folded lines',
    (text) => {
      sayFolded(text, [text, text])
    },
    ['group', 'endgroup'],
  ],
  [
    'an annotation',
    (text) => {
      annotate(text, text)
    },
    ['error'],
  ],
  [
    'a warning',
    (text) => {
      warn(text, text)
    },
    ['warning'],
  ],
  ['the failure of the step', failStep, ['error']],
  [
    'a check',
    (text) => {
      const log = new Log(PRINTER)
      const result = checkResult('domain.token', 'fail', {
        found: text,
        expected: text,
        fix: text,
      })
      log.check(result)
      log.toDo([result])
    },
    ['error'],
  ],
]

describe('whatever a server says, the runner obeys nothing of it', () => {
  /** What commands are made of: put together in any order, also across the ends of two texts. */
  const parts = fc
    .array(
      fc.constantFrom(
        '#',
        '##',
        '[',
        '##[',
        ':',
        '::',
        'error',
        'stop-commands',
        'add-mask',
        ']',
        ' ',
        '\n',
        '\r',
        '\t',
        '\u0085',
        '\u00a0',
        '\u034f',
        '\u200b',
        '\ufe0f',
        '\u0301',
        '%0A',
        '%25',
      ),
      { maxLength: 14 },
    )
    .map((all) => all.join(''))

  it.each(PRINTING)('in %s', (_, print, commands) => {
    fc.assert(
      fc.property(fc.oneof(parts, fc.constant(HOSTILE)), (text) => {
        printed = ''
        print(text)
        const obeyed = commandsIn(printed)
        expect(unmeant(obeyed, true)).toEqual([])
        expect(obeyed.map(({ name }) => name)).toEqual(commands)
      }),
    )
  })
})

describe('what nobody waits for', () => {
  it.each([
    ['an error', 'setImmediate(() => { throw new Error(HOSTILE) })'],
    ['a rejection', 'void Promise.reject(new Error(HOSTILE))'],
    ['what is no error', 'void Promise.reject(HOSTILE)'],
  ])('%s fails the step by the one line that the action means', async (_, stray) => {
    const { stdout, stderr, exitCode } = await script(stray)
    expect([stderr, exitCode]).toEqual(['', 1])
    const commands = commandsIn(stdout)
    expect(unmeant(commands, true)).toEqual([])
    expect(commands.map(({ name }) => name)).toEqual(['debug', 'error'])
    expect(stdout).toContain('::error::fault: ')
  })

  it.each([
    ['a warning of Node', 'process.emitWarning(HOSTILE)'],
    ['what a package writes to the console', 'console.warn("deprecated since %s", HOSTILE)'],
    ['what it writes as an error', 'console.error(new Error(HOSTILE))'],
  ])('%s is for debugging', async (_, lines) => {
    const { stdout, stderr, exitCode } = await script(lines)
    expect([stderr, exitCode]).toEqual(['', 0])
    const commands = commandsIn(stdout)
    expect(unmeant(commands, true)).toEqual([])
    expect(commands.map(({ name }) => name)).toEqual(['debug'])
  })
})

/** Runs some lines in a process of their own, as an entry would. */
async function script(
  lines: string,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly exitCode: unknown }> {
  const step = join(import.meta.dirname, '../../src/action/step.ts')
  const hostile = join(import.meta.dirname, '../../sandbox/scenarios/hostile-text.ts')
  const source = `
    import { takeOverOutput } from ${JSON.stringify(step)}
    import { HOSTILE } from ${JSON.stringify(hostile)}
    takeOverOutput((message) => \`fault: \${message}\`)
    ${lines}
  `
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source])
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((done) => child.on('close', done)),
  ])
  return { stdout, stderr, exitCode }
}

it('nothing else in src prints, masks aside', async () => {
  const root = join(import.meta.dirname, '../../src')
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const printing =
    /\bconsole\.\w+\(|process\.std(out|err)\b|process\.emitWarning\b|\b(info|notice|warning|error|debug|startGroup|group|setFailed)\b[^}]*\} from '@actions\/core'/
  const found = await Promise.all(
    names.map(async (name) =>
      printing.test(await readFile(join(root, name), 'utf8')) ? [name] : [],
    ),
  )
  expect(found.flat()).toEqual([join('action', 'step.ts')])
})
