import type { Passage } from './passage.js'
import { cellsOf, sentencesOf, textsOf, type Sentence } from './sentences.js'
import { AVOIDED_WORDS } from './words.js'

/** Most words of a sentence. */
const LONGEST = 30

/** Most words of the sentences of a page on average. */
const MEAN = 15

/** Most words of a cell of a table: what needs more is a list, or has a heading. */
const CELL = 12

/** A page with fewer sentences has no average that says anything. */
const ENOUGH = 10

/** What was measured of a passage, and what is against the rules. */
export interface Judgement {
  readonly where: string
  readonly sentences: number
  readonly words: number
  readonly faults: readonly string[]
}

/** Holds a passage against the rules of how this project speaks: `npm run prose` says which. */
export function judge({ where, text, limit }: Passage): Judgement {
  const all = sentencesOf(text)
  // a label or an entry of a list would lower the average without making a sentence shorter
  const ended = all.filter(({ ended }) => ended)
  const words = wordsOf(ended)
  const mean = words / ended.length
  const texts = textsOf(text)
  return {
    where,
    sentences: ended.length,
    words,
    faults: [
      ...(ended.length >= ENOUGH && mean > MEAN
        ? [`sentences have ${mean.toFixed(1)} words on average, ${String(MEAN)} are the most`]
        : []),
      ...(limit !== undefined && wordsOf(all) > limit
        ? [`has ${String(wordsOf(all))} words, ${String(limit)} are the most`]
        : []),
      ...all
        .filter(({ words }) => words > LONGEST)
        .map(({ text, words }) => `a sentence of ${String(words)} words: ${text}`),
      ...cellsOf(text)
        .map((text) => ({ text, words: piecesOf(text) }))
        .filter(({ words }) => words > CELL)
        .map(({ text, words }) => `a cell of ${String(words)} words: ${shown(text)}`),
      ...all.filter(({ text }) => text.includes(';')).map(({ text }) => `a semicolon: ${text}`),
      ...AVOIDED_WORDS.flatMap(({ pattern, better }) =>
        texts.flatMap((text) => {
          const found = pattern.exec(text)?.[0]
          return found === undefined ? [] : [`"${found}", better "${better}": ${shown(text)}`]
        }),
      ),
    ],
  }
}

function wordsOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { words }) => sum + words, 0)
}

/** Words of a text that may be no sentence. A sign between them is none, a piece of code is one. */
function piecesOf(text: string): number {
  return text.split(/\s+/).filter((piece) => /[\p{L}\p{N}`]/u.test(piece)).length
}

function shown(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
