import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { parseXml, XmlError } from '@rgrove/parse-xml'
import { MockAgent } from 'undici'
import { createSigning } from '../../sandbox/identity-domain/signing-certificates.js'
import { INPUT_NAMES, type RawInputs } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { ServiceHttp } from '../../src/http/client.js'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { SERVICES } from '../../src/oracle/services.js'
import { readAccessToken, type AccessToken } from '../../src/oracle/access-token.js'
import { byToken, type Authorisation } from '../../src/oracle/authorisation.js'
import { readDomainUser } from '../../src/oracle/domain-user.js'
import { readFusionUser } from '../../src/oracle/fusion-user.js'
import { byName, NotAskedFor, oneFoundIn } from '../../src/oracle/asked-for.js'
import { OtherForm } from '../../src/oracle/json.js'
import { readServiceCatalogWsdl } from '../../src/oracle/service-catalog-wsdl.js'
import { readCertificate, type Certificate } from '../../src/prerequisites/certificate.js'
import { readSigningKeys, type KeyLadder } from '../../src/prerequisites/signing-keys.js'
import { proveSigningCertificate } from '../../src/prerequisites/signing-certificate.js'
import { testEnvironment } from '../http/test-environment.js'
import { jsonAnswer } from '../oracle/json-answer.js'
import { fc, manyRuns } from '../seeded-properties.js'
import { plain } from '../../src/redaction/plain.js'
import { cell, code, markdown, mermaidLabel, xml } from '../../src/report/escape.js'

