import { describe, expect, it } from '@jest/globals'
import { docsLink, runUrl, workflowRun } from '../../src/action/run-links.js'

const RUN = { GITHUB_REPOSITORY: 'acme/integration', GITHUB_RUN_ID: '7' }
const ACTION = {
  GITHUB_ACTION_REPOSITORY: 'acme/oic-fusion-prerequisites',
  GITHUB_ACTION_REF: 'v1',
}

describe.each([
  ['github.com', { GITHUB_SERVER_URL: 'https://github.com' }, 'https://github.com'],
  ['no server named', {}, 'https://github.com'],
  ['GitHub Enterprise Server', { GITHUB_SERVER_URL: 'https://git.acme' }, 'https://git.acme'],
])('on %s', (_, server, base) => {
  it('the documentation is linked where the action was taken from', () => {
    expect(docsLink({ ...server, ...ACTION }, 'domain.token')).toBe(
      `${base}/acme/oic-fusion-prerequisites/blob/v1/docs/checks.md#domain.token`,
    )
  })

  it('the run is linked on the same server', () => {
    expect(runUrl({ ...server, ...RUN })).toBe(`${base}/acme/integration/actions/runs/7`)
  })
})

it('without a repository of the action, the page is named alone', () => {
  expect(docsLink({}, 'domain.token')).toBe('docs/checks.md#domain.token')
})

it('a run is told by repository, workflow and page', () => {
  expect(workflowRun({ ...RUN, GITHUB_WORKFLOW: 'Nightly' })).toEqual({
    repository: 'acme/integration',
    workflow: 'Nightly',
    url: 'https://github.com/acme/integration/actions/runs/7',
  })
  expect(workflowRun(RUN)?.workflow).toBe('')
})

it.each(['GITHUB_REPOSITORY', 'GITHUB_RUN_ID'])('without %s there is no run', (name) => {
  expect(workflowRun({ ...RUN, [name]: '' })).toBeUndefined()
  expect(workflowRun({ ...RUN, [name]: undefined })).toBeUndefined()
})
