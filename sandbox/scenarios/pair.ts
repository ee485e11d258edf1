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
    name: 'narrowed',
    title: 'a client without administrative roles gets a narrowed token',
    outcome: is('warn', 'user.domain'),
    identityDomain: { clientRoles: [], roleLessClient: 'narrowed' },
  },
  {
    name: 'standing-grant',
    title: 'the client holds the administrator role for good',
    outcome: is('warn', 'domain.grant-leftover', 'grant-standing'),
    identityDomain: { clientRoles: [ADMINISTRATOR] },
  },
]
