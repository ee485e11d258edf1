import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openBrowser, type OpenBrowser } from '../../src/console/browser.js'
import { ConsolePage } from '../../src/console/console-page.js'
import { ConsoleStop } from '../../src/console/console-stop.js'
import { evidenceFiles, leaveEvidence, outline } from '../../src/console/evidence.js'
import { redactedReading } from '../../src/console/page-reading.js'
import { BROWSER_ENVIRONMENT, whereChromiumIs } from './where-chromium-is.js'

describe('what the driver leaves', () => {
  it('has the step in its names', () => {
    expect(evidenceFiles('sign-in')).toEqual({
      picture: 'console-sign-in.png',
      text: 'console-sign-in.txt',
    })
  })

  it('shows controls as the driver reads them', () => {
    expect(
      outline(
        {
          role: 'form',
          children: [
            { role: 'textbox', name: 'Trusted Issuer', value: 'www.oracle.com' },
            { role: 'checkbox', name: 'JWT', checked: true },
            { role: 'button', name: 'Edit', disabled: true },
          ],
        },
        0,
      ),
    ).toEqual([
      'form ""',
      '  textbox "Trusted Issuer" = "www.oracle.com"',
      '  checkbox "JWT" checked',
      '  button "Edit" disabled',
    ])
  })
})

it('a reading of the page is without secrets in every text', () => {
  const secret = 'pa55word'
  const reading = redactedReading(
    {
      title: secret,
      timeOrigin: 1,
      language: 'en',
      text: `x ${secret}`,
      pieces: [secret],
      rows: [[secret, 'b']],
      inputs: [],
      alerts: [`wrong: ${secret}`],
      dialogs: [{ text: secret, buttons: [secret], fields: 0 }],
    },
    (text) => text.replaceAll(secret, '***'),
  )
  expect(JSON.stringify(reading)).not.toContain(secret)
  expect(reading.rows).toEqual([['***', 'b']])
})

const PASSWORD = 'Wel-come/1'
const FORMS = [PASSWORD, Buffer.from(PASSWORD).toString('base64'), encodeURIComponent(PASSWORD)]
const redact = (text: string): string =>
  FORMS.reduce((rest, form) => rest.replaceAll(form, '***'), text)

/** Fills the field of some element, as a script of the page does. */
const fill = (root: string): string =>
  `<script>onload = () => { ${root}.querySelector('input').value = ${JSON.stringify(PASSWORD)} }</script>`
const shadow = (mode: string): string =>
  `<div id="host"></div><script>const root = host.attachShadow({ mode: '${mode}' }); root.innerHTML = '<input>'; root.querySelector('input').value = ${JSON.stringify(PASSWORD)}</script>`

const PICTURE_AND_TEXT = ['console-provider.png', 'console-provider.txt']
const TEXT = ['console-provider.txt']

