import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { HOSTILE } from '../../sandbox/scenarios/hostile-text.js'
import { applicationDocument, applicationPage } from '../../src/report/application-handoff.js'
import { inFile } from '../../src/report/document-markdown.js'
import { handoffDocument, handoffPage, type HandoffFacts } from '../../src/report/handoff.js'
import { reasonFor, type Occasion } from '../../src/report/handoff-reason.js'
import type { Origin } from '../../src/report/origin.js'
import { checkResult } from '../check-result.js'
import { hasChromium, startChromium, type OwnBrowser } from '../sandbox/chromium.js'

const ISSUER = 'https://identity.oraclecloud.com/'
const PEM = `-----BEGIN CERTIFICATE-----\n${'MIIC+/=='.repeat(8)}\n`.repeat(20)
const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':')

const THUMBPRINT = Array.from({ length: 20 }, () => 'CD').join(':')

/** The address is made by the action, of what the runner gives. */
function origin(text?: string): Origin {
  return {
    tool: text ?? 'oic-fusion-prerequisites',
    finishedAt: text ?? '2026-11-28T12:10:59.123Z',
    run: {
      repository: text ?? 'acme/integration',
      workflow: text ?? 'Nightly check',
      url: 'https://github.com/acme/integration/actions/runs/12345678901',
    },
  }
}

/** As long as such a text gets. */
function reasonOf(occasion: Occasion, text?: string): HandoffFacts['reason'] {
  return reasonFor(
    [
      checkResult('fusion.trust', 'fail', {
        found: text ?? 'Fusion rejected a valid token of SA_FA_DEV_OIC '.repeat(9),
        causes: [{ id: 'audience-wrong', evidence: '' }],
      }),
    ],
    occasion,
  )
}

function facts(text?: string, occasion: Occasion = 'set-up'): HandoffFacts {
  const one = (alias: string): HandoffFacts['imports'][number] => ({
    alias: text ?? alias,
    file: `${alias}.crt`,
    subject: text ?? `CN=${alias}, OU=Identity, O=Oracle`,
    sha1: text ?? THUMBPRINT,
    sha256: text ?? FINGERPRINT,
  })
  return {
    environment: text ?? 'test',
    fusionHost: text ?? 'acme.fa.em2.oraclecloud.com',
    identityDomainHost: text ?? 'idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com',
    trustedIssuer: text ?? ISSUER,
    origin: origin(text),
    reason: reasonOf(occasion, text),
    occasion,
    imports: [one('OIC_IDCS_CERT'), one('OIC_CA_CERT')],
    isRejectedByOpenssl: true,
  }
}

const FILES = [
  { name: 'OIC_IDCS_CERT.crt', text: PEM },
  { name: 'OIC_CA_CERT.crt', text: `${PEM}2` },
]

function applicationText(text: string): string {
  const document = applicationDocument({
    environment: text,
    origin: origin(text),
    domainUrl: text,
    edits: [
      {
        applicationId: text,
        applicationName: text,
        op: 'add',
        path: 'allowedScopes',
        value: [text],
      },
    ],
  })
  return applicationPage(text, document ?? [])
}

describe('the page of a hand-off', () => {
  it.each([
    ['Fusion', handoffPage(facts(HOSTILE), FILES), handoffPage(facts(), FILES)],
    ['the identity domain', applicationText(HOSTILE), applicationText('x')],
  ])('has for %s the same elements whatever servers said', (_, hostile, harmless) => {
    const tags = (text: string): unknown => text.match(/<[^>]*>/g)
    expect(tags(hostile)).toEqual(tags(harmless))
    for (const sign of ['\u001b', '\u202e', '\u0000']) expect(hostile).not.toContain(sign)
    expect(hostile).toContain('&#60;img src=x')
  })

  it('gives each certificate byte by byte', () => {
    const page = handoffPage(facts(), FILES)
    const links = [...page.matchAll(/<a download="([^"]+)" href="data:[^;]+;base64,([^"]+)"/g)]
    expect(links.map(([, name]) => name)).toEqual(['OIC_IDCS_CERT.crt', 'OIC_CA_CERT.crt'])
    expect(links.map(([, , data = '']) => Buffer.from(data, 'base64').toString())).toEqual(
      FILES.map(({ text }) => text),
    )
  })
})

