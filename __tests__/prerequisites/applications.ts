import { readApplication, type Application } from '../../src/oracle/application.js'
import type { Faults } from '../../src/prerequisites/application-faults.js'

/** @param shown members as the domain shows them; `undefined` is not shown */
export function app(shown: Readonly<Record<string, unknown>> = {}): Application {
  return readApplication({ id: 'a1', name: 'client', displayName: 'App', ...shown })
}

/** Causes, and what is not known. */
export function said({ faults, unknown }: Faults): readonly string[] {
  return [...faults.map(({ cause }) => cause), ...unknown.map((what) => `? ${what}`)]
}