whereChromiumIs('of a page after the sign-in', () => {
  let server: Server
  let browser: OpenBrowser
  let page: ConsolePage
  let directory = ''
  const pages = new Map<string, string>()
  const pod = (): URL =>
    new URL(`http://localhost:${String((server.address() as AddressInfo).port)}`)

  beforeAll(async () => {
    server = createServer(({ url = '' }, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(`<!DOCTYPE html><title>a title</title><p>a text</p>${pages.get(url) ?? ''}`)
    })
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    directory = await mkdtemp(join(tmpdir(), 'evidence-'))
    browser = await openBrowser({
      rules: { pod: pod(), identityDomain: undefined, allowedHosts: [] },
      caCertificates: '',
      environment: BROWSER_ENVIRONMENT,
      deadline: new AbortController().signal,
    })
    const waiting = { now: Date.now, sleep: () => Promise.resolve(), line: () => undefined }
    page = new ConsolePage(browser, waiting, pod(), redact)
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    server.closeAllConnections()
    await rm(directory, { recursive: true, force: true })
  })

  /** Types the password on one page, goes to another, and stops there. @returns the files, and the text in them */
  const stopAt = async (
    path: string,
    html: string,
    deadline = new AbortController().signal,
  ): Promise<readonly [files: readonly string[], text: string]> => {
    await rm(directory, { recursive: true, force: true })
    await page.page.goto(new URL('/sign-in', pod()).href)
    await page.traces.typing()
    pages.set(path, html)
    await page.page.goto(new URL(path, pod()).href)
    const stop = new ConsoleStop('page-unknown', 'provider', 'what was found')
    const files = await leaveEvidence(page, stop, { directory, redact, deadline })
    expect((await readdir(directory)).sort()).toEqual([...files].sort())
    return [[...files].sort(), await readFile(join(directory, TEXT[0] ?? ''), 'utf8')]
  }

  it('there is picture and text', async () => {
    const [files, text] = await stopAt('/fscmUI/faces/plain', '<button>Edit</button>')
    expect(files).toEqual(PICTURE_AND_TEXT)
    expect(text).toMatch(/what was found\nat http.*\/fscmUI\/faces\/plain\ntitle: a title/)
    expect(text).toContain('button "Edit"')
  })

  it.each<[string, string]>([
    ['in a field', `<input>${fill('document')}`],
    ['in a field for passwords', `<input type="password">${fill('document')}`],
    [
      'in a field of a frame',
      `<iframe srcdoc="<input>"></iframe>${fill("document.querySelector('iframe').contentDocument")}`,
    ],
    ['in an open shadow root', shadow('open')],
    ['in a closed shadow root', shadow('closed')],
    ['in the text', `<p>${PASSWORD}</p>`],
    ['in the text of a frame', `<iframe srcdoc="<p>${PASSWORD}</p>"></iframe>`],
    ['in pieces of text', '<b>Wel-</b><b>come</b>\n<b>/1</b>'],
    ['in capital letters', `<p style="text-transform: uppercase">${PASSWORD}</p>`],
    ['in an attribute', `<input type="hidden" value="${PASSWORD}">`],
    ['in a title', `<p title="${PASSWORD}">x</p>`],
    ['in a style', `<style>p::after { content: "${PASSWORD}" }</style>`],
    ['in base64', `<p>${Buffer.from(PASSWORD).toString('base64')}</p>`],
    ['in an address', `<a href="/x?${encodeURIComponent(PASSWORD)}">x</a>`],
  ])('nothing of it is kept when the password is %s', async (_, html) => {
    const [files, text] = await stopAt('/fscmUI/faces/echo', html)
    expect(files).toEqual(TEXT)
    expect(text).toMatch(/^what was found\nat .*\nthe page is not shown: .*\n$/)
  })

  it.each<[string, string]>([
    ['a page before Fusion', '/ui/v1/signin'],
    ['the page on which it was typed', '/sign-in#2'],
  ])('nothing is kept of %s', async (_, path) => {
    const [files, text] = await stopAt(path, '')
    expect(files).toEqual(TEXT)
    expect(text).not.toContain('a title')
  })

  it.each<[string, string]>([
    ['a field for passwords', '<input type="password">'],
    ['something drawn', '<canvas></canvas>'],
    ['a frame of another site', '<iframe src="http://127.0.0.1:PORT/other"></iframe>'],
  ])('there is no picture of a page with %s', async (_, html) => {
    const [files, text] = await stopAt('/fscmUI/faces/x', html.replace('PORT', pod().port))
    expect(files).toEqual(TEXT)
    expect(text).toContain('a title')
  })

  it('files are bounded, whatever the page shows', async () => {
    const noise = `<script>
      for (let row = 0; row < 60; row += 1) {
        const line = document.createElement('div')
        for (let at = 0; at < 100; at += 1) {
          const dot = document.createElement('b')
          dot.textContent = String.fromCharCode(33 + (row * at) % 90)
          dot.style = 'color: rgb(' + [row * at % 256, row % 256, at] + ')'
          line.append(dot)
        }
        document.body.append(line)
      }
    </script>`
    const [files] = await stopAt('/fscmUI/faces/noise', noise)
    const sizes = await Promise.all(files.map((name) => stat(join(directory, name))))
    expect(files).toEqual(PICTURE_AND_TEXT)
    expect(sizes.map(({ size }) => size < 6_000_000)).toEqual([true, true])
    expect(sizes[1]?.size).toBeLessThan(400_000)
  })

  it('a page that is too large is not read', async () => {
    const [files, text] = await stopAt(
      '/fscmUI/faces/large',
      `<script type="text/plain">${'x'.repeat(11_000_000)}</script>`,
    )
    expect(files).toEqual(TEXT)
    expect(text).toContain('the page is too large to be shown')
  })

  it('what was found is left though the page does not answer', async () => {
    const deadline = AbortSignal.timeout(3000)
    const busy = '<script>onload = () => setTimeout(() => { for (;;); }, 500)</script>'
    const [files, text] = await stopAt('/fscmUI/faces/busy', busy, deadline)
    expect(files.length).toBeGreaterThan(0)
    expect(text).toContain('what was found')
  })
})
