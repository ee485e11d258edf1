import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

const ADMINISTRATOR = 'Identity Domain Administrator'

/** Pairs that are in order, in the ways in which a pair can be. */
export const PAIR_SCENARIOS: readonly Scenario[] = [
  {
    name: 'healthy',
    title: 'everything is as it should be',
    outcome: is('pass'),
  },
  {
    name: 'same-domain',
    title: 'client and pod share the identity domain',
    outcome: is('pass'),
    fusion: { signIn: "the client's domain" },
  },
  {
    name: 'keys-public',
    title: 'the signing keys can be read by anybody',
    outcome: is('pass'),
    identityDomain: { keysArePublic: true },
  },
  {
    name: 'role-less-refused',
    title:
      'a client without roles is refused the administrative scopes, as no domain was seen to do',
    outcome: is('warn', 'user.domain'),
    identityDomain: { clientRoles: [], roleLessClient: 'refused' },
  },
  {
    name: 'domain-of-january-2018',
    title: 'the domain is of January 2018, and its authority lacks keyCertSign',
    outcome: is('pass'),
    identityDomain: { signing: { created: '2018-01' } },
  },
  {
    name: 'domain-of-july-2018',
    title: 'the domain is of July 2018, and the name in its certificate does not end in _keys',
    outcome: is('pass'),
    identityDomain: { signing: { created: '2018-07' } },
  },
  {
    name: 'standing-grant',
    title: 'the client holds the administrator role permanently',
    outcome: is('warn', 'domain.grant-leftover', 'grant-standing'),
    identityDomain: { clientRoles: [ADMINISTRATOR] },
  },
]
