import { describe, expect, it } from '@jest/globals'
import { readServiceCatalogWsdl, WsdlUnusable } from '../../src/oracle/service-catalog-wsdl.js'

const INPUT = '<w:input message="tns:ask"/>'

function wsdl(parts: {
  readonly part?: string
  readonly action?: string
  readonly root?: string
}): string {
  const { part = 'element="types:askAll"', action = 'urn:act', root = '' } = parts
  return `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:types="urn:types" targetNamespace="urn:target"${root}>
    <w:message name="ask"><w:part name="p" ${part}/></w:message>
    <w:portType name="p"><w:operation name="other">${INPUT}</w:operation>
      <w:operation name="getAllServiceEndPoints">${INPUT}</w:operation></w:portType>
    <w:binding name="b"><w:operation name="getAllServiceEndPoints"><s:operation soapAction="${action}"/><w:input/></w:operation></w:binding>
  </w:definitions>`
}

describe('the WSDL of the service catalogue', () => {
  it('says element, namespace and action of the request', () => {
    const { soapAction, request } = readServiceCatalogWsdl(wsdl({}))
    expect(soapAction).toBe('urn:act')
    expect(request).toContain('<q:askAll xmlns:q="urn:types"/>')
  })

  it('may use the target namespace', () => {
    const { request } = readServiceCatalogWsdl(wsdl({ part: 'element="askAll"' }))
    expect(request).toContain('<q:askAll xmlns:q="urn:target"/>')
  })

  it.each([
    ['is no XML', 'x'],
    ['is a web page', '<html><br></html>'],
    ['describes something else', '<definitions targetNamespace="x"/>'],
    ['has an undeclared prefix', wsdl({ part: 'element="nobody:askAll"' })],
    ['has a name with syntax in it', wsdl({ part: 'element="types:a/&gt;&lt;b"' })],
    ['has an action with a line break', wsdl({ action: 'a&#10;b' })],
    ['is nested without an end', `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`],
    ['has a document type', `<!DOCTYPE w [<!ENTITY e "x">]>${wsdl({})}`],
    ['has an action of a megabyte', wsdl({ action: 'a'.repeat(200_000) })],
  ])('that %s is refused, in words that repeat nothing of it', (_, text) => {
    const refusal = refusalOf(text)
    expect(refusal).toBeInstanceOf(WsdlUnusable)
    expect((refusal as Error).message).toMatch(/^the WSDL [\w' -]{5,60}$/)
  })

  it('may have the line ends of Windows', () => {
    expect(readServiceCatalogWsdl(wsdl({}).replaceAll('\n', '\r\n')).soapAction).toBe('urn:act')
  })

  it('may have what looks like elements in comments, values and CDATA', () => {
    const levels = '<a>'.repeat(100)
    const root = ` c="${levels.replaceAll('<', '>')}"`
    const text = wsdl({ root }).replace(
      '<w:portType',
      `<!--${levels}--><![CDATA[${levels}]]><w:portType`,
    )
    expect(readServiceCatalogWsdl(text).soapAction).toBe('urn:act')
  })
})

/** A shape of text, made as long as it is wanted. */
type Shape = (length: number) => string

const of =
  (unit: string, wrap: (text: string) => string = (text) => `<a>${text}</a>`): Shape =>
  (length) =>
    wrap(unit.repeat(Math.floor(length / unit.length)))

const attributes: Shape = (length) =>
  `<a ${Array.from({ length: length / 10 }, (_, nth) => `a${String(nth)}="x"`).join(' ')}/>`

/** A wide tree under as many levels as are let through. */
const wide: Shape = (length) =>
  `${'<a>'.repeat(60)}${of('<b/>', (text) => text)(length)}${'</a>'.repeat(60)}`

describe('a description as large as an answer may be is done with at once', () => {
  const shapes: readonly (readonly [string, Shape])[] = [
    ['levels', (length) => `${'<a>'.repeat(length / 7)}${'</a>'.repeat(length / 7)}`],
    ['levels that are not closed', of('<a>', (text) => text)],
    ['a thousand levels over all else', (length) => '<a>'.repeat(1000) + of('<b/>')(length)],
    ['the most levels over all else', wide],
    ['carriage returns', of('\r')],
    ['carriage returns in a value', of('\r', (text) => `<a b="${text}"/>`)],
    ['carriage returns and ends of tags', of('\r>')],
    ['attributes', attributes],
    ['one long value', of('x', (text) => `<a b="${text}"/>`)],
    ['quotation marks', of('"', (text) => `<a ${text}`)],
    ['beginnings of tags', of('<', (text) => text)],
    ['beginnings of comments', of('<!--', (text) => text)],
    ['comments', of('<!---->')],
    ['CDATA', of('<![CDATA[x]]>')],
    ['instructions', of('<?x y?>')],
    ['entities', of('&amp;')],
    ['entities that are not closed', of('&')],
    [
      'entities that call each other',
      of('<!ENTITY a "&b;&b;">', (text) => `<!DOCTYPE a [${text}]><a/>`),
    ],
    ['one text', of('x')],
    ['siblings', of('<b>x</b>')],
  ]
  it.each(shapes)('%s', (_, shape) => {
    // as large as is parsed, as the HTTP layer lets through, and in between
    for (const length of [100_000, 250_000, 262_000, 1_000_000]) {
      const text = shape(length)
      // of the processor, which others may keep busy
      const before = process.cpuUsage()
      expect(refusalOf(text)).toBeInstanceOf(WsdlUnusable)
      const { user, system } = process.cpuUsage(before)
      // some tens of milliseconds; before, some took minutes
      expect((user + system) / 1000).toBeLessThan(5000)
    }
  })
})

function refusalOf(text: string): unknown {
  try {
    return readServiceCatalogWsdl(text)
  } catch (thrown) {
    return thrown
  }
}
