import { createPrivateKey, X509Certificate } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { startService } from '../../sandbox/https-service.js'
import type { ReceivedRequest } from '../../sandbox/received-request.js'
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js'
import type { Scenario } from '../../sandbox/scenario.js'
import { scenarioNamed } from '../../sandbox/scenarios.js'
import { createAuthority } from '../../sandbox/tls.js'
import { hasShell, runBlock, shellBlocks, type EndedShell, type ShellRun } from './shell-blocks.js'

const BLOCKS = await shellBlocks()
const OIDC = 'docs/setup/github-oidc.md'
const RUN = {
  redirects: 'docs/setup/identity-domain.md 1',
  scope: 'docs/setup/identity-domain.md 2',
  clientKey: 'docs/setup/github.md 1',
  issuer: 'docs/troubleshooting.md 1',
  trust: 'docs/troubleshooting.md 2',
  token: `${OIDC} 1`,
  serviceUser: `${OIDC} 2`,
  appRole: `${OIDC} 3`,
  findTrust: `${OIDC} 4`,
  createTrust: `${OIDC} 5`,
  extendTrust: `${OIDC} 6`,
}

/** Blocks that are only read here, and why. */
const READ: Readonly<Record<string, string>> = {
  'docs/guides/rotation.md 1': 'writes to GitHub, compared with the manual of gh',
  'docs/images/README.md 1': 'npm scripts of this project',
  'README.md 1': 'npm scripts of this project, which have their own tests',
  'CONTRIBUTING.md 1': 'npm scripts of this project',
  'CONTRIBUTING.md 2': 'npm scripts of this project',
  'CONTRIBUTING.md 3': 'npm scripts of this project',
  'CONTRIBUTING.md 4': 'npm scripts of this project',
}

it('every block of shell of a page is run below, or is known as one that is only read', () => {
  expect([...BLOCKS.keys()].toSorted()).toEqual(
    [...Object.values(RUN), ...Object.keys(READ)].toSorted(),
  )
})

