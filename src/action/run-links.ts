/** Web address of the GitHub on which the workflow runs; GitHub Enterprise Server has its own. */
function serverUrl({ GITHUB_SERVER_URL: server }: NodeJS.ProcessEnv): string {
  return server === undefined || server === '' ? 'https://github.com' : server
}

/**
 * Link to the documentation of a check: in the action's own repository and version, where the runner names them. The
 * runner does not say whether a server took the action from github.com, so it is looked for where the workflow runs.
 */
export function docsLink(environment: NodeJS.ProcessEnv, id: string): string {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = environment
  const page = `docs/checks.md#${id}`
  return repository && ref ? `${serverUrl(environment)}/${repository}/blob/${ref}/${page}` : page
}

/** Page of this run, on whatever GitHub it runs. */
export function runUrl(environment: NodeJS.ProcessEnv): string {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '' } = environment
  return `${serverUrl(environment)}/${repository}/actions/runs/${id}`
}

/** The run for who gets its files by mail; `undefined` where the environment is not that of a workflow. */
export function workflowRun(
  environment: NodeJS.ProcessEnv,
): Readonly<Record<'repository' | 'workflow' | 'url', string>> | undefined {
  const {
    GITHUB_REPOSITORY: repository = '',
    GITHUB_RUN_ID: id = '',
    GITHUB_WORKFLOW: workflow = '',
  } = environment
  if (repository === '' || id === '') return undefined
  return { repository, workflow, url: runUrl(environment) }
}
