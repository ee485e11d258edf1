import { readdir, readFile } from 'node:fs/promises'

/** A workflow as far as the tests look at it. */
export interface Workflow {
  readonly permissions: unknown
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'timeout-minutes'?: number
        readonly steps: readonly {
          readonly id?: string
          readonly uses?: string
          readonly run?: string
          readonly env?: Readonly<Record<string, string>>
          readonly with?: Readonly<Record<string, string | number | boolean>>
        }[]
      }
    >
  >
}

/** The workflows of a directory, by file name. */
export async function workflowsIn(
  directory: string,
): Promise<readonly (readonly [name: string, text: string])[]> {
  return Promise.all(
    (await readdir(directory)).map(
      async (name) => [name, await readFile(`${directory}/${name}`, 'utf8')] as const,
    ),
  )
}

/** A text with its expressions replaced. @throws {Error} for one that has no value */
export function resolved(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for ${name}`)
    return value
  })
}
