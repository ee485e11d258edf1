import type { Host } from './action/host.js'
import { runUrl } from './action/run-links.js'
import { warn } from './action/step.js'
import type { ProxyEnvironment } from './http/proxy-environment.js'
import { httpEnvironment, leave } from './http-environment.js'
import type { Settings } from './inputs/settings.js'
import { describeTrouble, IssueTrouble } from './issue/trouble.js'
import { redactor } from './redaction/redactor.js'
import type { Log } from './report/log.js'
import type { Report } from './report/report.js'
import { deadlineIn } from './time/time-limit.js'

/** How long keeping the issue may take. */
const ISSUE_MS = 30_000

/** How long after the run's own time it ends at the latest: a minute is promised for the whole run. */
const LATEST_MS = 50_000

/** Characters; server text and inputs are in it. */
const LONGEST_WARNING = 1000

/**
 * Keeps the pair's issue, where that is wished. Trouble with GitHub is a warning: it says nothing about the pair, and
 * a gate must not fall over it.
 */
export async function reportIssue(
  settings: Settings,
  report: Report,
  { environment, clock }: Pick<Host, 'environment' | 'clock'>,
  {
    proxy,
    startedAt,
    log,
  }: { readonly proxy: ProxyEnvironment; readonly startedAt: number; readonly log: Log },
): Promise<void> {
  const { issue, failOn } = settings
  if (issue === undefined) return
  const [owner = '', repo = ''] = (environment['GITHUB_REPOSITORY'] ?? '').split('/')
  const warnOfIssue = (sentence: string): void => {
    warn(redactor.cut(sentence, LONGEST_WARNING), 'report-issue')
  }
  const milliseconds = timeForIssue(clock.now() - startedAt, settings)
  const shared = httpEnvironment(settings, {
    usable: true,
    mayWrite: false,
    wayTo: proxy.wayTo,
    log,
    clock,
  })
  const http = {
    ...shared,
    deadline: deadlineIn(milliseconds),
    endsAt: shared.now() + milliseconds,
  }
  try {
    // needed by few runs, and not small; when it is loaded, GitHub's package reads the file of the job's event
    const [{ githubIssues }, { keepIssue }] = await Promise.all([
      import('./issue/github-issues.js'),
      import('./issue/keep-issue.js'),
    ])
    const address = environment['GITHUB_API_URL'] ?? 'https://api.github.com'
    const apiUrl = URL.canParse(address) ? new URL(address) : undefined
    if (apiUrl?.protocol !== 'https:') {
      throw new IssueTrouble(
        `GITHUB_API_URL is ${JSON.stringify(address)}, expected https://…. The token was not sent. Ask the administrator of the runner.`,
      )
    }
    const tracker = githubIssues({ ...issue, apiUrl, owner, repo, warn: warnOfIssue }, http)
    await keepIssue(tracker, { report, failOn, url: runUrl(environment) }, log.line)
  } catch (thrown) {
    warnOfIssue(
      `The issue of this pair in ${owner}/${repo} is not up to date: ${describeTrouble(thrown)}`,
    )
  } finally {
    await leave(http)
  }
}

/**
 * Milliseconds that a run leaves for its issue: half a minute, less when a grant was given back late.
 * @param passedMs since the run began, with the time that its files took
 */
export function timeForIssue(passedMs: number, { timeoutMs }: Pick<Settings, 'timeoutMs'>): number {
  return Math.max(0, Math.min(ISSUE_MS, timeoutMs + LATEST_MS - passedMs))
}
