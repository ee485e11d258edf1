import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { expect, it } from '@jest/globals'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { serve, silent } from '../http/hostile-servers.js'
import type { PairRun } from './pair-runner.js'
import { withPair } from './source-pair.js'

/** A client's socket was made (Node, *Diagnostics Channel*). */
const MADE = 'net.client.socket'

interface Connected extends PairRun {
  /** How many connections were made to each service. */
  readonly connections: { readonly domain: number; readonly pod: number; readonly oic: number }
}

/** Runs against a healthy pair, and counts the connections that are made. */
async function connectionsOf(
  mode: 'verify' | 'plan',
  inputs: Readonly<Record<string, string>> = {},
): Promise<Connected> {
  const ports: (number | undefined)[] = []
  const made = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket }
    socket.once('connect', () => ports.push(socket.remotePort))
  }
  return withPair(scenarioNamed('healthy'), async (pair) => {
    subscribe(MADE, made)
    try {
      const run = await pair.main(mode, inputs)
      const to = (input: string): number => {
        const { port } = new URL({ ...pair.sandbox.inputs, ...inputs }[input] ?? '')
        return ports.filter((each) => each === Number(port)).length
      }
      return {
        ...run,
        connections: {
          domain: to('identity-domain-url'),
          pod: to('fusion-url'),
          oic: to('oic-url'),
        },
      }
    } finally {
      unsubscribe(MADE, made)
    }
  })
}

/** Of a catalogue only the beginning is read, and undici makes each connection anew that was left so, if there is time. */
const MADE_ANEW = 2

it.each<[string, Readonly<Record<string, string>>, Connected['connections'], number]>([
  ['verify', {}, { domain: 5, pod: 4, oic: 1 }, MADE_ANEW],
  ['verify without catalogues', { 'skip-checks': 'privilege.*' }, { domain: 5, pod: 2, oic: 1 }, 0],
  [
    'verify without Oracle Integration',
    { 'skip-checks': 'oic.*' },
    { domain: 5, pod: 4, oic: 0 },
    MADE_ANEW,
  ],
])('%s makes so many connections and no more', async (_, inputs, { domain, pod, oic }, anew) => {
  const { report, connections } = await connectionsOf('verify', inputs)
  expect(report?.result).toBe('pass')
  expect([connections.domain, connections.oic]).toEqual([domain, oic])
  expect(connections.pod).toBeGreaterThanOrEqual(pod)
  expect(connections.pod).toBeLessThanOrEqual(pod + anew)
})

it('verify connects to Oracle Integration while it waits for the first answers, and plan does not', async () => {
  const wrong = { 'client-secret': 'wrong' }
  expect((await connectionsOf('verify', wrong)).connections.oic).toBe(1)
  expect((await connectionsOf('plan', wrong)).connections.oic).toBe(0)
})

it('with bad inputs nothing is connected to', async () => {
  const { connections } = await connectionsOf('verify', { 'probe-grant': 'magic' })
  expect(connections).toEqual({ domain: 0, pod: 0, oic: 0 })
})

it('a silent Oracle Integration that is never asked keeps no run waiting, and is no verdict', async () => {
  const dead = await serve(silent)
  try {
    const { report, result, connections } = await connectionsOf('verify', {
      'client-secret': 'wrong',
      'oic-url': `https://localhost:${String(dead.port)}`,
      'request-timeout-seconds': '60',
    })
    expect(connections.oic).toBe(1)
    expect(report?.checks.find(({ id }) => id === 'domain.token')?.state).toBe('fail')
    expect(JSON.stringify(report?.checks)).not.toContain(`localhost:${String(dead.port)}`)
    expect(result.milliseconds).toBeLessThan(20_000)
  } finally {
    dead.close()
  }
})
