/** What every command that a server tries to give begins its data with: no text of the action does. */
export const FORGED = 'forged'

/** Text with everything that a log, a summary or a file might obey. */
export const HOSTILE = `::error::${FORGED}\n::set-output name=y::${FORGED}\n##[error]${FORGED} [a](https://evil.example) <img src=x onerror=alert(1)> | \`b\` @octocat #1 \u001b[31mred\u202e\u0000 ]]> --> \`\`\` x ##[stop-commands]${FORGED}`
