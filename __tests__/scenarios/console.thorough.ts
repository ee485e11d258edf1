import { BOTH, NOTHING_IMPORTED, pairWith, PROVIDER, stops, succeeds } from './console-runner.js'
import { whereChromiumIs } from '../console/where-chromium-is.js'

whereChromiumIs('the import by browser, at other pages,', () => {
  succeeds([
    [
      'goes on where a former one was left half-done',
      pairWith({ imported: ['signing'], needsAuthority: true }),
      {},
      ['certificate added OIC_CA_CERT'],
    ],
    [
      'puts the certificate of a new key beside the old one, under a new alias',
      pairWith({ imported: ['former signing', 'authority'] }),
      { 'certificate-alias': 'OIC_IDCS_CERT_2' },
      ['certificate added OIC_IDCS_CERT_2'],
    ],
    [
      'waits for pages that are slow',
      pairWith(NOTHING_IMPORTED, { console: { renderingMs: 1200, openingMs: 2500 } }),
      {},
      [...PROVIDER, ...BOTH],
    ],
    [
      'signs in at the classic page too',
      pairWith({ ...NOTHING_IMPORTED, signIn: 'classic' }),
      {
        'fusion-identity-domain-url': 'https://127.0.0.1:9',
        'allowed-hosts': 'login-acme.localhost',
      },
      [...PROVIDER, ...BOTH],
    ],
  ])

  stops([
    {
      title: 'a link that has another name',
      scenario: pairWith(NOTHING_IMPORTED, { console: { words: { addCertificate: 'Register' } } }),
      state: 'manual',
      cause: 'console-page-unknown',
      found:
        /the list of inbound certificates was not found.*\(see console-certificates\.txt and console-certificates\.png\)/,
      writes: PROVIDER,
    },
    {
      title: 'a second factor',
      scenario: pairWith(NOTHING_IMPORTED, { signIn: { secondFactor: true } }),
      state: 'manual',
      cause: 'console-second-factor',
      found: /asks for a second factor of OIC_PREREQ_SCIM/,
    },
    {
      title: 'a session that ends in the middle',
      scenario: pairWith(NOTHING_IMPORTED, { console: { firstSessionRequests: 12 } }),
      state: 'manual',
      cause: 'console-session-ended',
      found: /Fusion asks to sign in again/,
      writes: PROVIDER,
    },
    {
      title: 'a console in a language whose names nobody has documented',
      scenario: pairWith(NOTHING_IMPORTED, {
        console: { language: 'de' },
        signIn: { language: 'de' },
      }),
      state: 'manual',
      cause: 'console-page-unknown',
      found: /in the language "de".*set the language of this account to English/,
    },
    {
      title: 'a console that refuses the certificate',
      scenario: pairWith(NOTHING_IMPORTED, { console: { refusesCertificates: true } }),
      state: 'fail',
      cause: 'console-refused',
      found: /The certificate cannot be imported/,
      writes: PROVIDER,
    },
    {
      title: 'a dialog that nobody knows',
      scenario: pairWith(NOTHING_IMPORTED, { console: { unknownDialog: 'on opening' } }),
      state: 'manual',
      cause: 'console-page-unknown',
      found: /a dialog that is not known/,
    },
  ])
})
