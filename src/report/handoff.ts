import { code, markdown, references } from './escape.js'

/**
 * Why something is to be imported: the pair is set up, the domain signs with a key that is not the known one, or it
 * shows the key that it will sign with next.
 */
export type Occasion = 'set-up' | 'rotated' | 'ahead'

/** A certificate to be imported into Fusion. */
export interface Import {
  /** The alias that it is to have there. */
  readonly alias: string
  /** Name of its file among those of the run. */
  readonly file: string
  readonly subject: string
  /** Upper case with colons. */
  readonly sha256: string
}

/** What the hand-off tells the Fusion IT security manager about the pair. */
export interface HandoffFacts {
  readonly environment: string
  readonly fusionHost: string
  readonly identityDomainHost: string
  /** The `iss` of a real token, exactly. */
  readonly trustedIssuer: string
  readonly occasion: Occasion
  /** Proven and written. */
  readonly imports: readonly Import[]
  /** A certificate of an authority lacks the key usage that `openssl verify` asks for. */
  readonly isRejectedByOpenssl: boolean
}

/**
 * The hand-off in Markdown: every click in Fusion's Security Console, with what to type and to compare. There is no
 * API for this. The labels are those of Oracle's and of vendors' pages; that one provider holds several issuers, and
 * is therefore edited when it exists, is inferred.
 */
export function renderHandoff(facts: HandoffFacts): string {
  const { environment, fusionHost, identityDomainHost, occasion, imports } = facts
  const compare =
    occasion === 'set-up' ? ' If both are there already, compare them and change nothing.' : ''
  return `${[
    `# Trust the identity domain in Fusion: ${markdown(environment)}`,
    `For the Fusion IT security manager of ${code(fusionHost)}. Oracle Integration signs in with tokens of the identity domain ${code(identityDomainHost)}; Fusion accepts them once it trusts their issuer and holds two certificates: that of the signing key and that of its authority.${compare}`,
    ...rotation(facts),
    '## Before',
    [
      '- You need the role IT Security Manager.',
      '- Take the files that the run has written: they are in its artifact, if the workflow uploads `output-directory`; if not, add that step and run it again. Compare each with its fingerprint:',
      ...imports.map(
        ({ file, sha256 }) =>
          `  - ${code(`openssl x509 -in ${file} -noout -fingerprint -sha256`)} must print ${code(sha256)}`,
      ),
      ...signature(facts),
    ].join('\n'),
    '## The trusted issuer',
    issuer(facts),
    '## The certificates',
    numbered([
      'Choose **Inbound API Authentication Public Certificates** on the left.',
      ...imports.map(
        ({ alias, file, subject }) =>
          `Choose **Add New Certificate**. In **Certificate Alias** type ${code(alias)}. Under **Import Public Certificate** choose the file ${code(file)}. Choose **Save**. The list shows ${code(subject)}.`,
      ),
      'Choose **Done**. Leave certificates that were there before as they are. If an alias is taken by another certificate, use a new alias.',
    ]),
    '## After',
    `Wait some minutes: how long a change takes to be effective is not documented. Then ${occasion === 'set-up' ? 'run the action again with `mode: verify`' : 'go on with the next step of the rotation'}.`,
    '## Instead: a service request',
    'Oracle Support can import the certificates. Open a service request for Fusion Applications with this text and attach the files:',
    serviceRequest(facts),
  ].join('\n\n')}\n`
}

/** What a look with OpenSSL shows of the chain; of a key that signs nothing yet the run has verified no token. */
function signature({ occasion, isRejectedByOpenssl }: HandoffFacts): readonly string[] {
  const verified = occasion === 'ahead' ? [] : ['The run has verified the signature itself.']
  const rejected = isRejectedByOpenssl
    ? [
        `${code('openssl verify')} rejects them, because this authority's certificate lacks the key usage for signing certificates. That is usual for older identity domains.`,
      ]
    : []
  const said = [...rejected, ...verified]
  return said.length === 0 ? [] : [`- ${said.join(' ')}`]
}

