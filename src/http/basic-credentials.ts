/** Base64 credentials of HTTP Basic authentication (RFC 7617). */
export function basicCredentials(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64')
}

/** The same for OAuth's `client_secret_basic`: id and secret are form-encoded before they are joined (RFC 6749, 2.3.1). */
export function clientCredentialsBasic(id: string, secret: string): string {
  return basicCredentials(formEncoded(id), formEncoded(secret))
}

function formEncoded(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}
