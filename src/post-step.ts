import type { Host } from './action/host.js'
import { keptByMain } from './action/state.js'
import { say } from './action/step.js'
import { leaseOf } from './apply/lease-state.js'

/** The post step: takes the administrator role away again, where main took it and has not returned it. */
export async function postStep(host: Host): Promise<void> {
  const lease = leaseOf(keptByMain())
  if (lease === 'none') {
    say('nothing to give back: no administrator grant was taken')
  } else if (lease !== 'damaged' && lease.returned === true) {
    say('nothing to give back: main has returned the administrator grant')
  } else {
    // most runs take no grant, and need nothing that speaks to a service
    const { giveBackLease } = await import('./give-back.js')
    await giveBackLease(lease, host)
  }
}
