import type { Answer, ServiceHttp } from '../http/client.js'
import type { CatalogService } from './catalog-service.js'
import { USERS } from './fusion-directory.js'
import { walkToSignIn, type SignInEnd } from './sign-in-walk.js'

/** Where pods have the service catalogue: ERP and HCM pods the first, some the second (public stubs and labs). */
export const SERVICE_CATALOG_PATHS = [
  '/fscmService/ServiceCatalogService',
  '/fndAppCoreServices/ServiceCatalogService',
] as const

/**
 * The scope of a pod's resource application where it was created by Oracle's guides: audience with the port, and `/`.
 * @param host with its port where it is not the default
 */
export function usualScopeOf(host: string): string {
  return `https://${host}${host.includes(':') ? '' : ':443'}/`
}

/** What a Fusion Applications pod answers to nobody, and to a token: its sign-in, its trust, its catalogues. */
export class FusionPod {
  readonly #http: ServiceHttp

  constructor(http: ServiceHttp) {
    this.#http = http
  }

  /** Host, with its port where it is not the default. */
  get host(): string {
    return this.#http.host
  }

  /** Opens connections for so many requests at once, which will be sent soon. */
  openAhead(requests: number): void {
    this.#http.openAhead(requests)
  }

  /**
   * Asks for one user by SCIM, without credentials or with a bearer token. Every status is an answer. Without a
   * token a pod that lets the caller in answers 401; to a token that it trusts it answers 403, or 200 to a security
   * manager (Oracle, *Status Codes*; the reading of the answers together is inferred).
   */
  probe(bearer?: string): Promise<Answer> {
    return this.#http.send({
      method: 'GET',
      path: `${USERS}?count=1`,
      headers: { accept: 'application/json', ...(bearer && authorization(bearer)) },
      repeatable: true,
      beginningOnly: true,
    })
  }

  /**
   * Opens the home page like a browser that is not signed in, and walks the redirects that stay on the pod: without
   * credentials, and with no cookies but those that the pod sets on the way. The first other origin is read, never
   * requested.
   */
  signInPage(): Promise<SignInEnd> {
    const ask = (path: string, cookie: string | undefined): Promise<Answer> =>
      this.#http.send({
        method: 'GET',
        path,
        headers: { accept: 'text/html', ...(cookie !== undefined && { cookie }) },
        repeatable: true,
        dispensable: true,
        beginningOnly: true,
      })
    return walkToSignIn(this.#http.origin, '/fscmUI/faces/FuseWelcome', ask)
  }

  /** Reads the description of the service catalogue, for a pod with other names than the recorded ones. Whether it can be read without credentials is open. */
  serviceCatalogWsdl(path: string, token: string): Promise<Answer> {
    return this.#http.send({
      method: 'GET',
      path: `${path}?WSDL`,
      headers: { accept: 'text/xml, application/xml', ...authorization(token) },
      repeatable: true,
    })
  }

  /**
   * Calls `getAllServiceEndPoints`, which needs the privilege FND_MANAGE_CATALOG_SERVICE_PRIV. A read, although a
   * POST; a pod lists hundreds of services, of which the beginning is enough.
   * @param path one of {@link SERVICE_CATALOG_PATHS}; the address in the WSDL is not used
   */
  serviceCatalog(path: string, service: CatalogService, token: string): Promise<Answer> {
    return this.#http.send({
      method: 'POST',
      path,
      headers: {
        accept: 'text/xml',
        'content-type': 'text/xml; charset=utf-8',
        soapaction: JSON.stringify(service.soapAction),
        ...authorization(token),
      },
      body: service.request,
      repeatable: true,
      beginningOnly: true,
    })
  }

  /** Reads the catalogue of business events, which needs the role SOAOperator. */
  eventCatalog(token: string): Promise<Answer> {
    return this.#http.send({
      method: 'GET',
      path: '/soa-infra/PublicEvent/catalog',
      headers: { accept: 'application/json', ...authorization(token) },
      repeatable: true,
      beginningOnly: true,
    })
  }
}

function authorization(bearer: string): { readonly authorization: string } {
  return { authorization: `Bearer ${bearer}` }
}
