import type { InputName } from './names.js'
import type { ValueKind } from './unmeant.js'

/** Inputs that name somebody or something exactly: another letter names another one. */
const NAMING: readonly InputName[] = [
  'client-id',
  'client-certificate-alias',
  'oidc-client-id',
  'certificate-alias',
  'ca-certificate-alias',
  'fusion-username',
  'integration-username',
  'integration-user-email',
  'service-catalog-role',
  'oic-instance',
]

/** Inputs that people read, and nothing is found by. */
const WORDS: readonly InputName[] = [
  'environment',
  'integration-user-given-name',
  'integration-user-family-name',
]

/** What the value of an input is that is no secret. */
export function kindOf(name: InputName): ValueKind {
  return NAMING.includes(name) ? 'name' : WORDS.includes(name) ? 'words' : 'value'
}
