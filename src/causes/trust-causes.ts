import { CASDK_0004, type Causes } from './cause.js'

const CONSOLE = 'Tools > Security Console > API Authentication'
const CERTIFICATES = `${CONSOLE} > Inbound API Authentication Public Certificates`
const NOT_INCLUDED =
  'Oracle, ERP Cloud Adapter, Use an Identity Domain Not Included with Oracle Fusion Applications'
const INBOUND = 'Oracle, Configure Inbound Authentication'
const SAME_ANSWER = 'Fusion gives the same 401 for it as for garbage'

/** The signing certificates and what Fusion must trust; none of it applies to a pair with one identity domain. */
export const TRUST_CAUSES = {
  'certificate-malformed': {
    title: 'The exported key or certificate is damaged or incomplete',
    fixBy: 'domain administrator',
    fix: 'Run again. If the keys of the identity domain still come in this form, open a service request with Oracle for the domain. Import nothing.',
    explains401: false,
    distinguish:
      'Key, certificate and thumbprint are compared with one another before anything is written.',
    source: NOT_INCLUDED,
    confidence: 'documented',
  },
  'certificate-incomplete': {
    title: "The authority's certificate is missing: only one of the two can be imported",
    fixBy: 'domain administrator',
    fix: "Ask Oracle Support for the certificate of the domain's signing authority; Fusion needs both.",
    explains401: false,
    distinguish: 'x5c of the key has one item.',
    source: NOT_INCLUDED,
    confidence: 'documented',
  },
  'signing-key-differs': {
    title:
      'Tokens are signed with another key than the exported one: rotated just now, or another domain',
    fixBy: 'domain administrator',
    fix: 'Run again in an hour. If the key still differs, compare identity-domain-url with the domain of the application, and open a service request with Oracle.',
    explains401: true,
    distinguish:
      'The header x5t of a token issued just now against the SHA-1 of the exported certificate.',
    source: 'public JWT set-ups that compare x5t',
    confidence: 'recorded: jwt-header-2022-2026',
  },
  'certificate-of-another-domain': {
    title: 'The certificate belongs to another identity domain',
    fixBy: 'domain administrator',
    fix: 'Compare identity-domain-url with the domain of the application, and export the keys of that domain.',
    explains401: true,
    distinguish:
      'The last common name of its subject, without the ending _keys, is not the id of this domain.',
    source: 'certificates of real domains',
    confidence: 'recorded: certificate-leaf-newer',
  },
  'certificate-expired': {
    title: 'A certificate of the identity domain has expired',
    fixBy: 'domain administrator',
    fix: 'Ask Oracle Support to rotate the signing certificate of the domain. Then run again, and import the new pair into Fusion under new aliases.',
    explains401: true,
    distinguish:
      'notAfter of the exported certificates; every connection of the domain fails from one day to the next.',
    source: 'RFC 5280, 4.1.2.5',
    confidence: 'inferred',
  },
  'certificate-expires-soon': {
    title: 'A certificate of the identity domain expires soon',
    fixBy: 'domain administrator',
    fix: 'Ask Oracle Support when the domain rotates its signing certificate, and plan the import of the new pair into Fusion under new aliases.',
    explains401: false,
    distinguish: 'notAfter of the exported certificates lies within expiry-warning-days.',
    source: 'RFC 5280, 4.1.2.5',
    confidence: 'inferred',
  },
  'certificate-not-yet-valid': {
    title: 'A certificate of the identity domain is not valid yet',
    fixBy: 'domain administrator',
    fix: 'Wait until the certificate becomes valid before it is imported. If domain.clock warns, correct the clock of the runner first and run again.',
    explains401: true,
    distinguish: 'notBefore of the exported certificates.',
    source: 'RFC 5280, 4.1.2.5',
    confidence: 'inferred',
  },
  'fingerprint-unknown': {
    title: 'A certificate was seen whose fingerprint is not on the list',
    fixBy: 'domain administrator',
    fix: 'Find out whether the domain rotated its signing key. If so, import the new certificate into Fusion and add its fingerprint to expected-fingerprints.',
    explains401: false,
    distinguish: 'Compared with expected-fingerprints, whatever Fusion holds.',
    source: 'this action',
    confidence: 'documented',
  },
  'trusted-issuer-input-wrong': {
    title: 'The input trusted-issuer names another issuer than the tokens carry',
    fixBy: 'workflow author',
    fix: 'Set trusted-issuer to the issuer exactly as found, or leave it empty. Change nothing in Fusion: the pod accepts the tokens.',
    explains401: false,
    distinguish:
      'The pod accepts a token whose claim iss is not trusted-issuer: what the pod does is stronger than what an input says of it.',
    source: 'this action',
    confidence: 'documented',
  },
  'issuer-text-differs': {
    title: 'The trusted issuer is written differently from the issuer of real tokens',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CONSOLE} > the Oracle API authentication provider > Edit, type the issuer exactly as found, press Enter, and choose Save and Close. Then correct the input trusted-issuer.`,
    explains401: true,
    distinguish:
      'The claim iss of a real token against trusted-issuer: a slash, http, a space, the host of the domain.',
    message: CASDK_0004,
    source: 'a practitioner’s set-up for ERP connections; public JWT set-ups',
    confidence: 'documented',
  },
  'issuer-custom': {
    title: 'The identity domain issues tokens under an issuer of its own',
    fixBy: 'Fusion IT security manager',
    fix: `Add the issuer exactly as found as a trusted issuer: ${CONSOLE} > Edit, type it, press Enter, Save and Close. Then set the input trusted-issuer to it.`,
    explains401: true,
    distinguish: 'The claim iss is not https://identity.oraclecloud.com/.',
    message: CASDK_0004,
    source: 'OCI, Updating an OAuth Setting',
    confidence: 'documented',
  },
  'signing-certificate-not-imported': {
    title: 'The signing certificate of the identity domain is not imported into Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} > Add New Certificate and import the signing certificate of the identity domain; compare its fingerprint. If this run has written a hand-off (handoff.md), follow it.`,
    explains401: true,
    distinguish: `${SAME_ANSWER}. The list of certificates in the console tells.`,
    message: CASDK_0004,
    source: `${NOT_INCLUDED}; A-Team, Simplifying OAuth for OIC to Fusion`,
    confidence: 'documented',
  },
  'trusted-issuer-missing': {
    title: 'The issuer of the identity domain is not a trusted issuer in Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CONSOLE} > the Oracle API authentication provider > Edit, type the issuer of a real token into Trusted Issuer exactly, press Enter, and choose Save and Close.`,
    explains401: true,
    distinguish: `${SAME_ANSWER}. The list of trusted issuers in the console tells.`,
    message: CASDK_0004,
    source: INBOUND,
    confidence: 'documented',
  },
  'signing-key-rotated': {
    title: 'The domain has rotated its signing key, and Fusion still holds the old certificate',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} > Add New Certificate and import the present pair under new aliases beside the old one. Remove the old pair only when every connection works.`,
    explains401: true,
    distinguish:
      'All connections of the domain fail at once, and the fingerprint differs from the one recorded before.',
    message: CASDK_0004,
    source: 'rotation of signing keys in general',
    confidence: 'inferred',
  },
  'signing-key-rotation-ahead': {
    title: 'The domain shows a new signing key beside the known one: a rotation is under way',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} > Add New Certificate and import the new certificate (the file whose name ends in _NEXT) under a new alias beside the old one, before the domain signs with it. Then add its fingerprint to expected-fingerprints.`,
    explains401: false,
    distinguish:
      'The key set holds a certificate whose fingerprint is not among the expected ones.',
    source:
      'rotation of signing keys in general; Oracle documents neither its course nor its notice',
    confidence: 'inferred',
  },
  'rotation-unproven': {
    title:
      'The domain has rotated its signing key; whether Fusion holds the new certificate is not known',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} and see whether the present pair is there. If it is not, select Add New Certificate and import it under new aliases beside the old one. Run again with fail-fast "false" and what proves the trust: integration-password, client-private-key, or a connection to test.`,
    explains401: false,
    distinguish:
      'The fingerprint differs from the one recorded before, and neither fusion.trust nor a connection test says whether the pod accepts the new key.',
    source: 'rotation of signing keys in general',
    confidence: 'inferred',
  },
  'rotation-not-recorded': {
    title:
      'The domain has rotated its signing key, Fusion holds the new certificate, and expected-fingerprints names the old one',
    fixBy: 'workflow author',
    fix: 'Confirm with the domain administrator that the rotation was wanted. Put the output certificate-fingerprints into expected-fingerprints. Remove the old certificates from Fusion only when no domain that signs with them is left.',
    explains401: false,
    distinguish:
      'The pod accepts a token that is signed with the new key (fusion.trust, or a connection test), and the fingerprint is not among the expected ones.',
    source: 'rotation of signing keys in general',
    confidence: 'inferred',
  },
  'authority-certificate-not-imported': {
    title: 'Only one of the two certificates is imported into Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} and see that both certificates of the identity domain are there; add the one that is missing.`,
    explains401: true,
    distinguish: `${SAME_ANSWER}; whether one certificate is enough is not known. Oracle has both uploaded.`,
    message: CASDK_0004,
    source: `${NOT_INCLUDED} (the upload); the effect is inferred`,
    confidence: 'inferred',
  },
  'token-type-not-ticked': {
    title: 'The token type JWT is not ticked for the issuer',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CONSOLE} > the Oracle API authentication provider > Edit, select JWT, SAML and STS under Token Type, and choose Save and Close.`,
    explains401: true,
    distinguish: `${SAME_ANSWER}. The provider's page in the console tells.`,
    message: CASDK_0004,
    source: 'ServiceNow, Create a trusted issuer; the effect is inferred',
    confidence: 'inferred',
  },
  'trust-not-saved': {
    title: 'The issuer or a certificate was typed and not saved: no Enter, or Save without Done',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CONSOLE} again, see whether issuer and certificates are still there, and enter them once more: Enter after the issuer, Save and Close, Save and Done.`,
    explains401: true,
    distinguish: `${SAME_ANSWER}. The page, opened again, tells.`,
    message: CASDK_0004,
    source: 'behaviour of the console’s pages',
    confidence: 'inferred',
  },
  'trust-not-yet-effective': {
    title: 'The change in the Security Console is not effective yet',
    fixBy: 'Fusion IT security manager',
    fix: 'Wait a quarter of an hour and run again.',
    explains401: true,
    distinguish: 'The 401 goes away by itself within minutes of the change.',
    message: CASDK_0004,
    source: 'Oracle Web Services Manager refreshes its configuration from time to time',
    confidence: 'inferred',
  },
  'environment-refreshed': {
    title:
      'A refresh of the environment replaced issuer, certificates, users or roles with those of the source',
    fixBy: 'Fusion IT security manager',
    fix: 'Look at the refresh activities of the environment (OCI console > Fusion Applications > environment > Refresh). Repeat the prerequisites after a refresh: issuer, certificates, integration user, roles, consent.',
    explains401: true,
    distinguish:
      'Several prerequisites on the side of Fusion vanished together, after the date of a refresh.',
    source: 'OCI, Fusion Applications API, refresh activities; the effect is inferred',
    confidence: 'inferred',
  },
  'fusion-identity-domain-wrong': {
    title: "The input fusion-identity-domain-url names another domain than the pod's own",
    fixBy: 'workflow author',
    fix: 'Leave fusion-identity-domain-url empty, so that the action follows where the pod sends a browser to sign in, and run again. If that says nothing, copy the URL from OCI console > Fusion Applications > environment.',
    explains401: false,
    distinguish:
      'By the input client and pod share a domain, and yet the pod refuses the tokens of that domain.',
    source: 'this action',
    confidence: 'inferred',
  },
  'identity-upgraded': {
    title:
      'The migration to the Fusion identity domain made the clients and the trust of the old domain obsolete',
    fixBy: 'integration developer',
    fix: 'In the Fusion identity domain, create the resource application and the client application, and give the client the scope of the resource. In Oracle Integration open each connection to the pod, enter the client id, the client secret, the authorization code URI and the access token URI of that domain, choose Provide Consent, Test, Save. Then activate the integrations again.',
    explains401: true,
    distinguish:
      'Fails since the date of the upgrade, and the pod sends browsers to another identity domain than before.',
    source:
      'Oracle, Use an Identity Domain Not Included with Oracle Fusion Applications (being retired); OCI, Identity Upgrade Overview',
    confidence: 'documented',
    unseen: 'one run sees the present domain alone; two runs compared show the change',
  },
} as const satisfies Causes
