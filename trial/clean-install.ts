import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Part } from './part.js'

const run = promisify(execFile)

/** Installs the last commit from nothing without letting any package run a script, and builds it. */
export const cleanInstall: Part = {
  name: 'clean-install',
  title: 'the last commit, installed without install scripts, builds to the committed dist',
  run: async () => {
    const clone = await mkdtemp(join(tmpdir(), 'clean-'))
    await run('git', ['clone', '--quiet', '--no-local', '.', clone])
    const npm = (...args: readonly string[]): Promise<unknown> =>
      run('npm', args, { cwd: clone, maxBuffer: 1e8 })
    await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
    await npm('run', 'build')
    const { stdout } = await run('git', ['status', '--porcelain', 'dist'], { cwd: clone })
    await rm(clone, { recursive: true })
    return { tried: 1, losses: stdout.split('\n').filter((line) => line !== '') }
  },
}
