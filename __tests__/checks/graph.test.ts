import { describe, expect, it } from '@jest/globals'
import {
  error,
  fail,
  leftToTest,
  pass,
  skip,
  warn,
  type Finding,
  type Verdict,
} from '../../src/checks/check.js'
import { CheckGraph, type RunOptions } from '../../src/checks/graph.js'
import { leftOutFaults, matchesAny } from '../../src/checks/left-out.js'
import { optional, whenAsked } from '../../src/checks/needs.js'
import { recordRequest } from '../../src/checks/trace.js'

const OPTIONS: RunOptions = {
  failFast: true,
  leftOut: () => undefined,
  deadline: new AbortController().signal,
  docs: (id) => `docs#${id}`,
  now: () => 0,
  onResult: () => undefined,
}

function explain(thrown: unknown): Finding {
  return error(thrown instanceof Error ? thrown.message : 'unknown')
}

async function states(
  graph: CheckGraph,
  options: Partial<RunOptions> = {},
): Promise<readonly string[]> {
  const { results } = await graph.run({ ...OPTIONS, ...options })
  return results.map(({ id, state, found }) => `${id} ${state}: ${found}`)
}

describe('the graph of checks', () => {
  it('hands values on and names what was missing', async () => {
    const graph = new CheckGraph(explain)
    const inputs = graph.add('inputs.valid', {}, () => pass(2, 'two'))
    const token = graph.add('domain.token', { inputs }, ({ inputs }): Verdict<number> =>
      inputs === 2 ? fail('no', { expected: 'yes' }) : pass(1, 'one'),
    )
    graph.add('domain.keys', { token }, () => pass(null, 'never'))
    graph.add('domain.issuer', { token: optional(token), inputs }, ({ token, inputs }) =>
      pass(null, `${String(token)} ${String(inputs)}`),
    )
    expect(await states(graph)).toEqual([
      'inputs.valid pass: two',
      'domain.token fail: no',
      'domain.keys skip: needs domain.token, which ended in fail',
      'domain.issuer pass: undefined 2',
    ])
  })

  it.each<[string, Verdict<number>, string]>([
    ['failed', fail('no', { expected: 'yes' }), 'needs domain.token, which ended in fail'],
    [
      'was left out',
      skip('left out by skip-checks'),
      'needs domain.token, which was skipped: left out by skip-checks',
    ],
  ])('names along a chain of needs only the check that %s', async (_, verdict, why) => {
    const graph = new CheckGraph(explain)
    const token = graph.add('domain.token', {}, () => verdict)
    const keys = graph.add('domain.keys', { token }, () => pass(1, 'never'))
    const leaf = graph.add('certificate.leaf', { keys: whenAsked(keys) }, async ({ keys }) =>
      pass(await keys(), 'never'),
    )
    graph.add('certificate.chain', { leaf }, () => pass(null, 'never'))
    const [, ...others] = await states(graph)
    expect(others).toEqual([
      `domain.keys skip: ${why}`,
      `certificate.leaf skip: ${why}`,
      `certificate.chain skip: ${why}`,
    ])
  })

  it('starts a check before what it needs only when asked, and skips it when that is missing', async () => {
    const graph = new CheckGraph(explain)
    const order: string[] = []
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    const token = graph.add('domain.token', {}, async () => {
      await gate
      order.push('token')
      return skip('left out')
    })
    graph.add('domain.keys', { token: whenAsked(token) }, async ({ token }) => {
      order.push('anonymous')
      release()
      await token()
      return pass(null, 'never')
    })
    expect(await states(graph)).toEqual([
      'domain.token skip: left out',
      'domain.keys skip: needs domain.token, which was skipped: left out',
    ])
    expect(order).toEqual(['anonymous', 'token'])
  })

  it('reports in the order of declaration, whatever ends first', async () => {
    const graph = new CheckGraph(explain)
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    graph.add('domain.token', {}, async () => {
      await gate
      return pass(null, 'late')
    })
    graph.add('domain.keys', {}, () => {
      release()
      return pass(null, 'early')
    })
    const seen: string[] = []
    await graph.run({ ...OPTIONS, onResult: ({ id }) => seen.push(id) })
    expect(seen).toEqual(['domain.token', 'domain.keys'])
  })

  it('turns what a check throws into its finding', async () => {
    const graph = new CheckGraph(explain)
    graph.add('domain.token', {}, () => {
      throw new Error('broken')
    })
    expect(await states(graph)).toEqual(['domain.token error: broken'])
  })

  it('ends a check that is not finished at the deadline', async () => {
    const graph = new CheckGraph(explain)
    const deadline = new AbortController()
    graph.add('domain.token', {}, () => {
      deadline.abort()
      return new Promise<Verdict<null>>(() => undefined)
    })
    graph.add('domain.keys', {}, () => new Promise<Verdict<null>>(() => undefined))
    expect(await states(graph, { deadline: deadline.signal })).toEqual([
      'domain.token error: not finished when the run was out of time',
      'domain.keys error: not finished when the run was out of time',
    ])
  })

  it('books requests on the check that made them, and counts retries as attempts', async () => {
    const graph = new CheckGraph(explain)
    const request = { method: 'GET', host: 'h', path: '/', status: 200, requestId: null }
    graph.add('domain.token', {}, async () => {
      await Promise.resolve()
      recordRequest({ ...request, status: 503 }, false)
      recordRequest(request, true)
      return pass(null, '')
    })
    graph.add('domain.keys', {}, () => pass(null, ''))
    const {
      results: [token, keys],
    } = await graph.run(OPTIONS)
    expect(token?.requests.map(({ status }) => status)).toEqual([503, 200])
    expect(token?.attempts).toBe(2)
    expect(keys?.requests).toEqual([])
    expect(keys?.attempts).toBe(1)
  })

  it('refuses a check that is declared twice', () => {
    const graph = new CheckGraph(explain)
    graph.add('domain.token', {}, () => pass(null, ''))
    expect(() => graph.add('domain.token', {}, () => pass(null, ''))).toThrow('declared twice')
  })
})

