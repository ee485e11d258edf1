import type { Answer, ServiceHttp } from '../http/client.js'
import { APPLICATION_ATTRIBUTES, readApplication, type Application } from './application.js'
import {
  byName,
  foundIn,
  listed,
  ofForm,
  oneFoundIn,
  SaysNothing,
  type AskedFor,
} from './asked-for.js'
import type { Authorisation } from './authorisation.js'
import { stringMember } from './json.js'
import { readAs } from './read-as.js'
import { scimFilter, scimQuery } from './scim.js'

/** Who is assigned to an application, as far as is shown: a certain user, and any group. */
export interface Assigned {
  readonly user: boolean
  readonly groups: boolean
}

/** The applications of an identity domain, as whoever may read them is shown them. Nothing is ever changed. */
export class DomainApplications {
  readonly #http: ServiceHttp
  readonly #asked = new Map<string, Promise<Answer>>()

  constructor(http: ServiceHttp) {
    this.#http = http
  }

  /**
   * The application of a client, whose client id is its `name`; `undefined` when none is shown.
   * @throws {SaysNothing} when what is shown has no name
   * @throws {NotAskedFor} when the domain answers about another one
   */
  async ofClient(authorisation: Authorisation, clientId: string): Promise<Application | undefined> {
    const answer = await this.#find(authorisation, scimFilter('name', 'eq', clientId))
    mustShow(answer, 'name')
    return taken(answer, byName('name', clientId, 'case aside'))
  }

  /**
   * The application that defines a scope; `undefined` when none is shown, or none with its scopes.
   * @throws {NotAskedFor} when those that come define others
   */
  async definingScope(authorisation: Authorisation, fqs: string): Promise<Application | undefined> {
    const answer = await this.#find(authorisation, scimFilter('scopes.fqs', 'eq', fqs))
    const areShown = listed(answer).some((app) => Array.isArray(app['scopes']))
    return areShown ? taken(answer, defining(fqs)) : undefined
  }

  /**
   * Who is assigned to an application: users by their ids, and whether groups are.
   * @throws {SaysNothing} when grants come without what they are about
   * @throws {NotAskedFor} when grants of another application come, and none of this one
   */
  async assignedTo(
    authorisation: Authorisation,
    applicationId: string,
    userId: string,
  ): Promise<Assigned> {
    const ofUser = scimFilter('grantee.value', 'eq', userId)
    const ofGroups = scimFilter('grantee.type', 'eq', 'Group')
    const [user, groups] = await Promise.all(
      [ofUser, ofGroups].map(async (whose) => {
        const filter = `${scimFilter('app.value', 'eq', applicationId)} and ${whose}`
        const query = { filter, attributes: 'id,grantee,app', count: '1' }
        const answer = await this.#read(authorisation, '/admin/v1/Grants', query)
        mustShow(answer, 'app')
        return foundIn(answer, grantOf(applicationId, whose === ofUser ? userId : undefined))
      }),
    )
    return { user: (user ?? []).length > 0, groups: (groups ?? []).length > 0 }
  }

  /** The same is asked once with the same right: this run changes no application. */
  #find(authorisation: Authorisation, filter: string): Promise<Answer> {
    const key = `${authorisation.who} ${filter}`
    const asked =
      this.#asked.get(key) ??
      this.#read(authorisation, '/admin/v1/Apps', { filter, attributes: ALL })
    this.#asked.set(key, asked)
    return asked
  }

  #read(
    authorisation: Authorisation,
    path: string,
    query: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    return readAs(this.#http, authorisation, {
      method: 'GET',
      path: `${path}?${scimQuery(query)}`,
      headers: { accept: 'application/scim+json' },
      repeatable: true,
      // nothing depends on it
      dispensable: true,
    })
  }
}

const ALL = APPLICATION_ATTRIBUTES.join(',')

const NAMELESS = 'one without a name'

/** @throws {SaysNothing} when something is shown, and nothing of it with this member */
function mustShow(answer: Answer, member: string): void {
  const resources = listed(answer)
  if (resources.length > 0 && resources.every((resource) => resource[member] === undefined)) {
    throw new SaysNothing(answer, `resources without ${member}`)
  }
}

function taken(answer: Answer, asked: AskedFor): Application | undefined {
  const found = oneFoundIn(answer, asked)
  return found && ofForm(answer, () => readApplication(found.resource))
}

function defining(fqs: string): AskedFor {
  return {
    words: `the application that defines the scope ${fqs}`,
    isMeant: (app) =>
      Array.isArray(app['scopes']) &&
      app['scopes'].some((scope: unknown) => stringMember(scope, 'fqs') === fqs),
    nameOf: (app) => stringMember(app, 'name') ?? NAMELESS,
  }
}

/** A grant on an application, to one user or to some group. */
function grantOf(applicationId: string, userId: string | undefined): AskedFor {
  return {
    words: `a grant on the application ${applicationId}`,
    isMeant: ({ app, grantee }) =>
      stringMember(app, 'value') === applicationId &&
      (userId === undefined
        ? stringMember(grantee, 'type')?.toLowerCase() === 'group'
        : stringMember(grantee, 'value') === userId),
    nameOf: ({ app, grantee }) =>
      `a grant on ${stringMember(app, 'value') ?? 'nothing'} to ${stringMember(grantee, 'value') ?? 'nobody'}`,
  }
}
