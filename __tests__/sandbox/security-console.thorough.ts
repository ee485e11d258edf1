import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { FUSION_SCIM_USER, FUSION_USER } from '../../sandbox/fusion/settings.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { hasChromium, startChromium, type OwnBrowser } from './chromium.js'
import { Person } from './person.js'

if (!hasChromium) console.warn('Chromium is not installed: tests in a browser are skipped')

const HOME = '/fscmUI/faces/FuseWelcome'
const DEEP_LINK = '/fscmUI/faces/FuseOverview?fndGlobalItemNodeId=itemNode_tools_security_console'
const ISSUER = 'https://identity.oraclecloud.com/'
const SUBJECTS = {
  signing: 'CN=sslDomains,CN=Cloud9,CN=idcs-0123456789abcdef0123456789abcdef_keys',
  authority: 'DC=com,DC=oracle,DC=cloud,CN=Cloud9CA-2',
}

let own: OwnBrowser
let files: string
beforeAll(async () => {
  if (!hasChromium) return
  own = await startChromium()
  files = await mkdtemp(join(tmpdir(), 'certificates-'))
})
afterAll(async () => {
  if (!hasChromium) return
  await own.stop()
  await rm(files, { recursive: true })
})

/** Lets somebody with a fresh browser do something with a pair. */
async function onPair(
  about: Omit<Scenario, 'name' | 'title' | 'outcome'>,
  act: (person: Person, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const scenario: Scenario = {
    name: 'pages',
    title: 'pages',
    outcome: { result: 'pass' },
    ...about,
  }
  const sandbox = await startSandbox({
    ...scenario,
    identityDomain: { keysArePublic: true, ...scenario.identityDomain },
  })
  const context = await own.browser.createBrowserContext()
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await act(new Person(page, sandbox), sandbox)
  } finally {
    await context.close()
    await sandbox.close()
  }
}

async function ask(
  { inputs }: Sandbox,
  url: string,
  options: { readonly authorization?: string; readonly body?: string } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const { authorization, body } = options
  const dispatcher = new Agent({ connect: { ca: inputs['ca-certificates'] } })
  const { statusCode, body: answer } = await request(url, {
    dispatcher,
    method: body === undefined ? 'GET' : 'POST',
    headers: authorization === undefined ? {} : { authorization },
    body: body ?? null,
  })
  const text = await answer.text()
  await dispatcher.close()
  return { status: statusCode, text }
}

/** What the pod says to a real token of the integration user. */
async function trustProbe(sandbox: Sandbox): Promise<number> {
  const input = (name: string): string => sandbox.inputs[name] ?? ''
  const form = new URLSearchParams({
    client_id: input('client-id'),
    client_secret: input('client-secret'),
    grant_type: 'password',
    username: input('integration-username'),
    password: input('integration-password'),
    scope: `${input('fusion-url')}/`,
  })
  const { text } = await ask(sandbox, `${input('identity-domain-url')}/oauth2/v1/token`, {
    body: form.toString(),
  })
  const token = String((JSON.parse(text) as Record<string, unknown>)['access_token'])
  const url = `${input('fusion-url')}/hcmRestApi/scim/Users?count=1`
  return (await ask(sandbox, url, { authorization: `Bearer ${token}` })).status
}

/** Files with the certificates that the domain shows: the first in PEM, the second in DER. */
async function certificateFiles(sandbox: Sandbox): Promise<readonly [string, string]> {
  const url = `${sandbox.inputs['identity-domain-url'] ?? ''}/admin/v1/SigningCert/jwk`
  const { text } = await ask(sandbox, url)
  const { keys } = JSON.parse(text) as { readonly keys: readonly { readonly x5c: string[] }[] }
  const [leaf = '', authority = ''] = keys[0]?.x5c ?? []
  const pem = join(files, 'OIC_IDCS_CERT.crt')
  const der = join(files, 'OIC_CA_CERT.cer')
  const lines = leaf.replaceAll(/.{64}/g, '$&\n').trimEnd()
  await writeFile(pem, `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`)
  await writeFile(der, Buffer.from(authority, 'base64'))
  return [pem, der]
}

const TO_API_AUTHENTICATION = ['button.OK', 'link.API Authentication API Authentication'] as const
const TO_CERTIFICATES = [
  ...TO_API_AUTHENTICATION,
  'link.Inbound API Authentication Public Certificates Inbound API Authentication Public Certificates',
] as const

