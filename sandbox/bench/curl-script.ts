import { spawn, spawnSync } from 'node:child_process'
import { devNull } from 'node:os'
import { text } from 'node:stream/consumers'
import type { ReceivedRequest } from '../received-request.js'

/** Written by curl itself. */
const OWN_HEADERS = ['host', 'connection', 'content-length', 'transfer-encoding']

/** What was asked: as much of a request as is asked again. */
export type Asked = Pick<ReceivedRequest, 'method' | 'target' | 'headers' | 'body'>

/**
 * A shell script that asks the same questions in the same order as an administrator would: one call of curl for each,
 * one after the other. Each prints the status. What is secret comes by the standard input and not in arguments.
 * @param authority file with the certificate that all services are signed by
 */
export function curlScript(requests: readonly Asked[], authority: string): string {
  const calls = requests.map((request) =>
    ["curl --config - <<'END'", ...config(request, authority), 'END'].join('\n'),
  )
  return `${calls.join('\n')}\n`
}

/** A file of curl's options (curl(1), `--config`). */
function config({ method, target, headers, body }: Asked, authority: string): readonly string[] {
  const sent = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name))
  const options: readonly (readonly [string, string])[] = [
    ['url', `https://${headers['host'] ?? ''}${target}`],
    ['request', method],
    ...sent.map(([name, value = '']) => ['header', `${name}: ${value}`] as const),
    // a curl that asks whether a long body is welcome waits a round trip longer
    ['header', 'expect:'],
    ...(body === '' ? [] : [['data-raw', body] as const]),
    ['cacert', authority],
    ['output', devNull],
    ['write-out', '%{http_code}\n'],
  ]
  return [
    ...['silent', 'show-error', 'globoff', 'path-as-is'],
    ...options.map(([name, value]) => `${name} = ${quoted(value)}`),
  ]
}

function quoted(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
  return `"${escaped}"`
}

/** Whether this machine has what such a script needs. */
export function hasCurl(): boolean {
  return spawnSync('sh', ['-c', 'curl --version']).status === 0
}

/** Runs such a script. @throws {Error} when it fails */
export async function runScript(
  script: string,
): Promise<{ readonly milliseconds: number; readonly statuses: readonly number[] }> {
  const began = performance.now()
  const shell = spawn('sh', ['-s'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
  })
  shell.stdin.end(script)
  const [stdout, stderr, exitCode] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    new Promise<number | null>((done) => shell.on('close', done)),
  ])
  const milliseconds = performance.now() - began
  if (exitCode !== 0) throw new Error(`the script of curl failed: ${stderr}`)
  return { milliseconds, statuses: stdout.trim().split('\n').map(Number) }
}
