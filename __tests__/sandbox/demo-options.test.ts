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
    ['lists what an administrator can meet', ['--list'], { kind: 'list', everything: false }],
    ['lists everything', ['--list', '--all'], { kind: 'list', everything: true }],
    ['sets up from nothing', ['--from-nothing'], { kind: 'from-nothing', unfolded: false }],
    ['unfolds the log', ['--log'], { kind: 'show', names: [], unfolded: true }],
    ['helps', ['--help'], { kind: 'help' }],
    ['helps, whatever else is wished', ['--list', '-h'], { kind: 'help' }],
  ])('%s', (_, args, wish) => {
    expect(readDemoOptions(args, KNOWN)).toEqual(wish)
  })

  it.each([
    [
      ['--scenario', 'other'],
      'There is no scenario "other". `npm run demo -- --list --all` lists them all.',
    ],
    [
      ['--scenario', 'helthy'],
      'There is no scenario "helthy". Similar: healthy. `npm run demo -- --list --all` lists them all.',
    ],
    [
      ['--scenario', 'healthy', '--scenario', 'Wrong-Sec'],
      'There is no scenario "Wrong-Sec". Similar: wrong-secret, wrong-scope. `npm run demo -- --list --all` lists them all.',
    ],
    [
      ['--scenario', 'locked-user'],
      'There is no scenario "locked-user". Similar: user-missing, user-locked. `npm run demo -- --list --all` lists them all.',
    ],
    [['--lst'], /^Unknown option '--lst'\.\n\nShows the built action[^]*--scenario NAME/],
    [['--scenario'], /^Option '--scenario <value>' argument missing\.\n[^]*--help/],
    [['healthy'], /^Unexpected argument 'healthy'\.\n[^]*--help/],
  ])('given %j says so, with what there is', (args, message) => {
    const wish = readDemoOptions(args, KNOWN)
    expect(wish).toEqual({
      kind: 'fault',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    })
  })

  it('minds no option that npm has itself', () => {
    expect(readDemoOptions([], KNOWN, { npm_config_all: 'true' }).kind).toBe('show')
  })

  it.each([
    [{ npm_config_list: 'true' }, [], 'npm run demo -- --list'],
    [{ npm_config_scenario: 'true' }, ['keys'], 'npm run demo -- --scenario keys'],
    [{ npm_config_scenario: 'keys' }, [], 'npm run demo -- --scenario keys'],
    [{ npm_config_from_nothing: 'true' }, [], 'npm run demo -- --from-nothing'],
  ])(
    'that lost an option to npm, as %j shows, says how to write it',
    (environment, args, right) => {
      const wish = readDemoOptions(args, KNOWN, environment)
      expect(wish).toMatchObject({ kind: 'fault', message: expect.stringContaining(right) })
    },
  )
})
