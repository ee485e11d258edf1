import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A proxy server of the field, as its package installs it. */
export interface ProxyKind {
  readonly name: string
  readonly binary: string
  readonly config: (options: ProxyOptions, port: number, directory: string) => string
  readonly arguments: (config: string) => readonly string[]
}

/** How a proxy is set up. */
export interface ProxyOptions {
  /** User and password it demands; it lets everybody through without. */
  readonly login?: readonly [user: string, password: string]
}

/** A running proxy. */
export interface RunningProxy {
  readonly port: number
  /** Targets of its tunnels, as its own log tells them. */
  readonly tunnels: () => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

/** Debian's tinyproxy and squid. */
export const PROXIES: readonly ProxyKind[] = [
  {
    name: 'tinyproxy',
    binary: '/usr/bin/tinyproxy',
    config: ({ login }, port, directory) =>
      [
        `Port ${String(port)}`,
        'Listen 127.0.0.1',
        'Allow 127.0.0.1',
        'Timeout 60',
        `LogFile "${directory}/log"`,
        'LogLevel Info',
        ...(login === undefined ? [] : [`BasicAuth ${login.join(' ')}`]),
      ].join('\n'),
    arguments: (config) => ['-d', '-c', config],
  },
  {
    name: 'squid',
    binary: '/usr/sbin/squid',
    config: ({ login }, port, directory) =>
      [
        `http_port 127.0.0.1:${String(port)}`,
        'pid_filename none',
        'cache deny all',
        `access_log stdio:${directory}/log`,
        `cache_log ${directory}/cache.log`,
        `coredump_dir ${directory}`,
        'shutdown_lifetime 0 seconds',
        ...(login === undefined
          ? ['http_access allow localhost']
          : [
              `auth_param basic program /usr/lib/squid/basic_ncsa_auth ${directory}/users`,
              'acl known proxy_auth REQUIRED',
              'http_access allow known',
            ]),
        'http_access deny all',
      ].join('\n'),
    arguments: (config) => ['-N', '-f', config],
  },
]

/** Whether this machine has it. */
export function isInstalled({ binary }: ProxyKind): boolean {
  return existsSync(binary)
}

/** Starts a proxy on loopback and waits until it listens. @throws {Error} when it does not within ten seconds */
export async function startProxy(kind: ProxyKind, options: ProxyOptions): Promise<RunningProxy> {
  const directory = await mkdtemp(join(tmpdir(), `${kind.name}-`))
  // both give up their rights after the start, and write their logs as somebody else
  await chmod(directory, 0o777)
  const port = await freePort()
  const config = join(directory, 'config')
  await writeFile(config, `${kind.config(options, port, directory)}\n`)
  if (options.login !== undefined) {
    const [user, password] = options.login
    const hash = execFileSync('openssl', ['passwd', '-apr1', password]).toString().trim()
    await writeFile(join(directory, 'users'), `${user}:${hash}\n`)
  }
  const child = spawn(kind.binary, kind.arguments(config), { stdio: 'ignore' })
  const stop = async (): Promise<void> => {
    await ended(child)
    await rm(directory, { recursive: true, force: true })
  }
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (tries === 100 || child.exitCode !== null) {
      await stop()
      throw new Error(`${kind.name} does not listen on port ${String(port)}`)
    }
    await setTimeout(100)
  }
  return {
    port,
    tunnels: async () => {
      const log = await readFile(join(directory, 'log'), 'utf8').catch(() => '')
      return [...log.matchAll(/CONNECT (localhost:\d+)/g)].flatMap(([, target]) => target ?? [])
    },
    stop,
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => {
      resolve(false)
    })
  })
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const closed = new Promise((resolve) => child.on('close', resolve))
  child.kill('SIGKILL')
  await closed
}
