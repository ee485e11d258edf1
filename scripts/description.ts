/** A description of action.yml, in its parts: what it is, and after that what a reader needs to fill it in. */
export interface Description {
  /** A noun phrase, with its full stop. */
  readonly what: string
  /** Used if the input is left out, where `default` does not say so; '' for none. */
  readonly default: string
  readonly requiredWhen: string
  readonly example: string
  /** Ends in the reminder of a secret. */
  readonly isSecret: boolean
}

/** A full stop ends a sentence before a capital or at the end, and not in a host or a file name. */
const FORM =
  /^(?<what>.+?\.)(?: Default: (?<default>.+?)\.)?(?: Required when: (?<when>.+?)\.)?(?: Example: (?<example>.+?)\.)?(?<secret> Store it as a secret\.)?$/

/**
 * Reads a description that begins with a noun phrase, then `Default:`, `Required when:`, `Example:` in this order, each
 * one sentence.
 * @throws {Error} when it has another form
 */
export function readDescription(text: string): Description {
  const parts = FORM.exec(text)?.groups
  // a part that runs on into a second sentence
  if (parts === undefined || /\. [A-Z`]/.test(Object.values(parts).join('\n'))) {
    throw new Error(`has another form than the others: ${text}`)
  }
  return {
    what: parts['what'] ?? '',
    default: parts['default'] ?? '',
    requiredWhen: parts['when'] ?? '',
    example: parts['example'] ?? '',
    isSecret: parts['secret'] !== undefined,
  }
}
