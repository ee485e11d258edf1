import { describe, expect, it } from '@jest/globals'
import { contradiction } from '../../src/console/contradiction.js'

const WANTED = { serialNumber: '016A2B3C', notAfter: new Date('2027-03-02T10:00:00Z') }

/** What a list with one further column says. */
function under(header: string, text: string): string | undefined {
  const own = ['OIC_IDCS_CERT', 'CN=x', text]
  const rows = [['Certificate Alias', 'Certificate Name', header], own]
  const against = contradiction(rows, own, WANTED)
  return against && `${against.shown}, expected ${against.expected}`
}

describe('a row of the list contradicts', () => {
  it.each([
    ['Serial Number', '016A2B3D', 'of the serial number 016A2B3D, expected 016A2B3C'],
    ['Certificate Serial', '12:34', 'of the serial number 12:34, expected 016A2B3C'],
    ['Expiration Date', '2026-03-02', 'that ends on 2026-03-02, expected 2027-03-02'],
    [
      'Valid Until',
      'Mar 2, 2026 10:00 AM',
      'that ends on Mar 2, 2026 10:00 AM, expected 2027-03-02',
    ],
  ])('by another %s: %s', (header, text, expected) => {
    expect(under(header, text)).toBe(expected)
  })
})

describe('a row of the list says nothing against the certificate', () => {
  it.each([
    ['Serial Number', '016a2b3c'],
    ['Serial Number', '0x16:A2:B3:C'],
    ['Serial Number', '23735100'],
    ['Serial Number', 'not shown'],
    ['Expires', '2027-03-02'],
    // another time zone
    ['Expires', '2027-03-01T22:00:00-05:00'],
    // either the second of March or the third of February
    ['Expires', '3/2/26'],
    ['Expires', 'never'],
    ['Created', '2020-01-01'],
  ])('by a %s of %s', (header, text) => {
    expect(under(header, text)).toBeUndefined()
  })

  it('when the columns cannot be told', () => {
    const own = ['OIC_IDCS_CERT', '2020-01-01']
    expect(contradiction([['Alias', 'Name', 'Expires'], own], own, WANTED)).toBeUndefined()
    expect(contradiction([own], own, WANTED)).toBeUndefined()
  })

  it('when its own alias sounds like a header', () => {
    const own = ['OIC_SERIAL_CERT', '0B']
    expect(contradiction([own], own, WANTED)).toBeUndefined()
  })
})
