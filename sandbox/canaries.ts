import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formsOf } from './forms.js'
import type { ReceivedRequest } from './https-service.js'
import { HEALTHY_DOMAIN } from './identity-domain/settings.js'
import type { ServiceName } from './reply.js'
import { GITHUB_TOKEN, type ActionResult } from './run-action.js'
import type { SandboxToken } from './sandbox.js'

/** A secret that was planted: whoever shows it, or sends it to anybody but its owner, has leaked it. */
interface Canary {
  readonly name: string
  readonly value: string
  /** The services that may receive it. */
  readonly owners: readonly ServiceName[]
  /** Whether the action knows it, and must have masked it. */
  readonly known: boolean
}

const OWNERS: Readonly<Record<string, readonly ServiceName[]>> = {
  'client-secret': ['identity-domain'],
  'client-private-key': [],
  'admin-client-id': ['identity-domain'],
  'admin-client-secret': ['identity-domain'],
  'fusion-password': ['fusion', 'sign-in'],
  'integration-password': ['identity-domain'],
  'oic-client-id': ['identity-domain'],
  'oic-client-secret': ['identity-domain'],
  'oidc-client-secret': ['identity-domain'],
}

/** A run of the action with what the services saw of it. */
export interface WatchedRun {
  /** As the run was given them. */
  readonly inputs: Readonly<Record<string, string>>
  readonly result: ActionResult
  readonly requests: readonly ReceivedRequest[]
  readonly tokens: readonly SandboxToken[]
}

/**
 * Searches everything that a run wrote, and everything that it sent, for the secrets that were planted in its inputs,
 * in the tokens it was issued, and in an answer of `/Apps`; in every form.
 * @returns one line per leak
 */
export async function leaksOf(watched: WatchedRun): Promise<readonly string[]> {
  const { result: run, requests } = watched
  const canaries = canariesOf(watched)
  const shown: readonly (readonly [string, string])[] = [
    ['stdout', run.stdout.replaceAll(/^::add-mask::.*$/gm, '')],
    ['stderr', run.stderr],
    ...(await filesBelow(run.temp)),
  ]
  const leaks: string[] = []
  for (const [place, text] of shown) {
    const legible = [text, withoutReferences(text)]
    for (const { name, value } of canaries) {
      const form = formIn(legible, value)
      if (form !== undefined) leaks.push(`${name} stands in ${place} (${form})`)
    }
  }
  for (const request of requests) {
    const text = [textOf(request)]
    for (const { name, value, owners } of canaries) {
      if (owners.includes(request.service)) continue
      const form = formIn(text, value)
      if (form !== undefined) {
        leaks.push(`${name} went to ${request.service} ${request.path} (${form})`)
      }
    }
  }
  for (const { name, value, known } of canaries) {
    if (known && !run.masks.includes(value)) leaks.push(`${name} is not masked`)
  }
  return leaks
}

function canariesOf({ inputs, requests, tokens }: WatchedRun): readonly Canary[] {
  const given = Object.entries(OWNERS).flatMap(([name, owners]): readonly Canary[] => {
    const value = (inputs[name] ?? '').trim()
    const lines = name === 'client-private-key' ? keyLines(value) : [value]
    return lines
      .filter((line) => line !== '' && line !== inputs['client-id'])
      .map((line) => ({ name, value: line, owners, known: requests.length > 0 }))
  })
  const asserted = requests.flatMap(({ body }) =>
    ['assertion', 'client_assertion'].flatMap((name) => {
      const value = new URLSearchParams(body).get(name) ?? ''
      return value === '' ? [] : [{ name, value, owners: DOMAIN_ONLY, known: true }]
    }),
  )
  const sent = requests.map(
    ({ headers, body }) =>
      `${headers['authorization'] ?? ''}\n${new URLSearchParams(body).get('subject_token') ?? ''}`,
  )
  return [
    ...given,
    ...asserted,
    ...tokens.map(({ value, owners, masked }) => ({
      name: `token for ${owners.join(' and ')}`,
      value,
      owners,
      known: masked !== true && sent.some((text) => text.includes(value)),
    })),
    { name: 'github-token', value: GITHUB_TOKEN, owners: ['github'], known: requests.length > 0 },
    {
      name: 'clientSecret of /Apps',
      value: HEALTHY_DOMAIN.shownClientSecret,
      owners: [],
      known: false,
    },
  ]
}

const DOMAIN_ONLY: readonly ServiceName[] = ['identity-domain']

/** Every line of a key says something of it, its armour does not. */
function keyLines(pem: string): readonly string[] {
  return pem.split('\n').filter((line) => line.length > 3 && !line.startsWith('-----'))
}

/** Which form of a secret stands in one of the texts. */
function formIn(texts: readonly string[], value: string): string | undefined {
  const whole = Object.entries(formsOf(value))
  // inside other text, base64 comes shifted by one or two bytes; its first and last signs depend on the neighbours
  const shifted = [1, 2].map((by): readonly [string, string] => {
    const text = Buffer.from(`${'x'.repeat(by)}${value}`).toString('base64')
    return ['base64, shifted', text.slice(4, text.length - 4)]
  })
  const forms = [...whole, ...shifted].filter(([, form]) => form.length > 8)
  return forms.find(([, form]) => texts.some((text) => text.includes(form)))?.[0]
}

function textOf({ path, query, headers, body }: ReceivedRequest): string {
  const basic = /^Basic (.*)$/.exec(headers['authorization'] ?? '')?.[1] ?? ''
  return [path, query, ...Object.values(headers), body, Buffer.from(basic, 'base64')].join('\n')
}

/** HTML as its reader sees it. */
function withoutReferences(html: string): string {
  return html
    .replaceAll(/<\/?span>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

/** Outputs, state, summary and reports: all that the runner's temporary directory holds. */
async function filesBelow(
  directory: string,
): Promise<readonly (readonly [name: string, text: string])[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(
        async ({ parentPath, name }) =>
          [name, await readFile(join(parentPath, name), 'utf8')] as const,
      ),
  )
}
