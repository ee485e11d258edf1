/**
 * What the bundles have in place of undici's index (`paths` in tsconfig.json). What carries requests imports the files of
 * undici that it is made of. `@actions/github` alone imports the index, for a `fetch` that it is not asked for: the action
 * gives it another. Without this, fetch, WebSocket, caches and mocks are 0.7 MB of what keeps an issue, and some
 * 90 ms of its time.
 */
export const fetch = undefined
