import type { ConsolePage } from './console-page.js'
import { CONTROLS, nodesOf } from './controls.js'

/** Opens the Security Console at once (seen in public code; Fusion asks to sign in on the way). */
export const DEEP_LINK =
  '/fscmUI/faces/FuseOverview?fndGlobalItemNodeId=itemNode_tools_security_console'

const HOME = '/fscmUI/faces/FuseWelcome'

const AWAITED = { step: 'navigation', mayWarn: true } as const

/** So many looks at a page at rest without the console in it, and the Navigator is tried. */
const LOOKS = 30

/** Opens API Authentication in the Security Console: after the deep link, or by the Navigator where that leads nowhere. */
export async function openApiAuthentication(page: ConsolePage): Promise<void> {
  let looks = 0
  const shown = await page.until(
    { ...AWAITED, label: 'the Security Console or the Navigator', milliseconds: 120_000 },
    async ({ nodes }) => {
      looks += 1
      if ((await page.find(nodes, CONTROLS.apiAuthentication)) !== undefined) return 'console'
      if (looks < LOOKS) return undefined
      return (await page.find(nodes, CONTROLS.navigator)) === undefined ? undefined : 'elsewhere'
    },
  )
  if (shown === 'elsewhere') {
    page.line('the deep link does not show the Security Console. Trying the Navigator')
    await openByNavigator(page)
  }
  await page.click(CONTROLS.apiAuthentication, AWAITED)
}

async function openByNavigator(page: ConsolePage): Promise<void> {
  await page.open(HOME)
  await page.click(CONTROLS.navigator, AWAITED)
  let groupOpened = false
  let more = 0
  await page.until(
    { ...AWAITED, label: `${CONTROLS.securityConsole.label} in the Navigator` },
    async ({ nodes }) => {
      const entry = await page.find(nodes, CONTROLS.securityConsole)
      if (entry !== undefined) {
        await entry.click()
        return true
      }
      const [group] = groupOpened ? [] : nodesOf(nodes, CONTROLS.tools)
      const next =
        group === undefined
          ? await page.find(nodes, CONTROLS.showMore)
          : await group.elementHandle()
      if (next !== undefined && next !== null && more < 5) {
        groupOpened ||= group !== undefined
        more += 1
        await next.click()
        await page.sleep(300)
      }
      return undefined
    },
  )
}
