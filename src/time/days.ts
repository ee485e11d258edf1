/** Whole days in a span of milliseconds, rounded down; negative for one that lies in the past. */
export function wholeDays(milliseconds: number): number {
  return Math.floor(milliseconds / 86_400_000)
}
