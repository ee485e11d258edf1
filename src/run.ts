import { performance } from 'node:perf_hooks'
import type { Host } from './action/host.js'
import { docsLink, workflowRun } from './action/run-links.js'
import { administratorSignIn } from './administrator-sign-in.js'
import { Masks } from './action/masks.js'
import { keepForPost } from './action/state.js'
import { PRINTER } from './action/step.js'
import { apply, plan, type Applied } from './apply/apply.js'
import { NOTHING_DONE, type Done } from './apply/done.js'
import { earlierOfPair } from './earlier-of-pair.js'
import { performer, type Services } from './apply/performer.js'
import { plannedChanges, planInWords } from './apply/describe-write.js'
import { NO_LEASE, stateOf } from './apply/lease-state.js'
import type { CheckResult } from './checks/check.js'
import { LEFT_OUT, leftOutFaults, matchesAny } from './checks/left-out.js'
import { nameInFixes } from './diagnosis/names-in-fix.js'
import { settle } from './diagnosis/settle.js'
import { finish } from './finish.js'
import { whenAllSent } from './http/all-sent.js'
import { ServiceHttp, type HttpEnvironment } from './http/client.js'
import { ServiceWriter } from './http/service-writer.js'
import { httpEnvironment, leave } from './http-environment.js'
import { namesIn } from './inputs/names-in.js'
import { pairIn } from './inputs/pair.js'
import { readInputs } from './inputs/read-inputs.js'
import type { Settings } from './inputs/settings.js'
import { DomainApplications } from './oracle/domain-applications.js'
import { settleLeftTrust } from './diagnosis/left-trust.js'
import { DomainAdministration } from './oracle/domain-administration.js'
import { FusionPod } from './oracle/fusion.js'
import { FusionDirectory } from './oracle/fusion-directory.js'
import { FusionAdministration } from './oracle/fusion-administration.js'
import { IdentityDomain } from './oracle/identity-domain.js'
import { OracleIntegration } from './oracle/integration.js'
import { SERVICES } from './oracle/services.js'
import { redactor } from './redaction/redactor.js'
import { readEarlierReport } from './report/earlier-report.js'
import { Log } from './report/log.js'
import { redactedResult } from './report/redacted.js'
import { withinBounds } from './report/within-bounds.js'
import { reportIssue } from './report-issue.js'
import { takeGiven } from './take-given.js'
import type { Context } from './pipeline/context.js'
import { declarePipeline, type Look } from './pipeline/pipeline.js'
import { deadlineIn } from './time/time-limit.js'

/** One run of the action: takes the inputs, runs the checks, and leaves outputs, reports and a summary behind. */
export async function run(host: Host): Promise<void> {
  const { environment, clock } = host
  const startedAt = clock.now()
  const log = new Log(PRINTER)
  const masks = new Masks()
  const { raw, runner, proxy } = takeGiven(environment, masks)
  keepForPost(NO_LEASE)
  const { settings, faults: inputFaults } = readInputs(raw, runner)
  const ended = host.endWithin(
    settings.timeoutMs + LAST_MS,
    'the run did not end in time. Its last lines show what it was waiting for. If a temporary administrator role is left, the post step removes it.',
  )
  const faults: string[] = [...inputFaults, ...proxy.faults]
  const earlier = await readEarlierReport(settings.compareWith)
  if (earlier?.fault !== undefined) faults.push(`compare-with ${earlier.fault}`)
  const http = httpEnvironment(settings, {
    usable: faults.length === 0,
    mayWrite: settings.mode === 'apply',
    wayTo: proxy.wayTo,
    log,
    clock,
  })
  const services = servicesOf(settings, http, masks, environment)
  const { reads } = services

  // which checks there are depends on the inputs, so a pipeline that nobody runs tells
  const { checks } = declarePipeline({ ...reads, done: NOTHING_DONE }, faults)
  faults.push(...leftOutFaults(checks, settings.skipChecks))
  const skipping = faults.length === 0 ? settings.skipChecks : []

  const inspect = async (done: Done, onResult: (result: CheckResult) => void): Promise<Look> => {
    const pipeline = declarePipeline({ ...reads, done }, faults)
    const ran = await pipeline.checks.run({
      failFast: settings.failFast,
      ahead: settings.mode === 'verify',
      known: (id) => done.refused.get(id),
      leftOut: (id) => (matchesAny(skipping, id) ? LEFT_OUT : undefined),
      deadline: http.deadline,
      docs: (id) => docsLink(environment, id),
      now: () => performance.now(),
      onResult: (result) => {
        onResult(shown(result))
      },
    })
    return { ...ran, pipeline }
  }
  // nearly every run judges certificates, and what reads them is large: it is loaded while the first answers are awaited
  const giveUpLoading = whenAllSent(() => void import('./prerequisites/certificate.js'))
  const inputsAreValid = faults.length === 0
  const applied = await inMode(services, inspect, { log, looksOnly: !inputsAreValid })
  giveUpLoading()
  await leave(http)
  const pair = pairIn(settings, inputsAreValid)
  // bad inputs may name another pair, and look at nothing
  const before = inputsAreValid ? earlier?.report : undefined
  const looked = applied.inspection.results
  const answered = settleLeftTrust(looked)
  // it was told as left to a test that, as is known now, did not answer
  for (const result of answered) if (!looked.includes(result)) log.check(shown(result))
  const settled = settle(answered, {
    ...applied.inspection.pipeline.applicationsRead(),
    isAfterRefresh: settings.reason === 'refresh',
    before: earlierOfPair(before, pair),
  })
  const token = await applied.inspection.pipeline.token.ended
  const names = namesIn(settings, token.value?.of.issuer ?? '')
  // wrong inputs have wrong names
  const results = inputsAreValid ? nameInFixes(settled, names) : settled
  log.toDo(results.map(shown))
  if (settings.mode === 'plan' && inputsAreValid) {
    for (const line of planInWords(applied.inspection.planned, results, settings)) log.line(line)
  }
  const report = await finish({
    pair,
    settings,
    inputsAreValid,
    applied,
    results,
    earlier: before,
    workflowRun: workflowRun(environment),
    startedAt,
    clock,
    log,
  })
  // bad inputs may name another pair
  if (inputsAreValid) await reportIssue(settings, report, host, { proxy, startedAt, log })
  ended()
}

