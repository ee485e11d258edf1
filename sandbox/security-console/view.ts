import type { Provider } from '../fusion/trust-store.js'

/** Tabs of the left bar, in its order; Oracle's order is not known. */
export const TABS = [
  'roles',
  'users',
  'analytics',
  'certificates',
  'userCategories',
  'administration',
  'singleSignOn',
  'apiAuthentication',
] as const
type Tab = (typeof TABS)[number]

/** What the middle of the page shows. */
export type Place =
  | { readonly at: 'home' }
  | { readonly at: 'access denied' }
  /** A tab of which nothing is needed. */
  | { readonly at: 'tab'; readonly tab: Tab }
  | { readonly at: 'providers' }
  /** Not stored before Save and Close. */
  | { readonly at: 'provider'; readonly editing: boolean; readonly draft: Provider }
  | { readonly at: 'certificates' }

/** A dialog in front of everything else. */
export type Dialog =
  | { readonly kind: 'import warning' | 'unknown' }
  | { readonly kind: 'error'; readonly text: string }

/** The popup Add New Certificate. */
export interface CertificateForm {
  readonly alias: string
  readonly file?: { readonly name: string; readonly content: Buffer }
  readonly saved: boolean
}

/** The Navigator while it is open: whether its group Tools is, and how often it was asked to show more. */
interface NavigatorState {
  readonly toolsOpen: boolean
  readonly shownMore: number
}

/** Everything that a page shows, kept by the pod as ADF does. */
export interface View {
  readonly place: Place
  readonly navigator?: NavigatorState | undefined
  readonly form?: CertificateForm | undefined
  /** The first one is shown. */
  readonly dialogs: readonly Dialog[]
}
