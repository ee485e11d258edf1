import type { Answer } from '../http/client.js'
import type { ServiceWriter, Write } from '../http/service-writer.js'
import { isDone, jsonOf, UnexpectedAnswer } from './answer.js'
import type { Authorisation, Who } from './authorisation.js'
import { isRecord, stringMember } from './json.js'
import { scimFilter, scimQuery, scimResources } from './scim.js'

/** The role that may do everything in its domain, as tokens and app roles name it. */
export const ADMINISTRATOR_ROLE = 'Identity Domain Administrator'

/** The application that owns the administrative roles: the same literal in every domain. */
const DOMAIN_APP = 'IDCSAppId'

const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'

const SCIM_HEADERS = { accept: 'application/scim+json', 'content-type': 'application/scim+json' }

/** A user to be created. */
export interface NewUser {
  readonly userName: string
  readonly email: string
  /** '' when not given. */
  readonly givenName: string
  readonly familyName: string
}

/** What an administrator of a domain does by its API: grants and users. Each instance works with one authorisation. */
export class DomainAdministration {
  readonly #http: ServiceWriter
  readonly #administrator: Authorisation

  constructor(http: ServiceWriter, administrator: Authorisation) {
    this.#http = http
    this.#administrator = administrator
  }

  /** With whose right it works, in messages and remedies. */
  get who(): Who {
    return this.#administrator.who
  }

  /**
   * SCIM id of an application by its client id, which is its `name`. Only the id is asked for, because an answer
   * without `attributes` shows the client secret.
   */
  async appId(clientId: string): Promise<string | undefined> {
    return this.#idOf('/admin/v1/Apps', scimFilter('name', 'eq', clientId))
  }

  /** Id of the role Identity Domain Administrator; it differs from domain to domain. */
  async administratorRoleId(): Promise<string | undefined> {
    const filter = `${scimFilter('displayName', 'eq', ADMINISTRATOR_ROLE)} and ${scimFilter('app.value', 'eq', DOMAIN_APP)}`
    return this.#idOf('/admin/v1/AppRoles', filter)
  }

  /** Ids of the grants of a role to an application. */
  async grantIds(appId: string, roleId: string): Promise<readonly string[]> {
    const filter = `${scimFilter('grantee.value', 'eq', appId)} and ${scimFilter('entitlement.attributeValue', 'eq', roleId)}`
    const answer = await this.#read('/admin/v1/Grants', filter)
    return scimResources(jsonOf(answer)).flatMap((grant) => stringMember(grant, 'id') ?? [])
  }

  /**
   * Grants a role to an application (Oracle, *Working with Apps*).
   * @returns the id of the grant, or `undefined` when there is one already: somebody else's
   */
  async createGrant(appId: string, roleId: string): Promise<string | undefined> {
    const answer = await this.#write('POST', '/admin/v1/Grants', {
      schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:Grant'],
      grantMechanism: 'ADMINISTRATOR_TO_APP',
      grantee: { type: 'App', value: appId },
      app: { value: DOMAIN_APP },
      entitlement: { attributeName: 'appRoles', attributeValue: roleId },
    })
    if (answer.status === 409) return undefined
    const id = stringMember(jsonOf(answer), 'id')
    if (id === undefined) throw new UnexpectedAnswer(answer)
    return id
  }

  /** Removes a grant; one that is gone already counts as removed. */
  async deleteGrant(id: string): Promise<void> {
    const answer = await this.#write('DELETE', `/admin/v1/Grants/${encodeURIComponent(id)}`)
    if (answer.status !== 404 && !isDone(answer)) throw new UnexpectedAnswer(answer)
  }

  /**
   * Creates a local, active user (Oracle, *Create a User*).
   * @returns `false` when there is one of that name already
   */
  async createUser({ userName, email, givenName, familyName }: NewUser): Promise<boolean> {
    const answer = await this.#write('POST', '/admin/v1/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', USER],
      userName,
      active: true,
      // the schema does not require a family name, yet every example of Oracle sends one
      name: { ...(givenName !== '' && { givenName }), familyName: familyName || userName },
      emails: [{ value: email, type: 'work', primary: true }],
      [USER]: { isFederatedUser: false, creationMechanism: 'api', bypassNotification: false },
    })
    if (answer.status === 409) return false
    jsonOf(answer)
    return true
  }

  async #idOf(path: string, filter: string): Promise<string | undefined> {
    const [found] = scimResources(jsonOf(await this.#read(path, filter)))
    return isRecord(found) ? stringMember(found, 'id') : undefined
  }

  #read(path: string, filter: string): Promise<Answer> {
    return this.#http.send({
      method: 'GET',
      path: `${path}?${scimQuery({ filter, attributes: 'id' })}`,
      headers: SCIM_HEADERS,
      authorise: this.#administrator.headersFor,
      repeatable: true,
    })
  }

  #write(method: Write['method'], path: string, body?: object): Promise<Answer> {
    return this.#http.write({
      method,
      path,
      headers: SCIM_HEADERS,
      authorise: this.#administrator.headersFor,
      ...(body && { body: JSON.stringify(body) }),
      // a repeated POST might create twice; a repeated DELETE finds nothing the second time
      repeatable: method === 'DELETE',
    })
  }
}
