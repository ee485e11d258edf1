import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { readDescription } from '../scripts/description.js'
import { INPUT_NAMES, SECRET_INPUTS } from '../src/inputs/names.js'

interface Action {
  readonly inputs: Readonly<
    Record<string, { description: string; required?: boolean; default?: string }>
  >
  readonly outputs: Readonly<Record<string, { description: string }>>
  readonly runs: Readonly<Record<string, string>>
}

const action = parse(await readFile('action.yml', 'utf8')) as Action

const DEFAULTS: Readonly<Record<string, string>> = {
  mode: 'verify',
  'admin-auth': 'client',
  'temporary-grant': 'if-needed',
  'certificate-alias': 'OIC_IDCS_CERT',
  'ca-certificate-alias': 'OIC_CA_CERT',
  'expiry-warning-days': '60',
  'certificate-import': 'manual',
  'probe-grant': 'auto',
  adapter: 'erp',
  'required-roles': 'ORA_FND_INTEGRATION_SPECIALIST_JOB\nSOAOperator\n',
  'fail-fast': 'true',
  'fail-on': 'fail, error, blocked',
  'require-proof': 'false',
  'output-directory': '${{ runner.temp }}/oic-fusion-prerequisites',
  'request-timeout-seconds': '30',
  'timeout-seconds': '600',
  'report-issue': 'never',
  'github-token': '${{ github.token }}',
}

const OUTPUTS = [
  'result',
  'report-path',
  'junit-path',
  'handoff-path',
  'handoff-html-path',
  'signing-certificate-path',
  'ca-certificate-path',
  'signing-certificate-sha256',
  'ca-certificate-sha256',
  'signing-certificate-sha1',
  'certificate-fingerprints',
  'signing-certificate-not-after',
  'days-until-expiry',
  'trusted-issuer',
  'topology',
  'casdk-0004-expected',
  'failed-checks',
  'causes',
  'changes',
  'grant-held-seconds',
]

/** A piece of code is one word. */
function wordsOf(text: string): number {
  return text.replaceAll(/`[^`]*`/g, 'code').match(/[\w'’./-]*\w/g)?.length ?? 0
}

describe('action.yml', () => {
  it('declares exactly the inputs that the code reads', () => {
    expect(Object.keys(action.inputs).sort()).toEqual([...INPUT_NAMES].sort())
  })

  it('has the defaults that are promised', () => {
    const given = Object.entries(action.inputs).filter(([, input]) => input.default !== undefined)
    expect(Object.fromEntries(given.map(([name, input]) => [name, input.default]))).toEqual(
      DEFAULTS,
    )
  })

  it('requires what no run can do without', () => {
    const required = Object.entries(action.inputs).filter(([, input]) => input.required === true)
    expect(required.map(([name]) => name)).toEqual([
      'identity-domain-url',
      'client-id',
      'fusion-url',
      'integration-username',
    ])
  })

  it('declares the outputs that are promised', () => {
    expect(Object.keys(action.outputs)).toEqual(OUTPUTS)
  })

  it.each([...Object.entries(action.inputs), ...Object.entries(action.outputs)])(
    'describes %s in thirty words at most',
    (_, { description }) => {
      expect(wordsOf(description)).toBeGreaterThan(4)
      expect(wordsOf(description)).toBeLessThanOrEqual(30)
      expect(description).not.toContain(';')
      expect(description).toMatch(/^[A-Z].*\.$/)
    },
  )

  it.each(Object.entries(action.inputs))(
    'says first what %s is, then when it counts',
    (name, { description, default: given, required = false }) => {
      const parts = readDescription(description)
      expect(wordsOf(parts.what)).toBeLessThanOrEqual(20)
      // what the file declares is shown beside the description
      if (given !== undefined) expect(parts.default).toBe('')
      if (required) expect(parts.requiredWhen).toBe('')
      const isSecret = SECRET_INPUTS.some((secret) => secret === name)
      expect(parts.isSecret).toBe(isSecret && given === undefined)
    },
  )

  it('refuses a description of another form', () => {
    for (const other of [
      'A name. More of it.',
      'A name. Example: `a`. Default: `b`.',
      'A name without a full stop',
    ]) {
      expect(() => readDescription(other)).toThrow('another form')
    }
  })

  it('runs on Node 24, and gives back in a post step that always runs', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/main/index.js',
      post: 'dist/post/index.js',
      'post-if': 'always()',
    })
  })
})
