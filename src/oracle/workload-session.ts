import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { decodeJwt } from 'jose/jwt/decode'
import type { Answer } from '../http/client.js'
import { quoted, UnexpectedAnswer } from './answer.js'
import { isRecord, LONGEST_TOKEN, stringMember } from './json.js'
import { isJws, tokenTimes } from './jwt.js'

/** A key pair that lives as long as this process and is never written. */
export interface EphemeralKey {
  readonly privateKey: KeyObject
  /** base64 of the DER of its SubjectPublicKeyInfo, as the token exchange takes it. */
  readonly publicKey: string
}

/** A user principal session: a token, and the key that proves its possession. */
export interface WorkloadSession {
  /** User principal session token (UPST): secret. */
  readonly token: string
  readonly privateKey: KeyObject
  /** Milliseconds since the epoch. */
  readonly issuedAt: number
  readonly expiresAt: number
  /** By the runner's clock. */
  readonly receivedAt: number
}

/** What an ID token says of the workload, for the rules of the trust: nothing of it is secret. */
export interface WorkloadClaims {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
}

/** The domain refused to exchange an ID token; the message says what stands in that token, for the rules of the trust. */
export class ExchangeRefused extends UnexpectedAnswer {
  readonly claims: WorkloadClaims

  /** @param doubts what in the inputs of the client that called is seldom meant */
  constructor(answer: Answer, idToken: string, doubts: readonly string[] = []) {
    super(answer)
    this.claims = readWorkload(idToken)
    const { issuer, subject, audience } = this.claims
    this.message = `${this.message}; the ID token has iss ${quoted(issuer)}, aud ${quoted(audience)} and sub ${quoted(subject)}`
    if (this.error.code !== 'invalid_client') return
    this.message = [
      this.message,
      'asked with oidc-client-id and oidc-client-secret',
      ...doubts,
    ].join('; ')
  }
}

/** How long a session is used whose token does not say when it ends; Oracle documents no lifetime. */
const UNTOLD_MS = 300_000

/** Makes the key of a session: RSA, 2048 bits. */
export async function ephemeralKey(): Promise<EphemeralKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }
}

/**
 * Reads the answer to a token exchange: its member is `token`, and the times stand in the token alone (Oracle, *JSON
 * Web Token to UPST Exchange*; Oracle's SDK for Go).
 * @returns `undefined` when there is no token in it, or something else in its place
 */
export function readSession(
  json: unknown,
  privateKey: KeyObject,
  receivedAt: number,
): WorkloadSession | undefined {
  const token = stringMember(json, 'token', LONGEST_TOKEN)
  const claims = token === undefined ? undefined : claimsOf(token)
  if (token === undefined || claims === undefined) return undefined
  const { issuedAt = receivedAt, expiresAt = issuedAt + UNTOLD_MS } = tokenTimes(claims)
  return { token, privateKey, issuedAt, expiresAt, receivedAt }
}

/** What an ID token says of the workload; '' for what it does not say. */
function readWorkload(idToken: string): WorkloadClaims {
  const { iss, sub, aud } = claimsOf(idToken) ?? {}
  const text = (claim: unknown): string =>
    typeof claim === 'string' ? claim : Array.isArray(claim) ? claim.join(', ') : ''
  return { issuer: text(iss), subject: text(sub), audience: text(aud) }
}

/** The claims of a JWT; `undefined` for what is none. */
function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = isJws(token) ? decodeJwt(token) : undefined
    return isRecord(claims) ? claims : undefined
  } catch {
    return undefined
  }
}
