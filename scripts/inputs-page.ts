import { readFile } from 'node:fs/promises'
import { isMap, isScalar, parseDocument, type Pair } from 'yaml'
import { SECRET_INPUTS, type InputName } from '../src/inputs/names.js'
import { readDescription } from './description.js'
import { INPUT_NOTES, SET_UP } from './input-notes.js'
import { OUTPUT_NOTES, OUTPUT_SNIPPET } from './output-notes.js'

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
  readonly description: string
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
    readonly description: string
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
    description: content.description,
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

/** One of these is required. */
const CREDENTIALS: readonly InputName[] = ['client-secret', 'client-private-key']

/** Every input in full, each under a heading of its own name: `docs/inputs.md`. */
export function renderInputsPage({ inputs }: DeclaredAction): string {
  return [
    '# Inputs',
    'This page is for you if you write the workflow. Look up an input to see what it takes, its default, when it is required, and where its value comes from.',
    `Every workflow sets ${inputs
      .filter(({ required }) => required)
      .map(linked)
      .join(', ')}, and either ${CREDENTIALS.map((name) => linked({ name })).join(' or ')}.`,
    'You may leave out every input that is not required. An empty value counts as left out.',
    'A **pair** is one identity domain and one Fusion pod. Run the action once per pair.',
    'Give the value of a **secret** input as a secret of the repository or of the environment. The action masks it before anything else happens, in every form that is derived from it.',
    groupsOf(inputs)
      .map(([group, members]) => `- **${group}**: ${members.map(linked).join(', ')}`)
      .join('\n'),
    ...groupsOf(inputs).flatMap(([group, members]) => [`## ${group}`, ...members.map(inputEntry)]),
  ].join('\n\n')
}

function linked({ name }: Pick<DeclaredInput, 'name'>): string {
  return `[\`${name}\`](#${name})`
}

function inputEntry(input: DeclaredInput): string {
  const { what, default: byDefault, requiredWhen, example } = readDescription(input.description)
  const { notes = [], setUp } = INPUT_NOTES[input.name as InputName] ?? {}
  const facts = [
    ['Required', input.required ? 'always' : requiredWhen && `when ${requiredWhen}`],
    ['Default', code(input.default) || byDefault],
    ['Example', example],
    ['Secret', isSecret(input) ? 'yes' : ''],
    ['Set-up', setUp === undefined ? '' : `[${setUp}](${SET_UP[setUp]})`],
  ].filter(([, value]) => value !== '')
  return [
    `### \`${input.name}\``,
    what,
    facts.map(([name = '', value = '']) => `- ${name}: ${value}`).join('\n'),
    ...notes,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Every output in full, each under a heading of its own name: `docs/outputs.md`. */
export function renderOutputsPage({ outputs }: DeclaredAction): string {
  return [
    '# Outputs',
    'This page is for you if a later step of your workflow uses what the action found. Give the step of the action an `id`, then read its outputs.',
    OUTPUT_SNIPPET,
    'The action sets every output that is known, also when the step fails. An output that is not known is empty.',
    ...outputs.map(({ name, description }) =>
      [`## \`${name}\``, description, ...(OUTPUT_NOTES[name] ?? [])].join('\n\n'),
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

/** A default as code, the lines of a list one after the other. */
function code(value: string): string {
  const lines = value.split('\n').filter((line) => line !== '')
  return lines.map((line) => `\`${line}\``).join(', ')
}

function commentAbove({ key }: Pair): string | undefined {
  return isScalar(key) ? key.commentBefore?.trim() : undefined
}

function nameOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : ''
}
