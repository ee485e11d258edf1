import { X509Certificate } from 'node:crypto'
import type { Signing } from '../identity-domain/signing-certificates.js'
import type { FusionSettings } from './settings.js'

/** Token types of Security Console > API Authentication, in its order. */
export const TOKEN_TYPES = ['JWT', 'SAML', 'STS'] as const
export type TokenType = (typeof TOKEN_TYPES)[number]

/** The issuer that every provider trusts from the start; it cannot be removed (Oracle, *Configure Inbound Authentication*). */
export const DEFAULT_ISSUER = 'www.oracle.com'

/** The one Oracle API Authentication Provider: issuers, and the token types that are accepted from them. */
export interface Provider {
  readonly issuers: readonly string[]
  readonly tokenTypes: readonly TokenType[]
}

/** An inbound API authentication public certificate. */
export interface InboundCertificate {
  readonly alias: string
  readonly der: Buffer
  /** As the console lists it: `DC=com,DC=oracle,DC=cloud,CN=Cloud9CA-2`. */
  readonly subject: string
}

/** Something that a person, or a program in a person's place, has stored. */
export type TrustWrite =
  | { readonly kind: 'provider created' | 'provider saved' }
  | { readonly kind: 'issuer added' | 'issuer removed'; readonly issuer: string }
  | {
      readonly kind: 'token type ticked' | 'token type unticked'
      readonly tokenType: TokenType
    }
  | { readonly kind: 'certificate added'; readonly alias: string; readonly subject: string }

/** Why a certificate is not stored. */
export type CertificateRefusal = 'alias in use' | 'certificate in use' | 'not a certificate'

/** What tokens are checked against. */
interface Trust {
  readonly provider: Provider | undefined
  readonly certificates: readonly InboundCertificate[]
}

/** Whom a pod trusts, as Security Console changes it. */
export class TrustStore {
  /** Everything that was stored since the start, in order. A run that changes nothing leaves it as it was. */
  readonly writes: TrustWrite[] = []
  readonly #checksUntilInForce: number
  #current: Trust
  #inForce: Trust
  #checksLeft = 0

  constructor(settings: FusionSettings, signing: Signing, former: Buffer) {
    const ders = { signing: signing.leaf, authority: signing.authority, 'former signing': former }
    this.#checksUntilInForce = settings.tokenChecksUntilTrustShows
    this.#current = {
      provider: settings.providerExists
        ? {
            issuers: settings.trustedIssuers,
            tokenTypes: settings.jwtTicked ? TOKEN_TYPES : ['SAML', 'STS'],
          }
        : undefined,
      certificates: settings.imported.map((which) =>
        inbound(settings.importedAliases[which], new X509Certificate(ders[which])),
      ),
    }
    this.#inForce = this.#current
  }

  get provider(): Provider | undefined {
    return this.#current.provider
  }

  get certificates(): readonly InboundCertificate[] {
    return this.#current.certificates
  }

  /** Stores the provider, which is created by that if there is none. */
  saveProvider(provider: Provider): void {
    const before = this.provider
    const { issuers: oldIssuers, tokenTypes: oldTypes } = before ?? { issuers: [], tokenTypes: [] }
    this.#store({ ...this.#current, provider }, [
      { kind: before === undefined ? 'provider created' : 'provider saved' },
      ...without(provider.issuers, oldIssuers).map((issuer): TrustWrite => ({
        kind: 'issuer added',
        issuer,
      })),
      ...without(oldIssuers, provider.issuers).map((issuer): TrustWrite => ({
        kind: 'issuer removed',
        issuer,
      })),
      ...without(provider.tokenTypes, oldTypes).map((tokenType): TrustWrite => ({
        kind: 'token type ticked',
        tokenType,
      })),
      ...without(oldTypes, provider.tokenTypes).map((tokenType): TrustWrite => ({
        kind: 'token type unticked',
        tokenType,
      })),
    ])
  }

  /**
   * Stores a certificate. Aliases of a Java key store differ by more than case, and OWSM refuses one that is in use;
   * that the same certificate is refused under another alias is inferred.
   * @param file PEM or DER; of several certificates the first counts
   * @returns why it is not stored, or `undefined` when it is
   */
  addCertificate(alias: string, file: Buffer): CertificateRefusal | undefined {
    const certificate = parsed(file)
    if (certificate === undefined) return 'not a certificate'
    const added = inbound(alias, certificate)
    const same = (other: InboundCertificate): boolean =>
      other.alias.toLowerCase() === alias.toLowerCase()
    if (this.certificates.some(same)) return 'alias in use'
    if (this.certificates.some(({ der }) => der.equals(added.der))) return 'certificate in use'
    this.#store({ ...this.#current, certificates: [...this.certificates, added] }, [
      { kind: 'certificate added', alias, subject: added.subject },
    ])
    return undefined
  }

  /** What the check of one more token goes by: how soon a change is in force is not known. */
  forNextCheck(): Trust {
    if (this.#checksLeft > 0) this.#checksLeft -= 1
    else this.#inForce = this.#current
    return this.#inForce
  }

  #store(trust: Trust, writes: readonly TrustWrite[]): void {
    this.#current = trust
    this.#checksLeft = this.#checksUntilInForce
    this.writes.push(...writes)
  }
}

function inbound(alias: string, { raw, subject }: X509Certificate): InboundCertificate {
  return { alias, der: raw, subject: subject.replaceAll('\n', ',') }
}

function parsed(file: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(file)
  } catch {
    return undefined
  }
}

function without<T>(all: readonly T[], others: readonly T[]): readonly T[] {
  return all.filter((item) => !others.includes(item))
}
