import { describe, expect, it } from '@jest/globals'
import { readServiceCatalogWsdl } from '../../src/oracle/service-catalog-wsdl.js'

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
  ])('that %s is refused', (_, text) => {
    expect(() => readServiceCatalogWsdl(text)).toThrow()
    expect(() => readServiceCatalogWsdl(text)).not.toThrow(RangeError)
  })
})
