/**
 * Holds the size of the bundles against a budget: `npm run sizes` prints it file by file and fails where a part is over
 * its budget or `docs/internals/speed.md` shows another size; `npm run sizes -- --write`, a part of `npm run build`, writes it there.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'

/** What belongs together, and how large it may be: about a twentieth more than it is. */
const BUDGETS = [
  { part: 'main, loaded at start', files: /^main\/(index\.js|package\.json)$/, kilobytes: 1500 },
  { part: 'main, loaded when needed', files: /^main\/\d+\.index\.js$/, kilobytes: 5050 },
  { part: 'post, loaded at start', files: /^post\/(index\.js|package\.json)$/, kilobytes: 145 },
  { part: 'post, loaded when needed', files: /^post\/\d+\.index\.js$/, kilobytes: 925 },
  { part: 'licences, never loaded', files: /^licenses\.txt$/, kilobytes: 330 },
] as const

const PAGE = 'docs/internals/speed.md'
const [BEGIN, END] = ['<!-- sizes: written by `npm run build` -->', '<!-- end of sizes -->']

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(`dist/${name}`).isFile())
  .map((name) => ({ name: name.replaceAll('\\', '/'), bytes: statSync(`dist/${name}`).size }))
  .toSorted((a, b) => b.bytes - a.bytes)
const parts = BUDGETS.map(({ part, files: pattern, kilobytes }) => {
  const bytes = files.filter(({ name }) => pattern.test(name)).reduce((sum, f) => sum + f.bytes, 0)
  return { part, size: inKilobytes(bytes), budget: kilobytes }
})
const written = await page()
const found = readFileSync(PAGE, 'utf8')
const faults = [
  ...parts
    .filter(({ size, budget }) => size > budget)
    .map(({ part, size, budget }) => `${part}: ${kB(size)}, the budget is ${kB(budget)}`),
  ...files
    .filter(({ name }) => !BUDGETS.some((budget) => budget.files.test(name)))
    .map(({ name }) => `dist/${name} is in no part of the budget`),
]
if (process.argv.includes('--write')) writeFileSync(PAGE, written)
else if (written !== found) faults.push(`${PAGE} shows another size: npm run sizes -- --write`)

for (const { name, bytes } of files) console.log(`${kB(inKilobytes(bytes)).padStart(8)}  ${name}`)
console.log(`\n${await table()}`)
for (const fault of faults) console.error(`sizes: ${fault}`)
if (faults.length > 0) process.exitCode = 1

/** The page with the sizes of today. */
async function page(): Promise<string> {
  const [before, rest = ''] = readFileSync(PAGE, 'utf8').split(BEGIN)
  const after = rest.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for sizes`)
  return `${before}${BEGIN}\n\n${await table()}\n${END}${after}`
}

function table(): Promise<string> {
  const rows = parts.map(({ part, size, budget }) => `| ${part} | ${kB(size)} | ${kB(budget)} |`)
  return format(['| part | size | budget |', '| --- | --: | --: |', ...rows].join('\n'), {
    parser: 'markdown',
  })
}

/** Rounded up, so that nothing that is there is shown as nothing. */
function inKilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000)
}

function kB(kilobytes: number): string {
  return `${String(kilobytes)} kB`
}
