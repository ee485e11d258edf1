import { quoted } from '../oracle/answer.js'
import type { Application } from '../oracle/application.js'
import { editOf, listed, nameOf, placeOf, type Faults } from './application-faults.js'

/** What Fusion's own application offers in its own domain (public code). */
const FUSION_OF_ORACLE = 'urn:opc:resource:fa:'

/** Words of OpenID Connect that stand beside a scope, and that no application gives. */
const BESIDE = ['offline_access', 'openid', 'profile', 'email']

/** How scopes of the pod are asked for. */
export interface ScopeNeeds {
  /** What this run asks for. */
  readonly scope: string
  /** What it asks for where `fusion-scope` is not set. */
  readonly usualScope: string
}

/**
 * Whether the client application was given the scope of the pod, character by character. What the connection asks for is
 * not shown, so it says nothing of a 401. A scope that was chosen, or that is the pod's in another spelling, is a matter
 * of the input.
 */
export function faultsOfScope(app: Application, { scope, usualScope }: ScopeNeeds): Faults {
  const { allowedScopes, trustScope } = app
  if (allowedScopes === undefined) return { faults: [], unknown: ['its scopes'] }
  const given = allowedScopes.map(({ fqs }) => fqs)
  const asked = scope.split(' ').filter((word) => !BESIDE.includes(word))
  if (asked.every((word) => given.includes(word))) return { faults: [], unknown: [] }
  // all other values let an application have scopes that it does not list (Oracle, SDK, `App.trustScope`)
  if (trustScope === undefined) {
    return { faults: [], unknown: ['whether it may have only scopes that it lists'] }
  }
  if (trustScope !== 'Explicit') {
    const what = `which scopes its trust scope ${quoted(trustScope)} lets it have`
    return { faults: [], unknown: [what] }
  }
  const found = `${nameOf(app)} was not given ${quoted(scope)}${listed(given)}`
  const meant = given.find((one) => isOfPod(one, usualScope))
  if (meant !== undefined || scope !== usualScope) {
    const to = meant === undefined ? 'the scope of this pod' : quoted(meant)
    return {
      faults: [
        {
          cause: 'fusion-scope-input-wrong',
          explains401: false,
          found,
          expected: `a scope that it was given${meant === undefined ? '' : `: ${quoted(meant)}`}`,
          fix: `Compare the scopes that the application was given with the resource application of this pod, and set fusion-scope to ${to}, character by character.`,
        },
      ],
      unknown: [],
    }
  }
  return {
    faults: [
      {
        cause: 'fusion-scope-wrong',
        explains401: false,
        found,
        expected: `the scope ${quoted(scope)}`,
        fix: `Open ${placeOf(app)} > Edit OAuth configuration > Resources > Add scope, add ${quoted(scope)} of the resource application of Fusion, and save.`,
        edit: editOf(app, 'add', 'allowedScopes', [scope]),
      },
    ],
    unknown: [],
  }
}

/** The pod's own scope in any spelling, or that of Fusion's own application, which names no pod. */
function isOfPod(scope: string, usualScope: string): boolean {
  return scope.startsWith(FUSION_OF_ORACLE) || hostOf(scope) === hostOf(usualScope)
}

function hostOf(scope: string): string {
  return URL.canParse(scope) ? new URL(scope).host : scope
}
