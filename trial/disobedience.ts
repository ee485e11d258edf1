import pMap from 'p-map'
import {
  afterGrant,
  isWrite,
  withPair,
  type Pair,
  type PairRun,
  type Runner,
} from '../__tests__/scenarios/pair-runner.js'
import {
  BYSTANDERS,
  DISOBEDIENCES,
  FOREIGN,
  looksUp,
  type Disobedience,
} from '../sandbox/disobedience.js'
import { QUICK_EMPTY_PAIR, QUICK_EMPTY_PAIR_BY_WORKFLOW } from '../sandbox/empty-pair.js'
import type { Fault } from '../sandbox/faults.js'
import { HEALTHY_FUSION } from '../sandbox/fusion/settings.js'
import { HEALTHY_DOMAIN } from '../sandbox/identity-domain/settings.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { Scenario } from '../sandbox/scenario.js'
import { scenarioNamed } from '../sandbox/scenarios.js'
import { chosen, SIDE_BY_SIDE, type Part } from './part.js'
import { placesOf, type Place } from './places.js'

/** One look-up of a run, answered disobediently from some time on. */
export interface DisobedienceCase {
  readonly pair: 'healthy' | 'empty' | 'workflow'
  readonly mode: 'verify' | 'plan' | 'apply'
  readonly place: Place
  readonly kind: Disobedience
}

const INPUTS = { 'timeout-seconds': '60' }

/** The runs whose look-ups are turned disobedient. */
const RUNS = [
  ['healthy', 'verify'],
  ['empty', 'plan'],
  ['empty', 'apply'],
  ['workflow', 'apply'],
] as const

const PAIRS: Readonly<Record<DisobedienceCase['pair'], Scenario>> = {
  healthy: withBystanders(scenarioNamed('healthy')),
  empty: withBystanders(QUICK_EMPTY_PAIR),
  workflow: withBystanders(QUICK_EMPTY_PAIR_BY_WORKFLOW),
}

/** Turns every look-up disobedient in turn, the later ones of the same kind too. */
export const disobedience: Part = {
  name: 'disobedience',
  title:
    'every look-up answered about something else: nothing is believed of it, nothing written with it',
  run: async (choice) => {
    const cases = chosen(await disobedienceCases(), titleOf, choice)
    const ended = await pMap(
      cases,
      async (one) => (await lossesOf(one)).map((loss) => `${titleOf(one)}: ${loss}`),
      { concurrency: SIDE_BY_SIDE },
    )
    const ofPost = chosen(POST_CASES, titleOfPost, choice)
    const posts = await pMap(
      ofPost,
      async (one) => (await lossesOfPost(one)).map((loss) => `${titleOfPost(one)}: ${loss}`),
      { concurrency: SIDE_BY_SIDE },
    )
    return { tried: cases.length + ofPost.length, losses: [...ended.flat(), ...posts.flat()] }
  },
}

/** Every case, taken from what the runs really ask. */
export async function disobedienceCases(runner?: Runner): Promise<readonly DisobedienceCase[]> {
  const cases = await pMap(RUNS, async ([pair, mode]) => {
    const { requests } = await withPair(PAIRS[pair], (one) => one.main(mode, INPUTS), runner)
    const places = placesOf(requests, isWrite).filter((_, index) => {
      const request = requests[index]
      return request !== undefined && looksUp(request)
    })
    return places.flatMap((place) =>
      DISOBEDIENCES.filter((kind) => canHappen(kind, place.at.path)).map((kind) => ({
        pair,
        mode,
        place: kind === 'the answer before' ? ofItsPath(place) : place,
        kind,
      })),
    )
  })
  return cases.flat().filter((one, index, all) => isFirst(one, all.slice(0, index)))
}

/** Whether the look-up was not asked before in the run, so that all later ones are disobeyed too. */
export function isOfFirstLook({ place }: DisobedienceCase): boolean {
  return place.at.after === 0
}

