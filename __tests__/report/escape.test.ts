import { describe, expect, it } from '@jest/globals'
import { plain } from '../../src/redaction/plain.js'
import { bounded, cell, code, markdown, mermaidLabel, xml } from '../../src/report/escape.js'

const HOSTILE = [
  '[click](https://evil.example)',
  '![x](https://evil.example/p.png)',
  '<script>alert(1)</script>',
  '<img src=x onerror=y>',
  '@octocat',
  '#1',
  'https://evil.example',
  'www.evil.example',
  'me@evil.example',
  'a | b',
  '`code`',
  '**bold**',
  '~~gone~~',
  '# heading',
  '- item',
  '> quote',
  '&lt;b&gt;',
  'x]-->y',
  '```mermaid',
  ':tada:',
  '<!-- c -->',
  '\\[x',
  'GH-12',
  'JIRA-7',
  '0123456789abcdef0123456789abcdef01234567',
  'see deadbee, please',
]

describe('text in Markdown', () => {
  it.each(HOSTILE)('%j holds no character that could be markup', (text) => {
    // what is left besides letters, digits, spaces and hyphens are references and the spans around them
    const rest = markdown(text).replaceAll(/<span>|<\/span>|&#\d+;/g, '')
    expect(rest).toMatch(/^[\w -]*$/)
    expect(rest).not.toContain('_')
    expect(
      code(text)
        .replace(/^<code>|<\/code>$/g, '')
        .replaceAll(/<wbr>|&#\d+;/g, ''),
    ).toMatch(/^[a-zA-Z0-9 -]*$/)
  })

  it.each([
    ['GH-12', 'GH<span>&#45;</span>12'],
    ['well-known', 'well-known'],
    ['deadbee', '<span>deadbe</span><span>e</span>'],
    ['0123456789ABCDEF', '<span>012345</span><span>6789AB</span><span>CDEF</span>'],
    ['abc123', 'abc123'],
  ])('%j is no reference to an issue or a commit', (text, written) => {
    expect(markdown(text)).toBe(written)
  })

  it.each(HOSTILE)('%j reads as it was written', (text) => {
    const shown = markdown(text)
      .replaceAll(/<\/?span>/g, '')
      .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)))
    expect(shown).toBe(text)
  })
})

describe('a long word in a cell or in code', () => {
  const parts = (shown: string): readonly string[] =>
    shown
      .replaceAll(/<\/?(code|span)>/g, '')
      .replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)))
      .split('<wbr>')

  it.each([
    ['AB:CD:EF:01:23:45:67:89:AB:CD:EF:01', ['AB:CD:EF:01:', '23:45:67:89:', 'AB:CD:EF:01']],
    ['idcs-0123456789abcdef0123456789abcdef', ['idcs-0123456789abcdef', '0123456789abcdef']],
    [
      'role.ORA_FND_INTEGRATION_SPECIALIST_JOB',
      ['role.', 'ORA_', 'FND_', 'INTEGRATION_', 'SPECIALIST_', 'JOB'],
    ],
    ['SA_FA_DEV_OIC. No long word/none.', ['SA_FA_DEV_OIC. No long word/none.']],
  ])('%j may be broken into %j, and reads as it was written', (text, expected) => {
    expect(parts(cell(text))).toEqual(expected)
    expect(parts(code(text))).toEqual(expected)
  })

  it('shows no id of a commit in one piece', () => {
    expect(cell('0123456789abcdef0123456789abcdef01234567')).not.toMatch(/[0-9a-f]{7}/)
  })
})

describe('text in a line of the log', () => {
  it.each([
    ['a\nb\r\nc', 'a b c'],
    ['\u001b[31mred\u001b[0m', ' [31mred [0m'],
    ['left\u202eright', 'left right'],
    ['nul\u0000', 'nul '],
    ['\ud800 half', '\ufffd half'],
    ['::error::x', '\u00b7::error::x'],
    ['\u3000\u034f:\u034f:error::x', '\u3000\u034f\u00b7:\u034f:error::x'],
    ['at 12::error::x', 'at 12::error::x'],
    ['  ##[error]x', '  ##\u00b7[error]x'],
    ['x ##[stop-commands]y ##[error]z', 'x ##\u00b7[stop-commands]y ##\u00b7[error]z'],
    ['####[[a]', '####\u00b7[[a]'],
    ['#\u200b#[a]', '# #[a]'],
    ['#\u034f#\ufe0f[a]', '#\u034f#\ufe0f\u00b7[a]'],
    ['# # [a] #[b] ##', '# # [a] #[b] ##'],
    ['a\u2028b', 'a b'],
  ])('%j becomes %j', (given, line) => {
    expect(plain(given)).toBe(line)
    expect(plain(line)).toBe(line)
  })
})

it('text in XML is escaped, and what XML cannot hold is replaced', () => {
  expect(xml('<a b="c">&\'\u0001\ud800]]>')).toBe(
    '&#60;a b=&#34;c&#34;&#62;&#38;&#39; \ufffd]]&#62;',
  )
})

it('a label of a diagram holds letters, digits and harmless punctuation alone', () => {
  expect(mermaidLabel('x"]-->y; click z "https://evil.example" `é`')).toBe(
    'x  -- y  click z  https://evil.example   é ',
  )
})

it.each([
  ['short', 10, 'short'],
  ['1234567890', 5, '1234…'],
  ['😀😀😀😀', 3, '😀😀…'],
  ['😀😀', 3, '😀😀'],
])('%j within %s characters is %j', (text, most, expected) => {
  expect(bounded(text, most)).toBe(expected)
})
