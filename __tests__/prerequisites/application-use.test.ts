import { expect, it } from '@jest/globals'
import type { Connection } from '../../src/oracle/connection.js'
import { clientOf, useOf, type ClientOf } from '../../src/prerequisites/application-use.js'
import { app } from './applications.js'

function connection(
  clientId: string | undefined,
  securityPolicy = 'FA_OAUTH_AUTHORIZATION_CODE',
): Connection {
  return {
    id: 'ERP',
    name: '',
    status: 'CONFIGURED',
    locked: false,
    securityPolicy,
    propertyValues: [],
    clientId,
  }
}

const CONSENTING = app({ allowedGrants: ['authorization_code'] })
const RENEWING = app({ allowedGrants: ['refresh_token'] })
const CALLED_BACK = app({ redirectUris: ['https://x.example/icsapis/agent/oauth/callback'] })
const ALONE = app({ allowedGrants: ['client_credentials'], redirectUris: ['https://x.example/'] })

it.each<[string, readonly (Connection | undefined)[], ReturnType<typeof app> | undefined, string]>([
  ['no connection', [], CONSENTING, 'none'],
  ['a connection that shows this client id', [connection('client')], ALONE, 'this'],
  ['one of two that shows it', [connection('x'), connection('client')], ALONE, 'this'],
  ['a connection that shows another one', [connection('x')], CONSENTING, 'none'],
  ['a connection by password', [connection('client', 'BASIC_AUTH')], CONSENTING, 'none'],
  ['a connection without a policy', [connection('client', '')], CONSENTING, 'none'],
  ['none shown, and a client that consents', [connection(undefined)], CONSENTING, 'presumably'],
  ['none shown, and a client that renews', [connection(undefined)], RENEWING, 'presumably'],
  [
    'none shown, and a client that is called back',
    [connection(undefined)],
    CALLED_BACK,
    'presumably',
  ],
  ['none shown, and a client for itself', [connection(undefined)], ALONE, 'unknown'],
  ['none shown, and no application', [connection(undefined)], undefined, 'unknown'],
  ['a connection that cannot be read', [undefined], CONSENTING, 'unknown'],
  ['another one, and one that cannot be read', [connection('x'), undefined], CONSENTING, 'unknown'],
])('%s', (_, shown, application, use) => {
  expect(useOf(shown, 'client', application)).toBe(use)
})

it.each<[string, Connection | undefined, ClientOf]>([
  ['that shows it', connection('client'), 'this'],
  ['that shows another one', connection('x'), 'another'],
  ['that renews no tokens', connection('client', 'BASIC_AUTH'), 'another'],
  ['that shows none', connection(undefined), 'unknown'],
  ['that cannot be read', undefined, 'unknown'],
])('the client of a connection %s', (_, shown, client) => {
  expect(clientOf(shown, 'client')).toBe(client)
})
