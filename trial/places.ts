import type { Fault } from '../sandbox/faults.js'
import type { ReceivedRequest } from '../sandbox/received-request.js'

/** A request of an undisturbed run, as the place where a fault strikes. */
export interface Place {
  /** What the request is, in a few words. */
  readonly label: string
  /** Selects it among all requests of a run. */
  readonly at: Pick<Fault, 'service' | 'path' | 'method' | 'when' | 'after'>
  readonly writes: boolean
  /** Where it stands to the lease of the administrator role. */
  readonly lease: 'outside' | 'under' | 'giving back'
}

/** Every request of a run, told apart by what is asked with which credential, and by how often it was asked before. */
export function placesOf(
  requests: readonly ReceivedRequest[],
  writes: (request: ReceivedRequest) => boolean,
): readonly Place[] {
  const met = new Map<string, number>()
  const taken = requests.findIndex(isGrant)
  // whatever is asked about grants after the grant was made is asked to give it back
  const back = requests.findIndex(
    ({ path }, index) => index > taken && path.startsWith('/admin/v1/Grants'),
  )
  const over = requests.findLastIndex(({ path }) => path.startsWith('/admin/v1/Grants'))
  return requests.map((request, index) => {
    const { service, path, method } = request
    const label = labelOf(request)
    const after = met.get(label) ?? 0
    met.set(label, after + 1)
    return {
      label: after === 0 ? label : `${label}, again (${String(after + 1)})`,
      at: { service, path, method, after, when: (other) => labelOf(other) === label },
      writes: writes(request),
      lease:
        taken < 0 || index < taken || index > over
          ? 'outside'
          : index < back
            ? 'under'
            : 'giving back',
    }
  })
}

function isGrant({ method, path }: ReceivedRequest): boolean {
  return method === 'POST' && path === '/admin/v1/Grants'
}

function labelOf({ service, method, path, query, headers, body }: ReceivedRequest): string {
  const form = new URLSearchParams(path.endsWith('/token') ? body : '')
  const details = [
    (headers['authorization'] ?? 'anonymous').split(' ')[0] ?? '',
    (form.get('grant_type') ?? '').replace(/^.*:/, ''),
    (form.get('scope') ?? '').replaceAll(/https?:\/\/localhost:\d+/g, 'Fusion'),
    query.toString(),
  ].filter((detail) => detail !== '')
  return `${service} ${method} ${path} (${details.join(', ')})`
}