/** Runs one case, and says what is not as it must be. */
export async function lossesOf(one: DisobedienceCase, runner?: Runner): Promise<readonly string[]> {
  const { pair, mode, place, kind } = one
  const fault = { ...place.at, kind: 'disobey', disobedience: kind } as const
  const use = async (running: Pair): Promise<readonly string[]> => {
    const main = await running.main(mode, INPUTS)
    const post = await running.post(main.result)
    const { result, report } = main
    const losses = [...main.leaks, ...post.leaks]
    if (result.stdout.includes('internal fault')) losses.push('an internal fault')
    if (result.stderr !== '') losses.push('something was written to stderr')
    if (report === undefined) return [...losses, 'no report']
    return [
      ...losses,
      ...foreignWrites([...main.requests, ...post.requests]),
      ...changedBystanders(running.sandbox),
      ...report.checks
        .filter(({ state, found }) => state === 'pass' && FOREIGN.some((it) => found.includes(it)))
        .map(({ id, found }) => `${id} passes, and ${found}`),
      ...wrongEnd(one, main),
    ]
  }
  return withPair({ ...PAIRS[pair], faults: [fault] }, use, runner)
}

/** One look-up of the post step, after an apply that was killed with the grant in hand. */
interface PostCase {
  readonly pair: 'empty' | 'workflow'
  readonly path: string
  readonly kind: Disobedience
}

const POST_CASES: readonly PostCase[] = (['empty', 'workflow'] as const).flatMap((pair) =>
  ['Apps', 'AppRoles', 'Grants'].flatMap((name) =>
    DISOBEDIENCES.filter((kind) => canHappen(kind, `/admin/v1/${name}`)).map((kind) => ({
      pair,
      path: `/admin/v1/${name}`,
      kind,
    })),
  ),
)

function titleOfPost({ pair, path, kind }: PostCase): string {
  return `post of the ${pair} pair, GET ${path}, ${kind}`
}

/** Nothing but the own grant may go; where that cannot be told for certain, the step must be loud. */
async function lossesOfPost({ pair, path, kind }: PostCase): Promise<readonly string[]> {
  let isPost = false
  const fault = {
    service: 'identity-domain',
    path,
    kind: 'disobey',
    disobedience: kind,
    when: (request) => isPost && looksUp(request),
  } satisfies Fault
  return afterGrant({ ...PAIRS[pair], faults: [fault] }, async (running, broken) => {
    isPost = true
    const post = await running.post(broken, INPUTS)
    const left = running.sandbox.state.domain.grants.length
    const { exitCode, stderr } = post.result
    return [
      post.leaks,
      stderr === '' ? [] : 'something was written to stderr',
      foreignWrites(post.requests),
      post.writes
        .filter((write) => !write.startsWith('DELETE /admin/v1/Grants/7'))
        .map((write) => `sent ${write}`),
      left > 0 && exitCode === 0 ? 'a grant is left, and the step is green' : [],
    ].flat()
  })
}

/** A case as a title. */
export function titleOf({ pair, mode, place, kind }: DisobedienceCase): string {
  // the filter says which look-up it is; which attributes are asked for does not
  const asked = decodeURIComponent(place.label.replace(/&[^)]*/, '').replaceAll('+', ' '))
  return `${mode} of the ${pair} pair, ${asked}, ${kind}`
}

function withBystanders(scenario: Scenario): Scenario {
  const { users = HEALTHY_DOMAIN.users } = scenario.identityDomain ?? {}
  const { users: fusionUsers = HEALTHY_FUSION.users } = scenario.fusion ?? {}
  return {
    ...scenario,
    identityDomain: { ...scenario.identityDomain, users: [...users, BYSTANDERS.domainUser] },
    fusion: { ...scenario.fusion, users: [...fusionUsers, BYSTANDERS.fusionUser] },
  }
}

/** A path names one object, and an empty list of grants has nothing that could look alike. */
function canHappen(kind: Disobedience, path: string): boolean {
  if (path.includes('/connections/')) return ['another only', 'a look-alike'].includes(kind)
  return !path.endsWith('/Grants') || kind === 'another first' || kind === 'another only'
}

