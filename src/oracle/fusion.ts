import type { Answer, ServiceHttp } from '../http/client.js'

/** The REST API and the sign-in of a Fusion Applications pod. Every status is an answer: the checks read them. */
export class FusionPod {
  readonly #http: ServiceHttp

  constructor(http: ServiceHttp) {
    this.#http = http
  }

  /** Host, with its port where it is not the default. */
  get host(): string {
    return this.#http.host
  }

  /**
   * Asks for one user by SCIM without credentials. A pod that lets the caller in answers 401; one that shuts the
   * caller out answers 403 to everybody (Oracle, *Status Codes*; the reading of the two together is inferred).
   */
  anonymousProbe(): Promise<Answer> {
    return this.#http.send({
      method: 'GET',
      path: '/hcmRestApi/scim/Users?count=1',
      headers: { accept: 'application/json' },
      repeatable: true,
    })
  }

  /** Opens the home page like a browser that is not signed in; where it is sent to is read, never requested. */
  signInPage(): Promise<Answer> {
    return this.#http.send({
      method: 'GET',
      path: '/fscmUI/faces/FuseWelcome',
      headers: { accept: 'text/html' },
      repeatable: true,
    })
  }
}
