import { expect } from '@jest/globals'
import { Agent, request } from 'undici'
import { decodeJwt, decodeProtectedHeader, SignJWT, type JWTPayload } from 'jose'
import { createSigning } from '../../sandbox/identity-domain/signing-certificates.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { domainIdOf } from '../../src/inputs/service-url.js'
import { readAccessToken, type AccessToken } from '../../src/oracle/access-token.js'
import { byToken } from '../../src/oracle/authorisation.js'
import { fail } from '../../src/checks/check.js'
import { NeedNotMet } from '../../src/checks/needs.js'
import { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { TokenRefused } from '../../src/oracle/token-refused.js'
import { judgeStandingGrant } from '../../src/prerequisites/administrator-grant.js'
import { readCertificate } from '../../src/prerequisites/certificate.js'
import { proveAuthority } from '../../src/prerequisites/certificate-authority.js'
import { judgeDomain } from '../../src/prerequisites/certificate-domain.js'
import { judgeValidity } from '../../src/prerequisites/certificate-validity.js'
import { askClientToken, judgeClientToken } from '../../src/prerequisites/client-token.js'
import { explain } from '../../src/prerequisites/explain-error.js'
import { reach } from '../../src/prerequisites/identity-domain.js'
import { proveSigningCertificate } from '../../src/prerequisites/signing-certificate.js'
import { readSigningKeys } from '../../src/prerequisites/signing-keys.js'
import { causesOfTokenRefusal } from '../../src/prerequisites/token-refusal-causes.js'
import { judgeIssuer } from '../../src/prerequisites/trusted-issuer.js'
import { SERVICES } from '../../src/oracle/services.js'
import { sampleNamed, serving, type Readings, type Sample, type Served } from './samples.js'

const ID = 'idcs-0123456789abcdef0123456789abcdef'
const ORIGIN = `https://${ID}.identity.oraclecloud.com`
const CLIENT = { id: '5f0123aa77bb4c0e9d1122334455ccdd', secret: 'of-nobody' }
const TOKEN = '/oauth2/v1/token'
const DISCOVERY = '/.well-known/openid-configuration'
const NOW = Date.parse('2026-11-24T12:00:00Z')

const unasked = {
  askPod: () => Promise.resolve(undefined),
  preparesWrites: false,
  leftToTest: false,
}

const signing = await createSigning(ID, {})

/** A domain that answers so. */
function domain(
  answers: readonly Served[],
  given: Parameters<typeof serving>[3] = {},
): IdentityDomain {
  return new IdentityDomain(serving(SERVICES.identityDomain, ORIGIN, answers, given), {
    mask: () => undefined,
    now: () => NOW,
  })
}

function posts(sample: Sample, status = 401): readonly Served[] {
  return [{ path: TOKEN, method: 'POST', sample, status }]
}

/** A token of these claims under the recorded header. */
async function token(claims: unknown): Promise<AccessToken> {
  const header = sampleNamed('jwt-header-2022-2026').body as Readonly<Record<string, string>>
  const value = await new SignJWT(claims as JWTPayload)
    .setProtectedHeader({
      ...header,
      x5t: signing.thumbprint,
      'x5t#S256': signing.thumbprintS256,
      alg: 'RS256',
    })
    .sign(signing.tokenKey)
  return readAccessToken(value, '', NOW)
}

const REFUSED_EXCHANGE = {
  claims: { iss: 'https://token.actions.githubusercontent.com', sub: 'repo:acme/x', aud: 'oci' },
}

async function exchanged(sample: Sample): Promise<ReturnType<typeof explain>> {
  const idToken = await token(REFUSED_EXCHANGE.claims)
  const refused = await domain(posts(sample))
    .as(CLIENT)
    .exchangeIdToken(idToken.value)
    .catch((thrown: unknown) => thrown)
  return explain(refused)
}

function causesOf({ causes }: { readonly causes?: readonly { readonly id: string }[] }): string[] {
  return (causes ?? []).map(({ id }) => id)
}

/** What the look-up of a user says of an answer. */
async function lookedUp(sample: Sample, given = {}): Promise<ReturnType<typeof explain>> {
  const users: Served = { path: '/admin/v1/Users', sample }
  const authorisation = byToken(await token({}), 'the client')
  const thrown = await domain([users], given)
    .findUser(authorisation, 'SA_FA_DEV_OIC')
    .catch((error: unknown) => error)
  return explain(thrown)
}

/** A text in DER, with its tag: 0x13 PrintableString, 0x0c UTF8String (X.690, 8.23). */
function encoded(type: string, text: string): Buffer {
  const tag = { PrintableString: 0x13, UTF8String: 0x0c }[type] ?? 0
  return Buffer.concat([Buffer.from([tag, text.length]), Buffer.from(text)])
}

/** Object identifiers of extensions in DER (RFC 5280, 4.2.1). */
const EXTENSIONS = {
  subjectKeyIdentifier: '0603551d0e',
  keyUsage: '0603551d0f',
  basicConstraints: '0603551d13',
  authorityKeyIdentifier: '0603551d23',
} as const

/** Bits of KeyUsage (RFC 5280, 4.2.1.3). */
const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
]

