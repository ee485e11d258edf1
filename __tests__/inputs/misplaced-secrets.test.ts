import { describe, expect, it } from '@jest/globals'
import { misplacedIn } from '../../src/inputs/misplaced-secrets.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { raw } from './good-inputs.js'

const ID = '5f0123aa77bb4c0e9d1122334455ccdd'
const SECRET = 'idcscs-0f1e2d3c-4b5a-4697-8877-665544332211'
const OLD_SECRET = SECRET.replace('idcscs-', '')
const PASSWORD = 'Some-Pass_Word 17'

const SWAPPED = 'client-id and client-secret look swapped, by the form of their values'

describe('what a refused client is told of its inputs', () => {
  it.each<[string, Parameters<typeof raw>[0], readonly string[]]>([
    ['nothing, when they have the usual forms', { 'client-id': ID, 'client-secret': SECRET }, []],
    ['nothing of an older secret', { 'client-id': ID, 'client-secret': OLD_SECRET }, []],
    ['nothing of forms that nobody knows', { 'client-id': 'x', 'client-secret': 'y' }, []],
    ['nothing without a secret', { 'client-id': SECRET, 'client-secret': '' }, []],
    ['both swapped', { 'client-id': SECRET, 'client-secret': ID }, [SWAPPED]],
    ['an id in place of the secret', { 'client-id': 'x', 'client-secret': ID }, [SWAPPED]],
    ['an id that Oracle makes', { 'client-id': 'x', 'client-secret': `${ID}_APPID` }, [SWAPPED]],
    ['a secret in place of the id', { 'client-id': OLD_SECRET, 'client-secret': 'y' }, [SWAPPED]],
    [
      'one value twice',
      { 'client-id': ID, 'client-secret': ID },
      ['client-id and client-secret are the same'],
    ],
    [
      'a secret and a password that are swapped',
      { 'client-id': ID, 'client-secret': PASSWORD, 'integration-password': SECRET },
      ['integration-password has the form of a client secret, but client-secret does not'],
    ],
    [
      'a password in place of the secret',
      { 'client-id': ID, 'client-secret': PASSWORD, 'fusion-password': PASSWORD },
      ['client-secret is the same as fusion-password'],
    ],
  ])('%s', (_, inputs, told) => {
    expect(misplacedIn(raw(inputs), 'client')).toEqual(told)
  })

  it('names the inputs of whichever client it is', () => {
    const inputs = raw({ 'admin-client-id': SECRET, 'admin-client-secret': ID })
    const { administrator } = readInputs(inputs).settings
    expect(administrator).toMatchObject({
      client: {
        name: 'admin-client',
        doubts: [SWAPPED.replaceAll('client', 'admin-client')],
      },
    })
  })

  it('shows no value', () => {
    const inputs = raw({ 'client-id': SECRET, 'client-secret': ID })
    const told = misplacedIn(inputs, 'client').join()
    expect(told).not.toContain(ID)
    expect(told).not.toContain(SECRET)
  })
})
