import { describe, expect, it } from '@jest/globals'
import {
  apply,
  type ImportedTrust,
  type Inspection,
  type Performer,
} from '../../src/apply/apply.js'
import { describeWrite } from '../../src/apply/describe-write.js'
import type { Done } from '../../src/apply/done.js'
import { describeAction, stopFinding } from '../../src/apply/import-by-browser.js'
import type { CauseId } from '../../src/causes/catalogue.js'
import type { CheckResult, Finding, State } from '../../src/checks/check.js'
import { checkResult } from '../check-result.js'
import type { PlannedWrite } from '../../src/checks/planned-write.js'
import type { StopKind } from '../../src/console/console-stop.js'

describe('what stops the browser', () => {
  it.each<[StopKind, State, CauseId]>([
    ['browser-missing', 'error', 'console-browser-missing'],
    ['browser-fault', 'error', 'console-browser-fault'],
    ['host-not-allowed', 'error', 'console-host-not-allowed'],
    ['unreachable', 'error', 'console-unreachable'],
    ['sign-in-refused', 'error', 'console-sign-in-refused'],
    ['second-factor', 'manual', 'console-second-factor'],
    ['page-unknown', 'manual', 'console-page-unknown'],
    ['session-ended', 'manual', 'console-session-ended'],
    ['alias-taken', 'fail', 'console-alias-taken'],
    ['refused', 'fail', 'console-refused'],
  ])('%s ends in %s with the cause %s', (kind, state, cause) => {
    const finding = stopFinding({ kind, step: 'provider', found: 'what was seen' }, [
      'console-provider.txt',
    ])
    expect(finding).toMatchObject({
      state,
      found: 'the import by browser stopped at provider: what was seen (see console-provider.txt)',
      causes: [{ id: cause, evidence: 'what was seen' }],
    })
    expect(finding.fix).toMatch(/^[A-Z]/)
  })

  it('leaves what the console may have stored to be looked at', () => {
    const stop = { kind: 'page-unknown', step: 'provider', found: 'what was seen' } as const
    const finding = stopFinding(
      stop,
      [],
      [
        { action: 'add trusted issuer', target: 'x', progress: 'confirmed' },
        { action: 'import certificate', target: 'a', progress: 'sent' },
        { action: 'import certificate', target: 'b', progress: 'entered' },
      ],
    )
    expect(finding.found).toBe(
      'the import by browser stopped at provider: what was seen. The Security Console may have stored what it did not confirm: import certificate (sent, not confirmed) a, import certificate (entered, Save not clicked) b',
    )
  })
})

describe('a change of the console in the reports', () => {
  it.each([
    ['confirmed', 'import certificate'],
    ['sent', 'import certificate (sent, not confirmed)'],
    ['entered', 'import certificate (entered, Save not clicked)'],
  ] as const)('that is %s reads %s', (progress, words) => {
    expect(describeAction({ action: 'import certificate', progress })).toBe(words)
  })
})

const IMPORT: PlannedWrite = {
  kind: 'import-trust',
  checkId: 'fusion.trust',
  issuer: 'https://identity.oraclecloud.com/',
  certificates: [
    {
      alias: 'OIC_IDCS_CERT',
      proven: { subject: 'CN=x', pem: 'PEM' },
    },
    { alias: 'OIC_CA_CERT', proven: undefined },
  ],
}
const ROLE: PlannedWrite = {
  kind: 'add-role',
  checkId: 'role.A',
  roleId: '1',
  code: 'A',
  userId: '2',
  userName: 'SA',
}

it('a plan names issuer and certificates, and no request', () => {
  expect(describeWrite(IMPORT)).toEqual({
    changes: [
      {
        id: 'fusion.trust',
        action: 'add trusted issuer',
        target: 'https://identity.oraclecloud.com/',
      },
      { id: 'fusion.trust', action: 'import certificate', target: 'OIC_IDCS_CERT (CN=x)' },
      { id: 'fusion.trust', action: 'import certificate', target: 'OIC_CA_CERT' },
    ],
    by: 'fusion-username',
    requests: [],
  })
})

