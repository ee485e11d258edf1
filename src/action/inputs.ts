import { getInput, warning } from '@actions/core'
import { INPUT_NAMES, type RawInputs } from '../inputs/names.js'
import { secretsIn, shortSecrets } from '../inputs/secrets.js'
import { readIdTokenRequest } from '../github/id-token.js'
import type { Runner } from '../inputs/read-inputs.js'
import type { Masks } from './masks.js'

/** Takes the inputs from the runner and masks every secret in them before anything else is done. */
export function takeInputs(masks: Masks): RawInputs {
  const raw = Object.fromEntries(INPUT_NAMES.map((name) => [name, getInput(name)])) as RawInputs
  for (const secret of secretsIn(raw)) masks.add(secret)
  for (const name of shortSecrets(raw)) {
    warning(`${name} is shorter than 8 characters: its mask hides innocent text too`)
  }
  return raw
}

/** Takes what the runner says besides the inputs, and masks what is secret in it. */
export function takeRunner(environment: NodeJS.ProcessEnv, masks: Masks): Runner {
  const idTokens = readIdTokenRequest(environment)
  if (idTokens !== undefined) masks.add(idTokens.token)
  return {
    event: environment['GITHUB_EVENT_NAME'],
    actor: environment['GITHUB_ACTOR'],
    tlsUnchecked: environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0',
    idTokens,
  }
}
