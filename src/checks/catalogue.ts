import type { Stage } from './check.js'

/**
 * Of what a check can prove something: of the run alone (its inputs, its credentials, its clock); of the pair, which
 * every connection uses (pod, users, trust, certificates, application); or of a connection itself.
 */
export type LooksAt = 'run' | 'pair' | 'connection'

/** What is always true of a check, whatever a run finds. */
export interface CheckDescription {
  /** The sentence that is true when all is well. */
  readonly title: string
  readonly stage: Stage
  readonly looksAt: LooksAt
  /** How it is found out, and what its other states mean; for the documentation. */
  readonly about: string
}

/** The checks in the order of the reports. Ids are API. */
export const CHECKS = {
  'inputs.valid': {
    title: 'The inputs are complete and consistent',
    stage: 'look',
    looksAt: 'run',
    about:
      'All inputs are judged together before any request is sent; the message lists every fault.',
  },
  'fusion.reachable': {
    title: 'The pod answers its REST API over TLS',
    stage: 'look',
    looksAt: 'pair',
    about:
      'Asks for a user by SCIM without credentials and expects 401. A 403 to everybody is an error: location-based access or a network rule, perhaps against the runner alone. A 503 is `blocked`. A redirect or a web page means that something else answers.',
  },
  'topology.import-needed': {
    title: 'It is known whether certificates must be imported into Fusion',
    stage: 'look',
    looksAt: 'run',
    about:
      "Compares the client's identity domain with the pod's own: the one given as `fusion-identity-domain-url`, else the one to which the pod sends a browser to sign in. The welcome page redirects to the pod itself first, so redirects within the pod are followed, six at most, without credentials. The first other host is read and never asked, and counts only when it has the form of an identity domain's host. That this is the pod's own domain is inferred. A pod trusts the tokens of its own domain, so nothing is exported or imported for a same-domain pair. Oracle is retiring the layout with two domains. After the migration both applications are created in the Fusion identity domain, and every connection gets client id, secret and both URIs of it, a new consent and a new test; then the integrations are activated again. A warning says that the input would prove it.",
  },
  'domain.reachable': {
    title: 'The identity domain answers its discovery document over TLS',
    stage: 'look',
    looksAt: 'run',
    about:
      'Reads `/.well-known/openid-configuration` without credentials. The URLs in it are not used.',
  },
  'domain.clock': {
    title: 'Runner and domain clocks agree within 60 s',
    stage: 'look',
    looksAt: 'run',
    about: 'Compares the `Date` header of the discovery document with the clock of the runner.',
  },
  'domain.token': {
    title: 'The domain issues a token to the client',
    stage: 'look',
    looksAt: 'run',
    about:
      "Grant `client_credentials` with the client's id and secret, asking for the client's administrative scopes for five minutes. A client without any role gets a token for them too, with the role that every client has; should a domain refuse it, the scope of that role is asked for. A refusal is read by OAuth's code, and every cause that fits is named. `invalid_client` fits a wrong id or secret, an application that is not activated, and another domain. An assertion is dated back by a minute; when it is refused, a clock that is apart is a cause too, and the first one when the clocks are seen to differ. A cause that the run has seen to be otherwise is left out. A refusal says nothing of the connection's own secret, so it never makes CASDK-0004 expected.",
  },
  'domain.issuer': {
    title: "The token's issuer is what Fusion trusts",
    stage: 'look',
    looksAt: 'run',
    about:
      'The claim `iss` of a real token against `trusted-issuer`, character by character. When that is not given, the usual `https://identity.oraclecloud.com/` is expected, and another issuer is a warning. When the two differ, the pod is asked with a token. If the pod accepts it, the pod trusts this issuer: `trusted-issuer` is wrong or should be set, a warning for the workflow author. If the pod refuses it, or cannot be asked, `trusted-issuer` is not proven: a warning, and when the pod cannot be asked an error in `plan` and `apply`, which forbids their writes. A connection test that is run all the same may prove it. Only a token without an issuer fails. Does not apply to a same-domain pair.',
  },
  'domain.grant-leftover': {
    title: 'The client holds no standing Identity Domain Administrator role',
    stage: 'look',
    looksAt: 'run',
    about:
      'Read from `clientAppRoles` of the token. A warning: the role was meant for a while, and it does not expire.',
  },
  'domain.keys': {
    title: "The domain's signing keys can be read",
    stage: 'look',
    looksAt: 'pair',
    about:
      "Reads `/admin/v1/SigningCert/jwk` with the client's own token and, where that is refused or there is none, anonymously. In `plan` and `apply` the administrator's (admin client or service user) is tried too. If all are refused, `apply` takes the role Identity Domain Administrator for the client while it reads the keys, and `plan` announces it (`pending`). If the pod accepts the domain's tokens already, no role is taken and the keys stay unread: a warning, in every mode and without an administrator too. Otherwise refused keys are an error. Both say what kept the role away. A 401 with a web page says that the token is no good, so the token is renewed once. Not read for a same-domain pair.",
  },
  'certificate.leaf': {
    title: "The signing certificate carries the domain's key and verifies a real token",
    stage: 'look',
    looksAt: 'pair',
    about:
      "The certificate is found by its public key, never by its position. Its thumbprints are those of the JWK, the header of a token issued just now names it, and the token's signature verifies with it.",
  },
  'certificate.chain': {
    title: 'The authority certificate signed the signing certificate',
    stage: 'look',
    looksAt: 'pair',
    about:
      "Judged by the issuer's name and by the signature. The authority of domains of early 2018 and before (`Cloud9CA`) lacks `keyCertSign`, so `openssl verify` rejects their chain; that is no fault, and the check mentions it. The newer authority (`Cloud9CA-2`) has no KeyUsage, and `openssl verify` accepts it.",
  },
  'certificate.domain': {
    title: 'The signing certificate names this identity domain',
    stage: 'look',
    looksAt: 'pair',
    about:
      "The last common name of its subject, without the ending `_keys` that newer certificates have, against the token's claim `tenant`. A difference is a warning.",
  },
  'certificate.validity': {
    title: 'Both certificates are valid now and for expiry-warning-days more',
    stage: 'look',
    looksAt: 'pair',
    about: 'A certificate that ends sooner is a warning, one that is not valid today a failure.',
  },
  'certificate.pinned': {
    title: 'Every certificate seen is among expected-fingerprints',
    stage: 'look',
    looksAt: 'pair',
    about:
      'Left out when `expected-fingerprints` is empty. A key beside the known one whose certificate begins later is an expected rotation; one that begins earlier is the former key, still in the set; a known certificate that ends within `expiry-warning-days`, or has ended, is expiring: all are warnings. It fails when tokens are signed with a new key while the known one is still in the set (rotated), when the known authority has signed another certificate (replaced), and for anything else that nobody knows (unknown). A rotation is a cause of a 401 only once the pod has refused the new key; once `fusion.trust` or a connection test passes, it is one that nobody has noted down. Oracle documents neither how a rotation looks nor that a set may hold two keys; both are read as they would be elsewhere.',
  },
  'user.domain': {
    title: 'The integration user exists in the identity domain, active and not locked',
    stage: 'look',
    looksAt: 'pair',
    about:
      "Looked up by SCIM with the client's own token, in `plan` and `apply` with the administrator's where one is given. Who asks needs a role that may read users; Audit Administrator is the narrowest. Without it the check is a warning. An answer about another user, or in another form, is an error: nothing is concluded from it, and nothing written. One that leaves out whether the user is active is a warning that is not proven. A federated user is a warning for a cross-domain pair. A user that is inactive or locked is reported with the reason, never changed; one that is missing is created by `apply` for a cross-domain pair (`pending` in `plan`). A name with a part that can be read in two scripts, such as one in Cyrillic letters that all look Latin, is created only where Fusion shows a user of it.",
  },
  'application.client': {
    title:
      'The application of client-id is active and has what this run and Oracle Integration need',
    stage: 'look',
    looksAt: 'connection',
    about:
      "Read from `/admin/v1/Apps` with the client's own token, and in `plan` and `apply` with the administrator's where that shows nothing, or not all; always with a list of attributes, because without one the domain shows the client secret. The application must be active and confidential. It needs the grant type of `probe-grant` and, where the client got no token, Client credentials and the certificate of `client-private-key`. Authorization code and Refresh token are needed if a connection under an authorization-code policy shows this client id; or shows none, and the application has something that only a connection needs. A connection that shows another client id needs nothing of it. What is not shown is skipped, and takes nothing from other verdicts. A fault seen here stands alone as the cause of a refused token; one that is seen not to be there is no cause of it. It makes CASDK-0004 expected only when a connection shows this client id. That every client may read its own application is documented; which attributes it is shown is not.",
  },
  'application.scope': {
    title: 'The application of client-id was given the scope of the pod',
    stage: 'look',
    looksAt: 'connection',
    about:
      'Compares `fusion-scope`, or `https://<pod>:443/`, with the scopes of the application, character by character, where a grant of this run or a connection asks for it. A scope that was chosen, or that the application has in another spelling, is a matter of the input. An application whose trust scope is not `Explicit` may have scopes that it does not list: then it is not known. What the connection asks for is not shown, so this check never makes CASDK-0004 expected.',
  },
  'application.redirect': {
    title: 'The redirect URL of Oracle Integration is registered in the application of client-id',
    stage: 'look',
    looksAt: 'connection',
    about:
      'With `oic-url`, where a connection signs in with the application, or presumably does. Expects `https://<host>/icsapis/agent/oauth/callback`, with the port or without it, on the host of `oic-url` or on another host of Oracle Integration in the same region: whether the design-time host or that of the instance is used is not documented. With a custom endpoint it is not known. A connection that has its tokens does without, so a missing one is no cause of a 401 today; the next consent fails.',
  },
  'application.resource': {
    title: 'The resource application of the pod is active and allows tokens to be renewed',
    stage: 'look',
    looksAt: 'connection',
    about:
      "The application that defines the scope of the pod, found by that scope; its audience is a part of the scope. It must be active and a resource server. It must allow token refresh where a connection signs in with the client application, or presumably does. In a same-domain pair it may be Oracle's own. Few clients are shown it: then it is skipped.",
  },
  'application.user': {
    title: 'The integration user is assigned where an application wants that',
    stage: 'look',
    looksAt: 'connection',
    about:
      'Asked only where the client application or the resource application lets assigned users alone sign in. A user who is not assigned, while no group is either, fails; only who may read grants can see that. Groups of users are not looked at: where one is assigned, it is not known.',
  },
  'user.fusion': {
    title: 'The integration user exists in Fusion and is active',
    stage: 'look',
    looksAt: 'pair',
    about:
      "Looked up by Fusion's SCIM as `fusion-username`, with Basic authentication; one look-up answers the checks of all roles too. An empty list has two readings: no such user, or no data security for `fusion-username`. If the pod accepts a token of the user, the user is there: a warning that is not proven. If `fusion-username` is shown no other user either, it is an error with both causes. If other users are shown, the user is missing: a failure, with names that begin alike. An answer about another user is an error; a user name that differs in upper and lower case alone is the user's, and `user.match` warns of it. One that leaves out whether the user is active is a warning that is not proven. Without `fusion-username` the check is a warning and the roles are left out.",
  },
  'role.*': {
    title: 'The integration user has the role *',
    stage: 'look',
    looksAt: 'pair',
    about:
      'One check per code in `required-roles`, and one for `service-catalog-role`. Roles that are listed cost no further request. That SCIM lists only roles held directly is inferred, so a role that is not listed is looked up itself. A role that Fusion does not have fails. A role that Fusion has is a warning (perhaps inherited) when the user holds `service-catalog-role` directly, or when the catalogue that needs the role answers the user: the event catalogue for SOAOperator, the service catalogue for `service-catalog-role`. A role for which nothing vouches fails. A catalogue that refuses proves that the role is missing, and so does a user who holds no role; otherwise another role may contain it, and no 401 is proven. An answer that shows no roles of the user, or a role without a code, does not prove that one is missing. An empty list of roles does not prove that Fusion lacks one, when `fusion-username` is not shown the roles that every pod has either. `apply` adds a missing role (`pending` in `plan`), but not one that is perhaps inherited. The look-up must name exactly this code. One role that is refused keeps no other one from being added.',
  },
  'user.match': {
    title: "The user's names in Fusion and in the domain and the token's subject are the same",
    stage: 'prove',
    looksAt: 'pair',
    about:
      "Compared character by character, as far as they are known. A difference in upper and lower case alone is a warning, for whether Fusion cares is not documented. Skipped when the user is missing or inactive on one side; the reason names the check that says so. When a name could not be read, the check is not proven, and the fix names only what is missing. Does not apply when the connection signs in as the client itself, nor to the grant client-credentials, whose token's subject is the client id.",
  },
  'fusion.trust': {
    title: 'The pod accepts a token that the domain signed for the integration user',
    stage: 'prove',
    looksAt: 'pair',
    about:
      'The same question without a token, with an invalid token, and with a real token: 401, 401 and 403 (or 200) prove the trust, three times 401 disprove it; no answer is read alone (the reading is inferred). A token of another account than the integration user proves nothing about that user: a warning. The token comes by `jwt-bearer` or `password`. The password is sent only after the look-up of `user.domain` has found the user active and not locked, has found it without being told its state, or has shown that the client may not read users. It is not sent when that look-up failed for any other reason. With `user.domain` in `skip-checks` the user is looked up all the same. A refused password is never sent again; an accepted one is, when its token expires while the run waits. A refused token request is an error of the probe, and fails only when nothing but the scope is left as its cause. Without a grant the check is left to the connection tests of the run. When none of them gives a result that speaks of OAuth, or there are none, it is a warning that is not proven. In `plan` and `apply` a refusal that only the Security Console can fix is `manual`; with `certificate-import: browser` it is `pending` for a cross-domain pair whose certificates are proven, `apply` drives the console, and the question is asked again until the pod accepts the token or the run is nearly out of time. What stops the browser is `manual`, `fail` or `error` by its cause.',
  },
  'privilege.service-catalog': {
    title: 'The integration user may call the service catalogue (FND_MANAGE_CATALOG_SERVICE_PRIV)',
    stage: 'prove',
    looksAt: 'pair',
    about:
      'Calls `getAllServiceEndPoints` as the integration user; namespace and action are recorded ones. If the answer is neither a list nor a refusal, the pod may have others: they are taken from its WSDL, whose address is not used, and the call is repeated. 401, 403 and a SOAP fault about access count as refusals; which of them Fusion uses is not documented. A 200 counts only with a service in its list; without one the check is an error. Without a token of the user it is not run: a connection test that passes shows nothing of it.',
  },
  'privilege.event-catalog': {
    title: 'The integration user may read the event catalogue (SOAOperator at work)',
    stage: 'prove',
    looksAt: 'pair',
    about:
      'Reads `/soa-infra/PublicEvent/catalog` as the integration user. A 200 counts only with an event in its list; without one the check is an error, for without data security Fusion answers 200 without data. Without a token of the user it is not run: a connection test that passes shows nothing of it.',
  },
  'oic.connection.*': {
    title: 'The connection * exists, is configured and points at this pod',
    stage: 'test',
    looksAt: 'connection',
    about:
      'One check per entry of `oic-connections`. The names of the properties are not published, so every value is compared with the host of the pod. The policy is read at the top level (Generation 3) or in `securityPolicyInfo` (Generation 2). An answer that does not show status, policy or host is a warning that is not proven, and names what is missing. So is a status that is not known, and the test is run all the same. The answer must carry the id that was asked for, else the check is an error. A web page or a redirect is never read as an answer about the connection.',
  },
  'oic.connection-test.*': {
    title: "Oracle Integration's own test of the connection * passes",
    stage: 'test',
    looksAt: 'connection',
    about:
      "The only check that covers the network path from Oracle Integration to the pod, and the consent. It passes only with a result. The test is repeated for up to 60 seconds. 202 or an unfinished status is an error then; 200 without a result is a warning. The form of a failed answer is not documented, so its text is read: by OAuth errors, faults of the network, the pod's status, and the CASDK code, in this order. Only a 401 of the pod, or a refusal of the connection's own credentials or consent, makes CASDK-0004 expected. On its own, or beside words of a refused sign-in, the code CASDK-0004 counts as a 401. Beside other words the test fails, and the 401 is not proven. When it passes under an OAuth policy, trust counts as proven.",
  },
} as const satisfies Record<string, CheckDescription>

