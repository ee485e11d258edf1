import { basicCredentials } from '../http/basic-credentials.js'
import type { Answer, ServiceHttp } from '../http/client.js'
import { byName, ofForm, oneFoundIn } from './asked-for.js'
import { readFusionUser, type FusionUser } from './fusion-user.js'
import { scimFilter, scimQuery } from './scim.js'
import type { CatalogService } from './service-catalog-wsdl.js'
import { walkToSignIn, type SignInEnd } from './sign-in-walk.js'

/** A Fusion user with its password, for HTTP Basic authentication. */
export interface FusionCredentials {
  readonly name: string
  /** Secret. */
  readonly password: string
}

const USERS = '/hcmRestApi/scim/Users'

/** Where pods have the service catalogue: ERP and HCM pods the first, some the second (public stubs and labs). */
export const SERVICE_CATALOG_PATHS = [
  '/fscmService/ServiceCatalogService',
  '/fndAppCoreServices/ServiceCatalogService',
] as const

/** The REST and SOAP services and the sign-in of a Fusion Applications pod. */
export class FusionPod {
  readonly #http: ServiceHttp

  constructor(http: ServiceHttp) {
    this.#http = http
  }

  /** Host, with its port where it is not the default. */
  get host(): string {
    return this.#http.host
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

  /**
   * Looks a user up by name, its roles included, in Fusion's dialect of SCIM (Oracle, *Users REST Endpoints*). Whether
   * the pod compares with regard to case is not known; a user whose name differs in case alone is the one.
   * @throws {UnexpectedAnswer} when the pod refuses
   * @throws {NotAskedFor} when it answers about another user
   */
  async findUser(
    { name, password }: FusionCredentials,
    userName: string,
  ): Promise<FusionUser | undefined> {
    const query = scimQuery({
      filter: scimFilter('userName', 'eq', userName),
      attributes: 'id,userName,active,displayName,roles',
      startIndex: '1',
      count: '2',
    })
    const answer = await this.#http.send({
      method: 'GET',
      path: `${USERS}?${query}`,
      headers: { accept: 'application/json', ...basic(name, password) },
      repeatable: true,
    })
    const found = oneFoundIn(answer, byName('userName', userName, 'case aside'))
    return found && ofForm(answer, () => readFusionUser(found.resource))
  }

  /**
   * Looks a role up by its code (Oracle, *Query for a Role*).
   * @returns its SCIM id, or `undefined` when there is none of that code
   * @throws {NotAskedFor} when the pod answers about another role, be it one whose code differs in case alone
   */
  async roleId({ name, password }: FusionCredentials, code: string): Promise<string | undefined> {
    const query = scimQuery({ filter: scimFilter('name', 'eq', code), attributes: 'id,name' })
    const answer = await this.#http.send({
      method: 'GET',
      path: `/hcmRestApi/scim/Roles?${query}`,
      headers: { accept: 'application/json', ...basic(name, password) },
      repeatable: true,
    })
    return oneFoundIn(answer, byName('name', code, 'exactly'))?.id
  }

  /** Reads the description of the service catalogue. Whether it can be read without credentials is open. */
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

function basic(name: string, password: string): { readonly authorization: string } {
  return { authorization: `Basic ${basicCredentials(name, password)}` }
}

function authorization(bearer: string): { readonly authorization: string } {
  return { authorization: `Bearer ${bearer}` }
}
