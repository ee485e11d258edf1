import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, explained } from './fault.js'

/**
 * Makes a directory, and each one above it that is missing, once. Node's own recursive `mkdir` tries again and again
 * without end where a file system says that a directory is missing and refuses to make it, as `/proc` does.
 * @param directory an absolute path
 * @throws {Error} that names the path and says what is wrong with it
 */
export async function makeDirectory(directory: string): Promise<void> {
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
