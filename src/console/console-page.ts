import type { ElementHandle, SerializedAXNode } from 'puppeteer-core'
import type { Waiting } from '../time/ask-until.js'
import { allNodes, isEnabled, nodesOf, type Control } from './controls.js'
import { confirmation, judgeDialog } from './decisions.js'
import type { OpenBrowser } from './browser.js'
import { isTooLarge } from './page-size.js'
import { PasswordTraces } from './password-traces.js'
import { isAtRest, readPage, redactedReading, type PageReading } from './page-reading.js'
import { describePage, quote } from './page-words.js'
import { asksToSignIn } from './sign-in-page.js'
import { ConsoleStop, type ConsoleStep } from './console-stop.js'

/** One look at the page: its text and its accessibility tree. */
export interface Seen {
  readonly reading: PageReading
  readonly nodes: readonly SerializedAXNode[]
}

/** How a condition is waited for. */
export interface Awaited {
  readonly step: ConsoleStep
  /** What is waited for, as a noun. */
  readonly label: string
  readonly milliseconds?: number
  /** On the way to a page the warning about import processes is confirmed; elsewhere every dialog stops. */
  readonly mayWarn?: boolean
  /** A form in a popup is what is waited for, or worked in. */
  readonly inForm?: boolean
  /** A dialog with this text is no surprise, though it asks for nothing. */
  readonly knownText?: string
  /** The same must be seen twice, for lists that fill late. */
  readonly steady?: boolean
  /** Signing in, where sign-in pages are no surprise and dialogs are not ADF's. */
  readonly signingIn?: boolean
}

const PATIENCE_MS = 60_000
const POLL_MS = 300

/** What lies in a dialog or popup. */
const IN_DIALOG = '[role="dialog"], [role="alertdialog"], [id="__af_Z_window"]'

/** As much of an element as the page's functions below use. */
interface PageElement {
  readonly innerText?: string
  readonly value?: string
  readonly title?: string
  readonly closest: (selector: string) => unknown
  readonly getAttribute: (name: string) => string | null
  readonly checkVisibility: () => boolean
}

/**
 * The page of the browser, seen as a person sees it. Nothing is clicked before the page has come to rest, and every
 * look notices what must stop the work: a page that was held back, a sign-in in the middle, a dialog nobody expects.
 */
export class ConsolePage {
  readonly page: OpenBrowser['page']
  readonly traces: PasswordTraces
  /** Rejects when the page has shown a dialog of the browser. */
  readonly #dialog: Promise<never>

