import { readFile } from 'node:fs/promises'
import { Ajv, type ValidateFunction } from 'ajv'
import { startService, type Service, type ServiceOptions } from '../https-service.js'
import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import { githubReply } from './reply.js'
import { IdTokens, type IdTokenSettings } from './id-tokens.js'
import {
  shownComment,
  shownIssue,
  shownUser,
  type GithubUser,
  type SandboxIssue,
} from './resources.js'

/** Whose token a request carries. */
export interface GithubCaller extends GithubUser {
  /** An app's token, such as the job's own, is nobody's: `GET /user` refuses it. */
  readonly isApp: boolean
  /**
   * Without it labels and assignees of a new issue are dropped in silence, an issue with a label that is new to the
   * repository is refused, and only own issues can be changed.
   */
  readonly mayPush: boolean
}

/** The job's own token, with `permissions: issues: write`. */
export const JOB_TOKEN: GithubCaller = {
  id: 41_898_282,
  login: 'github-actions[bot]',
  isApp: true,
  mayPush: true,
}

/** GitHub: its REST API with the issues of one repository, and the ID tokens of one job. */
export interface GithubService extends Service {
  readonly idTokens: IdTokens
  readonly issues: SandboxIssue[]
  /** Who asks from now on. */
  caller: GithubCaller
  /** Answers otherwise than GitHub would, once it has done what it was asked: well-formed, and disobedient. */
  disobey: (request: ReceivedRequest, reply: Reply) => Reply
  /** Method and path of every request that changes something. */
  readonly writes: string[]
  /** What contradicts GitHub's own description of its API. */
  readonly violations: string[]
}

interface Operation {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, object>>
  readonly body: { readonly properties: Readonly<Record<string, unknown>> } | null
}

/** GitHub Enterprise Server has its API below this path. */
const PREFIX = '/api/v3'

const { operations } = JSON.parse(
  await readFile(`${import.meta.dirname}/operations.json`, 'utf8'),
) as { readonly operations: readonly Operation[] }
const ajv = new Ajv({ strict: false, coerceTypes: true, formats: { 'date-time': true } })
const described = operations.map((operation) => ({
  ...operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
  validQuery: ajv.compile({
    type: 'object',
    properties: operation.query,
    additionalProperties: false,
  }),
  // an unknown member is ignored by GitHub, and a mistake of ours
  validBody: ajv.compile(operation.body ? { ...operation.body, additionalProperties: false } : {}),
}))

