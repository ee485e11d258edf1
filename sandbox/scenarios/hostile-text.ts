/** Text with everything that a log, a summary or a file might obey. */
export const HOSTILE =
  '::error::x\n::set-output name=y::z\n##[error]x [a](https://evil.example) <img src=x onerror=alert(1)> | `b` @octocat #1 \u001b[31mred\u202e\u0000 ]]> --> ```'
