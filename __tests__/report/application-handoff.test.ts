import { describe, expect, it } from '@jest/globals'
import type { ApplicationEdit } from '../../src/prerequisites/application-faults.js'
import {
  applicationDocument,
  renderApplicationHandoff,
} from '../../src/report/application-handoff.js'
import { inFile } from '../../src/report/document-markdown.js'
import type { Origin } from '../../src/report/origin.js'

const ORIGIN: Origin = {
  tool: 'the-action',
  finishedAt: '2026-11-28T12:10:59.123Z',
  run: undefined,
}
const APP = { applicationId: 'a1', applicationName: 'FusionClientApp' }
const SCOPE = 'https://acme.fa.em2.oraclecloud.com:443/'

function handoff(...edits: readonly ApplicationEdit[]): string {
  return (
    renderApplicationHandoff({
      environment: 'dev',
      origin: ORIGIN,
      domainUrl: 'https://idcs-1.example',
      edits,
    }) ?? ''
  )
}

/** What the command would send, as a shell hands it on. */
function operationsIn(text: string): unknown {
  const [, quoted = ''] = /--operations '((?:[^']|'\\'')*)'/.exec(text) ?? []
  return JSON.parse(quoted.replaceAll(String.raw`'\''`, "'"))
}

describe('the hand-off for the identity domain administrator', () => {
  it('is not there when nothing is to be changed', () => {
    expect(
      renderApplicationHandoff({
        environment: 'dev',
        origin: ORIGIN,
        domainUrl: 'https://x',
        edits: [],
      }),
    ).toBeUndefined()
  })

  it.each<
    [ApplicationEdit['op'], ApplicationEdit['path'], ApplicationEdit['value'], unknown, string]
  >([
    [
      'add',
      'allowedGrants',
      ['refresh_token'],
      ['refresh_token'],
      'allowed_grants = ["refresh_token"]',
    ],
    ['add', 'allowedScopes', [SCOPE], [{ fqs: SCOPE }], `allowed_scopes {\n  fqs = "${SCOPE}"\n}`],
    ['add', 'redirectUris', ['https://o/cb'], ['https://o/cb'], 'redirect_uris = ["https://o/cb"]'],
    ['replace', 'allowOffline', true, true, 'allow_offline = true'],
  ])('says %s %s in three ways', (op, path, value, sent, terraform) => {
    const text = handoff({ ...APP, op, path, value })
    expect(operationsIn(text)).toEqual([{ op, path, value: sent }])
    expect(text).toContain("--app-id 'a1'")
    expect(text).toContain("--endpoint 'https://idcs-1.example'")
    expect(text).toContain(terraform)
    const document = applicationDocument({
      environment: 'dev',
      origin: ORIGIN,
      domainUrl: 'https://idcs-1.example',
      edits: [{ ...APP, op, path, value }],
    })
    const file = inFile(document ?? [])
    expect(operationsIn(file)).toEqual([{ op, path, value: sent }])
    if (typeof value === 'object') expect(file).toContain(`\`${String(value)}\``)
  })

  it('says who sent it, what was found, and where in the console the change is made', () => {
    const edit = { ...APP, op: 'replace', path: 'active', value: true } as const
    const facts = { environment: 'dev', origin: ORIGIN, domainUrl: 'https://x', edits: [edit] }
    const text = inFile(applicationDocument(facts) ?? [])
    expect(text).toContain('For the identity domain administrator of `https://x`.')
    expect(text).toContain('- From: the GitHub Action `the-action` ("the action"), on 2026-11-28')
    expect(text).toContain('- Found: the settings of `FusionClientApp` are not what')
    expect(text).toContain(
      'Open **OCI console > Identity & Security > Domains > your domain > Integrated applications**',
    )
  })

  it('has no command to activate an application, which is another operation', () => {
    const text = handoff({ ...APP, op: 'replace', path: 'active', value: true })
    expect(text).toContain('Choose **Activate**.')
    expect(text).toContain('active = true')
    expect(text).not.toContain('oci identity-domains')
  })

  it('has one command for each application', () => {
    const text = handoff(
      { ...APP, op: 'replace', path: 'active', value: true },
      { ...APP, op: 'add', path: 'allowedGrants', value: ['password'] },
      {
        applicationId: 'b2',
        applicationName: 'Other',
        op: 'replace',
        path: 'allowOffline',
        value: true,
      },
    )
    expect(text.match(/oci identity-domains app patch/g)).toHaveLength(2)
    expect(operationsIn(text)).toHaveLength(1)
  })

  it('lets nothing out of its quotation marks, whatever a scope or a name holds', () => {
    const scope = "https://x/'; rm -rf ~; '`$(id)` ${a} %{b} ```"
    const text = handoff({
      applicationId: 'a1',
      applicationName: '</code><script>alert(1)</script> [x](https://evil)',
      op: 'add',
      path: 'allowedScopes',
      value: [scope],
    })
    expect(operationsIn(text)).toEqual([
      { op: 'add', path: 'allowedScopes', value: [{ fqs: scope }] },
    ])
    expect(text).not.toContain('<script')
    expect(text).not.toContain('](https://evil)')
    expect(text).toContain('$${a} %%{b}')
    // the fences are longer than any run of backticks between them
    expect(text).toContain('````sh\n')
  })
})
