/** The Node binaries that every bundle is started on: this one, and Node 24 where `NODE_24` names it. */
export const NODES: readonly (readonly [name: string, binary: string])[] = [
  [`Node ${process.versions.node}`, process.execPath],
  ...(process.env['NODE_24'] === undefined ? [] : [['Node 24', process.env['NODE_24']] as const]),
]
