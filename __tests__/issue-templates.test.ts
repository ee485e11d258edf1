import { readdir, readFile, stat } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

const FOLDER = '.github/ISSUE_TEMPLATE'

/** An element of a form (GitHub, *Syntax for GitHub's form schema*). */
interface Element {
  readonly type: string
  readonly id?: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly validations?: Readonly<Record<string, unknown>>
}

interface Form {
  readonly body: readonly Element[]
}

/** Which attributes each type must have, and which it may. */
const ATTRIBUTES: Readonly<Record<string, readonly [must: string[], may: string[]]>> = {
  markdown: [['value'], []],
  input: [['label'], ['description', 'placeholder', 'value']],
  textarea: [['label'], ['description', 'placeholder', 'value', 'render']],
  dropdown: [
    ['label', 'options'],
    ['description', 'multiple', 'default'],
  ],
  checkboxes: [['label', 'options'], ['description']],
}

const FORMS = await Promise.all(
  (await readdir(FOLDER)).map(async (name) => {
    const text = await readFile(`${FOLDER}/${name}`, 'utf8')
    return [name, parse(text) as Form, text] as const
  }),
)

/** What of a form GitHub would not take. */
function faultsOf(form: Form): readonly string[] {
  const top = Object.entries(form as unknown as Readonly<Record<string, unknown>>)
  const asked = form.body.filter(({ type }) => type !== 'markdown')
  return [
    ...['name', 'description', 'body']
      .filter((key) => !top.some(([name]) => name === key))
      .map((key) => `${key} is missing`),
    ...top
      .map(([key]) => key)
      .filter(
        (key) => !/^(?:name|description|body|title|labels|assignees|projects|type)$/.test(key),
      )
      .map((key) => `${key} is unknown`),
    ...(asked.length === 0 ? ['it asks nothing'] : []),
    ...twice(asked.map(({ id }) => id)),
    ...twice(asked.map(({ attributes }) => attributes['label'])),
    ...form.body.flatMap(faultsOfElement),
  ]
}

function faultsOfElement({ type, id, attributes, validations }: Element): readonly string[] {
  const [must, may] = ATTRIBUTES[type] ?? [[], []]
  const given = Object.keys(attributes)
  const options = (attributes['options'] ?? []) as readonly unknown[]
  const labels = options.map((option) =>
    type === 'checkboxes' ? (option as { label?: unknown }).label : option,
  )
  return [
    ...(type in ATTRIBUTES ? [] : [`the type ${type} is unknown`]),
    ...(id === undefined || /^[\w-]+$/.test(id) ? [] : [`the id ${id} has other characters`]),
    ...must.filter((name) => !given.includes(name)).map((name) => `${type}: ${name} is missing`),
    ...given
      .filter((name) => !must.includes(name) && !may.includes(name))
      .map((name) => `${type}: ${name} is unknown`),
    ...(must.includes('options') && options.length === 0 ? [`${type}: no options`] : []),
    ...labels
      .filter((label) => typeof label !== 'string' || /^none$/i.test(label))
      .map((label) => `${type}: the option ${String(label)}`),
    ...twice(labels),
    ...Object.entries(validations ?? {})
      .filter(([name, value]) => name !== 'required' || typeof value !== 'boolean')
      .map(([name]) => `${type}: the validation ${name}`),
  ]
}

function twice(values: readonly unknown[]): readonly string[] {
  const given = values.filter((value) => value !== undefined)
  return given
    .filter((value, index) => given.indexOf(value) !== index)
    .map((value) => `${JSON.stringify(value)} is there twice`)
}

describe('the form of an issue', () => {
  it.each(FORMS)('%s is one that GitHub takes', (_, form) => {
    expect(faultsOf(form)).toEqual([])
  })

  it.each(FORMS)('%s leads to pages that are there', async (_, __, text) => {
    const paths = [...text.matchAll(/\.\.\/blob\/HEAD\/([^)#\s]+)/g)].map(([, path = '']) => path)
    await expect(Promise.all(paths.map((path) => stat(path)))).resolves.toHaveLength(paths.length)
  })

  it('that asks for a live answer asks for the recorded file and for a look at it', () => {
    const form = FORMS.find(([name]) => name === 'live-answer.yml')?.[1]
    const required = form?.body.filter(({ validations }) => validations?.['required'] === true)
    expect(required?.map(({ id }) => id)).toContain('sample')
    const boxes = form?.body.find(({ type }) => type === 'checkboxes')?.attributes['options']
    expect(boxes).toEqual([expect.objectContaining({ required: true })])
  })
})
