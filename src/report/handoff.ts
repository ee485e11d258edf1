import { code, markdown, references } from './escape.js'
import type { ReportedCertificate } from './report.js'

/** What the hand-off tells the Fusion IT security manager about the pair. */
export interface HandoffFacts {
  readonly environment: string
  readonly fusionHost: string
  readonly identityDomainHost: string
  /** The `iss` of a real token, exactly. */
  readonly trustedIssuer: string
  /** The signing certificate and its authority's, proven and written. */
  readonly certificates: readonly ReportedCertificate[]
  /** The domain signs with another key than the known one. */
  readonly isRotation: boolean
}

/**
 * The hand-off in Markdown: every click in Fusion's Security Console, with what to type and to compare. There is no
 * API for this. The labels are those of Oracle's and of vendors' pages; that one provider holds several issuers, and
 * is therefore edited when it exists, is inferred.
 */
export function renderHandoff(facts: HandoffFacts): string {
  const { environment, fusionHost, identityDomainHost, trustedIssuer, certificates } = facts
  return `${[
    `# Trust the identity domain in Fusion: ${markdown(environment)}`,
    `For the Fusion IT security manager of ${code(fusionHost)}. Oracle Integration signs in with tokens of the identity domain ${code(identityDomainHost)}; Fusion accepts them once it trusts their issuer and holds two certificates. If both are there already, compare them and change nothing.`,
    ...(facts.isRotation ? [rotation(certificates)] : []),
    '## Before',
    [
      '- You need the role IT Security Manager.',
      '- Take the files from the artifact of the run. Compare each with its fingerprint:',
      ...certificates.map(
        ({ alias, sha256 }) =>
          `  - ${code(`openssl x509 -in ${alias}.crt -noout -fingerprint -sha256`)} must print ${code(sha256)}`,
      ),
      `- ${code('openssl verify')} rejects the pair, because Oracle's authority certificate lacks the key usage for signing certificates. That is usual. The run has verified the signature itself.`,
    ].join('\n'),
    '## The trusted issuer',
    numbered([
      'Open **Navigator > Tools > Security Console**. Confirm a warning about import processes with **OK**.',
      'Choose **API Authentication** on the left.',
      'Choose **Create Oracle API Authentication Provider**. If a provider is there already, open it and choose **Edit**.',
      `In **Trusted Issuer** type exactly ${code(trustedIssuer)}${slashNote(trustedIssuer)} and press **Enter**. Leave the other issuers as they are, ${code('www.oracle.com')} too.`,
      'In **Token Type** select **JWT**, **SAML** and **STS**.',
      'Choose **Save and Close**. Open the page once more and see that the issuer is there.',
    ]),
    '## The two certificates',
    numbered([
      'Choose **Inbound API Authentication Public Certificates** on the left.',
      ...certificates.flatMap((certificate) => [
        `Choose **Add New Certificate**. In **Certificate Alias** type ${code(certificate.alias)}. Under **Import Public Certificate** choose the file ${code(`${certificate.alias}.crt`)}. Choose **Save**. The list shows ${code(certificate.subject)}.`,
      ]),
      'Choose **Done**. Leave certificates that were there before as they are. If an alias is taken by another certificate, use a new alias.',
    ]),
    '## After',
    'Wait some minutes: how long a change takes to be effective is not documented. Then run the action again with `mode: verify`.',
    '## Instead: a service request',
    'Oracle Support can import the certificates. Open a service request for Fusion Applications with this text and attach both files:',
    serviceRequest(facts),
  ].join('\n\n')}\n`
}

/** The old pair stays until the new one is proven: nothing is replaced. */
function rotation(certificates: readonly ReportedCertificate[]): string {
  const aliases = certificates.map(({ alias, notBefore }) =>
    code(`${alias}_${notBefore.slice(0, 10).replaceAll('-', '')}`),
  )
  return [
    '## This is a rotation',
    'The identity domain signs with another key than the one that is known. Confirm with its administrator that this is wanted. Then:',
    numbered([
      `Import the files below **beside** the old ones, under new aliases: ${aliases.join(' and ')}. Replace and remove nothing.`,
      `Run the action with ${code('mode: verify')} and ${code('reason: rotation')}, until ${code('fusion.trust')} and the connection tests pass.`,
      `Switch: put the new fingerprints into ${code('expected-fingerprints')} (output ${code('certificate-fingerprints')}).`,
      'Remove the old certificates only when no domain that signs with them is left.',
    ]),
  ].join('\n\n')
}

function serviceRequest({ fusionHost, trustedIssuer, certificates }: HandoffFacts): string {
  return [
    `<pre>`,
    [
      `Please set up inbound API authentication for the pod ${fusionHost} (see Doc ID 2729162.1).`,
      `Path: Tools > Security Console > API Authentication.`,
      `Trusted issuer${trustedIssuer.endsWith('/') ? ', with the slash at its end' : ''}: ${trustedIssuer}`,
      `Token types: JWT, SAML, STS.`,
      `Certificates attached:`,
      ...certificates.map(
        ({ alias, subject, sha256 }) =>
          `${alias}.crt as alias ${alias}, subject ${subject}, SHA-256 ${sha256}`,
      ),
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
