import { causedBy } from '../checks/caused-by.js'
import { fail, pass, skip, type CauseSeen, type Verdict } from '../checks/check.js'
import { causeOf } from '../causes/catalogue.js'
import type { Application } from '../oracle/application.js'
import { nameOf, type ApplicationFault, type Faults } from './application-faults.js'
import { notKnown } from './application-read.js'
import type { ApplicationUse } from './application-use.js'

/** How one side of an application is judged. */
export interface ApplicationQuestion {
  /** What is wrong, by what uses the application. */
  readonly faultsOf: (application: Application, use: ApplicationUse) => Faults
  /** What is true when nothing is wrong, in words. */
  readonly good: string
  /** What is true where only connections would mind, and none uses it; without it the check does not apply then. */
  readonly goodAlone?: string
}

/** A verdict, and the faults that it is made of. */
export interface Judged<T> {
  readonly verdict: Verdict<T>
  readonly faults: readonly ApplicationFault[]
}

/**
 * Judges one side of an application. What is not shown proves nothing: where no fault is seen and not all is shown, the
 * check does not apply.
 * @param use whether connections sign in with it; asked only where they would mind something
 */
export async function judgeApplication(
  application: Application,
  { faultsOf, good, goodAlone }: ApplicationQuestion,
  use: () => Promise<ApplicationUse>,
): Promise<Judged<Application>> {
  const name = nameOf(application)
  const strict = faultsOf(application, 'presumably')
  if (isGood(strict)) return { verdict: pass(application, `${name} ${good}`), faults: [] }
  const used = await use()
  const { faults, unknown } = faultsOf(application, used)
  const [first, ...others] = faults
  if (first !== undefined) {
    return { verdict: failedBy(first, others), faults }
  }
  const missing = [...strict.faults.map(({ found }) => found), ...strict.unknown].join('; ')
  const verdict =
    unknown.length > 0
      ? notKnown(`the domain does not show of ${name} ${unknown.join(' and ')}, or there is none`)
      : used === 'unknown'
        ? notKnown(`whether a connection signs in with it, and minds: ${missing}`)
        : goodAlone === undefined
          ? skip(`does not apply: ${missing}, and nothing that this run looks at needs it`)
          : pass(application, `${name} ${goodAlone}`)
  return { verdict, faults }
}

function isGood({ faults, unknown }: Faults): boolean {
  return faults.length === 0 && unknown.length === 0
}

function failedBy(
  first: ApplicationFault,
  others: readonly ApplicationFault[],
): Verdict<Application> {
  const all = [first, ...others]
  const seen = ({ cause, found, explains401 }: ApplicationFault): CauseSeen => ({
    id: cause,
    evidence: found,
    ...(!explains401 && { explains401: false as const }),
  })
  return fail(all.map(({ found }) => found).join('; '), {
    expected: all.map(({ expected }) => expected).join('; '),
    ...causedBy([seen(first), ...others.map(seen)]),
    fix: all.map(({ cause, fix }) => fix ?? causeOf(cause).fix).join(' '),
  })
}
