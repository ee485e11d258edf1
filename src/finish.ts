import { join } from 'node:path'
import { setOutputs } from './action/outputs.js'
import { failStep, leaveSummary } from './action/step.js'
import type { Applied } from './apply/apply.js'
import type { CheckResult } from './checks/check.js'
import type { Look } from './pipeline/pipeline.js'
import type { Pair } from './inputs/pair.js'
import type { Settings } from './inputs/settings.js'
import { nextCertificates } from './prerequisites/next-certificates.js'
import { assembleReport } from './report/assemble.js'
import { exportCertificates } from './report/certificate-files.js'
import { writeFiles, type OutputFile } from './report/files.js'
import { applicationDocument, applicationPage } from './report/application-handoff.js'
import { inFile, inSummary } from './report/document-markdown.js'
import { handoffDocument, handoffPage, renderHandoff } from './report/handoff.js'
import { planHandoff } from './report/handoff-plan.js'
import { verdictLine, type Log } from './report/log.js'
import { outputsOf } from './report/outputs.js'
import { renderJunit } from './report/junit.js'
import { renderComparison } from './report/comparison.js'
import type { EarlierReport } from './report/earlier-report.js'
import { lackOfProof } from './report/proof.js'
import type { WorkflowRun } from './report/origin.js'
import type { Report } from './report/report.js'
import { redactedCertificate, redactedEdit, redactedReport } from './report/redacted.js'
import { renderSummary } from './report/summary.js'
import { withinBounds } from './report/within-bounds.js'
import type { Clock } from './time/clock.js'

/** A run whose checks have ended. */
export interface EndedRun {
  readonly pair: Pair
  /** What the step fails on. */
  readonly settings: Pick<Settings, 'failOn' | 'requireProof'>
  readonly inputsAreValid: boolean
  readonly applied: Applied<Look>
  /** Its results with their causes settled: all that is told, here and elsewhere, is told of these. */
  readonly results: readonly CheckResult[]
  /** What `compare-with` names, where the inputs are valid. */
  readonly earlier: EarlierReport | undefined
  /** The run of the workflow, where there is one. */
  readonly workflowRun: WorkflowRun | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly clock: Clock
  readonly log: Log
}

/**
 * Writes files, summary, outputs and the last lines of the log, and fails the step where `fail-on` says so.
 * @returns the report as it was written
 */
export async function finish(run: EndedRun): Promise<Report> {
  const { pair, settings, inputsAreValid, applied, results, earlier, startedAt, clock, log } = run
  const { expectedFingerprints, outputDirectory } = pair
  const { pipeline } = applied.inspection
  const [signing, authority, token, topology] = await Promise.all([
    pipeline.signing.ended,
    pipeline.authority.ended,
    pipeline.token.ended,
    pipeline.topology.ended,
  ])
  const exported = exportCertificates(
    pair,
    { leaf: signing.value?.of.leaf, authority: authority.value?.of },
    nextCertificates(signing.value?.of, expectedFingerprints),
  )
  const whole = redactedReport(
    assembleReport(
      pair,
      results,
      {
        topology: topology.value?.of ?? 'unknown',
        trustedIssuer: token.value?.of.issuer ?? null,
        certificates: exported.reported,
        changes: applied.changes,
        grant: applied.grant,
      },
      { startedAt, finishedAt: clock.now() },
    ),
  )
  const report = withinBounds(whole)
  const plan = planHandoff(report, {
    next: exported.next.map(redactedCertificate),
    notForSigning: exported.notForSigning,
    expectedFingerprints,
    run: run.workflowRun,
  })
  const handoff = plan && renderHandoff(plan)
  const applications = applicationDocument({
    environment: report.environment,
    origin: { tool: report.tool.name, finishedAt: report.finishedAt, run: run.workflowRun },
    domainUrl: `https://${report.hosts.identityDomain ?? ''}`,
    edits: pipeline.applicationsRead().edits.map(redactedEdit),
  })
  const applicationHandoff = applications && inSummary(applications)
  const written = await leaveFiles(outputDirectory, [
    // names of files come from inputs: with bad inputs nothing is written or removed under them
    ...(inputsAreValid ? exported.files : []),
    { name: 'report.json', text: `${JSON.stringify(report, null, 2)}\n` },
    { name: 'junit.xml', text: renderJunit(report) },
    { name: 'handoff.md', text: plan && inFile(handoffDocument(plan)) },
    { name: 'handoff.html', text: plan && handoffPage(plan, exported.files) },
    { name: 'application-handoff.md', text: applications && inFile(applications) },
    {
      name: 'application-handoff.html',
      text: applications && applicationPage(report.environment, applications),
    },
  ])
  const path = (name: string): string | undefined =>
    written ? join(outputDirectory, name) : undefined
  const comparison = earlier && renderComparison(earlier, report)
  await leaveSummary(renderSummary(report, { handoff, applicationHandoff, comparison }))
  setOutputs(
    outputsOf(report, {
      report: path('report.json'),
      junit: path('junit.xml'),
      handoff: handoff === undefined ? undefined : path('handoff.md'),
      handoffPage: handoff === undefined ? undefined : path('handoff.html'),
    }),
  )
  log.requests()
  log.verdict(report, path('report.json'))
  if (applied.stuck !== undefined) failStep(applied.stuck)
  const hasFailed = !inputsAreValid || results.some(({ state }) => settings.failOn.includes(state))
  if (hasFailed) failStep(verdictLine(report))
  const lack = settings.requireProof ? lackOfProof(report.checks, hasFailed) : undefined
  if (lack !== undefined) failStep(lack)
  return report
}

async function leaveFiles(directory: string, files: readonly OutputFile[]): Promise<boolean> {
  if (directory === '') return false
  try {
    await writeFiles(directory, files)
    return true
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
    failStep(
      `output-directory cannot be written: ${reason}. Set it to a directory that the runner may write to, such as one below runner.temp.`,
    )
    return false
  }
}
