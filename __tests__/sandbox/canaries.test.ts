import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { leaksOf, SECRET_INPUTS } from '../../sandbox/canaries.js'
import { FORMS, inForm } from '../../sandbox/forms.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { GITHUB_TOKEN, type ActionResult } from '../../sandbox/runner.js'
import * as action from '../../src/inputs/names.js'
import { exchangeForm, startWorkload, type Workload } from './workload.js'

let workload: Workload
let temp: string
let idToken: string
let upst: string
beforeAll(async () => {
  workload = await startWorkload()
  temp = await mkdtemp(join(tmpdir(), 'canaries-'))
  idToken = await workload.idToken()
  upst = String((await workload.exchange(exchangeForm(idToken))).json['token'])
  await workload.sendSigned(upst, { method: 'GET', path: '/admin/v1/SigningCert/jwk' })
})
afterAll(async () => {
  await workload.close()
  await rm(temp, { recursive: true })
})

/** What is found of a run that sent what the sandbox received, in something else that it did. */
function leaks(other: Partial<ActionResult>): Promise<readonly string[]> {
  const { requests, tokens } = workload.sandbox
  const result: ActionResult = {
    exitCode: 0,
    stdout: '',
    stderr: '',
    commands: [],
    outputs: {},
    state: {},
    summary: '',
    annotations: [],
    masks: [GITHUB_TOKEN, idToken, upst],
    temp,
    startedAt: 0,
    milliseconds: 0,
    ...other,
  }
  return leaksOf({ inputs: {}, result, requests, tokens: tokens() })
}

describe('the search for leaks', () => {
  it('looks for every input that the action takes for a secret, and for no other', () => {
    expect(SECRET_INPUTS.toSorted()).toEqual(action.SECRET_INPUTS.toSorted())
  })

  it('finds none where the ID token and the UPST went where they belong', async () => {
    expect(await leaks({})).toEqual([])
  })

  it('finds a UPST, an ID token and a request token that are shown', async () => {
    const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken = '' } = workload.sandbox.env
    expect(await leaks({ stdout: [upst, idToken, requestToken].join('\n') })).toEqual([
      'token for identity-domain stands in stdout (plain)',
      'token for github and identity-domain stands in stdout (plain)',
      'token for github stands in stdout (plain)',
    ])
  })

  it('wants what was sent masked, except the request token, which the runner masks', async () => {
    expect(await leaks({ masks: [GITHUB_TOKEN] })).toEqual([
      'token for identity-domain is not masked',
      'token for github and identity-domain is not masked',
    ])
  })

  it.each(FORMS.flatMap((outer) => FORMS.map((form) => [form, outer] as const)))(
    'finds a secret that is shown as %s, and that as %s',
    async (form, outer) => {
      const { shownClientSecret } = HEALTHY_DOMAIN
      const stdout = `refused: ${inForm(shownClientSecret, form, outer)} is wrong`
      expect(await leaks({ stdout })).toEqual([
        expect.stringMatching(/^clientSecret of \/Apps stands in stdout \(.+\)$/),
      ])
    },
  )

  it('finds an ID token that went to the pod', async () => {
    const pod = workload.sandbox.inputs['fusion-url'] ?? ''
    await workload.send(`${pod}/`, 'GET', { authorization: `Bearer ${idToken}` })
    expect(await leaks({})).toEqual([
      'token for github and identity-domain went to fusion / (plain)',
    ])
  })
})
