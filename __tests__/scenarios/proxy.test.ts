import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { runAction } from '../../sandbox/run-action.js'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { QUICK_EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import {
  answering,
  closing,
  serve,
  silent,
  slamming,
  trickling,
  tunnelling,
} from '../http/hostile-servers.js'
import { Pair, type Runner } from './pair-runner.js'
import { runSource } from './run-source.js'

interface Proxied {
  readonly result: ActionResult
  /** Targets of CONNECT, in order. */
  readonly tunnels: readonly string[]
}

/** Runs a healthy pair with a proxy that tunnels, or refuses with a status. */
async function throughProxy(
  refusal?: number,
  noProxy = '',
  user = '',
  variables: Readonly<Record<string, string>> = {},
  runner: Runner = runSource,
): Promise<Proxied> {
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
  const env = {
    HTTPS_PROXY: `http://${user}127.0.0.1:${String(port)}`,
    NO_PROXY: noProxy,
    ...variables,
  }
  const result = await runner({ entry: 'main', inputs: sandbox.inputs, env })
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
  it('named by HTTPS_PROXY carries every request of a bundle through a tunnel', async () => {
    const { result, tunnels } = await throughProxy(undefined, '', '', {}, runAction)
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
    expect(result.stdout).toContain(
      'HTTPS_PROXY is no URL of a proxy, expected http://host:port. It stands in the environment of the runner, not among the inputs',
    )
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
    // discovery, the client's token, the pod's REST API and its sign-in page
    expect(tunnels).toHaveLength(4)
  })

  it('that was not asked for NO_PROXY is told first when the host is not known', async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const host = 'domain.acme.invalid'
    const result = await runAction({
      entry: 'main',
      inputs: {
        ...sandbox.inputs,
        'identity-domain-url': `https://${host}`,
        'allowed-hosts': host,
      },
      env: { HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'localhost, .invalid' },
    })
    await sandbox.close()
    await cleanUp(result)
    expect(result.outputs['causes']).toBe('["host-unknown"]')
    expect(result.stdout).toMatch(
      /\n {8}cause: host-unknown\n.*\n {8}how: NO_PROXY in the runner's environment covers the host/,
    )
  })

  it('named in upper case is not hidden by an empty variable in lower case', async () => {
    const { result, tunnels } = await throughProxy(undefined, '', '', { https_proxy: '' })
    expect(result.outputs['result']).toBe('pass')
    expect(tunnels.length).toBeGreaterThan(0)
  })
})

describe('a proxy that is no good', () => {
  it.concurrent.each<[string, (socket: Socket) => void, number, string]>([
    // discovery, the client's token, the pod's REST API and its sign-in page, four times each if that may help; the token
    // is asked for ahead, and not again once the run has ended
    ['stays silent', silent, 4, 'proxy-unreachable'],
    ['closes after CONNECT', closing, 16, 'proxy-unreachable'],
    ['closes at once', slamming, 16, 'proxy-unreachable'],
    ['sends headers without end', trickling('HTTP/1.1 200 OK\r\nx: '), 4, 'proxy-unreachable'],
    ['refuses', answering('HTTP/1.1 403 Forbidden\r\n\r\n'), 4, 'proxy-refuses'],
  ])('and %s is named, and nothing else is blamed', async (_, behave, connections, cause) => {
    const proxy = await serve(behave)
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const place = `127.0.0.1:${String(proxy.port)}`
    const result = await runAction({
      entry: 'main',
      inputs: { ...sandbox.inputs, 'request-timeout-seconds': '2', 'timeout-seconds': '30' },
      env: { HTTPS_PROXY: `http://acme:pass-word@${place}` },
    })
    await sandbox.close()
    proxy.close()
    await cleanUp(result)
    expect(result.outputs).toMatchObject({
      result: 'error',
      causes: `["${cause}"]`,
      'failed-checks': '["fusion.reachable","domain.reachable"]',
    })
    const said = result.stdout.replaceAll(/^::add-mask::.*$/gm, '')
    expect(said).toContain(`the proxy ${place} of HTTPS_PROXY`)
    expect(said).not.toContain('pass-word')
    expect(proxy.connections()).toBeLessThanOrEqual(connections)
    expect(proxy.connections()).toBeGreaterThanOrEqual((connections * 3) / 4)
    expect(result.milliseconds).toBeLessThan(30_000)
  })

  it('and falls silent when the grant is made does not keep main or post from their end', async () => {
    const tunnels = new Set<Socket>()
    let isSilent = false
    let isMended = false
    const proxy = await serve((socket) => {
      if (isSilent) {
        silent(socket)
        return
      }
      tunnels.add(socket)
      tunnelling(socket)
    })
    const sandbox = await startSandbox(QUICK_EMPTY_PAIR, {
      onAnswer: () => {
        if (
          isSilent ||
          isMended ||
          !sandbox.state.domain.grants.some(({ id }) => id.startsWith('7'))
        )
          return
        isSilent = true
        for (const socket of tunnels) socket.destroy()
      },
    })
    const pair = new Pair(sandbox, runSource)
    const env = { HTTPS_PROXY: `http://127.0.0.1:${String(proxy.port)}` }
    const inputs = { 'request-timeout-seconds': '2', 'timeout-seconds': '10' }
    try {
      const main = await pair.main('apply', inputs, { env })
      const post = await pair.post(main.result, inputs, { env })
      for (const { result } of [main, post]) {
        expect(result.exitCode).toBe(1)
        expect(result.stdout).toContain('Remove it by hand now')
        expect(result.stdout).toContain(`the proxy 127.0.0.1:${String(proxy.port)} of HTTPS_PROXY`)
      }
      isSilent = false
      isMended = true
      const again = await pair.post(main.result, inputs, { env })
      expect([again.result.exitCode, sandbox.state.domain.grants]).toEqual([0, []])
    } finally {
      await sandbox.close()
      proxy.close()
    }
  })
})
