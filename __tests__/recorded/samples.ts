import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MockAgent } from 'undici'
import { ServiceHttp, type HttpEnvironment } from '../../src/http/client.js'
import { ServiceWriter } from '../../src/http/service-writer.js'
import type { Service } from '../../src/http/service.js'
import { SERVICES } from '../../src/oracle/services.js'
import { testEnvironment } from '../http/test-environment.js'

/** An answer or artefact of a live service, or what is known of one; see `__tests__/data/README.md`. */
export interface Sample {
  readonly id: string
  readonly service: string
  /** `null`: not recorded. */
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Feeds one sample to what reads it, and holds the verdict or cause against the reference. */
export type Readings = Readonly<Record<string, (sample: Sample) => Promise<void> | void>>

const SAMPLES_FILE = join(import.meta.dirname, '../data/recorded-samples.json')

export const SAMPLES = JSON.parse(readFileSync(SAMPLES_FILE, 'utf8')) as readonly Sample[]

/** Looks a sample up. */
export function sampleNamed(id: string): Sample {
  const sample = SAMPLES.find((candidate) => candidate.id === id)
  if (sample === undefined) throw new Error(`no sample ${id}`)
  return sample
}

/** What a service answers, path by path. */
export interface Served {
  readonly path: string
  readonly method?: 'GET' | 'POST' | 'PATCH'
  readonly sample: Pick<Sample, 'status' | 'headers' | 'body'>
  /** For a status that was not recorded, as the reference has it. */
  readonly status?: number
}

/** A client of an origin that answers with samples, as often as it is asked, and refuses to reach anybody else. */
export function serving(
  service: Service,
  origin: string,
  answers: readonly Served[],
  given: Partial<HttpEnvironment> = {},
): ServiceHttp {
  return new ServiceHttp(new URL(origin), { ...environmentOf(origin, answers), ...given }, service)
}

/** The same for what writes. */
export function servingWrites(origin: string, answers: readonly Served[]): ServiceWriter {
  return new ServiceWriter(new URL(origin), environmentOf(origin, answers), SERVICES.fusion)
}

function environmentOf(origin: string, answers: readonly Served[]): HttpEnvironment {
  const dispatcher = new MockAgent()
  dispatcher.disableNetConnect()
  for (const { path, method = 'GET', sample, status = 200 } of answers) {
    const { body } = sample
    const isText = typeof body === 'string'
    const data = isText ? body : body === null ? '' : JSON.stringify(body)
    const type = isText ? 'text/xml' : 'application/json'
    dispatcher
      .get(origin)
      .intercept({ path: (asked) => asked.split('?')[0] === path, method })
      .reply(sample.status ?? status, data, {
        headers: { ...(data !== '' && { 'content-type': type }), ...sample.headers },
      })
      .persist()
  }
  return testEnvironment({ dispatcher, mayWrite: true })
}
