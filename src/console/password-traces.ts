import type { CDPSession, Protocol } from 'puppeteer-core'

/** How much of a page may be kept for people. `text` is without secrets, as far as they can be recognised in it. */
export type Sight = 'picture and text' | 'text' | 'nothing'

/** Elements whose content is no text, and frames of other sites, which are not part of the page's own tree. */
const OPAQUE = ['CANVAS', 'VIDEO', 'OBJECT', 'EMBED', 'FENCEDFRAME', 'PORTAL']

/** Where the password was typed, and whether the page may still have it. */
export class PasswordTraces {
  readonly #documents = new Set<string>()

  constructor(
    private readonly session: CDPSession,
    /** Takes the run's secrets out of a text. */
    private readonly redact: (text: string) => string,
  ) {}

  /** The password is about to be typed into the page, or was just now. */
  async typing(): Promise<void> {
    this.#documents.add(await this.#document())
  }

  /**
   * Judges the page that is open. Once the password was typed, nothing is kept of that document and of any page before
   * Fusion's own. A page in which any text is a secret is not kept either: text in fields, frames and shadow roots,
   * closed ones included, and in attributes. There is no picture of a page with a password field, or with something
   * that cannot be searched.
   * @param inFusion whether it is one of Fusion's own pages
   */
  async sight(inFusion: boolean): Promise<Sight> {
    if (this.#documents.size > 0 && !inFusion) return 'nothing'
    if (this.#documents.has(await this.#document())) return 'nothing'
    const { root } = await this.session.send('DOM.getDocument', { depth: -1, pierce: true })
    const nodes = [...nodesOf(root)]
    const texts = nodes.flatMap(({ nodeValue, attributes = [] }) => [nodeValue, ...attributes])
    // a page may show it in pieces
    const whole = [texts.join('\n'), texts.join(''), texts.join('').replace(/\s+/g, '')]
    if (whole.some((text) => this.redact(text) !== text)) return 'nothing'
    return nodes.some((node) => isOpaque(node) || isPasswordField(node))
      ? 'text'
      : 'picture and text'
  }

  async #document(): Promise<string> {
    const { frameTree } = await this.session.send('Page.getFrameTree')
    return frameTree.frame.loaderId
  }
}

/** A node and everything in it, with the documents of frames, shadow roots and templates. */
function* nodesOf(root: Protocol.DOM.Node): Generator<Protocol.DOM.Node> {
  const left = [root]
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    yield node
    const { children = [], shadowRoots = [], contentDocument, templateContent } = node
    const inside = [...children, ...shadowRoots, contentDocument, templateContent]
    // the first one is taken next, so that texts keep their order
    for (const one of inside.reverse()) if (one !== undefined) left.push(one)
  }
}

function isOpaque({ nodeName, contentDocument }: Protocol.DOM.Node): boolean {
  const name = nodeName.toUpperCase()
  const isFrame = name === 'IFRAME' || name === 'FRAME'
  return OPAQUE.includes(name) || (isFrame && contentDocument === undefined)
}

function isPasswordField({ nodeName, attributes = [] }: Protocol.DOM.Node): boolean {
  const type = attributes[attributes.findIndex((name, at) => at % 2 === 0 && name === 'type') + 1]
  return nodeName.toUpperCase() === 'INPUT' && type?.toLowerCase() === 'password'
}
