import type { Answer, ServiceHttp } from '../http/client.js'
import type { AccessToken } from './access-token.js'

/** A connection of Oracle Integration: its id, and its project where it lives in one. */
export interface ConnectionId {
  readonly project: string | undefined
  readonly id: string
}

/** The REST API of an Oracle Integration instance, as far as connections go. Every status is an answer. */
export class OracleIntegration {
  readonly #http: ServiceHttp
  readonly #instance: string
  readonly #token: () => Promise<AccessToken>

  /**
   * @param instance service instance name, or '' for Generation 2, which takes none
   * @param token its client's token, asked for before each request: one that is used up is renewed
   */
  constructor(http: ServiceHttp, instance: string, token: () => Promise<AccessToken>) {
    this.#http = http
    this.#instance = instance
    this.#token = token
  }

  /** Opens connections for so many requests at once, which will be sent soon. */
  openAhead(requests: number): void {
    this.#http.openAhead(requests)
  }

  /** Reads a connection (Oracle, *Retrieve a Connection*, and in a project). */
  async connection(connection: ConnectionId): Promise<Answer> {
    const token = await this.#token()
    return this.#http.send({
      method: 'GET',
      path: this.#path(connection, ''),
      headers: headers(token),
      repeatable: true,
    })
  }

  /** Has Oracle Integration test a connection (Oracle, *Test a Connection*): a POST that changes nothing. */
  async testConnection(connection: ConnectionId): Promise<Answer> {
    const token = await this.#token()
    return this.#http.send({
      method: 'POST',
      path: this.#path(connection, '/test'),
      headers: headers(token),
      repeatable: true,
    })
  }

  #path({ project, id }: ConnectionId, suffix: string): string {
    const within = project === undefined ? '' : `/projects/${segment(project)}`
    const query =
      this.#instance === '' ? '' : `?integrationInstance=${encodeURIComponent(this.#instance)}`
    return `/ic/api/integration/v1${within}/connections/${segment(id)}${suffix}${query}`
  }
}

/** A part of a path; `.` and `..` would lead to another one, however they are encoded. */
function segment(text: string): string {
  if (/^\.+$/.test(text)) throw new Error(`${text} is no id of a connection or project`)
  return encodeURIComponent(text)
}

function headers({ value }: AccessToken): Readonly<Record<string, string>> {
  return { accept: 'application/json', authorization: `Bearer ${value}` }
}
