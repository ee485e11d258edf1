import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { ReceivedRequest } from '../received-request.js'
import { jsonReply, type Reply } from '../reply.js'
import { OIC_AUDIENCE } from '../oic/settings.js'
import { verifyAssertion } from './assertions.js'
import { credentials, refusal } from './oauth.js'
import { REGION, type DomainSettings, type SandboxDomainUser } from './settings.js'
import { EVERY_CLIENT, RESOURCE_APP_ID, type DomainState } from './state.js'
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

  /**
   * Answers `POST /oauth2/v1/token`. Bodies of `invalid_client` and of a scope that was not given are those of samples;
   * 401 of the first is seen in public guides. Every other status and body of a refusal is inferred.
   */
  async answer(request: ReceivedRequest): Promise<Reply> {
    const { clientId, clientGrants, clientOutsidePerimeter, exchangeClient } = this.#settings
    const form = new URLSearchParams(request.body)
    if (clientOutsidePerimeter) return refusal(401, 'access_denied', 'Client IP is not allowed.')
    const client = await this.#client(request, form)
    if (client === undefined) return refusal(401, 'invalid_client', 'Client authentication failed.')
    const grant = form.get('grant_type') ?? ''
    // the trust says who may exchange, and no grant type or role of the client does (live trials of 2026)
    if (grant === TOKEN_EXCHANGE) {
      return answerExchange(form, client, this.#settings, this.#state.users, this.#around.exchange)
    }
    if (client === exchangeClient.id || (client === clientId && !clientGrants.includes(grant))) {
      return refusal(401, 'unauthorized_client', 'Client authorization failed.')
    }
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
    if (asked.length === 0) return refusal(400, 'invalid_scope', 'The scope is missing.')
    const resource = this.#around.resources().find(({ scope }) => asked.includes(scope))
    // sample token-scope-not-given; its status is inferred
    if (resource !== undefined && !this.#wasGiven(client, resource)) {
      return refusal(401, 'unauthorized_client', 'Client authorization failed.')
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

  /**
   * A token as this domain issues it for a user and the first resource, for the connection's own tests; `undefined` where
   * it issues none, by the workflow's application or by another one. That a refresh token of a user who may not sign in is worth nothing is inferred.
   */
  async forUser(name: string, ofAnotherApplication = false): Promise<string | undefined> {
    const { clientId, clientActive, clientGrants, resourceApplication } = this.#settings
    const { fusionAudience, fusionScopeGranted } = this.#settings
    const mayRenew =
      clientGrants.includes('refresh_token') && resourceApplication['allowOffline'] !== false
    const isThere = clientActive && fusionScopeGranted && resourceApplication['active'] !== false
    if (!ofAnotherApplication && (!isThere || !mayRenew)) return undefined
    const user = this.#named(name)
    // by client credentials the client itself is the subject
    const sub = name === clientId ? clientId : (user?.subject ?? user?.userName)
    if (sub === undefined) return undefined
    const audience = fusionAudience ?? this.#around.resources()[0]?.audience
    return this.#sign({ sub, sub_type: 'user', aud: audience, scope: '/' }, 3600)
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
    const { id, admin, reader, roleLessClient, fixedToken, tokenSeconds } = this.#settings
    const clientRoles =
      clientId === this.#settings.clientId
        ? this.#state.rolesOfNextToken()
        : ([admin, reader].find((other) => other.id === clientId)?.roles ?? [])
    const wished = asked.map((scope) => Number(EXPIRY.exec(scope)?.[1])).find((s) => s > 0)
    const lifetime = Math.min(wished ?? 3600, tokenSeconds)
    const wanted = asked.filter((scope) => !EXPIRY.test(scope))
    const mine = wanted.includes(MY_SCOPES)
    if (mine && clientRoles.length === 0 && roleLessClient === 'refused') {
      return refusal(401, 'unauthorized_client', 'Client authorization failed.')
    }
    // a scope that no application has; the body for one that was not given is another, see below
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
          // the four forms of sample jwt-claims-user-2025
          aud: [
            originOf(id),
            `https://${id}.${REGION}.secure.identity.oraclecloud.com`,
            `${originOf(id)}:443`,
            `urn:opc:lbaas:logicalguid=${id}`,
          ],
          clientAppRoles: roles,
          scope: PLAIN_SCOPE,
          gtp: 'cc',
        },
        lifetime,
      ))
    return this.#issue(token, { roles, audience: undefined }, lifetime)
  }

  /** Whether an application was given the scope of another one. */
  #wasGiven(client: string, { audience }: Resource): boolean {
    const { fusionScopeGranted, integrationClient, oicScopeGranted } = this.#settings
    if (audience === OIC_AUDIENCE) return oicScopeGranted
    // that the scope of an inactive application is refused in the same way is inferred
    if (this.#settings.resourceApplication['active'] === false) return false
    return fusionScopeGranted && client !== integrationClient.id
  }

  /** Tokens for a resource carry its audience as a text, and no roles of the client. */
  async #forResource(
    grant: string,
    form: URLSearchParams,
    resource: Resource,
    clientId: string,
  ): Promise<Reply> {
    const { fusionAudience } = this.#settings
    const isFusion = resource.audience !== OIC_AUDIENCE
    const user = await this.#userOf(grant, form)
    if (grant !== 'client_credentials' && user === undefined) {
      return refusal(400, 'invalid_grant', 'The grant is invalid.')
    }
    if (isFusion && user !== undefined && !this.#isAssigned(user)) {
      return refusal(400, 'invalid_grant', 'The grant is invalid.')
    }
    const audience = (isFusion ? fusionAudience : undefined) ?? resource.audience
    const claims = {
      sub: user?.subject ?? user?.userName ?? clientId,
      client_id: clientId,
      sub_type: user === undefined ? 'client' : 'user',
      ...(user && { user_id: user.id, user_tenantname: this.#settings.id }),
      aud: audience,
      scope: '/',
      resource_app_id: RESOURCE_APP_ID,
      gtp: grant === JWT_BEARER ? 'jwt' : grant === 'password' ? 'ro' : 'cc',
    }
    return this.#issue(await this.#sign(claims, 3600), { roles: [], audience }, 3600)
  }

  /** Whether the applications let a user sign in. How a domain refuses one that is not assigned is inferred. */
  #isAssigned({ id }: SandboxDomainUser): boolean {
    const { clientApplication, resourceApplication, assigned } = this.#settings
    const isEnforced = [clientApplication, resourceApplication].some(
      (application) => application['allowAccessControl'] === true,
    )
    return !isEnforced || assigned.some((one) => one.type === 'Group' || one.id === id)
  }

  async #userOf(grant: string, form: URLSearchParams): Promise<SandboxDomainUser | undefined> {
    const { clientId, secondFactor } = this.#settings
    if (grant === 'password') {
      const user = this.#named(form.get('username'))
      return user?.password === form.get('password') && !secondFactor ? user : undefined
    }
    if (grant !== JWT_BEARER) return undefined
    const assertion = form.get('assertion') ?? ''
    const subject = await verifyAssertion(assertion, this.#settings, this.#around.url(), clientId)
    return this.#named(subject ?? null)
  }

  /** The user of a name, who may sign in. */
  #named(name: string | null): SandboxDomainUser | undefined {
    return this.#state.users.find(
      ({ userName, active, lockReason }) =>
        userName.toLowerCase() === name?.toLowerCase() && active && lockReason === undefined,
    )
  }

  #issue(token: string, about: Omit<IssuedToken, 'expiresAt'>, lifetime: number): Reply {
    this.issued.set(token, { ...about, expiresAt: Date.now() + lifetime * 1000 })
    return jsonReply(200, { access_token: token, token_type: 'Bearer', expires_in: lifetime })
  }

  /**
   * Header as in sample jwt-header-2022-2026, without `typ`; claims as in jwt-claims-client-resource-2026, in any order:
   * `iss` is the same for every domain, `tenant` is not, and no issuer or audience is the URL that was asked.
   */
  #sign(claims: Readonly<Record<string, unknown>>, lifetime: number): Promise<string> {
    const { id, clientId, issuer, clockOffsetSeconds } = this.#settings
    const now = Math.floor(Date.now() / 1000) + clockOffsetSeconds
    return new SignJWT({
      client_ocid: `ocid1.domainapp.oc1.eu-frankfurt-1.${id.slice('idcs-'.length)}`,
      sidle: 15,
      'user.tenant.name': id,
      iss: issuer,
      domain_home: 'eu-frankfurt-1',
      ca_ocid: 'ocid1.tenancy.oc1..aaaasandbox',
      client_id: clientId,
      domain_id: 'ocid1.domain.oc1..aaaasandbox',
      client_tenantname: id,
      region_name: REGION,
      client_guid: 'aa00bb11cc22dd33ee44ff5566778899',
      client_name: 'FusionClientApp',
      tenant: id,
      jti: randomUUID().replaceAll('-', ''),
      opc: false,
      sub_mappingattr: 'userName',
      primTenant: false,
      tok_type: 'AT',
      ca_name: 'acme',
      domain: 'sandbox',
      tenant_iss: `${originOf(id)}:443`,
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

/** The origin by which a domain names itself in its tokens, wherever it was asked. */
function originOf(id: string): string {
  return `https://${id}.identity.oraclecloud.com`
}
