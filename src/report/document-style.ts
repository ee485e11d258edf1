/** How the page of the instructions looks: light and dark by the reader's system, and black on white on paper. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8886; --field: #8882 }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.2rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1rem }
li { margin: .35rem 0 }
code, pre { font-family: ui-monospace, Consolas, monospace; font-size: .9em; background: var(--field) }
code { padding: .1em .25em; border-radius: .2em; overflow-wrap: anywhere; unicode-bidi: isolate; user-select: all; white-space: pre-wrap }
pre { padding: .6rem; border-radius: .3rem; white-space: pre-wrap; overflow-wrap: anywhere }
h1, bdi { overflow-wrap: anywhere }
@page { size: A4; margin: 14mm }
@media print {
  :root { color-scheme: light; --line: #888; --field: transparent }
  body { font-size: 10pt; line-height: 1.35; color: #000; background: #fff }
  main { max-width: none; padding: 0 }
  p, ul, ol, pre { margin: .5em 0 }
  h2, h3 { break-after: avoid; margin: .7em 0 .3em }
  li { break-inside: avoid; margin: .15rem 0 }
  code, pre { color: #000; font-size: .82em }
  pre { border: 1px solid #888 }
}
`
