import { expect, it } from '@jest/globals'
import { CERTIFICATES_TAB, ISSUERS } from '../../sandbox/security-console/ids.js'
import { importInto, LONG, progressOf, providerChanges, withConsole } from './import-run.js'
import { whereChromiumIs } from './where-chromium-is.js'

whereChromiumIs('what was entered in the console is told', () => {
  it.concurrent(
    'as confirmed where the console shows it',
    async () => {
      const run = await importInto(withConsole({}))
      expect(run.stop?.reason.found).toBeUndefined()
      expect(progressOf(run)).toEqual({
        ...providerChanges('confirmed'),
        'import certificate': 'confirmed',
      })
    },
    LONG,
  )

  it.concurrent(
    'as sent when the run is out of time, and the browser gone, as soon as it is stored',
    async () => {
      const run = await importInto(withConsole({}), {
        onAnswer: ({ state }, end) => {
          if (state.trust.writes.length > 0) end()
        },
      })
      expect(run.stop?.reason.kind).toBe('browser-fault')
      expect(progressOf(run)).toEqual(providerChanges('sent'))
    },
    LONG,
  )

  it.concurrent(
    'as entered where Save was not found',
    async () => {
      const run = await importInto(
        withConsole({ words: { saveAndClose: 'Store' } }, { imported: [], trustedIssuers: ['x'] }),
        { lastEvent: ISSUERS },
      )
      expect(run.sandbox.state.trust.writes).toEqual([])
      expect(run.stop?.reason.found).toMatch(/^Save and Close was not found/)
      expect(progressOf(run)).toEqual({ 'add trusted issuer': 'entered' })
    },
    LONG,
  )

  it.concurrent(
    'not at all where everything is there',
    async () => {
      const run = await importInto(withConsole({ words: { addCertificate: 'Register' } }, {}), {
        lastEvent: CERTIFICATES_TAB,
      })
      expect(run.stop).toBeDefined()
      expect(run.changes).toEqual([])
    },
    LONG,
  )
})