;(hasChromium ? describe : describe.skip)("the sandbox's Security Console", () => {
  it('makes the pod accept tokens that it refused, once issuer and certificates are there', () =>
    onPair({ fusion: { providerExists: false, imported: [] } }, async (person, sandbox) => {
      const [leaf, authority] = await certificateFiles(sandbox)
      expect(await trustProbe(sandbox)).toBe(401)
      await person.open(HOME)
      await person.enter()
      await person.choose('link.Navigator', 'link.Tools', 'link.Show More', 'link.Show More')
      await person.click('link.Security Console')
      await person.reads('has not run yet')
      await person.choose(...TO_API_AUTHENTICATION)
      await person.choose('button.Create Oracle API Authentication Provider', 'button.Edit')
      await person.addIssuer(ISSUER)
      await person.choose('checkbox.JWT', 'checkbox.SAML', 'checkbox.STS', 'button.Save and Close')
      await person.choose(TO_CERTIFICATES[2])
      await person.addCertificate('OIC_IDCS_CERT', leaf)
      await person.choose('button.Done')
      await person.addCertificate('OIC_CA_CERT', authority)
      await person.choose('button.Done')
      expect(await person.text()).toMatch(
        new RegExp(`OIC_IDCS_CERT\\s+${SUBJECTS.signing}\\s+OIC_CA_CERT\\s+${SUBJECTS.authority}`),
      )
      expect(await trustProbe(sandbox)).toBe(403)
      expect(sandbox.state.trust.writes).toEqual([
        { kind: 'provider created' },
        { kind: 'issuer added', issuer: 'www.oracle.com' },
        { kind: 'issuer added', issuer: ISSUER },
        { kind: 'token type ticked', tokenType: 'JWT' },
        { kind: 'token type ticked', tokenType: 'SAML' },
        { kind: 'token type ticked', tokenType: 'STS' },
        { kind: 'certificate added', alias: 'OIC_IDCS_CERT', subject: SUBJECTS.signing },
        { kind: 'certificate added', alias: 'OIC_CA_CERT', subject: SUBJECTS.authority },
      ])
    }))

  it('opens by its address after the classic sign-in, and edits the provider that is there', () =>
    onPair(
      {
        fusion: { signIn: 'classic', trustedIssuers: ['www.oracle.com'], jwtTicked: false },
        console: { importWarning: 'on opening and after a tab' },
      },
      async (person, sandbox) => {
        await person.open(DEEP_LINK)
        await person.enter()
        await person.choose(...TO_API_AUTHENTICATION)
        expect(await person.sees('button.OK')).toBe(true)
        await person.choose('button.OK')
        expect(await person.textOf('button[aria-disabled="true"]')).toMatch(/^Create Oracle/)
        await person.choose('link.Oracle API Authentication Provider', 'button.Edit')
        await person.addIssuer(ISSUER)
        await person.choose('checkbox.JWT', 'button.Save and Close')
        expect(await trustProbe(sandbox)).toBe(403)
        expect(sandbox.state.trust.writes).toEqual([
          { kind: 'provider saved' },
          { kind: 'issuer added', issuer: ISSUER },
          { kind: 'token type ticked', tokenType: 'JWT' },
        ])
      },
    ))

  it('ignores what was put into a field without keys, and what was typed without Enter', () =>
    onPair({ fusion: { trustedIssuers: ['www.oracle.com'] } }, async (person, sandbox) => {
      await person.open(DEEP_LINK)
      await person.enter()
      await person.choose(...TO_API_AUTHENTICATION, 'button.Edit')
      const field = await person.page.waitForSelector('::-p-aria(Trusted Issuer)')
      await field?.evaluate((element) => {
        Object.assign(element, { value: 'https://set.example/' })
      })
      await field?.press('Enter')
      await person.settled()
      await person.type('Trusted Issuer', 'https://typed.example/')
      await person.choose('button.Save and Close')
      expect(sandbox.state.trust.writes).toEqual([{ kind: 'provider saved' }])
    }))

  it('refuses what is no certificate, an alias in use and a certificate in use, in error dialogs', () =>
    onPair({ fusion: { imported: ['signing'] } }, async (person, sandbox) => {
      const [leaf, authority] = await certificateFiles(sandbox)
      const nothing = join(files, 'nothing.crt')
      await writeFile(nothing, 'nothing')
      await person.open(DEEP_LINK)
      await person.enter()
      await person.choose(...TO_CERTIFICATES)
      for (const [alias, file, message] of [
        ['<b>&"new"', nothing, 'does not contain a valid certificate'],
        ['oic_idcs_cert', authority, 'this alias already exists'],
        ['ANOTHER', leaf, 'was already imported'],
      ] as const) {
        await person.addCertificate(alias, file)
        expect(await person.textOf('[class*="Error"]')).toContain(message)
        await person.choose('button.OK', 'button.Cancel')
      }
      expect(sandbox.state.trust.writes).toEqual([])
    }))

  it('leads to the sign-in page when the session ends in the middle, and keeps nothing unsaved', () =>
    onPair({ console: { firstSessionRequests: 6 } }, async (person, sandbox) => {
      await person.open(DEEP_LINK)
      await person.enter()
      await person.choose(...TO_API_AUTHENTICATION, 'button.Edit')
      await person.type('Trusted Issuer', 'https://late.example/')
      await person.page.keyboard.press('Enter')
      await person.settled()
      await person.click('checkbox.SAML')
      await person.page.waitForSelector('::-p-aria(User name)')
      await person.enter()
      await person.choose('button.OK')
      expect(sandbox.state.trust.writes).toEqual([])
      expect(sandbox.state.signIn.attempts.length).toBe(2)
    }))

  it('denies access to who is no IT Security Manager, and leaves it out of their Navigator', () =>
    onPair({}, async (person) => {
      const { userName: user, password } = FUSION_USER
      await person.open(DEEP_LINK)
      await person.signIn({ user, password })
      await person.reads('Access denied')
      await person.choose('link.Navigator', 'link.Tools', 'link.Show More', 'link.Show More')
      expect(await person.sees('link.Security Console')).toBe(false)
      expect(await person.sees('link.Audit Reports')).toBe(true)
    }))

  it('speaks German on demand, has buttons of other names, and shows dialogs that nobody knows', () =>
    onPair(
      {
        signIn: { language: 'de' },
        console: {
          language: 'de',
          words: { edit: 'Ändern' },
          deepLink: 'leads home',
          importWarning: 'never',
          unknownDialog: 'on opening',
        },
      },
      async (person) => {
        await person.open(DEEP_LINK)
        await person.type('Benutzername', FUSION_SCIM_USER.userName)
        await person.click('button.Weiter')
        await person.type('Kennwort', FUSION_SCIM_USER.password)
        await person.click('button.Weiter')
        await person.settled()
        expect(person.page.url()).toMatch(/FuseWelcome$/)
        await person.choose('link.Navigator', 'link.Werkzeuge')
        await person.choose('link.Mehr anzeigen', 'link.Mehr anzeigen')
        await person.click('link.Sicherheitskonsole')
        await person.reads('Eine andere Session')
        await person.choose(
          'button.OK',
          'link.API-Authentifizierung API-Authentifizierung',
          'button.Ändern',
        )
        expect(await person.sees('textbox.Vertrauenswürdiger Aussteller')).toBe(true)
      },
    ))
})