function issuer({ occasion, trustedIssuer }: HandoffFacts): string {
  const open = [
    'Open **Navigator > Tools > Security Console**. Confirm a warning about import processes with **OK**.',
    'Choose **API Authentication** on the left.',
  ]
  if (occasion !== 'set-up') {
    return numbered([...open, `The trusted issuer stays ${code(trustedIssuer)}. Change nothing.`])
  }
  return numbered([
    ...open,
    'Choose **Create Oracle API Authentication Provider**. If a provider is there already, open it and choose **Edit**.',
    `In **Trusted Issuer** type exactly ${code(trustedIssuer)}${slashNote(trustedIssuer)} and press **Enter**. Leave the other issuers as they are, ${code('www.oracle.com')} too.`,
    'In **Token Type** select **JWT**, **SAML** and **STS**.',
    'Choose **Save and Close**. Open the page once more and see that the issuer is there.',
  ])
}

/** The old pair stays until the new one is proven: nothing is replaced. */
function rotation({ occasion, imports }: HandoffFacts): readonly string[] {
  const aliases = imports.map(({ alias }) => code(alias)).join(' and ')
  const remove =
    'Remove the old certificates only when no domain that signs with them is left, and every connection works.'
  const prove = `${code('fusion.trust')} and the connection tests pass`
  switch (occasion) {
    case 'set-up':
      return []
    case 'rotated':
      return [
        '## This is a rotation',
        'The identity domain signs with another key than the one that is known. Confirm with its administrator that this is wanted. Then:',
        numbered([
          `Import what is listed below **beside** the old certificates: under ${aliases}. Replace and remove nothing. A certificate that is not listed is known, and there already.`,
          `Run the action with ${code('mode: verify')}, ${code('reason: rotation')} and ${code('fail-fast: false')}, until ${prove}. ${code('certificate.pinned')} fails until the next step, and with fail-fast nothing after it would be looked at.`,
          `Switch: put the new fingerprints into ${code('expected-fingerprints')} (output ${code('certificate-fingerprints')}).`,
          remove,
        ]),
      ]
    case 'ahead':
      return [
        '## A rotation is ahead',
        'The identity domain shows a new key beside the known one, and does not sign with it yet. Confirm with its administrator that this is wanted. Then, before it signs with it:',
        numbered([
          `Import what is listed below **beside** the present certificates: under ${aliases}. Replace and remove nothing. The authority's certificate is listed where it came with the new key and is not known.`,
          `Add its fingerprint to ${code('expected-fingerprints')}, and leave the present ones there: ${imports.map(({ sha256 }) => code(sha256)).join(', ')}.`,
          `When the domain signs with the new key (output ${code('signing-certificate-sha256')}), run the action with ${code('mode: verify')} and ${code('reason: rotation')}, and see that ${prove}. Before that nothing can prove the import.`,
          remove,
        ]),
      ]
  }
}

function serviceRequest({ fusionHost, trustedIssuer, occasion, imports }: HandoffFacts): string {
  const slash = trustedIssuer.endsWith('/') ? ', with the slash at its end' : ''
  const wish =
    occasion === 'set-up'
      ? [
          `Please set up inbound API authentication for the pod ${fusionHost} (see Doc ID 2729162.1).`,
          `Path: Tools > Security Console > API Authentication.`,
          `Trusted issuer${slash}: ${trustedIssuer}`,
          `Token types: JWT, SAML, STS.`,
        ]
      : [
          `Please import certificates for inbound API authentication into the pod ${fusionHost} (see Doc ID 2729162.1), beside those that are there.`,
          `Path: Tools > Security Console > API Authentication > Inbound API Authentication Public Certificates.`,
          `The trusted issuer stays as it is${slash}: ${trustedIssuer}`,
        ]
  return [
    `<pre>`,
    [
      ...wish,
      `Certificates attached:`,
      ...imports.flatMap(({ alias, file, subject, sha256 }) => [
        `${file} as alias ${alias}`,
        `  subject ${subject}`,
        `  SHA-256 ${sha256}`,
      ]),
    ]
      .map(references)
      .join('\n'),
    `</pre>`,
  ].join('')
}

function slashNote(issuer: string): string {
  return issuer.endsWith('/') ? ', with the slash at its end,' : ', without a slash at its end,'
}

function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${String(index + 1)}. ${step}`).join('\n')
}
