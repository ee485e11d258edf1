import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Fault } from '../../sandbox/faults.js'
import { shownIssue, type SandboxIssue } from '../../sandbox/github/resources.js'
import { JOB_TOKEN, type GithubCaller, type GithubService } from '../../sandbox/github/service.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import type { Reply } from '../../sandbox/reply.js'
import { runAction } from '../../sandbox/run-action.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { Pair, type PairRun } from './pair-runner.js'
import { runSource } from './run-source.js'

/** What GitHub, or what stands before it, does with a request in place of what it is asked. */
interface Disobedience {
  /** Requests that it is about, as method and path. */
  readonly to: RegExp
  /** A disturbance on the wire, in front of the answer. */
  readonly wire?: Fault['kind']
  /** Another answer, after the work is done. */
  readonly reply?: (reply: Reply, request: ReceivedRequest) => Reply
  /** It is much: the bundle is run, for its memory is measured. */
  readonly isMuch?: true
}

const LIST = /^GET .*\/issues$/
const CREATE = /^POST .*\/issues$/
const UPDATE = /^PATCH /
const COMMENT = /\/comments$/
const WIRE = ['endless', 'truncate', 'reset-in-body', 'hang', 'slow-body'] as const

/** Somebody who may open issues, as in a public repository, and nothing else. */
const VISITOR: GithubCaller = { id: 7, login: 'Visitor', isApp: false, mayPush: false }
const STRANGER = { id: 666, login: 'stranger' }

const KEEP = {
  'report-issue': 'on-failure',
  environment: 'test',
  'oic-url': '',
  'oic-instance': '',
  'oic-scope': '',
  'oic-connections': '',
}

/** Tells at its end how much memory the process took, bytes, and gives its heap no more than a small runner has. */
const MEASURED = [
  '--max-old-space-size=256',
  `--import=data:text/javascript,${encodeURIComponent(
    "process.on('exit', () => process.stderr.write('took:' + process.resourceUsage().maxRSS * 1024))",
  )}`,
].join(' ')

/** A run whose answers are all small takes some 135 MB. */
const MOST_BYTES = 256 * 1024 * 1024

let disobedience: Disobedience | undefined
let pair: Pair
let github: GithubService
/** The pair's issue after a first red night, in which GitHub was well. */
let opened: SandboxIssue

const isMeant = (request: ReceivedRequest): boolean =>
  disobedience?.to.test(`${request.method} ${request.path}`) === true

beforeAll(async () => {
  const paths = ['/issues', '/issues/1', '/issues/1/comments']
  const faults = WIRE.flatMap((kind) =>
    paths.map((path): Fault => {
      const when = (request: ReceivedRequest): boolean =>
        disobedience?.wire === kind && isMeant(request)
      return { service: 'github', path: `/api/v3/repos/acme/integration${path}`, kind, when }
    }),
  )
  pair = new Pair(await startSandbox({ ...scenarioNamed('user-inactive'), faults }))
  github = pair.sandbox.github
  github.disobey = (request, reply) => {
    const other = disobedience?.reply
    return other !== undefined && isMeant(request) ? other(reply, request) : reply
  }
  await night(1)
  opened = structuredClone(github.issues[0] ?? made({}))
}, 60_000)

afterAll(() => pair.sandbox.close())

beforeEach(() => {
  disobedience = undefined
  github.caller = JOB_TOKEN
  setIssues([])
  setFusionActive(true)
})

function setIssues(issues: readonly SandboxIssue[]): void {
  github.issues.splice(0, github.issues.length, ...structuredClone(issues))
  github.writes.length = 0
}

/** Another check fails besides, so that the issue is to be rewritten, with a comment. */
function setFusionActive(active: boolean): void {
  const user = pair.sandbox.state.fusionUsers.find(({ userName }) => userName === 'SA_FA_DEV_OIC')
  if (user !== undefined) user.active = active
}

/** A red night; whatever GitHub does, it must say nothing else about the pair, and take no memory to speak of. */
async function night(run: number, inputs: Readonly<Record<string, string>> = {}): Promise<PairRun> {
  const isMuch = disobedience?.isMuch === true
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_RUN_ID: String(run),
    ...(isMuch && { NODE_OPTIONS: MEASURED }),
  }
  const by = pair.by(isMuch ? runAction : runSource)
  const ran = await by.main('verify', { ...KEEP, ...inputs }, { env })
  expect(ran.result.exitCode).toBe(1)
  expect(ran.report?.checks.find(({ id }) => id === 'user.domain')?.state).toBe('fail')
  expect(ran.leaks).toEqual([])
  const took = Number(/^took:(\d+)$/.exec(ran.result.stderr)?.[1])
  if (isMuch) expect(took).toBeLessThan(MOST_BYTES)
  else expect(ran.result.stderr).toBe('')
  return ran
}

