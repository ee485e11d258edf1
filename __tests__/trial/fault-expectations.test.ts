import { describe, expect, it } from '@jest/globals'
import { OUT_OF_TIME } from '../../src/checks/out-of-time.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import type { FaultCase, FaultEnd } from '../../trial/fault-case.js'
import { lossesOf } from '../../trial/fault-expectations.js'
import { FAULT_KINDS, type FaultKind } from '../../trial/fault-kinds.js'

const TOKEN = '/oauth2/v1/token'
const PASSWORD = 'grant_type=password&username=u&password=p'

function kindNamed(name: string): FaultKind {
  const kind = FAULT_KINDS.find((candidate) => candidate.name === name)
  if (kind === undefined) throw new Error(`no kind ${name}`)
  return kind
}

/** A disturbance of one request, by its label. */
function fault(
  name: string,
  {
    once = false,
    mode = 'verify',
    label = `identity-domain POST ${TOKEN} (Basic)`,
    ...place
  }: {
    readonly once?: boolean
    readonly mode?: FaultCase['mode']
    readonly label?: string
    readonly writes?: boolean
    readonly lease?: FaultCase['place']['lease']
    readonly at?: FaultCase['place']['at']
  } = {},
): FaultCase {
  const [service, method = '', path = ''] = label.split(' ')
  return {
    mode,
    administrator: 'client',
    once,
    kind: kindNamed(name),
    place: {
      label,
      at: { service: service as ReceivedRequest['service'], method, path, after: 0 },
      writes: false,
      lease: 'outside',
      ...place,
    },
  }
}

function request(line: string, body = '', at = 0): ReceivedRequest {
  const [method, path] = line.split(' ')
  const service = path?.includes('/scim/') === true ? 'fusion' : 'identity-domain'
  return {
    service,
    method,
    path,
    query: new URLSearchParams(),
    headers: {},
    body,
    at,
  } as ReceivedRequest
}

const STATES = {
  'domain.token': 'pass',
  'domain.keys': 'pass',
  'user.domain': 'pass',
  'role.X': 'warn',
}

/** An end in which these checks differ from the undisturbed ones: state and cause. */
function end(
  findings: Readonly<Record<string, string>>,
  {
    requests = [],
    exitCode = Object.values(findings).some((f) => /^(fail|error|blocked)/.test(f)) ? 1 : 0,
    checks = { ...STATES, ...findings },
    postWrites = [],
    changes = [],
  }: {
    readonly requests?: readonly ReceivedRequest[]
    readonly exitCode?: number
    readonly checks?: Readonly<Record<string, string>>
    readonly postWrites?: readonly string[]
    readonly changes?: FaultEnd['undisturbed']['changes']
  } = {},
): FaultEnd {
  const report = {
    grant: null,
    changes,
    checks: Object.entries(checks).map(([id, finding]) => {
      const [state, cause] = finding.split(' ')
      const causes = cause === undefined ? [] : [{ id: cause, evidence: '' }]
      return { id, state, causes, found: cause === undefined ? OUT_OF_TIME.found : '' }
    }),
  }
  const writes = requests
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token'))
    .map(({ method, path }) => `${method} ${path}`)
  const result = { stdout: '', stderr: '', startedAt: 0, milliseconds: 1000, exitCode }
  return {
    undisturbed: { states: STATES, changes: [] },
    main: { result, report, requests, writes, leaks: [] },
    post: { result: { exitCode: 0 }, writes: postWrites, leaks: [] },
    grantsLeft: 0,
  } as unknown as FaultEnd
}

const NOTHING: Readonly<Record<string, string>> = {}

