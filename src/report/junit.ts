import { isUnproven, STAGES, type CheckResult } from '../checks/check.js'
import { xml } from './escape.js'
import { groupName } from './check-groups.js'
import type { Report } from './report.js'

/**
 * The results as JUnit XML: a suite per stage, a case per check. `fail` is a failure; `error` and `blocked` are
 * errors, because nothing was proven wrong; `manual` and `pending` are skips with their text, because they are work
 * that is known and not a defect of the pair; a warning without proof is a skip, because nothing was tested.
 */
export function renderJunit({ environment, checks, finishedAt }: Report): string {
  const suites = STAGES.flatMap((stage) => {
    const cases = checks.filter((check) => check.stage === stage)
    if (cases.length === 0) return []
    const counted = (tag: Tag): string =>
      String(cases.filter((check) => tagOf(check) === tag).length)
    return [
      `  <testsuite name="${xml(`${stage} of ${environment}`)}" timestamp="${finishedAt}" tests="${String(cases.length)}" failures="${counted('failure')}" errors="${counted('error')}" skipped="${counted('skipped')}" time="${seconds(cases.reduce((sum, check) => sum + check.durationMs, 0))}">`,
      ...cases.map(testcase),
      '  </testsuite>',
    ]
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

type Tag = 'failure' | 'error' | 'skipped'

function tagOf(check: CheckResult): Tag | undefined {
  switch (check.state) {
    case 'fail':
      return 'failure'
    case 'error':
    case 'blocked':
      return 'error'
    case 'manual':
    case 'pending':
    case 'skip':
      return 'skipped'
    case 'warn':
      return isUnproven(check) ? 'skipped' : undefined
    case 'pass':
      return undefined
  }
}

function testcase(check: CheckResult): string {
  const open = `    <testcase classname="${xml(groupName(check.id))}" name="${xml(check.id)}" time="${seconds(check.durationMs)}"`
  const tag = tagOf(check)
  if (tag === undefined) return `${open}/>`
  const { state, found, expected, causes, fix } = check
  const text = [
    expected === null ? '' : `expected: ${expected}`,
    causes.length === 0 ? '' : `cause: ${causes.map(({ id }) => id).join(', or ')}`,
    fix === null ? '' : `how: ${fix}`,
  ]
    .filter((line) => line !== '')
    .map((line) => xml(line))
    .join('\n')
  return `${open}><${tag} message="${xml(`${state}: ${found}`)}">${text}</${tag}></testcase>`
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}
