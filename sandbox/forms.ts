/** A way in which a text may be written. */
export type Form = (typeof FORMS)[number]

/** Every way in which a secret is looked for, and in which a service may repeat it. */
export const FORMS = ['plain', 'base64', 'base64url', 'url', 'form', 'json', 'xml', 'html'] as const

/** A text in every form. */
export function formsOf(text: string): Readonly<Record<Form, string>> {
  return {
    plain: text,
    base64: Buffer.from(text).toString('base64'),
    base64url: Buffer.from(text).toString('base64url'),
    url: encodeURIComponent(text),
    form: new URLSearchParams({ '': text }).toString().slice(1),
    json: JSON.stringify(text).slice(1, -1),
    xml: text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character),
    html: text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`),
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
