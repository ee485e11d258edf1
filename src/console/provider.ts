import type { ConsolePage, Seen } from './console-page.js'
import { CONTROLS, nodesOf, isEnabled, type Control } from './controls.js'
import {
  isTicked,
  issuerField,
  providerNamedBy,
  providerStep,
  showsIssuer,
  tokenTypeNodes,
  tokenTypeStates,
  type ProviderStep,
} from './decisions.js'
import { quote } from './page-words.js'
import { ConsoleStop } from './console-stop.js'
import { TOKEN_TYPES, type ConsoleChange, type TokenType } from './wanted-trust.js'

const AWAITED = { step: 'provider' } as const

/**
 * Sees to it that the provider trusts the issuer for the three token types. What is there stays as it is: an issuer is
 * added beside the others, a type is only ever ticked, and a provider that has everything is not saved.
 * @param done hears of every change when it is made
 */
export async function trustIssuer(
  page: ConsolePage,
  issuer: string,
  done: (change: ConsoleChange) => void,
): Promise<void> {
  const provider: ConsoleChange = {
    action: 'create API authentication provider',
    target: 'Oracle API Authentication Provider',
  }
  let unsaved: readonly ConsoleChange[] = []
  const taken = new Set<ProviderStep>()
  for (;;) {
    const step = await nextStep(page, issuer)
    if (step !== 'fill' && unsaved.length > 0) {
      // it has a page of its own now, and did not wait for a form to be saved
      for (const change of unsaved) done(change)
      unsaved = []
    }
    if (step === 'complete') {
      page.line('the provider has the issuer and the token types')
      return
    }
    if (step === 'fill') {
      await fill(page, issuer, unsaved, done)
      return
    }
    if (taken.has(step)) {
      throw new ConsoleStop(
        'page-unknown',
        'provider',
        `the page of the provider does not come: ${CONTROL_OF[step].label} was chosen already`,
      )
    }
    taken.add(step)
    page.line(`choosing ${CONTROL_OF[step].label}`)
    await choose(page, step, issuer)
    if (step === 'create') unsaved = [provider]
  }
}

const CONTROL_OF: Readonly<Record<'edit' | 'open' | 'create', Control>> = {
  edit: CONTROLS.edit,
  open: CONTROLS.provider,
  create: CONTROLS.createProvider,
}

async function nextStep(page: ConsolePage, issuer: string): Promise<Exclude<ProviderStep, 'look'>> {
  return page.until(
    // the tab was clicked just now, and the warning may come again
    {
      ...AWAITED,
      label: 'the API authentication provider',
      mayWarn: true,
      inForm: true,
      steady: true,
    },
    ({ nodes, reading }) => {
      const step = providerStep(nodes, reading, issuer)
      return step === 'look' ? undefined : step
    },
  )
}

async function choose(
  page: ConsolePage,
  step: 'edit' | 'open' | 'create',
  issuer: string,
): Promise<void> {
  if (step !== 'open') {
    await page.click(CONTROL_OF[step], AWAITED)
    return
  }
  await page.until({ ...AWAITED, label: CONTROLS.provider.label }, async ({ nodes }) => {
    const [named] = providerNamedBy(nodes, issuer)
    const entry = (await page.find(nodes, CONTROLS.provider)) ?? (await named?.elementHandle())
    if (entry === undefined || entry === null) return undefined
    await entry.click()
    return true
  })
  await page.sleep(300)
}

/** Fills the open form, and saves it if anything was missing. */
async function fill(
  page: ConsolePage,
  issuer: string,
  created: readonly ConsoleChange[],
  done: (change: ConsoleChange) => void,
): Promise<void> {
  const changes: ConsoleChange[] = [...created]
  const form = await look(page, 'the form of the provider')
  const missing = TOKEN_TYPES.filter((type) => tokenTypeStates(form.nodes)[type] !== 'ticked')
  if (!showsIssuer(form.reading.pieces, issuer)) {
    await addIssuer(page, form, issuer)
    changes.push({ action: 'add trusted issuer', target: issuer })
  }
  const ticked: TokenType[] = []
  for (const type of missing) {
    if (await tick(page, type, issuer)) ticked.push(type)
  }
  if (ticked.length > 0) {
    changes.push({ action: 'select token types', target: `${ticked.join(', ')} for ${issuer}` })
  }
  if (changes.length === 0) {
    page.line('the provider has the issuer and the token types; leaving the form unsaved')
    await page.click(CONTROLS.cancel, { ...AWAITED, inForm: true })
    return
  }
  await save(page, changes, done)
}

