/** Clears `dist` before a build, once it is known that the build will be the one that CI compares with. */
import { lstatSync, rmSync } from 'node:fs'

// ncc numbers modules and files by their real paths, so through a link everything is called otherwise
if (lstatSync('node_modules').isSymbolicLink()) {
  throw new Error(
    'node_modules is a link, expected a folder of this checkout: dist would differ from a build in a clone. Run npm ci here.',
  )
}
rmSync('dist', { recursive: true, force: true })
