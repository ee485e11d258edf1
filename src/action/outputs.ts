import { setOutput } from '@actions/core'

/** Sets every output; one that is not known stays empty. */
export function setOutputs(outputs: Readonly<Record<string, string | number | undefined>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value ?? '')
}
