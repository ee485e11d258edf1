import { describe, expect, it } from '@jest/globals'
import { eventList } from '../../sandbox/fusion/event-list.js'
import { serviceList } from '../../sandbox/fusion/service-list.js'
import { listsEvents, listsServices } from '../../src/oracle/catalog-lists.js'

const EVENTS = JSON.stringify({ events: eventList() })
const EVENT = JSON.stringify(eventList()[0])

describe('the event catalogue lists events', () => {
  it.each([
    ['whole', EVENTS],
    ['up to 64 KB', EVENTS.slice(0, 64 * 1024)],
    ['up to its first member', EVENTS.slice(0, 14)],
    ['indented', JSON.stringify({ events: eventList() }, undefined, 2).slice(0, 64 * 1024)],
    ['after a byte order mark', `\uFEFF${EVENTS}`],
    ['after a count', `{"count": 199, "hasMore": false, "events": [${EVENT}`],
    ['as items', `{"items":[${EVENT}],"links":[]}`],
    ['at the top', `[${EVENT}, ${EVENT}`],
    ['of the customer', `{"customEvents":[${EVENT}]}`],
    ['one', `{"events":[${EVENT}]}`],
  ])('%s', (_, body) => {
    expect(listsEvents(body)).toBe(true)
  })

  it.each([
    '{"events":[]}',
    '{"events":[{}]}',
    '{"events":[null]}',
    '{"events":{}}',
    '{"events":"none"}',
    '{"events":null}',
    '[]',
    '',
    ' ',
    '{}',
    'null',
    'OK',
    '"events"',
    '{"title":"Forbidden","status":"403"}',
    '{"title":"Forbidden","status":"403","o:errorDetails":[{"detail":"no \\"events\\":[{\\"a\\""}]}',
    '<x/>',
    '{"events":[',
    '{"message":"see \\"events\\":[{\\"id\\"',
  ])('and does not in %s', (body) => {
    expect(listsEvents(body)).toBe(false)
  })

  it('which is told in no time, whatever the text', () => {
    const begin = performance.now()
    for (const piece of ['"a":1,', ' ', '{"', '"events":', '[', '"a":"', '<a ', '<a:']) {
      const text = `{${piece.repeat((64 * 1024) / piece.length)}`
      expect([listsEvents(text), listsServices(text)]).toEqual([false, false])
    }
    expect(performance.now() - begin).toBeLessThan(2000)
  })
})

function envelope(body: string): string {
  return `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header/><env:Body>${body}</env:Body></env:Envelope>`
}

const ANSWER = 'getAllServiceEndPointsResponse'

describe('the service catalogue lists services', () => {
  it.each([
    ['whole', serviceList()],
    ['up to 64 KB', serviceList().slice(0, 64 * 1024)],
    [
      'without prefixes',
      envelope(`<${ANSWER}>\n <result>\n  <qName>{n}A</qName></result></${ANSWER}>`),
    ],
    ['with a prefix that has a hyphen', envelope(`<a-1:${ANSWER}><a-1:result><q>A`)],
    ['in a part of several', `--part\r\n\r\n${serviceList().slice(0, 5000)}`],
  ])('%s', (_, body) => {
    expect(listsServices(body)).toBe(true)
  })

  it.each([
    ['an empty body', envelope('')],
    ['no result', envelope(`<${ANSWER}/>`)],
    ['no result between the tags', envelope(`<${ANSWER}></${ANSWER}>`)],
    ['an empty result', envelope(`<${ANSWER}><result/></${ANSWER}>`)],
    ['an empty result between the tags', envelope(`<${ANSWER}><result></result></${ANSWER}>`)],
    ['another operation', envelope('<getServiceEndPointResponse><result><q>A</q></result>')],
    ['a fault', envelope('<env:Fault><faultcode>env:Server</faultcode></env:Fault>')],
    ['no envelope', `<${ANSWER}><result><q>A</q></result></${ANSWER}>`],
    ['nothing', ''],
    ['JSON', '{"events":[{"id":"A"}]}'],
  ])('and does not with %s', (_, body) => {
    expect(listsServices(body)).toBe(false)
  })
})