describe('the file of a hand-off', () => {
  it('has every value as it is typed', () => {
    const text = inFile(handoffDocument(facts()))
    expect(text).toContain(`type exactly \`${ISSUER}\`, with the slash at its end,`)
    expect(text).toContain(
      `\`OIC_IDCS_CERT.crt\`: SHA-256 \`${FINGERPRINT}\`, SHA-1 \`${THUMBPRINT}\``,
    )
    expect(text).not.toMatch(/&#|<wbr>|<code>/)
  })

  it('says first from whom it is, what was found, and what to do', () => {
    const lines = inFile(handoffDocument(facts())).split('\n')
    expect(lines.filter((line) => line !== '').slice(1, 5)).toEqual([
      'For the Fusion IT security manager of `acme.fa.em2.oraclecloud.com`.',
      expect.stringMatching(/^- From: .* at 12:10 UTC, in the workflow `Nightly check` .*\/runs\//),
      expect.stringMatching(/^- Found: `Fusion rejected a valid token/),
      expect.stringMatching(/^- To do: fix that cause first\./),
    ])
  })

  it('compares the certificates on Windows as well as with OpenSSL, each file by one command', () => {
    const text = inFile(handoffDocument(facts()))
    expect(text).toContain("'OIC_IDCS_CERT.crt', 'OIC_CA_CERT.crt' | ForEach-Object {")
    expect(text).toContain('openssl x509 -in OIC_CA_CERT.crt -noout -fingerprint -sha256\n')
    expect(text).toContain('**Details > Thumbprint** shows the SHA-1 fingerprint')
  })

  it.each([
    ['a`b', '``a`b``'],
    ['`a``', '``` `a`` ```'],
    ['a\nb\u202e', '`a\\u{a}b\\u{202e}`'],
  ])('puts %j between backticks that end nowhere else', (issuer, span) => {
    const text = inFile(handoffDocument({ ...facts(), trustedIssuer: issuer }))
    expect(text).toContain(`exactly ${span}, without`)
  })
})

;(hasChromium ? describe : describe.skip)('in a browser', () => {
  let own: OwnBrowser
  beforeAll(async () => {
    own = await startChromium()
  })
  afterAll(() => own.stop())

  const ofFusion = (occasion: Occasion): string => handoffPage(facts(undefined, occasion), FILES)

  it.each<[string, string, number]>([
    ['to set a pair up', ofFusion('set-up'), 2],
    ['of a rotation', ofFusion('rotated'), 2],
    ['of a rotation ahead', ofFusion('ahead'), 2],
    ['for the identity domain', applicationText('https://acme.example:443/'), 0],
  ])('the page %s sends no request and prints on two sheets', async (_, html, downloads) => {
    const page = await open(html)
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect((pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length).toBeLessThanOrEqual(2)
    expect(await page.$$eval('a[download]', (found) => found.length)).toBe(downloads)
    await page.close()
  })

  it.each([
    ['Fusion', handoffPage(facts(HOSTILE), FILES)],
    ['the identity domain', applicationText(HOSTILE)],
  ])('the page for %s sends no request whatever servers said', async (_, html) => {
    const page = await open(html)
    expect(await page.$$eval('img, script', (found) => found.length)).toBe(0)
    await page.close()
  })

  async function open(
    html: string,
  ): Promise<Awaited<ReturnType<OwnBrowser['browser']['newPage']>>> {
    const page = await own.browser.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const url = `data:text/html;base64,${Buffer.from(html).toString('base64')}`
    await page.goto(url)
    expect(requests).toEqual([url])
    return page
  }
})
