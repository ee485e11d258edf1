import { describe, expect, it } from '@jest/globals'
import { ambiguousIn, hasLookAlike, readAsLatin } from '../../src/inputs/look-alikes.js'
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
  // a whole part of it, which is a word in Latin letters alone
  ['SA_FA_DEV_\u041e\u0406\u0421', String.raw`SA_FA_DEV_\u{41e}\u{406}\u{421}`],
  ['SA_FA_DEV-\u041e\u0406\u0421', String.raw`SA_FA_DEV-\u{41e}\u{406}\u{421}`],
  ['sa.fa.\u043e\u0456\u0441', String.raw`sa.fa.\u{43e}\u{456}\u{441}`],
  ['\u041e\u0406\u0421', String.raw`\u{41e}\u{406}\u{421}`],
  ['SA_\u041e\u0406\u04211', String.raw`SA_\u{41e}\u{406}\u{421}1`],
  ['SA_\u039f\u0399\u0043', String.raw`SA_\u{39f}\u{399}C`],
  ['SA_\u0399\u039d\u03a4', String.raw`SA_\u{399}\u{39d}\u{3a4}`],
  ['\u0422\u0415\u0405\u0422_OIC', String.raw`\u{422}\u{415}\u{405}\u{422}_OIC`],
  ['SA_\uff2f\uff29\uff23', String.raw`SA_\u{ff2f}\u{ff29}\u{ff23}`],
  ['SA_\u{1d5b2}', String.raw`SA_\u{1d5b2}`],
]

const OF_ONE_SCRIPT: readonly string[] = [
  'SA_FA_DEV_OIC',
  'José_Müller-Łódź',
  'Jose\u0301',
  'ИВАН_OIC',
  'ТЕСТ_OIC',
  'OIC-СОРТ',
  'OIC.АСС',
  'ПОЛЬЗОВАТЕЛЬ_OIC',
  'ПОЛЬЗОВАТЕЛЬ_ОІС',
  'КОРИСТУВАЧ-ОІС',
  'АТР_OIC',
  'СА_OIC',
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

describe('a part of a name that can be read in two scripts', () => {
  it.each([
    ['ТЕСТ_OIC', 'ТЕСТ', 'Cyrillic', 'TECT_OIC'],
    ['OIC-СОРТ', 'СОРТ', 'Cyrillic', 'OIC-COPT'],
    ['ТЕСТ', 'ТЕСТ', 'Cyrillic', 'TECT'],
    ['OIC.АСС2', 'АСС2', 'Cyrillic', 'OIC.ACC2'],
    ['OIC_ΜΑΙ', 'ΜΑΙ', 'Greek', 'OIC_MAI'],
    ['OIC_սո', 'սո', 'Armenian', 'OIC_un'],
  ])('is told of %s', (name, part, script, latin) => {
    expect(ambiguousIn(name)).toEqual([{ part, script }])
    expect(readAsLatin(name)).toBe(latin)
  })

  it('may be more than one, and each is read by itself', () => {
    expect(ambiguousIn('АССА_АС-OIC').map(({ part }) => part)).toEqual(['АССА', 'АС'])
    expect(readAsLatin('АССА_АС-OIC')).toBe('ACCA_AC-OIC')
  })

  it.each([
    'SA_FA_DEV_OIC',
    'ПОЛЬЗОВАТЕЛЬ_OIC',
    // another part tells the script
    'ТЕСТ_ИВАН_OIC',
    'ΑΘΗΝΑ',
    'тест',
    '連携_OIC',
    'ＯＩＣ',
    'OIC_1',
    '',
  ])('is not in %s', (name) => {
    expect(ambiguousIn(name)).toEqual([])
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
