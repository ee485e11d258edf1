import pMap from 'p-map'
import {
  isWrite,
  Pair,
  withPair,
  type PairRun,
  type Runner,
} from '../__tests__/scenarios/pair-runner.js'
import { BYSTANDERS } from '../sandbox/disobedience.js'
import { DISTRACTING_PAIR } from '../sandbox/distracting-pair.js'
import { QUICK_EMPTY_PAIR } from '../sandbox/empty-pair.js'
import { runAction } from '../sandbox/run-action.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { chosen, SIDE_BY_SIDE, type Part } from './part.js'

/** Where an `apply` is killed: when the sandbox has made this answer, and the action has not received it yet. */
export interface Crash {
  readonly pair: 'obedient' | 'distracting'
  readonly signal: 'SIGKILL' | 'SIGTERM'
  /** Which answer of the run, counted from 1. */
  readonly answer: number
}

const PAIRS = { obedient: QUICK_EMPTY_PAIR, distracting: DISTRACTING_PAIR } as const

const ROLES = ['OIC_INTEGRATION_ROLE', 'ORA_FND_INTEGRATION_SPECIALIST_JOB', 'SOAOperator']

/** Kills `apply` at every answer in turn; the post step and another `apply` follow. */
export const crash: Part = {
  name: 'crash',
  title: 'apply killed at every answer: post leaves no grant, and the next apply a healthy pair',
  run: async (choice) => {
    const obedient = await crashes('obedient')
    const distracting = await crashes('distracting')
    const cases = chosen(
      [...obedient.everywhere, ...obedient.aroundWrites('SIGTERM'), ...distracting.everywhere],
      titleOf,
      choice,
    )
    const ended = await pMap(
      cases,
      async (one) => (await lossesOf(one)).map((loss) => `${titleOf(one)}: ${loss}`),
      { concurrency: SIDE_BY_SIDE },
    )
    return { tried: cases.length, losses: ended.flat() }
  },
}

/** Where an `apply` on an empty pair can be killed: at every answer, and at those next to a write. */
export async function crashes(pair: Crash['pair']): Promise<{
  readonly everywhere: readonly Crash[]
  readonly aroundWrites: (signal: Crash['signal']) => readonly Crash[]
}> {
  const { requests } = await withPair(PAIRS[pair], async (one) =>
    succeeded(await one.main('apply')),
  )
  const writes = requests.flatMap((request, index) => (isWrite(request) ? [index + 1] : []))
  return {
    everywhere: requests.map((_, index) => ({ pair, signal: 'SIGKILL', answer: index + 1 })),
    aroundWrites: (signal) =>
      [...new Set(writes.flatMap((write) => [write, write + 1]))].map((answer) => ({
        pair,
        signal,
        answer,
      })),
  }
}

/**
 * Kills an `apply`, runs the post step and another `apply`, and says what is not as it must be.
 * @param runner of what comes after the kill
 */
export async function lossesOf(
  { pair: kind, signal, answer }: Crash,
  runner?: Runner,
): Promise<readonly string[]> {
  let kill: (signal: NodeJS.Signals) => void = () => undefined
  let kills = 0
  const sandbox = await startSandbox(PAIRS[kind], {
    onAnswer: (nth) => {
      if (nth !== answer || kills > 0) return
      kills += 1
      kill(signal)
    },
  })
  const pair = new Pair(sandbox, runner)
  const grantsLeft = (): number => sandbox.state.domain.grants.length
  try {
    const onStart = (end: typeof kill): void => {
      kill = end
    }
    const broken = await pair.by((run) => runAction({ ...run, onStart })).main('apply')
    const post = await pair.post(broken.result)
    const left = grantsLeft()
    const again = await pair.main('apply')
    const { roles, arriving } = sandbox.state.fusionUsers[0] ?? { roles: [], arriving: [] }
    const users = sandbox.state.domain.users
      .map(({ userName }) => userName)
      .slice(PAIRS[kind].identityDomain?.users?.length)
    const changed = sandbox.state.fusionUsers.filter(
      ({ userName, roles: given, arriving: toCome }) =>
        userName === BYSTANDERS.fusionUser.userName && given.length + toCome.length > 0,
    )
    const creations = sandbox.requests.filter(
      ({ method, path }) => method === 'POST' && path === '/admin/v1/Users',
    )
    return [
      kills === 1 ? [] : 'apply ended before it was killed',
      broken.result.outputs['result'] === undefined ? [] : 'the killed apply has a result',
      post.result.exitCode === 0 ? [] : `post ended with ${String(post.result.exitCode)}`,
      ...[broken, post, again].map(({ leaks }) => leaks),
      changed.length === 0 ? [] : 'somebody else was given a role',
      left === 0 ? [] : `${String(left)} grants are left after post`,
      /^(pass|warn)$/.test(again.result.outputs['result'] ?? '')
        ? []
        : `the next apply ended as ${again.result.outputs['result'] ?? 'nothing'}`,
      grantsLeft() === 0 ? [] : 'a grant is left after the next apply',
      creations.length === 1 ? [] : 'the user was not created once',
      users.join() === 'SA_FA_DEV_OIC' ? [] : `the users of the domain are ${users.join(', ')}`,
      roles.toSorted().join() === ROLES.join() && arriving.length === 0
        ? []
        : `the user has the roles ${roles.join(', ')}, and ${String(arriving.length)} are to come`,
    ].flat()
  } finally {
    await sandbox.close()
  }
}

/** A crash as a title. */
export function titleOf({ pair, signal, answer }: Crash): string {
  return `the ${pair} pair, by ${signal} at answer ${String(answer)}`
}

function succeeded(run: PairRun): PairRun {
  if (run.result.outputs['result'] !== 'pass')
    throw new Error('apply does not set up the empty pair')
  return run
}
