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
  usersFrom,
} from './asked-for.js'
import { readFusionUser, type FusionUser } from './fusion-user.js'
import { scimFilter, scimQuery } from './scim.js'

/** A Fusion user with its password, for HTTP Basic authentication. */
export interface FusionCredentials {
  readonly name: string
  /** Secret. */
  readonly password: string
}

/** Where a pod has its users, whoever asks. */
export const USERS = '/hcmRestApi/scim/Users'

/** What is asked for of a user; a list has roles only where they are asked for, and perhaps not even then. */
const USER_ATTRIBUTES = 'id,userName,active,displayName,roles'

/** Names that are alike are named in a message; more would not help. */
const MOST_LIKE = 5

/** Users and roles of a pod by SCIM, as one Fusion user is shown them. */
export class FusionDirectory {
  readonly #http: ServiceHttp
  readonly #credentials: FusionCredentials

  /** @param credentials of the user who looks, for HTTP Basic authentication */
  constructor(http: ServiceHttp, credentials: FusionCredentials) {
    this.#http = http
    this.#credentials = credentials
  }

  /** Name of the user who looks. */
  get caller(): string {
    return this.#credentials.name
  }

  /**
   * Looks a user up by name, its roles included, in Fusion's dialect of SCIM (Oracle, *Users REST Endpoints*). Whether
   * the pod compares with regard to case is not known; a user whose name differs in case alone is the one.
   * @throws {UnexpectedAnswer} when the pod refuses
   * @throws {NotAskedFor} when it answers about another user
   */
  async findUser(userName: string): Promise<FusionUser | undefined> {
    const asked = byName('userName', userName, 'case aside')
    const answer = await this.#users({
      filter: scimFilter('userName', 'eq', userName),
      count: '2',
    })
    const found = oneFoundIn(answer, asked)
    const user = found && ofForm(answer, () => readFusionUser(found.resource))
    return user === undefined || user.roles !== undefined
      ? user
      : ((await this.#oneUser(user.id, asked)) ?? user)
  }

  /**
   * Users whose names are like this one, for a message. That the pod knows the operator `sw` is not documented, so a
   * refusal of it ends in a question for the part before an at sign.
   * @throws {UnexpectedAnswer} when the pod refuses both
   */
  async usersLike(userName: string): Promise<readonly FusionUser[]> {
    const [start = ''] = userName.split('@')
    const answer = await this.#users({
      filter: scimFilter('userName', 'sw', start),
      count: String(MOST_LIKE),
    }).then(async (first) => {
      if (first.status !== 400 && first.status !== 501) return first
      if (start === userName) throw new UnexpectedAnswer(first)
      return this.#users({ filter: scimFilter('userName', 'eq', start), count: '2' })
    })
    return ofForm(answer, () => usersFrom(answer, start, MOST_LIKE).map(readFusionUser))
  }

  /**
   * Whether the caller is shown any user at all: without data security Fusion answers every search with an empty list
   * and 200 (Oracle Access Governance, *Oracle Fusion Cloud Application Integration Reference*).
   */
  async showsUsers(): Promise<boolean> {
    return listed(await this.#users({ count: '1' })).length > 0
  }

  #users(parameters: Readonly<Record<string, string>>): Promise<Answer> {
    const query = scimQuery({ ...parameters, attributes: USER_ATTRIBUTES, startIndex: '1' })
    return this.#read(`${USERS}?${query}`)
  }

  /** Reads one user by id, roles included; `undefined` when the pod does not show it that way. */
  async #oneUser(id: string, asked: AskedFor): Promise<FusionUser | undefined> {
    const query = scimQuery({ attributes: USER_ATTRIBUTES })
    const answer = await this.#read(`${USERS}/${encodeURIComponent(id)}?${query}`)
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
  async roleId(code: string): Promise<string | undefined> {
    const query = scimQuery({ filter: scimFilter('name', 'eq', code), attributes: 'id,name' })
    const answer = await this.#read(`/hcmRestApi/scim/Roles?${query}`)
    return oneFoundIn(answer, byName('name', code, 'exactly'))?.id
  }

  #read(path: string): Promise<Answer> {
    const { name, password } = this.#credentials
    return this.#http.send({
      method: 'GET',
      path,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${basicCredentials(name, password)}`,
      },
      repeatable: true,
    })
  }
}
