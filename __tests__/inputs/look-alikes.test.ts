import { describe, expect, it } from '@jest/globals'
import { hasLookAlike } from '../../src/inputs/look-alikes.js'
import { visible } from '../../src/inputs/characters.js'
import type { InputName } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { raw } from './good-inputs.js'

/** Names in which a letter of another script passes for a Latin one, and how a message shows them. */
const MIXED: readonly (readonly [string, string])[] = [
  ['SA_F\u0410_DEV_OIC', String.raw`SA_F\u{410}_DEV_OIC`],
  ['s\u0430_fa_dev', String.raw`s\u{430}_fa_dev`],
  ['SOA\u039fperator', String.raw`SOA\u{39f}perator`],
  ['oic.sv\u0441@acme.example', String.raw`oic.sv\u{441}@acme.example`],
  ['O\u0406C1', String.raw`O\u{406}C1`],
  ['\uff33A_FA', String.raw`\u{ff33}A_FA`],
  ['SA_FA_DEV\u2010OIC', String.raw`SA_FA_DEV\u{2010}OIC`],
  ['SA_FA_DEV\u2013OIC', String.raw`SA_FA_DEV\u{2013}OIC`],
  ['SA\uff3fFA', String.raw`SA\u{ff3f}FA`],
  ['OIC\uff11', String.raw`OIC\u{ff11}`],
  ['\u{1d5b2}A_FA', String.raw`\u{1d5b2}A_FA`],
  ['\u0421\u0415R\u0422', String.raw`\u{421}\u{415}R\u{422}`],
]

const OF_ONE_SCRIPT: readonly string[] = [
  'SA_FA_DEV_OIC',
  'José_Müller-Łódź',
  'Jose\u0301',
  'ИВАН_OIC',
  'ТЕСТ_OIC',
  'тест',
  'ΑΘΗΝΑ',
  'OICинтеграция',
  '連携ユーザー',
  'OIC連携ユーザー',
  'ＯＩＣ連携',
  'ＯＩＣ',
  'v1α',
  '통합_OIC',
]

describe('a letter of another script that looks Latin', () => {
  it.each(MIXED)('is shown by its number: %s', (name, shown) => {
    expect(hasLookAlike(name)).toBe(true)
    expect(visible(name)).toBe(shown)
  })

  it.each(OF_ONE_SCRIPT)('is none in %s', (name) => {
    expect(hasLookAlike(name)).toBe(false)
    expect(visible(name)).toBe(name)
  })
})

describe('what names somebody or something', () => {
  const NAMES: readonly (readonly [InputName, Partial<Record<InputName, string>>])[] = [
    ['integration-username', {}],
    ['fusion-username', { 'fusion-password': 'a-fusion-password' }],
    ['client-id', {}],
    ['certificate-alias', {}],
    ['ca-certificate-alias', {}],
    ['client-certificate-alias', {}],
    ['service-catalog-role', {}],
    ['required-roles', {}],
  ]

  it.each(NAMES)('is refused with such a letter in %s', (name, others) => {
    const { faults } = readInputs(raw({ ...others, [name]: 'SOA\u041ePERATOR' }))
    expect(faults.filter((fault) => fault.startsWith(`${name} `))).toEqual([
      expect.stringContaining(String.raw`looks like a Latin one: "SOA\u{41e}PERATOR"`),
    ])
  })

  it.each(OF_ONE_SCRIPT.filter((name) => !name.includes('-')))('may be %s', (name) => {
    expect(
      readInputs(raw({ 'integration-username': name, 'required-roles': name })).faults,
    ).toEqual([])
  })

  it('is not what a title or a path says', () => {
    const given = { environment: 'Te\u0441t', 'output-directory': '/tmp/\u041eUT' }
    expect(readInputs(raw(given)).faults).toEqual([])
  })
})
