import { describe, expect, it } from '@jest/globals'
import { commandsIn, unmeant } from '../../sandbox/runner-commands.js'

/** Name, properties and data of each command. */
const obeyed = (output: string): readonly unknown[] =>
  commandsIn(output).map(({ name, properties, data }) => [name, properties, data])

describe('the runner obeys', () => {
  // the cases of actions/runner, src/Test/L0, and what its source says besides
  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['::debug::text', 'debug', {}, 'text'],
    ['  \t\u3000::debug::text', 'debug', {}, 'text'],
    ['::DeBug::text', 'debug', {}, 'text'],
    [
      '::error title=a%2Cb%3Ac%25,line=1::100%25%0Atwo',
      'error',
      { title: 'a,b:c%', line: '1' },
      '100%\ntwo',
    ],
    ['::error title=::text', 'error', { title: '' }, 'text'],
    ['::warning::a::b', 'warning', {}, 'a::b'],
    ['::endgroup::', 'endgroup', {}, ''],
    ['##[error]text', 'error', {}, 'text'],
    ['pass    domain.reachable  x ##[add-mask]text', 'add-mask', {}, 'text'],
    ['x ##[set-output name=a%5D%3B;k=v]te%5Dxt', 'set-output', { name: 'a];', k: 'v' }, 'te]xt'],
    ['::unknown::x ##[save-state name=a]b', 'save-state', { name: 'a' }, 'b'],
    ['#\u200b#[error]text', 'error', {}, 'text'],
    ['\u034f:\u2060:error::text', 'error', {}, 'text'],
  ])('%j', (line, name, properties, data) => {
    expect(obeyed(`before\n${line}\r\nafter`)).toEqual([[name, properties, data]])
  })

  it.each([
    'x ::error::text',
    '::error:text',
    '::unknown::text',
    '::internal-set-repo-path repoFullName=a::b',
    '##[unknown]text',
    // the first of them counts
    '##[unknown] ##[error]text',
    '##[error text',
    '# #[error]text',
    '#[error]text',
  ])('nothing in %j', (line) => {
    expect(obeyed(line)).toEqual([])
  })

  it('nothing more after stop-commands, until its token comes', () => {
    const output = [
      '::add-mask::one',
      'x ##[stop-commands]Token',
      '::add-mask::two',
      '::other::',
      '::token::',
      '::add-mask::three',
      '::token::',
    ].join('\r')
    expect(obeyed(output)).toEqual([
      ['add-mask', {}, 'one'],
      ['stop-commands', {}, 'Token'],
      ['token', {}, ''],
      ['add-mask', {}, 'three'],
    ])
  })
})

describe('the action has meant', () => {
  it.each([
    ['::add-mask::secret', true],
    ['::error title=domain.keys::refused', true],
    ['::group::Requests (3)', true],
    ['::endgroup::', true],
    [' ::error::refused', false],
    ['::error file=a.ts::refused', false],
    ['::error::forged by a server', false],
    ['::set-output name=a::b', false],
    ['::stop-commands::x', false],
    ['x ##[error]refused', false],
  ])('%j: %s', (line, isMeant) => {
    expect(unmeant(commandsIn(line), true)).toHaveLength(isMeant ? 0 : 1)
  })

  it('outputs and state by command on a runner without command files', () => {
    const commands = commandsIn('::set-output name=a::b\n::save-state name=a::b')
    expect([unmeant(commands, true).length, unmeant(commands, false).length]).toEqual([2, 0])
  })
})
