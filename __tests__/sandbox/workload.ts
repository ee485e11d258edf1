import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { DefaultRequestSigner, type HttpRequest } from 'oci-common'
import { Agent, request } from 'undici'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { ID_TOKEN_AUDIENCE } from '../../sandbox/identity-domain/workload-identity.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'

const { exchangeClient } = HEALTHY_DOMAIN
const PAIR: Scenario = { name: 'pair', title: 'a pair', outcome: { result: 'pass' } }
/** The key pair of every session. */
export const session = generateKeyPairSync('rsa', { modulusLength: 2048 })
const SPKI = spki(session.publicKey)

/** As the exchange wants public keys. */
export function spki(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}

/** What a service answered. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
}

/** A sandbox, and plain requests to it without any of the action's code. */
export class Workload {
  readonly sandbox: Sandbox
  readonly domain: string
  readonly dispatcher: Agent

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox
    this.domain = sandbox.inputs['identity-domain-url'] ?? ''
    this.dispatcher = new Agent({ connect: { ca: sandbox.inputs['ca-certificates'] ?? '' } })
  }

  async send(
    url: string,
    method: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer> {
    const { dispatcher } = this
    const answer = await request(url, { dispatcher, method, headers, body: body ?? null })
    const text = await answer.body.text()
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      text,
      json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    }
  }

  /** Asks for an ID token as the runner's toolkit does. */
  async askIdToken(audience = ID_TOKEN_AUDIENCE): Promise<Answer> {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } =
      this.sandbox.env
    return this.send(`${url}&audience=${audience}`, 'GET', { authorization: `Bearer ${token}` })
  }

  async idToken(audience?: string): Promise<string> {
    const { json } = await this.askIdToken(audience)
    return String(json['value'])
  }

  async exchange(
    form: Readonly<Record<string, string>>,
    client: { readonly id: string; readonly secret: string } = exchangeClient,
  ): Promise<Answer> {
    const basic = [client.id, client.secret].map(encodeURIComponent).join(':')
    return this.send(
      `${this.domain}/oauth2/v1/token`,
      'POST',
      {
        authorization: `Basic ${Buffer.from(basic).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      new URLSearchParams(form).toString(),
    )
  }

  async upst(): Promise<string> {
    const { json } = await this.exchange(exchangeForm(await this.idToken()))
    return String(json['token'])
  }

  /** Signs with Oracle's signer, and sends what may have been changed since. */
  async sendSigned(
    upst: string,
    { method, path, body, sign, change }: SignedRequest,
  ): Promise<Answer> {
    const signed: HttpRequest = {
      method,
      uri: `${this.domain}${path}`,
      headers: new Headers(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
      ...(body !== undefined && { body }),
    }
    const { privateKey = session.privateKey, withoutBody = false, headers = {} } = sign ?? {}
    for (const [name, value] of Object.entries(headers)) signed.headers.set(name, value)
    await oracleSigner(upst, privateKey).signHttpRequest(signed, withoutBody)
    change?.(signed)
    return this.send(
      signed.uri,
      signed.method,
      Object.fromEntries(signed.headers),
      signed.body as string | undefined,
    )
  }

  async close(): Promise<void> {
    await this.dispatcher.destroy()
    await this.sandbox.close()
  }
}

type Method = HttpRequest['method']

/** A request that Oracle's signer signs, and what is changed before and after. */
export interface SignedRequest {
  readonly method: Method
  readonly path: string
  readonly body?: string
  readonly sign?: {
    readonly privateKey?: KeyObject
    readonly withoutBody?: boolean
    readonly headers?: Readonly<Record<string, string>>
  }
  readonly change?: (request: HttpRequest) => void
}

/** Oracle's signer with a session token, as its provider for sessions has it. */
export function oracleSigner(upst: string, privateKey: KeyObject): DefaultRequestSigner {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return new DefaultRequestSigner({
    getKeyId: () => Promise.resolve(`ST$${upst}`),
    getPrivateKey: () => pem,
    getPassphrase: () => null,
  })
}

/** A good exchange. */
export function exchangeForm(subjectToken: string): Readonly<Record<string, string>> {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: 'urn:oci:token-type:oci-upst',
    subject_token_type: 'jwt',
    subject_token: subjectToken,
    public_key: SPKI,
  }
}

/** Starts a sandbox. */
export async function startWorkload(scenario: Partial<Scenario> = {}): Promise<Workload> {
  return new Workload(await startSandbox({ ...PAIR, ...scenario }))
}

/** Starts a sandbox for one test, and stops it afterwards. */
export async function withWorkload<T>(
  scenario: Partial<Scenario>,
  use: (workload: Workload) => Promise<T>,
): Promise<T> {
  const workload = await startWorkload(scenario)
  try {
    return await use(workload)
  } finally {
    await workload.close()
  }
}
