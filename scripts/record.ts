/**
 * Turns the report of a run into a file that shows how the services answered and nothing of whose they are:
 * `npm run record -- report.json`, or the output directory in its place.
 */
import { statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { liveAnswerOf } from './live-answer/live-answer.js'
import { readReport } from './live-answer/read-report.js'
import { wordsOfSources } from './live-answer/words.js'

const ROOT = resolve(import.meta.dirname, '..')

// whoever reads the list may have seen enough: `| head` closes the pipe
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
})

const [given, ...more] = process.argv.slice(2)
if (given === undefined || given.startsWith('-') || more.length > 0) {
  console.error('usage: npm run record -- report.json')
  process.exitCode = 2
} else {
  record(resolve(process.env['INIT_CWD'] ?? '.', given))
}

function record(place: string): void {
  const path =
    statSync(place, { throwIfNoEntry: false })?.isDirectory() === true
      ? join(place, 'report.json')
      : place
  const report = readReport(path, ROOT)
  if (typeof report === 'string') {
    console.error(`record: ${report}`)
    process.exitCode = 2
    return
  }
  const { answer, replaced } = liveAnswerOf(report, wordsOfSources(ROOT))
  const target = join(dirname(path), 'live-answer.json')
  writeFileSync(target, `${JSON.stringify(answer, undefined, 2)}\n`)
  console.log('Replaced (this list is for you, it is not in the file):')
  for (const { placeholder, value } of replaced) {
    console.log(`  ${placeholder.padEnd(20)} ${JSON.stringify(value)}`)
  }
  console.log(`\nWritten: ${target}`)
  console.log('Read it before you attach it to an issue. Where a placeholder hides a word of a')
  console.log("service's own message that names nobody, write the word back by hand.")
}
