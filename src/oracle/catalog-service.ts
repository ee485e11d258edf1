/** The operation that lists all services. */
export const OPERATION = 'getAllServiceEndPoints'

/** How to call the operation that lists all services. */
export interface CatalogService {
  readonly soapAction: string
  /** SOAP 1.1 envelope. */
  readonly request: string
}

/**
 * Makes a call out of its names.
 * @param namespace of the element
 * @param element what the body of the call consists of
 */
export function catalogService(
  soapAction: string,
  namespace: string,
  element: string,
): CatalogService {
  const escaped = namespace
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
  const request =
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    `<q:${element} xmlns:q="${escaped}"/>` +
    '</soap:Body></soap:Envelope>'
  return { soapAction, request }
}

/** Whether two calls are the same. */
export function isSameService(one: CatalogService, other: CatalogService): boolean {
  return one.soapAction === other.soapAction && one.request === other.request
}

const NAMESPACE = 'http://xmlns.oracle.com/oracle/apps/fnd/applcore/webservices/'

/**
 * The call with the names that a pod's description had (recorded, 2020: sample fusion-service-catalog-wsdl). Oracle
 * publishes them on no page. A pod with other names does not know this call; which it knows is in its own description.
 */
export const RECORDED_SERVICE = catalogService(
  `${NAMESPACE}${OPERATION}`,
  `${NAMESPACE}types/`,
  OPERATION,
)