/** Types the issuer into the empty field for a further one, presses Enter, and sees that the page took it. */
async function addIssuer(page: ConsolePage, { nodes }: Seen, issuer: string): Promise<void> {
  const field = issuerField(nodes)
  const content = String(field?.value ?? '').trim()
  if (content !== '') {
    throw new ConsoleStop(
      'page-unknown',
      'provider',
      `the field ${CONTROLS.trustedIssuer.label} holds ${quote(page.redact(content))}, expected it empty beside the issuers that are there; nothing is replaced`,
    )
  }
  const handle = await field?.elementHandle()
  if (handle === undefined || handle === null) {
    throw new ConsoleStop('page-unknown', 'provider', 'the field Trusted Issuer has gone')
  }
  await page.write(handle, issuer, 'Enter')
  await page.until(
    { ...AWAITED, label: `${issuer} among the trusted issuers`, inForm: true },
    ({ reading }) => (showsIssuer(reading.pieces, issuer) ? true : undefined),
  )
}

/** Ticks one token type. @returns whether it had to be ticked */
async function tick(page: ConsolePage, type: TokenType, issuer: string): Promise<boolean> {
  const awaited = { step: 'token-types', inForm: true } as const
  let opened = false
  const before = await look(page, `the token type ${type}`)
  const tickedBefore = TOKEN_TYPES.filter((one) => tokenTypeStates(before.nodes)[one] === 'ticked')
  if (tickedBefore.includes(type)) return false
  await page.until({ ...awaited, label: `the token type ${type}` }, async ({ nodes }) => {
    const boxes = tokenTypeNodes(nodes, type).filter(isEnabled)
    const box = boxes.length > 1 ? await ofIssuer(boxes, issuer) : boxes[0]
    if (box === undefined) {
      if (boxes.length > 1) {
        throw new ConsoleStop(
          'page-unknown',
          'token-types',
          `${String(boxes.length)} boxes are named ${type}, and none is in the row of ${issuer}`,
        )
      }
      const [choice] = opened ? [] : nodesOf(nodes, CONTROLS.tokenTypes).filter(isEnabled)
      opened ||= choice !== undefined
      await (await choice?.elementHandle())?.click()
      return undefined
    }
    if (isTicked(box)) return true
    const handle = await box.elementHandle()
    if (handle === null) return undefined
    // an option of a native list is chosen beside the others; a click would unselect them
    const native = await handle.evaluate((element: unknown) => {
      const option = element as {
        readonly tagName: string
        selected: boolean
        readonly closest: (selector: string) => { dispatchEvent: (event: Event) => void } | null
      }
      const list = option.tagName === 'OPTION' ? option.closest('select[multiple]') : null
      if (list === null) return false
      option.selected = true
      list.dispatchEvent(new Event('change', { bubbles: true }))
      return true
    })
    if (!native) await handle.click()
    return true
  })
  await page.sleep(300)
  await page.until({ ...awaited, label: `the token type ${type}, ticked` }, ({ nodes }) => {
    const states = tokenTypeStates(nodes)
    return states[type] === 'ticked' ? true : undefined
  })
  const after = tokenTypeStates((await look(page, 'the token types')).nodes)
  const lost = tickedBefore.filter((one) => after[one] !== 'ticked')
  if (lost.length > 0) {
    throw new ConsoleStop(
      'page-unknown',
      'token-types',
      `ticking ${type} takes the tick from ${lost.join(', ')}; nothing was saved`,
    )
  }
  return true
}

/** The box in the row that shows the issuer, where every issuer has boxes of its own. */
async function ofIssuer(
  boxes: readonly Seen['nodes'][number][],
  issuer: string,
): Promise<Seen['nodes'][number] | undefined> {
  for (const box of boxes) {
    const handle = await box.elementHandle()
    const inRow = await handle?.evaluate((element: unknown, wanted: string) => {
      const { closest } = element as { readonly closest?: unknown }
      if (typeof closest !== 'function') return false
      const row = (
        element as { closest: (selector: string) => { readonly innerText: string } | null }
      ).closest('tr, [role="row"], li')
      return row?.innerText.split(/[\s,;|]+/).includes(wanted) ?? false
    }, issuer)
    if (inRow === true) return box
  }
  return undefined
}

/** Save and Close; the form has gone, and nothing on the page complains. */
async function save(
  page: ConsolePage,
  changes: readonly ConsoleChange[],
  done: (change: ConsoleChange) => void,
): Promise<void> {
  await page.click(CONTROLS.saveAndClose, { ...AWAITED, inForm: true })
  await page.until(
    { ...AWAITED, label: 'the page after Save and Close', inForm: true },
    ({ nodes, reading }) => {
      if (issuerField(nodes) === undefined) return true
      const [said] = reading.alerts
      if (said === undefined) return undefined
      throw new ConsoleStop(
        'refused',
        'provider',
        `the console does not save the provider: ${quote(said)}`,
      )
    },
  )
  for (const change of changes) {
    page.line(`${change.action}: ${change.target}`)
    done(change)
  }
}

function look(page: ConsolePage, label: string): Promise<Seen> {
  return page.until({ ...AWAITED, label, inForm: true }, (seen) => seen)
}
