import {
  copied,
  heading,
  listOf,
  named,
  paragraph,
  points,
  say,
  steps,
  value,
  type Block,
  type Download,
  type Words,
} from './document.js'
import { inPage } from './document-html.js'
import { inSummary } from './document-markdown.js'
import type { OutputFile } from './files.js'
import { fingerprints } from './handoff-fingerprints.js'
import { toDoFor, type Occasion, type Reason } from './handoff-reason.js'
import { sentBy, type Origin } from './origin.js'

/** A certificate to be imported into Fusion. */
export interface Import {
  /** The alias that it is to have there. */
  readonly alias: string
  /** Name of its file among those of the run. */
  readonly file: string
  readonly subject: string
  /** Upper case with colons, both. */
  readonly sha1: string
  readonly sha256: string
}

/** What the hand-off tells the Fusion IT security manager about the pair. */
export interface HandoffFacts {
  readonly environment: string
  readonly fusionHost: string
  readonly identityDomainHost: string
  /** The `iss` of a real token, exactly. */
  readonly trustedIssuer: string
  readonly origin: Origin
  readonly reason: Reason
  readonly occasion: Occasion
  /** Proven and written. */
  readonly imports: readonly Import[]
  /** A certificate of an authority lacks the key usage that `openssl verify` asks for. */
  readonly isRejectedByOpenssl: boolean
}

/** The hand-off for the job summary. */
export function renderHandoff(facts: HandoffFacts): string {
  return inSummary(handoffDocument(facts))
}

/** The hand-off as one page, which holds the certificates itself. @param files those of the run */
export function handoffPage(facts: HandoffFacts, files: readonly OutputFile[]): string {
  const downloads = facts.imports.flatMap(({ file }) => {
    const text = files.find(({ name }) => name === file)?.text
    return text === undefined ? [] : [{ name: file, text }]
  })
  const document = handoffDocument(facts, downloads)
  return inPage(`Trust the identity domain in Fusion: ${facts.environment}`, document)
}

/**
 * The hand-off: every click in Fusion's Security Console, with what to type and to compare. There is no API for this.
 * The labels are those of Oracle's and of vendors' pages; that one provider holds several issuers, and is therefore
 * edited when it exists, is inferred.
 * @param downloads the certificates, where the document holds them itself
 */
export function handoffDocument(
  facts: HandoffFacts,
  downloads: readonly Download[] = [],
): readonly Block[] {
  const { environment, fusionHost, identityDomainHost, origin, reason, occasion, imports } = facts
  const compare =
    occasion === 'set-up'
      ? say` If a certificate with the same alias and subject is there already, leave it, and check the rest. If Fusion still rejects the token, import this one under a new alias, because an older key may have the same subject.`
      : []
  const then =
    occasion === 'set-up'
      ? say`tell the person who sent you this page. The action then runs again with \`mode: verify\``
      : say`go on with the next step of the rotation`
  return [
    heading(1, say`Trust the identity domain in Fusion: ${named(environment)}`),
    paragraph(say`For the Fusion IT security manager of ${value(fusionHost)}.`),
    points([sentBy(origin), ...toDoFor(reason)]),
    paragraph(
      say`Oracle Integration signs in to Fusion with tokens of the identity domain ${value(identityDomainHost)}. Fusion accepts them once it trusts their issuer and has two certificates: the signing certificate and its CA certificate.${compare}`,
    ),
    ...rotation(facts),
    heading(2, say`Before`),
    ...before(facts, downloads),
    heading(2, say`The trusted issuer`),
    issuer(facts),
    heading(2, say`The certificates`),
    steps([
      say`Choose **Inbound API Authentication Public Certificates** on the left.`,
      ...imports.map(
        ({ alias, file, subject }) =>
          say`Choose **Add New Certificate**. In **Certificate Alias** type ${value(alias)}. Under **Import Public Certificate** choose the file ${value(file)}. Choose **Save**. The list shows ${value(subject)}.`,
      ),
      say`Choose **Done**. Leave certificates that were there before as they are. If an alias is taken by another certificate, use a new alias.`,
    ]),
    heading(2, say`After`),
    paragraph(
      say`Wait some minutes: how long a change takes to be effective is not documented. Then ${then}.`,
    ),
    heading(2, say`Instead: a service request`),
    paragraph(
      say`Oracle Support can import the certificates. Open a service request for Fusion Applications with this text and attach the files:`,
    ),
    copied(serviceRequest(facts)),
  ]
}

function before(facts: HandoffFacts, downloads: readonly Download[]): readonly Block[] {
  const role = say`You need the role IT Security Manager.`
  const files: readonly Block[] =
    downloads.length > 0
      ? [
          paragraph(say`${role} Download the certificates:`),
          { kind: 'downloads', files: downloads },
        ]
      : [
          paragraph(
            say`${role} You also need the files that the run has written. They are in its artifact if the workflow uploads \`output-directory\`.`,
          ),
        ]
  return [...files, ...fingerprints(facts.imports), ...signature(facts).map(paragraph)]
}

