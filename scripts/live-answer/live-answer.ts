import type { CheckResult, RequestTrace } from '../../src/checks/check.js'
import { CHECKS } from '../../src/checks/catalogue.js'
import { formOf } from '../../src/inputs/service-url.js'
import type { Report, ReportedCertificate } from '../../src/report/report.js'
import { Placeholders, type Replaced } from './placeholders.js'
import { isShared, valuesIn } from './values-in.js'

/** One answer of a service, with the members of the recorded samples as far as a report has them. */
interface Answer {
  readonly service: string
  readonly request: string
  readonly status: number | null
  readonly requestId: 'present' | 'absent'
}

/** A check, and what the services said in it. */
interface Check {
  readonly id: string
  readonly state: string
  readonly found: string
  readonly causes: readonly { readonly id: string; readonly evidence: string }[]
  readonly attempts: number
  readonly answers: readonly Answer[]
}

/** What a report may be shown of to anybody: every member is listed here, and no other is copied. */
interface LiveAnswer {
  readonly liveAnswer: 1
  readonly tool: string
  readonly mode: string
  readonly reason: string
  readonly result: string
  readonly casdk0004Expected: string
  readonly topology: string
  readonly issuer: string | null
  readonly hostForms: Readonly<Record<'identityDomain' | 'fusion' | 'oic', string | null>>
  readonly certificates: readonly {
    readonly role: string
    readonly subject: string
    readonly issuer: string
    readonly validYears: number
  }[]
  readonly checks: readonly Check[]
  readonly changes: readonly { readonly action: string; readonly state: string }[]
}

/** A live answer, and what stands for what in it; the second is only for whoever has the report. */
export interface Recorded {
  readonly answer: LiveAnswer
  readonly replaced: readonly Replaced[]
}

/**
 * What a report says of the services, without what it says of a tenancy.
 * @param words the words that may stay, in lower case
 */
export function liveAnswerOf(report: Report, words: ReadonlySet<string>): Recorded {
  const placeholders = new Placeholders(words, valuesIn(report))
  const { hosts, trustedIssuer } = report
  const services = servicesOf(report)
  const answer: LiveAnswer = {
    liveAnswer: 1,
    tool: /^\d+\.\d+\.\d+$/.test(report.tool.version) ? report.tool.version : 'unknown',
    mode: report.mode,
    reason: report.reason,
    result: report.result,
    casdk0004Expected: report.casdk0004Expected,
    topology: report.topology,
    issuer:
      trustedIssuer === null || isShared(trustedIssuer)
        ? trustedIssuer
        : placeholders.for('issuer', trustedIssuer),
    hostForms: {
      identityDomain: formIn(hosts.identityDomain),
      fusion: formIn(hosts.fusion),
      oic: formIn(hosts.oic),
    },
    certificates: report.certificates.map((certificate) =>
      certificateOf(certificate, placeholders),
    ),
    checks: report.checks.map((check) => checkOf(check, services, placeholders)),
    changes: report.changes.map(({ action, state }) => ({
      action: placeholders.in(action),
      state,
    })),
  }
  return { answer, replaced: placeholders.replaced }
}

function checkOf(check: CheckResult, services: Services, placeholders: Placeholders): Check {
  const { id, state, found, causes, attempts, requests } = check
  return {
    id: checkId(id, placeholders),
    state,
    found: placeholders.in(found),
    causes: causes.map((cause) => ({
      id: placeholders.in(cause.id),
      evidence: placeholders.in(cause.evidence),
    })),
    attempts,
    answers: requests.map((request) => answerOf(request, services, placeholders)),
  }
}

/** The id of a check, whose end may be the name of a role or of a connection. */
function checkId(id: string, placeholders: Placeholders): string {
  const family = Object.keys(CHECKS).find(
    (key) => key.endsWith('.*') && id.startsWith(key.slice(0, -1)),
  )
  if (family === undefined) return placeholders.in(id)
  const prefix = family.slice(0, -1)
  return `${prefix}${placeholders.in(id.slice(prefix.length))}`
}

function answerOf(
  { method, host, path, status, requestId }: RequestTrace,
  services: Services,
  placeholders: Placeholders,
): Answer {
  return {
    service: services.get(host) ?? 'another host',
    request: placeholders.in(`${method} ${path}`),
    status,
    requestId: requestId === null ? 'absent' : 'present',
  }
}

/** Names of services by host. */
type Services = ReadonlyMap<string, string>

function servicesOf({ hosts }: Report): Services {
  const named = [
    [hosts.identityDomain, 'identity domain'],
    [hosts.fusion, 'Fusion'],
    [hosts.oic, 'Oracle Integration'],
  ] as const
  return new Map(named.flatMap(([host, name]) => (host === null ? [] : [[host, name] as const])))
}

/** The form of a host, such as `<name>.fa.<place>.<realm>`: it says nothing of whose it is. */
function formIn(host: string | null): string | null {
  return host === null ? null : (formOf(host.replace(/:\d+$/, ''))?.form ?? 'another form')
}

function certificateOf(
  { role, subject, issuer, notBefore, notAfter }: ReportedCertificate,
  placeholders: Placeholders,
): LiveAnswer['certificates'][number] {
  const years = (Date.parse(notAfter) - Date.parse(notBefore)) / (365.25 * 24 * 3600 * 1000)
  return {
    role,
    subject: placeholders.in(subject),
    issuer: placeholders.in(issuer),
    validYears: Math.round(years),
  }
}
