import { REGION, type DomainSettings } from './settings.js'

/**
 * The whole document as recorded: sample discovery-jwks-uri. The issuer differs from the URL of the document, `jwks_uri`
 * is protected all the same, and the `secure_…` endpoints are on a host of another form, which nobody may ask.
 */
export function discovery(url: string, { id, issuer }: DomainSettings): object {
  const endpoints = {
    authorization_endpoint: '/oauth2/v1/authorize',
    token_endpoint: '/oauth2/v1/token',
    userinfo_endpoint: '/oauth2/v1/userinfo',
    revocation_endpoint: '/oauth2/v1/revoke',
    introspection_endpoint: '/oauth2/v1/introspect',
    end_session_endpoint: '/oauth2/v1/userlogout',
  }
  const keys = { jwks_uri: '/admin/v1/SigningCert/jwk' }
  const on = (origin: string, paths: object, prefix = ''): object =>
    Object.fromEntries(
      Object.entries(paths).map(([name, path]) => [`${prefix}${name}`, `${origin}${String(path)}`]),
    )
  const secure = `https://${id}.${REGION}.secure.identity.oraclecloud.com`
  return {
    issuer,
    ...on(url, endpoints),
    ...on(secure, endpoints, 'secure_'),
    ...on(url, keys),
    ...on(secure, keys, 'secure_'),
    scopes_supported: [
      'openid',
      'profile',
      'offline_access',
      'email',
      'address',
      'phone',
      'groups',
      'get_groups',
      'approles',
      'get_approles',
    ],
    response_types_supported: [
      'code',
      'token',
      'id_token',
      'code token',
      'code id_token',
      'token id_token',
      'code token id_token',
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['aud', 'exp', 'iat', 'iss', 'jti', 'sub'],
    grant_types_supported: [
      'client_credentials',
      'password',
      'refresh_token',
      'authorization_code',
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
      'tls_cert_auth',
    ],
    token_endpoint_auth_methods_supported: [
      'client_secret_basic',
      'private_key_jwt',
      'client_secret_post',
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    userinfo_signing_alg_values_supported: ['none'],
    ui_locales_supported: ['en'],
    claims_parameter_supported: false,
    http_logout_supported: true,
    logout_session_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    require_request_uri_registration: false,
    idcs_id_token: 'supported',
    idcs_logout_v3: 'supported',
  }
}