/** What OpenSSL shows of the chain. Of a key that signs nothing yet, the run has verified no token. */
function signature({ occasion, isRejectedByOpenssl }: HandoffFacts): readonly Words[] {
  const verified = say`The action has verified that the CA certificate signed the signing certificate, and that a token of the identity domain verifies with it.`
  if (!isRejectedByOpenssl) return occasion === 'ahead' ? [] : [verified]
  const rejected = say`\`openssl verify\` rejects them, because this CA certificate lacks the key usage for signing certificates. That is usual for older identity domains.`
  return [occasion === 'ahead' ? rejected : say`${rejected} ${verified}`]
}

function issuer({ occasion, trustedIssuer }: HandoffFacts): Block {
  const open = [
    say`Open **Navigator > Tools > Security Console**. Confirm a warning about import processes with **OK**.`,
    say`Choose **API Authentication** on the left.`,
  ]
  if (occasion !== 'set-up') {
    return steps([...open, say`The trusted issuer stays ${value(trustedIssuer)}. Change nothing.`])
  }
  const slash = trustedIssuer.endsWith('/')
    ? say`with the slash at its end`
    : say`without a slash at its end`
  return steps([
    ...open,
    say`Choose **Create Oracle API Authentication Provider**. If a provider is there already, open it and choose **Edit**.`,
    say`In **Trusted Issuer** type exactly ${value(trustedIssuer)}, ${slash}, and press **Enter**. Leave the other issuers as they are, \`www.oracle.com\` too.`,
    say`In **Token Type** select **JWT**, **SAML** and **STS**.`,
    say`Choose **Save and Close**. Open the page once more and see that the issuer is there.`,
  ])
}

/** The old pair stays until the new one is proven: nothing is replaced. */
function rotation({ occasion, imports }: HandoffFacts): readonly Block[] {
  const aliases = listOf(
    imports.map(({ alias }) => alias),
    ' and ',
  )
  const sha256 = listOf(
    imports.map(({ sha256 }) => sha256),
    ', ',
  )
  const remove = say`Remove the old certificates only when no identity domain signs with them, and every connection works.`
  const prove = say`\`fusion.trust\` and the connection tests pass`
  switch (occasion) {
    case 'set-up':
      return []
    case 'rotated':
      return [
        heading(2, say`This is a rotation`),
        paragraph(say`Confirm with the identity domain administrator that this is intended. Then:`),
        steps([
          say`Import what is listed below **beside** the old certificates: under ${aliases}. Replace and remove nothing. A certificate that is not listed is known, and there already.`,
          say`Have the action run with \`mode: verify\`, \`reason: rotation\` and \`fail-fast: false\`, until ${prove}. Until the next step \`certificate.pinned\` fails, and with fail-fast the checks after it do not run.`,
          say`Switch: put the new fingerprints into \`expected-fingerprints\` (output \`certificate-fingerprints\`).`,
          remove,
        ]),
      ]
    case 'ahead':
      return [
        heading(2, say`A rotation is ahead`),
        paragraph(
          say`Confirm with the identity domain administrator that this is intended. Then, before it signs with it:`,
        ),
        steps([
          say`Import what is listed below **beside** the present certificates: under ${aliases}. Replace and remove nothing. The CA certificate is listed if it came with the new key and is not known.`,
          say`Add its fingerprint to \`expected-fingerprints\`, and leave the present ones there: ${sha256}.`,
          say`When the identity domain signs with the new key (output \`signing-certificate-sha256\`), have the action run with \`mode: verify\` and \`reason: rotation\`. Then ${prove}. Before that nothing can prove the import.`,
          remove,
        ]),
      ]
  }
}

function serviceRequest(facts: HandoffFacts): readonly string[] {
  const { fusionHost, trustedIssuer, occasion, imports } = facts
  const slash = trustedIssuer.endsWith('/') ? ', with the slash at its end' : ''
  const wish =
    occasion === 'set-up'
      ? [
          `Please set up inbound API authentication for the pod ${fusionHost} (see Doc ID 2729162.1).`,
          `Path: Navigator > Tools > Security Console > API Authentication.`,
          `Trusted issuer${slash}: ${trustedIssuer}`,
          `Token types: JWT, SAML, STS.`,
        ]
      : [
          `Please import certificates for inbound API authentication into the pod ${fusionHost} (see Doc ID 2729162.1), beside those that are there.`,
          `Path: Navigator > Tools > Security Console > API Authentication > Inbound API Authentication Public Certificates.`,
          `The trusted issuer stays as it is${slash}: ${trustedIssuer}`,
        ]
  return [
    ...wish,
    `Certificates attached:`,
    ...imports.flatMap(({ alias, file, subject, sha256 }) => [
      `${file} as alias ${alias}`,
      `  subject ${subject}`,
      `  SHA-256 ${sha256}`,
    ]),
  ]
}
