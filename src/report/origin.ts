import { link, say, value, type Words } from './document.js'

/** The run of a workflow. */
export interface WorkflowRun {
  /** Owner and name. */
  readonly repository: string
  /** Its name, or its path where it has none; may be empty. */
  readonly workflow: string
  /** Page of the run. */
  readonly url: string
}

/** Where instructions come from. */
export interface Origin {
  /** Name of the action. */
  readonly tool: string
  /** ISO 8601. */
  readonly finishedAt: string
  /** `undefined` when no workflow is known. */
  readonly run: WorkflowRun | undefined
}

/** The first line of instructions, which people get by mail who know neither the action nor the run. */
export function sentBy({ tool, finishedAt, run }: Origin): Words {
  const sender = say`From: the GitHub Action ${value(tool)} ("the action")${when(finishedAt)}`
  if (run === undefined) return say`${sender}.`
  const { repository, workflow, url } = run
  const where =
    workflow === ''
      ? say`in the repository ${value(repository)}`
      : say`in the workflow ${value(workflow)} of the repository ${value(repository)}`
  return say`${sender}, ${where}: ${link(url)}`
}

function when(time: string): Words {
  const [, day, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(time) ?? []
  return day === undefined || minute === undefined ? [] : [`, on ${day} at ${minute} UTC`]
}
