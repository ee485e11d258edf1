import { describe, expect, it } from '@jest/globals'
import type { InputName } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { raw } from './good-inputs.js'

const WHY =
  'GitHub passes an empty string when the variable or secret does not exist, or when the job has no `environment:`'

describe('an input that is empty', () => {
  it.each<[InputName, Partial<Record<InputName, string>>]>([
    ['identity-domain-url', {}],
    ['client-id', {}],
    ['client-secret', {}],
    ['fusion-url', {}],
    ['integration-username', {}],
    ['output-directory', {}],
    ['mode', {}],
    ['certificate-alias', {}],
    ['expiry-warning-days', {}],
    ['fail-on', {}],
    ['fail-fast', {}],
    ['github-token', { 'report-issue': 'on-failure' }],
    ['admin-client-secret', { 'admin-client-id': 'x' }],
    ['admin-client-id', { 'admin-client-secret': 'x' }],
    ['fusion-password', { 'fusion-username': 'x' }],
    ['fusion-username', { 'fusion-password': 'x' }],
    ['client-private-key', { 'client-certificate-alias': 'x' }],
    ['integration-password', { 'probe-grant': 'password' }],
    ['client-private-key', { 'probe-grant': 'jwt-bearer' }],
  ])('is named, and why GitHub may pass it so: %s', (name, others) => {
    const { faults } = readInputs(raw({ ...others, [name]: '' }))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name} is empty[.,]`))
    expect(faults[0]).toContain(WHY)
  })

  it('is one fault of five, and the reason is given once', () => {
    const { faults } = readInputs(
      raw({
        'identity-domain-url': '',
        'client-id': '',
        'client-secret': '',
        'fusion-url': '',
        'integration-username': '',
      }),
    )
    expect(faults).toHaveLength(5)
    expect(faults.filter((fault) => fault.includes(WHY))).toEqual([faults[0]])
    expect(faults.filter((fault) => / is empty( too)?\b/.test(fault))).toEqual(faults)
  })

  it.each<[string, object, string]>([
    ['a pull request', { event: 'pull_request' }, 'from a fork'],
    ['a review', { event: 'pull_request_review' }, 'from a fork'],
    ['Dependabot', { event: 'pull_request', actor: 'dependabot[bot]' }, 'Dependabot'],
    ['Dependabot, by a push', { event: 'push', actor: 'dependabot[bot]' }, 'Dependabot'],
  ])('in a run of %s may be so for want of secrets', (_, runner, said) => {
    expect(readInputs(raw({ 'client-secret': '' }), runner).faults.join()).toContain(said)
  })

  it.each<[string, object]>([
    ['a schedule', { event: 'schedule', actor: 'mona' }],
    ['a pull request that gets secrets', { event: 'pull_request_target', actor: 'mona' }],
    ['a person', { event: 'workflow_dispatch', actor: 'mona' }],
  ])('in a run of %s is not', (_, runner) => {
    const said = readInputs(raw({ 'client-secret': '' }), runner).faults.join()
    expect(said).not.toMatch(/fork|Dependabot/)
  })
})
