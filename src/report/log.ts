import { personOf } from '../causes/cause.js'
import { STATES, type CheckResult, type RequestTrace } from '../checks/check.js'
import { plain } from '../redaction/plain.js'
import { bounded } from './escape.js'
import { greenInWords } from './green.js'
import { linesFound } from './lines-found.js'
import type { Report } from './report.js'

const WIDTH_OF_STATE = 8

/** The words of the summary. */
const EXPECTED: Readonly<Record<Report['casdk0004Expected'], string>> = {
  true: 'yes',
  false: 'no',
  unknown: 'unknown',
}

/** An exchange, with what the log alone says of it. */
interface Exchanged extends RequestTrace {
  readonly milliseconds: number
  readonly attempt: number
}

/** Where the lines of the log go. Each is made harmless there, and secrets are taken out of it. */
export interface Printer {
  readonly say: (text: string) => void
  readonly sayForDebugging: (text: string) => void
  readonly sayFolded: (title: string, lines: readonly string[]) => void
  readonly annotate: (sentence: string, title: string) => void
}

/**
 * The job's log: a line per check as soon as it has ended, then what is to be done about those that are not as they
 * should be, when all of them have; at most eight lines each. The requests are folded at the end.
 */
export class Log {
  readonly #printer: Printer
  readonly #exchanges: string[] = []
  /** Lines of the last earlier look. */
  #earlier: ReadonlySet<string> = new Set()

  constructor(printer: Printer) {
    this.#printer = printer
  }

  /** A line of text. */
  readonly line = (text: string): void => {
    this.#printer.say(text)
  }

  /** How a check has ended, and what was found. Causes are not settled before all have ended. */
  check(result: CheckResult): void {
    const [first = '', ...others] = linesFound(result)
    this.line(resultLine({ ...result, found: first }))
    for (const line of others) this.line(' '.repeat(WIDTH_OF_STATE) + line)
  }

  /**
   * Causes, who acts and how, of every check that is not as it should be, as they are settled for every report. `fail`
   * and `error` become annotations as well.
   */
  toDo(results: readonly CheckResult[]): void {
    for (const result of results) {
      if (result.state !== 'pass' && result.state !== 'skip') this.#toDo(result)
    }
  }

  #toDo({ id, state, found, expected, causes, fixBy, fix }: CheckResult): void {
    const details = [
      ['expected', expected],
      ['cause', causes.map((cause) => cause.id).join(', or ') || null],
      ['who', fixBy && personOf(fixBy)],
      ['how', fix],
    ].filter(([, text]) => text !== null)
    if (details.length > 0) this.line(`${state.padEnd(WIDTH_OF_STATE)}${id}`)
    for (const [label, text] of details) {
      this.line(`${' '.repeat(WIDTH_OF_STATE)}${String(label)}: ${String(text)}`)
    }
    if (state === 'fail' || state === 'error') {
      const expectation = expected === null ? '' : `. Expected: ${expected}`
      this.#printer.annotate(`${found}${expectation}${fix === null ? '' : `. ${fix}`}`, id)
    }
  }

  /**
   * Results that later ones replace, folded and without annotations; of a second such look only what differs from the
   * one before it.
   */
  earlierLook(results: readonly CheckResult[]): void {
    const before = this.#earlier
    this.#earlier = new Set(results.map(resultLine))
    const lines = [...this.#earlier].filter((line) => !before.has(line))
    if (lines.length === 0) return
    this.#printer.sayFolded(
      before.size === 0 ? 'Before the changes' : 'After the changes, where it differs',
      lines,
    )
  }

  /** An exchange: at once at debug level, and in the folded list at the end. */
  exchange({ method, host, path, status, requestId, milliseconds, attempt }: Exchanged): void {
    const line = [
      method,
      host + path,
      status === null ? 'no answer' : String(status),
      requestId === null ? 'no request id' : `request id ${requestId}`,
      `${String(Math.round(milliseconds))} ms`,
      ...(attempt === 1 ? [] : [`attempt ${String(attempt)}`]),
    ].join(' ')
    this.#exchanges.push(line)
    this.#printer.sayForDebugging(line)
  }

  /** Prints every request of the run, folded. */
  requests(): void {
    this.#printer.sayFolded(`Requests (${String(this.#exchanges.length)})`, this.#exchanges)
  }

  /** The last block: verdict, expectation of CASDK-0004, and where the report is. */
  verdict(report: Report, reportPath: string | undefined): void {
    this.line(verdictLine(report))
    // of what is wrong there are lines enough above
    if (report.result === 'warn' || report.result === 'pass') this.line(greenInWords(report))
    this.line(`CASDK-0004 expected: ${EXPECTED[report.casdk0004Expected]}`)
    for (const { alias, sha256 } of report.certificates) this.line(`${alias} SHA-256 ${sha256}`)
    if (reportPath !== undefined) this.line(`report: ${reportPath}`)
  }
}

function resultLine({ id, state, found }: CheckResult): string {
  return `${state.padEnd(WIDTH_OF_STATE)}${id}  ${found}`
}

/** The verdict in one line: `test, verify: fail (1 fail, 11 pass, 1 skip)`. */
export function verdictLine({
  environment,
  mode,
  result,
  counts,
}: Pick<Report, 'environment' | 'mode' | 'result' | 'counts'>): string {
  const counted = STATES.filter((state) => counts[state] > 0)
    .map((state) => `${String(counts[state])} ${state}`)
    .join(', ')
  return plain(`${bounded(environment, 200)}, ${mode}: ${result} (${counted})`)
}
