import type { Answer } from '../http/client.js'
import { isMute, quoted, UnexpectedAnswer } from './answer.js'
import { clockSkew } from './clock-skew.js'
import type { ClientName } from './confidential-client.js'

/** What was asked of a token endpoint, without a secret. */
export interface TokenRequest {
  readonly client: ClientName
  /** The client signed in with its private key instead of its secret. */
  readonly withKey: boolean
  /** The form's `grant_type`. */
  readonly grant: string
  readonly scope: string
  /** What in the client's inputs is seldom meant, in words. */
  readonly doubts: readonly string[]
}

/** A refused token request. The message names what was asked for, and the inputs of who asked. */
export class TokenRefused extends UnexpectedAnswer {
  readonly request: TokenRequest
  /** Difference of the domain's clock to the runner's in seconds; `undefined` when it is not known. */
  readonly clockSkewSeconds: number | undefined
  /** Whether the client gets a token for this scope by client credentials; `undefined` when that was not asked. */
  scopeWorks: boolean | undefined
  readonly #clientWorks: () => boolean

  /** @param clientWorks whether the client has got a token by client credentials in this run, whenever it is asked */
  constructor(answer: Answer, request: TokenRequest, clientWorks: () => boolean) {
    super(answer)
    this.request = request
    this.clockSkewSeconds = clockSkew(answer)
    this.#clientWorks = clientWorks
    const { client, withKey, grant, scope, doubts } = request
    const secret = withKey ? 'client-private-key' : `${client}-secret`
    const asked = `asked with ${client}-id and ${secret} for the grant type ${shortGrant(grant)} and the scope ${quoted(scope)}`
    const ofCaller = this.error.code === 'invalid_client' || isMute(this)
    this.message = [this.message, asked, ...(ofCaller && !withKey ? doubts : [])].join('; ')
  }

  /** It is looked at when the refusal is judged: then every earlier check has ended, whatever came first. */
  get clientWorks(): boolean {
    return this.#clientWorks()
  }
}

/** The grant as the input `probe-grant` and Oracle's pages name it. */
function shortGrant(grant: string): string {
  return grant.replace('urn:ietf:params:oauth:grant-type:', '')
}