describe('a write whose answer alone is lost', () => {
  const lost = (name: string): FaultCase =>
    fault(name, {
      mode: 'apply',
      writes: true,
      label: 'identity-domain POST /admin/v1/Users (Bearer)',
    })

  it.each(FAULT_KINDS.filter(({ works }) => works).map(({ name }) => [name]))(
    'is found again, for good too: %s',
    (name) => {
      expect(lossesOf(lost(name), end(NOTHING))).toEqual([])
      expect(lossesOf(lost(name), end({ 'user.domain': 'blocked host-unreachable' }))).not.toEqual(
        [],
      )
    },
  )

  it('is no such one when the work was not done', () => {
    expect(lossesOf(lost('504'), end(NOTHING))).not.toEqual([])
  })
})

describe('of a disturbance that is made up for,', () => {
  const once = fault('502', { once: true })

  it('nothing is lost when all is as without it', () => {
    expect(lossesOf(once, end(NOTHING))).toEqual([])
  })

  it.each([
    ['a check in another state', end({ 'role.X': 'pass' }), /role\.X is pass, undisturbed warn/],
    ['a check that was skipped', end({ 'user.domain': 'skip' }), /user\.domain is skip/],
    ['an empty report', end(NOTHING, { checks: {} }), /not in the report: domain\.token/],
    [
      'a failure',
      end({ 'user.domain': 'error x' }),
      /expected no failure, got user\.domain error x/,
    ],
    ['an exit code that is wrong', end(NOTHING, { exitCode: 1 }), /exit code 1/],
    [
      'another change',
      end(NOTHING, { changes: [{ id: 'role.X', action: 'add', target: 'u', state: 'applied' }] }),
      /changes are role\.X add applied/,
    ],
  ])('%s is a loss', (_, ended, loss) => {
    expect(lossesOf(once, ended).join('\n')).toMatch(loss)
  })
})

describe('of a disturbance that lasts,', () => {
  it.each([
    [
      'who asks says it',
      '429',
      { 'domain.token': 'error rate-limited', 'user.domain': 'skip' },
      [],
    ],
    [
      'others ran out of time beside',
      '429',
      { 'domain.token': 'error rate-limited', 'user.domain': 'error' },
      [/expected/],
    ],
    [
      'nobody says that there was a rate limit',
      '429',
      { 'user.domain': 'error' },
      [/expected domain\.token to say error rate-limited, got user\.domain error out-of-time/],
    ],
    [
      'another check says it',
      '503',
      { 'user.domain': 'blocked service-unavailable' },
      [/expected/],
    ],
    ['another cause is named', '503', { 'domain.token': 'blocked host-unreachable' }, [/expected/]],
    [
      'a check passes that does not without it',
      '503',
      { 'domain.token': 'blocked service-unavailable', 'role.X': 'pass' },
      [/role\.X is pass/],
    ],
    [
      'the whole host is refused, and who does not ask it says so',
      'refused',
      { 'domain.token': 'blocked host-unreachable', 'role.X': 'blocked host-unreachable' },
      [/expected/],
    ],
  ] as const)('when %s', (_, kind, findings, losses) => {
    const found = lossesOf(fault(kind), end(findings))
    expect(found).toHaveLength(losses.length)
    losses.forEach((loss, index) => {
      expect(found[index]).toMatch(loss)
    })
  })

  it('what is left unproven must be a warning', () => {
    const label = 'fusion GET /fscmUI/faces/FuseWelcome (anonymous)'
    const states = { ...STATES, 'topology.import-needed': 'pass' }
    const of = (state: string): readonly string[] =>
      lossesOf(fault('503', { label }), {
        ...end(NOTHING, { checks: { ...states, 'topology.import-needed': state } }),
        undisturbed: { states, changes: [] },
      })
    expect(of('warn')).toEqual([])
    expect(of('pass')).toEqual(['topology.import-needed is pass, expected a warning'])
  })

  it('a workflow that gets no ID token says so, where it administers', () => {
    const workflow: FaultCase = {
      ...fault('503', { mode: 'apply', label: 'github GET /idtoken (Bearer)' }),
      administrator: 'workflow',
    }
    const of = (finding: string): readonly string[] =>
      lossesOf(workflow, end({ 'user.domain': finding }))
    expect(of('blocked id-token-refused')).toEqual([])
    expect(of('blocked service-unavailable')).toHaveLength(1)
  })

  it('in apply a later look may have had no time for the others', () => {
    const findings = { 'domain.keys': 'error rate-limited', 'user.domain': 'error' }
    expect(
      lossesOf(
        fault('429', { mode: 'apply' }),
        end(findings, { checks: { ...STATES, ...findings } }),
      ),
    ).toEqual([])
  })

  it('in apply too the check that asks must say so', () => {
    const refused = fault('refused', { mode: 'apply' })
    const other = end({ 'user.domain': 'blocked host-unreachable' })
    const label = 'identity-domain GET /.well-known/openid-configuration (anonymous)'
    expect(lossesOf(refused, other)).toEqual([])
    expect(lossesOf({ ...refused, place: { ...refused.place, label } }, other)).toHaveLength(1)
  })
})

