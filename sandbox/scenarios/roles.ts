import {
  FUSION_SCIM_USER,
  FUSION_USER,
  OTHER_NAMESPACE,
  type SandboxFusionUser,
} from '../fusion/settings.js'
import type { Outcome, Scenario } from '../scenario.js'
import { is } from './outcome.js'

const SPECIALIST = 'ORA_FND_INTEGRATION_SPECIALIST_JOB'
const CATALOG_ROLE = 'OIC_INTEGRATION_ROLE'

/** Conditions of the integration user's roles and privileges. */
export const ROLE_SCENARIOS: readonly Scenario[] = [
  withUser(
    'soa-operator-missing',
    'the user lacks SOAOperator',
    is('fail', 'role.SOAOperator', 'soa-operator-missing'),
    { roles: [SPECIALIST, CATALOG_ROLE] },
  ),
  withUser(
    'soa-operator-inherited',
    'the user has SOAOperator through another role',
    is('warn', 'role.SOAOperator'),
    { roles: [SPECIALIST, CATALOG_ROLE], inheritedRoles: ['SOAOperator'] },
  ),
  withUser(
    'soa-operator-inherited-without-probe',
    'the user has SOAOperator through another role, and nothing vouches for it',
    is('fail', 'role.SOAOperator', 'soa-operator-missing'),
    { roles: [SPECIALIST], inheritedRoles: ['SOAOperator', CATALOG_ROLE] },
    { 'integration-password': '', 'service-catalog-role': '' },
  ),
  withUser(
    'specialist-perhaps-inherited',
    'the user holds the custom role, and Integration Specialist not directly',
    is('warn', `role.${SPECIALIST}`),
    { roles: ['SOAOperator', CATALOG_ROLE] },
  ),
  withUser(
    'specialist-missing',
    'the user lacks Integration Specialist, and no custom role is named',
    is('fail', `role.${SPECIALIST}`, 'integration-specialist-missing'),
    { roles: ['SOAOperator', CATALOG_ROLE] },
    { 'service-catalog-role': '' },
  ),
  withUser(
    'no-roles',
    'the user has no roles at all',
    {
      result: 'fail',
      checks: {
        [`role.${SPECIALIST}`]: ['fail', 'integration-specialist-missing'],
        'role.SOAOperator': ['fail', 'soa-operator-missing'],
        [`role.${CATALOG_ROLE}`]: ['fail', 'service-catalog-privilege-missing'],
      },
    },
    { roles: [] },
  ),
  withUser(
    'attachments-user-missing',
    'AttachmentsUser is required and missing',
    is('fail', 'role.AttachmentsUser', 'attachments-user-missing'),
    {},
    { 'required-roles': 'SOAOperator\nAttachmentsUser', 'service-catalog-role': '' },
  ),
  withUser(
    'other-role-missing',
    'another required role is missing',
    is('fail', 'role.ORA_PER_EMPLOYEE_ABSTRACT', 'role-missing'),
    {},
    { 'required-roles': 'ORA_PER_EMPLOYEE_ABSTRACT', 'service-catalog-role': '' },
  ),
  withUser(
    'catalog-role-missing',
    'the user lacks the custom role of the service catalogue',
    is('fail', `role.${CATALOG_ROLE}`, 'service-catalog-privilege-missing'),
    { roles: [SPECIALIST, 'SOAOperator'] },
  ),
  withUser(
    'catalog-role-inherited',
    'the user has the custom role through another one',
    is('warn', `role.${CATALOG_ROLE}`),
    { roles: [SPECIALIST, 'SOAOperator'], inheritedRoles: [CATALOG_ROLE] },
  ),
  ...([401, 403, 'fault'] as const).map((catalogRefusal) => ({
    ...withUser(
      `catalog-privilege-missing-${String(catalogRefusal)}`,
      `the service catalogue refuses the user (${String(catalogRefusal)})`,
      is('fail', 'privilege.service-catalog', 'service-catalog-privilege-missing'),
      { roles: [SPECIALIST, 'SOAOperator'] },
      { 'service-catalog-role': '' },
    ),
    fusion: {
      catalogRefusal,
      users: [{ ...FUSION_USER, roles: [SPECIALIST, 'SOAOperator'] }, FUSION_SCIM_USER],
    },
  })),
  withUser(
    'role-not-yet-effective',
    'SOAOperator was given just now',
    is('fail', 'privilege.event-catalog', 'soa-operator-missing', 'role-not-yet-effective'),
    { notYetEffective: ['SOAOperator'] },
  ),
  {
    name: 'hcm-pod',
    title: 'the service catalogue is where HCM pods have it',
    outcome: is('pass'),
    fusion: { catalogPath: '/fndAppCoreServices/ServiceCatalogService' },
  },
  {
    name: 'catalog-other-names',
    title: 'the service catalogue has other names than the recorded ones',
    outcome: is('pass'),
    fusion: { catalogNamespace: OTHER_NAMESPACE },
  },
  {
    name: 'hcm-pod-other-names',
    title:
      'the service catalogue is where HCM pods have it, with other names than the recorded ones',
    outcome: is('pass'),
    fusion: {
      catalogNamespace: OTHER_NAMESPACE,
      catalogPath: '/fndAppCoreServices/ServiceCatalogService',
    },
  },
  {
    name: 'catalog-nowhere',
    title: 'the pod has no service catalogue',
    outcome: is('error', 'privilege.service-catalog', 'answer-unexpected'),
    fusion: { catalogPath: '/elsewhere' },
  },
]

function withUser(
  name: string,
  title: string,
  outcome: Outcome,
  user: Partial<SandboxFusionUser>,
  inputs: Readonly<Record<string, string>> = {},
): Scenario {
  return {
    name,
    title,
    outcome,
    inputs,
    fusion: { users: [{ ...FUSION_USER, ...user }, FUSION_SCIM_USER] },
  }
}
