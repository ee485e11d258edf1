/**
 * Whether two names are the same but for upper and lower case. Both ways of writing must agree, because some letters
 * have a twin in one of them: the Kelvin sign is a k in lower case, and no k.
 */
export function isSameCaseAside(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() && one.toUpperCase() === other.toUpperCase()
}
