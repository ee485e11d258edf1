import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

/** Bytes of the archive: every job that uses the action waits for its download. */
const MOST = 2_000_000

const isClone = spawnSync('git', ['rev-parse', '--verify', 'HEAD']).status === 0
if (!isClone) console.warn('This is no clone with a commit: what jobs download is not tested')

const MEBI = 1024 * 1024

/** What GitHub's runner downloads for `uses`, as git makes it of the last commit; with the attributes that stand here. */
function archive(): Buffer {
  const args = ['archive', '--worktree-attributes', '--format=tar.gz', 'HEAD']
  return execFileSync('git', args, { maxBuffer: 64 * MEBI })
}

/** Unpacks it into a new folder, and removes that. */
async function unpacked(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'download-'))
  try {
    execFileSync('tar', ['-xzf', '-'], { cwd: directory, input: archive() })
    await work(directory)
  } finally {
    await rm(directory, { recursive: true })
  }
}

/** Starts an entry of the unpacked action without inputs. */
function start(
  directory: string,
  entry: string,
): { readonly status: number | null; readonly stdout: string } {
  const env = { PATH: process.env['PATH'], RUNNER_TEMP: directory }
  return spawnSync(process.execPath, [join(directory, entry)], { env, encoding: 'utf8' })
}

const lines = (text: string): readonly string[] => text.trim().split('\n').toSorted()

;(isClone ? describe : describe.skip)('what a job downloads', () => {
  it('is small', () => {
    expect(archive().length).toBeLessThan(MOST)
  })

  it('has all that the action runs on, its licence and its README, and nothing else', () => {
    const listed = execFileSync('tar', ['-tzf', '-'], { input: archive(), encoding: 'utf8' })
    const needed = ['action.yml', 'dist', 'LICENSE', 'README.md']
    const committed = execFileSync('git', ['ls-tree', '-r', '--name-only', 'HEAD', ...needed], {
      encoding: 'utf8',
    })
    expect(lines(listed).filter((name) => !name.endsWith('/'))).toEqual(lines(committed))
    expect(lines(committed)).toEqual(
      expect.arrayContaining(needed.filter((name) => name !== 'dist')),
    )
  })

  it('starts', () =>
    unpacked(async (directory) => {
      const { runs } = parse(await readFile(join(directory, 'action.yml'), 'utf8')) as {
        readonly runs: { readonly main: string; readonly post: string }
      }
      const main = start(directory, runs.main)
      expect(main.stdout).toMatch(/^::error.*client-id is empty/m)
      expect([main.status, start(directory, runs.post).status]).toEqual([1, 0])
    }))
})
