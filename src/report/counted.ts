/** A number of things in words: `1 day`, `2 days`. */
export function counted(number: number, thing: string): string {
  return `${String(number)} ${thing}${number === 1 ? '' : 's'}`
}
