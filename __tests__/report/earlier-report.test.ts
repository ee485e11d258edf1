import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readEarlierReport } from '../../src/report/earlier-report.js'

const GOOD = {
  schemaVersion: 1,
  environment: 'test',
  mode: 'verify',
  result: 'pass',
  startedAt: '2026-01-01T00:00:00.000Z',
  hosts: { identityDomain: 'idcs-1.example', fusion: 'pod.example', oic: null },
  checks: [{ id: 'domain.token', state: 'pass', found: 'more than is compared' }],
  certificates: [{ role: 'signing', sha256: 'AB' }],
}

/** Windows has no such device. */
const platformFiles = process.platform === 'win32' ? 1 : 2

describe('compare-with', () => {
  it('that is not given names no report', async () => {
    expect(await readEarlierReport('')).toBeUndefined()
  })

  it('that names a report is read', async () => {
    expect(await read(JSON.stringify(GOOD))).toMatchObject({
      report: { environment: 'test', checks: [{ id: 'domain.token', state: 'pass' }] },
    })
  })

  it.each([
    ['no JSON', '{', 'which is not JSON'],
    ['another JSON', '[]', 'which is not a report with schemaVersion 1'],
    ['null', 'null', 'which is not a report'],
    ['a later version', JSON.stringify({ ...GOOD, schemaVersion: 2 }), 'with schemaVersion 1'],
    ['no checks', JSON.stringify({ ...GOOD, checks: undefined }), 'is not a report'],
    ['checks that are none', JSON.stringify({ ...GOOD, checks: [{ id: 1 }] }), 'is not a report'],
    ['certificates of null', JSON.stringify({ ...GOOD, certificates: [null] }), 'is not a report'],
    ['a number for its time', JSON.stringify({ ...GOOD, startedAt: 1 }), 'is not a report'],
    ['no time', JSON.stringify({ ...GOOD, startedAt: 'x'.repeat(5_000_000) }), 'is not a report'],
    ['no date', JSON.stringify({ ...GOOD, startedAt: '2026-13-01T00:00:00Z' }), 'is not a report'],
    ['no hosts', JSON.stringify({ ...GOOD, hosts: undefined }), 'is not a report'],
    ['a host that is none', JSON.stringify({ ...GOOD, hosts: { fusion: 1 } }), 'is not a report'],
    ['eleven megabytes', ' '.repeat(11 * 1024 * 1024), 'which is too large'],
  ])('that names a file of %s is a fault', async (_, text, fault) => {
    const { fault: found } = (await read(text)) ?? {}
    expect(found).toContain(fault)
    expect(found).toContain('expected the path of a report.json of this action')
  })

  it('that names a file with a byte order mark is read', async () => {
    expect(await read(`\uFEFF${JSON.stringify(GOOD)}`)).toHaveProperty('report')
  })

  it('keeps no text that is longer than a name', async () => {
    const long = 'x'.repeat(100_000)
    const report = {
      ...GOOD,
      environment: long,
      mode: long,
      result: long,
      checks: [{ id: long, state: long }],
      certificates: [{ role: long, sha256: long }],
      hosts: { identityDomain: long, fusion: long, oic: long },
    }
    const { report: kept } = (await read(JSON.stringify(report))) ?? {}
    expect(kept).toHaveProperty('environment')
    expect(JSON.stringify(kept).length).toBeLessThan(3000)
  })

  it('that names a directory, or what only looks like a file, is a fault', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'earlier-'))
    await mkdir(join(directory, 'report.json'))
    for (const path of [join(directory, 'report.json'), '/dev/zero'].slice(0, platformFiles)) {
      expect((await readEarlierReport(path))?.fault).toContain('which is not a file')
    }
    await rm(directory, { recursive: true })
  })

  it('that names a file larger than memory is a fault, found before it is read', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'earlier-'))
    const path = join(directory, 'report.json')
    await writeFile(path, '')
    await truncate(path, 2 ** 40)
    expect((await readEarlierReport(path))?.fault).toContain('which is too large')
    await rm(directory, { recursive: true })
  })

  it('that names nothing is a fault', async () => {
    expect(await readEarlierReport('/nowhere/report.json')).toEqual({
      fault:
        'names "/nowhere/report.json", which cannot be read (ENOENT), expected the path of a report.json of this action',
    })
  })
})

async function read(text: string): ReturnType<typeof readEarlierReport> {
  const directory = await mkdtemp(join(tmpdir(), 'earlier-'))
  const path = join(directory, 'report.json')
  await writeFile(path, text)
  const result = await readEarlierReport(path)
  await rm(directory, { recursive: true })
  return result
}
