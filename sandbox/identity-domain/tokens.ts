import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import { OIC_AUDIENCE } from '../oic/settings.js'
import { verifyAssertion } from './assertions.js'
import { credentials, refusal } from './oauth.js'
import type { DomainSettings, SandboxDomainUser } from './settings.js'
import { EVERY_CLIENT, type DomainState } from './state.js'
import type { Signing } from './signing-certificates.js'
import { answerExchange, TOKEN_EXCHANGE, type ExchangeSurroundings } from './token-exchange.js'

const PLAIN_SCOPE = 'urn:opc:idm:t.security.client'
const MY_SCOPES = 'urn:opc:idm:__myscopes__'
const EXPIRY = /^urn:opc:resource:expiry=(\d+)$/
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** What the domain remembers of a token it issued. */
export interface IssuedToken {
  readonly roles: readonly string[]
  /** For whom, when it is a token for a resource. */
  readonly audience: string | undefined
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** A resource application: its scope as clients ask for it, and the audience in its tokens. */
export interface Resource {
  readonly scope: string
  readonly audience: string
}

/** What the token endpoint learns when the services listen. */
export interface Surroundings {
  readonly exchange: ExchangeSurroundings
  readonly url: () => string
  readonly resources: () => readonly Resource[]
}

/** The token endpoint (RFC 6749) with what Oracle does differently. */
export class TokenEndpoint {
  readonly issued = new Map<string, IssuedToken>()
  readonly #settings: DomainSettings
  readonly #signing: Signing
  readonly #around: Surroundings

  readonly #state: DomainState

  constructor(
    settings: DomainSettings,
    state: DomainState,
    signing: Signing,
    around: Surroundings,
  ) {
    this.#settings = settings
    this.#state = state
    this.#signing = signing
    this.#around = around
  }

  /** Answers `POST /oauth2/v1/token`. Statuses of refusals are inferred; Oracle documents the bodies alone. */
  async answer(request: ReceivedRequest): Promise<Reply> {
    const { clientGrants, clientOutsidePerimeter, exchangeClient, integrationClient } =
      this.#settings
    const form = new URLSearchParams(request.body)
    if (clientOutsidePerimeter) return refusal(401, 'access_denied', 'Client IP is not allowed.')
    const client = await this.#client(request, form)
    if (client === undefined) return refusal(401, 'invalid_client', 'Client authentication failed.')
    const grant = form.get('grant_type') ?? ''
    // the trust says who may exchange; that no grant type of the client does is inferred
    if (grant === TOKEN_EXCHANGE) {
      return answerExchange(form, client, this.#settings, this.#around.exchange)
    }
    if (client === exchangeClient.id || !clientGrants.includes(grant)) {
      return refusal(401, 'unauthorized_client', 'Client authorization failed.')
    }
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
    if (asked.length === 0) return refusal(400, 'invalid_scope', 'The scope is missing.')
    const resource = this.#around.resources().find(({ scope }) => asked.includes(scope))
    if (client === integrationClient.id && resource?.audience !== OIC_AUDIENCE) {
      return refusal(400, 'invalid_scope', 'The scope is invalid.')
    }
    if (resource !== undefined) {
      if (asked.length > 1) return refusal(400, 'invalid_scope', 'The scopes cannot be mixed.')
      return this.#forResource(grant, form, resource, client)
    }
    if (grant !== 'client_credentials')
      return refusal(400, 'invalid_scope', 'The scope is invalid.')
    return this.#forClient(asked, client)
  }

  /** What a bearer token is worth here, or `undefined` for one that is unknown or over. */
  known(token: string): IssuedToken | undefined {
    const issued = this.issued.get(token)
    return issued !== undefined && issued.expiresAt > Date.now() ? issued : undefined
  }

  /** A token as this domain would issue it for a user and the first resource, for the connection's own tests. */
  forUser(user: string): Promise<string> {
    const [fusion] = this.#around.resources()
    return this.#sign({ sub: user, sub_type: 'user', aud: fusion?.audience, scope: '/' }, 3600)
  }

  /** Id of the client that authenticated. */
  async #client(request: ReceivedRequest, form: URLSearchParams): Promise<string | undefined> {
    const { admin, reader, exchangeClient, integrationClient } = this.#settings
    const { clientActive, clientId, clientSecret } = this.#settings
    const assertion = form.get('client_assertion')
    if (assertion !== null) {
      const subject = await verifyAssertion(assertion, this.#settings, this.#around.url())
      const proven = form.get('client_id') === clientId && subject === clientId
      return proven && clientActive ? clientId : undefined
    }
    const [id, secret] = credentials(request, form)
    return [
      admin,
      reader,
      exchangeClient,
      integrationClient,
      ...(clientActive ? [{ id: clientId, secret: clientSecret }] : []),
    ].find((client) => client.id === id && client.secret === secret)?.id
  }

  async #forClient(asked: readonly string[], clientId: string): Promise<Reply> {
    const { admin, reader, roleLessClient, fixedToken, tokenSeconds } = this.#settings
    const clientRoles =
      [admin, reader].find(({ id }) => id === clientId)?.roles ?? this.#state.rolesOfNextToken()
    const wished = asked.map((scope) => Number(EXPIRY.exec(scope)?.[1])).find((s) => s > 0)
    const lifetime = Math.min(wished ?? 3600, tokenSeconds)
    const wanted = asked.filter((scope) => !EXPIRY.test(scope))
    const mine = wanted.includes(MY_SCOPES)
    if (mine && clientRoles.length === 0 && roleLessClient === 'refused') {
      return refusal(401, 'unauthorized_client', 'Client authorization failed.')
    }
    if (wanted.some((scope) => scope !== MY_SCOPES && scope !== PLAIN_SCOPE)) {
      return refusal(400, 'invalid_scope', 'The scope is invalid.')
    }
    const roles = [EVERY_CLIENT, ...(mine ? clientRoles : [])]
    const token =
      fixedToken ??
      (await this.#sign(
        {
          sub: clientId,
          sub_type: 'client',
          client_id: clientId,
          aud: [`urn:opc:lbaas:logicalguid=${this.#settings.id}`, this.#around.url()],
          clientAppRoles: roles,
          scope: PLAIN_SCOPE,
          gtp: 'cc',
        },
        lifetime,
      ))
    return this.#issue(token, { roles, audience: undefined }, lifetime)
  }

