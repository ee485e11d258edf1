import { expect, it } from '@jest/globals'
import { faultsOfRedirect } from '../../src/prerequisites/redirect-url.js'
import { app, said } from './applications.js'

const CALLBACK = '/icsapis/agent/oauth/callback'
const DESIGN = 'https://design.integration.eu-frankfurt-1.ocp.oraclecloud.com'
const INSTANCE = 'https://oic-acme-fr.integration.eu-frankfurt-1.ocp.oraclecloud.com'
const OTHER = INSTANCE.replace('acme', 'other')
const GENERATION_2 = 'https://oic-acme-fr.integration.ocp.oraclecloud.com'
const CUSTOM = 'https://oic.acme.example'

it.each<[string, readonly string[] | undefined, string, 'good' | 'bad' | 'unknown']>([
  ['is that of oic-url', [`${INSTANCE}${CALLBACK}`], INSTANCE, 'good'],
  ['has the port', [`${INSTANCE}:443${CALLBACK}`], INSTANCE, 'good'],
  ['is one of several', ['https://x.example/', `${INSTANCE}${CALLBACK}`], INSTANCE, 'good'],
  ['is that of the instance, and oic-url is not', [`${INSTANCE}${CALLBACK}`], DESIGN, 'unknown'],
  ['is that of the design time, and oic-url is not', [`${DESIGN}${CALLBACK}`], INSTANCE, 'unknown'],
  ['is that of another instance', [`${OTHER}${CALLBACK}`], INSTANCE, 'unknown'],
  [
    'is that of the design time in its other spelling',
    [`${DESIGN.replace('design.integration.', 'design-integration-')}${CALLBACK}`],
    DESIGN,
    'good',
  ],
  ['is not of HTTPS', [`${INSTANCE.replace('https', 'http')}${CALLBACK}`], INSTANCE, 'bad'],
  [
    'is another one not of HTTPS',
    [`${CUSTOM.replace('https', 'http')}${CALLBACK}`],
    INSTANCE,
    'bad',
  ],
  ['is of Generation 2', [`${GENERATION_2}${CALLBACK}`], INSTANCE, 'bad'],
  [
    'is of another region',
    [`${INSTANCE}${CALLBACK}`.replace('eu-frankfurt-1', 'uk')],
    INSTANCE,
    'bad',
  ],
  ['has another path', [`${INSTANCE}/icsapis/agent/oauth`], INSTANCE, 'bad'],
  ['has another port', [`${INSTANCE}:8443${CALLBACK}`], INSTANCE, 'bad'],
  ['is no URL', ['callback', ''], INSTANCE, 'bad'],
  ['is none', [], INSTANCE, 'bad'],
  ['is that of a custom endpoint', [`${CUSTOM}${CALLBACK}`], DESIGN, 'unknown'],
  [
    'is that of the instance, and oic-url a custom one',
    [`${INSTANCE}${CALLBACK}`],
    CUSTOM,
    'unknown',
  ],
  ['is another page of a custom endpoint', [`${CUSTOM}/home`], DESIGN, 'bad'],
  ['is not shown', undefined, INSTANCE, 'unknown'],
])('the redirect URL %s', (_, redirectUris, url, what) => {
  const found = faultsOfRedirect(app({ redirectUris }), new URL(url))
  expect(said(found)).toEqual(
    {
      good: [],
      bad: ['redirect-uri-mismatch'],
      unknown: [expect.stringContaining('redirect URLs')],
    }[what],
  )
  // people are sent back when they consent, and a connection that has its tokens is not
  expect(found.faults.filter(({ explains401 }) => explains401)).toEqual([])
})

it.each<[string, string, string, readonly string[]]>([
  ['of an instance', INSTANCE, `${INSTANCE}${CALLBACK}`, [`${INSTANCE}${CALLBACK}`]],
  // all instances of a region share it
  ['of the design time', DESIGN, `https://<host of the instance>${CALLBACK}`, []],
])('the redirect URL to add is that of the instance, by the host %s', (_, url, named, edited) => {
  const [fault] = faultsOfRedirect(app({ redirectUris: [] }), new URL(url)).faults
  expect(fault?.expected).toBe(`the redirect URL ${named}`)
  expect(fault?.fix).toContain(named)
  expect(fault?.edit?.value ?? []).toEqual(edited)
})