/** Starts GitHub; every request of its API is held against GitHub's description. */
export async function startGithub(
  idTokenSettings: IdTokenSettings,
  options: ServiceOptions,
): Promise<GithubService> {
  let url = ''
  const idTokens = await IdTokens.create(idTokenSettings, () => url)
  const issues: SandboxIssue[] = []
  const writes: string[] = []
  const violations: string[] = []
  const answerApi = (request: ReceivedRequest, caller: GithubCaller): Reply => {
    const path = request.path.replace(PREFIX, '')
    const operation = described.find(
      ({ method, pattern }) => method === request.method && pattern.test(path),
    )
    if (operation === undefined) return githubReply(404, { message: 'Not Found' })
    if (!/^(token|Bearer) \S+$/.test(request.headers['authorization'] ?? '')) {
      return githubReply(401, { message: 'Requires authentication' })
    }
    const body = (request.body === '' ? {} : JSON.parse(request.body)) as Partial<SandboxIssue>
    for (const [valid, given] of [
      [operation.validQuery, Object.fromEntries(request.query)],
      [operation.validBody, structuredClone(body)],
    ] as const) {
      if (!valid(given)) violations.push(`${request.method} ${path}: ${whatIsWrong(valid)}`)
    }
    if (request.method !== 'GET') writes.push(`${request.method} ${path}`)
    const number = Number(operation.pattern.exec(path)?.[3])
    const issue = issues.find((one) => one.number === number)
    switch (`${operation.method} ${operation.path}`) {
      case 'GET /user':
        return caller.isApp
          ? githubReply(403, { message: 'Resource not accessible by integration' })
          : githubReply(200, shownUser(caller))
      case 'GET /repos/{owner}/{repo}/issues':
        return listed(issues, request.query, `${url}${request.path}`)
      case 'POST /repos/{owner}/{repo}/issues': {
        if (!caller.mayPush && !(body.labels ?? []).every((label) => isKnown(issues, label))) {
          return githubReply(403, NO_NEW_LABELS)
        }
        const { title = '', body: text = '', labels = [], assignees = [] } = body
        const made: SandboxIssue = {
          number: issues.length + 1,
          author: { id: caller.id, login: caller.login },
          title,
          body: text,
          state: 'open',
          // Create an issue: "Labels are silently dropped otherwise"; so are assignees
          labels: caller.mayPush ? labels : [],
          assignees: caller.mayPush ? assignees : [],
          comments: [],
        }
        issues.push(made)
        return githubReply(201, shownIssue(made))
      }
      case 'PATCH /repos/{owner}/{repo}/issues/{issue_number}':
        if (issue === undefined) return githubReply(404, { message: 'Not Found' })
        if (!caller.mayPush && issue.author.id !== caller.id) {
          return githubReply(403, { message: 'Must have admin rights to Repository.' })
        }
        Object.assign(issue, body)
        return githubReply(200, shownIssue(issue))
      default:
        if (issue === undefined) return githubReply(404, { message: 'Not Found' })
        issue.comments.push(body.body ?? '')
        return githubReply(201, shownComment(issue, caller))
    }
  }
  const service = await startService('github', options, (request) => {
    const idToken = idTokens.answer(request)
    return idToken ?? github.disobey(request, answerApi(request, github.caller))
  })
  url = service.url
  const github: GithubService = {
    ...service,
    url: `${url}${PREFIX}`,
    idTokens,
    issues,
    caller: JOB_TOKEN,
    disobey: (_, reply) => reply,
    writes,
    violations,
  }
  return github
}

/** GitHub answers so, though its description of *Create an issue* has labels dropped (orgs/community, discussion 197408). */
const NO_NEW_LABELS = {
  message: 'You do not have permission to create labels on this repository.',
  errors: [{ resource: 'Repository', field: 'label', code: 'unauthorized' }],
}

/** Whether the repository has a label, as far as its issues show. */
function isKnown(issues: readonly SandboxIssue[], label: string): boolean {
  return issues.some(({ labels }) => labels.includes(label))
}

/** A page of issues, the newest first; the header `Link` names the next one. */
function listed(issues: readonly SandboxIssue[], query: URLSearchParams, address: string): Reply {
  // GitHub compares names of labels and accounts without case
  const folded = (text: string): string => text.toLowerCase()
  const labels = query.get('labels')?.split(',').map(folded) ?? []
  const creator = query.get('creator')
  const state = query.get('state') ?? 'open'
  const size = Number(query.get('per_page') ?? '30')
  const page = Number(query.get('page') ?? '1')
  const found = issues.filter(
    (issue) =>
      labels.every((label) => issue.labels.map(folded).includes(label)) &&
      (creator === null || folded(issue.author.login) === folded(creator)) &&
      (state === 'all' || issue.state === state),
  )
  const sorted = query.get('direction') === 'asc' ? found : found.toReversed()
  const next = new URLSearchParams([...query])
  next.set('page', String(page + 1))
  const reply = githubReply(200, sorted.slice((page - 1) * size, page * size).map(shownIssue))
  return page * size < sorted.length
    ? {
        ...reply,
        headers: { ...reply.headers, link: `<${address}?${next.toString()}>; rel="next"` },
      }
    : reply
}

function whatIsWrong({ errors }: ValidateFunction): string {
  return ajv.errorsText(errors ?? null)
}
