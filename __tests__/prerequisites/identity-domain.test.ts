import { expect, it } from '@jest/globals'
import { UnexpectedAnswer } from '../../src/oracle/answer.js'
import type { IdentityDomain } from '../../src/oracle/identity-domain.js'
import { reach } from '../../src/prerequisites/identity-domain.js'
import { jsonAnswer } from '../oracle/json-answer.js'

it.each([
  ['<html>', ['not-the-api', 'stopped-on-the-way']],
  // what the application server says in words of its own is explained like any other answer
  ['<html><title>Error 404--Not Found</title>', undefined],
])('takes a page for the first path for one of another host: %s', async (body, ids) => {
  const answer = jsonAnswer({}, { status: 404, body, contentType: 'text/html' })
  const refused = new UnexpectedAnswer(answer)
  const domain = { discover: () => Promise.reject(refused) } as unknown as IdentityDomain
  const told = reach(domain).then(({ state, causes }) => [state, causes?.map(({ id }) => id)])
  await (ids === undefined
    ? expect(told).rejects.toBe(refused)
    : expect(told).resolves.toEqual(['fail', ids]))
})