;(hasChromium ? describe : describe.skip)(
  "the pages where people sign in to the sandbox's pod",
  () => {
    it.each([
      [
        'classic',
        { fusion: { signIn: 'classic' }, signIn: { companySignIn: 'offered' } },
        'Sign In',
      ],
      ['Redwood on one screen', { signIn: { screens: 1, notice: true } }, 'Next'],
      ['former look on one screen', { signIn: { screens: 1, look: 'former' } }, 'Sign In'],
      ['former look on two screens', { signIn: { look: 'former' } }, 'Next'],
    ] as const)('refuse a wrong password and ask for a second factor: %s', (_, about, submit) =>
      onPair(
        { ...about, signIn: { ...about.signIn, secondFactor: true } },
        async (person, sandbox) => {
          await person.open(HOME)
          if ('notice' in about.signIn) await person.click('button.Acknowledge')
          await person.signIn({ password: 'wrong', submit })
          await person.reads('incorrect user name or password')
          await person.signIn({ submit })
          await person.reads('Two-Step Verification')
          expect(sandbox.state.signIn.attempts).toEqual([
            { userName: FUSION_SCIM_USER.userName, accepted: false },
            { userName: FUSION_SCIM_USER.userName, accepted: true },
          ])
        },
      ),
    )

    it('have no field for a password where the company signs its people in', () =>
      onPair({ signIn: { companySignIn: 'required' } }, async (person) => {
        await person.open(HOME)
        await person.reads('Company Single Sign-On')
        expect(await person.sees('textbox.User name')).toBe(false)
      }))
  },
)
