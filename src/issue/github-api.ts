import { getOctokit } from '@actions/github'
import type { Answer, HttpEnvironment } from '../http/client.js'
import { TransportError } from '../http/errors.js'
import { ServiceWriter } from '../http/service-writer.js'
import { IssueTrouble, LATER } from './trouble.js'

/** Octokit's `request`, typed by GitHub's own description of its API; pass what it returns to {@link answerTo}. */
export type GithubRequest = ReturnType<typeof getOctokit>['request']

/** What Octokit gives to the `fetch` it is configured with. */
interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** What Octokit takes from the answer of a `fetch`. */
interface Carried {
  readonly status: number
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Answer
}

/**
 * GitHub's REST API. Octokit writes the requests, {@link ServiceWriter} carries them as those to every other service: with
 * the run's proxies and authorities, in time, one mebibyte at most, no redirect followed. Octokit's own reading of
 * answers takes a body that breaks off for an empty one, passes web pages and redirects as data, and prints
 * headers of the server, so it is given none of it: each answer is handed over as it came.
 * @param environment its deadline bounds everything that is asked
 */
export function githubApi(token: string, apiUrl: URL, environment: HttpEnvironment): GithubRequest {
  // the issue is GitHub's: keeping it changes nothing in Oracle, and is wished for in every mode
  const http = new ServiceWriter(apiUrl, { ...environment, mayWrite: true }, { name: 'GitHub' })
  return getOctokit(token, {
    baseUrl: apiUrl.href.replace(/\/$/, ''),
    request: { fetch: carriedBy(http), parseSuccessResponseBody: false },
  }).request
}

/**
 * The answer to a request of Octokit, whatever its status.
 * @throws {IssueTrouble} when no complete answer came; its cause is the TransportError
 */
export async function answerTo(asked: Promise<{ readonly data: unknown }>): Promise<Answer> {
  try {
    const { data } = await asked
    return data as Answer
  } catch (thrown) {
    // Octokit calls everything that its `fetch` throws an answer with status 500
    throw thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  }
}

function carriedBy(http: ServiceWriter): (url: string, outgoing: Outgoing) => Promise<Carried> {
  return async (url, { method, headers, body }) => {
    const { pathname, search } = new URL(url)
    const request = {
      path: pathname + search,
      // nothing is unpacked: an answer that is packed all the same is not JSON
      headers: { ...headers, 'accept-encoding': 'identity' },
      ...(body !== undefined && { body }),
      dispensable: true,
    } as const
    try {
      const answer =
        method === 'GET'
          ? await http.send({ method, ...request, repeatable: true })
          : await http.write({ method, ...request, repeatable: false })
      // with another status Octokit would read the answer itself
      return { status: 200, url, headers: [], body: answer }
    } catch (cause) {
      if (!(cause instanceof TransportError)) throw cause
      throw new IssueTrouble(`${method} ${pathname}: ${cause.message}. ${LATER}`, { cause })
    }
  }
}