function result(id: string, state: State): CheckResult {
  return checkResult(id, state, {
    stage: 'prove',
    causes: state === 'pass' ? [] : [{ id: 'trusted-issuer-missing', evidence: '401' }],
  })
}

/** Runs `apply` with looks that say in turn what is planned; notes what is performed, in order. */
async function applied(
  looks: readonly Inspection[],
  imported: ImportedTrust,
  outOfTime = false,
): Promise<{
  readonly performed: readonly string[]
  readonly seen: readonly Done[]
  readonly outcome: Awaited<ReturnType<typeof apply>>
}> {
  const performed: string[] = []
  const seen: Done[] = []
  const never = (): never => {
    throw new Error('is not planned')
  }
  const perform: Performer = {
    outOfTime: () => outOfTime,
    lease: never,
    createUser: never,
    addRole: ({ code }) => {
      performed.push(`add role ${code}`)
      return Promise.resolve(true)
    },
    rolesShow: () => Promise.resolve(),
    importTrust: ({ issuer }) => {
      performed.push(`import ${issuer}`)
      return Promise.resolve(imported)
    },
  }
  const outcome = await apply((done) => {
    seen.push(done)
    return Promise.resolve(looks[seen.length - 1] ?? never())
  }, perform)
  return { performed, seen, outcome }
}

const PENDING: Inspection = { results: [result('fusion.trust', 'pending')], planned: [IMPORT] }
const PASSED: Inspection = { results: [result('fusion.trust', 'pass')], planned: [] }
const CHANGE = { id: 'fusion.trust', action: 'import certificate', target: 'OIC_CA_CERT (CN=y)' }

describe('apply', () => {
  it('imports after the roles, looks again, and reports what was really changed', async () => {
    const roles: Inspection = { results: [], planned: [ROLE, IMPORT] }
    const { performed, seen, outcome } = await applied([roles, PENDING, PASSED], {
      changes: [CHANGE],
    })
    expect(performed).toEqual(['add role A', 'import https://identity.oraclecloud.com/'])
    expect(seen.at(-1)?.console).toEqual({ changed: true })
    expect(outcome.inspection).toBe(PASSED)
    expect(outcome.changes.slice(1)).toEqual([{ ...CHANGE, state: 'applied' }])
  })

  it('imports what only shows as missing once the roles are there', async () => {
    const { performed } = await applied([{ results: [], planned: [ROLE] }, PENDING, PASSED], {
      changes: [],
    })
    expect(performed).toHaveLength(2)
  })

  it('reports no change when everything was there', async () => {
    const { seen, outcome } = await applied([PENDING, PASSED], { changes: [] })
    expect(seen.at(-1)?.console).toEqual({ changed: false })
    expect(outcome.changes).toEqual([])
  })

  it('keeps what was changed before a stop, and what the trust lacks', async () => {
    const refusal: Finding = stopFinding(
      { kind: 'page-unknown', step: 'certificates', found: 'x' },
      [],
    )
    const { seen, outcome } = await applied([PENDING, PASSED], { changes: [CHANGE], refusal })
    expect(outcome.changes).toEqual([{ ...CHANGE, state: 'applied' }])
    expect(
      seen
        .at(-1)
        ?.refused.get('fusion.trust')
        ?.causes?.map(({ id }) => id),
    ).toEqual(['console-page-unknown', 'trusted-issuer-missing'])
  })

  it('does not open a browser while something speaks against the pair, or without time', async () => {
    const spoilt: Inspection = { ...PENDING, results: [result('certificate.chain', 'fail')] }
    expect((await applied([spoilt], { changes: [] })).performed).toEqual([])
    expect((await applied([PENDING], { changes: [] }, true)).performed).toEqual([])
  })
})
