import { SERVICE_CATALOG_PATHS } from './fusion.js'

/**
 * The POSTs that change nothing, as paths by service: no other POST leaves a reader. Each was looked at:
 * tokens and exchanges (RFC 6749, 3.2; RFC 8693), searches by body (RFC 7644, 3.4.3), the call of the service
 * catalogue that lists services, and Oracle Integration's own test of a connection (Oracle, *Test a Connection*).
 */
export const READING_POSTS = {
  identityDomain: [/^\/oauth2\/v1\/token$/, /^\/admin\/v1\/Users\/\.search$/],
  fusion: SERVICE_CATALOG_PATHS.map((path) => new RegExp(`^${path}$`)),
  integration: [/^\/ic\/api\/integration\/v1\/(projects\/[^/]+\/)?connections\/[^/]+\/test$/],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>
