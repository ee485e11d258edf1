/**
 * Bundles `src` into `lib/quick` within seconds. Set `ACTION_DIST=lib/quick` and the demo and the tests run it in place
 * of `dist`. It is for the work on `src` only: what is committed and released comes from `npm run build`.
 */
import { writeFile } from 'node:fs/promises'
import { build } from 'esbuild'

const DIRECTORY = 'lib/quick'

await build({
  entryPoints: ['src/main.ts', 'src/post.ts'],
  entryNames: '[name]/index',
  outdir: DIRECTORY,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  // CommonJS packages in an ES module still call it
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})
await writeFile(`${DIRECTORY}/package.json`, '{ "type": "module" }\n')
