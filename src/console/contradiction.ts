import type { WantedCertificate } from './wanted-trust.js'

/** What the console shows of a certificate, against what it should be; both in words. */
export interface Contradiction {
  readonly shown: string
  readonly expected: string
}

type Told = Pick<WantedCertificate, 'serialNumber' | 'notAfter'>

const SERIAL_NUMBER = /serial/i
const END = /expir|not after|valid (to|until)/i

/** Times of a day in two time zones are less than so many milliseconds apart. */
const A_DAY = 86_400_000

/**
 * What a row says against the wanted certificate in a column for serial numbers or expiry. No write-up shows such a
 * column, so a row is read only under a header that names one, and what can be read in two ways says nothing.
 */
export function contradiction(
  rows: readonly (readonly string[])[],
  own: readonly string[],
  { serialNumber, notAfter }: Told,
): Contradiction | undefined {
  const under = (name: RegExp): string | undefined => {
    const header = rows.find((row) => row.length === own.length && row.some((t) => name.test(t)))
    return header === undefined || header === own
      ? undefined
      : own[header.findIndex((text) => name.test(text))]
  }
  const serial = under(SERIAL_NUMBER)
  const serials = serial === undefined ? [] : numbersIn(serial)
  if (serials.length > 0 && !serials.includes(BigInt(`0x${serialNumber}`))) {
    return { shown: `of the serial number ${serial ?? ''}`, expected: serialNumber }
  }
  const end = under(END)
  const time = end === undefined ? undefined : timeOf(end)
  if (time !== undefined && Math.abs(time - notAfter.getTime()) > A_DAY) {
    return { shown: `that ends on ${end ?? ''}`, expected: notAfter.toISOString().slice(0, 10) }
  }
  return undefined
}

/** A serial number in hexadecimal, and in decimal where it may be one. */
function numbersIn(text: string): readonly bigint[] {
  const digits = text.replace(/^0x|[\s:]/gi, '')
  if (!/^[0-9a-f]+$/i.test(digits)) return []
  const hexadecimal = BigInt(`0x${digits}`)
  return /^\d+$/.test(digits) ? [hexadecimal, BigInt(digits)] : [hexadecimal]
}

/** ISO 8601, or with the month as a word: 1/2/27 is a day in January to some, in February to others. */
function timeOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d|[a-z]{3}/i.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}
