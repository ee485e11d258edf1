import type { Answer, ServiceHttp } from '../http/client.js'
import { APPLICATION_ATTRIBUTES, readApplication, type Application } from './application.js'
import { byName, foundIn, ofForm, oneFoundIn, type AskedFor } from './asked-for.js'
import type { Authorisation } from './authorisation.js'
import { stringMember } from './json.js'
import { readAs } from './read-as.js'
import { scimFilter, scimQuery } from './scim.js'

/** Who is assigned to an application: a certain user, and whether any group is. */
export interface Assigned {
  readonly user: boolean
  readonly groups: boolean
}

/** The applications of an identity domain, as whoever may read them is shown them. Nothing is ever changed. */
export class DomainApplications {
  readonly #http: ServiceHttp
  readonly #shown = new Map<string, Application>()

  constructor(http: ServiceHttp) {
    this.#http = http
  }

  /**
   * The application of a client, whose client id is its `name`; `undefined` when none is shown.
   * @throws {NotAskedFor} when the domain answers about another one
   */
  ofClient(authorisation: Authorisation, clientId: string): Promise<Application | undefined> {
    const filter = scimFilter('name', 'eq', clientId)
    return this.#one(authorisation, filter, byName('name', clientId, 'case aside'))
  }

  /** The application that defines a scope; `undefined` when none is shown. */
  definingScope(authorisation: Authorisation, fqs: string): Promise<Application | undefined> {
    return this.#one(authorisation, scimFilter('scopes.fqs', 'eq', fqs), defining(fqs))
  }

  /**
   * Who is assigned to an application: users by their ids, and whether groups are.
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
        return foundIn(answer, grantOf(applicationId, whose === ofUser ? userId : undefined))
      }),
    )
    return { user: (user ?? []).length > 0, groups: (groups ?? []).length > 0 }
  }

  /** An application that was shown is not asked for again: this run changes none. */
  async #one(
    authorisation: Authorisation,
    filter: string,
    asked: AskedFor,
  ): Promise<Application | undefined> {
    const known = this.#shown.get(filter)
    if (known !== undefined) return known
    const answer = await this.#read(authorisation, '/admin/v1/Apps', { filter, attributes: ALL })
    const found = oneFoundIn(answer, asked)
    if (found === undefined) return undefined
    const application = ofForm(answer, () => readApplication(found.resource))
    this.#shown.set(filter, application)
    return application
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
    })
  }
}

const ALL = APPLICATION_ATTRIBUTES.join(',')

const NAMELESS = 'one without a name'

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
