/** A way in which a text may be written. */
export type Form = (typeof FORMS)[number]

/** Every way in which a secret is looked for, and in which a service may repeat it. */
export const FORMS = [
  'plain',
  'base64',
  'base64url',
  'base64-64',
  'base64-76',
  'base64-utf16',
  'hex',
  'hex-upper',
  'url',
  'url-lower',
  'form',
  'json',
  'json-slash',
  'json-unicode',
  'xml',
  'html',
  'html-mixed',
  'html-hex',
] as const

const WRITERS: Readonly<Record<Form, (text: string) => string>> = {
  plain: (text) => text,
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  // as PEM has it (RFC 7468, 2), and MIME (RFC 2045, 6.8)
  'base64-64': (text) => wrapped(text, 64, '\n'),
  'base64-76': (text) => wrapped(text, 76, '\r\n'),
  // as PowerShell takes and gives it
  'base64-utf16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex-upper': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  url: (text) => encodeURIComponent(text),
  'url-lower': (text) =>
    encodeURIComponent(text).replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
  form: (text) => new URLSearchParams({ '': text }).toString().slice(1),
  json: (text) => JSON.stringify(text).slice(1, -1),
  'json-slash': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'json-unicode': (text) =>
    text.replaceAll(
      /[^A-Za-z0-9]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  xml: (text) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character),
  html: (text) =>
    text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`),
  'html-mixed': (text) =>
    text.replaceAll(/[&<>"']/g, (character) =>
      character === "'" ? '&#39;' : (ENTITIES[character] ?? character),
    ),
  'html-hex': (text) =>
    text.replaceAll(/[&<>"']/g, (character) => `&#x${character.charCodeAt(0).toString(16)};`),
}

/** A text in one form, or in a form that is written in another one. */
export function inForm(text: string, form: Form, outer: Form = 'plain'): string {
  return WRITERS[outer](WRITERS[form](text))
}

/** A text in every form. */
export function formsOf(text: string): Readonly<Record<Form, string>> {
  return Object.fromEntries(FORMS.map((form) => [form, inForm(text, form)])) as Record<Form, string>
}

function wrapped(text: string, columns: number, end: string): string {
  const lines = WRITERS.base64(text).match(new RegExp(`.{1,${String(columns)}}`, 'g')) ?? []
  return lines.join(end)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
