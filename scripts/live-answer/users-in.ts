import type { CheckResult } from '../../src/checks/check.js'

/**
 * Where a finding, an expectation, an evidence or a remedy names a user, by check; a name may have blanks in it, and words
 * of this project. A message that names one is to be entered here: a test puts names into all of them.
 */
const USERS: readonly (readonly [check: string, pattern: RegExp])[] = [
  ['user.match', /(?:^|\. Known: )Fusion: (.+?)(?:, identity domain: |, token's sub: |$)/],
  ['user.match', /(?:^|, |\. Known: )identity domain: (.+?)(?:, token's sub: |$)/],
  ['user.match', /(?:^|, |\. Known: )token's sub: (.+)$/],
  ['user.', /\bthe name of (.+?) in \S+(?: \S+){0,2} could not be read \(/],
  ['user.match', / could not be read \((.+?) \(fusion-username\) is not shown /],
  ['user.', /\bno token of (.+?) (?:was requested|to read its sub from)/],
  ['user.', /\bwhy there is no token of (.+?), and fix that /],
  ['user.', /; (.+?) in it is (?:Cyrillic|Greek|Armenian) \((.+?)\), and every letter /],
  ['user.', / on a Latin keyboard if (.+?) in Latin letters is meant\./],
  [
    'user.',
    /^(?:not proven: )?found (.+?)(?:, expected (.+?))?, (?:(?:in)?active|locked|federated: |with (?:no|\d+) roles |and the answer does not say )/,
  ],
  ['user.', /has no user (.+?)(?:;|\. Names that |\. The identity domain |, and Fusion |$)/],
  ['user.', /Names that begin alike: (.+?)(?:\. The identity domain |, and Fusion |$)/],
  ['user.', /\. The identity domain and Fusion both have (.+)$/],
  ['user.', /^If (.+) is the account, correct integration-username /],
  ['user.', /^Compare (.+?) \(integration-username\) /],
  ['user.', /^Look for (.+?) in Tools > /],
  ['user.', /\bthe list of users for (.+?) is empty(?:,|$)/],
  ['user.', /^(?:not proven: )?(.+?) \(fusion-username\) (?:is not shown |to be )/],
  ['user.', /\(fusion-username\) is not shown (.+?), although Fusion /],
  ['user.', / is empty, and (.+?) \(fusion-username\) is shown /],
  ['user.', /^(.+?) is shown no user at all$/],
  ['user.', /, and other users are shown to (.+)$/],
  ['user.', /^status 401 to (.+) with its password$/],
  ['user.', /^status 403 to (.+), 401 without credentials$/],
  ['', /(?:^|: )(?!.* answered )(.+) instead of the userName (.+)$/],
  ['', / instead of the userName (.+?)(?:$|;)/],
  ['role.', /^(.+?) (?:has|does not hold|lacks) /],
  ['role.', /^Fusion's answer .*?roles? of (.+?)(?: without a code,|\. It is not known |;|,|$)/],
  [
    'role.',
    /^not proven: Fusion's answer .*?roles? of (.+?)(?: without a code,|\. It is not known |;|,|$)/,
  ],
  ['role.', /^not proven: (.+?) does not hold /],
  ['role.', /^apply adds (.+) to \S+\.$/],
  [
    'fusion.trust',
    /a (?:valid )?token of (.+?)(?:: status | exactly as |, which the identity domain issues)/,
  ],
  [
    'fusion.trust',
    /^not (?:proven for|tested yet:|tested: this run created) (.+?)(?: is created first|: Fusion accepts|, which has no password)/,
  ],
]

/** Who is none of a tenancy's users. */
const NOBODY =
  /^(?:nobody|the client application itself|an unnamed user \(no claim sub\)|\(no text\)|nothing that has a name)$/

/** The names of users that a check says. */
export function usersIn({ id, found, expected, causes, fix }: CheckResult): readonly string[] {
  const texts = [found, expected ?? '', fix ?? '', ...causes.map(({ evidence }) => evidence)]
  return USERS.filter(([check]) => id.startsWith(check))
    .flatMap(([, pattern]) => texts.flatMap((text) => pattern.exec(text)?.slice(1) ?? []))
    .filter((names: string | undefined) => names !== undefined)
    .flatMap((names) => [names, ...names.split(', ')])
    .filter((name) => !NOBODY.test(name))
}
