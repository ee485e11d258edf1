import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import type { FusionUserState } from './roles.js'
import type { FusionSettings } from './settings.js'

const NAMESPACE =
  'http://xmlns.oracle.com/apps/fnd/applcore/webservices/serviceCatalog/serviceCatalogService/'

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

/**
 * The description of the service catalogue. The real namespace is not known; this one is made up. The address points
 * elsewhere on purpose: addresses that a server names are never to be requested.
 */
export function serviceCatalogWsdl(): Reply {
  return xml(
    200,
    `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="ServiceCatalogService" targetNamespace="${NAMESPACE}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:tns="${NAMESPACE}" xmlns:types="${NAMESPACE}types/">
  <wsdl:message name="ServiceCatalogService_getAllServiceEndPoints">
    <wsdl:part name="parameters" element="types:getAllServiceEndPoints"/>
  </wsdl:message>
  <wsdl:message name="ServiceCatalogService_getAllServiceEndPointsResponse">
    <wsdl:part name="parameters" element="types:getAllServiceEndPointsResponse"/>
  </wsdl:message>
  <wsdl:portType name="ServiceCatalogService">
    <wsdl:operation name="getAllServiceEndPoints">
      <wsdl:input message="tns:ServiceCatalogService_getAllServiceEndPoints"/>
      <wsdl:output message="tns:ServiceCatalogService_getAllServiceEndPointsResponse"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="ServiceCatalogServiceSoapHttp" type="tns:ServiceCatalogService">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="getAllServiceEndPoints">
      <soap:operation soapAction="${NAMESPACE}getAllServiceEndPoints"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="ServiceCatalogService">
    <wsdl:port name="ServiceCatalogServiceSoapHttp" binding="tns:ServiceCatalogServiceSoapHttp">
      <soap:address location="https://elsewhere.example/fscmService/ServiceCatalogService"/>
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>`,
  )
}

/** Answers `getAllServiceEndPoints` to a user who is signed in. */
export function serviceCatalog(
  request: ReceivedRequest,
  caller: FusionUserState,
  { catalogRefusal }: FusionSettings,
): Reply {
  if (!mayListServices(caller)) {
    if (catalogRefusal !== 'fault') return xml(catalogRefusal, '')
    return fault('FailedCheck : failure in security check: the user lacks the privilege')
  }
  const asksFor = `${NAMESPACE}types/`
  if (!request.body.includes('getAllServiceEndPoints') || !request.body.includes(asksFor)) {
    return fault('Unknown method')
  }
  if (request.headers['soapaction'] !== `"${NAMESPACE}getAllServiceEndPoints"`) {
    return fault('The SOAPAction does not fit')
  }
  const services = Array.from(
    { length: 2000 },
    (_, index) => `<t:result><t:name>Service${String(index)}</t:name><t:padding/></t:result>`,
  )
  return envelope(
    200,
    `<t:getAllServiceEndPointsResponse xmlns:t="${asksFor}">${services.join('')}</t:getAllServiceEndPointsResponse>`,
  )
}

/** Answers `GET /soa-infra/PublicEvent/catalog` to a user who is signed in; the form of the list is made up. */
export function eventCatalog(caller: FusionUserState): Reply {
  if (!mayUse(caller, 'SOAOperator')) return { status: 403, body: '' }
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ events: [{ name: 'PurchaseOrderEvent' }] }),
  }
}

function fault(text: string): Reply {
  return envelope(
    500,
    `<env:Fault><faultcode>env:Server</faultcode><faultstring>${text}</faultstring></env:Fault>`,
  )
}

function envelope(status: number, body: string): Reply {
  return xml(
    status,
    `<?xml version="1.0"?><env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>${body}</env:Body></env:Envelope>`,
  )
}

function xml(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body }
}
