import type { Log } from './action/log.js'
import { runUrl } from './action/run-links.js'
import type { Masks } from './action/masks.js'
import { warn } from './action/step.js'
import { createDispatcher } from './http/dispatcher.js'
import type { Settings } from './inputs/settings.js'
import type { Report } from './report/report.js'

/**
 * Keeps the pair's issue, where that is wished. Trouble with GitHub is a warning: it says nothing about the pair, and
 * a gate must not fall over it.
 */
export async function reportIssue(
  settings: Settings,
  report: Report,
  environment: NodeJS.ProcessEnv,
  { log, masks }: { readonly log: Log; readonly masks: Masks },
): Promise<void> {
  const { issue, failOn, caCertificates, requestTimeoutMs: timeoutMs } = settings
  if (issue === undefined) return
  // needed by few runs, and not small
  const [{ githubIssues }, { keepIssue }] = await Promise.all([
    import('./issue/github-issues.js'),
    import('./issue/keep-issue.js'),
  ])
  const [owner = '', repo = ''] = (environment['GITHUB_REPOSITORY'] ?? '').split('/')
  const apiUrl = environment['GITHUB_API_URL'] ?? 'https://api.github.com'
  const dispatcher = createDispatcher(caCertificates)
  const warnOfIssue = (sentence: string): void => {
    warn(masks.redactedText(sentence), 'report-issue')
  }
  try {
    const tracker = githubIssues({
      ...issue,
      apiUrl,
      owner,
      repo,
      dispatcher,
      timeoutMs,
      warn: warnOfIssue,
    })
    const done = await keepIssue(tracker, { report, failOn, url: runUrl(environment) })
    if (done !== undefined) log.line(done)
  } catch (thrown) {
    warnOfIssue(whatFailed(thrown, `${owner}/${repo}`))
  } finally {
    await dispatcher.destroy()
  }
}

function whatFailed(thrown: unknown, repository: string): string {
  const reason = thrown instanceof Error ? thrown.message : 'unknown reason'
  const { status } = thrown as { readonly status?: unknown }
  const advice =
    status === 401 || status === 403 || status === 404
      ? ' Give the job "permissions: issues: write", and switch on issues in the repository.'
      : ''
  return `the issue of this pair in ${repository} was not kept: ${reason}.${advice}`
}
