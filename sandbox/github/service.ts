import { readFile } from 'node:fs/promises'
import type { components } from '@octokit/openapi-types'
import { Ajv, type ValidateFunction } from 'ajv'
import { startService, type Service, type ServiceOptions } from '../https-service.js'
import type { ReceivedRequest } from '../received-request.js'
import type { Reply } from '../reply.js'
import { githubReply } from './reply.js'
import { IdTokens, type IdTokenSettings } from './id-tokens.js'

type Issue = components['schemas']['issue']

/** An issue as the sandbox keeps it; a pull request is one too. */
export interface SandboxIssue {
  readonly number: number
  title: string
  body: string
  state: 'open' | 'closed'
  labels: readonly string[]
  assignees: readonly string[]
  readonly comments: string[]
  readonly isPull?: true
}

/** GitHub: its REST API with the issues of one repository, and the ID tokens of one job. */
export interface GithubService extends Service {
  readonly idTokens: IdTokens
  readonly issues: SandboxIssue[]
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
  const answerApi = (request: ReceivedRequest): Reply => {
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
    switch (operation) {
      case described[0]:
        return githubReply(200, listed(issues, request.query).map(shown))
      case described[1]: {
        const { title = '', body: text = '', labels = [], assignees = [] } = body
        const made: SandboxIssue = {
          number: issues.length + 1,
          title,
          body: text,
          state: 'open',
          labels,
          assignees,
          comments: [],
        }
        issues.push(made)
        return githubReply(201, shown(made))
      }
      case described[2]:
        if (issue === undefined) return githubReply(404, { message: 'Not Found' })
        Object.assign(issue, body)
        return githubReply(200, shown(issue))
      default:
        if (issue === undefined) return githubReply(404, { message: 'Not Found' })
        issue.comments.push(body.body ?? '')
        return githubReply(201, { id: issue.comments.length })
    }
  }
  const service = await startService(
    'github',
    options,
    (request) => idTokens.answer(request) ?? answerApi(request),
  )
  url = service.url
  return { ...service, url: `${url}${PREFIX}`, idTokens, issues, writes, violations }
}

function listed(issues: readonly SandboxIssue[], query: URLSearchParams): readonly SandboxIssue[] {
  const labels = query.get('labels')?.split(',') ?? []
  const state = query.get('state') ?? 'open'
  const size = Number(query.get('per_page') ?? '30')
  const page = Number(query.get('page') ?? '1')
  const found = issues.filter(
    (issue) =>
      labels.every((label) => issue.labels.includes(label)) &&
      (state === 'all' || issue.state === state),
  )
  const sorted = query.get('direction') === 'asc' ? found : found.toReversed()
  return sorted.slice((page - 1) * size, page * size)
}

/** An issue with every member that GitHub's description requires. */
function shown(issue: SandboxIssue): Issue {
  const at = 'https://github.example/api/v3/repos/acme/integration'
  const url = `${at}/issues/${String(issue.number)}`
  const page = `https://github.example/acme/integration/issues/${String(issue.number)}`
  const when = '2026-01-01T00:00:00Z'
  return {
    id: issue.number,
    node_id: `I_${String(issue.number)}`,
    number: issue.number,
    state: issue.state,
    locked: false,
    title: issue.title,
    body: issue.body,
    labels: issue.labels.map((name) => ({ name })),
    user: null,
    assignee: null,
    milestone: null,
    comments: issue.comments.length,
    created_at: when,
    updated_at: when,
    closed_at: issue.state === 'closed' ? when : null,
    url,
    html_url: page,
    repository_url: at,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    ...(issue.isPull && {
      pull_request: { url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` },
    }),
  }
}

function whatIsWrong({ errors }: ValidateFunction): string {
  return ajv.errorsText(errors ?? null)
}
