import type { ClientName } from '../oracle/confidential-client.js'
import type { InputName, RawInputs } from './names.js'

/** A client id as identity domains make them; applications that Oracle makes end in `_APPID`. */
const OF_ID = /^[0-9a-f]{32}(_APPID)?$/i

/** A client secret as identity domains make them: a UUID, on newer domains after `idcscs-`. */
const OF_SECRET = /^(idcscs-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const PASSWORDS: readonly InputName[] = ['integration-password', 'fusion-password']

/**
 * What in the inputs of a client looks like another one's value, in words without any value. The forms are those of
 * public samples and are no rule, so this is told of a client that was refused, and never judged beforehand.
 */
export function misplacedIn(raw: RawInputs, client: ClientName): readonly string[] {
  const idName: InputName = `${client}-id`
  const secretName: InputName = `${client}-secret`
  const [id, secret] = [raw[idName], raw[secretName]]
  if (id === '' || secret === '') return []
  const others = PASSWORDS.filter((name) => raw[name] !== '')
  return [
    ...(areSwapped(id, secret)
      ? [`${idName} and ${secretName} look swapped, by the form of their values`]
      : []),
    ...(id === secret ? [`${idName} and ${secretName} are the same`] : []),
    ...others
      .filter((name) => raw[name] === secret)
      .map((name) => `${secretName} is the same as ${name}`),
    ...others
      .filter((name) => OF_SECRET.test(raw[name]) && !OF_SECRET.test(secret))
      .map((name) => `${name} has the form of a client secret, but ${secretName} does not`),
  ]
}

/** One of them tells: the other may be of any form. */
function areSwapped(id: string, secret: string): boolean {
  return (OF_ID.test(secret) && !OF_ID.test(id)) || (OF_SECRET.test(id) && !OF_SECRET.test(secret))
}
