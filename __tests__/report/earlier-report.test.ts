import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readEarlierReport } from '../../src/report/earlier-report.js'

const GOOD = {
  schemaVersion: 1,
  environment: 'test',
  mode: 'verify',
  result: 'pass',
  startedAt: '2026-01-01T00:00:00Z',
  checks: [{ id: 'domain.token', state: 'pass', found: 'more than is compared' }],
  certificates: [{ role: 'signing', sha256: 'AB' }],
}

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
    ['eleven megabytes', ' '.repeat(11 * 1024 * 1024), 'which is too large'],
  ])('that names a file of %s is a fault', async (_, text, fault) => {
    const { fault: found } = (await read(text)) ?? {}
    expect(found).toContain(fault)
    expect(found).toContain('expected the path of a report.json of this action')
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
