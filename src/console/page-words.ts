import type { PageReading } from './page-reading.js'

/** Text of a page in a message: quoted and cut. */
export function quote(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return JSON.stringify(plain.length > 300 ? `${plain.slice(0, 300)}…` : plain)
}

/** What a page looks like, for somebody who is told that something is missing on it. */
export function describePage({ title, text, alerts, language }: PageReading): string {
  const speaks =
    language === '' || language.toLowerCase().startsWith('en')
      ? ''
      : `, in the language ${quote(language)} (set the language of this account to English: the action knows the English names of the controls)`
  const error = alerts[0] === undefined ? '' : `, it says ${quote(alerts[0])}`
  return `its title is ${quote(title)}${error}, its text begins ${quote(text.slice(0, 120))}${speaks}`
}
