/** Link to the documentation of a check: in the action's own repository and version, where the runner names them. */
export function docsLink(environment: NodeJS.ProcessEnv, id: string): string {
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = environment
  const page = `docs/checks.md#${id}`
  return repository && ref ? `https://github.com/${repository}/blob/${ref}/${page}` : page
}

/** Page of this run, on whatever GitHub it runs. */
export function runUrl(environment: NodeJS.ProcessEnv): string {
  const {
    GITHUB_SERVER_URL: server = 'https://github.com',
    GITHUB_REPOSITORY: repository = '',
    GITHUB_RUN_ID: id = '',
  } = environment
  return `${server}/${repository}/actions/runs/${id}`
}
