import { describe, expect, it } from '@jest/globals'
import { evidenceFiles, outline } from '../../src/console/evidence.js'
import { redactedReading } from '../../src/console/page-reading.js'

describe('what the driver leaves', () => {
  it('has the step in its names', () => {
    expect(evidenceFiles('sign-in')).toEqual({
      picture: 'console-sign-in.png',
      text: 'console-sign-in.txt',
    })
  })

  it('shows controls as the driver reads them', () => {
    expect(
      outline(
        {
          role: 'form',
          children: [
            { role: 'textbox', name: 'Trusted Issuer', value: 'www.oracle.com' },
            { role: 'checkbox', name: 'JWT', checked: true },
            { role: 'button', name: 'Edit', disabled: true },
          ],
        },
        0,
      ),
    ).toEqual([
      'form ""',
      '  textbox "Trusted Issuer" = "www.oracle.com"',
      '  checkbox "JWT" checked',
      '  button "Edit" disabled',
    ])
  })
})

it('a reading of the page is without secrets in every text', () => {
  const secret = 'pa55word'
  const reading = redactedReading(
    {
      title: secret,
      timeOrigin: 1,
      language: 'en',
      text: `x ${secret}`,
      pieces: [secret],
      rows: [[secret, 'b']],
      inputs: [],
      alerts: [`wrong: ${secret}`],
      dialogs: [{ text: secret, buttons: [secret], fields: 0 }],
    },
    (text) => text.replaceAll(secret, '***'),
  )
  expect(JSON.stringify(reading)).not.toContain(secret)
  expect(reading.rows).toEqual([['***', 'b']])
})
