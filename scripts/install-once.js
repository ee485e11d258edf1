/**
 * Installs what the lock file names, unless that is done: for who has just cloned and runs `npm run demo`. It imports
 * nothing that would have to be installed first.
 */
import { spawnSync } from 'node:child_process'
import console from 'node:console'
import { lstatSync, statSync } from 'node:fs'
import process from 'node:process'

/** When a file was written; 0 for one that is not there. */
const writtenAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

// npm would empty the directory behind the link
const isLinked = lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink() === true

// npm writes it at the end of an install
if (!isLinked && writtenAt('node_modules/.package-lock.json') < writtenAt('package-lock.json')) {
  console.log('installing, a minute or two')
  const npm = spawnSync(
    process.execPath,
    [process.env.npm_execpath, 'ci', '--ignore-scripts', '--silent'],
    {
      stdio: 'inherit',
    },
  )
  process.exitCode = npm.status ?? 1
}
