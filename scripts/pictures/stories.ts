import { readFile } from 'node:fs/promises'
import { EMPTY_PAIR } from '../../sandbox/empty-pair.js'
import { runAction } from '../../sandbox/run-action.js'
import { cleanUp } from '../../sandbox/runner.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Report } from '../../src/report/report.js'
import { withFixedValues } from './fixed-values.js'

/** What is run for pictures. */
export interface Story {
  /** Name of a condition that the sandbox can show. */
  readonly scenario: string
  readonly inputs: Readonly<Record<string, string>>
}

/** What people read of a run on GitHub. */
export type TextName = 'summary' | 'handoff' | 'issue'

/** The texts of one run in Markdown; `undefined` for one that it has not. */
export type Texts = Readonly<Record<TextName, string | undefined>>

/** Runs the committed bundle against the sandbox as a workflow runs it, with an issue kept. */
export async function textsOf({ scenario, inputs }: Story): Promise<Texts> {
  const sandbox = await startSandbox(
    scenario === EMPTY_PAIR.name ? EMPTY_PAIR : scenarioNamed(scenario),
  )
  try {
    const result = await runAction({
      entry: 'main',
      inputs: { ...sandbox.inputs, environment: 'test', 'report-issue': 'on-failure', ...inputs },
      env: {
        ...sandbox.env,
        GITHUB_API_URL: sandbox.github.url,
        // the runner says where the action comes from; links to its documentation follow from it
        GITHUB_ACTION_REPOSITORY: 'acme/oic-fusion-prerequisites',
        GITHUB_ACTION_REF: 'v1',
      },
    })
    const { 'report-path': reportPath = '', 'handoff-path': handoffPath = '' } = result.outputs
    const report = JSON.parse(await readFile(reportPath, 'utf8')) as Report
    const handoff = handoffPath === '' ? undefined : await readFile(handoffPath, 'utf8')
    const fixed = (text: string | undefined): string | undefined =>
      text && withFixedValues(text, report)
    await cleanUp(result)
    return {
      summary: fixed(result.summary),
      handoff: fixed(handoff),
      issue: fixed(sandbox.github.issues[0]?.body),
    }
  } finally {
    await sandbox.close()
  }
}
