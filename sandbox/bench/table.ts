import { LEAST_CHAIN, limitOf, type Circumstances } from './limit.js'

/** What was measured in one circumstance: medians over the runs, in milliseconds. */
export interface Row extends Circumstances {
  readonly took: number
  readonly requests: number
  /** The same questions by curl; `undefined` where there is no curl. */
  readonly curl: number | undefined
}

/**
 * A table in Markdown, as prettier would write it.
 * @param condition heading of the first column
 * @param of its value
 */
export function table(condition: string, of: (row: Row) => number, rows: readonly Row[]): string {
  const head = [
    condition,
    'took',
    'requests',
    'chain',
    'limit of this chain',
    'of it',
    `limit of ${String(LEAST_CHAIN)}`,
    'of it',
    'by curl',
    'times as fast',
  ]
  const cells = rows.map((row) => {
    const { took, requests, chain, curl } = row
    const [own, least] = [limitOf(row), limitOf({ ...row, chain: LEAST_CHAIN })]
    return [
      `${String(of(row))} ms`,
      seconds(took),
      String(requests),
      String(chain),
      seconds(own),
      (took / own).toFixed(2),
      seconds(least),
      (took / least).toFixed(2),
      curl === undefined ? '–' : seconds(curl),
      curl === undefined ? '–' : (curl / took).toFixed(1),
    ]
  })
  const widths = head.map((_, nth) =>
    Math.max(...[head, ...cells].map((line) => (line[nth] ?? '').length)),
  )
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text, nth) => text.padStart(widths[nth] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`
  return [line(head), rule, ...cells.map(line)].join('\n')
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}
