import { describe, expect, it } from '@jest/globals'
import { ChangeLog } from '../../src/console/change-log.js'
import { progressOf } from './import-run.js'

const ISSUER = { action: 'add trusted issuer', target: 'x' } as const
const CERTIFICATE = { action: 'import certificate', target: 'a' } as const

describe('a change in the console is', () => {
  it('entered, then sent, then confirmed, and those before it stay so', () => {
    const log = new ChangeLog()
    log.entering(ISSUER)
    expect(progressOf(log)).toEqual({ 'add trusted issuer': 'entered' })
    log.sending()
    expect(progressOf(log)).toEqual({ 'add trusted issuer': 'sent' })
    log.confirmed()
    log.entering(CERTIFICATE)
    expect(progressOf(log)).toEqual({
      'add trusted issuer': 'confirmed',
      'import certificate': 'entered',
    })
  })

  it('not confirmed by a form that was not saved', () => {
    const log = new ChangeLog()
    log.entering(ISSUER)
    log.confirmed()
    expect(progressOf(log)).toEqual({ 'add trusted issuer': 'entered' })
  })

  it('replaced by one of its kind in the same form, and kept beside one of another form', () => {
    const log = new ChangeLog()
    log.entering(CERTIFICATE)
    log.entering({ ...CERTIFICATE, target: 'b' })
    log.sending()
    log.entering({ ...CERTIFICATE, target: 'c' })
    expect(log.changes.map(({ target }) => target)).toEqual(['b', 'c'])
  })
})
