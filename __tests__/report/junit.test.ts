import { expect, it } from '@jest/globals'
import type { CheckResult } from '../../src/checks/check.js'
import { renderJunit } from '../../src/report/junit.js'
import type { Report } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'

it.each<[string, CheckResult, string]>([
  ['a warning that is proven', checkResult('domain.clock', 'warn'), 'skipped="0"'],
  ['a warning that is not', checkResult('domain.clock', 'warn', { proven: false }), 'skipped="1"'],
])('%s is no skip, unless nothing was tested', (_, check, count) => {
  const report = { environment: 'test', checks: [check], finishedAt: '2026-11-24T00:00:00.000Z' }
  expect(renderJunit(report as unknown as Report)).toContain(count)
})
