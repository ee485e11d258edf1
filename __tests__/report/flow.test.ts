import { expect, it } from '@jest/globals'
import type { CheckResult, Stage, State } from '../../src/checks/check.js'
import { checkResult } from '../check-result.js'
import { renderFlow } from '../../src/report/flow.js'

const check = (id: string, stage: Stage, state: State): CheckResult =>
  checkResult(id, state, { stage })

const boxes = (flow: string): readonly string[] => flow.match(/(?<=\[").*(?=")|subgraph \w+/g) ?? []

it('neighbours of a stage in the same state share a box, under their state', () => {
  const flow = renderFlow([
    check('domain.token', 'look', 'pass'),
    check('certificate.leaf', 'look', 'pass'),
    check('user.domain', 'look', 'fail'),
    check('role.A', 'look', 'pass'),
    check('fusion.trust', 'prove', 'pass'),
  ])
  expect(boxes(flow)).toEqual([
    'subgraph look',
    'pass<br/>Identity domain, Certificates',
    'fail<br/>Users',
    'pass<br/>Roles',
    'subgraph prove',
    'pass<br/>Trust',
  ])
  expect(flow).toContain('g0 --> g1 --> g2\n')
  expect(flow).toContain('look --> prove\n')
})

it('there is no diagram when hardly anything was looked at', () => {
  const nothingElse = [check('domain.token', 'look', 'skip'), check('role.A', 'look', 'skip')]
  expect(renderFlow([check('inputs.valid', 'look', 'error'), ...nothingElse])).toBe('')
  expect(renderFlow([])).toBe('')
})
