/** Mutants that no test kills, as file, text and replacement, and why that is right. */
export const SURVIVORS: readonly {
  readonly reason: string
  readonly mutants: readonly string[]
}[] = [
  {
    reason:
      'a guard for the type checker: undefined compares false, and two certificates are never none',
    mutants: [
      'src/causes/trust-refusal.ts: token.expiresAt !== undefined -> true',
      'src/causes/trust-refusal.ts: token.issuedAt !== undefined -> true',
      'src/prerequisites/certificate-judgements.ts: next !== undefined -> true',
      'src/prerequisites/certificate.ts: digits.match(/../g)?.join -> digits.match(/../g).join',
      'src/prerequisites/certificate.ts: \'\' -> "Stryker was here!"',
    ],
  },
  {
    reason:
      'another way to the same end: nothing is returned, or false where only the truth counts',
    mutants: [
      'src/prerequisites/signing-certificate.ts: { return undefined } -> {}',
      'src/prerequisites/signing-certificate.ts: { return false } -> {}',
      'src/prerequisites/signing-certificate.ts: /\\s+/g -> /\\s/g',
    ],
  },
  {
    reason: 'a text that nobody reads: what is thrown is caught, what is cut out is not looked at',
    mutants: [
      'src/prerequisites/signing-certificate.ts: \'not base64\' -> ""',
      'src/causes/connection-test-refusal.ts: \'\' -> "Stryker was here!"',
    ],
  },
]
