import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Report } from '../../src/report/report.js'

/** The report at a path, or in words why there is none. */
export function readReport(path: string, root: string): Report | string {
  const text = contentOf(path)
  if (text === undefined) return `${path} cannot be read. Give the report.json of a run.`
  const report = parse(text)
  const ajv = new Ajv2020({ strict: true })
  addFormats.default(ajv)
  const schema = parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8')) as object
  const followsSchema = ajv.compile<Report>(schema)
  if (followsSchema(report)) return report
  return `${path} is not a report of this version: ${ajv.errorsText(followsSchema.errors)}`
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
