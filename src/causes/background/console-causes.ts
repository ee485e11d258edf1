import type { CONSOLE_CAUSES } from '../console-causes.js'
import type { BackgroundOf } from './background.js'

const WRITE_UPS = 'write-ups of the Security Console (no author of this action has seen the page)'

/** What is known of the import by browser. */
export const CONSOLE_BACKGROUND: BackgroundOf<typeof CONSOLE_CAUSES> = {
  'console-browser-missing': {
    distinguish:
      'The action finds it before it sends a request to the pod. The message lists where it searched.',
    source: 'this action',
    confidence: 'documented',
  },
  'console-browser-fault': {
    distinguish: 'The message is that of the browser, not of a page.',
    source: 'Puppeteer, Troubleshooting',
    confidence: 'documented',
  },
  'console-unreachable': {
    distinguish: 'The message has the network error of the browser (net::ERR_…).',
    source: 'Chromium, net_error_list.h',
    confidence: 'documented',
  },
  'console-host-not-allowed': {
    distinguish:
      'The message names the host. The action typed nothing there, because this host may not receive the password.',
    source: 'this action',
    confidence: 'documented',
  },
  'console-sign-in-refused': {
    distinguish:
      'The same password may be good for the REST API: pages and API may use different directories.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
  'console-second-factor': {
    distinguish: 'The page accepted the password, and the page after it asks for a code.',
    source: 'public scripts that meet a second factor',
    confidence: 'seen in public code',
  },
  'console-page-unknown': {
    distinguish: 'A page, a dialog or a control is missing or unexpected. The message names it.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
  'console-session-ended': {
    distinguish: 'A sign-in page came instead of the console, after a good sign-in.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
  'console-alias-taken': {
    distinguish: 'The subject that the list shows under the alias is not that of the certificate.',
    source: 'Oracle Web Services Manager, import of certificates under an alias',
    confidence: 'inferred',
  },
  'console-refused': {
    distinguish: 'The message is that of the console after Save.',
    source: WRITE_UPS,
    confidence: 'inferred',
  },
}
