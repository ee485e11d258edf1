import { expect, it } from '@jest/globals'
import { forTerminal } from '../../sandbox/terminal.js'

const LOG = [
  '::add-mask::secret',
  '::debug::GET localhost/a 200',
  'fail    fusion.trust  refused',
  '::error title=fusion.trust::refused; expected 403',
  '::error title=grant::Remove it by hand now',
  '::group::Requests (1)',
  'GET localhost/a 200',
  '::endgroup::',
  'test, verify: fail',
].join('\n')

it('a log in a terminal has no workflow commands, and says nothing twice', () => {
  expect(forTerminal(LOG, false).split('\n')).toEqual([
    'fail    fusion.trust  refused',
    'error: Remove it by hand now',
    '▸ Requests (1)',
    'test, verify: fail',
  ])
})

it('an unfolded log has the lines of its groups', () => {
  expect(forTerminal(LOG, true)).toContain('▾ Requests (1)\n  GET localhost/a 200\ntest')
})