it.each([...BLOCKS])('%s sets every variable that it uses', (_, block) => {
  const used = [...block.matchAll(/\$\{?([A-Za-z_]+)/g)].map(([, name = '']) => name)
  const set = [...block.matchAll(/\b(?:read -\w+ |for )?([A-Za-z_]+)(?==| in | #)/g)]
  const names = set.map(([, name = '']) => name)
  expect(used.filter((name) => !names.includes(name))).toEqual([])
})

const shell = hasShell()
if (!shell) console.warn('bash, curl, jq or openssl is not installed: the commands are not run')
const maybe = shell ? describe : describe.skip

/** As public code shows them. A client secret with other characters would have to be encoded before curl sends it. */
const CLIENT_SECRET = 'idcscs-01234567-89ab-cdef-0123-456789abcdef'

/** Runs a block against a pair. @param change what is different from the values of the pair */
async function against(
  name: keyof typeof RUN,
  scenario: Scenario | string,
  change: (sandbox: Sandbox) => Partial<ShellRun>,
): Promise<EndedShell> {
  const of = typeof scenario === 'string' ? scenarioNamed(scenario) : scenario
  const identityDomain = { ...of.identityDomain, clientSecret: CLIENT_SECRET }
  const sandbox = await startSandbox({ ...of, identityDomain })
  try {
    const { inputs } = sandbox
    // the pods of Oracle have the port that a scope names
    const block = (BLOCKS.get(RUN[name]) ?? '').replace('scope=$POD:443/', 'scope=$POD/')
    return await runBlock(block, {
      authority: inputs['ca-certificates'] ?? '',
      clientSecret: CLIENT_SECRET,
      ...change(sandbox),
    })
  } finally {
    await sandbox.close()
  }
}

/** The inputs of a pair as the blocks name them. */
function valuesOf({ inputs }: Sandbox, ...names: readonly string[]): Record<string, string> {
  const all: Readonly<Record<string, string>> = {
    DOMAIN: inputs['identity-domain-url'] ?? '',
    POD: inputs['fusion-url'] ?? '',
    CLIENT_ID: inputs['client-id'] ?? '',
    SCOPE: `${inputs['fusion-url'] ?? ''}/`,
  }
  return Object.fromEntries(names.map((name) => [name, all[name] ?? '']))
}

maybe('the commands that ask a pair', () => {
  it.each([
    ['healthy', /^https:\/\/127\.0\.0\.1:\d+\/oauth2\/\S*$/],
    ['classic-sign-in', /\/oam\/\S*$/],
    ['same-domain', /^https:\/\/localhost:\d+\/oauth2\/\S*$/],
  ])('follow the redirects of the pod of %s to the first other host', async (scenario, last) => {
    const { stdout } = await against('redirects', scenario, (sandbox) => ({
      values: valuesOf(sandbox, 'POD'),
    }))
    expect(stdout.trim().split('\n').at(-1)).toMatch(last)
  })

  it('say when the pod redirects nowhere', async () => {
    const healthy = scenarioNamed('healthy')
    const pair: Scenario = { ...healthy, fusion: { signIn: 'nowhere' } }
    const { stdout } = await against('redirects', pair, (sandbox) => ({
      values: valuesOf(sandbox, 'POD'),
    }))
    expect(stdout).toContain('no further redirect')
  })

  const without: Scenario = {
    ...scenarioNamed('healthy'),
    identityDomain: { fusionScopeGranted: false },
  }
  it.each<[string, Scenario | string, Partial<ShellRun>, RegExp]>([
    ['granted', 'healthy', {}, /^granted\n$/],
    ['the scope is not given', without, {}, /^refused: .*unauthorized_client/],
    ['the secret is wrong', 'healthy', { clientSecret: 'wrong' }, /^refused: .*invalid_client/],
  ])('ask for the scope: %s', async (_, scenario, change, said) => {
    const { stdout } = await against('scope', scenario, (sandbox) => ({
      values: valuesOf(sandbox, 'DOMAIN', 'CLIENT_ID', 'SCOPE'),
      ...change,
    }))
    expect(stdout).toMatch(said)
  })

  it('say when nobody answers, and do not call that granted', async () => {
    const { stdout, stderr } = await against('scope', 'healthy', () => ({
      values: { DOMAIN: 'https://localhost:1' },
    }))
    expect(stdout).toBe('no answer from https://localhost:1\n')
    expect(stderr).toContain('curl: (7)')
  })

  it('read the issuer of the identity domain', async () => {
    const { stdout } = await against('issuer', 'healthy', (sandbox) => ({
      values: valuesOf(sandbox, 'DOMAIN'),
    }))
    expect(stdout).toMatch(/^"issuer" *: *"https:\/\/identity\.oraclecloud\.com\/"\n$/)
  })

  it.each([
    ['healthy', '401\n403\n'],
    ['issuer-missing', '401\n401\n'],
  ])('ask the pod of %s whether it trusts a token', async (scenario, said) => {
    const { stdout } = await against('trust', scenario, (sandbox) => ({
      values: valuesOf(sandbox, 'DOMAIN', 'POD', 'CLIENT_ID'),
      typed: `${sandbox.inputs['integration-password'] ?? ''}\n`,
    }))
    expect(stdout).toBe(said)
  })

  it.each([
    ['with a token', true],
    ['without one', false],
  ])('write the file with the token of an administrator: %s', async (_, isGiven) => {
    const { stdout, files } = await against('token', 'healthy', (sandbox) => ({
      values: {
        ...valuesOf(sandbox, 'DOMAIN'),
        ADMIN_CLIENT_ID: sandbox.inputs['client-id'] ?? '',
      },
      ...(!isGiven && { clientSecret: 'wrong' }),
    }))
    expect(stdout).toBe(isGiven ? 'token.txt is written\n' : '')
    expect(files['token.txt']).toMatch(isGiven ? /^ey\S+\n$/ : /^$/)
  })
})

maybe('the commands that make a client key', () => {
  it('make a certificate and its key, which the action takes', async () => {
    const { files, exitCode } = await runBlock(BLOCKS.get(RUN.clientKey) ?? '', { authority: '' })
    expect(exitCode).toBe(0)
    const certificate = new X509Certificate(files['client.crt'] ?? '')
    expect(certificate.checkPrivateKey(createPrivateKey(files['client.key'] ?? ''))).toBe(true)
  })
})

/** What is sent to an identity domain that answers everything alike; the sandbox's has no identity propagation trusts. */
async function sent(
  name: keyof typeof RUN,
  values: Readonly<Record<string, string>>,
): Promise<{ readonly requests: readonly ReceivedRequest[]; readonly stdout: string }> {
  const authority = await createAuthority()
  const requests: ReceivedRequest[] = []
  const service = await startService(
    'identity-domain',
    {
      authority,
      tls: 'good',
      faults: [],
      latencyMs: 0,
      distanceMs: 0,
      hold: () => undefined,
      clockOffsetSeconds: 0,
      onRequest: (request) => requests.push(request),
      onAnswer: () => undefined,
    },
    () => ({ status: 200, body: JSON.stringify({ id: 'ID', Resources: [{ id: 'ROLE' }] }) }),
  )
  try {
    const { stdout } = await runBlock(BLOCKS.get(RUN[name]) ?? '', {
      authority: authority.pem,
      values: { DOMAIN: service.url, ...values },
      files: { 'token.txt': 'THE-TOKEN\n' },
    })
    return { requests, stdout }
  } finally {
    await service.close()
  }
}

maybe('the commands that set up the trust in GitHub', () => {
  const rule = 'sub eq repo:acme@1/oic@2:environment:test-apply'
  const of = { EXCHANGE_CLIENT_ID: 'CLIENT', SERVICE_USER_ID: 'USER', AUDIENCE: 'oic', RULE: rule }
  const theirs = { rule, value: 'USER' }
  it.each<[keyof typeof RUN, Readonly<Record<string, string>>, string, unknown]>([
    ['serviceUser', {}, 'POST /admin/v1/Users', { userName: 'oic-fusion-prerequisites' }],
    [
      'appRole',
      { SERVICE_USER_ID: 'USER', ROLE: 'Audit Administrator' },
      'POST /admin/v1/Grants',
      { grantee: { type: 'User', value: 'USER' }, entitlement: { attributeValue: 'ROLE' } },
    ],
    [
      'createTrust',
      of,
      'POST /admin/v1/IdentityPropagationTrusts',
      { oauthClients: ['CLIENT'], clientClaimValues: ['oic'], impersonationServiceUsers: [theirs] },
    ],
    [
      'extendTrust',
      { ...of, TRUST_ID: 'TRUST' },
      'PATCH /admin/v1/IdentityPropagationTrusts/TRUST',
      {
        Operations: [
          { path: 'oauthClients', value: ['CLIENT'] },
          { path: 'clientClaimValues', value: ['oic'] },
          { path: 'impersonationServiceUsers', value: [theirs] },
        ],
      },
    ],
  ])('%s sends what it shows, with the values that are set', async (name, values, to, body) => {
    const { requests, stdout } = await sent(name, values)
    const last = requests.at(-1)
    expect(`${last?.method ?? ''} ${last?.path ?? ''}`).toBe(to)
    expect(last?.headers['authorization']).toBe('Bearer THE-TOKEN')
    expect(JSON.parse(last?.body ?? '')).toMatchObject(body as object)
    expect(stdout).toContain('"id": "ID"')
  })

  it('look for the role and for a trust by filters', async () => {
    const role = await sent('appRole', { ROLE: 'Audit Administrator' })
    expect(role.requests[0]?.query.get('filter')).toBe(
      'displayName eq "Audit Administrator" and app.value eq "IDCSAppId"',
    )
    const trust = await sent('findTrust', {})
    expect(trust.requests[0]?.query.get('filter')).toBe(
      'issuer eq "https://token.actions.githubusercontent.com"',
    )
    expect(trust.requests[0]?.query.get('attributes')).toContain('impersonationServiceUsers')
  })
})
