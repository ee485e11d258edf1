import pMap from 'p-map'
import { isWrite, Pair } from '../__tests__/scenarios/pair-runner.js'
import { QUICK_EMPTY_PAIR } from '../sandbox/empty-pair.js'
import type { Fault } from '../sandbox/faults.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { scenarioNamed } from '../sandbox/scenarios.js'
import { type Part } from './part.js'
import { placesOf } from './places.js'

const HEADERS = { 'content-type': 'application/json' }
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Partial<Fault> => ({
  kind: 'answer',
  reply: { status: code, headers: { ...HEADERS, ...headers }, body: '{}' },
})
export const KINDS: Readonly<Record<string, Partial<Fault>>> = {
  refused: { kind: 'refuse' },
  reset: { kind: 'reset' },
  'reset in body': { kind: 'reset-in-body' },
  'no answer': { kind: 'hang' },
  'slow headers': { kind: 'slow-headers' },
  'slow body': { kind: 'slow-body' },
  truncated: { kind: 'truncate' },
  '429': status(429),
  '429 seconds': status(429, { 'retry-after': '1' }),
  '429 date': status(429, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }),
  '500': status(500),
  '502': status(502),
  '503': status(503),
  '504': status(504),
  HTML: { kind: 'answer', reply: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><title>Sign in</title></html>' } },
  redirect: status(302, { location: 'https://login.example/' }),
  'wrong name': { kind: 'wrong-name' },
  expired: { kind: 'expired' },
  'self-signed': { kind: 'self-signed' },
}

export const faults: Part = {
  name: 'faults',
  title: 'x',
  run: async () => {
    const mode = process.env['MODE'] === 'apply' ? 'apply' : 'verify'
    const scenario = mode === 'verify' ? scenarioNamed('healthy') : QUICK_EMPTY_PAIR
    const first = new Pair(await startSandbox(scenario))
    const { requests } = await first.main(mode)
    await first.sandbox.close()
    const places = placesOf(requests, isWrite)
    const cases = places.flatMap((place) => Object.entries(KINDS).flatMap(([kind, fault]) => [false, true].filter((once) => mode === 'verify' || !once || place.writes).map((once) => ({ place, kind, fault, once }))))
    const rows = await pMap(cases, async ({ place, kind, fault, once }) => {
      const pair = new Pair(await startSandbox({ ...scenario, faults: [{ ...place.at, ...fault, ...(once && { times: 1 }) } as Fault] }))
      const run = await pair.main(mode, { 'request-timeout-seconds': '1', 'timeout-seconds': '20' })
      const post = await pair.post(run.result)
      await pair.sandbox.close()
      const bad = run.report?.checks.filter(({ state }) => state !== 'pass' && state !== 'skip').map((c) => `${c.id} ${c.state} ${c.causes.map((x) => x.id).join('|')}`) ?? ['no report']
      return { place: place.label, kind, once, exit: run.result.exitCode, post: post.result.exitCode, ms: Math.round(run.result.milliseconds), bad, writes: run.writes, grants: pair.sandbox.state.domain.grants.length, leaks: run.leaks.length, stderr: run.result.stderr.length, fatal: run.result.stdout.includes('internal fault') }
    }, { concurrency: 8 })
    const { writeFile } = await import('node:fs/promises')
    await writeFile(`/tmp/faults-${mode}.json`, JSON.stringify(rows))
    return { tried: rows.length, losses: [] }
  },
}
