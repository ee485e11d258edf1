import type { Reply } from '../reply.js'

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'
const ORACLE_ERROR = 'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error'

/** Oracle's SCIM error, sample idcs-scim-error-shape: the status is a string, and there is no `scimType`. */
export function scimError(status: number, detail: string, messageId?: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: messageId === undefined ? [ERROR] : [ERROR, ORACLE_ERROR],
      detail,
      status: String(status),
      ...(messageId !== undefined && { [ORACLE_ERROR]: { messageId } }),
    }),
  }
}

/** A resource that was created. */
export function scimCreated(resource: object): Reply {
  return { ...scimResource(resource), status: 201 }
}

/** One resource. */
export function scimResource(resource: object): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/scim+json' },
    body: JSON.stringify(resource),
  }
}

/** A SCIM list as documented, with `totalResults`; without hits the member `Resources` is missing, as traces show. */
export function scimList(resources: readonly object[]): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: resources.length,
      startIndex: 1,
      itemsPerPage: 50,
      ...(resources.length > 0 && { Resources: resources }),
    }),
  }
}

/** A resource with the attributes that were asked for; without a list, with all of them. */
export function selected(
  resource: Readonly<Record<string, unknown>>,
  attributes: string | null,
): object {
  if (attributes === null) return resource
  const wanted = new Set(['id', ...attributes.split(',')])
  return Object.fromEntries(Object.entries(resource).filter(([name]) => wanted.has(name)))
}