type Inspect = (done: Done, onResult: (result: CheckResult) => void) => Promise<Look>

/** What each mode does with its looks. Results of the last look count; those of earlier ones are folded away. */
async function inMode(
  { reads, writes }: RunServices,
  inspect: Inspect,
  { log, looksOnly }: { readonly log: Log; readonly looksOnly: boolean },
): Promise<Applied<Look>> {
  const { settings } = reads
  // with bad inputs nothing is asked, so there is nothing to write either
  if (settings.mode === 'verify' || looksOnly) {
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
      ? await apply(
          quietly,
          performer(writes(), (record) => {
            keepForPost(stateOf(record))
          }),
        )
      : planOf(await plan(quietly))
  // the last look, with what became of the writes
  for (const result of applied.inspection.results) log.check(shown(result))
  return applied
}

/** A result as everything shows it. */
function shown(result: CheckResult): CheckResult {
  return withinBounds(redactedResult(result))
}

function planOf(inspection: Look): Applied<Look> {
  return { inspection, changes: plannedChanges(inspection.planned), grant: null, stuck: undefined }
}

/** How long a grant is given back at most, and how long after the run's deadline: then the report still has time. */
const LATE_MS = 60_000
const LATEST_MS = 45_000

/** A run that has not ended so long after its deadline does not end by itself; a minute is promised. */
const LAST_MS = 55_000

/** What reads, for every mode, and what writes, which is made in `apply` alone. */
interface RunServices {
  readonly reads: Omit<Context, 'done'>
  readonly writes: () => Services
}

function servicesOf(
  settings: Settings,
  http: HttpEnvironment,
  masks: Masks,
  environment: NodeJS.ProcessEnv,
): RunServices {
  const { mode, administrator, identityDomain, fusion, integration } = settings
  const inTime = (
    time: HttpEnvironment,
  ): Pick<
    Context,
    'domain' | 'applications' | 'administrator' | 'pod' | 'directory' | 'waiting'
  > => {
    const domainHttp = new ServiceHttp(identityDomain.url, time, SERVICES.identityDomain)
    const domain = new IdentityDomain(domainHttp, { mask: masks.add, now: time.now })
    const pod = new ServiceHttp(fusion.url, time, SERVICES.fusion)
    return {
      domain,
      applications: new DomainApplications(domainHttp),
      administrator:
        administrator && mode !== 'verify'
          ? administratorSignIn(administrator, domain, time, masks.add)
          : undefined,
      pod: new FusionPod(pod),
      directory: fusion.credentials && new FusionDirectory(pod, fusion.credentials),
      waiting: {
        now: time.now,
        sleep: (milliseconds) => time.sleep(milliseconds, time.deadline),
        line: time.onRetry,
      },
    }
  }
  const administrationIn = (time: HttpEnvironment): Services['administration'] => {
    const writer = new ServiceWriter(identityDomain.url, time, SERVICES.identityDomain)
    return (as) => new DomainAdministration(writer, as)
  }
  const inThisRun = inTime(http)
  const reads = {
    settings,
    ...inThisRun,
    endsAt: http.endsAt,
    integration:
      integration &&
      new OracleIntegration(
        new ServiceHttp(integration.url, http, SERVICES.integration),
        integration.instance,
        () => inThisRun.domain.as(integration.client).token(integration.scope),
      ),
  }
  const writes = (): Services => ({
    ...reads,
    administration: administrationIn(http),
    fusionAdministration:
      fusion.credentials &&
      new FusionAdministration(
        new ServiceWriter(fusion.url, http, SERVICES.fusion),
        fusion.credentials,
      ),
    deadline: http.deadline,
    browser: { environment, redact: (text) => redactor.redactAnswer(text) },
    late: () => {
      const left = Math.max(1000, Math.min(LATE_MS, http.endsAt + LATEST_MS - http.now()))
      const late = { ...http, deadline: deadlineIn(left), endsAt: http.now() + left }
      return { ...inTime(late), administration: administrationIn(late) }
    },
  })
  return { reads, writes }
}
