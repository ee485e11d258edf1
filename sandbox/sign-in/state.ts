import { randomBytes } from 'node:crypto'
import type { FusionUserState } from '../fusion/roles.js'

/** A password that somebody tried. */
export interface SignInAttempt {
  readonly userName: string
  readonly accepted: boolean
}

/** Somebody who has just signed in, and where the pod is to lead them. */
export interface SignedIn {
  readonly user: FusionUserState
  readonly path: string
}

/** What pod and sign-in pages know of people who are on their way in. */
export class SignInState {
  /** Every password that was tried, in order. */
  readonly attempts: SignInAttempt[] = []
  readonly #wanted = new Map<string, string>()
  readonly #codes = new Map<string, SignedIn>()

  /** Remembers where in the pod somebody wanted to go. @returns the name of that request */
  request(path: string): string {
    return remember(this.#wanted, path)
  }

  /** Whether the pod has sent somebody with this request. */
  knows(request: string): boolean {
    return this.#wanted.has(request)
  }

  /** Compares a password, and counts the attempt. @returns the user, when it is theirs */
  tryPassword(
    users: readonly FusionUserState[],
    userName: string,
    password: string,
  ): FusionUserState | undefined {
    const user = users.find(
      (each) => each.active && each.userName === userName && each.password === password,
    )
    this.attempts.push({ userName, accepted: user !== undefined })
    return user
  }

  /** Ends a request. @returns the code that lets the browser in at the pod, once */
  admit(request: string, user: FusionUserState): string {
    return remember(this.#codes, { user, path: this.#wanted.get(request) ?? '/' })
  }

  /** Who comes with this code. */
  redeem(code: string): SignedIn | undefined {
    const signedIn = this.#codes.get(code)
    this.#codes.delete(code)
    return signedIn
  }
}

function remember<T>(where: Map<string, T>, what: T): string {
  const name = randomBytes(12).toString('hex')
  where.set(name, what)
  return name
}
