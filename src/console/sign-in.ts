import type { ElementHandle } from 'puppeteer-core'
import type { ConsolePage, Seen } from './console-page.js'
import { SIGN_IN_CONTROLS } from './controls.js'
import type { PageReading, SeenInput } from './page-reading.js'
import { quote } from './page-words.js'
import { mayReceivePassword, type HostRules } from './password-hosts.js'
import { recogniseSignIn, type SignInPage } from './sign-in-page.js'
import { ConsoleStop } from './console-stop.js'

/** Who signs in. */
export interface ConsoleUser {
  readonly name: string
  /** Secret. */
  readonly password: string
}

/** How long an unknown page may be one that is still coming. */
const PATIENCE_MS = 45_000

const AWAITED = { step: 'sign-in', signingIn: true } as const

/**
 * Signs in, on the classic page or on the one of an identity domain. The password is sent once; whatever comes after it
 * that is not Fusion stops the work.
 * @throws {ConsoleStop} also when a page of another host asks for the password
 */
export async function signIn(
  page: ConsolePage,
  user: ConsoleUser,
  rules: HostRules,
): Promise<void> {
  let passwordSent = false
  let before: string | undefined
  for (;;) {
    const { shown, signature } = await nextPage(page, passwordSent, before)
    before = signature
    switch (shown.kind) {
      case 'signed-in':
        page.line(`signed in as ${user.name}`)
        return
      case 'notice':
        page.line('the notice before the sign-in is acknowledged')
        await page.click(SIGN_IN_CONTROLS.acknowledge, AWAITED)
        break
      case 'second-factor':
        throw new ConsoleStop(
          'second-factor',
          'sign-in',
          `${page.place} asks for a second factor of ${user.name}`,
        )
      case 'refused':
        throw new ConsoleStop(
          'sign-in-refused',
          'sign-in',
          `the sign-in of ${user.name} at ${page.place} was refused: ${quote(shown.said)}`,
        )
      case 'form': {
        if (shown.userName !== undefined) await enter(page, rules, shown.userName, user.name)
        if (shown.password !== undefined) {
          await page.traces.typing()
          await enter(page, rules, shown.password, user.password)
          await page.traces.typing()
          page.line(`the password of ${user.name} is sent to ${new URL(page.place).host}`)
          passwordSent = true
        }
        await submit(page, shown.password ?? shown.userName)
        break
      }
      case 'unknown':
        throw new ConsoleStop('page-unknown', 'sign-in', `a page that is not known: ${page.place}`)
    }
  }
}

/**
 * The page that follows the one that was dealt with. A sign-in page that stays as it was is one that still works; with
 * a message on it, it refuses.
 */
async function nextPage(
  page: ConsolePage,
  passwordSent: boolean,
  before: string | undefined,
): Promise<{ readonly shown: SignInPage; readonly signature: string }> {
  let confirmed: string | undefined
  return page.until(
    { ...AWAITED, label: 'a page of the sign-in', milliseconds: PATIENCE_MS },
    async (seen) => {
      const shown = await recognise(page, seen, passwordSent)
      if (shown.kind === 'unknown') return undefined
      const signature = signatureOf(shown, seen.reading, page.place)
      const unchanged = signature === before
      const [said] = seen.reading.alerts
      if (unchanged && (shown.kind === 'form' || shown.kind === 'refused') && said !== undefined) {
        return { shown: { kind: 'refused' as const, said }, signature }
      }
      if (unchanged || (shown.kind === 'refused' && isStillSending(seen.reading, before))) {
        return undefined
      }
      // a page on its way elsewhere looks like this for a moment
      if (confirmed !== signature) {
        confirmed = signature
        return undefined
      }
      return { shown, signature }
    },
  )
}

async function recognise(
  page: ConsolePage,
  { reading, nodes }: Seen,
  passwordSent: boolean,
): Promise<SignInPage> {
  return recogniseSignIn({
    inFusion: page.isInFusion,
    reading,
    notice: (await page.find(nodes, SIGN_IN_CONTROLS.acknowledge)) !== undefined,
    passwordSent,
  })
}

/** A form is the same while its document and its fields are; other pages while their address is. */
function signatureOf(shown: SignInPage, reading: PageReading, place: string): string {
  const document = String(reading.timeOrigin)
  const fields = reading.inputs.map(({ id, name, type }) => `${type}:${id}:${name}`).join()
  return [document, place, shown.kind === 'refused' ? 'form' : shown.kind, fields].join(' ')
}

/** The same form, with the password in it and without a message: the answer has not come yet. */
function isStillSending(reading: PageReading, before: string | undefined): boolean {
  const filled = reading.inputs.some(({ type, filled }) => type === 'password' && filled)
  return (
    filled && reading.alerts.length === 0 && before?.startsWith(String(reading.timeOrigin)) === true
  )
}

/** Types into a field of the sign-in, after a look at whose page it is. */
async function enter(
  page: ConsolePage,
  rules: HostRules,
  input: SeenInput,
  text: string,
): Promise<void> {
  const handle = await handleOf(page, input)
  await handle.click({ count: 3 })
  for (let attempt = 1; ; attempt += 1) {
    const place = new URL(page.page.url())
    if (!mayReceivePassword(place, rules)) {
      throw new ConsoleStop(
        'host-not-allowed',
        'sign-in',
        `the sign-in page is on ${place.host}, which is not among the hosts that may receive the password of fusion-username`,
      )
    }
    await handle.type(text)
    const length = await handle.evaluate(
      (field: unknown) => (field as { readonly value: string }).value.length,
    )
    if (length === text.length) return
    if (attempt === 2) {
      throw new ConsoleStop(
        'page-unknown',
        'sign-in',
        `a field of the sign-in page does not accept what is typed: ${input.id || input.name}`,
      )
    }
    // pages that are made by scripts may empty a field while they come up
    await page.sleep(500)
    await handle.click({ count: 3 })
    await handle.press('Backspace')
  }
}

async function handleOf(page: ConsolePage, input: SeenInput): Promise<ElementHandle> {
  const selector =
    input.id !== ''
      ? `[id=${JSON.stringify(input.id)}]`
      : input.name !== ''
        ? `[name=${JSON.stringify(input.name)}]`
        : `input[type=${JSON.stringify(input.type)}]`
  return page.until({ ...AWAITED, label: `the field ${selector}` }, async () => {
    for (const handle of await page.page.$$(`input${selector.replace(/^input/, '')}`)) {
      if (await handle.isVisible()) return handle
    }
    return undefined
  })
}

/** Presses the button of the form, or Enter where it has none that is known. */
async function submit(page: ConsolePage, input: SeenInput | undefined): Promise<void> {
  const seen = await page.until({ ...AWAITED, label: 'the sign-in form' }, (now) => now)
  const button = await page.find(seen.nodes, SIGN_IN_CONTROLS.submit)
  if (button !== undefined) {
    // an <oj-button> carries the id, and its inner button takes the click
    const inner = await button.$('button')
    await (inner ?? button).click()
  } else if (input !== undefined) {
    await (await handleOf(page, input)).press('Enter')
  }
  await page.sleep(500)
}
