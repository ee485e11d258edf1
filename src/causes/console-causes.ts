import type { Causes } from './cause.js'

const WRITE_UPS = 'write-ups of the Security Console; no authors of this action have seen the page'
const BY_HAND = 'Follow the hand-off of this run (handoff.md) by hand'
const LEFT = 'console-*.txt and console-*.png in output-directory'

/**
 * What stops the import by browser (`certificate-import: browser`). None of it is a cause of a 401: what the trust lacks
 * stays named beside it.
 */
export const CONSOLE_CAUSES = {
  'console-browser-missing': {
    title: 'The runner has no Chrome, or Chrome cannot be told of ca-certificates',
    fixBy: 'workflow author',
    fix: 'Use a runner with Google Chrome or Chromium, or name it in the environment variable CHROME_PATH. On Linux ca-certificates also needs certutil (package libnss3-tools); on macOS and Windows put the authority into the certificate store of the system.',
    explains401: false,
    distinguish:
      'Found before the pod is asked for anything; the message lists where it was searched.',
    source: 'this action',
    confidence: 'documented',
  },
  'console-browser-fault': {
    title: 'Chrome does not start, or broke down',
    fixBy: 'workflow author',
    fix: `Run again. If Chrome does not start in a container, look for its missing libraries or for user namespaces that are forbidden, or use a runner of GitHub. Meanwhile: ${BY_HAND}.`,
    explains401: false,
    distinguish: 'The message is that of the browser, not of a page.',
    source: 'Puppeteer, Troubleshooting',
    confidence: 'documented',
  },
  'console-unreachable': {
    title: 'The browser cannot open the pod, though the REST API answers',
    fixBy: 'network administrator',
    fix: `Open the way to the pod for browsers of the runner, with the same proxy and authorities as for the API. Meanwhile: ${BY_HAND}.`,
    explains401: false,
    distinguish: 'The message has the error of the network (net::ERR_…).',
    source: 'Chromium, net_error_list.h',
    confidence: 'documented',
  },
  'console-host-not-allowed': {
    title: 'The pod sends the browser to a host that may not receive the password',
    fixBy: 'workflow author',
    fix: 'Find out whose host it is. If it is the sign-in page of your company or a vanity domain of yours, add it to allowed-hosts; if users sign in elsewhere with a second factor, use a local account, or follow the hand-off by hand.',
    explains401: false,
    distinguish: 'The message names the host; nothing was typed there.',
    source: 'this action',
    confidence: 'documented',
  },
  'console-sign-in-refused': {
    title: 'Fusion refuses the sign-in of fusion-username on its page',
    fixBy: 'Fusion IT security manager',
    fix: `Sign in by hand as fusion-username and see what the page says: wrong or expired password, locked account, or an account whose password lies elsewhere. It was sent once. Or: ${BY_HAND}.`,
    explains401: false,
    distinguish:
      'The same password may be good for the REST API: pages and API may ask different directories.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
  'console-second-factor': {
    title: 'The sign-in asks for a second factor',
    fixBy: 'Fusion IT security manager',
    fix: `Use an account with the role IT Security Manager that is exempt from the second factor and used by this action alone, or: ${BY_HAND}.`,
    explains401: false,
    distinguish: 'The password was taken; the page after it asks for a code.',
    source: 'public scripts that meet a second factor',
    confidence: 'seen in public code',
  },
  'console-page-unknown': {
    title: 'The Security Console looks different from what is known of it',
    fixBy: 'Fusion IT security manager',
    fix: `${BY_HAND}. Report the difference with ${LEFT}; see docs/browser-import.md. Set the language of the account to English, and see that it has the role IT Security Manager.`,
    explains401: false,
    distinguish:
      'A page, a dialog or a control was not found, or not expected; the message names it.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
  'console-session-ended': {
    title: 'The session ended in the middle of the work',
    fixBy: 'Fusion IT security manager',
    fix: 'Run again: what was done is recognised and left alone. The password is not sent twice in a run.',
    explains401: false,
    distinguish: 'A sign-in page came in the place of the console, after a good sign-in.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
  'console-alias-taken': {
    title: 'The alias holds another certificate',
    fixBy: 'workflow author',
    fix: 'Set certificate-alias or ca-certificate-alias to a new alias and run again: the old certificate stays beside the new one. Nothing is replaced.',
    explains401: false,
    distinguish: 'The subject that the list shows under the alias is not that of the certificate.',
    source: 'Oracle Web Services Manager, import of certificates under an alias',
    confidence: 'inferred',
  },
  'console-refused': {
    title: 'The Security Console refuses what was entered',
    fixBy: 'Fusion IT security manager',
    fix: `Read what the console says (in the message, and in ${LEFT}). If it knows the certificate already under another alias, set that alias in the workflow. Else: ${BY_HAND}.`,
    explains401: false,
    distinguish: 'The message is that of the console after Save.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
} as const satisfies Causes
