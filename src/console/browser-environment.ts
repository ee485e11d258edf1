/** Names of variables that a browser may need; those of a step hold its secrets. */
const PASSED_ON = [
  'PATH',
  'LD_LIBRARY_PATH',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'HOME',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'LOCALAPPDATA',
  'APPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'USERPROFILE',
]

/**
 * The environment of the browser: nothing of the step's inputs, and on Linux the throw-away directory as home, in which
 * it finds the authorities that this run trusts besides. (On macOS and Windows they come from the system.)
 */
export function browserEnvironment(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home: string,
): Readonly<Record<string, string>> {
  const passed = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && PASSED_ON.includes(name.toUpperCase()) ? [[name, value] as const] : [],
  )
  return { ...Object.fromEntries(passed), ...(platform === 'linux' && { HOME: home }) }
}
