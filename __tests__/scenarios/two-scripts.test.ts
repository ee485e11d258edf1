import { describe, expect, it } from '@jest/globals'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { FUSION_SCIM_USER, FUSION_USER } from '../../sandbox/fusion/settings.js'
import { DOMAIN_USER } from '../../sandbox/identity-domain/settings.js'
import { withPair } from './source-pair.js'

const LATIN = 'SA_FA_DEV_OIC'
/** Its first part is Cyrillic, and every letter of that looks Latin. */
const AMBIGUOUS = '\u0422\u0415\u0421\u0422_OIC'
const UNAMBIGUOUS = '\u0418\u0412\u0410\u041d_OIC'
const NO_LOOK_UP = { 'fusion-username': '', 'fusion-password': '' }

/** What apply does about a user whom the domain does not have, and Fusion has if it is in the list. */
describe('apply, for a user whom the domain does not have,', () => {
  it.each<[string, string, readonly string[], Readonly<Record<string, string>>, boolean]>([
    ['creates a Latin one that nobody looks up in Fusion', LATIN, [LATIN], NO_LOOK_UP, true],
    ['creates a Cyrillic one', UNAMBIGUOUS, [], NO_LOOK_UP, true],
    ['creates none of a name in two scripts', AMBIGUOUS, [], NO_LOOK_UP, false],
    ['creates none where Fusion has none either', AMBIGUOUS, [], {}, false],
    ['creates none where Fusion has the Latin one', AMBIGUOUS, ['TECT_OIC'], {}, false],
    ['creates the one that Fusion shows by this very name', AMBIGUOUS, [AMBIGUOUS], {}, true],
  ])('%s: %s', async (_, userName, inFusion, inputs, isCreated) => {
    const users = inFusion.map((name) => ({ ...FUSION_USER, userName: name, roles: [] }))
    const scenario = { ...QUICK_EMPTY_PAIR, fusion: { users: [...users, FUSION_SCIM_USER] } }
    await withPair(scenario, async (pair) => {
      const { report, writes } = await pair.main('apply', {
        'integration-username': userName,
        ...inputs,
      })
      expect(pair.sandbox.state.domain.users.map((user) => user.userName)).toEqual(
        isCreated ? [userName] : [],
      )
      const posts = writes.filter((line) => line.endsWith('/Users'))
      expect(posts).toHaveLength(isCreated ? 1 : 0)
      if (isCreated) return
      const check = report?.checks.find(({ id }) => id === 'user.domain')
      expect(check?.state).toBe('fail')
      expect(check?.found).toContain(
        'in it is Cyrillic (U+0422 U+0415 U+0421 U+0422), and every letter of it looks like a Latin one',
      )
      expect(check?.causes.map(({ id }) => id)).toContain('integration-username-wrong')
      expect(check?.fix).toMatch(/^Type integration-username again .* if TECT_OIC in Latin letters/)
      expect(report?.casdk0004Expected).toBe('unknown')
    })
  })
})

it('a name in two scripts that both systems have in Latin letters is told as a slip of the input', async () => {
  const userName = 'TECT_OIC'
  const scenario = {
    ...QUICK_EMPTY_PAIR,
    identityDomain: { users: [{ ...DOMAIN_USER, userName }] },
    fusion: { users: [{ ...FUSION_USER, userName }, FUSION_SCIM_USER] },
  }
  await withPair(scenario, async (pair) => {
    const { report, writes } = await pair.main('apply', { 'integration-username': AMBIGUOUS })
    expect(writes).toEqual([])
    for (const id of ['user.domain', 'user.fusion']) {
      expect(report?.checks.find((check) => check.id === id)).toMatchObject({
        state: 'fail',
        found: expect.stringContaining('identity domain and Fusion both have TECT_OIC'),
        fixBy: 'workflow author',
        fix: expect.stringMatching(/^If TECT_OIC is the account, correct integration-username/),
      })
    }
  })
})

it('verify takes a name in two scripts that both systems have for what it is', async () => {
  const scenario = {
    ...QUICK_EMPTY_PAIR,
    identityDomain: { users: [{ ...DOMAIN_USER, userName: AMBIGUOUS }] },
    fusion: { users: [{ ...FUSION_USER, userName: AMBIGUOUS }, FUSION_SCIM_USER] },
  }
  await withPair(scenario, async (pair) => {
    const { report } = await pair.main('verify', { 'integration-username': AMBIGUOUS })
    const states = report?.checks
      .filter(({ id }) => ['user.domain', 'user.fusion', 'user.match'].includes(id))
      .map(({ state }) => state)
    expect(states).toEqual(['pass', 'pass', 'pass'])
  })
})
