import type { Shot } from './camera.js'
import type { Story, TextName } from './stories.js'

/** A committed picture. */
export interface Picture extends PictureName {
  readonly story: StoryName
}

/** What a picture is called after; its story may be any condition of the sandbox. */
export interface PictureName extends Pick<Shot, 'scheme' | 'window' | 'extent'> {
  readonly story: string
  readonly text: TextName
}

/** The runs that are pictured. */
export const STORIES = {
  failed: { scenario: 'casdk-0004', inputs: {} },
  expiring: { scenario: 'expiring', inputs: {} },
} as const satisfies Readonly<Record<string, Story>>

/** Name of a run that is pictured. */
type StoryName = keyof typeof STORIES

/** What GitHub shows above a text: the job and what it is, the name of the file, the title of the issue. */
export function titleOf(text: TextName, { inputs }: Story): string {
  switch (text) {
    case 'summary':
      return `${inputs['mode'] ?? 'verify'} summary`
    case 'handoff':
      return 'handoff.md'
    case 'issue':
      return 'OIC prerequisites of test'
  }
}

/** The pictures in `docs/images`: each that a page shows, and no others. */
export const ALBUM: readonly Picture[] = [
  { story: 'failed', text: 'summary', window: 'desktop', scheme: 'light', extent: 'screen' },
  { story: 'failed', text: 'summary', window: 'desktop', scheme: 'dark', extent: 'screen' },
  { story: 'expiring', text: 'issue', window: 'desktop', scheme: 'light', extent: 'screen' },
]

/** Name of a picture's file. */
export function fileOf({ story, text, window, scheme, extent }: PictureName): string {
  return `${story}-${text}-${window}-${scheme}${extent === 'whole' ? '-whole' : ''}.png`
}
