import type { Answer } from '../http/client.js'
import type { ServiceWriter, Write } from '../http/service-writer.js'
import { isDone, isRefused, UnexpectedAnswer } from './answer.js'
import {
  byName,
  foundAs,
  foundIn,
  NotAskedFor,
  oneFoundIn,
  type AskedFor,
  type Found,
} from './asked-for.js'
import type { Authorisation, Who } from './authorisation.js'
import { isSameCaseAside } from './case-aside.js'
import { stringMember } from './json.js'
import { readAs } from './read-as.js'
import { scimFilter, scimQuery } from './scim.js'

/** The role that may do everything in its domain, as tokens and app roles name it. */
export const ADMINISTRATOR_ROLE = 'Identity Domain Administrator'

/** The application that owns the administrative roles: the same literal in every domain. */
const DOMAIN_APP = 'IDCSAppId'

const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User'

const SCIM_HEADERS = { accept: 'application/scim+json', 'content-type': 'application/scim+json' }

/** To which application the role goes, and its id; both from checked answers. */
export interface GrantTarget {
  readonly appId: string
  readonly roleId: string
}

/** A grant of the role to the application. */
export interface Grant {
  readonly id: string
  /** When it was made by the domain's clock, milliseconds since the epoch; `undefined` when the domain does not say. */
  readonly createdAt: number | undefined
}

/** The grants of a role to an application at a time. */
export interface GrantList {
  readonly grants: readonly Grant[]
  /** When the domain answered by its clock, milliseconds since the epoch, in whole seconds. */
  readonly answeredAt: number | undefined
}

/** The administrator looks for something that must be there, and sees nothing. */
export class NotSeen extends Error {
  override readonly name = 'NotSeen'
}

/** The domain refuses what an administrator alone may ask: about its applications, their roles and grants. */
export class AdministrationRefused extends UnexpectedAnswer {}

