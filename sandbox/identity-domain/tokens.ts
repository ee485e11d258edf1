import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { ReceivedRequest } from '../https-service.js'
import type { Reply } from '../reply.js'
import type { DomainSettings } from './settings.js'
import type { Signing } from './signing-certificates.js'

const EVERY_CLIENT = 'Authenticated Client'
const PLAIN_SCOPE = 'urn:opc:idm:t.security.client'
const MY_SCOPES = 'urn:opc:idm:__myscopes__'
const EXPIRY = /^urn:opc:resource:expiry=(\d+)$/

/** What the domain remembers of a token it issued. */
export interface IssuedToken {
  readonly roles: readonly string[]
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

/** The token endpoint (RFC 6749) with what Oracle does differently. */
export class TokenEndpoint {
  readonly issued = new Map<string, IssuedToken>()
  readonly #settings: DomainSettings
  readonly #signing: Signing
  /** Origin of the domain, known when it listens. */
  readonly #url: () => string

  constructor(settings: DomainSettings, signing: Signing, url: () => string) {
    this.#settings = settings
    this.#signing = signing
    this.#url = url
  }

  /** Answers `POST /oauth2/v1/token`. */
  async answer(request: ReceivedRequest): Promise<Reply> {
    const { clientId, clientSecret, clientActive, clientGrants, clientRoles } = this.#settings
    const form = new URLSearchParams(request.body)
    const [id, secret] = credentials(request, form)
    // statuses of these refusals are inferred; Oracle documents the bodies alone
    if (id !== clientId || secret !== clientSecret || !clientActive) {
      return refusal(401, 'invalid_client', 'Client authentication failed.')
    }
    const grant = form.get('grant_type') ?? ''
    if (!clientGrants.includes(grant)) {
      return refusal(401, 'unauthorized_client', 'Client authorization failed.')
    }
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
    if (asked.length === 0) return refusal(400, 'invalid_scope', 'The scope is missing.')
    const lifetime =
      asked.map((scope) => Number(EXPIRY.exec(scope)?.[1])).find((s) => s > 0) ?? 3600
    const wanted = asked.filter((scope) => !EXPIRY.test(scope))
    if (
      wanted.includes(MY_SCOPES) &&
      clientRoles.length === 0 &&
      this.#settings.roleLessClient === 'refused'
    ) {
      return refusal(401, 'unauthorized_client', 'Client authorization failed.')
    }
    if (wanted.some((scope) => scope !== MY_SCOPES && scope !== PLAIN_SCOPE)) {
      return refusal(400, 'invalid_scope', 'The scope is invalid.')
    }
    const roles = [EVERY_CLIENT, ...(wanted.includes(MY_SCOPES) ? clientRoles : [])]
    const token = this.#settings.fixedToken ?? (await this.#issue(roles, lifetime))
    this.issued.set(token, { roles, expiresAt: Date.now() + lifetime * 1000 })
    return json(200, { access_token: token, token_type: 'Bearer', expires_in: lifetime })
  }

  /** What a bearer token is worth here, or `undefined` for one that is unknown or over. */
  known(token: string): IssuedToken | undefined {
    const issued = this.issued.get(token)
    return issued !== undefined && issued.expiresAt > Date.now() ? issued : undefined
  }

  /** Header without `typ`, claims as in recorded tokens: `iss` is the same for every domain, `tenant` is not. */
  #issue(roles: readonly string[], lifetime: number): Promise<string> {
    const { id, clientId, issuer, clockOffsetSeconds } = this.#settings
    const now = Math.floor(Date.now() / 1000) + clockOffsetSeconds
    return new SignJWT({
      iss: issuer,
      tenant_iss: this.#url(),
      aud: [`urn:opc:lbaas:logicalguid=${id}`, this.#url()],
      sub: clientId,
      sub_type: 'client',
      client_id: clientId,
      client_name: 'FusionClientApp',
      client_guid: 'aa00bb11cc22dd33ee44ff5566778899',
      client_tenantname: id,
      'user.tenant.name': id,
      clientAppRoles: roles,
      scope: PLAIN_SCOPE,
      tok_type: 'AT',
      gtp: 'cc',
      tenant: id,
      jti: randomUUID(),
      iat: now,
      exp: now + lifetime,
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

function credentials(request: ReceivedRequest, form: URLSearchParams): readonly [string, string] {
  const basic = /^Basic (.+)$/.exec(request.headers['authorization'] ?? '')?.[1]
  if (basic === undefined) return [form.get('client_id') ?? '', form.get('client_secret') ?? '']
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':')
  const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '))
  return [decode(id), decode(secret)]
}

/** OAuth's error object with Oracle's execution-context id. */
function refusal(status: number, error: string, description: string): Reply {
  return json(status, { error, error_description: description, ecid: 'Sandbox0xyz00000001' })
}

function json(status: number, body: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
