import { performance } from 'node:perf_hooks'
import { docsLink } from './action/run-links.js'
import { takeInputs, takeRunner } from './action/inputs.js'
import { administratorSignIn } from './administrator-sign-in.js'
import { saveLease } from './action/lease-state.js'
import { Log } from './action/log.js'
import { Masks } from './action/masks.js'
import { apply, firstLook, type Applied } from './apply/apply.js'
import { NOTHING_DONE, type Done } from './apply/done.js'
import { performer, type Services } from './apply/performer.js'
import { plannedChanges } from './apply/describe-write.js'
import type { CheckResult } from './checks/check.js'
import { LEFT_OUT, leftOutFaults, matchesAny } from './checks/left-out.js'
import { finish } from './finish.js'
import { whenAllSent } from './http/all-sent.js'
import { ServiceHttp, type HttpEnvironment } from './http/client.js'
import { httpEnvironment } from './http-environment.js'
import { readProxyEnvironment } from './http/proxy-environment.js'
import { readInputs } from './inputs/read-inputs.js'
import type { Settings } from './inputs/settings.js'
import { explain } from './prerequisites/explain-error.js'
import { FusionPod } from './oracle/fusion.js'
import { IdentityDomain } from './oracle/identity-domain.js'
import { OracleIntegration } from './oracle/integration.js'
import { redactor } from './redaction/redactor.js'
import { readEarlierReport } from './report/earlier-report.js'
import { redactedResult } from './report/redacted.js'
import { reportIssue } from './report-issue.js'
import type { Context } from './pipeline/context.js'
import { declarePipeline, type Look } from './pipeline/pipeline.js'
import { deadlineIn } from './time/time-limit.js'

/** One run of the action: takes the inputs, runs the checks, and leaves outputs, reports and a summary behind. */
export async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  const startedAt = Date.now()
  const log = new Log()
  const masks = new Masks()
  const raw = takeInputs(masks)
  const { settings, faults: inputFaults } = readInputs(raw, takeRunner(environment, masks))
  const proxy = readProxyEnvironment(environment)
  for (const secret of proxy.secrets) masks.add(secret)
  const faults: string[] = [...inputFaults, ...proxy.faults]
  const earlier = await readEarlierReport(settings.compareWith)
  if (earlier?.fault !== undefined) faults.push(`compare-with ${earlier.fault}`)
  const http = httpEnvironment(settings, {
    usable: faults.length === 0,
    mayWrite: settings.mode === 'apply',
    log,
  })
  const services = servicesOf(settings, http, masks, environment)

  // which checks there are depends on the inputs, so a pipeline that nobody runs tells
  const { checks } = declarePipeline({ ...services, done: NOTHING_DONE }, faults)
  faults.push(...leftOutFaults(checks, settings.skipChecks))
  const skipping = faults.length === 0 ? settings.skipChecks : []

  const inspect = async (done: Done, onResult: (result: CheckResult) => void): Promise<Look> => {
    const pipeline = declarePipeline({ ...services, done }, faults)
    const ran = await pipeline.checks.run({
      failFast: settings.failFast,
      known: (id) => done.refused.get(id),
      leftOut: (id) => (matchesAny(skipping, id) ? LEFT_OUT : undefined),
      deadline: http.deadline,
      explain,
      docs: (id) => docsLink(environment, id),
      now: () => performance.now(),
      onResult: (result) => {
        onResult(redactedResult(result))
      },
    })
    return { ...ran, pipeline }
  }
  // nearly every run judges certificates, and what reads them is large: it is loaded while the first answers are awaited
  whenAllSent(() => void import('./prerequisites/certificate.js'))
  const applied = await inMode(services, inspect, log)
  await http.dispatcher.destroy()
  const inputsAreValid = faults.length === 0
  const report = await finish({
    settings,
    inputsAreValid,
    applied,
    earlier: earlier?.report,
    startedAt,
    log,
  })
  // bad inputs may name another pair
  if (inputsAreValid) await reportIssue(settings, report, environment, { log, masks })
}

type Inspect = (done: Done, onResult: (result: CheckResult) => void) => Promise<Look>

/** What each mode does with its looks. Results of the last look count; those of earlier ones are folded away. */
async function inMode(
  services: Omit<Context, 'done'> & Services,
  inspect: Inspect,
  log: Log,
): Promise<Applied<Look>> {
  const { settings } = services
  if (settings.mode === 'verify') {
    const inspection = await inspect(NOTHING_DONE, (result) => {
      log.check(result)
    })
    return { inspection, changes: [], grant: null, stuck: undefined }
  }
  let last: readonly CheckResult[] = []
  const quietly = async (done: Done): Promise<Look> => {
    if (last.length > 0) log.earlierLook(last)
    const results: CheckResult[] = []
    const look = await inspect(done, (result) => results.push(result))
    last = results
    return look
  }
  const applied =
    settings.mode === 'apply'
      ? await apply(quietly, performer(services, saveLease))
      : await plan(quietly)
  for (const result of last) log.check(result)
  if (settings.mode === 'plan') log.plan(applied.inspection.planned, last, settings)
  return applied
}

async function plan(inspect: (done: Done) => Promise<Look>): Promise<Applied<Look>> {
  const { inspection } = await firstLook(inspect)
  return { inspection, changes: plannedChanges(inspection.planned), grant: null, stuck: undefined }
}

/** How long the end of a run may take after its deadline, when a grant must be given back. */
const LATE_MS = 60_000

function servicesOf(
  settings: Settings,
  http: HttpEnvironment,
  masks: Masks,
  environment: NodeJS.ProcessEnv,
): Omit<Context, 'done'> & Services {
  const { mode, administrator, identityDomain, fusion, integration } = settings
  const mask = (secret: string): void => {
    masks.add(secret)
  }
  const inTime = (
    time: HttpEnvironment,
  ): Pick<Services, 'domain' | 'administrator' | 'waiting'> => {
    const domain = new IdentityDomain(new ServiceHttp(identityDomain.url, time), {
      mask,
      now: time.now,
    })
    return {
      domain,
      administrator:
        administrator && mode !== 'verify'
          ? administratorSignIn(administrator, domain, time, mask)
          : undefined,
      waiting: {
        now: time.now,
        sleep: (milliseconds) => time.sleep(milliseconds, time.deadline),
        line: time.onRetry,
      },
    }
  }
  return {
    settings,
    ...inTime(http),
    deadline: http.deadline,
    endsAt: http.endsAt,
    browser: { environment, redact: (text) => redactor.redactAnswer(text) },
    late: () =>
      inTime({
        ...http,
        deadline: deadlineIn(LATE_MS),
        endsAt: http.now() + LATE_MS,
      }),
    pod: new FusionPod(new ServiceHttp(fusion.url, http)),
    integration:
      integration &&
      new OracleIntegration(new ServiceHttp(integration.url, http), integration.instance),
  }
}
