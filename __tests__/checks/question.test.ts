import { describe, expect, it } from '@jest/globals'
import { error, fail, pass, skip, type CheckResult, type Finding } from '../../src/checks/check.js'
import { CheckGraph, type RunOptions } from '../../src/checks/graph.js'
import { Question } from '../../src/checks/question.js'
import { recordRequest } from '../../src/checks/trace.js'

const REQUEST = { method: 'GET', host: 'h', path: '/p', status: 200, requestId: null }

/** A question that sends one request, retried once, and counts how often it is asked. */
function counted(thrown?: Error): {
  readonly question: Question<number>
  readonly asked: () => number
} {
  let asked = 0
  const question = new Question(async () => {
    asked += 1
    recordRequest({ ...REQUEST, status: 503 }, false)
    await Promise.resolve()
    recordRequest(REQUEST, true)
    if (thrown !== undefined) throw thrown
    return asked
  })
  return { question, asked: () => asked }
}

function explain(thrown: unknown): Finding {
  return error(thrown instanceof Error ? thrown.message : 'unknown')
}

function ran(
  graph: CheckGraph,
  options: Partial<RunOptions> = {},
): Promise<readonly CheckResult[]> {
  return graph
    .run({
      failFast: true,
      ahead: true,
      leftOut: () => undefined,
      deadline: new AbortController().signal,
      docs: (id) => id,
      now: () => 0,
      onResult: () => undefined,
      ...options,
    })
    .then(({ results }) => results)
}

const cost = ({ id, requests, attempts }: CheckResult): readonly unknown[] => [
  id,
  requests.map(({ status }) => status),
  attempts,
]

describe('a question', () => {
  it('is asked once, whoever takes the answer, and is booked on the first who does', async () => {
    const { question, asked } = counted()
    const graph = new CheckGraph(explain)
    graph.add('domain.token', {}, async () => pass(await question.answer(), 'first'))
    graph.add('domain.keys', {}, async () => pass(await question.answer(), 'second'))
    const results = await ran(graph)
    expect(results.map(cost)).toEqual([
      ['domain.token', [503, 200], 2],
      ['domain.keys', [], 1],
    ])
    expect(asked()).toBe(1)
  })

  it('that was asked ahead is booked on the check that takes the answer', async () => {
    const { question, asked } = counted()
    const graph = new CheckGraph(explain)
    const token = graph.add('domain.token', {}, async () => {
      await question.answer()
      return pass(1, 'taken')
    })
    graph.add('privilege.event-catalog', { token }, () => pass(null, 'never asks'))
    question.ahead()
    await Promise.resolve()
    expect(asked()).toBe(1)
    expect((await ran(graph)).map(cost)).toEqual([
      ['domain.token', [503, 200], 2],
      ['privilege.event-catalog', [], 1],
    ])
    expect(asked()).toBe(1)
  })

  it('that another question takes the answer of is borne by the check that takes that one', async () => {
    const inner = counted()
    const outer = new Question(async () => (await inner.question.answer()) + 1)
    outer.ahead()
    const graph = new CheckGraph(explain)
    graph.add('domain.token', {}, async () => pass(await outer.answer(), 'taken'))
    expect((await ran(graph)).map(cost)).toEqual([['domain.token', [503, 200], 2]])
  })

  it('that is refused stays refused, and troubles nobody who does not take the answer', async () => {
    const { question, asked } = counted(new Error('no'))
    question.ahead()
    await new Promise(setImmediate)
    await expect(question.answer()).rejects.toThrow('no')
    await expect(question.answer()).rejects.toThrow('no')
    expect(asked()).toBe(1)
  })
})

describe('a check whose question may be asked ahead', () => {
  /** The check `privilege.event-catalog` of the stage that comes second, and whether its question was asked. */
  async function askedAhead(
    first: () => ReturnType<typeof pass<number>> | ReturnType<typeof fail>,
    options: Partial<RunOptions> = {},
  ): Promise<readonly [asked: number, CheckResult | undefined]> {
    const { question, asked } = counted()
    const graph = new CheckGraph(explain)
    const allowing = graph.add('domain.token', {}, first)
    // ends when the question was asked, or could have been
    const slow = graph.add('domain.reachable', {}, async () => {
      await new Promise(setImmediate)
      return options.failFast === false || asked() === 1
        ? pass(1, 'asked meanwhile')
        : fail('not asked meanwhile', { expected: 'asked' })
    })
    graph.add(
      'privilege.event-catalog',
      { slow },
      async () => pass(await question.answer(), 'taken'),
      [{ after: { allowing }, question }],
    )
    const results = await ran(graph, options)
    return [asked(), results.at(-1)]
  }

  it('is asked as soon as that is allowed, and before the check may judge', async () => {
    const [asked, result] = await askedAhead(() => pass(1, 'allows'))
    expect([asked, result?.state, result?.requests.length]).toEqual([1, 'pass', 2])
  })

  it.each<[string, () => ReturnType<typeof fail>, Partial<RunOptions>]>([
    ['what allows it has no value', () => fail('no', { expected: 'yes' }), {}],
    ['the run asks nothing ahead', () => pass(1, 'allows') as never, { ahead: false }],
    [
      'the check is left out',
      () => pass(1, 'allows') as never,
      { leftOut: (id) => (id === 'privilege.event-catalog' ? 'by hand' : undefined) },
    ],
    [
      'how it ends is known',
      () => pass(1, 'allows') as never,
      { known: (id) => (id === 'privilege.event-catalog' ? skip('known') : undefined) },
    ],
  ])('is not asked when %s', async (_, first, options) => {
    const [asked, result] = await askedAhead(first, options)
    expect([asked, result?.state]).toEqual([0, 'skip'])
  })

  it('is not asked when something has failed by then, and the run fails fast', async () => {
    const { question, asked } = counted()
    const graph = new CheckGraph(explain)
    const early = graph.add('inputs.valid', {}, () => fail('no', { expected: 'yes' }))
    const late = graph.add('domain.token', {}, async () => {
      await early.ended
      await new Promise(setImmediate)
      return pass(1, 'allows')
    })
    graph.add('privilege.event-catalog', {}, async () => pass(await question.answer(), 'taken'), [
      { after: { late }, question },
    ])
    await ran(graph)
    expect(asked()).toBe(0)
  })

  it('shows no requests when it is skipped in the end', async () => {
    const { question, asked } = counted()
    const graph = new CheckGraph(explain)
    const token = graph.add('domain.token', {}, () => pass(1, 'allows'))
    graph.add('domain.keys', {}, async () => {
      await new Promise(setImmediate)
      return fail('no', { expected: 'yes' })
    })
    graph.add(
      'privilege.event-catalog',
      { token },
      async () => pass(await question.answer(), 'never'),
      [{ after: { token }, question }],
    )
    const results = await ran(graph)
    expect(asked()).toBe(1)
    expect(results.map(({ id, state, requests }) => [id, state, requests.length])).toEqual([
      ['domain.token', 'pass', 0],
      ['domain.keys', 'fail', 0],
      ['privilege.event-catalog', 'skip', 0],
    ])
  })
})