const warnings = ({ result }: PairRun): readonly string[] =>
  result.annotations.filter((line) => line.startsWith('::warning title=report-issue::'))

function made(issue: Partial<SandboxIssue>): SandboxIssue {
  return {
    number: 1,
    author: JOB_TOKEN,
    title: '',
    body: '',
    state: 'open',
    labels: ['oic-fusion-prerequisites'],
    assignees: [],
    comments: [],
    ...issue,
  }
}

/** So many issues of others, from this number on. */
function others(count: number, from: number, body = ''): readonly SandboxIssue[] {
  return Array.from({ length: count }, (_, index) => made({ number: from + index, body }))
}

function json(body: unknown, status = 200): Reply {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers, body: JSON.stringify(body) }
}

function page(status: number): Reply {
  return { status, headers: { 'content-type': 'text/html' }, body: '<html>bad gateway</html>' }
}

/** The answer with other members of the issue, or of the first one listed. */
function withMembers(reply: Reply, members: Readonly<Record<string, unknown>>): Reply {
  const read = JSON.parse(reply.body.toString()) as object | readonly object[]
  const changed = Array.isArray(read)
    ? read.map((issue: object, index) => (index === 0 ? { ...issue, ...members } : issue))
    : Object.assign(read, members)
  return { ...reply, body: JSON.stringify(changed) }
}

/** One mebibyte that unpacks to nearly one gibibyte: members that follow each other (RFC 1952, 2.2). */
function bomb(): Reply {
  const member = gzipSync(Buffer.alloc(32 * 1024 * 1024, ' '), { level: 9 })
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
  return { status: 200, headers, body: Buffer.concat(Array.from({ length: 30 }, () => member)) }
}

const limited = (): Reply => {
  const reply = json({ message: 'API rate limit exceeded for installation.' }, 403)
  return { ...reply, headers: { ...reply.headers, 'x-ratelimit-remaining': '0' } }
}

const moved = (): Reply => ({
  status: 301,
  headers: { location: 'https://api.other.example/repositories/42/issues' },
  body: '{"message":"Moved Permanently"}',
})

describe('where the issues of the repository cannot be read, nothing is written', () => {
  it.each<[string, Disobedience, string]>([
    ['a web page', { to: LIST, reply: () => page(200) }, 'answered 200: a web page'],
    ['a gateway', { to: LIST, reply: () => page(502) }, 'answered 502: a web page'],
    ['a redirect', { to: LIST, reply: moved }, 'answered 301: a redirect to api.other.example'],
    ['a rate limit', { to: LIST, reply: limited }, 'GitHub limits the number of requests'],
    [
      'a body that unpacks to much',
      { to: LIST, reply: bomb, isMuch: true },
      'a body that is not JSON',
    ],
    ['a body without an end', { to: LIST, wire: 'endless', isMuch: true }, 'more than 1 MiB'],
    ['half a body', { to: LIST, wire: 'truncate' }, 'a body that is not JSON'],
    ['a body that breaks off', { to: LIST, wire: 'reset-in-body' }, 'closed the connection'],
    ['nothing', { to: LIST, wire: 'hang' }, 'did not answer in time'],
    [
      'a list with an issue in no known state',
      { to: LIST, reply: (reply) => withMembers(reply, { state: 'merged' }) },
      'with no list of issues',
    ],
  ])(
    'as when the answer is %s',
    async (_, does, said) => {
      setIssues([opened])
      setFusionActive(false)
      disobedience = does
      const ran = await night(2, { 'request-timeout-seconds': '2' })
      expect(warnings(ran)).toHaveLength(1)
      expect(warnings(ran)[0]).toContain(
        'The issue of this pair in acme/integration is not up to date: GET ',
      )
      expect(warnings(ran)[0]).toContain(said)
      expect(github.writes).toEqual([])
      expect(ran.result.milliseconds).toBeLessThan(45_000)
    },
    60_000,
  )

  it('nor when only its second page breaks off', async () => {
    setIssues([opened, ...others(80, 2)])
    const isSecond = (request: ReceivedRequest): boolean => request.query.get('page') === '2'
    disobedience = {
      to: LIST,
      reply: (reply, request) => (isSecond(request) ? { ...reply, body: '[{' } : reply),
    }
    const ran = await night(2)
    expect(warnings(ran)[0]).toContain('a body that is not JSON')
    expect(github.writes).toEqual([])
  })

  it('nor when every page is the first again', async () => {
    setIssues([opened, ...others(80, 2)])
    let first: Reply | undefined
    disobedience = { to: LIST, reply: (reply) => (first ??= reply) }
    const ran = await night(2)
    expect(warnings(ran)[0]).toContain('and there are more')
    expect(github.writes).toEqual([])
  })

  it('nor when it is not known whose token it is', async () => {
    disobedience = { to: /^GET .*\/user$/, reply: limited }
    const ran = await night(2)
    expect(warnings(ran)[0]).toContain('GitHub limits the number of requests')
    expect(github.writes).toEqual([])
  })

  it('within half a minute after a run, however patient that is', async () => {
    setIssues([opened])
    disobedience = { to: LIST, wire: 'slow-body' }
    const ran = await night(2, { 'timeout-seconds': '15', 'request-timeout-seconds': '600' })
    expect(warnings(ran)[0]).toContain('did not answer in time')
    expect(ran.result.milliseconds).toBeLessThan(60_000)
  }, 90_000)
})

