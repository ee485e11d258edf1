import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formsOf } from './forms.js'
import { readingsOf } from './readings.js'
import type { ReceivedRequest } from './received-request.js'
import { HEALTHY_DOMAIN } from './identity-domain/settings.js'
import type { ServiceName } from './reply.js'
import { GITHUB_TOKEN, type ActionResult } from './runner.js'
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

/** The secret inputs, and who may receive them. */
const OWNERS = {
  'client-secret': ['identity-domain'],
  'client-private-key': [],
  'admin-client-id': ['identity-domain'],
  'admin-client-secret': ['identity-domain'],
  'oidc-client-secret': ['identity-domain'],
  'fusion-password': ['fusion', 'sign-in'],
  'integration-password': ['identity-domain'],
  // its token, which the domain makes, names the client
  'oic-client-id': ['identity-domain', 'oic'],
  'oic-client-secret': ['identity-domain'],
  'github-token': ['github'],
} satisfies Readonly<Record<string, readonly ServiceName[]>>

type SecretInput = keyof typeof OWNERS

/** The inputs in which canaries are planted. */
export const SECRET_INPUTS = Object.keys(OWNERS) as readonly SecretInput[]

/** So many decoders one after the other find what was encoded as often. */
const DEEP = 2

/** A text that is not longer is found by chance. */
const SHORT = 8

