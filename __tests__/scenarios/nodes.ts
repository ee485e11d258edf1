const { OTHER_NODE: other } = process.env

/** The Node binaries that every bundle is started on: this one, and the one that `OTHER_NODE` names. */
export const NODES: readonly (readonly [name: string, binary: string])[] = [
  [`Node ${process.versions.node}`, process.execPath],
  ...(other === undefined ? [] : [['the other Node', other] as const]),
]