  /** Tokens for a resource carry its audience as a text, and no roles of the client. */
  async #forResource(
    grant: string,
    form: URLSearchParams,
    resource: Resource,
    clientId: string,
  ): Promise<Reply> {
    const { fusionAudience, fusionScopeGranted } = this.#settings
    const [fusion] = this.#around.resources()
    const isFusion = resource.scope === fusion?.scope
    if (isFusion && !fusionScopeGranted) return refusal(400, 'invalid_scope', 'Invalid scope.')
    const user = await this.#userOf(grant, form)
    if (grant !== 'client_credentials' && user === undefined) {
      return refusal(400, 'invalid_grant', 'The grant is invalid.')
    }
    const audience = (isFusion ? fusionAudience : undefined) ?? resource.audience
    const claims = {
      sub: user?.subject ?? user?.userName ?? clientId,
      client_id: clientId,
      sub_type: user === undefined ? 'client' : 'user',
      ...(user && { user_id: user.id }),
      aud: audience,
      scope: '/',
      gtp: grant === JWT_BEARER ? 'jwt' : grant === 'password' ? 'ro' : 'cc',
    }
    return this.#issue(await this.#sign(claims, 3600), { roles: [], audience }, 3600)
  }

  async #userOf(grant: string, form: URLSearchParams): Promise<SandboxDomainUser | undefined> {
    const { clientId, secondFactor } = this.#settings
    const { users } = this.#state
    const named = (name: string | null): SandboxDomainUser | undefined =>
      users.find(
        ({ userName, active, lockReason }) =>
          userName.toLowerCase() === name?.toLowerCase() && active && lockReason === undefined,
      )
    if (grant === 'password') {
      const user = named(form.get('username'))
      return user?.password === form.get('password') && !secondFactor ? user : undefined
    }
    if (grant !== JWT_BEARER) return undefined
    const assertion = form.get('assertion') ?? ''
    const subject = await verifyAssertion(assertion, this.#settings, this.#around.url(), clientId)
    return named(subject ?? null)
  }

  #issue(token: string, about: Omit<IssuedToken, 'expiresAt'>, lifetime: number): Reply {
    this.issued.set(token, { ...about, expiresAt: Date.now() + lifetime * 1000 })
    return jsonReply(200, { access_token: token, token_type: 'Bearer', expires_in: lifetime })
  }

  /** Header without `typ`, claims as in recorded tokens: `iss` is the same for every domain, `tenant` is not. */
  #sign(claims: Readonly<Record<string, unknown>>, lifetime: number): Promise<string> {
    const { id, clientId, issuer, clockOffsetSeconds } = this.#settings
    const now = Math.floor(Date.now() / 1000) + clockOffsetSeconds
    return new SignJWT({
      iss: issuer,
      tenant_iss: this.#around.url(),
      client_id: clientId,
      client_name: 'FusionClientApp',
      client_guid: 'aa00bb11cc22dd33ee44ff5566778899',
      client_tenantname: id,
      'user.tenant.name': id,
      tok_type: 'AT',
      tenant: id,
      jti: randomUUID(),
      iat: now,
      exp: now + lifetime,
      ...claims,
    })
      .setProtectedHeader({
        'x5t#S256': this.#signing.thumbprintS256,
        x5t: this.#signing.thumbprint,
        kid: 'SIGNING_KEY',
        alg: 'RS256',
      })
      .sign(this.#signing.tokenKey)
  }
}
