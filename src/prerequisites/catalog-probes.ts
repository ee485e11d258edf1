import type { Answer } from '../http/client.js'
import type { AccessToken } from '../oracle/access-token.js'
import { isElsewhere, isHtml, UnexpectedAnswer } from '../oracle/answer.js'
import { listsEvents, listsServices } from '../oracle/catalog-lists.js'
import { SERVICE_CATALOG_PATHS, type FusionPod } from '../oracle/fusion.js'
import type { CatalogService } from '../oracle/service-catalog-wsdl.js'

/** What a catalogue said to the integration user: it may read it, it may not, or neither can be told. */
export interface CatalogAnswer {
  readonly reading: 'allowed' | 'refused' | 'unclear'
  /** What was seen, in words. */
  readonly seen: string
}

/**
 * Asks the service catalogue for its services. What it answers without the privilege is not documented: 401, 403
 * and a SOAP fault that speaks of access are all taken for a refusal, for the pod is known to accept the token.
 */
export async function probeServiceCatalog(
  pod: FusionPod,
  { value: token }: AccessToken,
): Promise<CatalogAnswer> {
  for (const path of SERVICE_CATALOG_PATHS) {
    const wsdl = await pod.serviceCatalogWsdl(path, token)
    if (wsdl.status === 404) continue
    if (wsdl.status !== 200) return read(wsdl, NO_LIST)
    if (isHtml(wsdl)) throw new UnexpectedAnswer(wsdl)
    const service = await serviceOf(wsdl)
    if ('reading' in service) return service
    return read(await pod.serviceCatalog(path, service, token), {
      of: 'services',
      isIn: listsServices,
    })
  }
  return {
    reading: 'unclear',
    seen: `${pod.host} has no service catalogue at ${SERVICE_CATALOG_PATHS.join(' and ')}`,
  }
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
