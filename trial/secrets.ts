import pMap from 'p-map'
import { afterGrant, isWrite, Pair, type PairRun } from '../__tests__/scenarios/pair-runner.js'
import { SECRET_INPUTS, type PlantedSecret } from '../sandbox/canaries.js'
import { DISTRACTING_PAIR } from '../sandbox/distracting-pair.js'
import {
  EMPTY_PAIR,
  QUICK_EMPTY_PAIR,
  QUICK_EMPTY_PAIR_BY_WORKFLOW,
  TALKATIVE_PAIR,
} from '../sandbox/empty-pair.js'
import { clientKey } from '../sandbox/identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from '../sandbox/identity-domain/settings.js'
import type { ReceivedRequest } from '../sandbox/received-request.js'
import { startSandbox } from '../sandbox/sandbox.js'
import type { Scenario } from '../sandbox/scenario.js'
import { SCENARIOS } from '../sandbox/scenarios.js'
import { ECHO_SCENARIOS } from '../sandbox/scenarios/echoes.js'
import { WORKLOAD_INPUTS } from '../sandbox/scenarios/workload-identity.js'
import { chosen, SIDE_BY_SIDE, type Figures, type Part } from './part.js'

const { admin, clientCertificateAlias, integrationClient } = HEALTHY_DOMAIN

/** What every run is given besides; it keeps the run from waiting long. */
const ALWAYS = {
  'oic-client-id': integrationClient.id,
  'oic-client-secret': integrationClient.secret,
  'report-issue': 'on-failure',
  'fail-fast': 'false',
  'timeout-seconds': '20',
}

const BY_CLIENT = {
  'admin-auth': 'client',
  'oidc-audience': '',
  'oidc-client-id': '',
  'oidc-client-secret': '',
  'admin-client-id': admin.id,
  'admin-client-secret': admin.secret,
  'integration-user-email': 'oic-dev@acme.example',
}

const BY_WORKFLOW = {
  ...WORKLOAD_INPUTS,
  'admin-client-id': '',
  'admin-client-secret': '',
  'integration-user-email': 'oic-dev@acme.example',
}

const BY_KEY = {
  'client-private-key': await clientKey(),
  'client-certificate-alias': clientCertificateAlias,
}

const EMPTY_PAIR_BY_WORKFLOW: Scenario = {
  ...EMPTY_PAIR,
  title: `${EMPTY_PAIR.title}, by the workflow itself`,
  inputs: { ...EMPTY_PAIR.inputs, ...BY_WORKFLOW },
}

/** Pairs whose apply is killed with a grant in hand. */
const KILLED = [QUICK_EMPTY_PAIR, QUICK_EMPTY_PAIR_BY_WORKFLOW, DISTRACTING_PAIR]

type Mode = Parameters<Pair['main']>[0]

/**
 * Every mode, and every way to sign in. Where a key and a secret are given the key is used and the secret is not, so
 * there are runs without a key.
 */
function runsOf({ inputs = {} }: Scenario): readonly (readonly [mode: Mode, Scenario['inputs']])[] {
  return [
    ['verify', ALWAYS],
    ['verify', { ...ALWAYS, ...BY_CLIENT, ...BY_KEY }],
    ['plan', { ...ALWAYS, ...BY_WORKFLOW, ...BY_KEY }],
    // a scenario that is about the workflow as administrator knows best
    ['apply', { ...ALWAYS, ...(inputs['admin-auth'] === 'github-oidc' ? {} : BY_CLIENT) }],
  ]
}

/**
 * Plants canaries in all secrets, runs every scenario in every mode, and searches all that was written and sent. What
 * verify and plan send besides must be reads.
 */
