import { describe, expect, it } from '@jest/globals'
import { readFusionUser } from '../../src/oracle/fusion-user.js'
import type { CatalogAnswer } from '../../src/prerequisites/catalog-probes.js'
import { judgeRole } from '../../src/prerequisites/roles.js'
import { judgeNames } from '../../src/prerequisites/user-match.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'

const CUSTOM = 'OIC_INTEGRATION_ROLE'

describe('a role', () => {
  it.each<[string, readonly string[], CatalogAnswer['reading'] | 'unasked', string]>([
    ['held directly', ['SOAOperator'], 'unasked', 'pass'],
    ['held directly in other case', ['soaoperator'], 'unasked', 'pass'],
    ['not held', [], 'unasked', 'fail'],
    ['not held, and the catalogue refuses', [], 'refused', 'fail'],
    ['not held, and the catalogue answers', [], 'allowed', 'warn'],
    ['not held, and the catalogue is unclear', [], 'unclear', 'fail'],
    ['not held beside the custom role', [CUSTOM], 'unasked', 'warn'],
    ['not held beside the custom role, and the catalogue refuses', [CUSTOM], 'refused', 'fail'],
    ['not held beside the custom role, and the catalogue is unclear', [CUSTOM], 'unclear', 'warn'],
  ])('%s', async (_, roles, reading, state) => {
    const user = readFusionUser({ userName: 'SA', roles: roles.map((value) => ({ value })) })
    const verdict = await judgeRole(user, 'SOAOperator', {
      serviceCatalogRole: CUSTOM,
      ask: reading === 'unasked' ? undefined : () => Promise.resolve({ reading, seen: 'seen' }),
    })
    expect(verdict.state).toBe(state)
  })

  it('is not vouched for by a question that could not be asked, and a fault of ours stays one', async () => {
    const user = readFusionUser({ userName: 'SA' })
    const ask = (thrown: Error): Promise<unknown> =>
      judgeRole(user, 'SOAOperator', { serviceCatalogRole: '', ask: () => Promise.reject(thrown) })
    const answer = {
      method: 'GET',
      host: 'h',
      path: '/',
      status: 500,
      contentType: '',
      body: '',
      header: () => undefined,
      requestId: undefined,
      at: 0,
    }
    expect(await ask(new UnexpectedAnswer(answer))).toMatchObject({ state: 'fail' })
    await expect(ask(new TypeError('ours'))).rejects.toThrow('ours')
  })

  it.each([['value'], ['name'], ['displayValue'], ['display'], ['id']])(
    'may have its code in the member %s',
    async (member) => {
      const user = readFusionUser({ userName: 'SA', roles: [{ [member]: 'SOAOperator' }] })
      const vouching = { serviceCatalogRole: '', ask: undefined }
      expect((await judgeRole(user, 'SOAOperator', vouching)).state).toBe('pass')
    },
  )
})

describe('the names of the account', () => {
  it.each<[string | undefined, string | undefined, string | undefined, string]>([
    ['A', 'A', 'A', 'pass'],
    ['A', 'A', undefined, 'pass'],
    ['A', undefined, 'A', 'pass'],
    ['A', 'a', 'A', 'warn'],
    ['A', 'A', 'a', 'warn'],
    ['A', 'A', 'b', 'fail'],
    ['A', 'A@x', undefined, 'fail'],
    ['A', undefined, undefined, 'warn'],
    [undefined, 'A', 'A', 'warn'],
    [undefined, undefined, undefined, 'warn'],
  ])('%s in Fusion, %s in the domain, %s as subject: %#', (fusion, domain, subject, state) => {
    expect(judgeNames({ fusion, domain, subject }).state).toBe(state)
  })
})