/** The leaf that the sandbox makes has the recorded shape, and is read as naming its domain. */
async function leafOf(created: '2018-07' | '2021', { body }: Sample): Promise<void> {
  const shape = body as {
    readonly subject: readonly (readonly [string, string, string])[]
    readonly issuer: string
    readonly validYears: number
    readonly extensions: Readonly<Record<keyof typeof EXTENSIONS, string>>
  }
  const made = await createSigning(ID, { created })
  const leaf = readCertificate(made.leaf)
  for (const [, type, text] of shape.subject)
    expect(made.leaf.includes(encoded(type, text))).toBe(true)
  expect(leaf.subject).toBe(shape.subject.map(([name, , text]) => `${name}=${text}`).join(', '))
  expect(leaf.issuer).toBe(shape.issuer)
  expect(leaf.notAfter.getUTCFullYear() - leaf.notBefore.getUTCFullYear()).toBe(shape.validYears)
  // its serial number is the time of its creation, in milliseconds, the validity's in seconds
  const createdAt = Number.parseInt(leaf.serialNumber, 16)
  expect(Math.floor(createdAt / 1000)).toBe(leaf.notBefore.getTime() / 1000)
  for (const [name, oid] of Object.entries(EXTENSIONS)) {
    const isThere = made.leaf.includes(Buffer.from(oid, 'hex'))
    expect(isThere).toBe(shape.extensions[name as keyof typeof EXTENSIONS] !== 'absent')
  }
  const usage = /^critical, (.*)$/.exec(shape.extensions.keyUsage)?.[1]?.split(' ') ?? []
  const bits = usage.reduce((sum, name) => sum | (0x80 >> USAGES.indexOf(name)), 0)
  // critical, then an octet string with a bit string of five bits
  const der = Buffer.from(`${EXTENSIONS.keyUsage}0101ff0404030203${bits.toString(16)}`, 'hex')
  expect(made.leaf.includes(der)).toBe(true)

  const bundle = { leaf, others: [readCertificate(made.authority)], beside: [], unreadable: [] }
  expect(judgeDomain(bundle, await token({ tenant: ID })).state).toBe('pass')
  expect(judgeDomain(bundle, await token({ tenant: 'idcs-another' })).state).toBe('warn')
  const chain = await proveAuthority(bundle)
  expect([chain.state, chain.found.includes('keyCertSign')]).toEqual(['pass', false])
}

/** What the sandbox's domain shows: members of a token for the pod in their order, and its discovery document. */
interface Shown {
  readonly header: readonly string[]
  readonly claims: readonly string[]
  /** With the domain's own URL in place of the sandbox's. */
  readonly discovery: string
}

let shown: Promise<Shown> | undefined

