import type { ApplicationEdit } from '../prerequisites/application-faults.js'
import {
  heading,
  listOf as valuesIn,
  named,
  paragraph,
  points,
  say,
  steps,
  value as shownValue,
  type Block,
  type Words,
} from './document.js'
import { inPage } from './document-html.js'
import { inSummary } from './document-markdown.js'
import { sentBy, type Origin } from './origin.js'

/** What the hand-off tells the identity domain administrator about the pair. */
export interface ApplicationHandoffFacts {
  readonly environment: string
  readonly origin: Origin
  /** URL of the identity domain, without a slash at its end. */
  readonly domainUrl: string
  readonly edits: readonly ApplicationEdit[]
}

/** What is to be done in the console, by attribute. */
const IN_CONSOLE: Readonly<
  Record<ApplicationEdit['path'], (value: ApplicationEdit['value']) => Words>
> = {
  active: () => say`Choose **Activate**.`,
  allowedGrants: (value) => say`Under **Allowed grant types** tick ${values(value)}.`,
  allowedScopes: (value) => say`Under **Resources** choose **Add scope** and add ${values(value)}.`,
  redirectUris: (value) => say`Under **Redirect URL** add ${values(value)}.`,
  allowOffline: () => say`Tick **Allow token refresh**.`,
}

/** The attribute of Terraform's `oci_identity_domains_app` (Oracle, *Terraform provider*). */
const IN_TERRAFORM: Readonly<Record<ApplicationEdit['path'], string>> = {
  active: 'active',
  allowedGrants: 'allowed_grants',
  allowedScopes: 'allowed_scopes',
  redirectUris: 'redirect_uris',
  allowOffline: 'allow_offline',
}

/** The hand-off for the job summary. @returns `undefined` when nothing is to be changed */
export function renderApplicationHandoff(facts: ApplicationHandoffFacts): string | undefined {
  const document = applicationDocument(facts)
  return document && inSummary(document)
}

/** The hand-off as one page. */
export function applicationPage(environment: string, document: readonly Block[]): string {
  return inPage(`Change the applications of the identity domain: ${environment}`, document)
}

/**
 * The hand-off for the identity domain administrator: every change of an application as clicks, as one command of Oracle's
 * command line, and as attributes of Terraform. The action changes no application itself.
 * @returns `undefined` when nothing is to be changed
 */
export function applicationDocument(facts: ApplicationHandoffFacts): readonly Block[] | undefined {
  if (facts.edits.length === 0) return undefined
  const { environment, origin, domainUrl, edits } = facts
  const ids = [...new Set(edits.map(({ applicationId }) => applicationId))]
  const names = [...new Set(edits.map(({ applicationName }) => applicationName))]
  return [
    heading(1, say`Change the applications of the identity domain: ${named(environment)}`),
    paragraph(say`For the identity domain administrator of ${shownValue(domainUrl)}.`),
    points([
      sentBy(origin),
      say`Found: the settings of ${valuesIn(names, ', ')} are not what the action, or a connection of Oracle Integration, needs.`,
      say`To do: make each change in one of the ways below. The action does not change applications itself.`,
    ]),
    ...ids.flatMap((id) =>
      application(
        edits.filter(({ applicationId }) => applicationId === id),
        domainUrl,
      ),
    ),
    paragraph(
      say`Then tell the person who sent you this page. The action then runs again. A connection that signs in with such an application needs a new consent.`,
    ),
  ]
}

function application(edits: readonly ApplicationEdit[], domainUrl: string): readonly Block[] {
  const [first] = edits
  if (first === undefined) return []
  const { applicationId, applicationName } = first
  const attributes = edits.filter(({ path }) => path !== 'active')
  const needsEditing = attributes.length > 0
  return [
    heading(2, say`${named(applicationName)}`),
    heading(3, say`In the console`),
    steps([
      say`Open **OCI console > Identity & Security > Domains > your domain > Integrated applications** and choose ${shownValue(applicationName)}.`,
      ...edits.filter(({ path }) => path === 'active').map(inConsole),
      ...(needsEditing ? [say`Choose **Edit OAuth configuration**.`] : []),
      ...attributes.map(inConsole),
      ...(needsEditing ? [say`Choose **Submit**, and see that the values are there.`] : []),
    ]),
    ...(needsEditing
      ? [
          heading(3, say`By Oracle's command line`),
          copy('sh', command(applicationId, edits, domainUrl)),
        ]
      : []),
    heading(3, say`In Terraform`),
    paragraph(
      say`In the resource \`oci_identity_domains_app\` of this application. Lists are whole in Terraform: keep the values that are there.`,
    ),
    copy('hcl', edits.map(inTerraform).join('\n')),
  ]
}

function copy(language: string, text: string): Block {
  return { kind: 'copy', language, lines: text.split('\n') }
}

function inConsole({ path, value }: ApplicationEdit): Words {
  return IN_CONSOLE[path](value)
}

function command(id: string, edits: readonly ApplicationEdit[], domainUrl: string): string {
  // an application is activated by another operation (Oracle, AppStatusChanger)
  const attributes = edits.filter(({ path }) => path !== 'active')
  const operations = attributes.map(({ op, path, value }) => ({
    op,
    path,
    value: path === 'allowedScopes' ? listOf(value).map((fqs) => ({ fqs })) : value,
  }))
  return [
    'oci identity-domains app patch',
    `--endpoint ${shell(domainUrl)}`,
    `--app-id ${shell(id)}`,
    `--schemas ${shell('["urn:ietf:params:scim:api:messages:2.0:PatchOp"]')}`,
    `--operations ${shell(JSON.stringify(operations))}`,
  ].join(' \\\n  ')
}

function inTerraform({ path, value }: ApplicationEdit): string {
  const name = IN_TERRAFORM[path]
  if (path === 'allowedScopes') {
    return listOf(value)
      .map((fqs) => `${name} {\n  fqs = ${hcl(fqs)}\n}`)
      .join('\n')
  }
  if (typeof value === 'boolean') return `${name} = ${String(value)}`
  return `${name} = [${value.map(hcl).join(', ')}]`
}

function values(value: ApplicationEdit['value']): Words {
  return valuesIn(listOf(value), ' and ')
}

function listOf(value: ApplicationEdit['value']): readonly string[] {
  return typeof value === 'object' ? value : [String(value)]
}

/** A word for a POSIX shell. */
function shell(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}

/** A string of HCL, in which `${` and `%{` would begin a template. */
function hcl(value: string): string {
  return JSON.stringify(value).replace(/[$%](?=\{)/g, (sign) => sign + sign)
}