/** A cache that knows the path alone mixes up all that is asked there. */
function ofItsPath({ label, at, ...place }: Place): Place {
  return { ...place, label: label.replace(/ \(.*$/, ''), at: { ...at, after: 0, when: () => true } }
}

function isFirst(one: DisobedienceCase, before: readonly DisobedienceCase[]): boolean {
  return !before.some((other) => titleOf(other) === titleOf(one))
}

function foreignWrites(requests: PairRun['requests']): readonly string[] {
  return requests
    .filter(isWrite)
    .filter(({ path, body }) => FOREIGN.some((it) => path.includes(it) || body.includes(it)))
    .map(({ method, path, body }) => `a foreign object in ${method} ${path} ${body}`)
}

function changedBystanders({ state }: Sandbox): readonly string[] {
  const { id, userName } = BYSTANDERS.fusionUser
  const alice = state.fusionUsers.find((user) => user.id === id)
  const bystander = state.domain.users.find((user) => user.id === BYSTANDERS.domainUser.id)
  const wanted = ['OIC_INTEGRATION_ROLE', 'ORA_FND_INTEGRATION_SPECIALIST_JOB', 'SOAOperator']
  const ours = state.fusionUsers.find((user) => user.userName === 'SA_FA_DEV_OIC')
  const others = [...(ours?.roles ?? []), ...(ours?.arriving ?? []).map(({ code }) => code)].filter(
    (code) => !wanted.includes(code),
  )
  return [
    alice?.roles.length === 0 && alice.arriving.length === 0 ? [] : `${userName} was given a role`,
    bystander === BYSTANDERS.domainUser ? [] : `${BYSTANDERS.domainUser.userName} was changed`,
    others.length === 0 ? [] : `the user was given ${others.join(', ')}`,
    state.domain.grants.length === 0 ? [] : 'a grant is left',
  ].flat()
}

/** What the check that asked must say, and what must not be written then. */
function wrongEnd(one: DisobedienceCase, { report, writes }: PairRun): readonly string[] {
  const check = report?.checks.find(({ id }) => id === askedBy(one.place))
  const said = `${check?.id ?? 'no check'} is ${check?.state ?? 'missing'}: ${check?.found ?? ''}`
  switch (believed(one)) {
    case 'nothing': {
      const early = !one.place.at.path.includes('/connections/') && isOfFirstLook(one)
      return [
        check?.state === 'error' ? [] : said,
        early && writes.length > 0 ? `written all the same: ${writes.join(', ')}` : [],
      ].flat()
    }
    case 'the right object':
      return ['pass', 'pending'].includes(check?.state ?? '') ? [] : [said]
    case 'anything':
      return []
  }
}

/** What may be believed of an answer, if anything. */
function believed({
  pair,
  place,
  kind,
}: DisobedienceCase): 'the right object' | 'nothing' | 'anything' {
  const { path, after = 0 } = place.at
  const isUser = /\/Users(\/\.search)?$/.test(path)
  // who is created in between is there later on
  // whatever it is called, it may define the scope
  if (place.label.includes('scopes.fqs')) return 'anything'
  if (kind === 'the answer before' || (path === '/admin/v1/Users' && after > 0)) return 'anything'
  // near misses are of no account, but the name in other case is the user
  if (path.endsWith('/.search')) return kind === 'two of the name' ? 'anything' : 'the right object'
  if (kind === 'a look-alike') {
    // a client id is compared without regard to case, too
    return isUser || path === '/admin/v1/Apps' ? 'the right object' : 'nothing'
  }
  const isThere = !(path === '/admin/v1/Users' && pair !== 'healthy') && !path.endsWith('/Grants')
  return kind === 'another first' && isThere ? 'the right object' : 'nothing'
}

function askedBy({ at: { service, path }, label }: Place): string {
  const connection = /\/connections\/([^/]+)(\/test)?$/.exec(path)
  if (connection !== null) {
    return `oic.connection${connection[2] === undefined ? '' : '-test'}.${connection[1] ?? ''}`
  }
  if (path.endsWith('/Roles'))
    return `role.${/name eq "(.*)"|name\+eq\+%22(\w+)%22/.exec(label)?.slice(1).join('') ?? ''}`
  if (/\/Users(\/\.search)?$/.test(path))
    return `user.${service === 'fusion' ? 'fusion' : 'domain'}`
  if (path === '/admin/v1/Apps' && label.includes('allowedGrants')) {
    return label.includes('scopes.fqs') ? 'application.resource' : 'application.client'
  }
  return 'domain.keys'
}
