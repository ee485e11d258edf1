import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { describe, expect, it } from '@jest/globals'
import { FORMS, inForm } from '../../sandbox/forms.js'
import { readingsOf } from '../../sandbox/readings.js'
import { Redactor } from '../../src/redaction/redactor.js'
import { fc, manyRuns } from '../seeded-properties.js'

/** With everything in it that some encoding writes otherwise. */
const SECRET = `We/l+come <&"it's"> 50%&amp;\\n ü€😀`
const SIMPLE = 'Welcome&1/Oracle'

function redactorOf(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor()
  for (const secret of secrets) redactor.add(secret)
  return redactor
}

const PAIRS = FORMS.flatMap((outer) => FORMS.map((form) => [form, outer] as const))

describe('a secret that a service repeats', () => {
  it.each(PAIRS)('is taken out, written as %s and that as %s', (form, outer) => {
    for (const secret of [SECRET, SIMPLE]) {
      const written = inForm(secret, form, outer)
      expect(redactorOf(secret).redact(`refused: ${written}!`)).toMatch(/^refused: \*\*\*!$/)
    }
  })

  it.each([
    ['a unicode escape in the middle', 'Welcome\\u00261/Oracle'],
    ['every character as a unicode escape', SIMPLE.replaceAll(/./g, (c) => escaped(c))],
    ['a slash that is escaped', 'Welcome&1\\/Oracle'],
    ['named references', 'Welcome&amp;1&sol;Oracle'],
    ['decimal references with zeros', 'Welcome&#0038;1/Oracle'],
    ['references without a semicolon', 'Welcome&amp;1&#47Oracle'],
    ['JSON in JSON in JSON', JSON.stringify(JSON.stringify(JSON.stringify(SIMPLE)))],
    ['percent signs of percent signs', SIMPLE.replace('&', '%252526')],
    ['bytes as a log writes them', SIMPLE.replaceAll(/./g, (c) => `\\x${hex(c)}`)],
    ['hexadecimal pairs set apart', SIMPLE.replaceAll(/./g, (c) => `${hex(c)} `).trim()],
    ['hexadecimal pairs with colons', SIMPLE.replaceAll(/./g, (c) => `${hex(c)}:`).slice(0, -1)],
    ['UTF-16', SIMPLE.replaceAll(/./g, '$&\0')],
    ['base64 in the middle of base64', Buffer.from(`{"a":"${SIMPLE}","b":1}`).toString('base64')],
    ['base64 of it behind other digits', `abc${Buffer.from(SIMPLE).toString('base64')}`],
    [
      'base64 with the line breaks escaped',
      `${Buffer.from(SIMPLE).toString('base64').slice(0, 9)}\\n${Buffer.from(SIMPLE).toString('base64').slice(9)}`,
    ],
  ])('is taken out, written with %s', (_, written) => {
    const redactor = redactorOf(SIMPLE)
    for (const reading of readingsOf(redactor.redact(`a ${written} b`), 3)) {
      expect(reading).not.toContain(SIMPLE)
    }
    expect(redactor.redact(`a ${written} b`)).toContain('***')
  })

  it('leaves what stands around it as it was', () => {
    const base64 = Buffer.from(SIMPLE).toString('base64')
    const said = `the password ${base64} of "user" is wrong: 50%25 &amp; \\u0026 ü😀`
    expect(redactorOf(SIMPLE).redact(said)).toBe(said.replace(base64, '***'))
  })

  it('is taken out of a part of it, if it is long', () => {
    const token = Array.from({ length: 400 }, (_, at) => hex(String.fromCharCode(at % 251))).join()
    const shown = redactorOf(token).redact(`the token ${token.slice(100, 300)} is wrong`)
    expect(longestOf(token, shown)).toBeLessThan(64)
  })

  it('is taken out whatever the secret, the encodings and the text around it', () => {
    const form = fc.constantFrom(...FORMS)
    const secrets = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 8, maxLength: 40 }),
      fc
        .array(fc.constantFrom(...Array.from('%2&amp;#x\\u0"\'/+ =aZ9-_')), {
          minLength: 8,
          maxLength: 80,
        })
        .map((parts) => parts.join('')),
    )
    const around = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.constantFrom('%', '&', '\\', 'u', '26', 'QUJD', ' ', '=', ';'), { maxLength: 6 })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(secrets, form, form, around, around, (secret, inner, outer, before, after) => {
        const written = inForm(secret, inner, outer)
        const shown = redactorOf(secret).redact(before + written + after)
        // what the text around it says by itself stays
        const known = readingsOf(`${before}***${after}`, 2)
        for (const reading of readingsOf(shown, 2)) {
          expect(known.includes(reading) || !reading.includes(secret)).toBe(true)
        }
      }),
      { numRuns: manyRuns(500) },
    )
  })
})

