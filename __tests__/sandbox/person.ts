import type { Page } from 'puppeteer-core'
import type { Sandbox } from '../../sandbox/sandbox.js'

/** Somebody in front of a browser: they read names on the screen, click, type, and wait for the page. */
export class Person {
  readonly page: Page
  readonly #pod: string
  readonly #user: string
  readonly #password: string

  constructor(page: Page, { inputs }: Sandbox) {
    this.page = page
    this.#pod = inputs['fusion-url'] ?? ''
    this.#user = inputs['fusion-username'] ?? ''
    this.#password = inputs['fusion-password'] ?? ''
  }

  /** Opens a page of the pod. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#pod}${path}`)
  }

  /**
   * Signs in on the page that is shown. Where it asks on two screens, a refused password is asked for again alone.
   * @param submit name of the button
   */
  async signIn({
    user = this.#user,
    password = this.#password,
    submit = this.page.url().includes('/oam/') ? 'Sign In' : 'Next',
  } = {}): Promise<void> {
    await this.page.waitForSelector('::-p-aria([role="textbox"])')
    if (!(await this.sees('textbox.Password')) || (await this.#seesUserName())) {
      await this.type(this.page.url().includes('/oam/') ? 'User ID' : 'User name', user)
    }
    if (!(await this.sees('textbox.Password'))) await this.click(`button.${submit}`)
    await this.type('Password', password)
    await this.click(`button.${submit}`)
  }

  async #seesUserName(): Promise<boolean> {
    return (await this.sees('textbox.User ID')) || (await this.sees('textbox.User name'))
  }

  /** Signs in, and waits for the pod's page. */
  async enter(): Promise<void> {
    await this.signIn()
    await this.settled()
  }

  /** Clicks on what has a role and name, such as `button.Save`. */
  async click(roleAndName: string): Promise<void> {
    const element = await this.page.waitForSelector(named(roleAndName), { visible: true })
    await element?.click()
  }

  /** Clicks, and waits until the page shows what follows. */
  async choose(...rolesAndNames: readonly string[]): Promise<void> {
    for (const each of rolesAndNames) {
      await this.click(each)
      await this.settled()
    }
  }

  /** Types key by key into the field of a name. */
  async type(field: string, text: string): Promise<void> {
    const element = await this.page.waitForSelector(named(`textbox.${field}`))
    await element?.type(text)
  }

  /** Types an issuer and presses Enter. */
  async addIssuer(issuer: string): Promise<void> {
    await this.type('Trusted Issuer', issuer)
    await this.page.keyboard.press('Enter')
    await this.settled()
  }

  /** Fills in the popup for a certificate, and saves it. */
  async addCertificate(alias: string, file: string): Promise<void> {
    await this.choose('link.Add New Certificate')
    await this.type('Certificate Alias', alias)
    const input = await this.page.waitForSelector('[id="__af_Z_window"] input[type="file"]')
    // only chosen by its type, the element is known to be an input
    await (input as unknown as { uploadFile: (path: string) => Promise<void> }).uploadFile(file)
    await this.settled()
    await this.choose('button.Save')
  }

  /** Waits until the page says that nothing is on its way. */
  async settled(): Promise<void> {
    await this.page.waitForFunction('window.AdfPage?.PAGE.isSynchronizedWithServer() === true')
  }

  /** Whether something with a role and name is on the page now. */
  async sees(roleAndName: string): Promise<boolean> {
    return (await this.page.$(named(roleAndName))) !== null
  }

  /** The text that can be read on the page. */
  async text(): Promise<string> {
    return String(await this.page.evaluate('document.body.innerText'))
  }

  /** The text of the first element of a selector; empty when there is none. */
  async textOf(selector: string): Promise<string> {
    const expression = `document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`
    return String(await this.page.evaluate(expression))
  }

  /** Waits for a text. */
  async reads(text: string): Promise<void> {
    await this.page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(text)})`)
  }
}

function named(roleAndName: string): string {
  const [, role = '', name = ''] = /^(\w+)\.(.*)$/.exec(roleAndName) ?? []
  return `::-p-aria([role="${role}"][name="${name}"])`
}