  constructor(
    private readonly browser: OpenBrowser,
    private readonly waiting: Waiting,
    /** Base of the pod's pages. */
    readonly pod: URL,
    /** Takes the run's secrets out of what the page shows, before it is cut or quoted. */
    readonly redact: (text: string) => string,
  ) {
    this.page = browser.page
    this.traces = new PasswordTraces(browser.session, redact)
    this.#dialog = new Promise((_, reject) => {
      this.page.on('dialog', (dialog) => {
        // a page that is left is left; nothing else is agreed to
        const isLeft = dialog.type() === 'beforeunload'
        void (isLeft ? dialog.accept() : dialog.dismiss()).catch(() => undefined)
        if (!isLeft) reject(new BrowserDialog(redact(dialog.message())))
      })
    })
    this.#dialog.catch(() => undefined)
  }

  /** To ask the browser about the page what its scripts cannot change. */
  get session(): OpenBrowser['session'] {
    return this.browser.session
  }

  /** Whether the page is one of the pod's, and its path one of Fusion's own pages. */
  get isInFusion(): boolean {
    const place = new URL(this.page.url())
    return place.origin === this.pod.origin && /^\/[a-z]+UI\//i.test(place.pathname)
  }

  /** Origin and path of the page. Its query can hold what is secret, and so can parameters of the path (`;jsessionid=`). */
  get place(): string {
    return placeOf(this.page.url())
  }

  /** One line of the run's log. */
  line(text: string): void {
    this.waiting.line(`console: ${text}`)
  }

  /** @throws when the run is out of time */
  sleep(milliseconds: number): Promise<void> {
    return this.waiting.sleep(milliseconds)
  }

  /** Opens a page of the pod. @throws {ConsoleStop} when it cannot be reached */
  async open(path: string): Promise<void> {
    try {
      const url = new URL(path, this.pod).href
      const patience = { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS } as const
      await this.undisturbed('navigation', this.page.goto(url, patience))
    } catch (thrown) {
      if (thrown instanceof ConsoleStop) throw thrown
      // the browser tells of a page that was held back in one of several ways, whichever comes first
      this.heldBack('navigation')
      const message = thrown instanceof Error ? thrown.message : 'unknown reason'
      throw new ConsoleStop(
        'unreachable',
        'navigation',
        `the browser cannot open ${this.pod.host}, or the page that it leads to: ${String(message.split(' at ')[0])}`,
        { cause: thrown },
      )
    }
  }

  /** A look at the page, or `undefined` while it loads, works or changes. @throws {ConsoleStop} when it is too large */
  async look(step: ConsoleStep): Promise<Seen | undefined> {
    try {
      if (!(await this.page.evaluate(isAtRest))) return undefined
      if (await isTooLarge(this.session)) {
        throw new ConsoleStop('page-unknown', step, `a page that is too large: ${this.place}`)
      }
      const [reading, tree] = [
        redactedReading(await this.page.evaluate(readPage), this.redact),
        await this.page.accessibility.snapshot(),
      ]
      return { reading, nodes: tree === null ? [] : allNodes(tree) }
    } catch (thrown) {
      if (isPassing(thrown)) return undefined
      throw thrown
    }
  }

  /**
   * Looks until something is there.
   * @param probe says what was found, or `undefined` to look again
   * @throws {ConsoleStop} when it does not come, or something stops the work
   */
  async until<T>(
    awaited: Awaited,
    probe: (seen: Seen) => Promise<T | undefined> | T | undefined,
  ): Promise<T> {
    const { step, label, milliseconds = PATIENCE_MS, steady = false } = awaited
    const endsAt = this.waiting.now() + milliseconds
    let last: Seen | undefined
    let before: string | undefined
    for (;;) {
      this.stopWithoutPage(step)
      const seen = await this.undisturbed(step, this.look(step))
      if (seen !== undefined) {
        last = seen
        if (!(await this.interrupted(seen, awaited))) {
          const found = await this.undisturbed(
            step,
            passing(() => probe(seen)),
          )
          const same = steady ? JSON.stringify(seen.reading.rows) : undefined
          if (found !== undefined && same === before) return found
          before = same
        }
      }
      if (this.waiting.now() + POLL_MS > endsAt) break
      await this.sleep(POLL_MS)
    }
    const why = last === undefined ? 'the page did not come to rest' : describePage(last.reading)
    throw new ConsoleStop(
      'page-unknown',
      step,
      `${label} was not found within ${String(Math.round(milliseconds / 1000))} s on ${this.place}: ${why}`,
    )
  }

  /** Waits for a control that can be used, and clicks it. @param clicking is called right before each click */
  async click(
    control: Control,
    awaited: Omit<Awaited, 'label'>,
    clicking: () => void = () => undefined,
  ): Promise<void> {
    await this.until({ ...awaited, label: control.label }, async ({ nodes }) => {
      const handle = await this.find(nodes, control, awaited.inForm)
      if (handle === undefined) return undefined
      clicking()
      await handle.click()
      return true
    })
    // ADF begins its request a moment after the click, and only then says that it is busy
    await this.sleep(POLL_MS)
  }

  /**
   * The element of a control that can be used: by accessible name, else by id, else by the title that ADF gives to
   * links without an address. In a form those of the popup come first.
   */
  async find(
    nodes: readonly SerializedAXNode[],
    control: Control,
    inForm = false,
  ): Promise<ElementHandle | undefined> {
    const named = await Promise.all(
      nodesOf(nodes, control)
        .filter(isEnabled)
        .map((node) => node.elementHandle()),
    )
    const handles = named.filter((handle) => handle !== null)
    if (handles.length > 0) return inForm ? this.preferPopup(handles) : handles[0]
    const titles = control.names.flatMap((name) =>
      typeof name === 'string' ? [`[title=${JSON.stringify(name)} i]`] : [],
    )
    for (const selector of [
      ...(control.ids ?? []).map((id) => `[id=${JSON.stringify(id)}]`),
      ...(control.roles.includes('link') ? titles : []),
    ]) {
      for (const handle of await this.page.$$(selector)) {
        if (await handle.isVisible()) return handle
      }
    }
    return undefined
  }

  /** Writes into an empty field as a person does, and leaves it, for ADF takes a value when the field is left. */
  async write(handle: ElementHandle, text: string, end: 'Tab' | 'Enter'): Promise<void> {
    await handle.click()
    await handle.type(text)
    await handle.press(end)
    await this.sleep(POLL_MS)
  }

  private async preferPopup(handles: readonly ElementHandle[]): Promise<ElementHandle | undefined> {
    for (const handle of handles) {
      const inside = await handle.evaluate(
        (element: unknown, selector: string) => (element as PageElement).closest(selector) !== null,
        IN_DIALOG,
      )
      if (inside) return handle
    }
    return handles[0]
  }

  /** Some work on the page, or a stop as soon as it shows a dialog of the browser: it waits for an answer then. */
  private async undisturbed<T>(step: ConsoleStep, work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, this.#dialog])
    } catch (thrown) {
      if (!(thrown instanceof BrowserDialog)) throw thrown
      throw new ConsoleStop(
        'page-unknown',
        step,
        `a dialog of the browser that is not known: ${quote(thrown.message)}`,
      )
    }
  }

  private stopWithoutPage(step: ConsoleStep): void {
    // the browser shows a page of its own in place of one that was held back, or did not come
    if (!this.page.url().startsWith('chrome-error:')) return
    this.heldBack(step)
    throw new ConsoleStop('unreachable', step, `the browser got no page from ${this.pod.host}`)
  }

  private heldBack(step: ConsoleStep): void {
    const host = this.browser.guard.blockedPages().at(-1)
    if (host === undefined) return
    throw new ConsoleStop(
      'host-not-allowed',
      step,
      `the browser was sent to ${host}, which is not among the hosts that may receive the password of fusion-username`,
    )
  }

  /** Whether the look is of no use because a warning was confirmed. @throws {ConsoleStop} for what stops the work */
  private async interrupted({ reading }: Seen, awaited: Awaited): Promise<boolean> {
    if (awaited.signingIn === true) return false
    if (asksToSignIn(reading)) {
      throw new ConsoleStop(
        'session-ended',
        awaited.step,
        `Fusion asks to sign in again, at ${this.place}`,
      )
    }
    for (const dialog of reading.dialogs) {
      const kind = judgeDialog(dialog)
      if (kind === 'form' && awaited.inForm === true) continue
      if (awaited.knownText !== undefined && dialog.text.includes(awaited.knownText)) continue
      const button = confirmation(dialog.buttons)
      if (kind === 'import warning' && awaited.mayWarn === true && button !== undefined) {
        this.line(`the warning about import processes is confirmed with ${button}`)
        await this.pressInDialog(button)
        return true
      }
      throw new ConsoleStop(
        awaited.step === 'certificate' ? 'refused' : 'page-unknown',
        awaited.step,
        `a dialog that is not known: ${quote(dialog.text)} (${dialog.buttons.join(', ')})`,
      )
    }
    return false
  }

  private async pressInDialog(name: string): Promise<void> {
    for (const part of IN_DIALOG.split(', ')) {
      for (const handle of await this.page.$$(`${part} :is(button, [role="button"], input)`)) {
        const matches = await handle.evaluate((element: unknown, wanted: string) => {
          const button = element as PageElement
          const names = [button.getAttribute('aria-label'), button.innerText, button.value]
          return button.checkVisibility() && names.some((text) => text?.trim() === wanted)
        }, name)
        if (!matches) continue
        await handle.click()
        await this.sleep(POLL_MS)
        return
      }
    }
  }
}

/** What a page says in a dialog of the browser (`alert`, `confirm`, `prompt`). */
class BrowserDialog extends Error {
  override readonly name = 'BrowserDialog'
}

/** An address without its query, its fragment, the parameters of its path, and a user in front of its host. */
export function placeOf(address: string): string {
  const { origin, pathname } = URL.canParse(address)
    ? new URL(address)
    : { origin: 'null', pathname: '' }
  const place = origin === 'null' ? address : origin + pathname
  return place.split(/[?#;]/)[0] ?? ''
}

/** Runs something on the page; what fails because the page changes meanwhile is tried again with the next look. */
async function passing<T>(
  act: () => Promise<T | undefined> | T | undefined,
): Promise<T | undefined> {
  try {
    return await act()
  } catch (thrown) {
    if (isPassing(thrown)) return undefined
    throw thrown
  }
}

/** What Puppeteer says when the page goes away under it. Nothing was done to the page then. */
function isPassing(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    !(thrown instanceof ConsoleStop) &&
    /context (was destroyed|with specified id)|detached|not clickable|Cannot find context|No node|Node with given id|Could not find node|does not belong to the document|Attempted to use/i.test(
      thrown.message,
    )
  )
}
