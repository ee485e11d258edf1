import type { CheckResult } from '../checks/check.js'
import type { Names } from '../inputs/names-in.js'
import { quoted } from '../oracle/answer.js'

/** Words of a remedy, and what they become. Only their first mention changes. */
type Naming = readonly [
  words: RegExp,
  name: string,
  become: (words: string, name: string) => string,
]

const after = (words: string, name: string): string => `${words} ${quoted(name)}`
const ofClient = (words: string, name: string): string =>
  `${words.startsWith('of ') ? '' : `${words} `}with the client ID ${quoted(name)}`
const inBrackets = (words: string, name: string): string => `${words} (${quoted(name)})`

/**
 * Puts the names that the run knows into the remedies, whose words are the same for every pair: who gets a remedy alone,
 * by mail, must not have to look up which user, role or connection is meant.
 */
export function nameInFixes(results: readonly CheckResult[], names: Names): readonly CheckResult[] {
  return results.map((result) =>
    result.fix === null ? result : { ...result, fix: named(result.fix, namingsOf(result, names)) },
  )
}

function namingsOf({ id }: CheckResult, names: Names): readonly Naming[] {
  const { integrationUser, fusionUser, integrationClientId, serviceCatalogRole, podHost } = names
  const [, connection = ''] = /^oic\.connection(?:-test)?\.(.+)$/.exec(id) ?? []
  // a connection may sign in with another client
  const clientId = connection === '' ? names.clientId : ''
  const [, role = ''] = /^role\.(.+)$/.exec(id) ?? []
  const host = quoted(podHost)
  return [
    [/\bthe integration user\b(?!')/, integrationUser, after],
    [/\bthe connection\b(?! test)/, connection, after],
    [/\bthe issuer of the tokens\b/, names.issuer, inBrackets],
    // the other mention is of a role that is still to be created
    [/(?<!\bput )\bthe code of the role\b/, role, after],
    [/\bthe required roles\b/, names.requiredRoles, inBrackets],
    [/(?<![\w-])fusion-username(?![\w-])/, fusionUser, inBrackets],
    [/(?<![\w-])service-catalog-role(?![\w-])/, serviceCatalogRole, inBrackets],
    [/\bof oic-client-id \(or client-id\)/, integrationClientId, ofClient],
    // where client-id itself is in doubt, it does not say which application is meant
    [
      /(?<=Integrated applications > )the client application\b(?! of)(?![^]*\bCompare client-id\b)/,
      clientId,
      ofClient,
    ],
    [/(?<![\w-])client-id(?![\w-])/, clientId, inBrackets],
    [/\bthe host of fusion-url\b/, podHost, () => `the host ${host}`],
    [/<(?:pod|pod host|host of fusion-url)>/, podHost, () => host],
  ]
}

/** What would be cut or escaped is no name to type, and what has brackets could end those around it. */
function isPlain(name: string): boolean {
  return name !== '' && quoted(name) === name && !/[()]|\p{Cf}/u.test(name)
}

/** A remedy that has the name already is left as it is. */
function named(fix: string, namings: readonly Naming[]): string {
  return namings.reduce(
    (text, [words, name, become]) =>
      !isPlain(name) || text.includes(quoted(name))
        ? text
        : text.replace(words, (found) => become(found, name)),
    fix,
  )
}
