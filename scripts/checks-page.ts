import type { Cause } from '../src/causes/cause.js'
import { CAUSES, type CauseId } from '../src/causes/catalogue.js'
import { WAY_OF } from '../src/causes/ways.js'
import { anchorOf, CHECKS, type CheckDescription, type LooksAt } from '../src/checks/catalogue.js'
import { STAGES, STATES, type Stage, type State } from '../src/checks/check.js'
import { EXPLAINED, type Explanation } from '../src/checks/explained.js'

const OPENING = `
# Checks

This page is for you if a check did not pass, or if you want to know what a check proves. Look the check up by its ID. You see what it tests, what each state means, and what to do.

Each check has a stable ID. It appears in the reports and in the outputs, and you can list it in \`skip-checks\`. If a check names a cause, [Causes](causes.md) says how to fix it.

A **pair** is one identity domain and one Fusion pod. In a **same-domain** pair, Oracle Integration and the pod use one identity domain. In a **cross-domain** pair they use two, and certificates must be imported into Fusion.
`.trim()

/** What a state means in every check. */
const MEANINGS: Readonly<Record<State, string>> = {
  error: 'The action could not find out. This says nothing about the pair.',
  fail: 'The action checked it, and it is wrong.',
  blocked: 'The system is down, in maintenance, read-only or cannot be reached. Run again later.',
  manual: 'A person must act. The report has the instructions. Only in `plan` and `apply`.',
  pending: 'It is not right yet, and `apply` fixes it.',
  warn: 'It will soon be wrong, is suspicious, or is not proven. If it is not proven, the text names the input that would prove it.',
  pass: 'It is right.',
  skip: 'It was left out. `skip-checks` names it, it does not apply to this pair, or it needs a check that did not pass. The text says which.',
}

const PROVEN = `
## What is proven

In \`report.json\` each check has two more fields:

- \`proven\` says whether the run has seen what the state says. A warning is not proven when a credential, a right or an answer was missing. A check that was skipped, was blocked or ended in an error proves nothing.
- \`leftOut\` says why a check that applies was not run to its end. It is \`null\` for a check that was run, and for one that does not apply to the pair.

\`leftOut\` has one of these values:

- \`skip-checks\`: the input names the check.
- \`need\`: a check that it needs did not end well.
- \`not started\`: its stage did not start.
- \`connection test\`: a connection test is to show the same.
- \`time\`: the run was out of time.

The heading of the report says that all is well only if every check that applies passed. Otherwise it names the most important finding. That is trust that was not tested, a certificate that expires soon, another warning, or how many checks were not run or not proven.

With \`require-proof: true\` the step fails as long as a check that applies was not run or is not proven. Checks that \`skip-checks\` names do not count. If no check was made at all, the heading says so, and \`require-proof: true\` fails the step.
`.trim()

const EXPECTED_401 = `
## Whether CASDK-0004 is expected

The output [\`casdk-0004-expected\`](outputs.md#casdk-0004-expected) depends only on what the run has proven:

1. It is \`false\` (no) if the test of every connection in \`oic-connections\` passed with a result. A test that was not run proves nothing, also if \`skip-checks\` names it. Nor does a test that passed under a policy other than OAuth.
2. Otherwise it is \`true\` (yes) if a check meets three conditions. It is proven and ends in \`fail\` or \`manual\`. It looks at the pair or at the connection. Its most likely cause is one that Oracle Integration shows as a 401 ([Causes](causes.md)).
3. Otherwise it is \`unknown\`.

A certificate is no such cause once the pod has accepted a token of the identity domain.

What a check shows need not be a 401 itself. If the user lacks SOAOperator or the privilege for the service catalogue, the pod answers the action with 403. The summary then says how a 401 comes of it, and how well that is known. See [\`soa-operator-missing\`](causes.md#soa-operator-missing) and [\`service-catalog-privilege-missing\`](causes.md#service-catalog-privilege-missing).

A fault of the run itself never gives \`true\`. Such faults are:

- its client secret in GitHub
- the credentials of an administrator, of Oracle Integration or of Fusion
- an input
- the network or the clock of the runner

The connection has a client ID, a secret and a scope of its own. They count as wrong only if Oracle Integration says so about the connection. An input that describes a system, such as \`trusted-issuer\`, proves nothing about the system.
`.trim()

const ABOUT_STAGES: Readonly<Record<Stage, string>> = {
  look: 'These checks look at the inputs, the identity domain, the certificates, the applications, the pod, the user and its roles.',
  prove:
    'These checks act as the integration user. They prove that the names match, that the pod trusts the tokens, and what the user may do.',
  test: 'These checks ask Oracle Integration for its connections and run its own test of each.',
}

/** `docs/checks.md`: one anchor per id, stage by stage. */
export function renderChecksPage(): string {
  const all = Object.entries<CheckDescription>(CHECKS)
  const sections = STAGES.flatMap((stage) => [
    `## Stage: ${stage}`,
    ABOUT_STAGES[stage],
    ...all.filter(([, check]) => check.stage === stage).map(([id, check]) => entry(id, check)),
  ])
  return [
    OPENING,
    '## What each state means',
    bullets(STATES.map((state) => [`\`${state}\``, MEANINGS[state]])),
    PROVEN,
    EXPECTED_401,
    checksByWhatTheyLookAt(),
    ...sections,
  ].join('\n\n')
}

/** Which checks may say yes, and the causes that do so of a connection alone. */
function checksByWhatTheyLookAt(): string {
  const checks = Object.entries<CheckDescription>(CHECKS)
  const looking = (at: LooksAt): string =>
    listed(checks.filter(([, { looksAt }]) => looksAt === at).map(([id]) => id))
  const ofClient = Object.entries<Cause>(CAUSES)
    .filter(([id, { explains401 }]) => explains401 && WAY_OF[id as CauseId] === 'client')
    .map(([id]) => id)
  return [
    'What each check looks at:',
    bullets([
      ['The run alone, so it never gives `true`', looking('run')],
      ['The pair', looking('pair')],
      ['The connection', looking('connection')],
    ]),
    'These causes give `true` only if they are found at the connection:',
    listed(ofClient),
  ].join('\n\n')
}

function entry(id: string, { title }: CheckDescription): string {
  const { tests, states, toDo, notes = [] } = explanationOf(id)
  const shown = STATES.flatMap((state) => {
    const meaning = states[state]
    return meaning === undefined ? [] : [[`\`${state}\``, meaning] as const]
  })
  return [
    `<a id="${anchorOf(id)}"></a>`,
    `### \`${id}\``,
    `**${title.replace('*', '…')}**`,
    tests,
    bullets(shown),
    `**What to do.** ${toDo}`,
    ...notes,
  ].join('\n\n')
}

function explanationOf(id: string): Explanation {
  return EXPLAINED[id as keyof typeof CHECKS]
}

function bullets(items: readonly (readonly [name: string, text: string])[]): string {
  return items.map(([name, text]) => `- ${name}: ${text}`).join('\n')
}

function listed(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ')
}
