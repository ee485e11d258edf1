import type { CDPSession } from 'puppeteer-core'

/** Fusion's own pages have some ten thousand nodes (inferred). */
const MOST_NODES = 200_000
const MOST_TEXT = 10_000_000

/** Runs beside the page's own scripts, which cannot change what it finds. */
const TEXT_LENGTH = `(() => {
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document)
  return root === null ? 0 : Object.getOwnPropertyDescriptor(Node.prototype, 'textContent').get.call(root).length
})()`

/** Whether a page is so large that reading it could exhaust this process. */
export async function isTooLarge(session: CDPSession): Promise<boolean> {
  const { nodes } = await session.send('Memory.getDOMCounters')
  if (nodes > MOST_NODES) return true
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'size',
  })
  const { result } = await session.send('Runtime.evaluate', {
    expression: TEXT_LENGTH,
    contextId: executionContextId,
    returnByValue: true,
  })
  return typeof result.value === 'number' && result.value > MOST_TEXT
}
