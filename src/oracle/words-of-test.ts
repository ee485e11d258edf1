import { isRecord } from './json.js'

/**
 * What a member of a test's answer is read as. `status` is the connection's own, so its good word is the weakest.
 * `aside` counts only where it speaks against the test.
 */
export type Kind = 'result' | 'status' | 'fault' | 'warning' | 'words' | 'percentage' | 'aside'

/** One value of an answer, and what it is read as. */
export interface Said {
  readonly kind: Kind
  readonly value: string | number | boolean | null
}

/** Names in which public clients look for the result, and their like; then what a service calls its faults. */
const KINDS: readonly (readonly [names: RegExp, kind: Kind])[] = [
  [
    /^test(?:status|result|state|outcome)$|^results?$|^outcome$|^success(?:ful)?$|^passed$/,
    'result',
  ],
  [/^status$/, 'status'],
  [/^(?:o|has|test)?(?:error|fault|exception|fail)/, 'fault'],
  [/^(?:has|test)?warn/, 'warning'],
  [/^(?:test|status|result)?(?:messages?|details?|reason|cause)$/, 'words'],
  [/^percentagecomplete$/, 'percentage'],
  [
    /^(?:title|state|http(?:status)?(?:code)?|(?:status|response)code|responsestatus|last(?:test)?status)$/,
    'aside',
  ],
]

/** Deeper than any answer that was seen. */
const DEEPEST = 8

/** Everything in an answer that may say how the test ended, however deep, in the order in which it stands. */
export function saidIn(json: unknown): readonly Said[] {
  if (typeof json === 'string') return [{ kind: 'status', value: json }]
  return Array.isArray(json) ? below(json, 'words', 1) : ofMembers(json, (name) => kindOf(name))
}

function ofMembers(
  json: unknown,
  kind: (name: string) => Kind | undefined,
  depth = 0,
): readonly Said[] {
  if (!isRecord(json)) return []
  return Object.entries(json).flatMap(([name, value]) => below(value, kind(name), depth + 1))
}

function below(value: unknown, kind: Kind | undefined, depth: number): readonly Said[] {
  if (typeof value !== 'object' || value === null) {
    return kind === undefined || value === undefined ? [] : [{ kind, value: scalar(value) }]
  }
  // a result that has no content yet, or that is out of sight
  const isEmpty = Object.keys(value).length === 0
  if (isEmpty || depth > DEEPEST) {
    return kind === 'result' || (kind === 'fault' && !isEmpty) ? [{ kind, value: null }] : []
  }
  if (Array.isArray(value)) return value.flatMap((one) => below(one, kind, depth + 1))
  return ofMembers(value, (name) => kindInside(kind, name), depth)
}

/** In a result every text speaks of it, and in a fault everything does; elsewhere nothing speaks for the test. */
function kindInside(around: Kind | undefined, name: string): Kind | undefined {
  const own = kindOf(name)
  switch (around) {
    case 'result':
      return ['status', 'state', 'code'].includes(plain(name)) ? 'result' : (own ?? 'words')
    case 'fault':
    case 'warning':
    case 'words':
      return around
    case 'status':
    case 'percentage':
    case 'aside':
    case undefined:
      if (own === 'result') return 'words'
      return own === 'status' || own === 'words' || own === 'percentage' ? 'aside' : own
  }
}

function kindOf(name: string): Kind | undefined {
  return KINDS.find(([names]) => names.test(plain(name)))?.[1]
}

/** Camel case, kebab case and what stands before a colon are written alike. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '')
}

function scalar(value: unknown): Said['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null
}
