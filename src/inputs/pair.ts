import type { Settings } from './settings.js'

/** What the reports are about: names, hosts and places of the inputs, and no secret. */
export interface Pair extends Pick<
  Settings,
  'environment' | 'mode' | 'reason' | 'outputDirectory'
> {
  /** All `null` where the inputs, and so perhaps the hosts, are wrong. */
  readonly hosts: {
    readonly identityDomain: string | null
    readonly fusion: string | null
    /** `null` also when no connection test was asked for. */
    readonly oic: string | null
  }
  readonly aliases: { readonly signing: string; readonly authority: string }
  /** SHA-256, upper case with colons. */
  readonly expectedFingerprints: readonly string[]
}

/** What the file of a certificate that the domain will sign with next is called, after its alias. */
export const NEXT_SUFFIX = '_NEXT'

/** Takes from the settings what may be told. */
export function pairIn(settings: Settings, inputsAreValid: boolean): Pair {
  const { environment, mode, reason, outputDirectory, certificates } = settings
  const hostOf = (service: { readonly url: URL } | undefined): string | null =>
    inputsAreValid && service !== undefined ? service.url.host : null
  return {
    environment,
    mode,
    reason,
    outputDirectory,
    hosts: {
      identityDomain: hostOf(settings.identityDomain),
      fusion: hostOf(settings.fusion),
      oic: hostOf(settings.integration),
    },
    aliases: { signing: certificates.signingAlias, authority: certificates.authorityAlias },
    expectedFingerprints: certificates.expectedFingerprints,
  }
}
