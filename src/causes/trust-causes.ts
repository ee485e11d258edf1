import type { Causes } from './cause.js'

const CONSOLE = 'Tools > Security Console > API Authentication'
const PROVIDER = `${CONSOLE} > the Oracle API authentication provider > Edit`
const CERTIFICATES = `${CONSOLE} > Inbound API Authentication Public Certificates`

/** The signing certificates and what Fusion must trust. None of it applies to a pair with one identity domain. */
export const TRUST_CAUSES = {
  'certificate-malformed': {
    title: 'The exported key or certificate is damaged or incomplete',
    fixBy: 'domain administrator',
    fix: 'Import nothing. Run the action again. If the keys of the identity domain still come in this form, open a service request with Oracle.',
    explains401: false,
  },
  'certificate-incomplete': {
    title: 'The CA certificate is missing, and Fusion needs both certificates',
    fixBy: 'domain administrator',
    fix: 'Ask Oracle Support for the CA certificate of the signing certificate of the identity domain.',
    explains401: false,
  },
  'signing-key-differs': {
    title: 'Tokens are signed with another key than the exported one',
    fixBy: 'domain administrator',
    fix: 'Run the action again in an hour. If the key still differs, compare identity-domain-url with the identity domain of the client application. Then open a service request with Oracle.',
    explains401: true,
  },
  'certificate-of-another-domain': {
    title: 'The certificate belongs to another identity domain',
    fixBy: 'domain administrator',
    fix: 'Compare identity-domain-url with the identity domain of the client application. Export the keys of that identity domain.',
    explains401: true,
  },
  'certificate-expired': {
    title: 'A certificate of the identity domain has expired',
    fixBy: 'domain administrator',
    fix: 'Ask Oracle Support to rotate the signing certificate of the identity domain. Then run the action again. Send its import instructions (handoff.html) to the Fusion IT security manager, who imports both new certificates into Fusion under new aliases.',
    explains401: true,
  },
  'certificate-expires-soon': {
    title: 'A certificate of the identity domain expires soon',
    fixBy: 'domain administrator',
    fix: 'Ask Oracle Support when the identity domain rotates its signing certificate. Plan with the Fusion IT security manager to import both new certificates into Fusion under new aliases.',
    explains401: false,
  },
  'certificate-not-yet-valid': {
    title: 'A certificate of the identity domain is not valid yet',
    fixBy: 'domain administrator',
    fix: 'If domain.clock warns, correct the clock of the runner first and run the action again. Otherwise import the certificate only after it becomes valid.',
    explains401: true,
  },
  'fingerprint-unknown': {
    title: 'A certificate was found whose fingerprint is not in expected-fingerprints',
    fixBy: 'domain administrator',
    fix: 'Find out whether the identity domain rotated its signing key. If it did, have the Fusion IT security manager import the new certificate into Fusion. Then have its fingerprint added to expected-fingerprints in the workflow.',
    explains401: false,
  },
  'trusted-issuer-input-wrong': {
    title: 'The input trusted-issuer names another issuer than the tokens',
    fixBy: 'workflow author',
    fix: 'Set trusted-issuer to the issuer of the tokens, character by character, or leave it empty. Change nothing in Fusion: the pod accepts the tokens.',
    explains401: false,
  },
  'issuer-text-differs': {
    title: 'The trusted issuer is written differently from the issuer of real tokens',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${PROVIDER}. Type the issuer of the tokens into Trusted Issuer, character by character, and press Enter. Choose Save and Close. Then correct the input trusted-issuer.`,
    explains401: true,
  },
  'issuer-custom': {
    title: 'The identity domain issues tokens under its own issuer',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${PROVIDER}. Type the issuer of the tokens into Trusted Issuer, character by character, and press Enter. Choose Save and Close. Then set the input trusted-issuer to it.`,
    explains401: true,
  },
  'signing-certificate-not-imported': {
    title: 'The signing certificate of the identity domain is not imported into Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} > Add New Certificate. Import the signing certificate of the identity domain. Compare its fingerprint. If this run has written import instructions (handoff.html), follow them.`,
    explains401: true,
  },
  'trusted-issuer-missing': {
    title: 'The issuer of the identity domain is no trusted issuer in Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${PROVIDER}. Type the issuer of the tokens into Trusted Issuer, character by character, and press Enter. Choose Save and Close.`,
    explains401: true,
  },
  'signing-key-rotated': {
    title: 'The signing key was rotated, and Fusion has the old certificate',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} > Add New Certificate. Import both current certificates under new aliases beside the old ones. Remove the old certificates only when every connection works.`,
    explains401: true,
  },
  'signing-key-rotation-ahead': {
    title: 'The identity domain shows a new signing key: a rotation has begun',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} > Add New Certificate. Import the new certificate (the file whose name ends in _NEXT) under a new alias beside the old one. Do so before the identity domain signs with it. Then add its fingerprint to expected-fingerprints.`,
    explains401: false,
  },
  'rotation-unproven': {
    title: 'The signing key was rotated, and Fusion may lack the new certificate',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES} and check whether both current certificates are there. If they are not, choose Add New Certificate and import them under new aliases beside the old ones. Run the action again with fail-fast "false" and a proof of the trust. Such a proof is integration-password, client-private-key, or a connection to test.`,
    explains401: false,
  },
  'rotation-not-recorded': {
    title: 'The signing key was rotated, and expected-fingerprints has the old certificate',
    fixBy: 'workflow author',
    fix: 'Ask the identity domain administrator to confirm that the rotation was intended. Put the output certificate-fingerprints into expected-fingerprints. Remove the old certificates from Fusion only when no identity domain signs with them.',
    explains401: false,
  },
  'authority-certificate-not-imported': {
    title: 'Only one of the two certificates is imported into Fusion',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CERTIFICATES}. Check that the signing certificate and the CA certificate of the identity domain are there. Add the one that is missing.`,
    explains401: true,
  },
  'token-type-not-ticked': {
    title: 'The token type JWT is not ticked for the issuer',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${PROVIDER}. Select JWT, SAML and STS under Token Type. Choose Save and Close.`,
    explains401: true,
  },
  'trust-not-saved': {
    title: 'The issuer or a certificate was entered but not saved',
    fixBy: 'Fusion IT security manager',
    fix: `Open ${CONSOLE} again and check whether the issuer and both certificates are still there. Enter what is missing again. For the issuer, press Enter, then choose Save and Close. For a certificate, choose Save, then Done.`,
    explains401: true,
  },
  'trust-not-yet-effective': {
    title: 'The change in the Security Console is not effective yet',
    fixBy: 'Fusion IT security manager',
    fix: 'Wait 15 minutes and run the action again.',
    explains401: true,
  },
  'environment-refreshed': {
    title: 'A refresh of the environment replaced issuer, certificates, users or roles',
    fixBy: 'Fusion IT security manager',
    fix: 'Open OCI console > Fusion Applications > environment > Refresh and look at the refresh activities. After a refresh, repeat the prerequisites: issuer, certificates, integration user, roles, consent.',
    explains401: true,
  },
  'fusion-identity-domain-wrong': {
    title: "The input fusion-identity-domain-url is not the pod's own identity domain",
    fixBy: 'workflow author',
    fix: 'Leave fusion-identity-domain-url empty and run the action again. The action then follows where the pod sends a browser to sign in. If that shows nothing, copy the URL from OCI console > Fusion Applications > environment.',
    explains401: false,
  },
  'identity-upgraded': {
    title: "The identity upgrade made the old identity domain's clients and trust obsolete",
    fixBy: 'integration developer',
    fix: 'In the Fusion identity domain, create the resource application and the client application. Give the client application the scope of the resource application. In Oracle Integration, open each connection to the pod. Enter the client ID, client secret, authorization code URI and access token URI of that identity domain. Choose Provide Consent, Test, Save. Then activate the integrations again.',
    explains401: true,
  },
} as const satisfies Causes
