/** Text of one page, or of one entry of a list, and where it is. */
export interface Passage {
  /** A file, or an entry of one: `action.yml: mode`. */
  readonly where: string
  /** Markdown. */
  readonly text: string
  /** Most words that the whole may have, where that is limited. */
  readonly limit?: number
}
