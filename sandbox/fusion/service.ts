import { startService, type Service, type ServiceOptions } from '../https-service.js'

/** Starts a Fusion pod. So far it answers nothing: it is there to see that nothing is sent to it. */
export function startFusion(options: ServiceOptions): Promise<Service> {
  return startService('fusion', options, () => ({ status: 404, body: '' }))
}
