import type { Reply } from './reply.js'

/** Markup that was made by {@link html}, so that it is not escaped again. */
export interface Html {
  readonly markup: string
}

type Part = string | number | Html | readonly Html[] | undefined

/** Markup from a template. Everything put in is escaped, other markup aside; `undefined` leaves nothing. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: template
      .map((text, index) => (index === 0 ? '' : written(parts[index - 1])) + text)
      .join(''),
  }
}

/** A complete page, encoded in UTF-8. */
export function htmlReply(status: number, { markup }: Html, headers?: Reply['headers']): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: `<!DOCTYPE html>\n${markup}`,
  }
}

function written(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') {
    return part.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
  }
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}