describe('what is no secret', () => {
  it('stays as it is', () => {
    const redactor = redactorOf('correct horse battery staple', SECRET, SIMPLE)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(redactor.redact(text)).toBe(text)
        expect(redactor.redactAnswer(text)).toBe(text)
      }),
    )
  })

  it.each([
    [
      'below eight characters, among words of ours',
      'fail',
      (r: Redactor, t: string) => r.redact(t),
    ],
    ['below four, in an answer', 'adm', (r: Redactor, t: string) => r.redactAnswer(t)],
    ['empty', '', (r: Redactor, t: string) => r.redactAnswer(t)],
  ])('is a secret %s', (_, secret, redact) => {
    const said = 'the checks fail for the administrator'
    expect(redact(redactorOf(secret), said)).toBe(said)
  })

  it('is not a secret of seven characters in an answer', () => {
    expect(redactorOf('Secret7').redactAnswer('no Secret7 here')).toBe('no *** here')
  })
})

describe('a long text, against some thousand secrets,', () => {
  const LONG = 256 * 1024
  const token = (seed: number): string =>
    Array.from({ length: 60 }, (_, at) =>
      Buffer.from(`${String(seed)}.${String(at)}.some claim of it`).toString('base64url'),
    ).join('')
  const secrets = Array.from({ length: 3000 }, (_, seed) => token(seed))
  const redactor = redactorOf(SIMPLE, ...secrets)
  const text = (part: string): string => part.repeat(Math.ceil(LONG / part.length)).slice(0, LONG)
  const nested = (from: string, times: number): string =>
    times === 0 ? from : nested(Buffer.from(from).toString('base64'), times - 1)

  it.each([
    ['of words', text('The user name or password is invalid. ')],
    ['of base64', text(Buffer.from('any old bytes \u0001\u00ff').toString('base64url'))],
    ['of base64 of base64 of base64', nested(text('abc').slice(0, LONG / 2.5), 3).slice(0, LONG)],
    ['of hexadecimal', text('57656c636f6d6526')],
    ['of percent signs', text('%')],
    ['of percent signs of percent signs', text('%252525252525')],
    ['of ampersands', text('&')],
    ['of references', text('&amp;#38;')],
    ['of backslashes', text('\\')],
    ['of unicode escapes', text('\\u005cu005cu0025')],
    ['of zeros', text('\0')],
    ['of UTF-16', text('a\0')],
    ['of the beginning of a secret', text(SIMPLE.slice(0, 15))],
    ['of the beginning of a token', text(secrets[7]?.slice(0, 63) ?? '')],
    ['of a secret', text(SIMPLE)],
    ['of secrets in base64', text(Buffer.from(`${SIMPLE} `).toString('base64'))],
    ['of all encodings at once', text('%26&#38;\\u0026\\/QUJD 4142434445464748\n')],
  ])('%s is searched in seconds', (_, hostile) => {
    const began = performance.now()
    const shown = redactor.redact(hostile)
    const took = performance.now() - began
    // a fraction of a second on a machine that is not busy
    expect(took).toBeLessThan(20_000)
    expect(shown).not.toContain(SIMPLE)
  })
})

describe('what is forgotten', () => {
  it('is left as it is, and what is added after it is not', () => {
    const redactor = new Redactor()
    redactor.add('first-secret')
    expect(redactor.redact('first-secret, other-secret')).toBe('***, other-secret')
    redactor.forget()
    expect(redactor.redact('first-secret, other-secret')).toBe('first-secret, other-secret')
    redactor.add('other-secret')
    expect(redactor.redact('first-secret, other-secret')).toBe('first-secret, ***')
  })

  it('is forgotten by tests alone', async () => {
    const root = join(import.meta.dirname, '../../src')
    const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts'))
    const texts = await Promise.all(names.map((name) => readFile(join(root, name), 'utf8')))
    expect(texts.filter((text) => /\.forget\b/.test(text))).toEqual([])
  })
})

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0')
}

function escaped(character: string): string {
  return `\\u00${hex(character)}`
}

/** The length of the longest part of a text that stands in another one. */
function longestOf(text: string, other: string): number {
  let longest = 0
  for (let from = 0; from < text.length; from += 1) {
    while (other.includes(text.slice(from, from + longest + 1)) && from + longest < text.length) {
      longest += 1
    }
  }
  return longest
}