const anyText = fc.string({ unit: 'binary', maxLength: 300 })
/** Text in which what Markdown, HTML, XML, terminals and the runner obey is frequent. */
const wicked = fc
  .array(
    fc.oneof(
      anyText,
      fc.constantFrom(
        '<img src=x>',
        '](https://evil.example)',
        '::error::',
        '##[error]',
        '\u001b[31m',
        '\u202e',
        '|',
        '`',
        '@octocat',
        '-->',
        ']]>',
        '&amp;',
        '\n',
        '\ud800',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** What a WSDL is made of, well formed and not. */
const WSDL_PARTS = [
  '<portType><operation name="getAllServiceEndPoints"><input message="t:m"/></operation></portType>',
  '<binding><operation name="getAllServiceEndPoints"><o soapAction="act"/></operation></binding>',
  '<message name="m"><part element="p:x" xmlns:p="urn:p"/></message>',
  '<message name="m"><part element="q:x"/></message>',
  '<operation name="getAllServiceEndPoints">',
  '</operation>',
]

const ASKED = byName('userName', 'SA', 'case aside')

/** A token that nobody has signed. */
const UNSIGNED = readAccessToken(
  `${Buffer.from('{"alg":"RS256","x5t":"a"}').toString('base64url')}.e30.AA`,
  '',
  0,
)

describe('whatever text a server sends,', () => {
  it('Markdown gets no markup of it, on one line and of bounded length', () => {
    fc.assert(
      fc.property(wicked, (text) => {
        for (const shown of [markdown(text), cell(text), code(text)]) {
          const bare = shown.replaceAll(/<\/?(span|code|wbr)>/g, '').replaceAll(/&#\d+;/g, '')
          expect(bare).not.toMatch(/[<>[\]()`|@*_~#!\\\p{Cc}\p{Cf}]/u)
        }
      }),
    )
    expect(markdown('<'.repeat(1_000_000)).length).toBeLessThan(20_000)
  })

  it('XML, logs and diagrams get none either', () => {
    fc.assert(
      fc.property(wicked, (text) => {
        expect(xml(text).replaceAll(/&#\d+;/g, '')).not.toMatch(/[<>&"'\p{Cc}]/u)
        expect(plain(text)).not.toMatch(/^\s*(::|##\[)|[\p{Cc}\p{Cf}]|\p{Cs}/u)
        expect(mermaidLabel(text)).not.toMatch(/["<>#;{}[\]|\n]/)
      }),
    )
  })
})

describe('whatever JSON an API sends,', () => {
  it('users and lists are read, or refused as of another form', () => {
    const resources = fc.oneof(
      fc.jsonValue(),
      fc.record({
        id: fc.jsonValue(),
        userName: fc.string(),
        active: fc.jsonValue(),
        roles: fc.jsonValue(),
      }),
    )
    fc.assert(
      fc.property(resources, (json) => {
        for (const read of [
          () => readDomainUser(json).active,
          () => readFusionUser(json).active,
          () => oneFoundIn(jsonAnswer(json), ASKED) === undefined,
          () => oneFoundIn(jsonAnswer({ Resources: [json] }), ASKED) === undefined,
        ]) {
          try {
            // a user may be shown without its state
            expect([true, false, undefined]).toContain(read())
          } catch (thrown) {
            if (!(thrown instanceof OtherForm)) expect(thrown).toBeInstanceOf(NotAskedFor)
          }
        }
      }),
    )
  })

  it('a token is read, or refused by an error that does not show it', () => {
    const part = fc
      .jsonValue()
      .map((json) => Buffer.from(JSON.stringify(json)).toString('base64url'))
    const tokens = fc.oneof(
      anyText,
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    )
    fc.assert(
      fc.property(tokens, (token) => {
        try {
          readAccessToken(token, 'scope', 0)
        } catch (thrown) {
          expect((thrown as Error).message).toBe('the access token is not a JWT')
        }
      }),
    )
  })

  it('a WSDL is read, or refused by an error of XML or of its own', () => {
    const texts = fc.oneof(
      anyText,
      wicked.map((text) => `<d>${text}</d>`),
      fc
        .array(fc.oneof(fc.constantFrom(...WSDL_PARTS), wicked), { maxLength: 12 })
        .map((parts) => `<d targetNamespace="urn:x">${parts.join('')}</d>`),
      fc.integer({ min: 1, max: 30_000 }).map((n) => `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`),
    )
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const { soapAction, request } = readServiceCatalogWsdl(text)
          expect(soapAction).toMatch(/^[\x20-\x7e]*$/)
          expect(() => parseXml(request)).not.toThrow()
        } catch (thrown) {
          const isOurs = /^the WSDL (is|does|names|has) /.test((thrown as Error).message)
          expect(thrown instanceof XmlError || isOurs).toBe(true)
        }
      }),
    )
  })

  it('a document of keys is read, or refused as an answer that was not expected', async () => {
    const [good] = (await createSigning('idcs-0', {})).document.keys
    const member = fc.oneof(fc.jsonValue(), wicked, fc.constantFrom('RSA', 'EC', 'AQAB', 'oct'))
    const key = fc
      .tuple(
        fc.constantFrom({}, good ?? {}),
        fc.dictionary(
          fc.constantFrom('kty', 'n', 'e', 'crv', 'x', 'y', 'x5t', 'x5t#S256', 'x5c'),
          member,
        ),
      )
      .map(([from, other]) => ({ ...from, ...other }))
    const documents = fc.oneof(
      fc.jsonValue().map((json) => JSON.stringify(json)),
      fc
        .array(fc.oneof(key, fc.jsonValue()), { maxLength: 3 })
        .map((keys) => JSON.stringify({ keys })),
      wicked,
    )
    let body = ''
    const dispatcher = new MockAgent()
    dispatcher.disableNetConnect()
    dispatcher
      .get('https://idcs-0.example')
      .intercept({ path: /.*/, method: 'GET' })
      .reply(200, () => body, { headers: { 'content-type': 'application/json' } })
      .persist()
    const domain = new IdentityDomain(
      new ServiceHttp(
        new URL('https://idcs-0.example'),
        testEnvironment({ dispatcher }),
        SERVICES.identityDomain,
      ),
      { mask: () => undefined, now: Date.now },
    )
    const ladder: KeyLadder = {
      clientId: 'c',
      administrator: undefined,
      noLease: 'none is allowed',
      trusted: () => Promise.resolve(false),
      leaseNeedless: false,
      leftToTest: false,
      leased: undefined,
    }
    const client = (): Promise<Authorisation> =>
      Promise.resolve(byToken({ value: 'token' } as AccessToken, 'the client'))
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        body = document
        const verdict = await readSigningKeys(domain, client, ladder).catch((thrown: unknown) => {
          expect(thrown).toBeInstanceOf(UnexpectedAnswer)
          return undefined
        })
        if (verdict?.value === undefined) return
        // no signature verifies with any of them
        const { state, found } = await proveSigningCertificate(verdict.value.of, UNSIGNED)
        expect(state).toBe('fail')
        expect(found.length).toBeLessThan(1_000)
      }),
    )
    await dispatcher.close()
  })
})

describe('whatever stands in x5c,', () => {
  it('the signing certificate is proven or refused, never a throw', async () => {
    const [key] = (await createSigning('idcs-0', {})).document.keys
    const [leaf = ''] = key?.['x5c'] as string[]
    const items = fc.oneof(anyText, fc.base64String(), fc.constant(leaf), spoilt(leaf))
    await fc.assert(
      fc.asyncProperty(fc.array(items, { maxLength: 3 }), async (x5c) => {
        const publicJwk = { kty: 'RSA', n: String(key?.['n']), e: String(key?.['e']) }
        const keys = [{ publicJwk, thumbprint: 'a', thumbprintS256: undefined, x5c }]
        const { state } = await proveSigningCertificate(keys, UNSIGNED)
        // no signature verifies with any of them
        expect(state).toBe('fail')
      }),
      { numRuns: manyRuns(50) },
    )
  })

  it('a certificate that is read is what OpenSSL reads', async () => {
    const [key] = (await createSigning('idcs-0', {})).document.keys
    const [leaf = ''] = key?.['x5c'] as string[]
    let namesCompared = 0
    fc.assert(
      fc.property(spoilt(leaf), (base64) => {
        const der = Buffer.from(base64, 'base64')
        const ours = read(der)
        if (ours === undefined) return
        const theirs = new X509Certificate(der)
        expect([ours.sha256, ours.sha1]).toEqual([theirs.fingerprint256, theirs.fingerprint])
        // a negative number is against RFC 5280, 4.1.2.2
        if (!theirs.serialNumber.startsWith('-'))
          expect(ours.serialNumber).toBe(theirs.serialNumber)
        expect(ours.notBefore.getTime()).toBe(Date.parse(theirs.validFrom))
        expect(ours.notAfter.getTime()).toBe(Date.parse(theirs.validTo))
        for (const [name, other] of [
          [ours.subject, theirs.subject],
          [ours.issuer, theirs.issuer],
        ] as const) {
          // of attributes and texts that are not usual each library has its own spelling; what is usual for us is so
          // for OpenSSL
          if (USUAL_NAME.test(name)) {
            expect(other.replaceAll('\n', ', ')).toBe(name)
            namesCompared += 1
          }
        }
      }),
      { numRuns: manyRuns(500) },
    )
    expect(namesCompared).toBeGreaterThan(100)
  })
})

describe('whatever the inputs are,', () => {
  it('their faults are named, and no secret among them', () => {
    const inputs = fc.record(
      Object.fromEntries(INPUT_NAMES.map((name) => [name, fc.oneof(fc.constant(''), wicked)])),
    )
    fc.assert(
      fc.property(inputs, (values) => {
        const secret = 'S3cret-that-is-not-shown'
        const raw = { ...values, 'fusion-password': secret, 'client-private-key': secret }
        const { faults } = readInputs(raw as unknown as RawInputs)
        expect(faults.join()).not.toContain(secret)
        for (const fault of faults) {
          expect(INPUT_NAMES.some((name) => fault.startsWith(`${name} `))).toBe(true)
          expect(fault).not.toMatch(/[\p{Cc}\p{Cs}]/u)
          expect(fault.length).toBeLessThan(1_000)
        }
        for (const name of [
          'identity-domain-url',
          'client-id',
          'fusion-url',
          'integration-username',
        ]) {
          const isNamed = faults.some((fault) => fault.startsWith(`${name} `))
          expect(isNamed || values[name] !== '').toBe(true)
        }
        // what is wicked is no URL, and a mode at most by chance: fast-check knows names of methods
        const isMode = ['verify', 'plan', 'apply'].includes(values['mode'] ?? '')
        expect(faults.some((fault) => fault.startsWith('mode '))).toBe(!isMode)
        expect(faults.some((fault) => fault.startsWith('fusion-url '))).toBe(true)
      }),
    )
  })
})

/** A name of attributes that every library abbreviates alike. */
const USUAL_NAME = /^((CN|DC|OU|O|C)=[\w .-]+(, |$))+$/

/** What was read, or `undefined` for what was refused by an error. */
function read(der: Buffer): Certificate | undefined {
  try {
    return readCertificate(der)
  } catch (thrown) {
    expect(thrown).toHaveProperty('message', expect.any(String))
    return undefined
  }
}

/** A certificate with one byte changed. */
function spoilt(base64: string): fc.Arbitrary<string> {
  const der = Buffer.from(base64, 'base64')
  return fc
    .tuple(fc.nat({ max: der.length - 1 }), fc.integer({ min: 0, max: 255 }))
    .map(([at, byte]) => {
      const copy = Buffer.from(der)
      copy[at] = byte
      return copy.toString('base64')
    })
}