/** Asks a sandbox, once. */
function sandboxShows(): Promise<Shown> {
  shown ??= (async () => {
    const sandbox = await startSandbox(scenarioNamed('healthy'))
    const { inputs } = sandbox
    const url = inputs['identity-domain-url'] ?? ''
    const dispatcher = new Agent({ connect: { ca: inputs['ca-certificates'] ?? '' } })
    const answer = await request(`${url}${TOKEN}`, {
      dispatcher,
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: inputs['client-id'] ?? '',
        client_secret: inputs['client-secret'] ?? '',
        scope: `${inputs['fusion-url'] ?? ''}/`,
      }).toString(),
    })
    const { access_token: value = '' } = (await answer.body.json()) as { access_token?: string }
    const discovery = await (await request(`${url}${DISCOVERY}`, { dispatcher })).body.text()
    await dispatcher.close()
    await sandbox.close()
    return {
      header: Object.keys(decodeProtectedHeader(value)),
      claims: Object.keys(decodeJwt(value)),
      discovery: discovery.replaceAll(url, `${ORIGIN}:443`),
    }
  })()
  return shown
}

export const DOMAIN_READINGS: Readings = {
  'token-exchange-no-rule': async (sample) => {
    const finding = await exchanged(sample)
    expect([finding.state, causesOf(finding)]).toEqual([
      'error',
      ['workload-rule-differs', 'workload-rule-quoted'],
    ])
    // the subject that the rule must have stands in the message
    expect(finding.found).toContain('sub repo:acme/x')
  },
  'token-exchange-not-service-user': async (sample) => {
    expect(causesOf(await exchanged(sample))).toEqual(['workload-user-not-service-user'])
  },
  'token-exchange-invalid-client': async (sample) => {
    expect(causesOf(await exchanged(sample))[0]).toBe('exchange-client-refused')
  },
  'token-exchange-ok': async (sample) => {
    const idToken = await token(REFUSED_EXCHANGE.claims)
    // the token itself is not recorded; a UPST is a JWS
    const upst = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2ln`
    const answered = { ...sample, body: { token: upst } }
    const session = await domain(posts(answered)).as(CLIENT).exchangeIdToken(idToken.value)
    // no `expires_in`: a session that does not tell is used for five minutes
    expect([session.token, session.expiresAt - session.receivedAt]).toEqual([upst, 300_000])
  },
  'token-invalid-client-ecid': async (sample) => {
    const verdict = await judgeClientToken(askClientToken(domain(posts(sample)).as(CLIENT)), CLIENT)
    expect([verdict.state, causesOf(verdict)[0]]).toEqual(['fail', 'client-credentials-wrong'])
    expect(verdict.found).toMatch(
      /Client authentication failed\., request id xxxx-xxxx-xxxx-xxxx-xxxx-xxxx;/,
    )
  },
  'token-scope-not-given': async (sample) => {
    const scope = 'https://acme-test.fa.em2.oraclecloud.com:443/'
    const thrown = await domain(posts(sample))
      .as(CLIENT)
      .token(scope)
      .catch((error: unknown) => error)
    if (!(thrown instanceof TokenRefused)) throw new Error('not refused')
    for (const [of, cause] of [
      ['Fusion', 'fusion-scope-wrong'],
      ['Oracle Integration', 'oic-scope-not-granted'],
    ] as const) {
      const [first] = causesOfTokenRefusal(thrown, { scope: of })
      expect(first?.id).toBe(cause)
    }
  },
  'authenticate-error-texts': async ({ body, headers }) => {
    const expected: Readonly<Record<string, string>> = {
      'AUTH-3001': 'domain-user-password-refused',
      'AUTH-3002': 'domain-user-locked',
      'AUTH-3003': 'domain-user-inactive',
      'AUTH-3004': 'domain-user-password-refused',
      'AUTH-3005': 'domain-user-password-refused',
      'AUTH-3012': 'domain-user-federated',
      'AUTH-3018': 'domain-user-missing',
      'AUTH-3024': 'domain-user-not-assigned',
      'AUTH-3025': 'domain-user-password-refused',
      'AUTH-3029': 'sign-on-policy-blocks',
      'AUTH-3033': 'sign-on-policy-blocks',
    }
    const texts = Object.entries(body as Readonly<Record<string, string>>)
    expect(texts.map(([code]) => code)).toEqual(Object.keys(expected))
    for (const [code, text] of texts) {
      const answer = { error: 'invalid_grant', error_description: text }
      const thrown = await domain(
        posts({ id: '', service: '', status: 400, headers, body: answer }),
      )
        .as(CLIENT)
        .passwordToken({ name: 'SA_FA_DEV_OIC', password: 'of-nobody' }, 'scope')
        .catch((error: unknown) => error)
      if (!(thrown instanceof TokenRefused)) throw new Error('not refused')
      const causes = causesOfTokenRefusal(thrown, { scope: 'Fusion' }).map(({ id }) => id)
      expect([code, causes[0]]).toEqual([code, expected[code]])
      // that the token endpoint says the same is not recorded, so what else it may be stays named
      expect(causes).toEqual(
        expect.arrayContaining(['domain-user-password-refused', 'sign-on-policy-blocks']),
      )
    }
  },
  'token-roleless-myscopes': async (sample) => {
    expect(Object.keys(sample.body as object)).toEqual(['access_token'])
    const { value } = await token({ clientAppRoles: ['Authenticated Client'], tenant: ID })
    let asked = 0
    const answers = posts({ ...sample, body: { access_token: value } }, 200)
    const verdict = await judgeClientToken(
      askClientToken(domain(answers, { onExchange: () => (asked += 1) }).as(CLIENT)),
      CLIENT,
    )
    expect([verdict.state, asked]).toEqual(['pass', 1])
    expect(verdict.found).toContain('with the roles Authenticated Client')
  },
  'jwt-header-2022-2026': async ({ body }) => {
    expect((await token({})).thumbprint).toBe(signing.thumbprint)
    const { header } = await sandboxShows()
    expect(header).toEqual(Object.keys(body as object))
  },
  'jwt-claims-client-resource-2026': async ({ body }) => {
    const read = await token(body)
    expect((await judgeIssuer(read, '', unasked)).state).toBe('pass')
    expect(read).toMatchObject({
      subject: '<client id>',
      tenant: ID,
      audience: ['urn:opc:example:ws:'],
      clientAppRoles: undefined,
      expiresAt: (read.issuedAt ?? 0) + 28_800_000,
    })
    // its absence proves nothing
    expect(judgeStandingGrant(read).state).toBe('warn')
    const { claims } = await sandboxShows()
    // all but the one that an administrator has made
    const recorded = Object.keys(body as object).filter((name) => name !== 'OC_Enterprise')
    expect(claims).toEqual(expect.arrayContaining(recorded))
    expect(claims).not.toContain('clientAppRoles')
    expect(claims).not.toContain('user_tenantname')
  },
  'jwt-claims-user-2025': async ({ body }) => {
    const read = await token(body)
    expect((await judgeIssuer(read, '', unasked)).state).toBe('pass')
    expect([read.subject, read.audience.length, read.tenant]).toEqual([
      'OIC Service - Dev Domain',
      4,
      ID,
    ])
    expect(causesOf(judgeStandingGrant(read))).toEqual(['grant-standing'])
  },
  'jwt-claims-user-2022': async ({ body }) => {
    const read = await token(body)
    expect((await judgeIssuer(read, '', unasked)).state).toBe('pass')
    expect([read.subject, read.audience, read.tenant]).toEqual([
      'someone@example.com',
      [ORIGIN],
      ID,
    ])
  },
  'certificate-cloud9ca-2': ({ body }) => {
    const known = body as Readonly<Record<string, string>>
    const read = readCertificate(Buffer.from(known['der'] ?? '', 'base64'))
    expect(read).toMatchObject({
      subject: known['subject'],
      issuer: known['issuer'],
      serialNumber: known['serial'],
      notBefore: new Date(known['notBefore'] ?? ''),
      notAfter: new Date(known['notAfter'] ?? ''),
      sha256: known['sha256'],
      sha1: known['sha1'],
      pem: known['pem'],
      maySignCertificates: true,
    })
    expect(judgeValidity(read, read, 60, NOW).state).toBe('pass')
    // the sandbox's has its names, dates and extensions, and another key
    const made = readCertificate(signing.authority)
    const { subject, issuer, serialNumber, notBefore, notAfter } = made
    expect(read).toMatchObject({ subject, issuer, serialNumber, notBefore, notAfter })
    for (const oid of Object.values(EXTENSIONS)) {
      const has = (der: Buffer): boolean => der.includes(Buffer.from(oid, 'hex'))
      expect(has(signing.authority)).toBe(has(Buffer.from(known['der'] ?? '', 'base64')))
    }
  },
  'certificate-leaf-newer': (sample) => leafOf('2021', sample),
  'certificate-leaf-2018-2020': (sample) => leafOf('2018-07', sample),
  'jwk-2020': async (sample) => {
    const { keys } = sample.body as { readonly keys: readonly [Readonly<Record<string, unknown>>] }
    const [recorded] = keys
    const [made = {}] = signing.document.keys
    expect(Object.keys(made)).toEqual(expect.arrayContaining(Object.keys(recorded)))
    // as recorded, but for what stands in place of keys and certificates
    const key = Object.fromEntries(
      Object.entries(recorded).map(([name, value]) => [
        name,
        name === 'x5c' || String(value).startsWith('<') ? made[name] : value,
      ]),
    )
    const served = { ...sample, body: { keys: [key] } }
    const set = await readSigningKeys(
      domain([{ path: '/admin/v1/SigningCert/jwk', sample: served }]),
      // without a token of the client they are asked for anonymously
      () => Promise.reject(new NeedNotMet('domain.token', fail('no', { expected: 'a token' }))),
      {
        clientId: CLIENT.id,
        administrator: undefined,
        noLease: 'none is allowed',
        trusted: () => Promise.resolve(false),
        leaseNeedless: false,
        leftToTest: false,
        leased: undefined,
      },
    )
    expect(set.found).toBe('one key, read without a token')
    const proven = await proveSigningCertificate(set.value?.of ?? [], await token({}))
    expect(proven.state).toBe('pass')
  },
  'discovery-jwks-uri': async (sample) => {
    const verdict = await reach(domain([{ path: DISCOVERY, sample }]))
    expect(verdict.found).toBe(
      `${ID}.identity.oraclecloud.com answers, issuer https://identity.oraclecloud.com/`,
    )
    const { discovery } = await sandboxShows()
    expect(JSON.parse(discovery.replaceAll('eu-frankfurt', 'eu-madrid'))).toEqual(sample.body)
  },
  'home-region-url': ({ body }) => {
    const { 'home-region-url': url = '' } = body as Readonly<Record<string, string>>
    expect(domainIdOf(new URL(url).hostname)).toBe(ID)
  },
  'idcs-scim-error-shape': async (sample) => {
    const finding = await lookedUp(sample)
    expect([finding.state, causesOf(finding)]).toEqual(['error', ['answer-unexpected']])
    expect(finding.found).toContain(
      'answered 400: error.ssocommon.auth.invalidPhoneNumber, Your phone number +00… is not valid.',
    )
  },
  'idcs-scim-string-exceeds': async (sample) => {
    const { messageIdContains = '' } = sample.body as Readonly<Record<string, string>>
    const error = sampleNamed('idcs-scim-error-shape').body as Readonly<Record<string, unknown>>
    const body = JSON.parse(
      JSON.stringify(error).replaceAll('invalidPhoneNumber', messageIdContains),
    ) as unknown
    expect((await lookedUp({ ...sample, body })).found).toContain(messageIdContains)
  },
  'idcs-request-id': async (sample) => {
    // the second half is replaced in the sample by a word in brackets
    const id = (sample.headers['opc-request-id'] ?? '').replace('<ecid>', '1^0bz,0:1')
    const answered = { ...sample, headers: { 'opc-request-id': id } }
    expect((await lookedUp(answered)).found).toContain(`request id ${id}`)
  },
  'idcs-rate-limit': async (sample) => {
    // without a header that says how long, and with no time left to wait
    const finding = await lookedUp(sample, { endsAt: 0 })
    expect([finding.state, causesOf(finding)]).toEqual(['error', ['rate-limited']])
  },
}
