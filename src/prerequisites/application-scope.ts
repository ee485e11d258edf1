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
 * of the input. One that names another host may be the pod's all the same, or that of another pod.
 */
export function faultsOfScope(app: Application, { scope, usualScope }: ScopeNeeds): Faults {
  const { allowedScopes, trustScope } = app
  if (allowedScopes === undefined) return { faults: [], unknown: ['its scopes'] }
  const given = allowedScopes.map(({ fqs }) => fqs)
  const asked = wordsOf(scope)
  const missing = asked.filter((word) => !given.includes(word))
  if (missing.length === 0) {
    return { faults: [], unknown: ofAnotherHost(asked, usualScope).map(whether) }
  }
  // all other values let an application have scopes that it does not list (Oracle, SDK, `App.trustScope`)
  if (trustScope === undefined) {
    return { faults: [], unknown: ['whether it may have only scopes that it lists'] }
  }
  if (trustScope !== 'Explicit') {
    const what = `which scopes its trust scope ${quoted(trustScope)} lets it have`
    return { faults: [], unknown: [what] }
  }
  const lacked = missing.map(quoted).join(' and ')
  const found = `${nameOf(app)} was not given ${lacked}${listed(given)}`
  const page = `${placeOf(app)} > Edit OAuth configuration > Resources > Add scope`
  const own = given.find((one) => hostOf(one) === hostOf(usualScope))
  const ofInstance = given.find((one) => one.startsWith(FUSION_OF_ORACLE))
  const isUsual = missing.every((word) => word === usualScope)
  const isOfOther = ofAnotherHost(missing, usualScope).length > 0
  const ofInput = (expected: string, fix: string): Faults => ({
    faults: [{ cause: 'fusion-scope-input-wrong', explains401: false, found, expected, fix }],
    unknown: [],
  })
  if (own !== undefined) {
    return ofInput(
      `a scope that it was given: ${quoted(own)}`,
      `Set fusion-scope to ${quoted(own)}, character by character.`,
    )
  }
  if (ofInstance !== undefined) {
    return ofInput(
      'the scope of this pod',
      `If ${quoted(ofInstance)} is the scope of this pod, set fusion-scope to it. If it is that of another one, ask the identity domain administrator to add ${isOfOther ? quoted(usualScope) : lacked} to ${nameOf(app)}.`,
    )
  }
  if (isOfOther) {
    return ofInput(
      'the scope of this pod, and an application that was given it',
      `If ${lacked} is not the scope of this pod, correct fusion-scope. Ask the identity domain administrator to open ${page}, add the scope of the resource application of Fusion, and save.`,
    )
  }
  return {
    faults: [
      {
        cause: 'fusion-scope-wrong',
        explains401: false,
        found,
        expected: `the scope ${lacked}`,
        fix: isUsual
          ? `Open ${page}, add ${lacked} of the resource application of Fusion, and save.`
          : `Open ${page}, add the scope of the resource application of Fusion, and save. If it is not ${lacked}, correct fusion-scope too.`,
        ...(isUsual && { edit: editOf(app, 'add', 'allowedScopes', missing) }),
      },
    ],
    unknown: [],
  }
}

/** The one of several words that is asked of the pod's resource application. */
export function scopeOfPod(scope: string, usualScope: string): string {
  const words = wordsOf(scope)
  const own = words.find((word) => hostOf(word) === hostOf(usualScope))
  return own ?? words[0] ?? scope
}

/** The scopes that an application must be given. */
function wordsOf(scope: string): readonly string[] {
  return scope.split(' ').filter((word) => word !== '' && !BESIDE.includes(word))
}

/** Hosts in scopes that are not the pod's, where not one scope is the pod's. */
function ofAnotherHost(scopes: readonly string[], usualScope: string): readonly string[] {
  const hosts = scopes.map(hostOf)
  if (hosts.includes(hostOf(usualScope))) return []
  return hosts.filter((host) => host !== undefined)
}

function whether(host: string): string {
  return `whether the scope of ${quoted(host)} is that of this pod`
}

/** The host that a scope begins with, without the port of HTTPS; `undefined` where it names none. */
function hostOf(scope: string): string | undefined {
  const [, host, port = '443'] = /^https?:\/\/([^/:?#\s]+)(?::(\d+))?/i.exec(scope) ?? []
  return host && `${host.toLowerCase()}${port === '443' ? '' : `:${port}`}`
}
