import type { CauseSeen } from '../checks/check.js'
import type { CauseId } from '../causes/catalogue.js'

/** What is known when Oracle Integration's own test of a connection fails. */
export interface ConnectionTestFacts {
  /** Status of Oracle Integration's answer. */
  readonly status: number
  /** Everything it said. The form of the answer is not documented, so it is searched as a text. */
  readonly text: string
  /** The pod accepted a token of the integration user from here. */
  readonly trustProven: boolean
  /** Privileges that a probe from here has found missing, as causes. */
  readonly missing: readonly CauseId[]
}

/** A code of Oracle's adapters: 0002 target, 0004 authentication, 0005 authorisation or access (Oracle, E-Business Suite Adapter). */
export function adapterCode(text: string): string | undefined {
  return /CASDK-\d{4}/.exec(text)?.[0]
}

/**
 * From a failed test to causes, the most likely first: by the texts that name their cause, then by the adapter's
 * code and the status of Fusion in brackets, then by the status of Oracle Integration.
 */
export function diagnoseConnectionTest(facts: ConnectionTestFacts): readonly CauseSeen[] {
  const evidence = `the test answered ${String(facts.status)}${said(facts.text)}`
  return candidates(facts).map((id) => ({ id, evidence }))
}

function candidates({
  status,
  text,
  trustProven,
  missing,
}: ConnectionTestFacts): readonly CauseId[] {
  const code = adapterCode(text)
  const ofFusion = /\[(\d{3})\]/.exec(text.replace(/unsuccessful status \[\d{3}\]/g, ''))?.[1]
  if (/already been consumed/i.test(text)) return ['refresh-token-consumed']
  if (text.includes('invalid_grant')) {
    return ['refresh-token-expired', 'refresh-not-allowed', 'consent-missing']
  }
  if (text.includes('invalid_client')) return ['connection-client-refused', 'connection-imported']
  if (text.includes('invalid_scope')) return ['fusion-scope-wrong']
  // Oracle prints "401 Access Denied or 403 Forbidden" for an address that location-based access shuts out
  const isShutOut = /access denied|\b403 forbidden\b/i.test(text)
  if (code === 'CASDK-0005' || ofFusion === '403' || isShutOut) {
    return ['lbac-shuts-out-oracle-integration', 'egress-changed', ...PRIVILEGES]
  }
  if (code === 'CASDK-0002' || ofFusion === '404') return ['connection-host-wrong']
  if (code === 'CASDK-0004' || ofFusion === '401') {
    // what every probe from here has excluded is not named again, and what one has proven comes first
    return trustProven
      ? [
          ...missing,
          'consent-missing',
          'consent-by-another-user',
          'refresh-not-allowed',
          'connection-imported',
          'lbac-shuts-out-oracle-integration',
        ]
      : [
          'signing-certificate-not-imported',
          'trusted-issuer-missing',
          'fusion-user-missing',
          'subject-differs',
          'consent-missing',
          'consent-by-another-user',
          'connection-imported',
          ...PRIVILEGES,
          'lbac-shuts-out-oracle-integration',
        ]
  }
  if (status === 409) return ['connection-incomplete', 'consent-missing', 'connection-imported']
  if (status === 412) return ['connection-locked']
  return ['connection-test-unexplained']
}

const PRIVILEGES: readonly CauseId[] = ['service-catalog-privilege-missing', 'soa-operator-missing']

function said(text: string): string {
  const code = adapterCode(text)
  const words = /already been consumed|invalid_(?:grant|client|scope)/i.exec(text)?.[0]
  const about = [code, words].filter((one) => one !== undefined)
  return about.length === 0 ? '' : ` with ${about.join(', ')}`
}
