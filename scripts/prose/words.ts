/** A way of saying that this project does not use, and what it says instead. */
interface AvoidedWord {
  readonly pattern: RegExp
  readonly better: string
}

/** What is not written, for readers who know English as a second language and have ten minutes. */
export const AVOIDED_WORDS: readonly AvoidedWord[] = [
  { pattern: /\bmend(?:s|ed|ing)?\b/i, better: 'fix' },
  { pattern: /\banew\b/i, better: 'again' },
  { pattern: /\b(?:certificates?|keys?|tokens?) ends?\b/i, better: 'expires' },
  { pattern: /\bending certificates?\b/i, better: 'a certificate that expires soon' },
  { pattern: /\b(?:stands?|stood|standing) in\b(?! for\b)/i, better: 'is in, is listed in' },
  { pattern: /\b(?:is|are) told by\b/i, better: 'identifies, shows' },
  { pattern: /\bshuts? (?:\w+ ){0,3}out\b/i, better: 'blocks' },
  { pattern: /\b(?:was|were) not asked\b/i, better: 'was not tested' },
  { pattern: /\bgarbage\b/i, better: 'an invalid token' },
  { pattern: /\bfor good\b/i, better: 'permanently' },
  { pattern: /\bfor a while\b/i, better: 'temporarily' },
  { pattern: /\bleas(?:e|es|ed|ing)\b/i, better: 'the temporary administrator role' },
  {
    pattern:
      /\b(?:gives? back|gave back|giving back|takes?|took|taking|holds?|held) (?:the|a) grant\b/i,
    better: 'assigns, removes the temporary administrator role',
  },
  {
    pattern: /\b(?:a|the|an earlier|an?other|first|second) look\b(?!-)/i,
    better: 'a check, a run',
  },
  { pattern: /\bone a line\b/i, better: 'one per line' },
  { pattern: /\bwhere it is given\b/i, better: 'if set' },
  { pattern: /\bconfidential applications?\b/, better: 'client application' },
  {
    pattern: /\bauthority certificates?\b|\bcertificates? of the authority\b/i,
    better: 'CA certificate',
  },
  { pattern: /\bbesides\b/i, better: 'also, in addition to' },
  { pattern: /\b(?:nobody|somebody|whoever)\b/i, better: 'the role, or the input' },
  { pattern: /\bfor the reader\b/i, better: '(leave it out)' },
  { pattern: /\breason manual\b/i, better: 'manual run' },
  { pattern: /\bfor want of\b|\bbut for\b/i, better: 'without, except' },
]
