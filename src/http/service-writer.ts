import { ServiceHttp, type Answer, type HttpEnvironment, type Send } from './client.js'
import type { Service } from './service.js'

/** A request that changes something in a service. */
export interface Write extends Omit<Send, 'method'> {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
}

/**
 * Writes to one origin, and reads from it. Only what may change something is given one: `apply`, and what gives back
 * what `apply` has taken. A check gets a `ServiceHttp`, which has no way to send a write.
 */
export class ServiceWriter extends ServiceHttp {
  /** @throws {Error} when the run may not change anything */
  constructor(origin: URL, environment: HttpEnvironment, service: Service) {
    if (!environment.mayWrite) {
      throw new Error(`nothing may be changed at ${origin.host} in a run that only reads`)
    }
    super(origin, environment, service)
  }

  /**
   * Sends a write and reads its answer, repeating it if that is allowed and may help.
   * @throws {TransportError} when no complete answer came: the write may have been done all the same
   * @throws {Error} when the request is none, before anything is sent
   */
  write(write: Write): Promise<Answer> {
    return this.deliver(write, 'write')
  }
}
