import { HEALTHY_DOMAIN } from '../../sandbox/identity-domain/settings.js'
import { INPUT_NAMES } from '../../src/inputs/names.js'
import type { CheckResult } from '../../src/checks/check.js'
import { causeOf401 } from '../../src/report/casdk-0004.js'
import { leadingCheck } from '../../src/report/headline.js'
import type { Report } from '../../src/report/report.js'

/** A run, and what it was given. */
export interface Told {
  readonly report: Report
  /** In Markdown. */
  readonly summary: string
  readonly stdout: string
  /** Everything that the run was given. */
  readonly inputs: Readonly<Record<string, string>>
  /** Inputs that the scenario is about, and that may be wrong. */
  readonly about: Readonly<Record<string, string>>
}

/** What is wrong with what a run tells, whatever it was about; nothing when the verdict is worth its name. */
export function violationsIn(told: Told): readonly string[] {
  const { report } = told
  return [
    ...ofHeading(told),
    ...ofCasdk0004(told),
    ...report.checks.flatMap((check) => [
      ...ofProof(check),
      ...ofFix(check, told),
      ...ofHandoff(check, told),
    ]),
    ...ofOneStory(told),
  ]
}

const isTest = ({ id }: CheckResult): boolean => id.startsWith('oic.connection-test.')

/** Checks that look at what the run itself uses. */
const OF_THE_RUN = /^(inputs|topology|domain\.(reachable|clock|token|issuer|grant-leftover))\b/

/** Inputs whose values prove who somebody is: a wrong one is the workflow's own fault. */
const CREDENTIALS = INPUT_NAMES.filter((name) => /(secret|password|client-id)$/.test(name))

/** Never "all hold" with a check that the run cannot vouch for. */
function ofHeading({ summary, report }: Told): readonly string[] {
  const [heading = ''] = summary.split('\n')
  if (!/\bhold\b/.test(heading)) return []
  const isTested = report.checks.some((check) => isTest(check) && check.state === 'pass')
  const open = report.checks.filter(
    ({ state, leftOut }) =>
      !['pass', 'skip'].includes(state) ||
      (leftOut !== null && !(leftOut === 'connection test' && isTested)),
  )
  return open.map(({ id, state }) => `${heading}, and ${id} ended in ${state}`)
}

/** No `yes` from a fault of the run's own, and no `no` without a result. */
function ofCasdk0004({ report, about }: Told): readonly string[] {
  const { casdk0004Expected: expected, checks } = report
  if (expected === 'false') {
    const tests = checks.filter(isTest)
    const isProven = tests.length > 0 && tests.every(({ state }) => state === 'pass')
    return isProven ? [] : ['CASDK-0004 "no" without a test that passed']
  }
  if (expected === 'unknown') return []
  const told = leadingCheck(checks)
  const proving = checks.filter(
    ({ id, state, proven, causes }) =>
      ['fail', 'manual'].includes(state) && proven && causes.length > 0 && !OF_THE_RUN.test(id),
  )
  const credentials = CREDENTIALS.filter((name) => ![undefined, '', ...GOOD].includes(about[name]))
  return [
    ...(told !== undefined && causeOf401(told) !== undefined
      ? []
      : [`CASDK-0004 "yes", and the headline is about ${String(told?.id)}`]),
    ...(proving.length > 0 ? [] : ['CASDK-0004 "yes", and no check of the pair proves it']),
    ...credentials.map((name) => `CASDK-0004 "yes" from a wrong ${name}`),
  ]
}

/** Credentials of the sandbox's domain that are good. */
const GOOD: readonly string[] = [HEALTHY_DOMAIN.admin, HEALTHY_DOMAIN.reader].flatMap(
  ({ id, secret }) => [id, secret],
)

/** What says that it proves nothing has the field that says so. */
function ofProof({ id, found, proven }: CheckResult): readonly string[] {
  return /^not (?:proven|tested|checked)/.test(found) && proven
    ? [`${id} is proven, and "${found}"`]
    : []
}

const NAME = '[a-z]+(?:-[a-z0-9]+)+'

/** `Set a and b`, and not what is given to somebody who is named by an input; and `put it into the input a`. */
const WISH = new RegExp(
  String.raw`\b(?:set|give|put\b[^.;]*?\binto)\s+(?:the input\s+)?(${NAME}(?:(?:,|,? and|,? or)\s+${NAME})*)(?![\w-]| the\b)`,
  'gi',
)

