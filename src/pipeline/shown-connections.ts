import { Question } from '../checks/question.js'
import { nameOf } from '../inputs/integration.js'
import type { Connection } from '../oracle/connection.js'
import type { ConnectionId } from '../oracle/integration.js'
import { askConnection } from '../prerequisites/connection.js'
import type { Context } from './context.js'

/** A connection that is looked at, and the question how Oracle Integration shows it. */
export interface ShownConnection {
  readonly id: ConnectionId
  /** As it stands in the ids of checks. */
  readonly name: string
  readonly shown: Question<Connection>
}

/** The connections of `oic-connections`, each asked for once by whoever needs it first. */
export function shownConnections({ settings, integration }: Context): readonly ShownConnection[] {
  const asked = settings.integration
  if (asked === undefined || integration === undefined) return []
  return asked.connections.map((id) => ({
    id,
    name: nameOf(id),
    shown: new Question(() => askConnection(integration, id)),
  }))
}
