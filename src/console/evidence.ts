import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page, SerializedAXNode } from 'puppeteer-core'
import { readPage } from './page-reading.js'
import type { ConsoleStep, ConsoleStop } from './console-stop.js'

/** Where the driver leaves what it saw. */
export interface EvidencePlace {
  /** `output-directory`. */
  readonly directory: string
  /** Takes the run's secrets out of a text. */
  readonly redact: (text: string) => string
}

/** The files of a step. */
export function evidenceFiles(step: ConsoleStep): {
  readonly picture: string
  readonly text: string
} {
  return { picture: `console-${step}.png`, text: `console-${step}.txt` }
}

/**
 * Leaves the page's text and a picture of it. Password fields are emptied before; a page that shows a secret of the run
 * has no picture, and its text is redacted. Nothing here throws: the stop is what counts.
 * @returns the names of the files that were written
 */
export async function leaveEvidence(
  page: Page,
  stop: ConsoleStop,
  { directory, redact }: EvidencePlace,
): Promise<readonly string[]> {
  const names = evidenceFiles(stop.step)
  const written: string[] = []
  try {
    await mkdir(directory, { recursive: true })
    await page.evaluate(emptyPasswords)
    const reading = await page.evaluate(readPage)
    const tree = await page.accessibility.snapshot()
    const shown = [...reading.pieces, reading.text, reading.title].join('\n')
    const text = [
      stop.found,
      `at ${addressOf(page.url())}`,
      `title: ${reading.title}`,
      '',
      '== text',
      redact(reading.text).slice(0, 50_000),
      '',
      '== controls',
      ...(tree === null ? [] : outline(tree, 0)),
      '',
    ].join('\n')
    await writeFile(join(directory, names.text), redact(text))
    written.push(names.text)
    if (redact(shown) === shown) {
      await writeFile(join(directory, names.picture), await page.screenshot({ type: 'png' }))
      written.push(names.picture)
    }
  } catch {
    // the browser may be what is broken
  }
  return written
}

/** Removes what an earlier run has left. */
export async function removeEvidence(directory: string): Promise<void> {
  const steps: readonly ConsoleStep[] = [
    'browser',
    'sign-in',
    'navigation',
    'provider',
    'token-types',
    'certificates',
    'certificate',
  ]
  await Promise.all(
    steps
      .flatMap((step) => Object.values(evidenceFiles(step)))
      .map((name) => rm(join(directory, name), { force: true })),
  )
}

/** Runs in the page. */
function emptyPasswords(): void {
  const page = globalThis as unknown as {
    readonly document: {
      readonly querySelectorAll: (selector: string) => Iterable<{ value: string }>
    }
  }
  for (const field of page.document.querySelectorAll('input[type="password"]')) field.value = ''
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

/** Without the query, which may hold what is secret. */
function addressOf(text: string): string {
  return text.split(/[?#]/)[0] ?? ''
}
