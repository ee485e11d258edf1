import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Camera, Shot } from '../../scripts/pictures/camera.js'
import { openCamera } from '../../scripts/pictures/camera.js'
import { renderMarkdown } from '../../sandbox/github/render-markdown.js'
import { STAGES, STATES } from '../../src/checks/check.js'
import { renderFlow } from '../../src/report/flow.js'
import { checkResult } from '../check-result.js'
import { hasChromium } from '../sandbox/chromium.js'

const IDS = ['inputs.a', 'fusion.a', 'topology.a', 'domain.a', 'domain.keys', 'user.a', 'role.a']

/** Neighbours in every state, in every stage. */
const CHECKS = STAGES.flatMap((stage, of) =>
  IDS.map((id, index) =>
    checkResult(`${id}${String(of)}`, STATES[(index + of) % STATES.length] ?? 'pass', { stage }),
  ),
)

;(hasChromium ? describe : describe.skip)('the camera', () => {
  let camera: Camera
  beforeAll(async () => {
    camera = await openCamera()
  })
  afterAll(() => camera.close())

  const shot = async (markdown: string): Promise<Shot> => ({
    title: 'test',
    content: await renderMarkdown(markdown),
    scheme: 'dark',
    window: 'narrow',
    extent: 'whole',
  })

  it('draws a flow of every state, the same one twice', async () => {
    const flow = await shot(renderFlow(CHECKS))
    const [one, other] = [await camera.take(flow), await camera.take(flow)]
    expect(Buffer.from(one).subarray(1, 4).toString()).toBe('PNG')
    expect(Buffer.compare(one, other)).toBe(0)
  })

  it('fails on a diagram that Mermaid does not understand', async () => {
    const wrong = await shot('```mermaid\nflowchart TB\n  a --> [\n```')
    await expect(camera.take(wrong)).rejects.toThrow('Parse error')
  })
})
