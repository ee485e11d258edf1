import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeDirectory } from '../files/directory.js'
import { WRITE_FLAG } from '../files/write-flag.js'
import type { SerializedAXNode } from 'puppeteer-core'
import { withTimeLimit } from '../time/time-limit.js'
import type { ConsolePage } from './console-page.js'
import { inTime } from './in-time.js'
import { isTooLarge } from './page-size.js'
import { readPage } from './page-reading.js'
import { CONSOLE_STEPS, type ConsoleStep, type ConsoleStop } from './console-stop.js'

/** Where the driver leaves what it saw. */
export interface EvidencePlace {
  /** `output-directory`. */
  readonly directory: string
  /** Takes the run's secrets out of a text. */
  readonly redact: (text: string) => string
  /** Aborts when the run is out of time. */
  readonly deadline: AbortSignal
}

/** How long the page may take to show itself. */
const PATIENCE_MS = 15_000
/** Characters of a text file. A picture is bounded by the size of the window, 1600 by 1200 points. */
const LONGEST = 200_000

/** The files of a step. */
export function evidenceFiles(step: ConsoleStep): {
  readonly picture: string
  readonly text: string
} {
  return { picture: `console-${step}.png`, text: `console-${step}.txt` }
}

/**
 * Leaves the page's text and a picture of it, as far as the password cannot be on it (`PasswordTraces`). Nothing here
 * throws, and it ends in time: the stop is what counts.
 * @returns the names of the files that were written
 */
export async function leaveEvidence(
  page: ConsolePage,
  stop: ConsoleStop,
  { directory, redact, deadline }: EvidencePlace,
): Promise<readonly string[]> {
  const names = evidenceFiles(stop.step)
  const written: string[] = []
  try {
    await makeDirectory(resolve(directory))
    const { lines, picture } = await shownInTime(page, deadline)
    const text = redact([stop.found, `at ${page.place}`, ...lines, ''].join('\n'))
    await writeFile(join(directory, names.text), text.slice(0, LONGEST), { flag: WRITE_FLAG })
    written.push(names.text)
    if (picture !== undefined) {
      await writeFile(join(directory, names.picture), picture, { flag: WRITE_FLAG })
      written.push(names.picture)
    }
  } catch {
    // the directory may be what is broken
  }
  return written
}

/** What may be kept of a page. */
interface Shown {
  readonly lines: readonly string[]
  readonly picture?: Uint8Array
}

async function shownInTime(page: ConsolePage, deadline: AbortSignal): Promise<Shown> {
  try {
    return await withTimeLimit(PATIENCE_MS, deadline, (signal) => inTime(signal, shown(page)))
  } catch {
    // the browser may be what is broken
    return { lines: ['the page does not answer'] }
  }
}

async function shown(page: ConsolePage): Promise<Shown> {
  if (await isTooLarge(page.session)) return { lines: ['the page is too large to be shown'] }
  const sight = await page.traces.sight(page.isInFusion)
  if (sight === 'nothing') return HIDDEN
  const { title, text } = await page.page.evaluate(readPage)
  const tree = await page.page.accessibility.snapshot()
  const controls = tree === null ? [] : outline(tree, 0)
  const lines = [`title: ${title}`, '', '== text', text, '', '== controls', ...controls]
  if (sight === 'text') return { lines }
  const picture = await page.page.screenshot({ type: 'png' })
  // the page goes on while it is read
  return (await page.traces.sight(page.isInFusion)) === sight ? { lines, picture } : HIDDEN
}

const HIDDEN: Shown = {
  lines: ['the page is not shown: the password was typed on it, or is on it'],
}

/** Removes what an earlier run has left. */
export async function removeEvidence(directory: string): Promise<void> {
  // one that cannot be removed is no reason to leave the console alone
  await Promise.allSettled(
    CONSOLE_STEPS.flatMap((step) => Object.values(evidenceFiles(step))).map((name) =>
      rm(join(directory, name), { force: true }),
    ),
  )
}

/** The accessibility tree in lines: role, name and what state there is, as the driver reads it. */
export function outline(node: OutlinedNode, depth: number): readonly string[] {
  const { role, name = '', value, disabled, readonly, checked, selected, children = [] } = node
  const states = Object.entries({ disabled, readonly, checked, selected })
    .filter(([, state]) => state === true || state === 'mixed')
    .map(([state]) => state)
  const content = value === undefined || value === '' ? [] : [`= ${JSON.stringify(String(value))}`]
  const line = [role, JSON.stringify(name), ...content, ...states].join(' ')
  return [
    `${'  '.repeat(Math.min(depth, 20))}${line}`,
    ...children.flatMap((child) => outline(child, depth + 1)),
  ]
}

type OutlinedNode = Pick<
  SerializedAXNode,
  'role' | 'name' | 'value' | 'disabled' | 'readonly' | 'checked' | 'selected'
> & { readonly children?: readonly OutlinedNode[] }
