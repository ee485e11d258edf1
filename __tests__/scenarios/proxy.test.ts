import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { cleanUp, runAction, type ActionResult } from '../../sandbox/run-action.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'

interface Proxied {
  readonly result: ActionResult
  /** Targets of CONNECT, in order. */
  readonly tunnels: readonly string[]
}

/** Runs a healthy pair with a proxy that tunnels, or refuses with a status. */
async function throughProxy(refusal?: number, noProxy = '', user = ''): Promise<Proxied> {
  const tunnels: string[] = []
  const proxy = createServer()
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${String(refusal)} Refused\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const [host, port] = (request.url ?? '').split(':')
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  const port = await listen(proxy)
  const sandbox = await startSandbox(scenarioNamed('healthy'))
  const env = { HTTPS_PROXY: `http://${user}127.0.0.1:${String(port)}`, NO_PROXY: noProxy }
  const result = await runAction({ entry: 'main', inputs: sandbox.inputs, env })
  await sandbox.close()
  proxy.closeAllConnections()
  proxy.close()
  await cleanUp(result)
  return { result, tunnels }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('a proxy', () => {
  it('named by HTTPS_PROXY carries every request through a tunnel', async () => {
    const { result, tunnels } = await throughProxy()
    expect(result.outputs['result']).toBe('pass')
    expect(tunnels.length).toBeGreaterThan(0)
    expect(tunnels.every((target) => target.startsWith('localhost:'))).toBe(true)
  })

  it('is left aside for hosts in NO_PROXY', async () => {
    const { result, tunnels } = await throughProxy(undefined, 'localhost')
    expect([result.outputs['result'], tunnels]).toEqual(['pass', []])
  })

  it('whose URL holds a password is used, and the password is masked', async () => {
    const { result } = await throughProxy(undefined, '', 'acme:pass%20word@')
    expect(result.outputs['result']).toBe('pass')
    expect(result.masks).toEqual(expect.arrayContaining(['pass%20word', 'pass word']))
  })

  it('whose URL is none is bad input, and is not repeated', async () => {
    const { result, tunnels } = await throughProxy(undefined, '', 'acme:pass word:1:')
    expect(result.outputs['failed-checks']).toBe('["inputs.valid"]')
    expect(result.stdout).toContain('HTTPS_PROXY (environment) is no URL of a proxy')
    expect(result.stdout).not.toContain('pass word')
    expect(tunnels).toEqual([])
  })

  it('that refuses is an error of the proxy, and is asked once for each request', async () => {
    const { result, tunnels } = await throughProxy(407)
    expect(result.outputs).toMatchObject({
      result: 'error',
      causes: '["proxy-refuses"]',
      'failed-checks': '["fusion.reachable","domain.reachable"]',
    })
    // discovery, the pod's REST API and its sign-in page
    expect(tunnels).toHaveLength(3)
  })
})
