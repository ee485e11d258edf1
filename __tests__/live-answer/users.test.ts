import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { FUSION_SCIM_USER, FUSION_USER, HEALTHY_FUSION } from '../../sandbox/fusion/settings.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { liveAnswerOf } from '../../scripts/live-answer/live-answer.js'
import { usersIn } from '../../scripts/live-answer/users-in.js'
import { wordsOfSources } from '../../scripts/live-answer/words.js'
import type { CheckResult } from '../../src/checks/check.js'
import type { Report } from '../../src/report/report.js'
import { checkResult } from '../check-result.js'
import { lookAt } from '../pipeline/look-at.js'

const WORDS = wordsOfSources('.')

/** Names whose words the action uses itself. */
const INTEGRATION_USER = 'OIC Service - Dev Domain'
const CALLER = 'Fusion Security Manager'

/** Messages of the checks in which a name of a user stands. */
const NAMES =
  /\$\{(?:quoted\()?(?:userName|user\.userName|caller|names|name|subjectOf\(token\))\)?\}/

/** Where the same words stand for something else. */
const OTHERS = [
  'application.ts',
  'application-faults.ts',
  'application-user.ts',
  'status-in-text.ts',
  'connection.ts',
  'signing-certificate.ts',
  'certificate-domain.ts',
  'certificate-validity.ts',
  'certificate-pins.ts',
  'certificate-files.ts',
]

/** Every message of the sources that names a user, with a name in it, and the check that says it. */
const MESSAGES = readdirSync('src/prerequisites')
  .filter((file) => !OTHERS.includes(file))
  .flatMap((file) =>
    [...readFileSync(join('src/prerequisites', file), 'utf8').matchAll(/`((?:[^`\\]|\\.)*)`/g)]
      .map(([, text = '']) => text)
      // a piece is said as a part of another one
      .filter((text) => NAMES.test(text) && !/^(?:, expected |\$\{where\})/.test(text))
      .map((text) => [
        file.startsWith('roles')
          ? 'role.X'
          : file.startsWith('fusion-trust')
            ? 'fusion.trust'
            : 'user.fusion',
        text
          .replaceAll('${spelling}', ', active')
          .replaceAll('${similar}', '')
          .replaceAll('${toldOf(userName)}', '')
          .replaceAll(/\$\{withoutCode === 1 [^}]*\}/g, 'role')
          .replaceAll(/\$\{found\}/g, 'Fusion has no user X')
          .replaceAll(/\$\{empty\}/g, 'the list of users for X is empty')
          .replaceAll(/\$\{unproven\}/g, 'not proven for X: Fusion accepts a token of')
          .replaceAll(/\$\{seen\}/g, 'status 403, and 401 to an invalid token')
          .replaceAll('${valid}', 'valid ')
          .replaceAll(/\$\{AS_INVALID\}/g, 'exactly as it rejected an invalid one (401)')
          .replaceAll(new RegExp(NAMES, 'g'), INTEGRATION_USER)
          .replaceAll(/\$\{[^}]*\}/g, 'X'),
      ]),
  )

function recorded(checks: readonly CheckResult[]): string {
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'oic-fusion-prerequisites', version: '1.0.0' },
    environment: 'acme-test',
    mode: 'verify',
    reason: 'manual',
    startedAt: '2026-01-31T01:02:03.000Z',
    finishedAt: '2026-01-31T01:02:04.000Z',
    durationMs: 1000,
    result: 'fail',
    casdk0004Expected: 'unknown',
    topology: 'cross-domain',
    trustedIssuer: null,
    hosts: { identityDomain: null, fusion: null, oic: null },
    counts: { error: 0, fail: 0, blocked: 0, manual: 0, pending: 0, warn: 0, pass: 1, skip: 0 },
    certificates: [],
    checks,
    changes: [],
    grant: null,
  }
  return JSON.stringify(liveAnswerOf(report, WORDS).answer)
}

describe('the name of a user that is made of words of the action', () => {
  it.each(MESSAGES)('is found where %s says: %s', (id = '', text = '') => {
    expect(usersIn(checkResult(id, 'fail', { found: text }))).toContain(INTEGRATION_USER)
  })

  it.each([
    [
      'user.match',
      'not checked: the name of A B in Fusion could not be read (C D (fusion-username) is not shown A B, although Fusion x). Known: identity domain: E F',
      ['A B', 'C D', 'E F'],
    ],
    [
      'user.domain',
      'the identity domain has no user \u0422\u0415_O; \u0422\u0415 in it is Cyrillic (U+0422 U+0415), and every letter of it looks like a Latin one',
      ['\u0422\u0415_O', '\u0422\u0415', 'U+0422 U+0415'],
    ],
    [
      'user.domain',
      'not proven: found A B, expected a b, and the answer does not say whether it is active',
      ['A B', 'a b'],
    ],
    [
      'user.domain',
      'not proven: found A B, federated: it signs in elsewhere, and the answer does not say x',
      ['A B'],
    ],
    [
      'user.fusion',
      'not proven: found A B, with 3 roles listed, and the answer does not say whether it is active',
      ['A B'],
    ],
    [
      'user.domain',
      'Type integration-username again on a Latin keyboard if TE_O in Latin letters is meant. If',
      ['TE_O'],
    ],
  ])('is found in %s: %s', (id, found, names) => {
    expect(usersIn(checkResult(id, 'fail', { found }))).toEqual(expect.arrayContaining(names))
  })

  it('is looked for in as many messages as there are', () => {
    expect(MESSAGES.length).toBeGreaterThan(20)
  })
})

/** The same value with other names of users in every text. */
function renamed<T>(value: T): T {
  if (typeof value === 'string') {
    return value
      .replaceAll(FUSION_USER.userName, INTEGRATION_USER)
      .replaceAll(FUSION_SCIM_USER.userName, CALLER) as T
  }
  if (Array.isArray(value)) return value.map(renamed) as T
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, renamed<unknown>(member)]),
  ) as T
}

function withOtherNames(scenario: Scenario): Scenario {
  const { users: inDomain = HEALTHY_DOMAIN.users } = scenario.identityDomain ?? {}
  const { users: inFusion = HEALTHY_FUSION.users } = scenario.fusion ?? {}
  return {
    ...scenario,
    inputs: renamed({
      'integration-username': FUSION_USER.userName,
      'fusion-username': FUSION_SCIM_USER.userName,
      ...scenario.inputs,
    }),
    identityDomain: renamed({ ...scenario.identityDomain, users: inDomain }),
    fusion: renamed({ ...scenario.fusion, users: inFusion }),
    ...(scenario.faults && { faults: renamed(scenario.faults) }),
  }
}

/** Scenarios whose messages name users, one for each kind. */
const ABOUT_USERS = [
  'healthy',
  'no-data-security',
  'no-data-security-no-probe',
  'fusion-user-missing',
  'fusion-password-wrong',
  'fusion-scim-user-without-right',
  'role-without-code',
  'roles-not-shown',
  'least-inputs',
  'user-state-unsaid',
].map(scenarioNamed)

describe('what is recorded shows no name of a user', () => {
  it.each(ABOUT_USERS.map((scenario) => [scenario.title, scenario] as const))(
    'when %s',
    async (_, scenario) => {
      const sandbox = await startSandbox(withOtherNames(scenario))
      const checks = await lookAt(sandbox, {})
      await sandbox.close()
      const text = recorded(checks)
      for (const name of [INTEGRATION_USER, CALLER]) {
        expect(text.toLowerCase()).not.toContain(name.toLowerCase())
      }
    },
  )
})
