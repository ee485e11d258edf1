import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { leaksOf, plantedIn } from '../../sandbox/canaries.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import type { ActionResult } from '../../sandbox/runner.js'
import { SECRET_INPUTS } from '../../src/inputs/names.js'
import { missingCanaries } from '../../trial/secrets.js'

/** A request as far as the search looks at it. */
function request(service: ReceivedRequest['service'], body: string): ReceivedRequest {
  const path = '/oauth2/v1/token'
  return { service, path, query: new URLSearchParams(), headers: {}, body } as ReceivedRequest
}

/** What a run leaves that wrote this file and sent these requests. */
async function leaks(
  inputs: Readonly<Record<string, string>>,
  written: string,
  requests: readonly ReceivedRequest[] = [],
): Promise<readonly string[]> {
  const temp = await mkdtemp(join(tmpdir(), 'leaks-'))
  await writeFile(join(temp, 'output'), written)
  const result: ActionResult = {
    exitCode: 0,
    stdout: '',
    stderr: '',
    commands: [],
    outputs: {},
    state: {},
    summary: '',
    annotations: [],
    masks: Object.values(inputs),
    temp,
    startedAt: 0,
    milliseconds: 0,
  }
  const found = await leaksOf({
    inputs: { 'github-token': '', ...inputs },
    result,
    requests,
    tokens: [],
  })
  await rm(temp, { recursive: true })
  return found
}

describe('the search for canaries', () => {
  it.each(SECRET_INPUTS.map((name) => [name]))('finds what was given as %s', async (name) => {
    const value = 'a canary of some length'
    expect(await leaks({ [name]: value }, `x${value}x`)).toEqual([
      `${name} stands in output (plain)`,
    ])
    expect(await leaks({ [name]: value }, '', [request('fusion', value)])).toEqual(
      name === 'fusion-password' ? [] : [`${name} went to fusion /oauth2/v1/token (plain)`],
    )
  })

  it('finds it written differently, and says when a secret is too short to be looked for', async () => {
    const value = 'a canary of some length'
    const written = Buffer.from(`{"is":"${value}"}`).toString('base64')
    expect(await leaks({ 'client-secret': value }, written)).toHaveLength(1)
    expect(await leaks({ 'client-secret': '12345678' }, '')).toEqual([
      'client-secret is too short to be found wherever it stands',
    ])
  })

  it('knows which secrets a run was given, and which it used', () => {
    const inputs = {
      'client-id': 'the client',
      'client-secret': 'the secret of it',
      'oic-client-id': 'the client',
      'fusion-password': 'another secret',
      'github-token': '',
    }
    const requests = [request('identity-domain', 'client_secret=the+secret+of+it')]
    expect(plantedIn({ inputs, requests })).toEqual([
      { name: 'client-secret', used: true },
      { name: 'fusion-password', used: false },
    ])
  })

  it('is lost when a secret input is planted nowhere, or used nowhere', () => {
    const all = SECRET_INPUTS.map((name) => ({ name, used: true }))
    expect(missingCanaries(all)).toEqual([])
    expect(missingCanaries(all.slice(1))).toEqual([`${SECRET_INPUTS[0]} was planted in no run`])
    expect(missingCanaries(all.map(({ name }) => ({ name, used: false })))).toEqual(
      SECRET_INPUTS.map((name) => `no run used ${name}`),
    )
  })
})
