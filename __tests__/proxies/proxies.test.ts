import { describe, expect, it } from '@jest/globals'
import { runAction } from '../../sandbox/run-action.js'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Runner } from '../scenarios/pair-runner.js'
import { runSource } from '../scenarios/run-source.js'
import { isInstalled, PROXIES, startProxy, type ProxyOptions } from './real-proxy.js'

interface Proxied {
  readonly result: ActionResult
  readonly tunnels: readonly string[]
}

for (const kind of PROXIES) {
  const installed = isInstalled(kind)
  if (!installed) console.warn(`${kind.name} is not installed: its tests are skipped`)

  /** One verify of a healthy pair, whose TLS has a private CA, through the proxy. */
  const through = async (
    options: ProxyOptions,
    user: string,
    inputs: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
    runner: Runner = runSource,
  ): Promise<Proxied> => {
    const proxy = await startProxy(kind, options)
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    try {
      const result = await runner({
        entry: 'main',
        inputs: { ...sandbox.inputs, ...inputs },
        env: { HTTPS_PROXY: `http://${user}127.0.0.1:${String(proxy.port)}`, ...env },
      })
      await cleanUp(result)
      return { result, tunnels: await proxy.tunnels() }
    } finally {
      await sandbox.close()
      await proxy.stop()
    }
  }
  const login = ['acme', 'p4ss-word'] as const

  ;(installed ? describe : describe.skip)(`through ${kind.name} a run`, () => {
    it('reaches all three services by tunnels, as a bundle', async () => {
      const { result, tunnels } = await through({}, '', {}, {}, runAction)
      expect(result.outputs['result']).toBe('pass')
      expect(new Set(tunnels).size).toBe(3)
    })

    it('signs in with the user and password of the URL, and masks them', async () => {
      const { result, tunnels } = await through({ login }, 'acme:p4ss-word@')
      expect(result.outputs['result']).toBe('pass')
      expect(new Set(tunnels).size).toBe(3)
      expect(result.masks).toContain('p4ss-word')
      expect(result.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('p4ss-word')
    })

    it.each([
      ['without user and password', '', 407],
      // a missing login and a wrong one are the same to squid
      ['with a wrong password', 'acme:wrong-word@', kind.name === 'tinyproxy' ? 401 : 407],
    ])('ends as an error of the proxy %s', async (_, user, status) => {
      const { result } = await through({ login }, user)
      expect(result.exitCode).toBe(1)
      expect(result.outputs).toMatchObject({ result: 'error', causes: '["proxy-refuses"]' })
      expect(result.stdout).toContain(`refuses to connect, so localhost:`)
      expect(result.stdout).toContain(`status ${String(status)} to CONNECT localhost:`)
    })

    it('goes past it to hosts in NO_PROXY', async () => {
      const { result, tunnels } = await through({ login }, '', {}, { NO_PROXY: 'localhost' })
      expect([result.outputs['result'], tunnels]).toEqual(['pass', []])
    })

    it('trusts the private CA of the services only by ca-certificates', async () => {
      const { result } = await through({}, '', { 'ca-certificates': '' })
      expect(result.outputs).toMatchObject({ result: 'error', causes: '["tls-not-trusted"]' })
    })
  })
}
