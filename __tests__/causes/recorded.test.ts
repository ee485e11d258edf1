import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { KNOWN_CAUSES } from '../../src/causes/background/catalogue.js'

const SAMPLES = JSON.parse(
  readFileSync('__tests__/data/recorded-samples.json', 'utf8'),
) as readonly { readonly id: string; readonly strength: string }[]

const RECORDED = Object.entries(KNOWN_CAUSES).flatMap(([id, { confidence }]) => {
  const [, sample] = /^recorded: (.+)$/.exec(confidence) ?? []
  return sample === undefined ? [] : [[id, sample] as const]
})

describe('a cause whose evidence is recorded', () => {
  it.each(RECORDED)('%s names a sample of a live service: %s', (_, sample) => {
    expect(SAMPLES.find(({ id }) => id === sample)?.strength).toBe('live')
  })

  it('is the exception', () => {
    expect(RECORDED.map(([id]) => id)).not.toEqual([])
    expect(RECORDED.length).toBeLessThan(Object.keys(KNOWN_CAUSES).length / 4)
  })
})
