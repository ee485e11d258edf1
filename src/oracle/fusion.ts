import { basicCredentials } from '../http/basic-credentials.js'
import type { Answer, ServiceHttp } from '../http/client.js'
import { quoted, UnexpectedAnswer } from './answer.js'
import {
  byName,
  foundAs,
  listed,
  NotAskedFor,
  ofForm,
  oneFoundIn,
  type AskedFor,
} from './asked-for.js'
import { readFusionUser, type FusionUser } from './fusion-user.js'
import { stringMember } from './json.js'
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

/** What is asked for of a user; a list has roles only where they are asked for, and perhaps not even then. */
const USER_ATTRIBUTES = 'id,userName,active,displayName,roles'

/** Names that are alike are named in a message; more would not help. */
const MOST_LIKE = 5

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
    credentials: FusionCredentials,
    userName: string,
  ): Promise<FusionUser | undefined> {
    const asked = byName('userName', userName, 'case aside')
    const answer = await this.#users(credentials, {
      filter: scimFilter('userName', 'eq', userName),
      count: '2',
    })
    const found = oneFoundIn(answer, asked)
    const user = found && ofForm(answer, () => readFusionUser(found.resource))
    return user === undefined || user.roles !== undefined
      ? user
      : ((await this.#oneUser(credentials, user.id, asked)) ?? user)
  }

  /**
   * Users whose names are like this one, for a message. That the pod knows the operator `sw` is not documented, so a
   * refusal of it ends in a question for the part before an at sign.
   * @throws {UnexpectedAnswer} when the pod refuses both
   */
  async usersLike(
    credentials: FusionCredentials,
    userName: string,
  ): Promise<readonly FusionUser[]> {
    const [start = ''] = userName.split('@')
    const answer = await this.#users(credentials, {
      filter: scimFilter('userName', 'sw', start),
      count: String(MOST_LIKE),
    }).then(async (first) => {
      if (first.status !== 400 && first.status !== 501) return first
      if (start === userName) throw new UnexpectedAnswer(first)
      return this.#users(credentials, { filter: scimFilter('userName', 'eq', start), count: '2' })
    })
    const begin = start.toLowerCase()
    return ofForm(answer, () =>
      listed(answer)
        .filter((user) => stringMember(user, 'userName')?.toLowerCase().startsWith(begin))
        .slice(0, MOST_LIKE)
        .map(readFusionUser),
    )
  }

  /**
   * Whether the caller is shown any user at all: without data security Fusion answers every search with an empty list
   * and 200 (Oracle Access Governance, *Oracle Fusion Cloud Application Integration Reference*).
   */
  async showsUsers(credentials: FusionCredentials): Promise<boolean> {
    return listed(await this.#users(credentials, { count: '1' })).length > 0
  }

  #users(
    { name, password }: FusionCredentials,
    parameters: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const query = scimQuery({ ...parameters, attributes: USER_ATTRIBUTES, startIndex: '1' })
    return this.#http.send({
      method: 'GET',
      path: `${USERS}?${query}`,
      headers: { accept: 'application/json', ...basic(name, password) },
      repeatable: true,
    })
  }

  /** Reads one user by id, roles included; `undefined` when the pod does not show it that way. */
  async #oneUser(
    { name, password }: FusionCredentials,
    id: string,
    asked: AskedFor,
  ): Promise<FusionUser | undefined> {
    const answer = await this.#http.send({
      method: 'GET',
      path: `${USERS}/${encodeURIComponent(id)}?${scimQuery({ attributes: USER_ATTRIBUTES })}`,
      headers: { accept: 'application/json', ...basic(name, password) },
      repeatable: true,
    })
    if (answer.status >= 400) return undefined
    const { resource } = foundAs(answer, asked)
    const user = ofForm(answer, () => readFusionUser(resource))
    if (user.id !== id) throw new NotAskedFor(answer, `the user ${quoted(user.id)}`)
    return user
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
