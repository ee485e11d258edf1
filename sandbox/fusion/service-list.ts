import { X509Certificate } from 'node:crypto'

/** Names as recorded: sample fusion-service-catalog-wsdl. */
export const NAMESPACE = 'http://xmlns.oracle.com/oracle/apps/fnd/applcore/webservices/'
export const ERRORS = 'http://xmlns.oracle.com/adf/svc/errors/'

/** Where the names of elements are, as recorded relative to the service's own. */
export function typesOf(namespace: string): string {
  return `${namespace}types/`
}

const OPERATIONS = ['getServiceEndPoint', 'getAllServiceEndPoints'] as const
const POLICY = 'wss11_saml_or_username_token_with_message_protection_service_policy'

/** Where the addresses of the recorded list lead: to another host than the pod's. Nobody may ask it. */
const ELSEWHERE = 'https://elsewhere.example'

/** As many services as the recorded list has, so many of them deprecated, and without `lbo`: sample fusion-service-catalog-answer. */
const SERVICES = { all: 318, deprecated: 36, withoutObject: 102 }

/**
 * The description of the service catalogue: names, operations, fault, imports, policy and certificates as recorded. Its
 * address points elsewhere, as in the stored copy, whose author wrote that in: addresses that a server names are never
 * to be requested. Of the nine alternatives of the policy six kinds are there, in short.
 * @param pod URL of the pod
 * @param authority DER of Oracle's authority, whose certificate pods show as well as domains
 * @param namespace another one than the recorded one, on a pod with other names
 */
export function serviceCatalogWsdl(
  pod: string,
  authority: Buffer,
  namespace: string = NAMESPACE,
): string {
  const types = typesOf(namespace)
  const address = `${pod}/fscmService/ServiceCatalogService`
  const elsewhere = `${ELSEWHERE}/fscmService/ServiceCatalogService`
  return `<?xml version="1.0" encoding="UTF-8" ?>
<wsdl:definitions name="ServiceCatalogService" targetNamespace="${namespace}"
    xmlns:errors="${ERRORS}" xmlns:tns="${namespace}" xmlns:types="${types}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
  ${policy()}
  <wsdl:import namespace="${ERRORS}" location="${address}?WSDL=/META-INF/wsdl/ServiceException.wsdl"/>
  <wsdl:types>
    <schema xmlns="http://www.w3.org/2001/XMLSchema">
      <import namespace="${types}" schemaLocation="${address}?XSD=/oracle/apps/fnd/applcore/webservices/ServiceCatalogService.xsd"/>
    </schema>
  </wsdl:types>
  ${OPERATIONS.flatMap((name) => [name, `${name}Response`])
    .map(
      (name) =>
        `<wsdl:message name="ServiceCatalogService_${name}"><wsdl:part name="parameters" element="types:${name}"/></wsdl:message>`,
    )
    .join('\n  ')}
  <wsdl:portType name="ServiceCatalogService">
    <wsdl:documentation/>
    ${OPERATIONS.map(
      (name) => `<wsdl:operation name="${name}">
      <wsdl:input message="tns:ServiceCatalogService_${name}"/>
      <wsdl:output message="tns:ServiceCatalogService_${name}Response"/>
      <wsdl:fault name="ServiceException" message="errors:ServiceException"/>
    </wsdl:operation>`,
    ).join('\n    ')}
  </wsdl:portType>
  <wsdl:binding name="ServiceCatalogServiceSoapHttp" type="tns:ServiceCatalogService">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsp:PolicyReference xmlns:wsp="${WSP}" URI="#${POLICY}" wsdl:required="false"/>
    ${OPERATIONS.map(
      (name) => `<wsdl:operation name="${name}">
      <soap:operation soapAction="${namespace}${name}"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="ServiceException"><soap:fault name="ServiceException" use="literal"/></wsdl:fault>
    </wsdl:operation>`,
    ).join('\n    ')}
  </wsdl:binding>
  <wsdl:service name="ServiceCatalogService">
    <wsdl:port name="ServiceCatalogServiceSoapHttpPort" binding="tns:ServiceCatalogServiceSoapHttp">
      <soap:address location="${elsewhere}"/>
      <wsa:EndpointReference xmlns:wsa="http://www.w3.org/2005/08/addressing">
        <wsa:Address>${elsewhere}</wsa:Address>
        <wsid:Identity xmlns:wsid="http://schemas.xmlsoap.org/ws/2006/02/addressingidentity">
          <dsig:KeyInfo xmlns:dsig="http://www.w3.org/2000/09/xmldsig#">
            <dsig:X509Data>
              <dsig:X509IssuerSerial>
                <dsig:X509IssuerName>${issuerName(authority)}</dsig:X509IssuerName>
                <dsig:X509SerialNumber>1581419960602</dsig:X509SerialNumber>
              </dsig:X509IssuerSerial>
              <dsig:X509SubjectName>CN=ERPSI-0123456789abcdef0123456789abcdef, CN=Cloud9, CN=sslDomains</dsig:X509SubjectName>
              <dsig:X509Certificate>${authority.toString('base64')}</dsig:X509Certificate>
            </dsig:X509Data>
          </dsig:KeyInfo>
        </wsid:Identity>
      </wsa:EndpointReference>
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>`
}

