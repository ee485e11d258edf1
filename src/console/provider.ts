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
import type { ChangeLog } from './change-log.js'
import { TOKEN_TYPES, type TokenType } from './wanted-trust.js'

const AWAITED = { step: 'provider' } as const

/**
 * Sees to it that the provider trusts the issuer for the three token types. What is there stays as it is: an issuer is
 * added beside the others, a type is only ever ticked, and a provider that has everything is not saved.
 * @param log notes every change
 */
export async function trustIssuer(
  page: ConsolePage,
  issuer: string,
  log: ChangeLog,
): Promise<void> {
  const taken = new Set<ProviderStep>()
  for (;;) {
    const step = await nextStep(page, issuer)
    if (step === 'complete') {
      log.confirmed()
      page.line('the provider has the issuer and the token types')
      return
    }
    if (step === 'fill') {
      await fill(page, issuer, log)
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
    await choose(page, step, issuer, () => {
      if (step !== 'create') return
      // write-ups do not say whether this stores a provider, or opens a form for one
      log.entering({
        action: 'create API authentication provider',
        target: 'Oracle API Authentication Provider',
      })
      log.sending()
    })
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
  clicking: () => void,
): Promise<void> {
  if (step !== 'open') {
    await page.click(CONTROL_OF[step], AWAITED, clicking)
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
async function fill(page: ConsolePage, issuer: string, log: ChangeLog): Promise<void> {
  const form = await look(page, 'the form of the provider')
  const missing = TOKEN_TYPES.filter((type) => tokenTypeStates(form.nodes)[type] !== 'ticked')
  if (!showsIssuer(form.reading.pieces, issuer)) {
    await addIssuer(page, form, issuer, log)
  }
  const ticked: TokenType[] = []
  for (const type of missing) {
    await tick(page, type, issuer, () => {
      ticked.push(type)
      log.entering({ action: 'select token types', target: `${ticked.join(', ')} for ${issuer}` })
    })
  }
  if (log.changes.length === 0) {
    page.line('the provider has the issuer and the token types. Leaving the form unsaved')
    await page.click(CONTROLS.cancel, { ...AWAITED, inForm: true })
    return
  }
  await save(page, log)
}

/** Types the issuer into the empty field for a further one, presses Enter, and sees that the page took it. */
async function addIssuer(
  page: ConsolePage,
  { nodes }: Seen,
  issuer: string,
  log: ChangeLog,
): Promise<void> {
  const field = issuerField(nodes)
  const content = String(field?.value ?? '').trim()
  if (content !== '') {
    throw new ConsoleStop(
      'page-unknown',
      'provider',
      `the field ${CONTROLS.trustedIssuer.label} holds ${quote(page.redact(content))}, expected it empty beside the issuers that are there. Nothing was replaced`,
    )
  }
  const handle = await field?.elementHandle()
  if (handle === undefined || handle === null) {
    throw new ConsoleStop('page-unknown', 'provider', 'the field Trusted Issuer has gone')
  }
  log.entering({ action: 'add trusted issuer', target: issuer })
  await page.write(handle, issuer, 'Enter')
  await page.until(
    { ...AWAITED, label: `${issuer} among the trusted issuers`, inForm: true },
    ({ reading }) => (showsIssuer(reading.pieces, issuer) ? true : undefined),
  )
}

/** Ticks one token type. @param ticking is called once, before it is ticked, unless it is already */
async function tick(
  page: ConsolePage,
  type: TokenType,
  issuer: string,
  ticking: () => void,
): Promise<void> {
  const awaited = { step: 'token-types', inForm: true } as const
  let opened = false
  const before = await look(page, `the token type ${type}`)
  const tickedBefore = TOKEN_TYPES.filter((one) => tokenTypeStates(before.nodes)[one] === 'ticked')
  if (tickedBefore.includes(type)) return
  let noted = false
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
    if (!noted) ticking()
    noted = true
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
      `ticking ${type} removes the tick from ${lost.join(', ')}. Save was not clicked`,
    )
  }
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

/** Save and Close; it is saved when the form has gone, and the console shows a page of the provider in its place. */
async function save(page: ConsolePage, log: ChangeLog): Promise<void> {
  await page.click(CONTROLS.saveAndClose, { ...AWAITED, inForm: true }, () => {
    log.sending()
    for (const { action, target } of log.changes) page.line(`saving: ${action} ${target}`)
  })
  await page.until(
    { ...AWAITED, label: 'the page after Save and Close', inForm: true },
    async ({ nodes, reading }) => {
      if (issuerField(nodes) === undefined) {
        const next = [CONTROLS.publicCertificates, CONTROLS.provider]
        for (const control of next) if (await page.find(nodes, control)) return true
        return undefined
      }
      const [said] = reading.alerts
      if (said === undefined) return undefined
      throw new ConsoleStop(
        'refused',
        'provider',
        `the console does not save the provider: ${quote(said)}`,
      )
    },
  )
  log.confirmed()
  page.line('the provider is saved')
}

function look(page: ConsolePage, label: string): Promise<Seen> {
  return page.until({ ...AWAITED, label, inForm: true }, (seen) => seen)
}
