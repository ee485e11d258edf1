import 'reflect-metadata'
import { createHash, randomUUID } from 'node:crypto'
import { X509CertificateGenerator } from '@peculiar/x509'
import { exportJWK, SignJWT, type JSONWebKeySet } from 'jose'
import type { ReceivedRequest } from '../received-request.js'
import { rsaKey, type KeyPair } from '../keys.js'
import type { Reply } from '../reply.js'
import { githubReply } from './reply.js'

/** What a job is, as GitHub says it in ID tokens. */
export interface IdTokenSettings {
  /** The job has the permission `id-token: write`. */
  readonly permitted: boolean
  /** What starts the job, and with it what the subject ends in. */
  readonly context: 'branch' | 'environment' | 'pull-request'
  /**
   * The subject carries the ids of owner and repository behind their names, after an `@`: the default of repositories
   * that were made, renamed or moved after 15 July 2026 (GitHub, *OpenID Connect reference*, immutable subject claims).
   */
  readonly immutableSubject: boolean
  /** Slug of the enterprise that the owner belongs to. */
  readonly enterprise?: string
  /** GitHub's documents show five minutes; tokens of hosted runners were seen with more. */
  readonly seconds: number
}

/** A job on the main branch of a new repository. */
export const HEALTHY_ID_TOKENS: IdTokenSettings = {
  permitted: true,
  context: 'branch',
  immutableSubject: true,
  seconds: 300,
}

/** An OpenID provider, to those who verify its tokens. */
export interface IdTokenProvider {
  readonly issuer: string
  readonly keys: JSONWebKeySet
}

/** What a job finds in its environment; without the permission `id-token: write`, nothing. */
export type IdTokenEnvironment = Readonly<Record<string, string>>

/** Path of the request URL: as hosted runners have it, with an empty segment. */
export const ID_TOKEN_PATH =
  '/42//idtoken/3f2a9d0c-58b1-4b7e-9a46-0c1d2e3f4a5b/6b7c8d9e-0f1a-5b2c-8d3e-4f5a6b7c8d9e'

const OWNER = { name: 'acme', id: '1234567' }
const REPOSITORY = { name: 'integration', id: '89012345' }
const SHA = '6d9c1e4f3a2b5c7d8e9f0a1b2c3d4e5f60718293'

/** GitHub's ID tokens: the endpoint that runners ask, and the issuer's public documents. */
export class IdTokens {
  readonly issued: string[] = []
  readonly requestToken = `sandbox.${randomUUID()}.${randomUUID()}`
  readonly keys: JSONWebKeySet
  readonly #settings: IdTokenSettings
  readonly #pair: KeyPair
  readonly #header: Readonly<Record<'kid' | 'x5t', string>>
  readonly #url: () => string

  private constructor(
    settings: IdTokenSettings,
    pair: KeyPair,
    key: JSONWebKeySet['keys'][number] & Readonly<Record<'kid' | 'x5t', string>>,
    url: () => string,
  ) {
    this.#settings = settings
    this.#pair = pair
    this.#header = { kid: key.kid, x5t: key.x5t }
    this.#url = url
    this.keys = { keys: [key] }
  }

  /** @param url origin of the service, known when it listens */
  static async create(settings: IdTokenSettings, url: () => string): Promise<IdTokens> {
    const pair = await rsaKey('GitHub ID tokens')
    const certificate = await X509CertificateGenerator.createSelfSigned({
      keys: pair,
      name: 'CN=ID tokens of the sandbox',
      signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    })
    const der = Buffer.from(certificate.rawData)
    const { n = '', e = '' } = await exportJWK(pair.publicKey)
    const key = {
      kty: 'RSA',
      alg: 'RS256',
      use: 'sig',
      kid: randomUUID(),
      n,
      e,
      x5c: [der.toString('base64')],
      x5t: createHash('sha1').update(der).digest('base64url'),
    }
    return new IdTokens(settings, pair, key, url)
  }

