/**
 * One line of text without anything that a terminal, a viewer or the runner would obey: control and format characters
 * (ANSI escapes, bidirectional overrides), halves of surrogate pairs, line breaks, and the beginnings of workflow
 * commands. The runner takes `::` from the beginning of a line, after blanks, and `##[` from anywhere in it
 * (actions/runner, `ActionCommand.cs`). What is put together of harmless parts may be a command again, so a line is made
 * harmless as a whole, where it is printed.
 */
export function plain(text: string): string {
  return text
    .replace(/\p{Cs}|\uFFFE|\uFFFF/gu, '\uFFFD')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(BEGINNING_OF_COMMAND, '$1\u00B7$2')
    .replace(COMMAND_ANYWHERE, '$1\u00B7[')
}

/** The runner compares by culture, where marks and what cannot be seen may not count. */
const UNCOUNTED = String.raw`[\p{M}\p{Default_Ignorable_Code_Point}]*`
const BEGINNING_OF_COMMAND = new RegExp(
  `^([\\p{Z}\\p{M}\\p{Default_Ignorable_Code_Point}]*)(:${UNCOUNTED}:)`,
  'u',
)
const COMMAND_ANYWHERE = new RegExp(`(#${UNCOUNTED}#${UNCOUNTED})\\[`, 'gu')
