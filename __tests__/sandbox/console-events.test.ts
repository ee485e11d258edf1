import { beforeAll, describe, expect, it } from '@jest/globals'
import { HEALTHY_FUSION, type FusionSettings } from '../../sandbox/fusion/settings.js'
import { TrustStore } from '../../sandbox/fusion/trust-store.js'
import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { createSigning, type Signing } from '../../sandbox/identity-domain/signing-certificates.js'
import { afterEvent, type ConsoleEvent } from '../../sandbox/security-console/events.js'
import * as ids from '../../sandbox/security-console/ids.js'
import { HEALTHY_CONSOLE, type ConsoleSettings } from '../../sandbox/security-console/settings.js'
import type { View } from '../../sandbox/security-console/view.js'

let signing: Signing
beforeAll(async () => {
  signing = await createSigning(HEALTHY_DOMAIN.id, {})
})

const API_AUTHENTICATION = { source: `${ids.TAB_PREFIX}apiAuthentication` }
const SAVE = { source: ids.SAVE_CERTIFICATE }

interface Outcome {
  readonly view: View
  readonly trust: TrustStore
}

/** What the console shows, and has stored, after somebody did something in it. */
function after(
  events: readonly ConsoleEvent[],
  settings: Partial<ConsoleSettings> = {},
  fusion: Partial<FusionSettings> = {},
  dialogs: View['dialogs'] = [],
): Outcome {
  const trust = new TrustStore({ ...HEALTHY_FUSION, ...fusion }, signing, signing.leaf)
  const context = {
    settings: { ...HEALTHY_CONSOLE, ...settings },
    trust,
    warnsOfImports: () => false,
  }
  const opened: View = { place: { at: 'tab', tab: 'roles' }, dialogs }
  return { view: events.reduce((view, event) => afterEvent(view, event, context), opened), trust }
}

/** Somebody fills in the popup for the signing certificate. */
function upload(): readonly ConsoleEvent[] {
  return [
    { source: ids.CERTIFICATES_TAB },
    { source: ids.ADD_CERTIFICATE },
    { source: `${ids.ALIAS}::content`, value: 'OIC_IDCS_CERT' },
    { source: `${ids.FILE}::content`, name: 'a.cer', value: signing.leaf.toString('base64') },
  ]
}

describe("the sandbox's Security Console", () => {
  it('takes no certificate where it is told to refuse them, and says so', () => {
    const { view, trust } = after(
      [...upload(), SAVE],
      { refusesCertificates: true },
      { imported: [] },
    )
    expect(view.dialogs).toEqual([
      { kind: 'error', text: 'The certificate cannot be imported. Contact your help desk.' },
    ])
    expect(trust.writes).toEqual([])
  })

  it('closes the popup with Save, or waits for Done', () => {
    const stays = after([...upload(), SAVE], {}, { imported: [] })
    expect(stays.view.form).toMatchObject({ saved: true })
    const closes = after([...upload(), SAVE], { popupStaysUntilDone: false }, { imported: [] })
    expect(closes.view.form).toBeUndefined()
    for (const { trust } of [stays, closes]) expect(trust.writes).toHaveLength(1)
  })

  it('stores a certificate once, however often Save is pressed', () => {
    const { view, trust } = after([...upload(), SAVE, SAVE], {}, { imported: [] })
    expect(view.dialogs).toEqual([])
    expect(trust.writes).toHaveLength(1)
  })

  it('wants an alias and a file', () => {
    const popup = upload()
    const withoutAlias = popup.filter(({ source }) => !source.startsWith(ids.ALIAS))
    const withoutFile = popup.filter(({ source }) => !source.startsWith(ids.FILE))
    const texts = [withoutAlias, withoutFile].map((events) => after([...events, SAVE]).view.dialogs)
    expect(texts).toEqual([
      [{ kind: 'error', text: 'Enter a certificate alias.' }],
      [{ kind: 'error', text: 'Choose a certificate file.' }],
    ])
  })

  it('leads from its tab to the list of providers, or to the one that there is', () => {
    const atOnce = { apiAuthenticationOpens: 'the provider' } as const
    expect(after([API_AUTHENTICATION]).view.place.at).toBe('providers')
    expect(after([API_AUTHENTICATION], atOnce).view.place.at).toBe('provider')
    expect(after([API_AUTHENTICATION], atOnce, { providerExists: false }).view.place.at).toBe(
      'providers',
    )
  })

  it('lets a new provider be edited at once, or after Edit, and stores nothing before it is saved', () => {
    const events = [API_AUTHENTICATION, { source: ids.CREATE_PROVIDER }]
    for (const createOpens of ['the editor', 'the details'] as const) {
      const { view, trust } = after(events, { createOpens }, { providerExists: false })
      expect(view.place).toEqual({
        at: 'provider',
        editing: createOpens === 'the editor',
        draft: { issuers: ['www.oracle.com'], tokenTypes: [] },
      })
      expect(trust.provider).toBeUndefined()
    }
  })

  it('creates no second provider', () => {
    const { view } = after([API_AUTHENTICATION, { source: ids.CREATE_PROVIDER }])
    expect(view.place.at).toBe('providers')
  })

  it('forgets what was not saved, and records what was removed', () => {
    const edit = [API_AUTHENTICATION, { source: ids.EDIT_PROVIDER }]
    const untick = { source: `${ids.TOKEN_TYPE}:_2`, value: false }
    const cancelled = after([...edit, untick, { source: ids.CANCEL_PROVIDER }])
    expect(cancelled.trust.writes).toEqual([])
    const remove = { source: `${ids.ISSUERS}:_1::rm` }
    const saved = after([...edit, untick, remove, { source: ids.SAVE_PROVIDER }])
    expect(saved.trust.writes).toEqual([
      { kind: 'provider saved' },
      { kind: 'issuer removed', issuer: 'https://identity.oraclecloud.com/' },
      { kind: 'token type unticked', tokenType: 'STS' },
    ])
  })

  it('shows a dialog that nobody knows after saving, and heeds nothing else until it is closed', () => {
    const saved = [API_AUTHENTICATION, { source: ids.EDIT_PROVIDER }, { source: ids.SAVE_PROVIDER }]
    const unknown = { unknownDialog: 'after saving the provider' } as const
    const blocked = after([...saved, { source: ids.CERTIFICATES_TAB }], unknown)
    expect(blocked.view).toMatchObject({
      place: { at: 'providers' },
      dialogs: [{ kind: 'unknown' }],
    })
    const closed = [...saved, { source: `${ids.DIALOG}::ok` }, { source: ids.CERTIFICATES_TAB }]
    expect(after(closed, unknown).view).toMatchObject({
      place: { at: 'certificates' },
      dialogs: [],
    })
  })

  it('shows several dialogs one after the other', () => {
    const dialogs = [{ kind: 'import warning' }, { kind: 'unknown' }] as const
    const { view } = after([{ source: `${ids.DIALOG}::ok` }], {}, {}, dialogs)
    expect(view.dialogs).toEqual([{ kind: 'unknown' }])
  })
})
