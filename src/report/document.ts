/** Something from an input or a server: it is shown as it is and never taken for markup. */
export interface Value {
  readonly value: string
  /** It is part of the sentence, and not to be copied: the name of an environment. */
  readonly isName?: true
  /** A page that people open, if it looks like one: see {@link isPage}. */
  readonly isLink?: true
}

/** Whether an address is that of a page and nothing else: without a question, a name to sign in with, or a script. */
export function isPage({ value, isLink }: Value): boolean {
  return isLink === true && /^https?:\/\/[A-Za-z0-9.-]+(:\d+)?(\/[\w.-]+)*$/.test(value)
}

/** A sentence: texts of this project, in which `**` is bold and a backtick begins code, and values. */
export type Words = readonly (string | Value)[]

/** A file that the page holds itself. */
export interface Download {
  readonly name: string
  readonly text: string
}

/** One block of the instructions. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly Words[] }
  /** Lines to be copied as they are; `language` is empty for text. */
  | { readonly kind: 'copy'; readonly language: string; readonly lines: readonly string[] }
  | { readonly kind: 'downloads'; readonly files: readonly Download[] }

/** A sentence. Only values and other sentences can be put into it, so no foreign text becomes markup. */
export function say(texts: TemplateStringsArray, ...parts: readonly (Value | Words)[]): Words {
  return texts.flatMap((text, index) => {
    const part = parts[index]
    if (part === undefined) return [text]
    return 'value' in part ? [text, part] : [text, ...part]
  })
}

/** To be copied or compared. */
export function value(text: string): Value {
  return { value: text }
}

/** To be read. */
export function named(text: string): Value {
  return { value: text, isName: true }
}

/** A page to be opened. */
export function link(url: string): Value {
  return { value: url, isLink: true }
}

/** Values in a row. */
export function listOf(values: readonly string[], between: string): Words {
  return values.flatMap((one, index) => (index === 0 ? [value(one)] : [between, value(one)]))
}

export function heading(level: 1 | 2 | 3, words: Words): Block {
  return { kind: 'heading', level, words }
}

export function paragraph(words: Words): Block {
  return { kind: 'paragraph', words }
}

export function points(items: readonly Words[]): Block {
  return { kind: 'points', items }
}

/** Text to be copied that is no code of a language. */
export function copied(lines: readonly string[]): Block {
  return { kind: 'copy', language: '', lines }
}

export function steps(items: readonly Words[]): Block {
  return { kind: 'steps', items }
}
