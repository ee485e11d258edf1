/** Writes `docs/checks.md` and `docs/causes.md` from the catalogues. */
import { writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { renderCausesPage, renderChecksPage } from './docs-pages.js'

const options = { parser: 'markdown', semi: false, singleQuote: true, printWidth: 100 }
await writeFile('docs/checks.md', await format(renderChecksPage(), options))
await writeFile('docs/causes.md', await format(renderCausesPage(), options))
