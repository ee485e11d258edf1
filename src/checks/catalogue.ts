import type { Stage } from './check.js'

/**
 * Of what a check can prove something: of the run alone (its inputs, its credentials, its clock); of the pair, which
 * every connection uses (pod, users, trust, certificates, application); or of a connection itself.
 */
export type LooksAt = 'run' | 'pair' | 'connection'

/** What is always true of a check, whatever a run finds. */
export interface CheckDescription {
  /** What is checked, a noun phrase: reports show it beside every state. */
  readonly title: string
  readonly stage: Stage
  readonly looksAt: LooksAt
}

/** The checks in the order of the reports. Ids are API. */
export const CHECKS = {
  'inputs.valid': {
    title: 'Inputs of the action',
    stage: 'look',
    looksAt: 'run',
  },
  'fusion.reachable': {
    title: 'REST API of the Fusion pod',
    stage: 'look',
    looksAt: 'pair',
  },
  'topology.import-needed': {
    title: 'Need to import certificates into Fusion',
    stage: 'look',
    looksAt: 'run',
  },
  'domain.reachable': {
    title: 'Discovery document of the identity domain',
    stage: 'look',
    looksAt: 'run',
  },
  'domain.clock': {
    title: 'Clock difference between runner and identity domain',
    stage: 'look',
    looksAt: 'run',
  },
  'domain.token': {
    title: 'Token for the client application',
    stage: 'look',
    looksAt: 'run',
  },
  'domain.issuer': {
    title: 'Issuer of the token',
    stage: 'look',
    looksAt: 'run',
  },
  'domain.grant-leftover': {
    title: 'Administrator role of the client application',
    stage: 'look',
    looksAt: 'run',
  },
  'domain.keys': {
    title: 'Access to the signing keys of the identity domain',
    stage: 'look',
    looksAt: 'pair',
  },
  'certificate.leaf': {
    title: 'Signing certificate of the identity domain',
    stage: 'look',
    looksAt: 'pair',
  },
  'certificate.chain': {
    title: 'CA certificate and its signature',
    stage: 'look',
    looksAt: 'pair',
  },
  'certificate.domain': {
    title: 'Identity domain named in the signing certificate',
    stage: 'look',
    looksAt: 'pair',
  },
  'certificate.validity': {
    title: 'Validity of both certificates',
    stage: 'look',
    looksAt: 'pair',
  },
  'certificate.pinned': {
    title: 'Fingerprints compared with expected-fingerprints',
    stage: 'look',
    looksAt: 'pair',
  },
  'user.domain': {
    title: 'Integration user in the identity domain',
    stage: 'look',
    looksAt: 'pair',
  },
  'application.client': {
    title: 'Settings of the client application',
    stage: 'look',
    looksAt: 'connection',
  },
  'application.scope': {
    title: 'Fusion scope of the client application',
    stage: 'look',
    looksAt: 'connection',
  },
  'application.redirect': {
    title: 'Redirect URL of the client application',
    stage: 'look',
    looksAt: 'connection',
  },
  'application.resource': {
    title: 'Resource application of the pod',
    stage: 'look',
    looksAt: 'connection',
  },
  'application.user': {
    title: 'Assignment of the integration user to the applications',
    stage: 'look',
    looksAt: 'connection',
  },
  'user.fusion': {
    title: 'Integration user in Fusion',
    stage: 'look',
    looksAt: 'pair',
  },
  'role.*': {
    title: 'Role * of the integration user',
    stage: 'look',
    looksAt: 'pair',
  },
  'user.match': {
    title: 'User name in Fusion, identity domain and token',
    stage: 'prove',
    looksAt: 'pair',
  },
  'fusion.trust': {
    title: "Fusion's trust in tokens of the identity domain",
    stage: 'prove',
    looksAt: 'pair',
  },
  'privilege.service-catalog': {
    title: 'Access to the service catalogue (FND_MANAGE_CATALOG_SERVICE_PRIV)',
    stage: 'prove',
    looksAt: 'pair',
  },
  'privilege.event-catalog': {
    title: 'Access to the event catalogue (SOAOperator)',
    stage: 'prove',
    looksAt: 'pair',
  },
  'oic.connection.*': {
    title: 'Settings of the connection *',
    stage: 'test',
    looksAt: 'connection',
  },
  'oic.connection-test.*': {
    title: 'Test of the connection * by Oracle Integration',
    stage: 'test',
    looksAt: 'connection',
  },
} as const satisfies Record<string, CheckDescription>

/** A check of a run: its description, with the role or the connection it is about. */
export interface KnownCheck {
  readonly title: string
  readonly stage: Stage
  /** Its anchor in `docs/checks.md`. */
  readonly anchor: string
}

/** Looks a check up. @throws {Error} for an id that is not in the catalogue: a mistake in this program. */
export function describeCheck(id: string): KnownCheck {
  const known = entryOf(id)
  if (known === undefined) throw new Error(`${id} is not in the catalogue of checks`)
  const [key, { title, stage }] = known
  const about = key.endsWith('*') ? id.slice(key.length - 1) : ''
  return { title: title.replace('*', () => about), stage, anchor: anchorOf(key) }
}

/** Of what a check can prove something; one that nobody has described proves nothing of the pair. */
export function looksAt(id: string): LooksAt {
  return entryOf(id)?.[1].looksAt ?? 'run'
}

function entryOf(id: string): readonly [key: string, description: CheckDescription] | undefined {
  return Object.entries<CheckDescription>(CHECKS).find(([key]) =>
    key.endsWith('*') ? id.startsWith(key.slice(0, -1)) : id === key,
  )
}

/** The anchor of a check's entry: its id, without what stands for roles or connections. */
export function anchorOf(key: string): string {
  return key.replace(/\.\*$/, '')
}
