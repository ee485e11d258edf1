import { setFailed, summary, warning } from '@actions/core'
import { redactor } from '../redaction/redactor.js'
import { plain } from '../report/escape.js'

/** Fails the step. @param reason made harmless here, and without secrets */
export function failStep(reason: string): void {
  setFailed(plain(redactor.redact(reason)))
}

/** Warns beside the step. @param sentence made harmless here, and without secrets */
export function warn(sentence: string, title?: string): void {
  warning(plain(redactor.redact(sentence)), title === undefined ? {} : { title })
}

/** Writes the job summary; one that cannot be written is warned of. */
export async function leaveSummary(markdown: string): Promise<void> {
  try {
    await summary.addRaw(markdown).write()
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
    warn(`the job summary was not written: ${reason}`)
  }
}
