import type { CHECKS } from './catalogue.js'
import type { State } from './check.js'

/** What docs/checks.md says of a check: short sentences, in Markdown. */
export interface Explanation {
  /** What it compares or asks. */
  readonly tests: string
  /** What a state means here, beyond what it means everywhere. */
  readonly states: Partial<Readonly<Record<State, string>>>
  /** What you do when it does not pass. */
  readonly toDo: string
  /** What else is worth knowing, a paragraph apiece. */
  readonly notes?: readonly string[]
}

const SAME_DOMAIN = 'The pair shares one identity domain, so it does not apply.'

/** Every check, explained for the person who reads its result. */
export const EXPLAINED: Readonly<Record<keyof typeof CHECKS, Explanation>> = {
  'inputs.valid': {
    tests: 'The action reads all inputs together, before it sends any request.',
    states: { error: 'An input is missing, malformed, or contradicts another one.' },
    toDo: 'Fix the inputs in the workflow file. The message lists every fault. See [Inputs](inputs.md).',
  },
  'fusion.reachable': {
    tests:
      'The action asks the pod for a user by SCIM, without credentials. The pod must answer with 401.',
    states: {
      fail: 'A redirect, a web page or a 404 came back. Something other than the REST API answers.',
      error:
        'A 403 to everyone. Location-based access or a network rule blocks the request, perhaps only for this runner.',
      blocked: 'The pod is down or in maintenance, for example it answers with 503.',
    },
    toDo: 'Check `fusion-url`. After a 403, let the network administrator allow the address of the runner.',
  },
  'topology.import-needed': {
    tests:
      "Compares the identity domain of the client application with the pod's own. The pod's own is `fusion-identity-domain-url`. If that is empty, it is the identity domain to which the pod sends a browser to sign in. That this is the pod's own is inferred.",
    states: {
      pass: 'The pair is known to share one identity domain, or to have two. Only with two must certificates be imported.',
      warn: 'The pod does not show its identity domain. Set `fusion-identity-domain-url`.',
    },
    toDo: "Set `fusion-identity-domain-url` to the pod's own identity domain (OCI console > Fusion Applications > environment).",
    notes: [
      'The welcome page redirects to the pod itself first. The action follows redirects within the pod, six at most, without credentials. It reads the first other host but never asks it. That host counts only if it has the form of an identity domain host.',
      'A pod trusts the tokens of its own identity domain. For a same-domain pair the action exports nothing, and nothing must be imported.',
      'Oracle is retiring the layout with two identity domains. When Oracle migrates your pair, create both applications again in the Fusion identity domain. Then give every connection the client ID, the secret and both URIs of that identity domain. Give consent again, test each connection, and activate the integrations again. [More on this](setup.md).',
    ],
  },
  'domain.reachable': {
    tests:
      'Reads `/.well-known/openid-configuration` of the identity domain without credentials. The action does not use the URLs in it.',
    states: {
      fail: 'Something other than an identity domain answers.',
      error: 'The host is not known, or TLS or a proxy is at fault.',
      blocked: 'The host refuses the connection or does not answer in time.',
    },
    toDo: 'Check `identity-domain-url`. If it is right, check DNS, proxy and firewall of the runner.',
  },
  'domain.clock': {
    tests:
      "Compares the header `Date` of the identity domain with the runner's clock. They may differ by 60 seconds.",
    states: { warn: 'The clocks differ by more, or the identity domain sends no date.' },
    toDo: 'Set the clock of the runner. Tokens and signatures contain times.',
  },
  'domain.token': {
    tests:
      'Asks for a token with `client-id` and its secret or key, by the grant `client_credentials`. The action asks for the administrative scopes, for five minutes.',
    states: {
      fail: 'The identity domain refuses the token. The message shows its code and every cause that fits.',
    },
    toDo: 'Follow the first cause. `invalid_client` fits a wrong ID or secret, an application that is not activated, and another identity domain.',
    notes: [
      'A client application without any role gets a token for these scopes too, with the role that every client has. If an identity domain refuses that, the action asks for the scope of that role.',
      'The action dates an assertion back by one minute. If it is refused, a wrong clock is a cause too. It is the first cause if the clocks are seen to differ.',
      'The message leaves out a cause that the run has ruled out.',
      'A refusal says nothing about the secret in the connection, so it never makes CASDK-0004 expected.',
    ],
  },
  'domain.issuer': {
    tests:
      'Compares the claim `iss` of a real token with `trusted-issuer`, character by character. If that input is empty, it compares with the usual `https://identity.oraclecloud.com/`.',
    states: {
      warn: 'The issuers differ. The message says whether the pod accepts the token.',
      fail: 'The token has no issuer.',
      error:
        'In `plan` and `apply`, the issuers differ, and the pod cannot be asked. No writes follow.',
      skip: SAME_DOMAIN,
    },
    toDo: 'If the pod accepts the token, set `trusted-issuer` to the issuer that the check found. If not, compare it with Security Console > API Authentication > Trusted Issuer.',
    notes: [
      'If the two differ, the action asks the pod with a token. If the pod accepts it, the pod trusts this issuer, and the input is wrong or should be set. If the pod refuses it, or cannot be asked, `trusted-issuer` is not proven.',
      'A connection test that runs all the same may still prove it.',
    ],
  },
  'domain.grant-leftover': {
    tests:
      'Reads `clientAppRoles` of the token. The client application should not have the role Identity Domain Administrator permanently.',
    states: {
      warn: 'The client application has the role, or the token does not list the roles. The role was meant to be temporary, and it does not expire.',
    },
    toDo: 'Remove the role from the client application in the OCI console.',
  },
  'domain.keys': {
    tests:
      "Reads `/admin/v1/SigningCert/jwk` with the client application's own token. If that is refused, or there is none, the action asks without a token. In `plan` and `apply` it then asks as the administrator (application or service user).",
    states: {
      pending:
        'In `plan`, all were refused. `apply` would assign the temporary administrator role while it reads the keys.',
      warn: 'All were refused, but the pod already accepts the tokens. No role is assigned, and the keys stay unread. This holds in every mode, also without an administrator.',
      error: 'All were refused, and no role was assigned. The message says why.',
      fail: 'The answer contains no key, or is not of the API.',
      skip: SAME_DOMAIN,
    },
    toDo: 'Open the keys by one of the ways under [`keys-not-readable`](causes.md#keys-not-readable).',
    notes: [
      'The temporary administrator role is Identity Domain Administrator. `apply` assigns it as the last resort, and removes it when the keys are read.',
      'A 401 with a web page means that the token is not good. The action then renews the token once.',
    ],
  },
  'certificate.leaf': {
    tests:
      "Finds the signing certificate by its public key, never by its position. Its thumbprints must be those of the key. The header of a new token must name it, and the token's signature must verify with it.",
    states: {
      fail: 'No certificate has the key, the token names another one, or its signature does not verify.',
      skip: SAME_DOMAIN,
    },
    toDo: 'Run the action again. If it fails again, the identity domain may be in a key rotation. Follow the cause.',
  },
  'certificate.chain': {
    tests:
      'Checks that the CA certificate signed the signing certificate, by the name of the issuer and by the signature.',
    states: {
      fail: 'The CA certificate is missing, or the signature is wrong.',
      skip: SAME_DOMAIN,
    },
    toDo: 'Follow the cause. Import only certificates for which this check passes.',
    notes: [
      'The CA of identity domains of early 2018 and before (`Cloud9CA`) lacks `keyCertSign`. `openssl verify` therefore rejects their chain. That is no fault, and the check mentions it.',
      'The newer CA (`Cloud9CA-2`) has no KeyUsage, and `openssl verify` accepts it.',
    ],
  },
  'certificate.domain': {
    tests:
      'Compares the last common name in the certificate with the claim `tenant` of the token. An ending `_keys`, which newer certificates have, is left out.',
    states: {
      warn: 'The names differ, or the token does not name its identity domain.',
      skip: SAME_DOMAIN,
    },
    toDo: 'Check that `identity-domain-url` is the identity domain that Oracle Integration uses.',
  },
  'certificate.validity': {
    tests: 'Compares the dates of both certificates with today and with `expiry-warning-days`.',
    states: {
      warn: 'A certificate expires within `expiry-warning-days`, or the CA certificate was not found.',
      fail: 'A certificate has expired or is not valid yet.',
      skip: SAME_DOMAIN,
    },
    toDo: 'Import the new certificates into Fusion before the old ones expire.',
  },
  'certificate.pinned': {
    tests: 'Compares the fingerprint of every certificate with `expected-fingerprints`.',
    states: {
      warn: 'A key rotation is ahead, the former key is still in the set, or a known certificate expires soon or has expired.',
      fail: 'A certificate in use is not in `expected-fingerprints`.',
      skip: 'The input is empty, or the pair shares one identity domain.',
    },
    toDo: 'If the new certificate is expected, import it into Fusion. Then put its fingerprint into `expected-fingerprints`. If it is not expected, ask the identity domain administrator.',
    notes: [
      'A second key whose certificate begins later is a rotation ahead. A second key whose certificate begins earlier is the former key. A known certificate that expires within `expiry-warning-days` is expiring.',
      'The check fails in three cases. _Rotated_: tokens are signed with a new key while the known one is still in the set. _Replaced_: the known CA has signed another certificate. _Unknown_: anything else.',
      'A rotation causes a 401 only if the pod refuses the new key. If `fusion.trust` or a connection test passes, the rotation is merely not recorded in your input yet.',
      'Oracle documents neither how a rotation looks nor that a set may hold two keys. The action reads both as they would be elsewhere.',
    ],
  },
  'user.domain': {
    tests:
      "Looks the integration user up in the identity domain by SCIM, with the client application's own token. `plan` and `apply` use the administrator's if it is set. The user must be active and not locked.",
    states: {
      pending: 'In `plan`, the user is missing, and `apply` would create it.',
      warn: 'The user may not be read, the answer does not say whether it is active, or it is federated in a cross-domain pair.',
      fail: 'The user is missing, inactive or locked.',
      error:
        'The answer is about another user, or has another form. The action concludes nothing from it and writes nothing.',
    },
    toDo: 'If the user may not be read, give the application the role Audit Administrator, the narrowest that reads users. If the user is missing in a cross-domain pair, create it or let `apply` do so. If it is inactive or locked, fix that in the OCI console.',
    notes: [
      'The action reports an inactive or locked user with the reason and never changes it. `apply` creates a missing user only for a cross-domain pair.',
      'A user name may have a part that can be read in two scripts, for example Cyrillic letters that all look Latin. `apply` creates such a user only if Fusion shows a user of that name.',
    ],
  },
  'application.client': {
    tests:
      'Reads the client application from `/admin/v1/Apps`. It must be active and confidential, and have the grant types and the certificate that this run and Oracle Integration need.',
    states: {
      fail: 'Something is missing or off. The message names each fault.',
      skip: 'The identity domain does not show the application, or not enough of it. This changes no other verdict.',
    },
    toDo: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the client application. Then add what the message names.',
    notes: [
      "The action asks with the client application's own token. In `plan` and `apply` it also asks as the administrator if that shows nothing, or not all. It always asks with a list of attributes, because without one the identity domain shows the client secret.",
      'The application always needs the grant type of `probe-grant`. If the client got no token, it also needs Client credentials and the certificate of `client-private-key`.',
      'A connection under an authorization-code policy needs Authorization code and Refresh token if it shows this client ID. If it shows none, they are needed only if the application has something that only a connection needs. A connection that shows another client ID needs nothing of this application.',
      'A fault that this check sees is the only cause of a refused token. A fault that it rules out is not among the causes.',
      'It makes CASDK-0004 expected only if a connection shows this client ID.',
      'Oracle documents that every client may read its own application. Which attributes it is shown is not documented.',
      'An identity domain leaves an empty list out of its answer, and also an attribute that it does not show. An application without any grant type, scope, redirect URL or certificate is therefore skipped. This holds for an administrator too.',
    ],
  },
  'application.scope': {
    tests:
      'Compares `fusion-scope`, or `https://<pod>:443/`, with the scopes of the client application, character by character. It applies if a grant of this run or a connection asks for it.',
    states: {
      fail: 'The scope is not among those of the application.',
      skip: 'The scopes are not shown. An application whose trust scope is not `Explicit`, or not shown, may have scopes that it does not list. Or `fusion-scope` names another host than `fusion-url`.',
    },
    toDo: 'Add the scope of the resource application under OAuth configuration > Resources. If you set `fusion-scope`, or the application has the scope in another spelling, correct the input instead.',
    notes: [
      'The connection does not show what it asks for, so this check never makes CASDK-0004 expected.',
    ],
  },
  'application.redirect': {
    tests:
      'Looks for `https://<host>/icsapis/agent/oauth/callback` among the redirect URLs of the client application, with or without the port. The host is that of `oic-url`.',
    states: {
      fail: 'No such redirect URL is registered. The next consent fails.',
      skip: '`oic-url` is empty, or no connection signs in with the application. Or only another host of the same region, or a custom endpoint, is registered: it may be that of this instance.',
    },
    toDo: 'Add the redirect URL to the client application, and save.',
    notes: [
      'It applies if a connection signs in with the application, or presumably does. Oracle does not document whether the design-time host or the host of the instance is used.',
      'A connection that has its tokens works without the redirect URL. A missing one is therefore no cause of a 401 today.',
    ],
  },
  'application.resource': {
    tests:
      'Finds the resource application of the pod by its scope. Its audience is a part of the scope. It must be active and a resource server. It must allow token refresh if a connection signs in with the client application, or presumably does.',
    states: {
      fail: 'It is not active, is no resource server, or does not allow token refresh.',
      skip: 'The identity domain does not show it to this client. Few clients are shown it.',
    },
    toDo: 'Open the resource application and tick what the message names. After a change of token refresh, give consent again.',
    notes: ["In a same-domain pair the resource application may be Oracle's own."],
  },
  'application.user': {
    tests:
      'Checks that the integration user is assigned to the client application and to the resource application. It applies only to an application that lets only assigned users sign in.',
    states: {
      pass: 'No application wants an assignment, or the user is assigned. Both applications were read.',
      fail: 'Neither the user nor a group is assigned. Only an account whose app role may read grants can see that.',
      skip: 'The assignments are not shown, or only a group is assigned. The action does not look at the groups of the user.',
    },
    toDo: 'Assign the integration user to the application.',
  },
  'user.fusion': {
    tests:
      'Looks the integration user up in Fusion by SCIM, as `fusion-username` with Basic authentication. The user must be active. The same request answers the checks of all roles.',
    states: {
      warn: '`fusion-username` is not set, or the answer does not say whether the user is active. Or only an accepted token shows that the user is there.',
      fail: 'The user is missing, while other users are shown, or it is inactive. The message lists names that begin alike.',
      error:
        '`fusion-username` is shown no user at all, so two causes remain. Or the answer is about another user.',
    },
    toDo: 'If the user is missing, create it in Security Console > Users > Add User Account. If `fusion-username` is shown no user, give its role the data security policies for users and roles.',
    notes: [
      'An empty list has two readings: there is no such user, or `fusion-username` lacks the data security to see it. If the pod accepts a token of the user, the user is there. The check is then a warning that is not proven.',
      "A name that differs only in upper and lower case is the user's. `user.match` warns of it.",
      'Without `fusion-username` the roles are left out too.',
    ],
  },
  'role.*': {
    tests:
      'Checks that the integration user has the role. There is one check per code in `required-roles`, and one for `service-catalog-role`.',
    states: {
      pending: 'In `plan`, the role is missing, and `apply` would add it.',
      warn: 'The role is not listed, but the user may have inherited it. Or the answer does not show enough.',
      fail: 'The user does not have the role, or Fusion has no role of this code.',
      error:
        'In `plan` and `apply`, it is not known whether Fusion has the role. Or the answer is about another role or user.',
    },
    toDo: 'Add the role in Security Console > Users > the user > Edit > Add Role, or let `apply` add it. If Fusion has no such role, correct the code.',
    notes: [
      'SCIM lists only roles that the user holds directly (inferred). The action therefore looks up each role that is not listed. The answer must name exactly this code.',
      'A role that exists in Fusion counts as perhaps inherited in two cases. The user holds `service-catalog-role` directly, or the catalogue that needs the role answers the user. The event catalogue speaks for SOAOperator, the service catalogue for `service-catalog-role`. If neither holds, the check fails.',
      'Two findings prove that a role is missing: the catalogue refuses the user, or the user holds no role at all. In other cases another role may contain it, and no 401 is proven.',
      'An answer without the roles of the user, or with a role without a code, does not prove that one is missing. An empty list of roles does not prove that Fusion lacks one, if `fusion-username` is not shown the roles that every pod has.',
      '`apply` adds a missing role, but not one that is perhaps inherited. If Fusion refuses one role, `apply` still adds the others.',
    ],
  },
  'user.match': {
    tests:
      'Compares the user name in Fusion, the user name in the identity domain and the subject of the token, character by character. It compares as many of them as are known.',
    states: {
      warn: 'They differ only in upper and lower case, or a name could not be read. Oracle does not document whether Fusion cares about case.',
      fail: 'They differ.',
      skip: 'The user is missing or inactive on one side (the reason names the check), or the connection signs in as the client application itself.',
    },
    toDo: 'Give the user the same name in Fusion and in the identity domain. If a name could not be read, do what the message says: it names only what is missing.',
    notes: [
      'It does not apply to `probe-grant: client-credentials` either. The subject of that token is the client ID.',
    ],
  },
  'fusion.trust': {
    tests:
      'Asks the pod the same question three times: without a token, with an invalid token, and with a real token of the integration user. The answers 401, 401 and 403 (or 200) prove the trust. Three times 401 disproves it. No answer counts alone. This reading is inferred.',
    states: {
      fail: 'The pod rejected a valid token exactly as it rejected an invalid one.',
      manual: 'In `plan` and `apply`, the same, and only the Security Console can fix it.',
      pending:
        'With `certificate-import: browser`, `apply` drives the console, for a cross-domain pair whose certificates are proven.',
      warn: 'No token could be had, or the token is of another account. The check is not proven.',
      error: 'The token request was refused, or the answers do not fit together.',
      skip: 'No grant is set, and a connection test shows the same.',
    },
    toDo: 'Send the import instructions (`handoff.html`) to your Fusion IT security manager. To test the trust in the first place, set `integration-password` or `client-private-key`.',
    notes: [
      'The token comes by `jwt-bearer` or `password`. The action sends the password only in three cases. `user.domain` found the user active and not locked. It found the user, but was not told its state. Or it showed that the client application may not read users.',
      'The action does not send the password if `user.domain` could not find the user for any other reason. If `skip-checks` names `user.domain`, the action looks the user up all the same.',
      'The action never sends a refused password again. It sends an accepted one again if its token expires while the run waits.',
      'A refused token request is an error of the probe. It is a failure only if nothing but the scope is left as its cause.',
      'Without a grant the check is left to the connection tests of the run. If there are none, or none gives a result that speaks of OAuth, the check is a warning that is not proven.',
      'With `certificate-import: browser` the action asks the pod again until it accepts the token or the run is nearly out of time. If something stops the browser, the check ends in `manual`, `fail` or `error`, depending on the cause.',
    ],
  },
  'privilege.service-catalog': {
    tests: 'Calls `getAllServiceEndPoints` of the service catalogue as the integration user.',
    states: {
      pass: 'The answer is 200 and lists at least one service.',
      pending: 'In `plan`, the user lacks a role that `apply` would add.',
      fail: 'The pod refuses the user: 401, 403 or a SOAP fault about access.',
      error: 'The answer is 200 without a service, or something else.',
      skip: 'There is no token of the user. A connection test that passes does not show this privilege.',
    },
    toDo: 'Create a custom role with the privilege `FND_MANAGE_CATALOG_SERVICE_PRIV`, give it to the user, and set `service-catalog-role`.',
    notes: [
      'Namespace and action of the call are recorded ones. If the answer is neither a list nor a refusal, the pod may have others. The action then takes them from the WSDL of the pod and calls again. It does not use the address in the WSDL.',
      'Oracle does not document which refusal Fusion uses.',
    ],
  },
  'privilege.event-catalog': {
    tests: 'Reads `/soa-infra/PublicEvent/catalog` as the integration user.',
    states: {
      pass: 'The answer is 200 and lists at least one event.',
      pending: 'In `plan`, the user lacks a role that `apply` would add.',
      fail: 'The pod refuses the user.',
      error:
        'The answer is 200 without an event. Fusion also answers so to a user without data security.',
      skip: 'There is no token of the user. A connection test that passes does not show this right.',
    },
    toDo: 'Give the integration user the role SOAOperator.',
    notes: [
      'That Oracle Integration shows a refused catalogue as CASDK-0004 is inferred. Its test may pass if the connection receives no events.',
    ],
  },
  'oic.connection.*': {
    tests:
      'Reads the connection from Oracle Integration. It must be configured, point at this pod, and sign in with OAuth. There is one check per entry of `oic-connections`.',
    states: {
      warn: 'The policy is not OAuth, the connection is locked, or the answer does not show its policy, its host or a known status. The message names what is missing. The test of the connection runs all the same.',
      fail: 'The connection does not exist, is not configured, or points at another host. Or the answer is not of Oracle Integration.',
      error: 'The client may not read connections, or the answer is about another connection.',
      blocked: 'Oracle Integration is down.',
    },
    toDo: 'Open the connection in Oracle Integration and correct what the message names. If it may not be read, give the client the role ServiceDeveloper of the instance.',
    notes: [
      'Oracle does not publish the names of the properties, so the action compares every value with the host of the pod. It reads the policy at the top level (Generation 3) or in `securityPolicyInfo` (Generation 2).',
      'The action never reads a web page or a redirect as an answer about the connection.',
    ],
  },
  'oic.connection-test.*': {
    tests:
      "Runs Oracle Integration's own test of the connection, repeatedly for up to 60 seconds. Only this check covers the network path from Oracle Integration to the pod, and the consent.",
    states: {
      pass: 'The test ended with a result. Under an OAuth policy the trust then counts as proven.',
      warn: 'The answer is 200 without a result, or the policy is not OAuth.',
      fail: 'The test failed. The message shows its text.',
      error: 'The answer is 202, or the test did not finish.',
      blocked: 'Oracle Integration is down.',
    },
    toDo: 'Follow the first cause. Give consent again as the integration user if the consent is missing.',
    notes: [
      "Oracle does not document the form of a failed answer, so the action reads its text. It looks for errors of OAuth, then faults of the network, then the pod's status, then the CASDK code.",
      "Only two findings make CASDK-0004 expected: a 401 of the pod, or a refusal of the connection's own credentials or consent.",
      'The code CASDK-0004 counts as a 401 on its own, or next to words of a refused sign-in. Next to other words the test fails, and the 401 is not proven.',
    ],
  },
}
