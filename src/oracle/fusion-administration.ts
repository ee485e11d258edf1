import { basicCredentials } from '../http/basic-credentials.js'
import type { Answer } from '../http/client.js'
import type { ServiceWriter } from '../http/service-writer.js'
import type { FusionCredentials } from './fusion-directory.js'

/** What `apply` changes in a pod by its API. */
export class FusionAdministration {
  readonly #http: ServiceWriter
  readonly #credentials: FusionCredentials

  /** @param credentials of the user who changes it, for HTTP Basic authentication */
  constructor(http: ServiceWriter, credentials: FusionCredentials) {
    this.#http = http
    this.#credentials = credentials
  }

  /**
   * Makes a user a member of a role: membership lives on the role (Oracle, *Add a Role to a User*). Adding a member
   * twice does no harm, so it may be repeated. Every status is an answer.
   */
  addRoleMember(roleId: string, userId: string): Promise<Answer> {
    const { name, password } = this.#credentials
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
