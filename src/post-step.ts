import type { Host } from './action/host.js'
import { keptByMain } from './action/state.js'
import { say } from './action/step.js'
import { leaseOf } from './apply/lease-state.js'

/** The post step: takes the administrator role away again, where main took it and has not returned it. */
export async function postStep(host: Host): Promise<void> {
  const lease = leaseOf(keptByMain())
  if (lease === 'none') {
    say('nothing to remove: this run assigned no temporary administrator role')
  } else if (lease !== 'damaged' && lease.returned === true) {
    say('nothing to remove: the run has removed the temporary administrator role')
  } else {
    // most runs take no grant, and need nothing that speaks to a service
    const { giveBackLease } = await import('./give-back.js')
    await giveBackLease(lease, host)
  }
}
