/** How the sandbox's pod behaves; a scenario overrides what it is about. */
export interface FusionSettings {
  /**
   * Where the pod sends a browser to sign in: its own identity domain, the one that signs the client's tokens, the
   * classic sign-in of pods that are not upgraded, or nowhere.
   */
  readonly signIn: 'own domain' | "the client's domain" | 'classic' | 'nowhere'
  /** Location-based access or a network rule: the caller's address is shut out before anything is looked at. */
  readonly shutsOut: boolean
  readonly maintenance: boolean
}

/** A pod in which everything is as it should be, with an identity domain of its own. */
export const HEALTHY_FUSION: FusionSettings = {
  signIn: 'own domain',
  shutsOut: false,
  maintenance: false,
}