const WSP = 'http://schemas.xmlsoap.org/ws/2004/09/policy'
const SP = 'http://schemas.xmlsoap.org/ws/2005/07/securitypolicy'

/** That a bearer token is declared as a way in is what matters of it. */
function policy(): string {
  const protection =
    '<sp:SymmetricBinding><wsp:Policy><sp:ProtectionToken/></wsp:Policy></sp:SymmetricBinding>'
  const https = (inside: string): string =>
    `<sp:TransportBinding><wsp:Policy><sp:TransportToken><wsp:Policy><sp:HttpsToken RequireClientCertificate="false"><wsp:Policy>${inside}</wsp:Policy></sp:HttpsToken></wsp:Policy></sp:TransportToken></wsp:Policy></sp:TransportBinding>`
  const supporting = (token: string): string =>
    `<sp:SupportingTokens><wsp:Policy><sp:${token}/></wsp:Policy></sp:SupportingTokens>`
  const alternatives = [
    protection + supporting('SamlToken'),
    protection + supporting('UsernameToken'),
    https('') + supporting('SamlToken'),
    https('') + supporting('UsernameToken'),
    https(''),
    https(
      '<osp:HttpJwtAuthentication xmlns:osp="http://schemas.oracle.com/ws/2012/01/wssecuritypolicy"/>',
    ),
  ]
  return `<wsp:Policy xmlns:wsp="${WSP}" xmlns:sp="${SP}" xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" wsu:Id="${POLICY}"><wsp:ExactlyOne>${alternatives
    .map((alternative) => `<wsp:All>${alternative}</wsp:All>`)
    .join('')}</wsp:ExactlyOne></wsp:Policy>`
}

function issuerName(der: Buffer): string {
  return new X509Certificate(der).subject.split('\n').toReversed().join(', ')
}

/** The answer of `getAllServiceEndPoints`: form, number and about the size (311 KB) as recorded; names are made up. */
export function serviceList(namespace: string = NAMESPACE): string {
  const types = typesOf(namespace)
  const results = Array.from({ length: SERVICES.all }, (_, index) => {
    const name = `SandboxBusinessObject${String(index)}Service`
    const path = `crmService/${name}`
    const folder = `oracle/apps/sandbox/businessObjects/businessObject${String(index)}`
    const object =
      index < SERVICES.withoutObject
        ? '<ns0:lbo xsi:nil="true"/>'
        : `<ns0:lbo>SBX-Sandbox : SBX-Sandbox Model : ORA_BO_${String(index)}-Object</ns0:lbo>`
    return `
            <ns1:result xsi:type="ns0:CatalogService" xmlns:ns1="${types}" xmlns:ns0="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <ns0:qName>{http://xmlns.oracle.com/apps/sandbox/businessObjects/businessObject${String(index)}/}${name}</ns0:qName>
                ${object}
                <ns0:lifecycle>${index < SERVICES.deprecated ? 'Deprecated' : 'Active'}</ns0:lifecycle>
                <ns0:xsdLocation>${ELSEWHERE}/${path}?XSD=/${folder}/${name}.xsd</ns0:xsdLocation>
                <ns0:wsdlAddress>${ELSEWHERE}/${path}?WSDL</ns0:wsdlAddress>
                <ns0:serviceType>BUSINESS_OBJECT</ns0:serviceType>
            </ns1:result>`
  })
  return `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:typ="${types}">
    <env:Header/>
    <env:Body>
        <ns0:getAllServiceEndPointsResponse xmlns:ns0="${types}">${results.join('')}
        </ns0:getAllServiceEndPointsResponse>
    </env:Body>
</env:Envelope>`
}
