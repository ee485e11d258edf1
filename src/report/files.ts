import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file of the output directory. */
export interface OutputFile {
  readonly name: string
  /** `undefined` for one that this run does not have: what an earlier run left under the name is removed. */
  readonly text: string | undefined
}

/** Writes the files and removes stale ones. @throws {Error} of the file system, which names the path */
export async function writeFiles(directory: string, files: readonly OutputFile[]): Promise<void> {
  await mkdir(directory, { recursive: true })
  await Promise.all(
    files.map(({ name, text }) => {
      const path = join(directory, name)
      return text === undefined ? rm(path, { force: true }) : writeFile(path, text)
    }),
  )
}