const GRANT_ATTRIBUTES = 'id,grantee,app,entitlement,meta'
const MOST_GRANTS = 100
const NAMELESS = 'one without a name'

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
  #administrator: Authorisation

  constructor(http: ServiceWriter, administrator: Authorisation) {
    this.#http = http
    this.#administrator = administrator
  }

  /** With whose right it works, in messages and remedies. */
  get who(): Who {
    return this.#administrator.who
  }

  /**
   * The application of a client, and the role Identity Domain Administrator, whose id differs from domain to domain.
   * @throws {NotSeen} when the administrator sees one of them not
   * @throws {NotAskedFor} when the domain answers about another one
   */
  async target(clientId: string): Promise<GrantTarget> {
    const [appId, roleId] = await Promise.all([this.#appId(clientId), this.#administratorRoleId()])
    if (appId === undefined) {
      throw new NotSeen(`${this.who} sees no application with the client id ${clientId}`)
    }
    if (roleId === undefined) {
      throw new NotSeen(`${this.who} sees no app role ${ADMINISTRATOR_ROLE}`)
    }
    return { appId, roleId }
  }

  /** The grants of the role to the application. @throws {NotAskedFor} when others come, and not one of these */
  async grants(target: GrantTarget): Promise<GrantList> {
    const filter = `${scimFilter('grantee.value', 'eq', target.appId)} and ${scimFilter('entitlement.attributeValue', 'eq', target.roleId)}`
    const answer = await this.#list('/admin/v1/Grants', filter, GRANT_ATTRIBUTES)
    const grants = foundIn(answer, grantOf(target)).map(readGrant)
    // there is one of a kind: what lists more than fits into the action's state is no list of these
    if (grants.length > MOST_GRANTS) {
      throw new NotAskedFor(answer, `${String(grants.length)} grants of one kind`)
    }
    const date = Date.parse(answer.header('date') ?? '')
    return { grants, answeredAt: Number.isNaN(date) ? undefined : date }
  }

  /**
   * One grant by its id; `undefined` when there is none.
   * @throws {NotAskedFor} when it is one of another role, or to another application
   */
  async grant(id: string, target: GrantTarget): Promise<Grant | undefined> {
    const path = `/admin/v1/Grants/${encodeURIComponent(id)}`
    const answer = await this.#read(`${path}?${scimQuery({ attributes: GRANT_ATTRIBUTES })}`)
    return answer.status === 404
      ? undefined
      : readGrant(foundAs(allowed(answer), grantOf(target, id)))
  }

  /**
   * Grants the role to the application (Oracle, *Working with Apps*).
   * @param isNew whether a grant was not there before
   * @returns the grant, or `undefined` when there is one already: somebody else's
   * @throws {NotAskedFor} when the domain answers with a grant of another kind, or with one that was there before
   */
  async createGrant(
    target: GrantTarget,
    isNew: (grant: Grant) => boolean,
  ): Promise<Grant | undefined> {
    const answer = await this.#write('POST', '/admin/v1/Grants', {
      schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:Grant'],
      grantMechanism: 'ADMINISTRATOR_TO_APP',
      grantee: { type: 'App', value: target.appId },
      app: { value: DOMAIN_APP },
      entitlement: { attributeName: 'appRoles', attributeValue: target.roleId },
    })
    if (answer.status === 409) return undefined
    const grant = readGrant(foundAs(allowed(answer), grantOf(target)))
    if (!isNew(grant))
      throw new NotAskedFor(
        answer,
        `the grant ${grant.id}, which it says is older than the request. It was left alone: look whether the client should hold the role`,
      )
    return grant
  }

  /** Removes a grant; one that is gone already counts as removed. */
  async deleteGrant(id: string): Promise<void> {
    const answer = await this.#write('DELETE', `/admin/v1/Grants/${encodeURIComponent(id)}`)
    if (answer.status !== 404 && !isDone(allowed(answer))) throw new UnexpectedAnswer(answer)
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
    foundAs(answer, byName('userName', userName, 'case aside'))
    return true
  }

  /**
   * SCIM id of an application by its client id, which is its `name`. Nothing else is asked for, because an answer
   * without `attributes` shows the client secret.
   */
  async #appId(clientId: string): Promise<string | undefined> {
    const answer = await this.#list('/admin/v1/Apps', scimFilter('name', 'eq', clientId), 'id,name')
    const found = oneFoundIn(answer, {
      words: `the application with the client id ${clientId}`,
      isMeant: (app) => isSame(stringMember(app, 'name'), clientId),
      isExact: (app) => app['name'] === clientId,
      nameOf: (app) => stringMember(app, 'name') ?? NAMELESS,
    })
    return found?.id
  }

  async #administratorRoleId(): Promise<string | undefined> {
    const filter = `${scimFilter('displayName', 'eq', ADMINISTRATOR_ROLE)} and ${scimFilter('app.value', 'eq', DOMAIN_APP)}`
    const answer = await this.#list('/admin/v1/AppRoles', filter, 'id,displayName,app')
    const found = oneFoundIn(answer, {
      words: `the app role ${ADMINISTRATOR_ROLE} of ${DOMAIN_APP}`,
      isMeant: (role) =>
        role['displayName'] === ADMINISTRATOR_ROLE &&
        stringMember(role['app'], 'value') === DOMAIN_APP,
      nameOf: (role) =>
        `${stringMember(role, 'displayName') ?? NAMELESS} of ${stringMember(role['app'], 'value') ?? 'no application'}`,
    })
    return found?.id
  }

  async #list(path: string, filter: string, attributes: string): Promise<Answer> {
    return allowed(await this.#read(`${path}?${scimQuery({ filter, attributes })}`))
  }

  #read(path: string): Promise<Answer> {
    const send = { method: 'GET', path, headers: SCIM_HEADERS, repeatable: true } as const
    return readAs(this.#http, this.#administrator, send, (renewed) => {
      this.#administrator = renewed
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

/** @throws {AdministrationRefused} for a refusal */
function allowed(answer: Answer): Answer {
  if (isRefused(answer)) throw new AdministrationRefused(answer)
  return answer
}

/** A grant of the role to the application. @param id of a certain one */
function grantOf({ appId, roleId }: GrantTarget, id?: string): AskedFor {
  return {
    words: `a grant of the role ${roleId} to the application ${appId}`,
    isMeant: (grant) =>
      stringMember(grant['grantee'], 'value') === appId &&
      stringMember(grant['entitlement'], 'attributeValue') === roleId &&
      (id === undefined || stringMember(grant, 'id') === id),
    nameOf: (grant) =>
      `a grant of ${stringMember(grant['entitlement'], 'attributeValue') ?? 'nothing'} to ${stringMember(grant['grantee'], 'value') ?? 'nobody'}`,
  }
}

function readGrant({ id, resource }: Found): Grant {
  const created = Date.parse(stringMember(resource['meta'], 'created') ?? '')
  return { id, createdAt: Number.isNaN(created) ? undefined : created }
}

/** Names of applications and roles are compared without regard to case (`caseExact: false`). */
function isSame(name: string | undefined, wanted: string): boolean {
  return name !== undefined && isSameCaseAside(name, wanted)
}
