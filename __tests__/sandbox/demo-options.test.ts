import { describe, expect, it } from '@jest/globals'
import { readDemoOptions, type DemoWish } from '../../sandbox/demo-options.js'

const KNOWN = ['healthy', 'wrong-secret', 'wrong-scope', 'user-missing', 'user-locked', 'keys']

describe('the demo', () => {
  it.each<[string, readonly string[], DemoWish]>([
    ['shows its own choice', [], { kind: 'show', names: [], unfolded: false }],
    [
      'shows several scenarios',
      ['--scenario', 'keys', '--scenario=healthy'],
      { kind: 'show', names: ['keys', 'healthy'], unfolded: false },
    ],
    ['lists', ['--list'], { kind: 'list' }],
    ['sets up from nothing', ['--from-nothing'], { kind: 'from-nothing', unfolded: false }],
    ['unfolds the log', ['--log'], { kind: 'show', names: [], unfolded: true }],
    ['helps', ['--help'], { kind: 'help' }],
    ['helps, whatever else is wished', ['--list', '-h'], { kind: 'help' }],
  ])('%s', (_, args, wish) => {
    expect(readDemoOptions(args, KNOWN)).toEqual(wish)
  })

  it.each([
    [['--scenario', 'other'], 'no scenario "other"; npm run demo -- --list lists them all'],
    [
      ['--scenario', 'helthy'],
      'no scenario "helthy"; similar are healthy; npm run demo -- --list lists them all',
    ],
    [
      ['--scenario', 'healthy', '--scenario', 'Wrong-Sec'],
      'no scenario "Wrong-Sec"; similar are wrong-secret, wrong-scope; npm run demo -- --list lists them all',
    ],
    [
      ['--scenario', 'locked-user'],
      'no scenario "locked-user"; similar are user-missing, user-locked; npm run demo -- --list lists them all',
    ],
    [['--lst'], "Unknown option '--lst'; npm run demo -- --help lists the options"],
    [['--scenario'], /^Option '--scenario <value>' argument missing; .*--help/],
    [['healthy'], /^Unexpected argument 'healthy'; .*--help/],
  ])('given %j says so in one line', (args, message) => {
    const wish = readDemoOptions(args, KNOWN)
    expect(wish).toEqual({
      kind: 'fault',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
  })
})
