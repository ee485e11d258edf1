import { createPrivateKey } from 'node:crypto'
import { decodeJwt } from 'jose'
import { expect, it } from '@jest/globals'
import { clientKey } from '../../sandbox/identity-domain/assertions.js'
import { authenticateClient, signAssertion } from '../../src/oracle/confidential-client.js'

const NOW = Date.parse('2026-11-24T12:00:00.900Z')
const SECONDS = Math.floor(NOW / 1000)

it('every assertion is dated back by a minute, and lives five minutes from then', async () => {
  const key = { privateKey: createPrivateKey(await clientKey()), certificateAlias: 'alias' }
  const ofUser = await signAssertion('id', key, 'SA', ['audience'], NOW)
  const { form } = await authenticateClient({ id: 'id', secret: '', key }, ['audience'], NOW)
  for (const assertion of [ofUser, form['client_assertion'] ?? '']) {
    expect(decodeJwt(assertion)).toMatchObject({ iat: SECONDS - 60, exp: SECONDS + 240 })
  }
})