/** A check of a run: its description, with the role or the connection it is about. */
export interface KnownCheck {
  readonly title: string
  readonly stage: Stage
  /** Its anchor in `docs/checks.md`. */
  readonly anchor: string
}

/** Looks a check up. @throws {Error} for an id that is not in the catalogue: a mistake in this program. */
export function describeCheck(id: string): KnownCheck {
  const known = entryOf(id)
  if (known === undefined) throw new Error(`${id} is not in the catalogue of checks`)
  const [key, { title, stage }] = known
  const about = key.endsWith('*') ? id.slice(key.length - 1) : ''
  return { title: title.replace('*', () => about), stage, anchor: anchorOf(key) }
}

/** Of what a check can prove something; one that nobody has described proves nothing of the pair. */
export function looksAt(id: string): LooksAt {
  return entryOf(id)?.[1].looksAt ?? 'run'
}

function entryOf(id: string): readonly [key: string, description: CheckDescription] | undefined {
  return Object.entries<CheckDescription>(CHECKS).find(([key]) =>
    key.endsWith('*') ? id.startsWith(key.slice(0, -1)) : id === key,
  )
}

/** The anchor of a check's entry: its id, without what stands for roles or connections. */
export function anchorOf(key: string): string {
  return key.replace(/\.\*$/, '')
}
