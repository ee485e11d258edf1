/**
 * Holds what people read against how this project speaks: `npm run prose`, or `npm run prose -- README.md` for what
 * begins so. The mean of the sentences of a page is at most 15 words and none has more than 30, without semicolons. Code,
 * tables and headings are not counted as sentences. A cell of a table has at most 12 words. No word that has a plainer
 * one is anywhere. Links are the matter of `__tests__/documentation-links.test.ts`.
 */
import { judge, type Judgement } from './prose/judge.js'
import { passages } from './prose/passages.js'

const [, , wanted = ''] = process.argv
const judgements = (await passages()).filter(({ where }) => where.startsWith(wanted)).map(judge)
const faulty = judgements.filter(({ faults }) => faults.length > 0)
for (const { where, faults } of faulty) console.log([where, ...faults].join('\n  '))
console.log(summary(judgements, faulty.length))
process.exitCode = faulty.length === 0 && judgements.length > 0 ? 0 : 1

function summary(all: readonly Judgement[], faulty: number): string {
  const sum = (of: (judgement: Judgement) => number): number =>
    all.reduce((total, judgement) => total + of(judgement), 0)
  const sentences = sum(({ sentences }) => sentences)
  const mean = sum(({ words }) => words) / sentences
  return `${String(all.length)} texts, ${String(sentences)} sentences, ${mean.toFixed(1)} words each; ${String(faulty)} texts against the rules`
}
