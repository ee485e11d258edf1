const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by the user of the runner',
  EPERM: 'may not be written by the user of the runner',
  EROFS: 'is on a file system that is read-only',
  ENOTDIR: 'is below a file, expected a directory',
  EEXIST: 'is a file, expected a directory',
  EISDIR: 'is a directory, expected a file',
  ENOENT: 'cannot be created there',
  ENXIO: 'is a pipe or a device, expected a file',
  ENOSPC: 'has no space left',
  EDQUOT: 'has no space left',
  ENAMETOOLONG: 'is longer than a path may be',
  ELOOP: 'is a link that leads to itself',
}

/** What the file system says of a path, in words. */
export function explained(path: string, thrown: unknown): Error {
  const code = codeOf(thrown)
  return new Error(
    `${path} ${REASONS[code] ?? 'cannot be written'} (${code || 'unknown reason'})`,
    {
      cause: thrown,
    },
  )
}

/** Code of an error of the system (Node, *Common system errors*), or ''. */
export function codeOf(thrown: unknown): string {
  const { code } = thrown as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}
