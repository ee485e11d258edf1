import { givenInputs } from './action/inputs.js'
import { readIdTokenRequest } from './github/id-token.js'
import { readProxyEnvironment, type ProxyEnvironment } from './http/proxy-environment.js'
import { INPUT_NAMES, type RawInputs } from './inputs/names.js'
import type { Runner } from './inputs/read-inputs.js'
import { secretsIn, shortSecrets } from './inputs/secrets.js'
import type { Masks } from './action/masks.js'
import { warn } from './action/step.js'

/** What the runner gives a step. */
export interface Given {
  readonly raw: RawInputs
  readonly runner: Runner
  readonly proxy: ProxyEnvironment
}

/**
 * Takes what the runner gives a step, and masks every secret in it before anything else is done: those of the inputs,
 * of the offer of ID tokens, and of the URLs of proxies.
 */
export function takeGiven(environment: NodeJS.ProcessEnv, masks: Masks): Given {
  const raw = givenInputs(INPUT_NAMES)
  const idTokens = readIdTokenRequest(environment)
  const proxy = readProxyEnvironment(environment)
  const token = idTokens === undefined ? [] : [idTokens.token]
  for (const secret of [...secretsIn(raw), ...token, ...proxy.secrets]) masks.add(secret)
  for (const name of shortSecrets(raw)) {
    warn(
      `${name} is shorter than 8 characters. GitHub masks it wherever it appears, so other text of the log is hidden too`,
    )
  }
  return {
    raw,
    runner: {
      event: environment['GITHUB_EVENT_NAME'],
      actor: environment['GITHUB_ACTOR'],
      tlsUnchecked: environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0',
      idTokens,
    },
    proxy,
  }
}