describe('a result says whether it is proven, and why it was not run', () => {
  async function fields(
    graph: CheckGraph,
    options: Partial<RunOptions> = {},
  ): Promise<readonly unknown[]> {
    const { results } = await graph.run({ ...OPTIONS, ...options })
    return results.map(({ state, proven, leftOut }) => [state, proven, leftOut])
  }
  const following = (verdict: Verdict<number>): CheckGraph => {
    const graph = new CheckGraph(explain)
    const keys = graph.add('domain.keys', {}, () => verdict)
    const leaf = graph.add('certificate.leaf', { keys }, () => pass(1, 'one'))
    graph.add('certificate.chain', { leaf }, () => pass(null, 'one'))
    return graph
  }

  it.each<[Verdict<number>, readonly unknown[]]>([
    [pass(1, ''), ['pass', true, null]],
    [warn(1, ''), ['warn', true, null]],
    [warn(1, 'it is not proven that', {}), ['warn', true, null]],
    [warn(1, '', { proven: false }), ['warn', false, null]],
  ])('%j: %j', async (verdict, expected) => {
    expect((await fields(following(verdict)))[0]).toEqual(expected)
  })

  it.each<[string, Verdict<number>, readonly unknown[], string | null]>([
    ['failed', fail('', { expected: '' }), ['fail', true, null], 'need'],
    ['is not known', error(''), ['error', false, null], 'need'],
    ['does not apply', skip(''), ['skip', false, null], null],
    ['is left to a test', leftToTest(''), ['skip', false, 'connection test'], 'need'],
  ])('where what is needed %s', async (_, verdict, first, leftOut) => {
    const later = ['skip', false, leftOut]
    expect(await fields(following(verdict))).toEqual([first, later, later])
  })

  it('where skip-checks names it, or its stage is not started', async () => {
    const graph = following(fail('', { expected: '' }))
    graph.add('fusion.trust', {}, () => pass(null, ''))
    const leftOut = (id: string): string | undefined =>
      id === 'certificate.chain' ? '' : undefined
    expect(await fields(graph, { leftOut })).toEqual([
      ['fail', true, null],
      ['skip', false, 'need'],
      ['skip', false, 'skip-checks'],
      ['skip', false, 'not started'],
    ])
  })

  it('where the run was out of time', async () => {
    const graph = new CheckGraph(explain)
    graph.add('domain.keys', {}, () => new Promise<Verdict<null>>(() => undefined))
    expect(await fields(graph, { deadline: AbortSignal.abort() })).toEqual([
      ['error', false, 'time'],
    ])
  })
})

describe('skip-checks', () => {
  function graphOfThree(): CheckGraph {
    const graph = new CheckGraph(explain)
    const token = graph.add('domain.token', {}, () => pass(null, ''))
    const keys = graph.add('domain.keys', { token: whenAsked(token) }, () => pass(null, ''))
    graph.add('certificate.leaf', { keys, token: optional(token) }, () => pass(null, ''))
    return graph
  }

  it.each<[readonly string[], readonly string[]]>([
    [['certificate.*'], []],
    [['domain.keys', 'certificate.leaf'], []],
    [['*'], ['skip-checks leaves out inputs.valid, expected checks other than that of the inputs']],
    [
      ['domain.keys'],
      [
        'skip-checks leaves out domain.keys, which is needed by certificate.leaf, expected those to be left out too',
      ],
    ],
    [
      ['domain.token', 'certificate.leaf'],
      [
        'skip-checks leaves out domain.token, which is needed by domain.keys, expected those to be left out too',
      ],
    ],
  ])('%j has the faults %j', (patterns, faults) => {
    expect(leftOutFaults(graphOfThree(), patterns)).toEqual(faults)
  })

  it('with an unknown id lists the known ones', () => {
    expect(leftOutFaults(graphOfThree(), ['domain.kyes'])).toEqual([
      'skip-checks names "domain.kyes", expected ids of checks (domain.token, domain.keys, certificate.leaf)',
    ])
  })

  it('takes a dot literally', () => {
    expect(matchesAny(['domain.*'], 'domainxkeys')).toBe(false)
  })
})
