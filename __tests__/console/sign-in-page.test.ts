import { describe, expect, it } from '@jest/globals'
import type { SeenInput } from '../../src/console/page-reading.js'
import { asksToSignIn, recogniseSignIn, type SignInFacts } from '../../src/console/sign-in-page.js'

const input = (given: Partial<SeenInput>): SeenInput => ({
  id: '',
  name: '',
  type: 'text',
  placeholder: '',
  filled: false,
  ...given,
})
const CLASSIC = input({ id: 'userid', name: 'userid', placeholder: 'User ID' })
const IAM = input({ id: 'idcs-signin-basic-signin-form-username|input' })
const PASSWORD = input({ type: 'password' })

function facts(
  inputs: readonly SeenInput[],
  more: Partial<Omit<SignInFacts, 'reading'>> & { text?: string; alerts?: readonly string[] } = {},
): SignInFacts {
  const { text = '', alerts = [], ...others } = more
  return {
    inFusion: false,
    notice: false,
    passwordSent: false,
    ...others,
    reading: { inputs, text, alerts },
  }
}

describe('a page of the sign-in', () => {
  it.each<[string, SignInFacts, object]>([
    [
      'the classic one',
      facts([CLASSIC, PASSWORD]),
      { kind: 'form', userName: CLASSIC, password: PASSWORD },
    ],
    [
      'the first screen of an identity domain',
      facts([IAM]),
      { kind: 'form', userName: IAM, password: undefined },
    ],
    [
      'its second screen',
      facts([PASSWORD]),
      { kind: 'form', userName: undefined, password: PASSWORD },
    ],
    [
      'one with a single text field beside the password, in any language',
      facts([input({ placeholder: 'Benutzer-ID' }), PASSWORD]),
      { kind: 'form', userName: input({ placeholder: 'Benutzer-ID' }), password: PASSWORD },
    ],
    ['a notice before it', facts([CLASSIC, PASSWORD], { notice: true }), { kind: 'notice' }],
    ['Fusion', facts([], { inFusion: true, text: 'Welcome' }), { kind: 'signed-in' }],
    ['Fusion, still empty', facts([], { inFusion: true }), { kind: 'unknown' }],
    ['an empty page on the way', facts([]), { kind: 'unknown' }],
    [
      'a second factor',
      facts([input({ id: 'otpcode' })], { passwordSent: true }),
      { kind: 'second-factor' },
    ],
    [
      'a second factor whose code is hidden like a password',
      facts([input({ type: 'password', name: 'passcode' })], { passwordSent: true }),
      { kind: 'second-factor' },
    ],
    [
      'a second factor without a field',
      facts([], { passwordSent: true, text: 'Confirm in your authenticator app' }),
      { kind: 'second-factor' },
    ],
    [
      'a refusal with its words',
      facts([CLASSIC, PASSWORD], { passwordSent: true, alerts: ['Incorrect password'] }),
      { kind: 'refused', said: 'Incorrect password' },
    ],
    [
      'a refusal without words',
      facts([PASSWORD], { passwordSent: true }),
      { kind: 'refused', said: 'the sign-in page came back' },
    ],
    [
      'an expired password',
      facts([PASSWORD, PASSWORD], {
        passwordSent: true,
        text: 'Hello\nYour password has expired.',
      }),
      { kind: 'refused', said: 'Your password has expired.' },
    ],
  ])('is %s', (_, given, expected) => {
    expect(recogniseSignIn(given)).toEqual(expected)
  })
})

describe('a session has ended', () => {
  it.each<[boolean, readonly SeenInput[]]>([
    [true, [PASSWORD]],
    [true, [IAM]],
    [false, [input({ name: 'alias' })]],
    [false, []],
  ])('%s for the fields %j', (expected, inputs) => {
    expect(asksToSignIn({ inputs })).toBe(expected)
  })
})
