/**
 * Makes any text harmless inside GitHub's Markdown, its tables and HTML: every character that could be markup becomes
 * a numeric character reference, which CommonMark takes as text. GitHub's mentions, references and autolinks work on
 * the rendered text, so what they begin with is set apart in an element of its own, and so is the hyphen of a reference
 * (`GH-12`); what may be the id of a commit (seven hexadecimal digits and more) is cut into such elements. Like the
 * others here it cuts off a text that is longer than any sentence.
 */
export function markdown(text: string): string {
  return plain(bounded(text, LONGEST)).replace(MARKUP_OR_LINKED, (found) => {
    if (found.length > 1) return found.replace(/.{1,6}/g, '<span>$&</span>')
    const reference = `&#${String(found.charCodeAt(0))};`
    return '@#:-'.includes(found) ? `<span>${reference}</span>` : reference
  })
}

/** The same in a `<code>` element, in which GitHub links nothing: for fingerprints, names and URLs to be copied. */
export function code(text: string): string {
  return `<code>${references(text)}</code>`
}

/** Text of a `<code>` or `<pre>` element. */
export function references(text: string): string {
  return plain(bounded(text, LONGEST)).replace(
    MARKUP,
    (character) => `&#${String(character.charCodeAt(0))};`,
  )
}

/** Text for a label of a Mermaid diagram, to be put between quotation marks. */
export function mermaidLabel(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N} .,:/()-]/gu, ' ')
}

/** Text for XML 1.0, as element content or between quotation marks. */
export function xml(text: string): string {
  return plain(bounded(text, LONGEST)).replace(
    /[&<>"']/g,
    (character) => `&#${String(character.charCodeAt(0))};`,
  )
}

/**
 * One line of text without anything that a terminal, a viewer or the runner would obey: control and format characters
 * (ANSI escapes, bidirectional overrides), halves of surrogate pairs, line breaks, and the beginnings of workflow
 * commands (`::` and `##[`), which the runner takes from the beginning of a line.
 */
export function plain(text: string): string {
  return text
    .replace(/\p{Cs}|\uFFFE|\uFFFF/gu, '\uFFFD')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/^(\s*)(::|##\[)/, '$1\u00B7$2')
}

/** Longest text that is shown: a sentence and what was seen, never a page. */
const LONGEST = 2000

/** At most so many characters, with a sign that something is left out; never half a character. */
export function bounded(text: string, most: number): string {
  if (text.length <= most) return text
  const characters = Array.from(text.slice(0, (most + 1) * 2))
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

const MARKUP = /[!-,./:-@[-`{-~]/g
const MARKUP_OR_LINKED = new RegExp(`${MARKUP.source}|(?<=[a-z])-(?=\\d)|[0-9a-f]{7,}`, 'gi')
