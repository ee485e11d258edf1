import type { Stage } from './check.js'

/** What is always true of a check, whatever a run finds. */
export interface CheckDescription {
  /** The sentence that is true when all is well. */
  readonly title: string
  readonly stage: Stage
  /** How it is found out, and what its other states mean; for the documentation. */
  readonly about: string
}

/** The checks in the order of the reports. Ids are API. */
export const CHECKS = {
  'inputs.valid': {
    title: 'The inputs are complete and consistent',
    stage: 'look',
    about:
      'All inputs are judged together before any request is sent; the message lists every fault. A warning names inputs that this version does not use.',
  },
  'fusion.reachable': {
    title: 'The pod answers its REST API over TLS',
    stage: 'look',
    about:
      'Asks for a user by SCIM without credentials and expects 401. A 403 to everybody is an error: location-based access or a network rule, perhaps against the runner alone. A 503 is `blocked`. A redirect or a web page means that something else answers.',
  },
  'topology.import-needed': {
    title: 'It is known whether certificates must be imported into Fusion',
    stage: 'look',
    about:
      "Compares the client's identity domain with the pod's own: the one given as `fusion-identity-domain-url`, else the one to which the pod sends a browser to sign in (read from a redirect, which is not followed; that this is the pod's own domain is inferred). A pod trusts the tokens of its own domain, so nothing is exported or imported for a same-domain pair. A warning says that the input would prove it.",
  },
  'domain.reachable': {
    title: 'The identity domain answers its discovery document over TLS',
    stage: 'look',
    about:
      'Reads `/.well-known/openid-configuration` without credentials. The URLs in it are not used.',
  },
  'domain.clock': {
    title: 'Runner and domain clocks agree within 60 s',
    stage: 'look',
    about: 'Compares the `Date` header of the discovery document with the clock of the runner.',
  },
  'domain.token': {
    title: 'The domain issues a token to the client',
    stage: 'look',
    about:
      "Grant `client_credentials` with the client's id and secret, asking for the client's administrative scopes for five minutes; a client without any is asked for with the scope of the role that every client has. OAuth's `invalid_client` allows three causes, and all three are named.",
  },
  'domain.issuer': {
    title: "The token's issuer is what Fusion trusts",
    stage: 'look',
    about:
      'The claim `iss` of a real token against `trusted-issuer`, character by character. When that is not given, the usual `https://identity.oraclecloud.com/` is expected, and another issuer is a warning.',
  },
  'domain.grant-leftover': {
    title: 'The client holds no standing Identity Domain Administrator role',
    stage: 'look',
    about:
      'Read from `clientAppRoles` of the token. A warning: the role was meant for a while, and it does not expire.',
  },
  'domain.keys': {
    title: "The domain's signing keys can be read",
    stage: 'look',
    about:
      "Reads `/admin/v1/SigningCert/jwk` anonymously, then with the client's own token. An error says what would open it. Not read for a same-domain pair.",
  },
  'certificate.leaf': {
    title: "The signing certificate carries the domain's key and verifies a real token",
    stage: 'look',
    about:
      "The certificate is found by its public key, never by its position. Its thumbprints are those of the JWK, the header of a token issued just now names it, and the token's signature verifies with it.",
  },
  'certificate.chain': {
    title: 'The authority certificate signed the signing certificate',
    stage: 'look',
    about:
      "Judged by the issuer's name and by the signature. Oracle's authority certificate lacks `keyCertSign`, so `openssl verify` rejects the chain; that is usual and no fault.",
  },
  'certificate.domain': {
    title: 'The signing certificate names this identity domain',
    stage: 'look',
    about:
      "The last common name of its subject against the token's claim `tenant`. A difference is a warning.",
  },
  'certificate.validity': {
    title: 'Both certificates are valid now and for expiry-warning-days more',
    stage: 'look',
    about: 'A certificate that ends sooner is a warning, one that is not valid today a failure.',
  },
  'certificate.pinned': {
    title: 'Every certificate seen is among expected-fingerprints',
    stage: 'look',
    about: 'Left out when `expected-fingerprints` is empty.',
  },
} as const satisfies Record<string, CheckDescription>

/** Looks a check up. @throws {Error} for an id that is not in the catalogue: a mistake in this program. */
export function describeCheck(id: string): CheckDescription {
  const known = Object.entries<CheckDescription>(CHECKS).find(([key]) => key === id)
  if (known === undefined) throw new Error(`${id} is not in the catalogue of checks`)
  return known[1]
}
