/**
 * A code of Oracle's adapters: 0002 target, 0004 authentication, 0005 authorisation or access (Oracle, E-Business Suite
 * Adapter). 0005 is also the adapters' word for any exception of their own (Oracle, several adapters' troubleshooting).
 */
export function adapterCode(text: string): string | undefined {
  return /CASDK-\d{4}/.exec(text)?.[0]
}

/** Every text of the answer in which an adapter's code is. */
export function besideCode(text: string): string {
  return textsIn(text)
    .filter((part) => adapterCode(part) !== undefined)
    .join(' ')
}

/** Where a text of JSON begins or ends. A quotation mark inside a sentence is neither. */
const EDGE =
  /"\s*[:,]\s*"|[{[]\s*"|(?:\d|true|false|null|[\]}])\s*,\s*"|"\s*[}\]]|"\s*[:,]\s*(?=\d|true\b|false\b|null\b|[{[-])/

/** The texts of an answer, names of members among them; of an answer that is no JSON the whole. */
export function textsIn(text: string): readonly string[] {
  return /^\s*[{[]\s*["{[]/.test(text) ? text.split(EDGE) : [text]
}
