/** Workflow commands that GitHub's log does not show, and annotations of a check, which repeat its lines. */
const UNSHOWN = /^::(add-mask|debug)::|^::(error|warning) title=[^:]*\./
const ANNOTATION = /^::(error|warning|notice)(?: [^:]*)?::/
const GROUP = '::group::'
const GROUP_END = '::endgroup::'

/**
 * What a terminal shows of a job's log, as GitHub does: no workflow commands, and groups folded to their titles.
 * @param stdout what the action printed
 * @param unfolded whether the groups are shown whole
 */
export function forTerminal(stdout: string, unfolded: boolean): string {
  const shown: string[] = []
  let inGroup = false
  for (const line of stdout.split('\n')) {
    if (line.startsWith(GROUP)) {
      inGroup = true
      shown.push(`${unfolded ? '▾' : '▸'} ${line.slice(GROUP.length)}`)
    } else if (line === GROUP_END) inGroup = false
    else if (UNSHOWN.test(line) || (inGroup && !unfolded)) continue
    else shown.push(`${inGroup ? '  ' : ''}${line.replace(ANNOTATION, '$1: ')}`)
  }
  return shown.join('\n')
}
