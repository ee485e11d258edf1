import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeDirectory } from '../files/directory.js'
import { explained } from '../files/fault.js'
import { WRITE_FLAG } from '../files/write-flag.js'
import { withTimeLimit } from '../time/time-limit.js'

/** A file of the output directory. */
export interface OutputFile {
  readonly name: string
  /** `undefined` for one that this run does not have: what an earlier run left under the name is removed. */
  readonly text: string | undefined
}

/** The longest that the files may take: a network drive that hangs must not keep the run from its end. */
const FILES_MS = 10_000

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
          : writeFile(path, text, { flag: WRITE_FLAG }))
      } catch (thrown) {
        throw explained(path, thrown)
      }
    }),
  )
  // all are awaited, and one is enough to say what is wrong
  const failure = all.find((result) => result.status === 'rejected')
  if (failure !== undefined) throw failure.reason
}
