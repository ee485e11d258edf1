import { readdir, readFile } from 'node:fs/promises'

/** A workflow as far as the tests look at it. */
export interface Workflow {
  readonly on: unknown
  readonly permissions: unknown
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

/** One of its jobs. */
export interface Job {
  readonly needs?: string
  readonly if?: string
  readonly environment?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: { readonly group: string }
  readonly outputs?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly Step[]
}

/** One of its steps. */
export interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, string | number | boolean>>
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

/** Whether a step is one with this project's action. */
export function isOurs({ uses = '' }: Step): boolean {
  return uses.includes('/oic-fusion-prerequisites@')
}

/** The whole workflows that are in the README and in the guides. */
export async function snippetsOfPages(): Promise<
  readonly (readonly [name: string, text: string])[]
> {
  const guides = (await readdir('docs/guides')).map((name) => `docs/guides/${name}`)
  const ofPages = await Promise.all(
    ['README.md', ...guides].map(async (page) =>
      [...(await readFile(page, 'utf8')).matchAll(/```yaml\n(.*?)```/gs)]
        .map(([, text = '']) => text)
        .filter((text) => /^jobs:/m.test(text))
        .map((text, index) => [`${page} snippet ${String(index + 1)}`, text] as const),
    ),
  )
  return ofPages.flat()
}
