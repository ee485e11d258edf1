import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { Masks } from '../../src/action/masks.js'
import { failStep, PRINTER, warn } from '../../src/action/step.js'
import { Log } from '../../src/report/log.js'
import { checkResult } from '../check-result.js'

afterEach(() => {
  jest.restoreAllMocks()
})

/** What is written to standard output meanwhile. */
function said(act: () => void): string {
  const lines: string[] = []
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  act()
  jest.restoreAllMocks()
  return lines.join('')
}

/** Masks a secret, and says nothing of it. */
function mask(secret: string): void {
  said(() => {
    new Masks().add(secret)
  })
}

describe('a secret that is masked', () => {
  it('is told to the runner once, as it is: the runner knows encodings of its own', () => {
    const masks = new Masks()
    const add = (): void => {
      masks.add('Sesame/open&1')
    }
    expect(said(add)).toBe('::add-mask::Sesame/open&1\n')
    expect(said(add)).toBe('')
  })

  it('is told to the runner however short it is, and an empty one is none', () => {
    const masks = new Masks()
    expect(
      said(() => {
        masks.add('abc')
      }),
    ).toBe('::add-mask::abc\n')
    expect(
      said(() => {
        masks.add('')
      }),
    ).toBe('')
  })

  const hex = Buffer.from('Sesame/open&1').toString('hex')
  it.each<[string, (text: string) => void]>([
    [
      'a line of the log',
      (text) => {
        new Log(PRINTER).line(text)
      },
    ],
    [
      'a result',
      (text) => {
        new Log(PRINTER).check(checkResult('domain.token', 'warn', { found: text }))
      },
    ],
    [
      'an annotation',
      (text) => {
        new Log(PRINTER).toDo([checkResult('domain.token', 'fail', { found: text })])
      },
    ],
    [
      'a request',
      (text) => {
        const log = new Log(PRINTER)
        const about = {
          method: 'GET',
          host: 'pod.example',
          status: 200,
          milliseconds: 1,
          attempt: 1,
        }
        log.exchange({ ...about, path: `/${text}`, requestId: text })
        log.requests()
      },
    ],
    [
      'a failure of the step, as post says it',
      (text) => {
        failStep(text)
      },
    ],
    [
      'a warning',
      (text) => {
        warn(text)
      },
    ],
  ])('is not shown in %s', (_, tell) => {
    mask('Sesame/open&1')
    for (const written of ['Sesame/open&1', hex, 'Sesame%2fopen%261']) {
      const shown = said(() => {
        tell(`before ${written} after`)
      })
      expect(shown).toContain('***')
      expect(shown).not.toContain(written)
    }
  })
})
