import { STAGES, type CheckResult, type State } from '../checks/check.js'
import { mermaidLabel } from './escape.js'
import { groupsOf, type Group } from './check-groups.js'

/**
 * Fill and border per state; the state stands in the label as a word too. The fills are thin, so that the letters of
 * GitHub's light and of its dark theme both stand out.
 */
const COLOURS: Readonly<Record<State, string>> = {
  error: 'fill:#cf222e33,stroke:#cf222e,stroke-width:2px',
  fail: 'fill:#cf222e33,stroke:#cf222e,stroke-width:2px',
  blocked: 'fill:#bc4c0033,stroke:#bc4c00,stroke-width:2px',
  manual: 'fill:#bf870033,stroke:#bf8700,stroke-width:2px',
  pending: 'fill:#218bff33,stroke:#218bff,stroke-width:2px',
  warn: 'fill:#bf870022,stroke:#bf8700',
  pass: 'fill:#2da44e22,stroke:#2da44e',
  skip: 'fill:#8c959f11,stroke:#8c959f,stroke-dasharray:4',
}

/**
 * A Mermaid flowchart of the stages: one box for neighbouring prerequisites in the same state, coloured by it. All boxes
 * stand below each other, because a diagram that is wider than a telephone is made smaller there. Nothing when hardly
 * anything was looked at.
 */
export function renderFlow(checks: readonly CheckResult[]): string {
  const all = groupsOf(checks)
  if (all.filter(({ state }) => state !== 'skip').length < 2) return ''
  const boxes = neighbours(all).map((groups, index) => ({
    ...groups,
    node: `g${String(index)}`,
  }))
  const stages = STAGES.filter((stage) => boxes.some((box) => box.stage === stage))
  const drawn = stages.map((stage) => {
    const inside = boxes.filter((box) => box.stage === stage)
    return [
      `  subgraph ${stage}`,
      '    direction TB',
      ...inside.map(({ node, names, state }) => `    ${node}["${label(names, state)}"]:::${state}`),
      ...(inside.length > 1 ? [`    ${inside.map(({ node }) => node).join(' --> ')}`] : []),
      '  end',
    ]
  })
  const used = new Set(boxes.map(({ state }) => state))
  return [
    '```mermaid',
    'flowchart TB',
    ...drawn.flat(),
    ...(stages.length > 1 ? [`  ${stages.join(' --> ')}`] : []),
    ...[...used].map((state) => `  classDef ${state} ${COLOURS[state]}`),
    '  classDef stage fill:none,stroke:#8c959f',
    `  class ${stages.join(',')} stage`,
    '```',
  ].join('\n')
}

/** Neighbours of one stage in the same state. */
interface Neighbours {
  readonly stage: Group['stage']
  readonly state: State
  readonly names: readonly string[]
}

function neighbours(groups: readonly Group[]): readonly Neighbours[] {
  return groups.reduce<readonly Neighbours[]>((before, { stage, state, name }) => {
    const last = before.at(-1)
    return last?.stage === stage && last.state === state
      ? [...before.slice(0, -1), { stage, state, names: [...last.names, name] }]
      : [...before, { stage, state, names: [name] }]
  }, [])
}

/** Mermaid breaks a long line by itself. */
function label(names: readonly string[], state: State): string {
  return [state, names.join(', ')].map(mermaidLabel).join('<br/>')
}
