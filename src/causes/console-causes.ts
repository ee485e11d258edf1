import type { Causes } from './cause.js'

const BY_HAND = 'follow the import instructions of this run (handoff.html) by hand'
const MEANWHILE = `Meanwhile, ${BY_HAND}.`
const LEFT = 'the files console-….txt and console-….png in output-directory'

/**
 * What stops the import by browser (`certificate-import: browser`). None of it is a cause of a 401. The check still names
 * what the trust lacks.
 */
export const CONSOLE_CAUSES = {
  'console-browser-missing': {
    title: 'The runner has no Chrome, or Chrome cannot use ca-certificates',
    fixBy: 'workflow author',
    fix: 'Use a runner with Google Chrome or Chromium, or name the browser in the environment variable CHROME_PATH. On Linux, ca-certificates also needs certutil (package libnss3-tools). On macOS and Windows, add the CA certificate to the certificate store of the system.',
    explains401: false,
  },
  'console-browser-fault': {
    title: 'Chrome does not start, or crashed',
    fixBy: 'workflow author',
    fix: `Run the action again. If Chrome does not start in a container, look for missing libraries and for forbidden user namespaces. Or use a GitHub-hosted runner. ${MEANWHILE}`,
    explains401: false,
  },
  'console-unreachable': {
    title: 'The browser cannot open the pod, but the REST API answers',
    fixBy: 'network administrator',
    fix: `Let browsers on the runner reach the pod. Use the same proxy and the same CA certificates as for the API. ${MEANWHILE}`,
    explains401: false,
  },
  'console-host-not-allowed': {
    title: 'The pod sends the browser to a host that is not allowed',
    fixBy: 'workflow author',
    fix: 'Find out whose host it is. If it is the sign-in page of your company or your vanity domain, add it to allowed-hosts. If users sign in elsewhere with a second factor, use a local account. Or follow the import instructions by hand.',
    explains401: false,
  },
  'console-sign-in-refused': {
    title: 'Fusion rejects the sign-in of fusion-username on its page',
    fixBy: 'Fusion IT security manager',
    fix: `Sign in by hand as fusion-username and read what the page says. The password may be wrong, expired or kept elsewhere, or the account may be locked. The action sent the password once. Or ${BY_HAND}.`,
    explains401: false,
  },
  'console-second-factor': {
    title: 'The sign-in asks for a second factor',
    fixBy: 'Fusion IT security manager',
    fix: `Use an account with the role IT Security Manager that needs no second factor. Let only this action use it. Or ${BY_HAND}.`,
    explains401: false,
  },
  'console-page-unknown': {
    title: 'The Security Console does not look as the action expects',
    fixBy: 'Fusion IT security manager',
    fix: `Set the language of the account to English, and check that it has the role IT Security Manager. ${MEANWHILE} Report the difference with ${LEFT} (docs/browser-import.md of this action).`,
    explains401: false,
  },
  'console-session-ended': {
    title: 'The session ended during the import',
    fixBy: 'Fusion IT security manager',
    fix: 'Run the action again. It recognises what is already done and leaves it alone. It never sends the password twice in a run.',
    explains401: false,
  },
  'console-alias-taken': {
    title: 'The alias already belongs to another certificate',
    fixBy: 'workflow author',
    fix: 'Set certificate-alias or ca-certificate-alias to a new alias and run the action again. The old certificate stays beside the new one. The action replaces nothing.',
    explains401: false,
  },
  'console-refused': {
    title: 'The Security Console rejects what the action entered',
    fixBy: 'Fusion IT security manager',
    fix: `Read what the console says, in the message and in ${LEFT}. If it has the certificate under another alias, set that alias in the workflow. If not, ${BY_HAND}.`,
    explains401: false,
  },
} as const satisfies Causes
