import { describe, expect, it } from '@jest/globals'
import { inPage } from '../../src/report/document-html.js'
import { inFile, inSummary } from '../../src/report/document-markdown.js'
import { paragraph, type Block } from '../../src/report/document.js'
import { sentBy, type Origin } from '../../src/report/origin.js'

const RUN = {
  repository: 'acme/integration',
  workflow: 'Nightly check',
  url: 'https://github.com/acme/integration/actions/runs/7',
}
const OF_GITHUB: Origin = {
  tool: 'oic-fusion-prerequisites',
  finishedAt: '2026-11-28T12:10:59.123Z',
  run: RUN,
}

const document = (origin: Origin): readonly Block[] => [paragraph(sentBy(origin))]

describe('the sender of a hand-off', () => {
  it('is the action with repository, workflow, time and link', () => {
    expect(inFile(document(OF_GITHUB))).toBe(
      'From: the GitHub Action `oic-fusion-prerequisites` ("the action"), on 2026-11-28 at 12:10 UTC, in the workflow `Nightly check` of the repository `acme/integration`: https://github.com/acme/integration/actions/runs/7\n',
    )
  })

  it('is the action and the time where no run is known', () => {
    expect(inFile(document({ ...OF_GITHUB, run: undefined }))).toBe(
      'From: the GitHub Action `oic-fusion-prerequisites` ("the action"), on 2026-11-28 at 12:10 UTC.\n',
    )
  })

  it('needs no name of the workflow', () => {
    const text = inFile(document({ ...OF_GITHUB, run: { ...RUN, workflow: '' } }))
    expect(text).toContain('UTC, in the repository `acme/integration`: https://')
  })

  it('is linked on the page and in the summary', () => {
    expect(inPage('', document(OF_GITHUB))).toContain(`<a href="${RUN.url}">${RUN.url}</a>`)
    expect(inSummary(document(OF_GITHUB))).toContain(`: ${RUN.url}\n`)
  })

  it.each([
    'javascript:alert(1)',
    'https://evil.example/?<b>',
    'https://git.acme/a b',
    'https://git.acme/"onclick="x',
    'data:text/html,x',
    'https://a@evil.example/',
  ])('is linked to nothing that is no page of a run: %s', (url) => {
    const origin = { ...OF_GITHUB, run: { ...RUN, url } }
    expect(inPage('', document(origin))).not.toContain('<a ')
    expect(inFile(document(origin))).toContain(`: \`${url}\``)
    expect(inSummary(document(origin))).toContain('<code>')
  })
})
