import { basicCredentials } from '../http/basic-credentials.js'
import type { Answer } from '../http/client.js'
import type { ServiceWriter } from '../http/service-writer.js'
import type { FusionCredentials } from './fusion.js'

/** What `apply` changes in a pod by its API. */
export class FusionAdministration {
  readonly #http: ServiceWriter

  constructor(http: ServiceWriter) {
    this.#http = http
  }

  /**
   * Makes a user a member of a role: membership lives on the role (Oracle, *Add a Role to a User*). Adding a member
   * twice does no harm, so it may be repeated. Every status is an answer.
   */
  addRoleMember(
    { name, password }: FusionCredentials,
    roleId: string,
    userId: string,
  ): Promise<Answer> {
    return this.#http.write({
      method: 'PATCH',
      path: `/hcmRestApi/scim/Roles/${encodeURIComponent(roleId)}`,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: `Basic ${basicCredentials(name, password)}`,
      },
      body: JSON.stringify({
        schemas: ['urn:oracle:apps:scim:schemas:fa:1.0:Role'],
        members: [{ value: userId, operation: 'ADD' }],
      }),
      repeatable: true,
    })
  }
}
