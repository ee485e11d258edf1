import { FORGED } from './scenarios/hostile-text.js'

/** A line that the runner obeys instead of showing it. */
export interface RunnerCommand {
  /** In lower case: the runner compares without regard to case. */
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
  /** The line as it was printed. */
  readonly line: string
}

/** What actions/runner registers (`Runner.Worker/ActionCommandManager.cs`); `internal-set-repo-path` is for plugins. */
const REGISTERED = [
  'stop-commands',
  'set-env',
  'set-output',
  'save-state',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
] as const

/**
 * Characters without weight in a comparison by culture. The runner looks for `::` and `##[` by culture and not by code
 * (`StartsWith(string)`, `IndexOf(string)`), so that such characters may stand in between.
 */
const WEIGHTLESS = String.raw`[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`

/** `::name key=value,key=value::data`, at the beginning of a line; blanks before it do not count (`TryParseV2`). */
const AT_BEGINNING = new RegExp(
  `^[\\s\\u0085]*${WEIGHTLESS}:${WEIGHTLESS}:(?<info>.*?)::(?<data>.*)$`,
  'su',
)

/** `##[name key=value;key=value]data`, anywhere in a line: the first of them counts (`TryParse`). */
const ANYWHERE = new RegExp(`#${WEIGHTLESS}#${WEIGHTLESS}\\[(?<info>[^\\]]*)\\](?<data>.*)$`, 'su')

/** In which order the runner undoes what was escaped; `%25` comes last. */
const DATA = { '%0D': '\r', '%0A': '\n', '%25': '%' }
const PROPERTY = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }
const OLD = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%25': '%' }

/**
 * The commands that the runner obeys in what a process printed, in order: both forms of a command, and the effect of
 * `stop-commands`, after which nothing is obeyed until its token comes
 * (actions/runner: `Runner.Common/ActionCommand.cs`, `Runner.Worker/ActionCommandManager.cs`, `Handlers/OutputManager.cs`).
 * @param output of both streams: the runner reads stderr as it reads stdout
 */
export function commandsIn(output: string): readonly RunnerCommand[] {
  const registered = new Set<string>(REGISTERED)
  const obeyed: RunnerCommand[] = []
  let token: string | undefined
  for (const line of output.split(/\r\n|\n|\r/)) {
    const command = parsed(line, registered)
    if (command === undefined) continue
    if (token !== undefined) {
      if (command.name !== token) continue
      registered.delete(token)
      token = undefined
    } else if (command.name === 'stop-commands') {
      token = command.data.toLowerCase()
      registered.add(token)
    }
    obeyed.push(command)
  }
  return obeyed
}

function parsed(line: string, registered: ReadonlySet<string>): RunnerCommand | undefined {
  const forms = [
    { form: AT_BEGINNING, separator: ',', property: PROPERTY, ofData: DATA },
    { form: ANYWHERE, separator: ';', property: OLD, ofData: OLD },
  ]
  for (const { form, separator, property, ofData } of forms) {
    const { info = '', data = '' } = form.exec(line)?.groups ?? {}
    const [name = ''] = info.split(' ')
    if (!registered.has(name.toLowerCase())) continue
    return {
      name: name.toLowerCase(),
      properties: Object.fromEntries(
        info
          .slice(name.length)
          .trim()
          .split(separator)
          .flatMap((pair) => {
            const at = pair.indexOf('=')
            return at < 1 ? [] : [[pair.slice(0, at), unescaped(pair.slice(at + 1), property)]]
          }),
      ),
      data: unescaped(data, ofData),
      line,
    }
  }
  return undefined
}

function unescaped(text: string, escapes: Readonly<Record<string, string>>): string {
  return Object.entries(escapes).reduce(
    (rest, [escape, character]) => rest.replaceAll(escape, character),
    text,
  )
}

/** What this action means to say by a command, with the properties it gives. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  'add-mask': [],
  debug: [],
  error: ['title'],
  warning: ['title'],
  group: [],
  endgroup: [],
}

/** What a runner without command files is told instead (`GITHUB_OUTPUT` and `GITHUB_STATE` are of 2022). */
const WITHOUT_FILES: typeof MEANT = { ...MEANT, 'set-output': ['name'], 'save-state': ['name'] }

/** The commands among those obeyed that the action did not mean: what a server said was obeyed. */
export function unmeant(
  commands: readonly RunnerCommand[],
  hasCommandFiles: boolean,
): readonly RunnerCommand[] {
  const meant = hasCommandFiles ? MEANT : WITHOUT_FILES
  return commands.filter(({ name, properties, data, line }) => {
    const known = meant[name]
    const isOfShape =
      line.startsWith(`::${name}`) &&
      known !== undefined &&
      Object.keys(properties).every((property) => known.includes(property))
    return !isOfShape || data.startsWith(FORGED)
  })
}
