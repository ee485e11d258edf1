import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Report } from '../../src/report/report.js'

const ajv = new Ajv2020({ strict: true, allErrors: true })
addFormats.default(ajv)
const followsSchema = ajv.compile<Report>(
  JSON.parse(
    await readFile(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'),
  ) as object,
)

/** The text of a `report.json`, held against the published schema. @throws {Error} where it does not follow it */
export function parseReport(text: string): Report {
  const report: unknown = JSON.parse(text)
  if (!followsSchema(report)) throw new Error(ajv.errorsText(followsSchema.errors))
  return report
}
