import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { withTimeLimit } from '../../src/time/time-limit.js'

/** Fifty requests wait at once, in a process whose warnings can be seen. */
const WAITING = `
  import { deadlineIn, withTimeLimit } from './src/time/time-limit.ts'
  const deadline = deadlineIn(60_000)
  const wait = () => new Promise((resolve) => setTimeout(resolve, 10, 'waited'))
  const waits = Array.from({ length: 50 }, () => withTimeLimit(1000, deadline, wait))
  console.log(new Set(await Promise.all(waits)).size)
`

describe('a deadline', () => {
  it('may be waited for by any number of requests at once without a warning of Node', () => {
    const options = ['--import', 'tsx', '--input-type=module', '--eval', WAITING]
    const { stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' })
    expect({ stdout, stderr }).toEqual({ stdout: '1\n', stderr: '' })
  })

  it('that has passed stops work that is begun after it', async () => {
    const passed = AbortSignal.abort(new Error('too late'))
    const reason = withTimeLimit(1000, passed, (signal) =>
      Promise.resolve(signal.reason as unknown),
    )
    await expect(reason).resolves.toMatchObject({ message: 'too late' })
  })

  it('ends the wait for work that does not heed the signal', async () => {
    const deaf = withTimeLimit(10, new AbortController().signal, () => new Promise(() => undefined))
    await expect(deaf).rejects.toMatchObject({ name: 'TimeoutError' })
    const run = new AbortController()
    const left = withTimeLimit(60_000, run.signal, () => new Promise(() => undefined))
    run.abort(new Error('out of time'))
    await expect(left).rejects.toThrow('out of time')
  })

  it('leaves it to work that heeds the signal to say where it was', async () => {
    const work = (signal: AbortSignal): Promise<never> =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('in the handshake'))
        })
      })
    const ended = withTimeLimit(10, new AbortController().signal, work)
    await expect(ended).rejects.toThrow('in the handshake')
  })
})
