/**
 * What the bundles have in place of the toolkit's HTTP client (`paths` in tsconfig.json). `@actions/core` imports it
 * for `getIDToken`, which this action does not call: that client follows redirects with its bearer, and it loads all of
 * undici before the first line of every run.
 */
export const HttpClient = undefined

/** `getIDToken` makes one for its client. */
export const BearerCredentialHandler = undefined
