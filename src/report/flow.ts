import { STAGES, type CheckResult, type State } from '../checks/check.js'
import { mermaidLabel } from './escape.js'
import { groupsOf } from './groups.js'

/** Fill and border per state; the state stands in the label as a word too. */
const COLOURS: Readonly<Record<State, string>> = {
  error: 'fill:#ffd7d5,stroke:#a40e26,color:#1f2328',
  fail: 'fill:#ffd7d5,stroke:#cf222e,color:#1f2328',
  blocked: 'fill:#ffe3c7,stroke:#bc4c00,color:#1f2328',
  manual: 'fill:#fff1c2,stroke:#9a6700,color:#1f2328',
  pending: 'fill:#ddf4ff,stroke:#0969da,color:#1f2328',
  warn: 'fill:#fff8c5,stroke:#9a6700,color:#1f2328',
  pass: 'fill:#dafbe1,stroke:#1a7f37,color:#1f2328',
  skip: 'fill:#f6f8fa,stroke:#8c959f,color:#59636e',
}

/** A Mermaid flowchart of the stages, one box per prerequisite, coloured by its worst state. */
export function renderFlow(checks: readonly CheckResult[]): string {
  const groups = groupsOf(checks)
  const stages = STAGES.filter((stage) => groups.some((group) => group.stage === stage))
  const boxes = stages.map((stage) => {
    const inside = groups
      .map((group, index) => ({ ...group, node: `g${String(index)}` }))
      .filter((group) => group.stage === stage)
    return [
      `  subgraph ${stage}`,
      '    direction LR',
      ...inside.map(
        ({ node, name, state }) => `    ${node}["${mermaidLabel(`${name}: ${state}`)}"]:::${state}`,
      ),
      inside.length > 1 ? `    ${inside.map(({ node }) => node).join(' --> ')}` : '',
      '  end',
    ].filter((line) => line !== '')
  })
  const used = new Set(groups.map(({ state }) => state))
  return [
    '```mermaid',
    'flowchart TB',
    ...boxes.flat(),
    ...(stages.length > 1 ? [`  ${stages.join(' --> ')}`] : []),
    ...[...used].map((state) => `  classDef ${state} ${COLOURS[state]}`),
    '```',
  ].join('\n')
}
