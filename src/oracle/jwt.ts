/** Recorded tokens have one to three kilobytes, and no header carries as much as this. */
const LONGEST = 64 * 1024

/**
 * Whether a text has the form of a JWS in compact form (RFC 7515, 3.1), in which tokens come. What has another form is
 * refused, and not masked: a service could have any word of the log masked.
 */
export function isJws(text: string): boolean {
  return text.length <= LONGEST && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)
}

/** Times in a token, milliseconds since the epoch; `undefined` for what it does not say, or says of no year of ours. */
export interface TokenTimes {
  readonly issuedAt: number | undefined
  readonly expiresAt: number | undefined
}

/** The times of claims `iat` and `exp` (RFC 7519, 4.1), which a token may have as whatever its issuer likes. */
export function tokenTimes(claims: Readonly<Record<string, unknown>>): TokenTimes {
  return { issuedAt: milliseconds(claims['iat']), expiresAt: milliseconds(claims['exp']) }
}

/** The last second of the year 9999, after which dates are written otherwise. */
const LAST_SECOND = 253_402_300_799

function milliseconds(claim: unknown): number | undefined {
  return typeof claim === 'number' && claim > 0 && claim <= LAST_SECOND ? claim * 1000 : undefined
}
