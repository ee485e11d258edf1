import { isRecord } from '../oracle/json.js'

/** An issue as GitHub answers it, as far as it is of interest. */
export interface ReadIssue {
  readonly number: number
  readonly isOpen: boolean
  /** '' for none. */
  readonly body: string
  readonly labels: readonly string[]
  /** Login names. */
  readonly assignees: readonly string[]
  /** Id of whoever opened it; `undefined` when the account is gone. */
  readonly authorId: number | undefined
  readonly isPull: boolean
}

/** Reads an issue (GitHub REST API, *Issues*); `undefined` when a member has not the documented form. */
export function readIssue(json: unknown): ReadIssue | undefined {
  if (!isRecord(json)) return undefined
  const { number, state, body = null, user = null, assignees = [], pull_request: pull } = json
  const labels = namesIn(json['labels'], 'name')
  const assigned = namesIn(assignees, 'login')
  if (!isPositive(number) || labels === undefined || assigned === undefined) return undefined
  if (state !== 'open' && state !== 'closed') return undefined
  if (body !== null && typeof body !== 'string') return undefined
  const author = user === null ? undefined : readUser(user)
  if (user !== null && author === undefined) return undefined
  return {
    number,
    isOpen: state === 'open',
    body: body ?? '',
    labels,
    assignees: assigned,
    authorId: author?.id,
    isPull: pull !== undefined && pull !== null,
  }
}

/** Login names as GitHub makes them, those of apps (`name[bot]`) and managed users (`name_company`) among them. */
const LOGIN = /^[\w[\].-]{1,100}$/

/** An account at GitHub. */
export interface ReadUser {
  readonly id: number
  readonly login: string
}

/** Reads an account (GitHub REST API, *Users*); `undefined` when it has not the documented form. */
export function readUser(json: unknown): ReadUser | undefined {
  if (!isRecord(json)) return undefined
  const { id, login } = json
  return isPositive(id) && typeof login === 'string' && LOGIN.test(login)
    ? { id, login }
    : undefined
}

/** Names of a list, each a text or an object with the name as a member. */
function namesIn(list: unknown, member: string): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined
  const names = list.map((item: unknown) => (isRecord(item) ? item[member] : item))
  return names.every((name) => typeof name === 'string') ? names : undefined
}

function isPositive(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}
