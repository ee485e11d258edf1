/** Writes the documentation that is generated from the code: `npm run docs`. */
import { writeFile } from 'node:fs/promises'
import { generatedPages } from './docs-pages.js'

for (const [path, text] of Object.entries(await generatedPages())) await writeFile(path, text)
