/** What a reader of a text might make of it with one tool: each gives the text as a whole, decoded. */
const READERS: readonly ((text: string) => string)[] = [
  // a decoder of URLs
  (text) =>
    text.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString(),
    ),
  // a decoder of forms
  (text) => text.replaceAll('+', ' '),
  // a browser
  (text) =>
    text
      .replaceAll(/<\/?(?:span|wbr)>/g, '')
      .replaceAll(/&#(\d+);/g, (whole, digits: string) => character(Number(digits), whole))
      .replaceAll(/&#[xX]([0-9a-fA-F]+);/g, (whole, digits: string) =>
        character(Number(`0x${digits}`), whole),
      )
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  // a parser of JSON
  (text) =>
    text.replaceAll(/\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g, (escape) =>
      String(JSON.parse(`"${escape}"`)),
    ),
  // `base64 -d` and `xxd -r -p`; somebody tries where a run begins
  ...[0, 1, 2, 3].map(
    (first) =>
      (text: string): string =>
        decoded(text, /[\w+/-]{8,}(?:\s{1,2}[\w+/-]+)*/g, (run) =>
          Buffer.from(run.slice(first), 'base64'),
        ),
  ),
  (text) => decoded(text, /(?:[0-9a-fA-F]{2}){8,}/g, (run) => Buffer.from(run, 'hex')),
  // a viewer of UTF-16
  (text) => text.replaceAll('\0', ''),
]

/** What the runs in a text say, in UTF-8 or UTF-16, those aside that say nothing which anybody could read. */
function decoded(text: string, runs: RegExp, decode: (run: string) => Buffer): string {
  return [...text.matchAll(runs)]
    .map(([run]) => decode(run).toString().replaceAll('\0', ''))
    .filter((said) => /[\x20-\x7e]{6}/.test(said))
    .join('\n')
}

function character(codePoint: number, otherwise: string): string {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : otherwise
}

/**
 * The text itself, and everything that one tool after the other makes of it.
 * @param deep so many tools at most
 */
export function readingsOf(text: string, deep: number): readonly string[] {
  const all = new Set([text])
  let last = [text]
  for (let depth = 0; depth < deep; depth += 1) {
    last = [...new Set(last.flatMap((reading) => READERS.map((read) => read(reading))))].filter(
      (reading) => !all.has(reading),
    )
    for (const reading of last) all.add(reading)
  }
  return [...all]
}
