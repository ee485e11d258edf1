/** The certificates of a PEM bundle, one by one, with BEGIN and END lines. */
export function certificatesIn(bundle: string): readonly string[] {
  return bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
}
