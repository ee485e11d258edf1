import { FUSION_SCIM_USER, FUSION_USER } from './fusion/settings.js'
import { clientKey } from './identity-domain/assertions.js'
import { HEALTHY_DOMAIN } from './identity-domain/settings.js'
import { SERVICE_USER } from './identity-domain/workload-identity.js'
import type { Scenario } from './scenario.js'
import { WORKLOAD_INPUTS } from './scenarios/workload-identity.js'

/**
 * A pair without shadow user and roles, and with keys that only an administrator may read; the Security Console is
 * done. It is the scenario of `plan` and `apply`, so it brings their credentials along.
 */
export const EMPTY_PAIR: Scenario = {
  name: 'empty-pair',
  title: 'no shadow user, no roles, keys for administrators alone; the Security Console is done',
  outcome: { result: 'pass' },
  inputs: {
    'admin-client-id': HEALTHY_DOMAIN.admin.id,
    'admin-client-secret': HEALTHY_DOMAIN.admin.secret,
    'integration-user-email': 'oic-dev@acme.example',
    'integration-password': '',
    'client-certificate-alias': HEALTHY_DOMAIN.clientCertificateAlias,
  },
  secrets: async () => ({ 'client-private-key': await clientKey() }),
  identityDomain: { users: [], keysForClient: 401 },
  fusion: { users: [{ ...FUSION_USER, roles: [] }, FUSION_SCIM_USER] },
}

/** The same, in which every change shows at once. */
export const QUICK_EMPTY_PAIR: Scenario = {
  ...EMPTY_PAIR,
  identityDomain: { ...EMPTY_PAIR.identityDomain, tokensUntilGrantShows: 0 },
  fusion: { ...EMPTY_PAIR.fusion, lookUpsUntilRoleShows: 1 },
}

/** The same, administered by the workflow itself: its service user may hand out roles, and not read the keys. */
export const QUICK_EMPTY_PAIR_BY_WORKFLOW: Scenario = {
  ...QUICK_EMPTY_PAIR,
  title: 'a pair to be set up by the workflow itself',
  identityDomain: {
    ...QUICK_EMPTY_PAIR.identityDomain,
    serviceUsers: [{ ...SERVICE_USER, appRoles: ['User Administrator'] }],
  },
  inputs: {
    ...QUICK_EMPTY_PAIR.inputs,
    ...WORKLOAD_INPUTS,
    'admin-client-id': '',
    'admin-client-secret': '',
  },
}

/** The same as {@link QUICK_EMPTY_PAIR}, whose domain shows the secret of an application to whoever asks for its name. */
export const TALKATIVE_PAIR: Scenario = {
  ...QUICK_EMPTY_PAIR,
  title: 'a pair to be set up, whose domain shows `clientSecret` unasked',
  identityDomain: { ...QUICK_EMPTY_PAIR.identityDomain, ignoresAttributes: true },
}

/** The same, in whose Security Console nothing was entered either, and a browser is to do it. */
export const UNTOUCHED_PAIR: Scenario = {
  ...EMPTY_PAIR,
  name: 'untouched-pair',
  title: 'a pair to be set up from nothing, the Security Console by browser',
  inputs: { ...EMPTY_PAIR.inputs, 'certificate-import': 'browser' },
  fusion: { ...EMPTY_PAIR.fusion, providerExists: false, imported: [] },
}