/** A secret input that a run was given. */
export interface PlantedSecret {
  readonly name: SecretInput
  /** Whether its owner received it, or, of a key, what it signed. */
  readonly used: boolean
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
 * in the tokens it was issued, and in an answer of `/Apps`; in every form, and in every form of a form.
 * @returns one line per leak
 */
export async function leaksOf(watched: WatchedRun): Promise<readonly string[]> {
  const { result: run, requests } = watched
  const canaries = canariesOf(watched).map((canary) => ({
    ...canary,
    forms: formsIn(canary.value),
    pieces: piecesOf(canary.value),
  }))
  const shown: readonly (readonly [string, string])[] = [
    ['stdout', run.stdout.replaceAll(/^::add-mask::.*$/gm, '')],
    ['stderr', run.stderr],
    ...(await filesBelow(run.temp)),
  ]
  const leaks = canaries
    .filter(({ value }) => value.length <= SHORT)
    .map(({ name }) => `${name} is too short to be found wherever it stands`)
  for (const [place, text] of shown) {
    const readings = readingsOf(text, DEEP)
    const texts = [text, withoutReferences(text)]
    for (const { name, value, forms, pieces } of canaries) {
      const form = formIn(text, forms) ?? pieceIn(texts, pieces) ?? readIn(readings, value)
      if (form !== undefined) leaks.push(`${name} stands in ${place} (${form})`)
    }
  }
  for (const request of requests) {
    const text = textOf(request)
    const texts = [text, withoutReferences(text)]
    for (const { name, forms, pieces, owners } of canaries) {
      if (owners.includes(request.service)) continue
      const form = formIn(text, forms) ?? pieceIn(texts, pieces)
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

/** Which secret inputs a run was given, and whether it used them. */
export function plantedIn(
  watched: Pick<WatchedRun, 'inputs' | 'requests'>,
): readonly PlantedSecret[] {
  const { requests } = watched
  return SECRET_INPUTS.flatMap((name) => {
    const owners: readonly ServiceName[] = OWNERS[name]
    const value = given(watched.inputs, name)
    if (value === '') return []
    const forms = formsIn(value)
    const used =
      name === 'client-private-key'
        ? assertionsIn(requests).length > 0
        : requests.some(
            (request) =>
              owners.includes(request.service) && formIn(textOf(request), forms) !== undefined,
          )
    return [{ name, used }]
  })
}

/** A secret input as the action reads it; '' for none. One client may serve for several purposes. */
function given(inputs: WatchedRun['inputs'], name: SecretInput): string {
  const value = (inputs[name] ?? (name === 'github-token' ? GITHUB_TOKEN : '')).trim()
  return value === inputs['client-id'] ? '' : value
}

function assertionsIn(
  requests: WatchedRun['requests'],
): readonly { readonly name: string; readonly value: string }[] {
  return requests.flatMap(({ body }) =>
    ['assertion', 'client_assertion'].flatMap((name) => {
      const value = new URLSearchParams(body).get(name) ?? ''
      return value === '' ? [] : [{ name, value }]
    }),
  )
}

function canariesOf({ inputs, requests, tokens }: WatchedRun): readonly Canary[] {
  const secrets = SECRET_INPUTS.flatMap((name): readonly Canary[] => {
    const owners = OWNERS[name]
    const value = given(inputs, name)
    const lines = name === 'client-private-key' ? keyLines(value) : [value]
    return lines
      .filter((line) => line !== '')
      .map((line) => ({ name, value: line, owners, known: requests.length > 0 }))
  })
  const asserted = assertionsIn(requests).map((assertion) => ({
    ...assertion,
    owners: DOMAIN_ONLY,
    known: true,
  }))
  const sent = requests.map(
    ({ headers, body }) =>
      `${headers['authorization'] ?? ''}\n${new URLSearchParams(body).get('subject_token') ?? ''}`,
  )
  return [
    ...secrets,
    ...asserted,
    ...tokens.map(({ value, owners, masked }) => ({
      name: `token for ${owners.join(' and ')}`,
      value,
      owners,
      known: masked !== true && sent.some((text) => text.includes(value)),
    })),
    {
      name: 'clientSecret of /Apps',
      value: HEALTHY_DOMAIN.shownClientSecret,
      owners: [],
      known: false,
    },
  ]
}

const DOMAIN_ONLY: readonly ServiceName[] = ['identity-domain']

/** Every line of a key says something of it, its armour does not, and its last line may say too little. */
function keyLines(pem: string): readonly string[] {
  return pem.split('\n').filter((line) => line.length > SHORT && !line.startsWith('-----'))
}

/** So many signs of a secret in a row are a leak too: a text may have been cut before the secret was taken out. */
const PIECE = 20

/** Every piece has one of the blocks in it that a secret consists of, wherever it begins. */
const BLOCK = PIECE / 2

/** Pieces of a secret, and the blocks of which one is in each of them. */
interface Pieces {
  readonly all: readonly string[]
  readonly blocks: readonly string[]
}

/** Of a token those of its signature, for the rest of it can be read by whoever sees another. */
function piecesOf(value: string): Pieces {
  // the lines of a key are searched one by one, and begin as those of every key
  const secret = value.startsWith('MI') ? '' : (value.split('.')[2] ?? value)
  const parts = (length: number, step: number): readonly string[] =>
    Array.from({ length: Math.max(0, Math.floor((secret.length - length) / step) + 1) }, (_, nth) =>
      secret.slice(nth * step, nth * step + length),
    )
  return { all: parts(PIECE, 1), blocks: parts(BLOCK, BLOCK) }
}

/** The different forms of a secret, with their names. */
type Forms = readonly (readonly [name: string, form: string])[]

function formsIn(value: string): Forms {
  const whole = Object.entries(formsOf(value))
  // inside other text, base64 comes shifted by one or two bytes; its first and last signs depend on the neighbours
  const shifted = [1, 2].map((by): readonly [string, string] => {
    const text = Buffer.from(`${'x'.repeat(by)}${value}`).toString('base64')
    return ['base64, shifted', text.slice(4, text.length - 4)]
  })
  const all: Forms = [...whole, ...shifted]
  return all.filter(
    ([, form], at) => form.length > SHORT && all.findIndex(([, other]) => other === form) === at,
  )
}

/** Which form of a secret stands in a text. */
function formIn(text: string, forms: Forms): string | undefined {
  return forms.find(([, form]) => text.includes(form))?.[0]
}

/** Whether a piece of a secret stands in one of the texts: a text itself, or what a browser makes of it. */
function pieceIn(texts: readonly string[], { all, blocks }: Pieces): string | undefined {
  const isIn = (parts: readonly string[]): boolean =>
    parts.some((part) => texts.some((text) => text.includes(part)))
  return isIn(blocks) && isIn(all) ? 'a piece' : undefined
}

/** Whether somebody reads a secret who decodes the text. */
function readIn(readings: readonly string[], value: string): string | undefined {
  return readings.some((reading) => reading.includes(value)) ? 'decoded' : undefined
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
