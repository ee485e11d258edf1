import { describe, expect, it } from '@jest/globals'
import type { TrustReading } from '../../src/prerequisites/trust-answers.js'
import { judgeIssuer, USUAL_ISSUER } from '../../src/prerequisites/trusted-issuer.js'

const OWN = 'https://login.acme.example/'
const NO_SLASH = 'https://identity.oraclecloud.com'

type Case = readonly [
  issuer: string | undefined,
  input: string,
  pod: TrustReading | undefined,
  state: string,
  cause?: string,
  fixBy?: string,
]

describe('the issuer of the tokens', () => {
  it.each<Case>([
    [USUAL_ISSUER, '', undefined, 'pass'],
    [USUAL_ISSUER, USUAL_ISSUER, undefined, 'pass'],
    [OWN, OWN, undefined, 'pass'],
    [undefined, '', 'accepted', 'fail', 'domain-wrong', 'workflow author'],
    // the input is wrong, not the pod
    [USUAL_ISSUER, OWN, 'accepted', 'warn', 'trusted-issuer-input-wrong', 'workflow author'],
    [USUAL_ISSUER, NO_SLASH, 'accepted', 'warn', 'trusted-issuer-input-wrong', 'workflow author'],
    [OWN, USUAL_ISSUER, 'accepted', 'warn', 'trusted-issuer-input-wrong', 'workflow author'],
    // a suspect, and no proof
    [USUAL_ISSUER, OWN, 'refused', 'warn', 'trusted-issuer-input-wrong', 'workflow author'],
    [USUAL_ISSUER, OWN, 'unclear', 'warn', 'trusted-issuer-input-wrong', 'workflow author'],
    [USUAL_ISSUER, OWN, undefined, 'warn', 'trusted-issuer-input-wrong', 'workflow author'],
    // none was named
    [OWN, '', 'accepted', 'warn', 'issuer-custom', 'workflow author'],
    [OWN, '', 'refused', 'warn', 'issuer-custom', 'Fusion IT security manager'],
    [OWN, '', undefined, 'warn', 'issuer-custom', 'Fusion IT security manager'],
  ])('%s, by the input %j, and the pod: %s: %s', async (issuer, input, reading, ...expected) => {
    const [state, cause, fixBy] = expected
    const verdict = await judgeIssuer({ issuer }, input, {
      askPod: () => Promise.resolve(reading),
      preparesWrites: false,
      leftToTest: true,
    })
    expect([verdict.state, verdict.causes?.[0]?.id, verdict.fixBy]).toEqual([state, cause, fixBy])
  })

  it.each<[TrustReading | undefined, string, boolean]>([
    ['accepted', 'warn', true],
    ['refused', 'warn', false],
    ['unclear', 'error', false],
    [undefined, 'error', false],
  ])('in doubt (%s) is %s before writes', async (reading, state, isProven) => {
    const verdict = await judgeIssuer({ issuer: USUAL_ISSUER }, OWN, {
      askPod: () => Promise.resolve(reading),
      preparesWrites: true,
      leftToTest: false,
    })
    expect(verdict.state).toBe(state)
    expect(verdict.leftOut).toBeUndefined()
    if (state === 'warn') expect(verdict.found.includes('not proven')).toBe(!isProven)
  })

  it('is left to a connection test before writes, and forbids them until then', async () => {
    const verdict = await judgeIssuer({ issuer: USUAL_ISSUER }, OWN, {
      askPod: () => Promise.resolve(undefined),
      preparesWrites: true,
      leftToTest: true,
    })
    expect(verdict).toMatchObject({ state: 'error', leftOut: 'connection test' })
  })

  it('is the reason to ask the pod only where it is another one', async () => {
    const askPod = (): Promise<never> => Promise.reject(new Error('asked'))
    const context = { askPod, preparesWrites: false, leftToTest: false }
    expect((await judgeIssuer({ issuer: OWN }, OWN, context)).state).toBe('pass')
    await expect(judgeIssuer({ issuer: OWN }, USUAL_ISSUER, context)).rejects.toThrow('asked')
  })
})
