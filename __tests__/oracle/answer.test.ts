import { describe, expect, it } from '@jest/globals'
import type { Answer } from '../../src/http/client.js'
import { isMute, quoted, UnexpectedAnswer } from '../../src/oracle/answer.js'
import { redactor } from '../../src/redaction/redactor.js'

const SECRET = `Wel&come/'1'-Oracle`
redactor.add(SECRET)

function answered(status: number, body: string): Answer {
  return {
    service: 'identity domain',
    method: 'POST',
    host: 'domain.example',
    path: '/oauth2/v1/token',
    status,
    contentType: 'application/json',
    body,
    header: () => undefined,
    requestId: undefined,
    at: 0,
  }
}

describe('a secret in what a service says', () => {
  // wherever the cut falls, and however JSON writes it
  it.each([0, 280, 285, 290, 295, 299, 300])(
    'is not shown, %i characters from the beginning',
    (at) => {
      const padding = 'x'.repeat(at)
      const writings = [
        SECRET,
        SECRET.replaceAll('&', '\\u0026'),
        SECRET.replaceAll('/', '\\/'),
        SECRET.replaceAll(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
      ]
      for (const written of writings) {
        const body = `{"error":"invalid_request","error_description":"${padding}${written} is wrong"}`
        const { message } = new UnexpectedAnswer(answered(400, body))
        for (let length = 4; length <= SECRET.length; length += 1) {
          expect(message).not.toContain(SECRET.slice(0, length))
        }
        expect(message).toContain(at < 297 ? '***' : '…')
      }
    },
  )

  it('is not shown behind so many blanks that the rest of it is left out', () => {
    for (const blanks of [280, 1980, 9_590, 64 * 1024]) {
      const shown = quoted(`x${' '.repeat(blanks)}${SECRET} ${'y'.repeat(100_000)}`)
      expect(shown).not.toContain('Wel')
      expect(shown.length).toBeLessThanOrEqual(301)
    }
  })

  it('is not shown behind so many secrets that the rest of it is left out', () => {
    expect(quoted(SECRET.repeat(10_000))).toBe('…')
  })

  it('may be one of four characters, which among words of ours is none', () => {
    redactor.add('hood')
    expect(quoted('the hood of the neighbourhood')).toBe('the *** of the neighbour***')
    expect(redactor.redact('the hood')).toBe('the hood')
  })

  it('is taken out before blanks are', () => {
    redactor.add('two  blanks\there')
    expect(quoted('said two  blanks\there')).toBe('said ***')
  })
})

describe('a refusal of a token', () => {
  it.each([
    [401, '', true],
    [401, '<html></html>', true],
    [401, '{"message":"Unauthorized"}', true],
    [401, '{"error":"invalid_client"}', false],
    [400, '', true],
    [400, ' \n', true],
    [400, '<html></html>', false],
    [400, '{"error":"invalid_client"}', false],
    [403, '', true],
    [403, '<html></html>', false],
    [404, '', false],
    [429, '', false],
    [500, '', false],
    [200, '', false],
    [302, '', false],
  ])('with status %i and the body "%s" gives no reason: %s', (status, body, mute) => {
    expect(isMute(new UnexpectedAnswer(answered(status, body)))).toBe(mute)
  })
})

describe('the request id', () => {
  it.each([
    ['ecid', 'Ab1Cd0', 'Client authentication failed., request id Ab1Cd0'],
    ['ecId', 'Ab1Cd0', 'Client authentication failed., request id Ab1Cd0'],
    ['ecid', ' ', 'Client authentication failed.'],
    ['ecid', 7, 'Client authentication failed.'],
  ])('is the %s %j of the body', (member, id, end) => {
    const error = { error: 'invalid_client', error_description: 'Client authentication failed.' }
    const answer = answered(401, JSON.stringify({ ...error, [member]: id }))
    expect(new UnexpectedAnswer(answer).message).toMatch(new RegExp(`invalid_client, ${end}$`))
    const { message } = new UnexpectedAnswer({ ...answer, requestId: 'of-the-header' })
    expect(message).toMatch(/request id of-the-header$/)
    expect(message).not.toContain('Ab1Cd0')
  })
})
