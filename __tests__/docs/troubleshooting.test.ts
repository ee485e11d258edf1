import { describe, expect, it } from '@jest/globals'
import { SCENARIOS } from '../../sandbox/scenarios.js'
import { INPUT_NAMES } from '../../src/inputs/names.js'
import { readInputs } from '../../src/inputs/read-inputs.js'
import { raw } from '../inputs/good-inputs.js'
import { patternOf, quotedMessages } from './quoted-messages.js'

const ofInputs = await quotedMessages('Given')
const ofScenarios = await quotedMessages('Scenario')

describe('a message that docs/troubleshooting.md quotes', () => {
  it.each(ofInputs)('is what bad inputs say: $message', ({ message, shownBy }) => {
    const [name = '', ...rest] = shownBy.split(':')
    expect(INPUT_NAMES).toContain(name)
    const { faults } = readInputs(raw({ [name]: rest.join(':').trim() }))
    expect(faults.join('\n')).toMatch(patternOf(message))
  })

  // __tests__/scenarios/expect-outcome.ts holds it against what the action says there
  it.each(ofScenarios)('names a scenario that shows it: $message', ({ message, shownBy }) => {
    expect(message).not.toBe('')
    expect(SCENARIOS.map(({ name }) => name)).toContain(shownBy)
  })

  it.each([...ofInputs, ...ofScenarios])('has numbered steps: $message', ({ steps }) => {
    expect(steps).toBeGreaterThan(0)
  })

  it('stands for the text itself, apart from what differs', () => {
    expect('POST localhost:1/oauth2/v1/token answered 401').toMatch(
      patternOf('POST <domain>/oauth2/v1/token answered 401'),
    )
    expect('answered 401 (web page)').not.toMatch(patternOf('answered 401 [web page]'))
    expect('a\nb').not.toMatch(patternOf('a…b'))
  })
})
