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
})