describe('a list is read as it is meant', () => {
  it('with a short page that is not the last', async () => {
    setIssues([opened, ...others(10, 2)])
    disobedience = {
      to: LIST,
      reply: (reply, { query }) => {
        if (query.get('page') !== '1') return { ...reply, body: listOf(opened) }
        const next = '<https://github.example/x?page=2>; rel="next"'
        return { ...reply, headers: { ...reply.headers, link: next }, body: '[]' }
      },
    }
    expect(warnings(await night(2))).toEqual([])
    expect(github.writes).toEqual([])
  })

  it('with texts that are too long for one answer together', async () => {
    setIssues([opened, ...others(100, 2, 'x'.repeat(60_000))])
    disobedience = { to: LIST, isMuch: true }
    expect(warnings(await night(2))).toEqual([])
    expect(github.writes).toEqual([])
  })

  it('in whatever order it is', async () => {
    const older = made({ ...opened, number: 1, state: 'closed' })
    setIssues([older, { ...opened, number: 2 }, made({ ...opened, number: 3, state: 'closed' })])
    setFusionActive(false)
    disobedience = {
      to: LIST,
      reply: (reply) => ({ ...reply, body: listOf(...github.issues) }),
    }
    await night(2)
    expect(github.writes[0]).toBe('PATCH /repos/acme/integration/issues/2')
  })

  it('without what has no label, though GitHub lists it', async () => {
    const forged = { ...opened, number: 2, author: STRANGER, labels: ['help wanted'] }
    setIssues([opened, forged])
    setFusionActive(false)
    disobedience = {
      to: LIST,
      reply: (reply) => ({ ...reply, body: listOf(forged, opened) }),
    }
    await night(2)
    expect(github.writes).toEqual([
      'PATCH /repos/acme/integration/issues/1',
      'POST /repos/acme/integration/issues/1/comments',
    ])
  })
})

function listOf(...issues: readonly SandboxIssue[]): string {
  return JSON.stringify(issues.map(shownIssue))
}

describe('who may not set labels', () => {
  it.each<[string, readonly SandboxIssue[]]>([
    ['that are new to the repository', []],
    ['that the repository has', [made({ number: 1, author: STRANGER })]],
  ])('%s, keeps one issue over red nights, known by its author', async (_, before) => {
    github.caller = VISITOR
    setIssues(before)
    const first = await night(1)
    expect(warnings(first)).toHaveLength(1)
    expect(warnings(first)[0]).toContain('finds the issue by its author')
    const number = before.length + 1
    expect(warnings(await night(2))).toEqual([])
    setFusionActive(false)
    expect(warnings(await night(3))).toEqual([])
    expect(github.issues).toHaveLength(number)
    expect(github.issues.at(-1)).toMatchObject({ labels: [], author: { id: VISITOR.id } })
    expect(github.writes.slice(-2)).toEqual([
      `PATCH /repos/acme/integration/issues/${String(number)}`,
      `POST /repos/acme/integration/issues/${String(number)}/comments`,
    ])
    expect(github.violations).toEqual([])
  })

  it('opens none as an app, whose issue nothing but a new label would find again', async () => {
    github.caller = { ...JOB_TOKEN, mayPush: false }
    expect(warnings(await night(1))[0]).toContain(
      'answered 403: You do not have permission to create labels on this repository',
    )
    expect(github.issues).toEqual([])
  })

  it('is told as an app that nothing but the dropped label would find the issue again', async () => {
    github.caller = { ...JOB_TOKEN, mayPush: false }
    setIssues([made({})])
    expect(warnings(await night(1))[0]).toContain(
      'add the label oic-fusion-prerequisites to the issue',
    )
  })

  it('is told whom GitHub did not assign', async () => {
    github.caller = VISITOR
    const ran = await night(1, { 'issue-assignees': 'octocat' })
    expect(warnings(ran).join()).toContain('did not assign issue #1 to octocat')
  })
})

