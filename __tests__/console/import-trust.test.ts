import { expect, it } from '@jest/globals'
import type { AfterSaving, ConsoleSettings } from '../../sandbox/security-console/settings.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { importInto, type ImportRun } from './import-run.js'
import { whereChromiumIs } from './where-chromium-is.js'

function withConsole(console: Partial<ConsoleSettings>): Scenario {
  const fusion = { providerExists: false, imported: [] }
  return { ...scenarioNamed('healthy'), fusion, console }
}

function progressOf({ changes }: ImportRun): readonly string[] {
  return changes.map(({ action, progress }) => `${action}: ${progress}`)
}

whereChromiumIs('what was changed is told', () => {
  it.each<[AfterSaving]>([['stays'], ['complains'], ['breaks off']])(
    'as sent when the console stores the provider and then %s',
    async (afterSavingProvider) => {
      const run = await importInto(withConsole({ afterSavingProvider }))
      expect(run.sandbox.state.trust.writes.length).toBeGreaterThan(0)
      expect(run.stop).toBeDefined()
      expect(progressOf(run)).toEqual([
        'create API authentication provider: sent',
        'add trusted issuer: sent',
        'select token types: sent',
      ])
    },
  )
})
