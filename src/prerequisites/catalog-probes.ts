import type { Answer } from '../http/client.js'
import type { AccessToken } from '../oracle/access-token.js'
import { isElsewhere, isHtml, UnexpectedAnswer } from '../oracle/answer.js'
import { listsEvents, listsServices } from '../oracle/catalog-lists.js'
import { isSameService, RECORDED_SERVICE, type CatalogService } from '../oracle/catalog-service.js'
import { SERVICE_CATALOG_PATHS, type FusionPod } from '../oracle/fusion.js'

/** What a catalogue said to the integration user: it may read it, it may not, or neither can be told. */
export interface CatalogAnswer {
  readonly reading: 'allowed' | 'refused' | 'unclear'
  /** What was seen, in words. */
  readonly seen: string
}

/**
 * Asks the service catalogue for its services, by the recorded names. If the answer is neither a list nor a refusal, the
 * pod may have other names: its own description is read, and the call repeated with what it says. What the catalogue
 * answers without the privilege is not documented: 401, 403 and a SOAP fault that speaks of access are all taken for a
 * refusal, for the pod is known to accept the token.
 */
export async function probeServiceCatalog(
  pod: FusionPod,
  { value: token }: AccessToken,
): Promise<CatalogAnswer> {
  let unclear: CatalogAnswer | undefined
  for (const path of SERVICE_CATALOG_PATHS) {
    const answer = await pod.serviceCatalog(path, RECORDED_SERVICE, token)
    if (answer.status === 404) continue
    const judged = read(answer, SERVICES)
    if (judged.reading !== 'unclear') return judged
    const described = await askAsDescribed(pod, path, token, judged)
    if (described !== undefined) return described
    unclear ??= judged
  }
  return (
    unclear ?? {
      reading: 'unclear',
      seen: `${pod.host} has no service catalogue at ${SERVICE_CATALOG_PATHS.join(' and ')}`,
    }
  )
}

/**
 * Repeats the call with the names of the pod's description.
 * @param asRecorded what the call with the recorded names led to, which stands if the pod has no others
 * @returns `undefined` if there is no description at this path
 */
async function askAsDescribed(
  pod: FusionPod,
  path: string,
  token: string,
  asRecorded: CatalogAnswer,
): Promise<CatalogAnswer | undefined> {
  const wsdl = await pod.serviceCatalogWsdl(path, token)
  if (wsdl.status === 404) return undefined
  if (wsdl.status !== 200) return read(wsdl, NO_LIST)
  if (isHtml(wsdl)) throw new UnexpectedAnswer(wsdl)
  const service = await serviceOf(wsdl)
  if ('reading' in service) return service
  if (isSameService(service, RECORDED_SERVICE)) return asRecorded
  return read(await pod.serviceCatalog(path, service, token), SERVICES)
}

async function serviceOf(wsdl: Answer): Promise<CatalogService | CatalogAnswer> {
  const { readServiceCatalogWsdl, WsdlUnusable } = await import('../oracle/service-catalog-wsdl.js')
  try {
    return readServiceCatalogWsdl(wsdl.body)
  } catch (thrown) {
    if (!(thrown instanceof WsdlUnusable)) throw thrown
    return {
      reading: 'unclear',
      seen: `${described(wsdl)}, and its description cannot be used: ${thrown.message}`,
    }
  }
}

/** Asks for the catalogue of business events. */
export async function probeEventCatalog(
  pod: FusionPod,
  { value: token }: AccessToken,
): Promise<CatalogAnswer> {
  return read(await pod.eventCatalog(token), { of: 'events', isIn: listsEvents })
}

/** What a catalogue lists, and how that is told from the beginning of its answer. */
interface List {
  readonly of: string
  readonly isIn: (body: string) => boolean
}

const SERVICES: List = { of: 'services', isIn: listsServices }

const NO_LIST: List = { of: '', isIn: () => false }

/**
 * Without data security an API of Fusion answers 200 without data (Oracle Access Governance, *Oracle Fusion Cloud
 * Application Integration Reference*), so a 200 proves the right only together with what is listed.
 */
function read(answer: Answer, { of, isIn }: List): CatalogAnswer {
  const seen = described(answer)
  if (answer.status === 200 && !isHtml(answer)) {
    if (isIn(answer.body)) return { reading: 'allowed', seen }
    return { reading: 'unclear', seen: `${seen}, and no list of ${of} with anything in it` }
  }
  if (answer.status === 401 || answer.status === 403) return { reading: 'refused', seen }
  if (answer.status === 500 && isAccessFault(answer)) {
    return { reading: 'refused', seen: `${seen}: a SOAP fault about access` }
  }
  if ([429, 502, 503, 504].includes(answer.status) || isElsewhere(answer)) {
    throw new UnexpectedAnswer(answer)
  }
  return { reading: 'unclear', seen: new UnexpectedAnswer(answer).message }
}

function isAccessFault({ body }: Answer): boolean {
  return (
    /<(\w+:)?Fault\b/.test(body) &&
    /not authori[sz]ed|unauthori[sz]ed|access (is )?denied|privilege|permission|forbidden|FailedAuthentication|FailedCheck/i.test(
      body,
    )
  )
}

function described(answer: Answer): string {
  return `${answer.method} ${answer.host}${answer.path} answered ${String(answer.status)}`
}
