import { basicCredentials, clientCredentialsBasic } from '../http/basic-credentials.js'
import { SECRET_INPUTS, type RawInputs } from './names.js'
import { mendPem, privateKeysIn } from './pem.js'

/**
 * Shorter secrets are still masked, but a mask of them blackens innocent text too. In files they are taken out only of
 * what services say, and never out of words of this action.
 */
const SHORT = 8

/**
 * Everything that must not appear in a log: each secret input, each of its lines, and the Basic header made of it; and
 * each line of a private key that was put into another input. Lines of PEM armour say nothing and are left readable.
 */
export function secretsIn(inputs: RawInputs): ReadonlySet<string> {
  const values = [
    ...SECRET_INPUTS.map((name) => inputs[name]),
    mendPem(inputs['client-private-key']),
    ...Object.values(inputs).flatMap(privateKeysIn),
  ]
  const pairs: readonly (readonly [string, string])[] = [
    [inputs['client-id'], inputs['client-secret']],
    [inputs['admin-client-id'], inputs['admin-client-secret']],
    [inputs['oidc-client-id'], inputs['oidc-client-secret']],
    [inputs['oic-client-id'], inputs['oic-client-secret']],
    [inputs['fusion-username'], inputs['fusion-password']],
  ]
  const joined = pairs.filter(([, secret]) => secret !== '')
  const all = [
    ...values.flatMap(linesOf),
    ...joined.map(([id, secret]) => basicCredentials(id, secret)),
    ...joined.map(([id, secret]) => clientCredentialsBasic(id, secret)),
  ]
  // one client may serve for several purposes, and client-id itself is no secret
  return new Set(all.filter((secret) => secret !== '' && secret !== inputs['client-id']))
}

/** Names of secret inputs that are too short to be masked without harm. */
export function shortSecrets(inputs: RawInputs): readonly string[] {
  return SECRET_INPUTS.filter((name) => inputs[name] !== '' && inputs[name].length < SHORT)
}

function linesOf(value: string): readonly string[] {
  if (value === '') return []
  const lines = value
    .split(/\r?\n|\\n/)
    .map((line) => line.trim())
    .filter((line) => line.length > 3 && !line.startsWith('-----'))
  return [value, ...lines]
}
