import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request as forward } from 'node:https'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { cleanUp, type ActionResult } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { createAuthority, type Authority } from '../../sandbox/tls.js'
import { runSource } from './run-source.js'

const MEBI = 1024 * 1024

/** What an answer may have in all, and a header. */
const [BODY, HEADER] = [900_000, 10_000]

/** Which texts of an answer are made long: all, or those of one name. What proves something must stay as it is. */
type Which = (name: string) => boolean

const PROOFS = ['access_token', 'n', 'e', 'kty', 'x5t', 'x5t#S256', 'x5c', 'token']

/** Makes texts of a JSON value so long that the whole is as large as an answer may be. */
function inflated(json: unknown, which: Which): unknown {
  let texts = 0
  const walk = (value: unknown, name: string, change: (text: string) => string): unknown => {
    if (typeof value === 'string') return which(name) ? change(value) : value
    if (Array.isArray(value)) return value.map((item) => walk(item, name, change))
    if (typeof value !== 'object' || value === null) return value
    const members = Object.entries(value).map(([key, member]) => [key, walk(member, key, change)])
    return Object.fromEntries(members) as unknown
  }
  walk(json, '', (text) => {
    texts += 1
    return text
  })
  return walk(json, '', (text) => text + 'x'.repeat(BODY / texts))
}

interface Front {
  readonly url: string
  readonly close: () => void
}

/** Stands before a service of the sandbox, and makes long what it says. */
async function front(target: string, authority: Authority, which: Which): Promise<Front> {
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming)
    const { method, headers, url } = incoming
    const asked = forward(new URL(url ?? '/', target), {
      method,
      headers: { ...headers, host: new URL(target).host },
      rejectUnauthorized: false,
    })
    asked.end(body)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    const text = (await buffer(response)).toString()
    const others = { ...response.headers }
    delete others['content-length']
    outgoing.writeHead(response.statusCode ?? 500, {
      ...others,
      'opc-request-id': 'x'.repeat(HEADER),
      ...(others.location !== undefined && { location: others.location + 'x'.repeat(HEADER / 2) }),
    })
    outgoing.end(long(text, which))
  }
  const server = createServer(await authority.serverCertificate('good'), (incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `https://localhost:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function long(text: string, which: Which): string {
  try {
    return JSON.stringify(inflated(JSON.parse(text), which))
  } catch {
    return which('')
      ? text.replaceAll('>', `>${'x'.repeat(BODY / (text.split('>').length + 1))}`)
      : text
  }
}

const ROLES = Array.from({ length: 100 }, (_, nth) => `ACME_ROLE_${String(nth)}_JOB`)

/** Runs a pair that says everything at great length. */
async function atLength(
  which: Which,
  scenario: string,
): Promise<{ readonly result: ActionResult; readonly report: string }> {
  const sandbox = await startSandbox(scenarioNamed(scenario))
  const authority = await createAuthority()
  const names = ['identity-domain-url', 'fusion-url', 'oic-url'].filter(
    (name) => (sandbox.inputs[name] ?? '') !== '',
  )
  const fronts = await Promise.all(
    names.map((name) => front(sandbox.inputs[name] ?? '', authority, which)),
  )
  const result = await runSource({
    entry: 'main',
    inputs: {
      ...sandbox.inputs,
      ...Object.fromEntries(names.map((name, nth) => [name, fronts[nth]?.url ?? ''])),
      'fusion-scope': `${sandbox.inputs['fusion-url'] ?? ''}/`,
      'ca-certificates': `${sandbox.inputs['ca-certificates'] ?? ''}${authority.pem}`,
      'required-roles': ROLES.join('\n'),
      'fail-fast': 'false',
      'timeout-seconds': '90',
    },
    env: { RUNNER_DEBUG: '1' },
  })
  for (const { close } of fronts) close()
  await sandbox.close()
  const report = await readFile(result.outputs['report-path'] ?? '', 'utf8')
  await cleanUp(result)
  return { result, report }
}

describe('what a run leaves stays small when', () => {
  it.each<[string, Which, string]>([
    ['every text is long', (name) => !PROOFS.includes(name), 'healthy'],
    ['user names are', (name) => name === 'userName', 'healthy'],
    [
      'the ids and names of roles are',
      (name) => ['value', 'display', 'id', 'name'].includes(name),
      'healthy',
    ],
    ['certificates are', (name) => name === 'x5c', 'healthy'],
    ['the issuer is', (name) => name === 'issuer', 'healthy'],
    ['pages and XML are', (name) => name === '', 'healthy'],
    ['refusals are', (name) => !PROOFS.includes(name), 'echoed-secret'],
  ])('%s', async (_, which, scenario) => {
    const { result, report } = await atLength(which, scenario)
    expect(result.outputs['result']).not.toBe('')
    expect(result.stderr).toBe('')
    const annotations = result.annotations.join('\n')
    expect(result.stdout.length).toBeLessThan(MEBI)
    expect(annotations.length).toBeLessThan(MEBI / 2)
    expect(report.length).toBeLessThan(2 * MEBI)
    expect(result.summary.length).toBeLessThan(MEBI)
    for (const output of Object.values(result.outputs)) expect(output.length).toBeLessThan(100_000)
    expect(result.stdout).not.toContain('x'.repeat(2500))
    expect(result.milliseconds).toBeLessThan(60_000)
  })
})
