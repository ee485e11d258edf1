import { plain } from '../redaction/plain.js'

/**
 * Makes any text harmless inside GitHub's Markdown, its tables and HTML: every character that could be markup becomes
 * a numeric character reference, which CommonMark takes as text. GitHub's mentions, references and autolinks work on
 * the rendered text, so what they begin with is set apart in an element of its own, and so is the hyphen of a reference
 * (`GH-12`); what may be the id of a commit (seven hexadecimal digits and more) is cut into such elements. Like the
 * others here it cuts off a text that is longer than any sentence.
 */
export function markdown(text: string): string {
  return escaped(shown(text))
}

/** The same for a cell of a table, which becomes wider than a telephone with a long word in it. */
export function cell(text: string): string {
  return breakable(shown(text), escaped)
}

/** The same in a `<code>` element, in which GitHub links nothing: for fingerprints, names and URLs to be copied. */
export function code(text: string): string {
  return `<code>${breakable(shown(text), referenced)}</code>`
}

/** Text of a `<pre>` element. */
export function references(text: string): string {
  return referenced(shown(text))
}

function escaped(shown: string): string {
  return shown.replace(MARKUP_OR_LINKED, (found) => {
    if (found.length > 1) return found.replace(/.{1,6}/g, '<span>$&</span>')
    const reference = numericReference(found)
    return '@#:-'.includes(found) ? `<span>${reference}</span>` : reference
  })
}

function referenced(shown: string): string {
  return shown.replace(MARKUP, numericReference)
}

function numericReference(character: string): string {
  return `&#${String(character.charCodeAt(0))};`
}

/** Lets long words be broken at places where they can still be read and compared; `<wbr>` is not copied with them. */
function breakable(shown: string, escape: (part: string) => string): string {
  return shown
    .split(' ')
    .map((word) => (word.length > LONG_WORD ? word.split(PARTS) : [word]).map(escape).join('<wbr>'))
    .join(' ')
}

/** Characters that fit on a line of a table on a telephone. */
const LONG_WORD = 24

/** After punctuation, after every fourth byte of a fingerprint, after the sixteenth of many hexadecimal digits. */
const PARTS =
  /(?<=[._/])|(?<=(?<![0-9A-F:])(?:(?:[0-9A-F]{2}:){4})+)|(?<=(?<![0-9a-f])[0-9a-f]{16})(?=[0-9a-f]{8})/

/** Text for a label of a Mermaid diagram, to be put between quotation marks. */
export function mermaidLabel(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N} .,:/()-]/gu, ' ')
}

/** Text for XML 1.0, as element content or between quotation marks. */
export function xml(text: string): string {
  return html(shown(text))
}

/** The same for a text that is one line already: for HTML that GitHub does not render. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, numericReference)
}

/** One line without anything that a viewer obeys, no longer than any sentence; markup is still in it. */
function shown(text: string): string {
  return plain(bounded(text, LONGEST))
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
