import type { Service } from '../http/service.js'
import { SERVICE_CATALOG_PATHS } from './fusion.js'

/**
 * Oracle's services, each with the POSTs that change nothing: no other POST leaves a reader. Each was looked at:
 * tokens and exchanges (RFC 6749, 3.2; RFC 8693), searches by body (RFC 7644, 3.4.3), the call of the service
 * catalogue that lists services, and Oracle Integration's own test of a connection (Oracle, *Test a Connection*).
 */
export const SERVICES = {
  identityDomain: {
    name: 'identity domain',
    readsByPost: [/^\/oauth2\/v1\/token$/, /^\/admin\/v1\/Users\/\.search$/],
  },
  fusion: {
    name: 'Fusion',
    readsByPost: SERVICE_CATALOG_PATHS.map((path) => new RegExp(`^${path}$`)),
  },
  integration: {
    name: 'Oracle Integration',
    readsByPost: [/^\/ic\/api\/integration\/v1\/(projects\/[^/]+\/)?connections\/[^/]+\/test$/],
  },
} as const satisfies Readonly<Record<string, Service>>