  get provider(): IdTokenProvider {
    return { issuer: this.#url(), keys: this.keys }
  }

  get environment(): IdTokenEnvironment {
    if (!this.#settings.permitted) return {}
    return {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.#url()}${ID_TOKEN_PATH}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: this.requestToken,
    }
  }

  /** Answers the runner's endpoint and the issuer's documents; `undefined` for other endpoints. */
  answer(request: ReceivedRequest): Promise<Reply> | Reply | undefined {
    switch (`${request.method} ${request.path}`) {
      case 'GET /.well-known/openid-configuration':
        return githubReply(200, {
          issuer: this.#url(),
          jwks_uri: `${this.#url()}/.well-known/jwks`,
          subject_types_supported: ['public', 'pairwise'],
          response_types_supported: ['id_token'],
          claims_supported: ['aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sub', ...this.#claims()],
          id_token_signing_alg_values_supported: ['RS256'],
          scopes_supported: ['openid'],
        })
      case 'GET /.well-known/jwks':
        return githubReply(200, this.keys)
      case `GET ${ID_TOKEN_PATH}`:
        if (request.headers['authorization'] !== `Bearer ${this.requestToken}`) {
          return githubReply(401, { message: 'Requires authentication' })
        }
        // whoever asks for an audience has to keep the query that is there
        return request.query.get('api-version') === '2.0'
          ? this.#issue(request.query.get('audience') ?? `https://github.com/${OWNER.name}`)
          : githubReply(404, { message: 'Not Found' })
      default:
        return undefined
    }
  }

  async #issue(audience: string): Promise<Reply> {
    const now = Math.floor(Date.now() / 1000)
    const value = await new SignJWT({
      jti: randomUUID(),
      sub: subjectOf(this.#settings),
      aud: audience,
      ...Object.fromEntries(this.#entries()),
      iss: this.#url(),
      nbf: now - 300,
      exp: now + this.#settings.seconds,
      iat: now,
    })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', ...this.#header })
      .sign(this.#pair.privateKey)
    this.issued.push(value)
    // the endpoint counts the characters of the token
    return githubReply(200, { count: value.length, value })
  }

  #claims(): readonly string[] {
    return this.#entries().map(([name]) => name)
  }

  /** The claims of GitHub's own, all of them text. */
  #entries(): readonly (readonly [string, string])[] {
    const { context, enterprise } = this.#settings
    const pull = context === 'pull-request'
    const ref = pull ? 'refs/pull/27/merge' : 'refs/heads/main'
    const repository = `${OWNER.name}/${REPOSITORY.name}`
    const workflow = `${repository}/.github/workflows/oic-prerequisites.yml@${ref}`
    return Object.entries({
      ref,
      sha: SHA,
      repository,
      repository_owner: OWNER.name,
      repository_owner_id: OWNER.id,
      run_id: '1',
      run_number: '10',
      run_attempt: '1',
      repository_visibility: 'private',
      repository_id: REPOSITORY.id,
      actor_id: '7654321',
      actor: 'octocat',
      workflow: 'Prerequisites of Oracle Integration',
      head_ref: pull ? 'set-up' : '',
      base_ref: pull ? 'main' : '',
      event_name: pull ? 'pull_request' : 'workflow_dispatch',
      ref_protected: String(!pull),
      ref_type: 'branch',
      workflow_ref: workflow,
      workflow_sha: SHA,
      job_workflow_ref: workflow,
      job_workflow_sha: SHA,
      runner_environment: 'github-hosted',
      ...(context === 'environment' && { environment: 'test' }),
      ...(enterprise !== undefined && { enterprise }),
    })
  }
}

/** The subject: an environment hides the branch, a pull request too. */
function subjectOf({ context, immutableSubject }: IdTokenSettings): string {
  const owner = immutableSubject ? `${OWNER.name}@${OWNER.id}` : OWNER.name
  const repository = immutableSubject ? `${REPOSITORY.name}@${REPOSITORY.id}` : REPOSITORY.name
  const ends = {
    branch: 'ref:refs/heads/main',
    environment: 'environment:test',
    'pull-request': 'pull_request',
  }
  return `repo:${owner}/${repository}:${ends[context]}`
}
