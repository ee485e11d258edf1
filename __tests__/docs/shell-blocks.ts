import { spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** What stands behind the placeholders of a block, and where it runs. */
export interface ShellRun {
  /** Values in place of those that the block assigns, by the names of the variables. */
  readonly values?: Readonly<Record<string, string>>
  /** What a person types, the client secret aside. */
  readonly typed?: string
  /** The client secret, for which curl asks. */
  readonly clientSecret?: string
  /** Certificate, in PEM, that curl is to trust. */
  readonly authority: string
  /** Files that are there before. */
  readonly files?: Readonly<Record<string, string>>
}

/** What became of a block. */
export interface EndedShell {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** The texts of the files that are there afterwards. */
  readonly files: Readonly<Record<string, string>>
}

/** The blocks of shell of all pages, by page and number: `README.md 1`. */
export async function shellBlocks(): Promise<ReadonlyMap<string, string>> {
  const inDocs = (await readdir('docs', { recursive: true })).map((name) => `docs/${name}`)
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...inDocs.toSorted()]
  const blocks = await Promise.all(
    pages
      .filter((page) => page.endsWith('.md'))
      .map(async (page) =>
        [...(await readFile(page, 'utf8')).matchAll(/^( *)```sh\n(.*?)^ *```/gms)].map(
          ([, indent = '', block = ''], index) =>
            [
              `${page.replaceAll('\\', '/')} ${String(index + 1)}`,
              block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
            ] as const,
        ),
      ),
  )
  return new Map(blocks.flat())
}

/** Whether this machine has what the blocks need, and is one of those for which they are written. */
export function hasShell(): boolean {
  const tools = ['curl', 'jq', 'openssl']
  return (
    process.platform === 'linux' &&
    tools.every((tool) => spawnSync('bash', ['-c', `command -v ${tool}`]).status === 0)
  )
}

/**
 * Gives the client secret to a curl that would ask for it, and is curl otherwise. A person's terminal is all that it
 * stands for.
 */
const CURL = `#!/usr/bin/env bash
args=()
for arg in "$@"; do
  if [ "\${previous:-}" = -u ]; then arg="$arg:$TYPED_SECRET"; fi
  args+=("$arg")
  previous=$arg
done
PATH=$REAL_PATH exec curl "\${args[@]}"
`

/** Runs a block in a directory of its own. @throws {Error} when it does not assign a variable that is given a value */
export async function runBlock(
  block: string,
  { values = {}, typed = '', clientSecret = '', authority, files = {} }: ShellRun,
): Promise<EndedShell> {
  let script = block
  for (const [name, value] of Object.entries(values)) {
    const assignment = new RegExp(`^${name}=.*$`, 'm')
    if (!assignment.test(script)) throw new Error(`the block does not set ${name}`)
    script = script.replace(
      assignment,
      () => `${name}='${value.replaceAll("'", String.raw`'\''`)}'`,
    )
  }
  const directory = await mkdtemp(join(tmpdir(), 'block-'))
  const [home, bin, pem] = ['home', 'bin', 'authority.pem'].map((name) => join(directory, name))
  try {
    await Promise.all([mkdir(home ?? ''), mkdir(bin ?? '')])
    await writeFile(pem ?? '', authority)
    await writeFile(join(bin ?? '', 'curl'), CURL)
    await chmod(join(bin ?? '', 'curl'), 0o755)
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(home ?? '', name), content)
    }
    const path = process.env['PATH'] ?? ''
    const shell = spawn('bash', ['-c', script], {
      cwd: home,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: `${bin ?? ''}:${path}`,
        REAL_PATH: path,
        HOME: home,
        CURL_CA_BUNDLE: pem,
        TYPED_SECRET: clientSecret,
      },
    })
    shell.stdin.end(typed)
    const [stdout, stderr, exitCode] = await Promise.all([
      text(shell.stdout),
      text(shell.stderr),
      new Promise<number | null>((done) => shell.on('close', done)),
    ])
    const left = await Promise.all(
      (await readdir(home ?? '')).map(
        async (name) => [name, await readFile(join(home ?? '', name), 'utf8')] as const,
      ),
    )
    return { exitCode, stdout, stderr, files: Object.fromEntries(left) }
  } finally {
    await rm(directory, { recursive: true })
  }
}
