import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import { eventList } from './event-list.js'
import type { FusionUserState } from './roles.js'
import { ERRORS, serviceCatalogWsdl, serviceList, typesOf } from './service-list.js'
import type { FusionSettings } from './settings.js'

/** The role of the customer that carries FND_MANAGE_CATALOG_SERVICE_PRIV. */
const CATALOG_ROLE = 'OIC_INTEGRATION_ROLE'

/** Everything a user may do through roles, held directly or not. */
export function mayUse(user: FusionUserState, role: string): boolean {
  const { roles, inheritedRoles = [], notYetEffective } = user
  return [...roles, ...inheritedRoles].includes(role) && !notYetEffective.includes(role)
}

/** Whether a user may call the service catalogue. */
export function mayListServices(user: FusionUserState): boolean {
  return mayUse(user, CATALOG_ROLE)
}

/** Whether a user may read the event catalogue. */
export function mayReadEvents(user: FusionUserState): boolean {
  return mayUse(user, 'SOAOperator')
}

/** Answers `GET …/ServiceCatalogService?WSDL`. @param pod URL of the pod @param authority DER of Oracle's authority */
export function serviceCatalogDescription(
  pod: string,
  authority: Buffer,
  { catalogNamespace }: FusionSettings,
): Reply {
  return xml(200, serviceCatalogWsdl(pod, authority, catalogNamespace))
}

/** Answers `getAllServiceEndPoints` to a user who is signed in; a call by other names than the pod's gets a fault. */
export function serviceCatalog(
  request: ReceivedRequest,
  caller: FusionUserState,
  { catalogRefusal, catalogNamespace }: FusionSettings,
): Reply {
  if (!mayListServices(caller)) {
    if (catalogRefusal !== 'fault') return xml(catalogRefusal, '')
    return fault('FailedCheck : failure in security check: the user lacks the privilege')
  }
  const isKnown = ['getAllServiceEndPoints', `"${typesOf(catalogNamespace)}"`].every((name) =>
    request.body.includes(name),
  )
  if (!isKnown) return fault('Unknown method')
  if (request.headers['soapaction'] !== `"${catalogNamespace}getAllServiceEndPoints"`) {
    return fault('The SOAPAction does not fit')
  }
  return xml(200, serviceList(catalogNamespace))
}

/** Answers `GET /soa-infra/PublicEvent/catalog` to a user who is signed in; the refusal is inferred. */
export function eventCatalog(caller: FusionUserState): Reply {
  if (!mayReadEvents(caller)) return { status: 403, body: '' }
  return jsonReply(200, { events: eventList() })
}

/**
 * The fault that the WSDL declares (sample fusion-service-catalog-wsdl: its name and namespace); its text, its detail's
 * members and its status are inferred.
 */
function fault(text: string): Reply {
  return xml(
    500,
    `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header/><env:Body><env:Fault><faultcode>env:Server</faultcode><faultstring>${text}</faultstring><detail><tns:ServiceErrorMessage xmlns:tns="${ERRORS}"><tns:message>${text}</tns:message></tns:ServiceErrorMessage></detail></env:Fault></env:Body></env:Envelope>`,
  )
}

function xml(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body }
}
