import { setSecret } from '@actions/core'
import { redactor } from '../redaction/redactor.js'

/**
 * Masks the secrets of this run. The runner hides them in the logs of the job, in the encodings that it knows
 * (actions/runner, `ValueEncoders`); it does not in files, outputs and the summary, and not in every encoding, so all
 * texts go through the {@link redactor} as well.
 */
export class Masks {
  readonly #secrets = new Set<string>()

  /** Masks a secret from now on. One of few characters too, though that blackens innocent words of the log. */
  readonly add = (secret: string): void => {
    if (secret === '' || this.#secrets.has(secret)) return
    this.#secrets.add(secret)
    setSecret(secret)
    redactor.add(secret)
  }
}