export const secrets: Part = {
  name: 'secrets',
  title:
    'no secret is shown or sent to a stranger, in any form, in any scenario and mode; verify and plan write nothing to Oracle',
  run: async (choice) => {
    const all = [
      ...SCENARIOS,
      ...ECHO_SCENARIOS,
      EMPTY_PAIR,
      EMPTY_PAIR_BY_WORKFLOW,
      TALKATIVE_PAIR,
      DISTRACTING_PAIR,
    ]
    const scenarios = chosen(all, ({ title }) => title, choice)
    const searches = [
      ...(await pMap(scenarios, searched, { concurrency: SIDE_BY_SIDE })),
      ...(await pMap(
        chosen(KILLED, ({ title }) => title, choice),
        searchedAfterKill,
      )),
    ]
    const planted = searches.flatMap((search) => search.planted)
    return {
      tried: searches.reduce((sum, { tried }) => sum + tried, 0),
      losses: [
        ...searches.flatMap(({ losses }) => losses),
        ...(choice.only === undefined ? missingCanaries(planted) : []),
      ],
      lines: [
        `${String(scenarios.length)} scenarios; verify with a secret and with a key, plan, and apply, each with its post step; and post after a killed apply`,
        ...SECRET_INPUTS.map((name) => {
          const runs = planted.filter((secret) => secret.name === name)
          const used = runs.filter((secret) => secret.used).length
          return `${name.padEnd(24)}planted in ${String(runs.length)} runs, used in ${String(used)}`
        }),
      ],
    }
  },
}

/** A write to Oracle; the issue at GitHub is what these runs are asked to keep. */
function isForbidden(request: ReceivedRequest): boolean {
  return isWrite(request) && request.service !== 'github'
}

function sent({ method, path }: ReceivedRequest): string {
  return `sent ${method} ${path}`
}

/** Secret inputs that no run was given, or none used: nothing is proven of them. */
export function missingCanaries(planted: readonly PlantedSecret[]): readonly string[] {
  return SECRET_INPUTS.flatMap((name) => {
    const runs = planted.filter((secret) => secret.name === name)
    if (runs.length === 0) return [`${name} was planted in no run`]
    return runs.some(({ used }) => used) ? [] : [`no run used ${name}`]
  })
}

async function searched(
  scenario: Scenario,
): Promise<Figures & { readonly planted: readonly PlantedSecret[] }> {
  const pair = new Pair(await startSandbox(scenario))
  const env = { RUNNER_DEBUG: '1', GITHUB_API_URL: pair.sandbox.github.url }
  try {
    const all: string[] = []
    const planted: PlantedSecret[] = []
    let tried = 0
    for (const [mode, inputs] of runsOf(scenario)) {
      const main = await pair.main(mode, inputs, { env })
      const post = await pair.post(main.result, inputs, { env })
      const writes = (run: PairRun): readonly string[] =>
        mode === 'apply' ? [] : run.requests.filter(isForbidden).map(sent)
      const losses = [main, post].flatMap((run) => [...shown(run), ...writes(run)])
      all.push(...losses.map((loss) => `${scenario.title}, ${mode}: ${loss}`))
      // a post step that has nothing to give back reads no secret: searched, and not counted
      planted.push(...main.planted)
      tried += 1
    }
    return { tried, losses: all, planted }
  } finally {
    await pair.sandbox.close()
  }
}

/** The post step with a grant to give back, after an apply that was killed. */
async function searchedAfterKill(scenario: Scenario): ReturnType<typeof searched> {
  return afterGrant(scenario, async (pair, broken) => {
    const env = { RUNNER_DEBUG: '1', GITHUB_API_URL: pair.sandbox.github.url }
    const post = await pair.post(broken, {}, { env })
    const idle = post.requests.length === 0 ? ['the post step gave nothing back'] : []
    const losses = [...shown(post), ...idle]
    return {
      tried: 1,
      losses: losses.map((loss) => `${scenario.title}, post after a kill: ${loss}`),
      planted: post.planted,
    }
  })
}

function shown({ leaks, result }: PairRun): readonly string[] {
  return [...leaks, ...(result.stderr === '' ? [] : ['wrote to stderr'])]
}
