import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Report } from '../../src/report/report.js'
import { cleanUp, runAction } from '../../sandbox/run-action.js'
import { startSandbox } from '../../sandbox/sandbox.js'
import { HOSTILE, SCENARIOS } from '../../sandbox/scenarios.js'
import { NODES } from './nodes.js'

const ajv = new Ajv2020({ strict: true, allErrors: true })
addFormats.default(ajv)
const followsSchema = ajv.compile<Report>(
  JSON.parse(
    await readFile(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'),
  ) as object,
)

/** Everything that verify may send: reads, and the token request. */
const READS = [
  'GET /.well-known/openid-configuration',
  'POST /oauth2/v1/token',
  'GET /admin/v1/SigningCert/jwk',
  'GET /hcmRestApi/scim/Users',
  'GET /fscmUI/faces/FuseWelcome',
]

describe.each(NODES)('on %s the bundle says', (_, node) => {
  it.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))(
    'what is wrong when %s',
    async (_title, scenario) => {
      const sandbox = await startSandbox(scenario)
      const run = await runAction({
        entry: 'main',
        inputs: sandbox.inputs,
        node,
        env: { RUNNER_DEBUG: '1' },
      })
      await sandbox.close()
      const written = await readFile(run.outputs['report-path'] ?? '', 'utf8')
      const report: unknown = JSON.parse(written)
      await cleanUp(run)

      if (!followsSchema(report)) throw new Error(ajv.errorsText(followsSchema.errors))
      const notGood = report.checks.filter(({ state }) => state !== 'pass' && state !== 'skip')
      expect(
        Object.fromEntries(
          notGood.map(({ id, state, causes: [first] }) => [
            id,
            first ? [state, first.id] : [state],
          ]),
        ),
      ).toEqual(scenario.outcome.checks ?? {})
      expect(report.result).toBe(scenario.outcome.result)
      expect(run.outputs['result']).toBe(scenario.outcome.result)
      expect(run.exitCode).toBe(['fail', 'error', 'blocked'].includes(report.result) ? 1 : 0)
      for (const check of notGood.filter(({ state }) => state !== 'warn')) {
        expect(check).toMatchObject({
          expected: expect.any(String),
          fixBy: expect.any(String),
          fix: expect.any(String),
        })
      }

      // nothing that must not be there, whatever the domain answered
      expect(run.stderr).toBe('')
      const toFusion = sandbox.requests.filter(({ service }) => service === 'fusion')
      expect(
        toFusion.filter(({ headers }) => 'authorization' in headers || 'cookie' in headers),
      ).toEqual([])
      const sent = new Set(sandbox.requests.map(({ method, path }) => `${method} ${path}`))
      expect([...sent].filter((line) => !READS.includes(line))).toEqual([])
      const secrets = [...run.masks, sandbox.inputs['client-secret'] ?? '']
      const shown = withoutMasking(run.stdout) + run.summary + written + JSON.stringify(run.outputs)
      for (const secret of secrets) expect(shown).not.toContain(secret)
      for (const piece of [HOSTILE, '<img', '](https://evil', '\u001b', '\u202e']) {
        expect(run.summary).not.toContain(piece)
      }
      expect(run.stdout).not.toMatch(/^(::set-output|##\[error\])/m)
      expect(run.summary.startsWith('## sandbox: ')).toBe(true)
    },
  )
})

function withoutMasking(log: string): string {
  return log.replaceAll(/^::add-mask::.*$/gm, '')
}