describe('of what is sent,', () => {
  const token = fault('502', { once: true })
  const patch = request('PATCH /hcmRestApi/scim/Roles/1', '{}')
  const password = request(`POST ${TOKEN}`, PASSWORD)
  const limited = (once: boolean): FaultCase =>
    fault('429', {
      mode: 'apply',
      once,
      writes: true,
      label: 'fusion PATCH /hcmRestApi/scim/Roles/1',
    })

  it.each([
    ['verify writes nothing', token, [patch], /verify sent PATCH/],
    ['nor does it remove', token, [request('DELETE /admin/v1/Grants/1')], /verify sent DELETE/],
    [
      'a change is sent once',
      fault('502', { once: true, mode: 'apply' }),
      [patch, patch],
      /sent twice: PATCH/,
    ],
    ['the password is sent once', token, [password, password], /the password was sent twice/],
    [
      'one that was refused for a rate limit is repeated once',
      limited(true),
      [patch, { ...patch }, { ...patch }],
      /sent twice: PATCH/,
    ],
    [
      'a role is added at most four times to a pod that does not answer',
      fault('no answer', {
        mode: 'apply',
        writes: true,
        label: 'fusion PATCH /hcmRestApi/scim/Roles/1',
      }),
      [1, 2, 3, 4, 5, 6].map(() => ({ ...patch })),
      /sent twice: PATCH/,
    ],
  ])('%s', (_, of, requests, loss) => {
    expect(lossesOf(of, end(NOTHING, { requests })).join('\n')).toMatch(loss)
  })

  it('what a rate limit refused is sent again, and a removal may be', () => {
    const grant = request('DELETE /admin/v1/Grants/1')
    expect(lossesOf(limited(true), end(NOTHING, { requests: [patch, { ...patch }] }))).toEqual([])
    expect(
      lossesOf(
        fault('502', { once: true, mode: 'apply' }),
        end(NOTHING, { requests: [grant, grant] }),
      ),
    ).toEqual([])
  })

  it('the post step removes grants, and nothing else', () => {
    const removal = end(NOTHING, { postWrites: ['DELETE /admin/v1/Grants/1'] })
    expect(lossesOf(token, removal)).toEqual([])
    const user = end(NOTHING, { postWrites: ['POST /admin/v1/Users'] })
    expect(lossesOf(token, user)).toEqual(['the post step sent POST /admin/v1/Users'])
  })

  it.each([
    ['429, Retry-After in seconds', 990, false],
    ['429, Retry-After in seconds', 1000, true],
    ['429, Retry-After as a date', 1990, false],
    ['429, Retry-After as a date', 2000, true],
    ['429, Retry-After as a date that is over', 1, true],
  ])('after %s it is not sent again too soon: %i ms', (kind, gap, good) => {
    const requests = [request(`POST ${TOKEN}`), request(`POST ${TOKEN}`, '', gap)]
    const losses = lossesOf(fault(kind, { once: true }), end(NOTHING, { requests }))
    expect(losses.length === 0).toBe(good)
  })
})
