import { HEALTHY_DOMAIN } from '../identity-domain/settings.js'
import {
  createSigning,
  type KeySet,
  type Signing,
  type SigningShape,
} from '../identity-domain/signing-certificates.js'
import type { Outcome, Scenario } from '../scenario.js'
import { is } from './outcome.js'

/** The key that the domain will sign with, and the one that it signed with before. */
const NEXT = await createSigning(HEALTHY_DOMAIN.id, { leafKey: 'former', leafDays: [-10, 3640] })
const FORMER = await createSigning(HEALTHY_DOMAIN.id, {
  leafKey: 'former',
  leafDays: [-2000, 1650],
})

/** Conditions of the signing keys and certificates. */
export const CERTIFICATE_SCENARIOS: readonly Scenario[] = [
  certificates('reversed', 'the authority comes first in x5c', is('pass'), {}, (x5c) =>
    x5c.toReversed(),
  ),
  certificates('white-space', 'there are line breaks in the base64', is('pass'), {}, (x5c) =>
    x5c.map((item) => item.replace(/.{64}/g, '$&\r\n ')),
  ),
  certificates(
    'one-certificate',
    'x5c holds the signing certificate alone',
    {
      result: 'fail',
      checks: {
        'certificate.chain': ['fail', 'certificate-incomplete'],
        'certificate.validity': ['warn'],
      },
    },
    {},
    (x5c) => x5c.slice(0, 1),
  ),
  certificates('three-certificates', 'x5c holds a third certificate', is('pass'), {}, (x5c) => [
    ...x5c,
    ...x5c.slice(1),
  ]),
  certificates(
    'garbage',
    'the first item of x5c is no certificate',
    is('fail', 'certificate.leaf', 'certificate-malformed'),
    {},
    (x5c) => ['AAAA', ...x5c.slice(1)],
  ),
  certificates(
    'garbage-authority',
    'the second item of x5c is no certificate',
    {
      result: 'fail',
      checks: {
        'certificate.chain': ['fail', 'certificate-malformed'],
        'certificate.validity': ['warn'],
      },
    },
    {},
    (x5c) => [...x5c.slice(0, 1), 'not base64 at all'],
  ),
  key('two-keys', 'there is a second key', is('pass'), ([first]) => [
    { ...first, x5t: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA', x5c: [] },
    { ...first },
  ]),
  key('no-keys', 'the set is empty', is('fail', 'domain.keys', 'certificate-malformed'), () => []),
  key(
    'wrong-modulus',
    'n is of another key',
    is('fail', 'certificate.leaf', 'certificate-malformed'),
    ([first]) => [{ ...first, n: modulusOfAnother(first?.['n']) }],
  ),
  key(
    'wrong-thumbprint',
    'x5t is of another certificate',
    is('fail', 'certificate.leaf', 'certificate-malformed'),
    ([first]) => [{ ...first, x5t: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ),
  shape(
    'another-domain',
    'the certificate names another domain',
    is('warn', 'certificate.domain', 'certificate-of-another-domain'),
    { leafName: 'idcs-ffffffffffffffffffffffffffffffff_keys' },
  ),
  shape(
    'another-older-domain',
    'the certificate names another domain, of the older kind',
    is('warn', 'certificate.domain', 'certificate-of-another-domain'),
    { created: '2018-01', leafName: 'idcs-ffffffffffffffffffffffffffffffff' },
  ),
  shape(
    'certificate-of-a-pod',
    'the certificate has the authority of the domain, and is that of a pod',
    is('warn', 'certificate.domain', 'certificate-of-another-domain'),
    { leafName: 'ERPSI-ffffffffffffffffffffffffffffffff' },
  ),
  shape(
    'expired',
    'the signing certificate has expired',
    is('fail', 'certificate.validity', 'certificate-expired'),
    // those of 2018 are the first to end, in 2028
    { created: '2018-01', leafDays: [-3650, -1] },
  ),
  shape(
    'authority-expired',
    'the CA certificate has expired',
    is('fail', 'certificate.validity', 'certificate-expired'),
    {
      authorityDays: [-3650, -1],
    },
  ),
  shape(
    'not-yet-valid',
    'the signing certificate is not valid yet',
    is('fail', 'certificate.validity', 'certificate-not-yet-valid'),
    { leafDays: [2, 3650] },
  ),
  shape(
    'expiring',
    'the signing certificate expires in 20 days',
    is('warn', 'certificate.validity', 'certificate-expires-soon'),
    { leafDays: [-3630, 20.5] },
  ),
  shape(
    'foreign-authority',
    'the authority did not sign the certificate',
    {
      result: 'fail',
      checks: {
        'certificate.chain': ['fail', 'certificate-malformed'],
        'certificate.validity': ['warn'],
      },
    },
    {
      foreignAuthority: true,
    },
  ),
  shape('rsa-4096', 'the key has 4096 bits', is('pass'), { leafKey: 'RSA 4096' }),
  shape(
    'ec-key',
    'the key is an EC key, the tokens are signed with RSA',
    is('fail', 'certificate.leaf', 'signing-key-differs'),
    { leafKey: 'EC' },
  ),
  shape(
    'key-differs',
    'tokens are signed with another key',
    is('fail', 'certificate.leaf', 'signing-key-differs'),
    { tokensByAnotherKey: true },
  ),
  {
    name: 'unknown-fingerprint',
    title: 'a certificate is not among the expected ones',
    outcome: is('fail', 'certificate.pinned', 'fingerprint-unknown'),
    inputs: { 'expected-fingerprints': 'AB'.repeat(32) },
  },
  {
    ...shape(
      'unknown-authority',
      'the authority alone is not among the expected ones',
      is('fail', 'certificate.pinned', 'fingerprint-unknown'),
      {},
    ),
    knownCertificates: ({ leaf }) => [leaf],
  },
  {
    ...beside(
      NEXT,
      'rotation-ahead',
      'a new key stands beside the known one',
      is('warn', 'certificate.pinned', 'signing-key-rotation-ahead'),
    ),
    knownCertificates: ({ leaf, authority }) => [leaf, authority],
  },
  {
    ...beside(
      NEXT,
      'rotation-expected',
      'the expected key is in the set, and tokens are not signed with it yet',
      is('fail', 'certificate.pinned', 'fingerprint-unknown'),
    ),
    knownCertificates: ({ authority }) => [NEXT.leaf, authority],
  },
  {
    ...beside(
      FORMER,
      'rotation-done',
      'tokens are signed with a new key beside the known one',
      is('fail', 'certificate.pinned', 'rotation-unproven', 'fingerprint-unknown'),
    ),
    knownCertificates: ({ authority }) => [FORMER.leaf, authority],
  },
  {
    ...beside(
      FORMER,
      'rotation-imported',
      'the new certificate is imported, and its fingerprint not known yet',
      is('fail', 'certificate.pinned', 'rotation-not-recorded', 'fingerprint-unknown'),
    ),
    knownCertificates: ({ authority }) => [FORMER.leaf, authority],
    inputs: { 'fail-fast': 'false' },
  },
  {
    ...beside(
      FORMER,
      'rotation-over',
      'tokens are signed with the known key, and the former one is still in the set',
      is('warn', 'certificate.pinned'),
    ),
    knownCertificates: ({ leaf, authority }) => [leaf, authority],
  },
  {
    ...shape(
      'replaced',
      'the signing certificate was replaced',
      is('fail', 'certificate.pinned', 'rotation-unproven', 'fingerprint-unknown'),
      {},
    ),
    knownCertificates: ({ authority }) => [FORMER.leaf, authority],
  },
  {
    ...shape(
      'known-and-expiring',
      'the known signing certificate expires in 20 days',
      {
        result: 'warn',
        checks: {
          'certificate.validity': ['warn', 'certificate-expires-soon'],
          'certificate.pinned': ['warn', 'certificate-expires-soon'],
        },
      },
      { leafDays: [-3630, 20.5] },
    ),
    knownCertificates: ({ leaf, authority }) => [leaf, authority],
  },
]

/** Another key beside the one that is used, signed by the same authority. */
function beside(other: Signing, name: string, title: string, outcome: Outcome): Scenario {
  return key(name, title, outcome, ([first]) => {
    const [leaf] = x5cOf(other.document.keys[0])
    return [{ ...other.document.keys[0], x5c: [leaf, ...x5cOf(first).slice(1)] }, { ...first }]
  })
}

function x5cOf(jwk: KeySet['keys'][number] | undefined): readonly unknown[] {
  return Array.isArray(jwk?.['x5c']) ? jwk['x5c'] : []
}

function shape(name: string, title: string, outcome: Outcome, signing: SigningShape): Scenario {
  return { name, title, outcome, identityDomain: { signing } }
}

function key(
  name: string,
  title: string,
  outcome: Outcome,
  change: (keys: KeySet['keys']) => KeySet['keys'],
): Scenario {
  return shape(name, title, outcome, { document: ({ keys }) => ({ keys: change(keys) }) })
}

function certificates(
  name: string,
  title: string,
  outcome: Outcome,
  signing: SigningShape,
  change: (x5c: readonly string[]) => readonly string[],
): Scenario {
  const document = ({ keys }: KeySet): KeySet => ({
    keys: keys.map((jwk) => ({ ...jwk, x5c: change(jwk['x5c'] as readonly string[]) })),
  })
  return shape(name, title, outcome, { ...signing, document })
}

/** A modulus of the same length: the last but one character changed. */
function modulusOfAnother(n: unknown): string {
  const text = typeof n === 'string' ? n : ''
  const changed = text.at(-2) === 'A' ? 'B' : 'A'
  return `${text.slice(0, -2)}${changed}${text.slice(-1)}`
}
