import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'

/** Runs the demo. @param reads whether anybody reads what it prints */
async function demo(args: readonly string[], reads: boolean): Promise<readonly unknown[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/demo.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = reads ? text(child.stdout) : ''
  if (!reads) child.stdout.destroy()
  const complaint = text(child.stderr)
  await once(child, 'close')
  return [child.exitCode, await said, await complaint]
}

it('the demo ends quietly when nobody reads on', async () => {
  expect(await demo(['--list'], false)).toEqual([0, '', ''])
})

it('the demo ends with 2 and one line when there is no such scenario', async () => {
  expect(await demo(['--scenario', 'wrong-secrets'], true)).toEqual([
    2,
    '',
    expect.stringMatching(/^There is no scenario "wrong-secrets"\. Similar: wrong-secret, .*\n$/),
  ])
})

it('the demo names a page that shows the summary to a browser', async () => {
  const [exitCode, said] = await demo(['--scenario', 'wrong-secret'], true)
  expect(exitCode).toBe(0)
  const page = fileURLToPath(/summary: +(file:\S+)/.exec(String(said))?.[1] ?? '')
  expect(await readFile(page, 'utf8')).toMatch(/<h2>❌ sandbox: .*secret.*<\/h2>/)
  await rm(dirname(page), { recursive: true })
})
