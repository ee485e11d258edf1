import { readFile } from 'node:fs/promises'
import { isMap, isScalar, parseDocument, type Pair } from 'yaml'
import { SECRET_INPUTS } from '../src/inputs/names.js'
import { table } from './markdown-table.js'

/** An input of action.yml, with the comment that opens its group. */
interface DeclaredInput {
  readonly name: string
  readonly group: string
  readonly description: string
  readonly required: boolean
  /** '' for none. */
  readonly default: string
}

/** What action.yml declares, in its order. */
export interface DeclaredAction {
  readonly inputs: readonly DeclaredInput[]
  readonly outputs: readonly { readonly name: string; readonly description: string }[]
}

/**
 * Reads what action.yml declares. A comment above an input opens a group; every input is in one.
 * @throws {Error} when it is not laid out so
 */
export async function readAction(path = 'action.yml'): Promise<DeclaredAction> {
  const document = parseDocument(await readFile(path, 'utf8'))
  const inputs = document.get('inputs')
  if (!isMap(inputs)) throw new Error(`${path} declares no inputs`)
  const content = document.toJS() as {
    readonly inputs: Readonly<
      Record<string, { description: string; required?: boolean; default?: string }>
    >
    readonly outputs: Readonly<Record<string, { description: string }>>
  }
  // the comment above the first key of a map is the map's own
  let group = inputs.commentBefore?.trim() ?? ''
  const groups = new Map(
    inputs.items.map((pair) => {
      group = commentAbove(pair) ?? group
      return [nameOf(pair), group]
    }),
  )
  return {
    inputs: Object.entries(content.inputs).map(([name, input]) => {
      const of = groups.get(name) ?? ''
      if (of === '') throw new Error(`${path}: ${name} is in no group`)
      return {
        name,
        group: of,
        description: input.description.trim(),
        required: input.required === true,
        default: input.default ?? '',
      }
    }),
    outputs: Object.entries(content.outputs).map(([name, { description }]) => ({
      name,
      description: description.trim(),
    })),
  }
}

/** Every input in full, each with an anchor of its own name: `docs/inputs.md`. */
export function renderInputsPage({ inputs }: DeclaredAction): string {
  return [
    '# Inputs',
    'In the order of [action.yml](../action.yml), from which this page is made. An input that is not required may be left out. The value of a _secret_ one is masked before anything else happens, in every form that is derived from it; give it as a secret of the repository or the environment.',
    ...groupsOf(inputs).map(
      ([group, members]) =>
        `## ${group}\n\n` +
        table(
          ['input', 'given', 'default', 'meaning'],
          members.map((input) => [
            `<a id="${input.name}"></a>\`${input.name}\``,
            [input.required && '**required**', isSecret(input) && '_secret_']
              .filter((word) => word !== false)
              .join(', '),
            code(input.default),
            input.description,
          ]),
        ),
    ),
  ].join('\n\n')
}

/** Every output in full, each with an anchor of its own name: `docs/outputs.md`. */
export function renderOutputsPage({ outputs }: DeclaredAction): string {
  return [
    '# Outputs',
    'Every output that is known is set, also when the step fails.',
    table(
      ['output', 'meaning'],
      outputs.map(({ name, description }) => [`<a id="${name}"></a>\`${name}\``, description]),
    ),
  ].join('\n\n')
}

function groupsOf(
  inputs: readonly DeclaredInput[],
): readonly (readonly [string, readonly DeclaredInput[]])[] {
  return [...new Set(inputs.map(({ group }) => group))].map((group) => [
    group,
    inputs.filter((input) => input.group === group),
  ])
}

function isSecret({ name }: DeclaredInput): boolean {
  return SECRET_INPUTS.some((secret) => secret === name)
}

/** A default as code, a list one line below the other. */
function code(value: string): string {
  const lines = value.split('\n').filter((line) => line !== '')
  return lines.map((line) => `\`${line}\``).join('<br>')
}

function commentAbove({ key }: Pair): string | undefined {
  return isScalar(key) ? key.commentBefore?.trim() : undefined
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : ''
}
