import type { ApplicationEdit } from '../prerequisites/application-faults.js'
import { code, markdown } from './escape.js'

/** What the hand-off tells the domain administrator about the pair. */
export interface ApplicationHandoffFacts {
  readonly environment: string
  /** URL of the identity domain, without a slash at its end. */
  readonly domainUrl: string
  readonly edits: readonly ApplicationEdit[]
}

/** What is to be done in the console, by attribute. */
const IN_CONSOLE: Readonly<
  Record<ApplicationEdit['path'], (value: ApplicationEdit['value']) => string>
> = {
  active: () => 'Choose **Activate**.',
  allowedGrants: (value) => `Under **Allowed grant types** tick ${values(value)}.`,
  allowedScopes: (value) => `Under **Resources** choose **Add scope** and add ${values(value)}.`,
  redirectUris: (value) => `Under **Redirect URL** add ${values(value)}.`,
  allowOffline: () => 'Tick **Allow token refresh**.',
}

/** The attribute of Terraform's `oci_identity_domains_app` (Oracle, *Terraform provider*). */
const IN_TERRAFORM: Readonly<Record<ApplicationEdit['path'], string>> = {
  active: 'active',
  allowedGrants: 'allowed_grants',
  allowedScopes: 'allowed_scopes',
  redirectUris: 'redirect_uris',
  allowOffline: 'allow_offline',
}

/**
 * The hand-off for the domain administrator in Markdown: every change of an application as clicks, as one command of
 * Oracle's command line, and as attributes of Terraform. The action changes no application itself.
 * @returns `undefined` when nothing is to be changed
 */
export function renderApplicationHandoff(facts: ApplicationHandoffFacts): string | undefined {
  if (facts.edits.length === 0) return undefined
  const { environment, domainUrl, edits } = facts
  const ids = [...new Set(edits.map(({ applicationId }) => applicationId))]
  const parts = ids.map((id) => {
    const own = edits.filter(({ applicationId }) => applicationId === id)
    return application(own, domainUrl)
  })
  return `${[
    `# Change the applications of the identity domain: ${markdown(environment)}`,
    `For the administrator of the identity domain ${own(domainUrl)}. The run has read the applications and found what it, or a connection of Oracle Integration, needs and they do not have. It changes no application itself. Do each change in one of the ways below.`,
    ...parts,
    'Run the action again afterwards. A connection that signs in with such an application needs a new consent then.',
  ].join('\n\n')}\n`
}

function application(edits: readonly ApplicationEdit[], domainUrl: string): string {
  const [first] = edits
  if (first === undefined) return ''
  const { applicationId, applicationName } = first
  const needsEditing = edits.some(({ path }) => path !== 'active')
  return [
    `## ${markdown(applicationName)}`,
    '### In the console',
    [
      `1. Open **Domains > your domain > Integrated applications** and choose ${code(applicationName)}.`,
      ...edits.filter(({ path }) => path === 'active').map((edit) => `1. ${inConsole(edit)}`),
      ...(needsEditing ? ['1. Choose **Edit OAuth configuration**.'] : []),
      ...edits.filter(({ path }) => path !== 'active').map((edit) => `1. ${inConsole(edit)}`),
      ...(needsEditing ? ['1. Choose **Submit**, and see that the values are there.'] : []),
    ].join('\n'),
    ...(needsEditing
      ? ["### By Oracle's command line", block('sh', command(applicationId, edits, domainUrl))]
      : []),
    '### In Terraform',
    'In the resource `oci_identity_domains_app` of this application. Lists are whole in Terraform: keep the values that are there.',
    block('hcl', edits.map(inTerraform).join('\n')),
  ].join('\n\n')
}

function inConsole({ path, value }: ApplicationEdit): string {
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

function values(value: ApplicationEdit['value']): string {
  return listOf(value).map(own).join(' and ')
}

/** A value that comes from the inputs, to be copied from the file as it is. */
function own(value: string): string {
  return /^[!-_a-~]+$/.test(value) ? `\`${value}\`` : code(value)
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

/** A fence that nothing inside can end. */
function block(language: string, content: string): string {
  const fence = '`'.repeat(
    Math.max(3, ...[...content.matchAll(/`+/g)].map(([run]) => run.length + 1)),
  )
  return `${fence}${language}\n${content}\n${fence}`
}