/** What an input is wrong by, where the cause is not named after it. */
const ACCUSES: Readonly<Record<string, string>> = {
  'rotation-not-recorded': 'expected-fingerprints',
}

/** A fix asks for inputs that exist, and that are missing or wrong; and what it quotes is there to be read. */
function ofFix(
  { id, found, fix, causes }: CheckResult,
  { inputs, about }: Told,
): readonly string[] {
  if (fix === null) return []
  // what is to be done in one case alone says so
  const sentences = fix.split(/(?<=[.;]) /).filter((sentence) => !sentence.startsWith('If '))
  const wished = sentences
    .flatMap((sentence) => [...sentence.matchAll(WISH)])
    .flatMap(([, names = '']) => names.match(new RegExp(NAME, 'g')) ?? [])
  const known: readonly string[] = INPUT_NAMES
  const strange = wished.filter((name) => !known.includes(name))
  // a cause that is named after an input accuses it
  const accused = (name: string): boolean =>
    name in about || causes.some(({ id }) => id === `${name}-wrong` || ACCUSES[id] === name)
  const given = wished.filter((name) => (inputs[name] ?? '') !== '' && !accused(name))
  return [
    ...strange.map((name) => `${id} asks for ${name}, which is no input`),
    ...given.map((name) => `${id} asks for ${name}, which is given: ${fix}`),
    ...unquoted(fix, found).map((word) => `${id} speaks of a ${word} in its message: ${found}`),
  ]
}

/** A fix mentions import instructions only if there are some. */
function ofHandoff({ id, fix }: CheckResult, { summary }: Told): readonly string[] {
  if (fix === null || !/(?:hand-off|import instructions) of this run/.test(fix)) return []
  return summary.includes('Trust the identity domain in Fusion')
    ? []
    : [`${id} speaks of a hand-off that is not there: ${fix}`]
}

/** What a message must hold for a fix to speak of it. */
const SPOKEN_OF: Readonly<Record<string, RegExp>> = {
  'grant type': /client[_-]credentials|password|jwt-bearer|authorization_code|refresh_token/,
  grant: /client[_-]credentials|password|jwt-bearer|authorization_code|refresh_token/,
  input: new RegExp(INPUT_NAMES.join('|')),
  inputs: new RegExp(INPUT_NAMES.join('|')),
  scope: /scope|:\/\/|urn:/,
  host: /[\w-]+(\.[\w-]+)+|localhost/,
  role: /[A-Z][A-Z_]+/,
}

function unquoted(fix: string, found: string): readonly string[] {
  const spoken = fix.matchAll(/(grant type|[a-z]+) (?:that is )?named in the message/gi)
  return [...spoken]
    .map(([, word = '']) => word)
    .filter((word) => SPOKEN_OF[word]?.test(found) !== true)
}

/** Log and annotations tell the causes and the remedies of the report. */
function ofOneStory({ report, stdout }: Told): readonly string[] {
  const told = report.checks.filter(({ state }) => state !== 'pass' && state !== 'skip')
  return told.flatMap(({ id, state, causes, fix }) => {
    const at = stdout.indexOf(`\n${state.padEnd(8)}${id}\n`)
    const block = at < 0 ? '' : stdout.slice(at + 1).split(/\n(?! {8})/)[0]
    const line = `        cause: ${causes.map((cause) => cause.id).join(', or ')}\n`
    const annotation = stdout.split('\n').find((one) => one.startsWith(`::error title=${id}::`))
    const isAnnotated = state === 'fail' || state === 'error'
    return [
      ...(isAnnotated && annotation?.includes(beginningOf(fix ?? '')) !== true
        ? [`the annotation of ${id} is not of the report`]
        : []),
      ...(causes.length === 0 || `${String(block)}\n`.includes(line)
        ? []
        : [`the log names other causes of ${id} than the report`]),
      ...(fix === null || block?.includes(beginningOf(fix)) === true
        ? []
        : [`the log names another remedy for ${id} than the report`]),
    ]
  })
}

/** Only so much of a text is the same everywhere: what follows may be cut, or made harmless. */
function beginningOf(text: string): string {
  return /^[\w ,.>()-]{0,60}/.exec(text)?.[0] ?? ''
}
