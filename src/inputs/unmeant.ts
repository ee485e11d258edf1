import { isHalfInApostrophes, isHalfQuoted, shown, visible } from './characters.js'

/**
 * What a value is: a name that means somebody or something exactly, another value that only machines read (a URL, an id,
 * a scope, a path), words that people read, a secret that a service has issued, or what people have chosen or pasted
 * (a password, a file).
 */
export type ValueKind = 'name' | 'value' | 'words' | 'credential' | 'chosen'

/** Why a value cannot be what its author meant. */
export interface Unmeant {
  /** What was seen, in words that follow the name of the input, and that show nothing of the value. */
  readonly seen: string
  /** What to do, a sentence without its full stop. */
  readonly advice: string
  /** It is about quotation marks, so a message puts none around the value. */
  readonly ofQuotes?: true
}

interface Rule extends Unmeant {
  readonly holds: (text: string) => boolean
  readonly kinds: readonly ValueKind[]
}

const OF_MACHINES: readonly ValueKind[] = ['name', 'value', 'credential']
const ALL: readonly ValueKind[] = [...OF_MACHINES, 'words', 'chosen']
const MASKED: Unmeant = {
  seen: 'contains the asterisks that logs and password fields show in place of a secret',
  advice: 'Enter the value itself',
}

/** The first that holds is told. What people have chosen may be anything but what only programs write. */
const RULES: readonly Rule[] = [
  {
    holds: (text) => /\$\{\{[\s\S]*\}\}/.test(text),
    kinds: ALL,
    seen: 'contains an expression that GitHub has not evaluated',
    advice:
      'GitHub evaluates expressions in the workflow file, and not inside the value of a variable or secret. Write the expression below `with:` of the step',
  },
  {
    holds: (text) => /^(?:\$\{\w+\}|\$[A-Z_][A-Z0-9_]*|\$env:\w+|%[A-Z_][A-Z0-9_]*%)$/.test(text),
    kinds: [...OF_MACHINES, 'words'],
    seen: 'is the name of a variable, and no shell replaces it below `with:`',
    advice: 'Write an expression of GitHub there, such as one of vars, secrets or env',
  },
  { holds: (text) => /\*{3}|[•●]{3}/u.test(text), kinds: OF_MACHINES, ...MASKED },
  { holds: (text) => /^(?:\*{3,}|[•●]{3,})$/u.test(text), kinds: ['words', 'chosen'], ...MASKED },
  {
    holds: isWordForNothing,
    kinds: OF_MACHINES,
    seen: 'is a word that programs write for no value',
    advice: 'Set the value or leave the input empty. Check the step that creates the value',
  },
  {
    holds: (text) => isHalfQuoted(text) || isHalfInApostrophes(text),
    kinds: OF_MACHINES,
    seen: 'has a quotation mark at one end',
    advice: 'Remove it',
    ofQuotes: true,
  },
  {
    holds: isHalfQuoted,
    kinds: ['words'],
    seen: 'has a quotation mark at one end',
    advice: 'Remove it',
    ofQuotes: true,
  },
  {
    holds: (text) => /^[,;]|[,;]$/.test(text),
    kinds: [...OF_MACHINES, 'words'],
    seen: 'begins or ends with a comma or semicolon',
    advice: 'Remove it',
  },
  {
    holds: (text) => text.includes('  '),
    kinds: ['name'],
    seen: 'has two blanks in a row',
    advice: 'Leave one of them, or none',
  },
]

/** Why a value cannot be meant; `undefined` if it can. */
export function unmeantIn(text: string, kind: ValueKind): Unmeant | undefined {
  return RULES.find(({ holds, kinds }) => kinds.includes(kind) && holds(text))
}

/** The fault of an open value, in words that follow the name of the input. */
export function faultOfUnmeant(text: string, kind: ValueKind): string | undefined {
  const unmeant = unmeantIn(text, kind)
  if (unmeant === undefined) return undefined
  const value = unmeant.ofQuotes === true ? visible(text) : shown(text)
  return `${unmeant.seen}: ${value}. ${unmeant.advice}`
}

/** The fault of a secret, which shows nothing of it. */
export function faultOfUnmeantSecret(text: string, kind: ValueKind): string | undefined {
  const unmeant = unmeantIn(text, kind)
  return unmeant && `${unmeant.seen}. ${unmeant.advice}`
}

/** Whether a text is a word that programs write where there is no value. */
export function isWordForNothing(text: string): boolean {
  return /^(?:null|undefined|none|nil|nan|\[object Object\])$/i.test(text)
}
