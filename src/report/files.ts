import { constants } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { withTimeLimit } from '../time/time-limit.js'

/** A file of the output directory. */
export interface OutputFile {
  readonly name: string
  /** `undefined` for one that this run does not have: what an earlier run left under the name is removed. */
  readonly text: string | undefined
}

/** The longest that the files may take: a network drive that hangs must not keep the run from its end. */
const FILES_MS = 10_000

/** A pipe that has no reader is refused at once: writing to one would wait for it. Windows knows neither. */
const WRITE =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_TRUNC |
  ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0)

/** Writes the files and removes stale ones. @throws {Error} that names the path and says what is wrong with it */
export async function writeFiles(directory: string, files: readonly OutputFile[]): Promise<void> {
  const never = new AbortController().signal
  try {
    await withTimeLimit(FILES_MS, never, () => writeAll(directory, files))
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.name === 'TimeoutError')) throw thrown
    const seconds = String(FILES_MS / 1000)
    throw new Error(`${directory} did not take the files within ${seconds} s`, { cause: thrown })
  }
}

async function writeAll(directory: string, files: readonly OutputFile[]): Promise<void> {
  await makeDirectory(resolve(directory))
  const all = await Promise.allSettled(
    files.map(async ({ name, text }) => {
      const path = join(directory, name)
      try {
        await (text === undefined
          ? rm(path, { force: true })
          : writeFile(path, text, { flag: WRITE }))
      } catch (thrown) {
        throw explained(path, thrown)
      }
    }),
  )
  // all are awaited, and one is enough to say what is wrong
  const failure = all.find((result) => result.status === 'rejected')
  if (failure !== undefined) throw failure.reason
}

/**
 * Makes a directory, and each one above it that is missing, once. Node's own recursive `mkdir` tries again and again
 * without end where a file system says that a directory is missing and refuses to make it, as `/proc` does.
 */
async function makeDirectory(directory: string): Promise<void> {
  const missing: string[] = []
  for (let at = directory; !(await isDirectory(at)); at = dirname(at)) missing.unshift(at)
  for (const path of missing) {
    try {
      await mkdir(path)
    } catch (thrown) {
      // another step may have made it meanwhile
      if (codeOf(thrown) !== 'EEXIST') throw explained(path, thrown)
    }
  }
}

/** Whether there is one; the root always is. @throws {Error} when something else is in its place */
async function isDirectory(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT' && dirname(path) !== path) return false
    throw explained(path, thrown)
  }
  throw new Error(`${path} is a file, expected a directory`)
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by the user of the runner',
  EPERM: 'may not be written by the user of the runner',
  EROFS: 'is on a file system that is read-only',
  ENOTDIR: 'is below a file, expected a directory',
  EEXIST: 'is a file, expected a directory',
  EISDIR: 'is a directory, expected a file',
  ENOENT: 'cannot be created there',
  ENXIO: 'is a pipe or a device, expected a file',
  ENOSPC: 'has no space left',
  EDQUOT: 'has no space left',
  ENAMETOOLONG: 'is longer than a path may be',
  ELOOP: 'is a link that leads to itself',
}

function explained(path: string, thrown: unknown): Error {
  const code = codeOf(thrown)
  return new Error(
    `${path} ${REASONS[code] ?? 'cannot be written'} (${code || 'unknown reason'})`,
    {
      cause: thrown,
    },
  )
}

function codeOf(thrown: unknown): string {
  const { code } = thrown as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}
