/** What the environment says of a proxy, as far as it must be judged or hidden before it is used. */
export interface ProxyEnvironment {
  /** One sentence per variable that names no proxy; the value is not repeated, it may hold a password. */
  readonly faults: readonly string[]
  /** Passwords in the URLs, and the credentials made of them. */
  readonly secrets: readonly string[]
}

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']

/** Reads the variables that the dispatcher will use. */
export function readProxyEnvironment(environment: NodeJS.ProcessEnv): ProxyEnvironment {
  const given = VARIABLES.flatMap((name) => {
    const value = environment[name]
    return value === undefined || value === '' ? [] : [{ name, url: parse(value) }]
  })
  return {
    faults: given
      .filter(({ url }) => url === undefined)
      .map(({ name }) => `${name} (environment) is no URL of a proxy, expected http://host:port`),
    secrets: given.flatMap(({ url }) => (url === undefined ? [] : secretsOf(url))),
  }
}

function parse(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url !== undefined && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

function secretsOf({ username, password }: URL): readonly string[] {
  if (password === '') return []
  const pair = `${decoded(username)}:${decoded(password)}`
  return [password, decoded(password), Buffer.from(pair).toString('base64')]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
