/**
 * What the bundles have in place of the toolkit's HTTP client (`paths` in tsconfig.json). `@actions/core` imports it
 * for `getIDToken`, which this action does not call: that client follows redirects with its bearer, and it loads all of
 * undici before the first line of every run, 1.1 MB and some 100 ms. `@actions/github` asks it for agents, and is given a `fetch` that uses none.
 */
export class HttpClient {
  getAgent(): undefined {
    return undefined
  }

  getAgentDispatcher(): undefined {
    return undefined
  }
}

/** `getIDToken` makes one for its client. */
export const BearerCredentialHandler = undefined