describe('an issue of a stranger with a copied marker', () => {
  it.each<[string, GithubCaller]>([
    ['the job', JOB_TOKEN],
    ['a user', VISITOR],
  ])('is never touched by %s, nor hides the own one', async (_, caller) => {
    github.caller = caller
    const forged = { ...opened, author: STRANGER, labels: [] }
    setIssues([forged])
    await night(2)
    await night(3)
    setFusionActive(false)
    await night(4)
    expect(github.issues[0]).toEqual(forged)
    expect(github.issues).toHaveLength(2)
    expect(github.writes.slice(-2)).toEqual([
      'PATCH /repos/acme/integration/issues/2',
      'POST /repos/acme/integration/issues/2/comments',
    ])
  })

  it('is not own because GitHub lists it as such', async () => {
    github.caller = VISITOR
    const forged = { ...opened, author: STRANGER, labels: [] }
    setIssues([forged])
    disobedience = { to: LIST, reply: (reply) => ({ ...reply, body: listOf(forged) }) }
    await night(2)
    expect(github.issues).toMatchObject([forged, { author: { id: VISITOR.id } }])
    expect(github.issues[0]).toEqual(forged)
  })
})

describe('an issue is said to be opened only when it is seen to be, and stays one', () => {
  const aboutAnother = { number: 7, body: 'Another text.' }
  it.each<[string, Disobedience, string]>([
    ['a web page', { to: CREATE, reply: () => page(200) }, 'answered 200: a web page'],
    ['a gateway', { to: CREATE, reply: () => page(502) }, 'answered 502: a web page'],
    ['a body that breaks off', { to: CREATE, wire: 'reset-in-body' }, 'closed the connection'],
    ['a body without an end', { to: CREATE, wire: 'endless', isMuch: true }, 'more than 1 MiB'],
    [
      'another issue',
      { to: CREATE, reply: (reply) => withMembers(reply, aboutAnother) },
      'with issue #7, without what was sent',
    ],
    [
      'an issue without a text',
      { to: CREATE, reply: (reply) => withMembers(reply, { body: null }) },
      'with issue #1, without what was sent',
    ],
    [
      'an issue that is closed',
      { to: CREATE, reply: (reply) => withMembers(reply, { state: 'closed' }) },
      'with issue #1, without what was sent',
    ],
    [
      'a number that is none',
      { to: CREATE, reply: (reply) => withMembers(reply, { number: -1.5 }) },
      'with no issue',
    ],
  ])('though the answer is %s', async (_, does, said) => {
    disobedience = does
    const ran = await night(1)
    expect(warnings(ran)).toHaveLength(1)
    expect(warnings(ran)[0]).toContain(said)
    expect(ran.result.stdout).not.toContain('opened issue')
    disobedience = undefined
    expect(warnings(await night(2))).toEqual([])
    expect(github.writes).toEqual(['POST /repos/acme/integration/issues'])
  })
})

describe('an issue is said to be updated only when it is seen to be', () => {
  it.each<[string, Disobedience, string, number]>([
    ['a web page', { to: UPDATE, reply: () => page(200) }, 'answered 200: a web page', 0],
    [
      'another issue',
      { to: UPDATE, reply: (reply) => withMembers(reply, { number: 2 }) },
      'with issue #2, without what was sent',
      0,
    ],
    [
      'the text as it was',
      { to: UPDATE, reply: (reply) => withMembers(reply, { body: '' }) },
      'with issue #1, without what was sent',
      0,
    ],
    [
      'that it must not',
      { to: UPDATE, reply: () => json({ message: 'Resource not accessible' }, 403) },
      'answered 403: Resource not accessible. Workflow author: give the job "permissions: issues: write"',
      0,
    ],
    [
      'that of another issue for its comment',
      {
        to: COMMENT,
        reply: (reply) => withMembers(reply, { issue_url: 'https://github.example/issues/11' }),
      },
      'with no comment on issue #1',
      1,
    ],
  ])('though the answer is %s', async (_, does, said, comments) => {
    setIssues([opened])
    setFusionActive(false)
    disobedience = does
    const ran = await night(2)
    expect(warnings(ran)).toHaveLength(1)
    expect(warnings(ran)[0]).toContain(said)
    expect(ran.result.stdout.includes('updated issue #1')).toBe(comments === 1)
    expect(github.issues).toHaveLength(1)
    expect(github.issues[0]?.comments).toHaveLength(comments)
  })
})
