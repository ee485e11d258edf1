/** An input field of the page that can be seen. */
export interface SeenInput {
  readonly id: string
  readonly name: string
  /** `type` of an input, in lower case; `textarea` for one. */
  readonly type: string
  readonly placeholder: string
  /** Whether anything stands in it. */
  readonly filled: boolean
}

/** A dialog or popup with buttons that lies over the page. */
export interface SeenDialog {
  readonly text: string
  readonly buttons: readonly string[]
  /** Number of fields in it, hidden file inputs included. */
  readonly fields: number
}

/** What a person would see of the page, in one reading. */
export interface PageReading {
  readonly title: string
  /** Tells one document from the next. */
  readonly timeOrigin: number
  /** Language of the document, or ''. */
  readonly language: string
  /** Its text. */
  readonly text: string
  /** Every piece of text that can be seen, and what stands in fields (passwords aside) and in titles. */
  readonly pieces: readonly string[]
  /** The rows of tables and lists, innermost ones, each as its texts; what stands in fields is not among them. */
  readonly rows: readonly (readonly string[])[]
  readonly inputs: readonly SeenInput[]
  /** Texts of what looks like an error. */
  readonly alerts: readonly string[]
  readonly dialogs: readonly SeenDialog[]
}

/** A reading without the run's secrets, which a page may show. @param redact takes them out of a text */
export function redactedReading(
  reading: PageReading,
  redact: (text: string) => string,
): PageReading {
  return {
    ...reading,
    title: redact(reading.title),
    text: redact(reading.text),
    pieces: reading.pieces.map(redact),
    rows: reading.rows.map((row) => row.map(redact)),
    alerts: reading.alerts.map(redact),
    dialogs: reading.dialogs.map((dialog) => ({
      ...dialog,
      text: redact(dialog.text),
      buttons: dialog.buttons.map(redact),
    })),
  }
}

/** As much of the DOM as the functions below use; the project is not typed for browsers. */
interface PageElement {
  readonly id: string
  readonly name?: string
  readonly type?: string
  readonly value?: string
  readonly placeholder?: string
  readonly innerText?: string
  readonly tagName: string
  readonly title?: string
  readonly parentElement: PageElement | null
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>
  readonly querySelector: (selector: string) => PageElement | null
  readonly getAttribute: (name: string) => string | null
  readonly contains: (other: PageElement) => boolean
  readonly checkVisibility: (options: { readonly checkVisibilityCSS: boolean }) => boolean
}

interface PageWindow {
  readonly document: {
    readonly title: string
    readonly readyState: string
    readonly body: PageElement | null
    readonly documentElement: PageElement & { readonly lang: string }
    readonly querySelectorAll: (selector: string) => Iterable<PageElement>
    readonly createTreeWalker: (
      root: PageElement,
      what: number,
    ) => {
      readonly nextNode: () => {
        readonly nodeValue: string | null
        readonly parentElement: PageElement | null
      } | null
    }
  }
  readonly performance: { readonly timeOrigin: number }
  readonly AdfPage?: { readonly PAGE?: { readonly isSynchronizedWithServer?: () => boolean } }
  readonly oj?: {
    readonly Context?: {
      readonly getPageContext?: () => {
        readonly getBusyContext?: () => { readonly isReady: () => boolean }
      }
    }
  }
}

/**
 * Runs in the page: whether it has come to rest. ADF's own word counts where the page is made with ADF, JET's where it
 * is made with JET (github.com/adfemg/adf-selenium, `AdfConditions.java`). Self-contained, as the browser wants it.
 */
export function isAtRest(): boolean {
  const page = globalThis as unknown as PageWindow
  if (page.document.readyState !== 'complete' || page.document.body === null) return false
  try {
    if (page.AdfPage?.PAGE?.isSynchronizedWithServer?.() === false) return false
    return page.oj?.Context?.getPageContext?.().getBusyContext?.().isReady() ?? true
  } catch {
    return false
  }
}

/** Runs in the page and reads it. Self-contained, and without named functions in it, as the browser wants it. */
export function readPage(): PageReading {
  const { document, performance } = globalThis as unknown as PageWindow
  const root = document.body ?? document.documentElement
  const options = { checkVisibilityCSS: true }

  const pieces: string[] = []
  const walker = document.createTreeWalker(root, 4)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim()
    const parent = node.parentElement
    if (text === '' || parent === null || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName)) continue
    if (parent.checkVisibility(options)) pieces.push(text)
  }
  for (const field of document.querySelectorAll('input, textarea, [title]')) {
    if (field.type === 'password' || field.type === 'hidden' || !field.checkVisibility(options)) {
      continue
    }
    pieces.push(...[field.value ?? '', field.title ?? ''].filter((text) => text.trim() !== ''))
  }

  const rows: string[][] = []
  for (const row of document.querySelectorAll('tr, [role="row"], li')) {
    if (row.querySelector('tr, [role="row"], li') !== null || !row.checkVisibility(options)) {
      continue
    }
    const titled = [...row.querySelectorAll('[title]')].map((element) => element.title ?? '')
    const texts = [...(row.innerText ?? '').split(/[\n\t]/), ...titled]
    rows.push(texts.map((text) => text.trim()).filter((text) => text !== ''))
  }

  const inputs: SeenInput[] = []
  for (const input of document.querySelectorAll('input, textarea')) {
    const type = input.tagName === 'TEXTAREA' ? 'textarea' : (input.type ?? 'text').toLowerCase()
    const isField = !['hidden', 'button', 'submit', 'image', 'checkbox', 'radio'].includes(type)
    if (!isField || !input.checkVisibility(options)) continue
    inputs.push({
      id: input.id,
      name: input.name ?? '',
      type,
      placeholder: input.placeholder ?? '',
      filled: (input.value ?? '') !== '',
    })
  }

  const alerts: string[] = []
  for (const alert of document.querySelectorAll('[role="alert"], [class*="rror"]')) {
    const text = (alert.innerText ?? '').replace(/\s+/g, ' ').trim()
    if (text !== '' && alert.checkVisibility(options) && !alerts.includes(text)) alerts.push(text)
  }

  const dialogs: SeenDialog[] = []
  const outermost: PageElement[] = []
  for (const dialog of document.querySelectorAll(
    '[role="dialog"], [role="alertdialog"], [id="__af_Z_window"] > *',
  )) {
    if (outermost.some((outer) => outer.contains(dialog))) continue
    const buttons = [
      ...dialog.querySelectorAll(
        'button, [role="button"], input[type="button"], input[type="submit"]',
      ),
    ].filter((button) => button.checkVisibility(options))
    const text = (dialog.innerText ?? '').replace(/\s+/g, ' ').trim()
    // popups of menus and hints have no buttons
    if (buttons.length === 0 || (text === '' && !dialog.checkVisibility(options))) continue
    outermost.push(dialog)
    dialogs.push({
      text,
      buttons: buttons.map((button) =>
        (
          [button.getAttribute('aria-label'), button.innerText, button.value, button.title].find(
            (name) => name?.trim(),
          ) ?? ''
        )
          .replace(/\s+/g, ' ')
          .trim(),
      ),
      fields: [...dialog.querySelectorAll('input, textarea, select')].filter(
        ({ type }) => !['button', 'submit', 'hidden', 'image'].includes(type ?? ''),
      ).length,
    })
  }

  return {
    title: document.title,
    timeOrigin: performance.timeOrigin,
    language: document.documentElement.lang,
    text: root.innerText ?? '',
    pieces,
    rows,
    inputs,
    alerts,
    dialogs,
  }
}
