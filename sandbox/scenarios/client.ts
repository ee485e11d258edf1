import type { Fault } from '../faults.js'
import type { Scenario } from '../scenario.js'
import { is } from './outcome.js'

const TOKEN_ANSWER: Fault = {
  service: 'identity-domain',
  path: '/oauth2/v1/token',
  kind: 'answer',
}

/** Conditions of the confidential application and its tokens. */
export const CLIENT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'wrong-secret',
    title: 'the client secret is wrong',
    outcome: is(
      'fail',
      'domain.token',
      'client-credentials-wrong',
      'client-app-inactive',
      'domain-wrong',
    ),
    inputs: { 'client-secret': 'not-the-right-secret-at-all' },
  },
  {
    name: 'mute-refusal',
    title: 'the domain refuses the client with 403 and not a word',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong', 'client-app-inactive'),
    faults: [{ ...TOKEN_ANSWER, reply: { status: 403, body: '' } }],
  },
  {
    name: 'token-a-word',
    title: 'the domain issues a word of the reports in place of a token',
    outcome: is('fail', 'domain.token', 'not-the-api'),
    faults: [{ ...TOKEN_ANSWER, reply: { status: 200, body: '{"access_token":"fail"}' } }],
  },
  {
    name: 'client-inactive',
    title: 'the confidential application is not activated',
    outcome: is('fail', 'domain.token', 'client-credentials-wrong'),
    identityDomain: { clientActive: false },
  },
  {
    name: 'grant-not-allowed',
    title: 'the application may not use client credentials',
    outcome: is('fail', 'domain.token', 'client-grant-not-allowed'),
    identityDomain: { clientGrants: ['authorization_code'] },
  },
  {
    name: 'custom-issuer',
    title: 'the domain has an issuer of its own',
    outcome: is('warn', 'domain.issuer', 'issuer-custom'),
    identityDomain: { issuer: 'https://login.acme.example/' },
    fusion: { trustedIssuers: ['https://login.acme.example/'] },
  },
  {
    name: 'issuer-slash',
    title: 'the trusted issuer lacks the slash at its end',
    outcome: is('warn', 'domain.issuer', 'trusted-issuer-input-wrong'),
    inputs: { 'trusted-issuer': 'https://identity.oraclecloud.com' },
  },
  {
    name: 'clock-off',
    title: 'the clocks are ten minutes apart',
    outcome: is('warn', 'domain.clock', 'clock-wrong'),
    identityDomain: { clockOffsetSeconds: -600 },
  },
  {
    name: 'clock-behind-refused',
    title: 'the runner is two minutes behind, and the pod lacks the certificates',
    outcome: {
      result: 'fail',
      checks: {
        'domain.clock': ['warn', 'clock-wrong'],
        'fusion.trust': ['fail', 'signing-certificate-not-imported'],
      },
    },
    identityDomain: { clockOffsetSeconds: 120 },
    fusion: { clockOffsetSeconds: 120, imported: [] },
  },
  {
    name: 'clock-beyond-the-certificate',
    title: 'by the clock of the runner the certificate has expired, by that of the domain not',
    outcome: is('warn', 'domain.clock', 'clock-wrong'),
    identityDomain: {
      clockOffsetSeconds: -100 * 86_400,
      signing: { created: '2018-01', leafDays: [-3000, -10] },
    },
    fusion: { clockOffsetSeconds: -100 * 86_400 },
  },
  {
    name: 'keys-refused-401',
    title: 'the keys are refused to the client with 401',
    outcome: is('warn', 'domain.keys', 'keys-not-readable'),
    identityDomain: { keysForClient: 401 },
  },
  {
    name: 'keys-refused-403',
    title: 'the keys are refused to the client with 403',
    outcome: is('warn', 'domain.keys', 'keys-not-readable'),
    identityDomain: { keysForClient: 403 },
  },
  {
    name: 'outside-perimeter',
    title: 'the application takes clients from certain networks only',
    outcome: is('fail', 'domain.token', 'client-outside-perimeter'),
    identityDomain: { clientOutsidePerimeter: true },
  },
]
