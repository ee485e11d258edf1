import { describe, expect, it } from '@jest/globals'
import { STATES, type CheckResult, type State } from '../../src/checks/check.js'
import { issueBody, pairKey } from '../../src/issue/issue-text.js'
import { keepIssue, type Issue, type IssueTracker } from '../../src/issue/keep-issue.js'
import { IssueTrouble } from '../../src/issue/trouble.js'
import type { Report } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'

const RUN = 'https://github.example/acme/integration/actions/runs/1'

function reportOf(...checks: readonly CheckResult[]): Report {
  const count = (state: State): number => checks.filter((check) => check.state === state).length
  return {
    schemaVersion: 1,
    tool: { name: 'oic-fusion-prerequisites', version: '1' },
    environment: 'test',
    mode: 'verify',
    reason: 'schedule',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    durationMs: 1000,
    result: count('fail') > 0 ? 'fail' : 'pass',
    casdk0004Expected: 'unknown',
    topology: 'unknown',
    trustedIssuer: null,
    hosts: { identityDomain: 'idcs.example', fusion: 'pod.example', oic: null },
    counts: Object.fromEntries(STATES.map((state) => [state, count(state)])) as Report['counts'],
    certificates: [],
    checks,
    changes: [],
    grant: null,
  }
}

const RED = reportOf(checkResult('domain.token', 'fail'))
const GREEN = reportOf(checkResult('domain.token', 'pass'))

/** The pair's issue, as an earlier run of the same night wrote it with another digest. */
function ofPair(number: number, isOpen = true): Issue {
  const marked = { pair: pairKey(RED), failing: ['domain.token'], since: RUN, digest: 'another' }
  return { number, isOpen, body: issueBody(RED, marked) }
}

/** Issues that are kept in memory, and what was written of them. */
function tracker(
  given: Partial<Record<'labelled' | 'own', readonly Issue[]>> & { readonly isWhole?: boolean },
  refuses?: 'update' | 'comment',
): IssueTracker & { readonly writes: string[] } {
  const { labelled = [], own = [], isWhole = true } = given
  const writes: string[] = []
  const write = async (name: string, number: number): Promise<void> => {
    if (name === refuses) throw new IssueTrouble(`${name} refused`)
    writes.push(`${name} ${String(number)}`)
    return Promise.resolve()
  }
  return {
    writes,
    labelled: () => Promise.resolve({ issues: labelled, isWhole }),
    own: () => Promise.resolve(own),
    create: async () => {
      await write('create', 1)
      return 1
    },
    update: (number) => write('update', number),
    comment: (number) => write('comment', number),
  }
}

async function kept(
  issues: ReturnType<typeof tracker>,
  report: Report,
): Promise<{ readonly told: readonly string[]; readonly writes: readonly string[] }> {
  const told: string[] = []
  await keepIssue(issues, { report, failOn: [], url: RUN }, (done) => told.push(done))
  return { told, writes: issues.writes }
}

describe('the issue of a pair', () => {
  it.each<[string, Parameters<typeof tracker>[0], string]>([
    ['opened when there is none', {}, 'create 1'],
    ['the open one, in whatever order', { labelled: [ofPair(3, false), ofPair(2)] }, 'update 2'],
    ['the newest open one', { labelled: [ofPair(4), ofPair(9), ofPair(5)] }, 'update 9'],
    ['else the newest', { labelled: [ofPair(4, false), ofPair(9, false)] }, 'update 9'],
    ['the labelled one before an own one', { labelled: [ofPair(1)], own: [ofPair(2)] }, 'update 1'],
    ['else the own one', { labelled: [{ ...ofPair(1), body: '' }], own: [ofPair(2)] }, 'update 2'],
    ['found though there are more', { labelled: [ofPair(1)], isWhole: false }, 'update 1'],
    ['found among the own though there are more', { own: [ofPair(2)], isWhole: false }, 'update 2'],
  ])('is %s', async (_, given, first) => {
    expect((await kept(tracker(given), RED)).writes[0]).toBe(first)
  })

  it.each([
    ['red', RED],
    ['green', GREEN],
  ])(
    'is not opened in a %s night when it may be among those that were not read',
    async (_, report) => {
      const issues = tracker({ isWhole: false })
      await expect(kept(issues, report)).rejects.toThrow('and there are more')
      expect(issues.writes).toEqual([])
    },
  )

  it('gets no comment when it is not known to be updated', async () => {
    const issues = tracker({ labelled: [ofPair(1)] }, 'update')
    await expect(kept(issues, GREEN)).rejects.toThrow('update refused')
    expect(issues.writes).toEqual([])
  })

  it('is told to be closed when its comment is refused', async () => {
    const told: string[] = []
    const issues = tracker({ labelled: [ofPair(1)] }, 'comment')
    const keeping = keepIssue(issues, { report: GREEN, failOn: [], url: RUN }, (done) =>
      told.push(done),
    )
    await expect(keeping).rejects.toThrow('comment refused')
    expect(told).toEqual(['closed issue #1'])
  })

  it('is found again, however many checks fail', async () => {
    const checks = Array.from({ length: 3000 }, (_, index) =>
      checkResult(`oic.connection.A_PROJECT/ERP_${String(index)}`, 'fail'),
    )
    let body = ''
    const create = (_: string, text: string): Promise<number> => {
      body = text
      return Promise.resolve(1)
    }
    const report = reportOf(...checks)
    await kept({ ...tracker({}), create }, report)
    expect(body.length).toBeLessThanOrEqual(60_000)
    const again = tracker({ labelled: [{ number: 1, isOpen: true, body }] })
    expect((await kept(again, report)).writes).toEqual([])
  })
})
