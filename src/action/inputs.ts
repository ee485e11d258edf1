import { getInput } from '@actions/core'

/** The inputs of the step, as the runner gives them: '' for what is not given. */
export function givenInputs<Name extends string>(
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  return Object.fromEntries(names.map((name) => [name, getInput(name)])) as Record<Name, string>
}
