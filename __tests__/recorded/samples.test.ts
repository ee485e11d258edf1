import { describe, expect, it } from '@jest/globals'
import { FUSION_READINGS } from './fusion.js'
import { DOMAIN_READINGS } from './identity-domain.js'
import { INTEGRATION_READINGS } from './integration.js'
import { SAMPLES } from './samples.js'

const READINGS = { ...DOMAIN_READINGS, ...FUSION_READINGS, ...INTEGRATION_READINGS }

/** Samples that nothing in the action reads, and why. */
const NO_READER: Readonly<Record<string, string>> = {
  'idcs-trust-get-default': 'the action never reads a trust',
  'idcs-trust-get-rules': 'the action never reads a trust',
  'fusion-interface-catalogs': 'no check asks for the catalogue of interfaces',
  'oic-connection-export': 'the action reads connections by the API, not from exports',
  'b2c-issuer-not-trusted': 'a sister product, kept for its wording',
}

describe('a recorded answer', () => {
  it.each(SAMPLES.filter(({ id }) => id in READINGS))(
    '$id is read as the reference reads it',
    async (sample) => {
      await READINGS[sample.id]?.(sample)
    },
  )

  it.each(Object.entries(NO_READER))('%s has no reader: %s', (id) => {
    expect(READINGS).not.toHaveProperty([id])
  })

  it('is fed to what reads it once, and there is one for every reading', () => {
    const ids = SAMPLES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(44)
    const known = [READINGS, NO_READER].flatMap((table) => Object.keys(table))
    expect(known.toSorted()).toEqual(ids.toSorted())
  })
})
