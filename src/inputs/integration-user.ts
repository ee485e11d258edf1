import { shown } from './characters.js'
import type { InputReader } from './input-reader.js'
import { ROLE } from './list.js'
import type { InputName } from './names.js'
import type { IntegrationUser } from './settings.js'

/**
 * Roles that the adapters' prerequisites name (Oracle, *Prerequisites for Creating a Connection*). Of the HCM adapter's
 * list SOAOperator is inferred; security groups for attachments are not checked.
 */
const ADAPTER_ROLES = {
  erp: ['ORA_FND_INTEGRATION_SPECIALIST_JOB', 'SOAOperator'],
  hcm: ['ORA_HRC_HUMAN_CAPITAL_MANAGEMENT_INTEGRATION_SPECIALIST_JOB', 'SOAOperator'],
} as const

/** Reads the account that the connection signs in with, and the roles that it must have. */
export function readIntegrationUser(read: InputReader): IntegrationUser {
  const documented = ADAPTER_ROLES[read.oneOf('adapter', ['erp', 'hcm'])]
  const named = read.list('required-roles', ROLE)
  // the runner does not tell a default from the same text given; an unset variable must not mean that none is required
  const isDefault = named.length === 0 || named.join() === ADAPTER_ROLES.erp.join()
  const requiredRoles = isDefault ? documented : named
  const serviceCatalogRole = read.code('service-catalog-role', ROLE)
  for (const code of requiredRoles) refusePrivilege(read, 'required-roles', code)
  refusePrivilege(read, 'service-catalog-role', serviceCatalogRole)
  return {
    name: read.required('integration-username'),
    password: read.password('integration-password'),
    email: read.email('integration-user-email'),
    givenName: read.text('integration-user-given-name'),
    familyName: read.text('integration-user-family-name'),
    requiredRoles: requiredRoles.filter(
      (code) => code.toLowerCase() !== serviceCatalogRole.toLowerCase(),
    ),
    serviceCatalogRole,
  }
}

/** Function security privileges end in `_PRIV`; a user cannot hold one, and SCIM does not show them. */
function refusePrivilege(read: InputReader, name: InputName, code: string): void {
  if (!/_PRIV$/i.test(code)) return
  read.fault(
    name,
    `names ${shown(code)}, which is a privilege and not a role. You cannot assign a privilege to a user directly. Enter the code of the custom role that has the privilege in service-catalog-role`,
  )
}
