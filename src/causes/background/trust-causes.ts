import type { TRUST_CAUSES } from '../trust-causes.js'
import { CASDK_0004, type BackgroundOf } from './background.js'

const NOT_INCLUDED =
  'Oracle, ERP Cloud Adapter, Use an Identity Domain Not Included with Oracle Fusion Applications'
const INBOUND = 'Oracle, Configure Inbound Authentication'
const SAME_ANSWER = 'Fusion answers with the same 401 as to an invalid token'

/** What is known of the signing certificates and of what Fusion must trust. */
export const TRUST_BACKGROUND: BackgroundOf<typeof TRUST_CAUSES> = {
  'certificate-malformed': {
    distinguish:
      'The action compares key, certificate and thumbprint with one another before it writes anything.',
    source: NOT_INCLUDED,
    confidence: 'documented',
  },
  'certificate-incomplete': {
    distinguish: 'x5c of the key has one item.',
    source: NOT_INCLUDED,
    confidence: 'documented',
  },
  'signing-key-differs': {
    distinguish:
      'The header x5t of a new token differs from the SHA-1 of the exported certificate. The key was rotated just now, or it is of another identity domain.',
    source: 'public JWT set-ups that compare x5t',
    confidence: 'recorded: jwt-header-2022-2026',
  },
  'certificate-of-another-domain': {
    distinguish:
      'The last common name of its subject, without the ending _keys, is not the ID of this identity domain.',
    source: 'certificates of real domains',
    confidence: 'recorded: certificate-leaf-newer',
  },
  'certificate-expired': {
    distinguish:
      'notAfter of an exported certificate is in the past. Every connection of the identity domain fails from one day to the next.',
    source: 'RFC 5280, 4.1.2.5',
    confidence: 'inferred',
  },
  'certificate-expires-soon': {
    distinguish: 'notAfter of an exported certificate is within expiry-warning-days.',
    source: 'RFC 5280, 4.1.2.5',
    confidence: 'inferred',
  },
  'certificate-not-yet-valid': {
    distinguish: 'notBefore of an exported certificate is in the future.',
    source: 'RFC 5280, 4.1.2.5',
    confidence: 'inferred',
  },
  'fingerprint-unknown': {
    distinguish: 'The action compares with expected-fingerprints, and not with what Fusion has.',
    source: 'this action',
    confidence: 'documented',
  },
  'trusted-issuer-input-wrong': {
    distinguish:
      'The pod accepts a token whose claim iss is not trusted-issuer. What the pod does proves more than what an input says.',
    source: 'this action',
    confidence: 'documented',
  },
  'issuer-text-differs': {
    distinguish:
      'The claim iss of a real token differs from trusted-issuer: a slash, http, a space, or the host of the identity domain.',
    message: CASDK_0004,
    source: 'a practitioner’s set-up for ERP connections, and public JWT set-ups',
    confidence: 'documented',
  },
  'issuer-custom': {
    distinguish: 'The claim iss is not https://identity.oraclecloud.com/.',
    message: CASDK_0004,
    source: 'OCI, Updating an OAuth Setting',
    confidence: 'documented',
  },
  'signing-certificate-not-imported': {
    distinguish: `${SAME_ANSWER}. The list of certificates in the console shows it.`,
    message: CASDK_0004,
    source: `${NOT_INCLUDED}, and A-Team, Simplifying OAuth for OIC to Fusion`,
    confidence: 'documented',
  },
  'trusted-issuer-missing': {
    distinguish: `${SAME_ANSWER}. The list of trusted issuers in the console shows it.`,
    message: CASDK_0004,
    source: INBOUND,
    confidence: 'documented',
  },
  'signing-key-rotated': {
    distinguish:
      'All connections of the identity domain fail at once. The fingerprint differs from the one recorded before.',
    message: CASDK_0004,
    source: 'rotation of signing keys in general',
    confidence: 'inferred',
  },
  'signing-key-rotation-ahead': {
    distinguish:
      'The key set contains a certificate whose fingerprint is not among the expected ones.',
    source:
      'rotation of signing keys in general. Oracle documents neither its course nor its notice',
    confidence: 'inferred',
  },
  'rotation-unproven': {
    distinguish:
      'The fingerprint differs from the one recorded before. Neither fusion.trust nor a connection test shows whether the pod accepts the new key.',
    source: 'rotation of signing keys in general',
    confidence: 'inferred',
  },
  'rotation-not-recorded': {
    distinguish:
      'The pod accepts a token that is signed with the new key (fusion.trust, or a connection test). So Fusion has the new certificate. The fingerprint is not among the expected ones.',
    source: 'rotation of signing keys in general',
    confidence: 'inferred',
  },
  'authority-certificate-not-imported': {
    distinguish: `${SAME_ANSWER}. It is not known whether one certificate is enough. Oracle has both uploaded.`,
    message: CASDK_0004,
    source: `${NOT_INCLUDED} (the upload, the effect is inferred)`,
    confidence: 'inferred',
  },
  'token-type-not-ticked': {
    distinguish: `${SAME_ANSWER}. The page of the provider in the console shows it.`,
    message: CASDK_0004,
    source: 'ServiceNow, Create a trusted issuer (the effect is inferred)',
    confidence: 'inferred',
  },
  'trust-not-saved': {
    distinguish: `${SAME_ANSWER}. The console shows it when you open the page again. Typical reasons are an issuer without Enter, or a certificate with Save and without Done.`,
    message: CASDK_0004,
    source: 'behaviour of the console’s pages',
    confidence: 'inferred',
  },
  'trust-not-yet-effective': {
    distinguish: 'The 401 goes away by itself within minutes of the change.',
    message: CASDK_0004,
    source: 'Oracle Web Services Manager refreshes its configuration from time to time',
    confidence: 'inferred',
  },
  'environment-refreshed': {
    distinguish:
      'Several prerequisites in Fusion are missing together, after the date of a refresh. The refresh replaced them with those of the source.',
    source: 'OCI, Fusion Applications API, refresh activities (the effect is inferred)',
    confidence: 'inferred',
  },
  'fusion-identity-domain-wrong': {
    distinguish:
      'The input says that client and pod share an identity domain. Yet the pod refuses the tokens of that identity domain.',
    source: 'this action',
    confidence: 'inferred',
  },
  'identity-upgraded': {
    distinguish:
      'It fails since the date of the migration to the Fusion identity domain. The pod sends browsers to another identity domain than before.',
    source:
      'Oracle, Use an Identity Domain Not Included with Oracle Fusion Applications (being retired), and OCI, Identity Upgrade Overview',
    confidence: 'documented',
    unseen:
      'one run sees only the current identity domain, and only two runs compared show the change',
  },
}
