export const id = 777;
export const ids = [777];
export const modules = {

/***/ 1777:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  giveBackLease: () => (/* binding */ giveBackLease)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 20 modules
var core = __webpack_require__(8049);
;// CONCATENATED MODULE: ./src/inputs/names.ts
/** Names of the inputs whose values are secret. */
const SECRET_INPUTS = [
    'client-secret',
    'client-private-key',
    'admin-client-id',
    'admin-client-secret',
    'oidc-client-secret',
    'fusion-password',
    'integration-password',
    'oic-client-id',
    'oic-client-secret',
    'github-token',
];
const OPEN_INPUTS = [
    'mode',
    'environment',
    'identity-domain-url',
    'client-id',
    'client-certificate-alias',
    'admin-auth',
    'oidc-audience',
    'oidc-client-id',
    'temporary-grant',
    'trusted-issuer',
    'certificate-alias',
    'ca-certificate-alias',
    'expected-fingerprints',
    'expiry-warning-days',
    'certificate-import',
    'fusion-url',
    'fusion-identity-domain-url',
    'fusion-username',
    'fusion-scope',
    'probe-grant',
    'integration-username',
    'integration-user-email',
    'integration-user-given-name',
    'integration-user-family-name',
    'adapter',
    'required-roles',
    'service-catalog-role',
    'oic-url',
    'oic-instance',
    'oic-scope',
    'oic-connections',
    'skip-checks',
    'fail-fast',
    'fail-on',
    'output-directory',
    'allowed-hosts',
    'ca-certificates',
    'request-timeout-seconds',
    'timeout-seconds',
    'report-issue',
    'issue-labels',
    'issue-assignees',
    'reason',
    'compare-with',
];
/** Every input of action.yml. */
const INPUT_NAMES = [...OPEN_INPUTS, ...SECRET_INPUTS];

;// CONCATENATED MODULE: ./src/http/basic-credentials.ts
/** Base64 credentials of HTTP Basic authentication (RFC 7617). */
function basicCredentials(user, password) {
    return Buffer.from(`${user}:${password}`).toString('base64');
}
/** The same for OAuth's `client_secret_basic`: id and secret are form-encoded before they are joined (RFC 6749, 2.3.1). */
function clientCredentialsBasic(id, secret) {
    return basicCredentials(formEncoded(id), formEncoded(secret));
}
function formEncoded(text) {
    return new URLSearchParams({ '': text }).toString().slice(1);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/inputs/private-key.ts

const EXPECTED = 'expected an RSA private key as PEM (-----BEGIN PRIVATE KEY-----)';
/** What people paste in place of a private key, by what it begins with. */
const MISTAKEN = [
    [
        /-----BEGIN OPENSSH PRIVATE KEY-----/,
        'is a key in the format of OpenSSH, expected PEM; convert a copy with: ssh-keygen -p -m PEM -N "" -f COPY',
    ],
    [
        /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/,
        'is encrypted with a passphrase, expected it without; remove it with: openssl pkey -in KEY -out PLAIN, and store that as the secret',
    ],
    [
        /-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----/,
        `is a certificate, ${EXPECTED}; the certificate belongs on the application in the identity domain`,
    ],
    [/-----BEGIN (RSA )?PUBLIC KEY-----|^ssh-rsa /, `is a public key, ${EXPECTED}`],
    [/-----BEGIN CERTIFICATE REQUEST-----/, `is a certificate request, ${EXPECTED}`],
    [/^ocid1\./, `is an OCID, ${EXPECTED}`],
];
/**
 * Reads a PEM private key as people send it. Mended, because there is only one way to read it: line breaks written
 * as `\n`, CRLF, blanks in place of line breaks, quotes around the whole, the whole in base64, no line break at the
 * end. PKCS#8 and PKCS#1 are both fine (RFC 7468, RFC 8017).
 */
function readPrivateKey(text) {
    const pem = mendPem(text);
    const armoured = /-----BEGIN (RSA )?PRIVATE KEY-----/.test(pem);
    const mistaken = MISTAKEN.find(([pattern]) => pattern.test(pem));
    if (mistaken !== undefined && !(armoured && !pem.includes('Proc-Type')))
        return { fault: mistaken[1] };
    if (pem.includes('-----BEGIN EC PRIVATE KEY-----'))
        return { fault: `is an EC key, ${EXPECTED}` };
    if (!armoured)
        return { fault: `does not begin with -----BEGIN PRIVATE KEY-----, ${EXPECTED}` };
    if (!/-----END (RSA )?PRIVATE KEY-----/.test(pem)) {
        return { fault: 'is cut off: there is no -----END PRIVATE KEY-----, expected the whole file' };
    }
    try {
        const key = (0,external_node_crypto_.createPrivateKey)(pem);
        if (key.asymmetricKeyType !== 'rsa') {
            return { fault: `is a key of type ${key.asymmetricKeyType ?? 'unknown'}, ${EXPECTED}` };
        }
        const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
        if (bits < 2048) {
            return { fault: `has ${String(bits)} bits, expected at least 2048 (RFC 7518, 3.3)` };
        }
        return { key };
    }
    catch {
        // what OpenSSL throws may quote the text
        return { fault: `cannot be decoded: its base64 is damaged, ${EXPECTED}` };
    }
}
/** Undoes what shells, YAML files and secret stores do to PEM; what is no PEM stays as it is. */
function mendPem(text) {
    const unquoted = text.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
    const decoded = /^LS0tLS1[A-Za-z0-9+/=\s]+$/.test(unquoted)
        ? Buffer.from(unquoted, 'base64').toString()
        : unquoted;
    const lines = decoded.replaceAll(/\\r|\r/g, '').replaceAll('\\n', '\n');
    return lines.replace(/(-----BEGIN [A-Z ]+-----)([A-Za-z0-9+/=\s]+)(-----END [A-Z ]+-----)/, (_, begin, body, end) => {
        const base64 = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
        return [begin, ...base64, end, ''].join('\n');
    });
}

;// CONCATENATED MODULE: ./src/inputs/secrets.ts



/** Shorter secrets are still masked, but a mask of them blackens innocent text too. */
const SHORT = 8;
/**
 * Everything that must not appear in a log: each secret input, each of its lines, and the Basic header made of it. Lines of PEM armour say nothing and are left readable.
 */
function secretsIn(inputs) {
    const values = [
        ...SECRET_INPUTS.map((name) => inputs[name]),
        mendPem(inputs['client-private-key']),
    ];
    const pairs = [
        [inputs['client-id'], inputs['client-secret']],
        [inputs['admin-client-id'], inputs['admin-client-secret']],
        [inputs['oidc-client-id'], inputs['oidc-client-secret']],
        [inputs['oic-client-id'], inputs['oic-client-secret']],
        [inputs['fusion-username'], inputs['fusion-password']],
    ];
    const joined = pairs.filter(([, secret]) => secret !== '');
    const all = [
        ...values.flatMap(linesOf),
        ...joined.map(([id, secret]) => basicCredentials(id, secret)),
        ...joined.map(([id, secret]) => clientCredentialsBasic(id, secret)),
    ];
    // one client may serve for several purposes, and client-id itself is no secret
    return new Set(all.filter((secret) => secret !== '' && secret !== inputs['client-id']));
}
/** Names of secret inputs that are too short to be masked without harm. */
function shortSecrets(inputs) {
    return SECRET_INPUTS.filter((name) => inputs[name] !== '' && inputs[name].length < SHORT);
}
function linesOf(value) {
    if (value === '')
        return [];
    const lines = value
        .split(/\r?\n|\\n/)
        .map((line) => line.trim())
        .filter((line) => line.length > 3 && !line.startsWith('-----'));
    return [value, ...lines];
}

;// CONCATENATED MODULE: ./src/http/errors.ts
/** No complete answer came; `fault` says why, `cause` is what undici or Node threw. */
class TransportError extends Error {
    fault;
    host;
    name = 'TransportError';
    constructor(fault, 
    /** Host and port that were asked. */
    host, message, options) {
        super(message, options);
        this.fault = fault;
        this.host = host;
    }
}
const FAULT_BY_CODE = {
    ECONNREFUSED: 'refused',
    EHOSTUNREACH: 'unreachable',
    ENETUNREACH: 'unreachable',
    ENOTFOUND: 'unknown-host',
    EAI_AGAIN: 'unknown-host',
    ETIMEDOUT: 'timeout',
    UND_ERR_CONNECT_TIMEOUT: 'timeout',
    UND_ERR_HEADERS_TIMEOUT: 'timeout',
    UND_ERR_BODY_TIMEOUT: 'timeout',
    ECONNRESET: 'reset',
    EPIPE: 'reset',
    UND_ERR_SOCKET: 'reset',
    UND_ERR_PRX_TLS: 'proxy',
};
const SENTENCES = {
    refused: 'refuses the connection',
    unreachable: 'cannot be reached',
    'unknown-host': 'is not known to DNS',
    reset: 'closed the connection before the answer was complete',
    timeout: 'did not answer in time',
    'too-large': 'sent more than an answer may have',
    tls: 'has a TLS certificate that is not accepted',
    proxy: 'cannot be reached through the proxy',
};
/**
 * Classifies what undici or Node threw for a request.
 * Codes: Node's system errors, undici's error classes, OpenSSL verification results (`ERR_TLS_*`, `CERT_*`, …).
 */
function transportError(host, thrown) {
    if (thrown instanceof TransportError)
        return thrown;
    const fault = faultOf(thrown);
    return new TransportError(fault, host, `${host} ${SENTENCES[fault]} (${detailOf(thrown)})`, {
        cause: thrown,
    });
}
function faultOf(thrown) {
    for (const error of chain(thrown)) {
        if (error.name === 'TimeoutError')
            return 'timeout';
        const code = codeOf(error);
        // undici answers a proxy's refusal of CONNECT with a RequestAbortedError whose only sign is its text
        if (/proxy response \(\d+\)/i.test(error.message))
            return 'proxy';
        const known = FAULT_BY_CODE[code];
        if (known !== undefined)
            return known;
        if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/.test(code)) {
            return 'tls';
        }
    }
    return 'reset';
}
function detailOf(thrown) {
    const [first] = chain(thrown);
    if (first === undefined)
        return 'unknown error';
    const code = chain(thrown)
        .map(codeOf)
        .find((c) => c !== '');
    return code === undefined ? first.message : `${code}: ${first.message}`;
}
function codeOf(error) {
    return typeof error.code === 'string' ? error.code : '';
}
/** The error, what it wraps and what caused it: the telling code is often further down. */
function chain(thrown) {
    const errors = [];
    for (let next = thrown; isErrorLike(next) && errors.length < 5; next = next.cause) {
        errors.push(next);
        if (Array.isArray(next.errors))
            errors.push(...next.errors.filter(isErrorLike));
    }
    return errors;
}
function isErrorLike(value) {
    return typeof value === 'object' && value !== null && 'name' in value && 'message' in value;
}

;// CONCATENATED MODULE: ./src/http/retry.ts

/** At most so many attempts for one request, rate limits aside. */
const MAX_ATTEMPTS = 4;
/** The status of a rate limit: the service has looked at the number of requests, and not at this one. */
const TOO_MANY_REQUESTS = 429;
const RETRIED_STATUSES = [502, 503, 504];
const FIRST_WAIT_MS = 500;
const LONGEST_BACK_OFF_MS = 20_000;
const LONGEST_WAIT_MS = 60_000;
/** The longest wait for what the run can do without. */
const PATIENCE_MS = 5000;
/**
 * Says how long to wait before the next attempt, or `undefined` when there is none.
 * A rate limit passes by itself, so it is waited for as long as the run has time; the caller knows how long that is.
 * A time-out is tried once more only: three waits of `request-timeout-seconds` help nobody. TLS and proxy faults
 * and too large answers are not tried again, for they do not pass by themselves.
 * `Retry-After` (seconds or date, RFC 9110, 10.2.3) wins; else exponential back-off with jitter.
 * @param isDispensable the run can do without: a rate limit is not waited for longer than other faults
 */
function waitBeforeRetry(attempt, outcome, environment, isDispensable = false) {
    const doubled = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_BACK_OFF_MS);
    const backOff = doubled * (0.5 + environment.random() / 2);
    if ('status' in outcome && outcome.status === TOO_MANY_REQUESTS) {
        const asked = retryAfterMs(outcome.retryAfter, environment.now());
        // a service that asks for no wait again and again must not be stormed
        const wait = attempt === 1 ? (asked ?? backOff) : Math.max(asked ?? 0, backOff);
        return isDispensable && (attempt >= MAX_ATTEMPTS || wait > PATIENCE_MS) ? undefined : wait;
    }
    if (attempt >= MAX_ATTEMPTS)
        return undefined;
    if ('error' in outcome) {
        const { fault } = outcome.error;
        if (fault === 'timeout')
            return attempt === 1 ? backOff : undefined;
        return ['refused', 'unreachable', 'unknown-host', 'reset'].includes(fault) ? backOff : undefined;
    }
    if (!RETRIED_STATUSES.includes(outcome.status))
        return undefined;
    const asked = retryAfterMs(outcome.retryAfter, environment.now());
    if (asked === undefined)
        return backOff;
    return asked <= LONGEST_WAIT_MS ? asked : undefined;
}
function retryAfterMs(value, now) {
    if (value === undefined)
        return undefined;
    if (/^\d+$/.test(value.trim()))
        return Number(value.trim()) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

// EXTERNAL MODULE: ./src/oracle/json.ts
var oracle_json = __webpack_require__(4546);
;// CONCATENATED MODULE: ./src/oracle/answer.ts


/** A complete answer that is not the one the API documents for success. */
class UnexpectedAnswer extends Error {
    name = 'UnexpectedAnswer';
    answer;
    error;
    constructor(answer, options) {
        const error = serviceError(answer);
        super(describeAnswer(answer, error), options);
        this.answer = answer;
        this.error = error;
    }
}
/**
 * The JSON object or array of a 2xx answer.
 * @throws {UnexpectedAnswer} for any other status, and for a body that is not JSON
 */
function jsonOf(answer) {
    const json = answer.status >= 200 && answer.status < 300 ? parseJson(answer.body) : undefined;
    if (json === undefined)
        throw new UnexpectedAnswer(answer);
    return json;
}
/** Whether the answer is a web page where an API answers JSON. */
function isHtml(answer) {
    return answer.contentType === 'text/html' || /^\s*<(!doctype html|html|h1)\b/i.test(answer.body);
}
/** Whether the API says that it is done: a status of success, and no web page in its place. */
function isDone(answer) {
    return answer.status >= 200 && answer.status < 300 && !isHtml(answer);
}
/** Whether the API refuses this request for good, rather than being busy, down or somewhere else. */
function isRefused({ status }) {
    return status >= 400 && status < 500 && status !== TOO_MANY_REQUESTS;
}
/** Whether something other than the API answers: a redirect, or a web page that is no error. */
function isElsewhere(answer) {
    return (answer.status >= 300 && answer.status < 400) || (answer.status < 400 && isHtml(answer));
}
/** Server text for a message: one line, at most 300 characters. */
function quoted(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    const characters = Array.from(line.slice(0, 602));
    return characters.length <= 300 ? line : `${characters.slice(0, 300).join('')}…`;
}
function describeAnswer(answer, { code, text }) {
    const subject = `${answer.method} ${answer.host}${answer.path} answered ${String(answer.status)}`;
    const location = answer.header('location');
    const details = [
        location === undefined ? undefined : `a redirect to ${hostOf(location)}`,
        code,
        text,
        code === undefined && text === undefined ? bodyKind(answer) : undefined,
        answer.requestId === undefined ? undefined : `request id ${answer.requestId}`,
    ].filter((detail) => detail !== undefined);
    return `${subject}: ${details.map(quoted).join(', ')}`;
}
function bodyKind(answer) {
    if (answer.body.trim() === '')
        return 'an empty body';
    if (isHtml(answer))
        return 'a web page';
    return parseJson(answer.body) === undefined ? 'a body that is not JSON' : 'JSON of another form';
}
function hostOf(location) {
    return URL.canParse(location) ? new URL(location).host : 'another path';
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const SCIM_EXTENSION = 'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error';
/**
 * Reads the errors of OAuth (RFC 6749, 5.2), of the identity domain's SCIM, of Fusion's older SCIM (`Errors`), and of
 * ADF and Oracle Integration (`title`, `detail`, `o:errorDetails`); other bodies say nothing.
 */
function serviceError(answer) {
    const json = parseJson(answer.shown);
    const extension = (0,oracle_json/* isRecord */.u)(json) ? json[SCIM_EXTENSION] : undefined;
    const listed = firstOf(json, 'Errors') ?? firstOf(json, 'o:errorDetails');
    return {
        code: (0,oracle_json/* stringMember */.s)(json, 'error') ??
            (0,oracle_json/* stringMember */.s)(extension, 'messageId') ??
            (0,oracle_json/* stringMember */.s)(listed, 'code') ??
            (0,oracle_json/* stringMember */.s)(json, 'o:errorCode'),
        text: (0,oracle_json/* stringMember */.s)(json, 'error_description') ??
            (0,oracle_json/* stringMember */.s)(listed, 'description') ??
            (0,oracle_json/* stringMember */.s)(listed, 'detail') ??
            (0,oracle_json/* stringMember */.s)(json, 'detail') ??
            (0,oracle_json/* stringMember */.s)(json, 'message') ??
            (0,oracle_json/* stringMember */.s)(json, 'title'),
    };
}
function firstOf(json, name) {
    const list = (0,oracle_json/* isRecord */.u)(json) ? json[name] : undefined;
    return Array.isArray(list) ? list[0] : undefined;
}

;// CONCATENATED MODULE: ./src/github/id-token.ts


/** A JWS in compact form (RFC 7515, 3.1), which an ID token is. */
const JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** GitHub gave no ID token. */
class NoIdToken extends Error {
    name = 'NoIdToken';
}
/**
 * What the runner sets for a job with the permission `id-token: write`; `undefined` for a job without it. An address
 * without TLS is a bad offer, for no credential may be sent there.
 */
function readIdTokenRequest(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: address = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } = environment;
    if (address === '' || token === '')
        return undefined;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol === 'https:')
        return { url, token };
    const place = url === undefined ? 'what is no URL' : `${url.protocol}//${url.host}`;
    return {
        fault: `offers ID tokens at ${place} (ACTIONS_ID_TOKEN_REQUEST_URL), expected https://…: nothing is sent there; ask who runs the runner`,
        token,
    };
}
/**
 * Asks GitHub for an ID token of the job. `getIDToken` of the toolkit is not used: it follows redirects, and sends
 * its bearer there too; besides, this way the request knows the run's proxies, authorities, deadline and log.
 * @param http speaks to the origin of the request's URL
 * @throws {NoIdToken} when GitHub refuses, or answers with something else
 */
async function requestIdToken(http, { url, token }, audience) {
    const query = new URLSearchParams(url.search);
    query.set('audience', audience);
    const answer = await http.send({
        method: 'GET',
        path: `${url.pathname}?${query.toString()}`,
        headers: { accept: 'application/json', authorization: `Bearer ${token}` },
        repeatable: true,
    });
    try {
        const value = (0,oracle_json/* stringMember */.s)(jsonOf(answer), 'value');
        if (value === undefined || !JWS.test(value))
            throw new UnexpectedAnswer(answer);
        return value;
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message : 'unknown reason';
        throw new NoIdToken(`GitHub gave no ID token: ${reason}`, { cause });
    }
}

;// CONCATENATED MODULE: ./src/action/inputs.ts




/** Takes the inputs from the runner and masks every secret in them before anything else is done. */
function takeInputs(masks) {
    const raw = Object.fromEntries(INPUT_NAMES.map((name) => [name, (0,core/* getInput */.V4)(name)]));
    for (const secret of secretsIn(raw))
        masks.add(secret);
    for (const name of shortSecrets(raw)) {
        (0,core/* warning */.$e)(`${name} is shorter than 8 characters: its mask hides innocent text too`);
    }
    return raw;
}
/** Takes what the runner says besides the inputs, and masks what is secret in it. */
function takeRunner(environment, masks) {
    const idTokens = readIdTokenRequest(environment);
    if (idTokens !== undefined)
        masks.add(idTokens.token);
    return { event: environment['GITHUB_EVENT_NAME'], idTokens };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./src/time/time-limit.ts

/** The reason of a signal whose time is over, named as the platform names it. */
class TimeLimitReached extends Error {
    name = 'TimeoutError';
}
/**
 * Runs some work with a signal that aborts after so many milliseconds, or as soon as the given one does. Not
 * `AbortSignal.any` with `AbortSignal.timeout`: on Node 20 the latter may be collected as garbage before its time, and
 * the work is never stopped (nodejs/node#57736).
 */
async function withTimeLimit(milliseconds, outer, work) {
    const controller = new AbortController();
    const stop = () => {
        controller.abort(outer.reason);
    };
    const timer = setTimeout(() => {
        controller.abort(new TimeLimitReached(`nothing within ${String(milliseconds / 1000)} s`));
    }, milliseconds);
    outer.addEventListener('abort', stop);
    if (outer.aborted)
        stop();
    try {
        return await work(controller.signal);
    }
    finally {
        clearTimeout(timer);
        outer.removeEventListener('abort', stop);
    }
}
/** A signal that aborts after so many milliseconds, and for which any number of requests may wait at once. */
function deadlineIn(milliseconds) {
    const deadline = AbortSignal.timeout(milliseconds);
    (0,external_node_events_.setMaxListeners)(0, deadline);
    return deadline;
}

;// CONCATENATED MODULE: ./src/http/client.ts



/** Larger answers are cut off and refused; the largest good one, a key set, has a few kilobytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** Time that an answer takes: an attempt that the run's end would cut off only hides what is known already. */
const ANSWER_MS = 2000;
const BEGINNING_BYTES = 64 * 1024;
/**
 * Speaks to one origin and to no other, so that a credential cannot reach a foreign host: every request is made of
 * this origin and a path, and a redirect is an answer like any other, never followed.
 */
class ServiceHttp {
    #origin;
    #environment;
    constructor(origin, environment) {
        this.#origin = origin;
        this.#environment = environment;
    }
    /** Host, with its port where it is not the default. */
    get host() {
        return this.#origin.host;
    }
    /** Scheme, host and port. */
    get origin() {
        return this.#origin.origin;
    }
    /**
     * Sends a request and reads its answer, repeating it where that is allowed and may help.
     * @throws {TransportError} when no complete answer came
     */
    async send(send) {
        this.#guard(send);
        const { now, random, sleep, deadline, endsAt, onRetry } = this.#environment;
        for (let attempt = 1;; attempt += 1) {
            const outcome = await this.#attempt(send, attempt);
            const limited = 'status' in outcome && outcome.status === TOO_MANY_REQUESTS;
            const wait = send.repeatable || limited
                ? waitBeforeRetry(attempt, outcomeOf(outcome), { now, random }, send.dispensable)
                : undefined;
            if (wait !== undefined && now() + wait + ANSWER_MS < endsAt) {
                const reason = outcome instanceof TransportError ? outcome.fault : `status ${String(outcome.status)}`;
                onRetry(`retry ${send.method} ${this.host}${pathOnly(send.path)}: attempt ${String(attempt)}` +
                    `${limited ? '' : ` of ${String(MAX_ATTEMPTS)}`} ended with ${reason}, next in ${String(Math.round(wait))} ms`);
                await sleep(wait, deadline);
                continue;
            }
            if (outcome instanceof TransportError)
                throw outcome;
            return outcome;
        }
    }
    /** A read is a GET, or a POST that is known to change nothing; everything else must be declared and allowed. */
    #guard({ method, path, writes }) {
        const reads = writes !== true && (method === 'GET' || method === 'POST');
        if (reads || (writes === true && this.#environment.mayWrite))
            return;
        throw new Error(`${method} ${pathOnly(path)} would change something in a run that may not`);
    }
    #below(path) {
        const url = new URL(path, this.#origin);
        if (url.origin !== this.#origin.origin)
            throw new Error(`${path} leaves ${this.#origin.origin}`);
        return url;
    }
    #headersOf({ method, path, headers = {}, body, authorise }) {
        const more = authorise?.({ method, host: this.host, path, headers, body });
        return { 'user-agent': 'oic-fusion-prerequisites', ...headers, ...more };
    }
    async #attempt(send, attempt) {
        const { requestTimeoutMs, deadline, now, onExchange } = this.#environment;
        const startedAt = now();
        const about = { method: send.method, host: this.host, path: pathOnly(send.path), attempt };
        try {
            const answer = await withTimeLimit(requestTimeoutMs, deadline, (signal) => this.#exchange(send, signal));
            const { status, requestId = null } = answer;
            onExchange({ ...about, status, requestId, milliseconds: now() - startedAt });
            return answer;
        }
        catch (thrown) {
            onExchange({ ...about, status: null, requestId: null, milliseconds: now() - startedAt });
            return transportError(this.host, thrown);
        }
    }
    async #exchange(send, signal) {
        const { dispatcher, now, redact } = this.#environment;
        const startedAt = now();
        const { pathname, search } = this.#below(send.path);
        const response = await dispatcher.request({
            origin: this.origin,
            path: pathname + search,
            method: send.method,
            headers: this.#headersOf(send),
            body: send.body ?? null,
            signal,
        });
        const at = (startedAt + now()) / 2;
        const header = (name) => {
            const value = [response.headers[name] ?? []].flat()[0];
            return value === undefined ? undefined : redact(value);
        };
        const id = header('opc-request-id') ?? header('x-oracle-dms-ecid');
        const body = await readBody(this.host, response.body, send.beginningOnly === true);
        return {
            method: send.method,
            host: this.host,
            path: pathOnly(send.path),
            status: response.statusCode,
            contentType: (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
            body,
            get shown() {
                return redact(body);
            },
            header,
            requestId: id,
            at,
        };
    }
}
function outcomeOf(outcome) {
    return outcome instanceof TransportError
        ? { error: outcome }
        : { status: outcome.status, retryAfter: outcome.header('retry-after') };
}
function pathOnly(path) {
    return path.split('?')[0] ?? path;
}
async function readBody(host, body, beginningOnly) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.byteLength;
        if (beginningOnly && size > BEGINNING_BYTES)
            break;
        if (size > MAX_ANSWER_BYTES) {
            throw new TransportError('too-large', host, `${host} sent an answer of more than 1 MiB`);
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/decode_jwt.js
var decode_jwt = __webpack_require__(7961);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/decode_protected_header.js
var decode_protected_header = __webpack_require__(1196);
;// CONCATENATED MODULE: ./src/oracle/access-token.ts



/**
 * Reads a token as recorded ones are built: a JWS whose header carries `x5t` and whose claims carry `iss`, `tenant`
 * and `clientAppRoles` (Oracle, *Access Token*; RFC 7519).
 * @throws {Error} when it is not a JWT; the message does not contain the token
 */
function readAccessToken(value, requestedScope, receivedAt) {
    try {
        const claims = (0,decode_jwt/* decodeJwt */.i)(value);
        const header = (0,decode_protected_header/* decodeProtectedHeader */._)(value);
        return {
            value,
            requestedScope,
            receivedAt,
            issuer: (0,oracle_json/* stringMember */.s)(claims, 'iss'),
            subject: (0,oracle_json/* stringMember */.s)(claims, 'sub'),
            audience: texts(claims.aud),
            issuedAt: milliseconds(claims.iat),
            expiresAt: milliseconds(claims.exp),
            tenant: (0,oracle_json/* stringMember */.s)(claims, 'tenant') ?? (0,oracle_json/* stringMember */.s)(claims, 'user.tenant.name'),
            clientAppRoles: claims['clientAppRoles'] === undefined ? undefined : texts(claims['clientAppRoles']),
            thumbprint: (0,oracle_json/* stringMember */.s)(header, 'x5t'),
        };
    }
    catch (cause) {
        throw new Error('the access token is not a JWT', { cause });
    }
}
/** A token that ends sooner is not used for another request. */
const SPARE_MS = 30_000;
/**
 * Whether a token is used up, by the runner's own clock: the domain's may differ.
 * @param now milliseconds since the epoch
 */
function isUsedUp({ receivedAt, issuedAt, expiresAt }, now) {
    if (issuedAt === undefined || expiresAt === undefined)
        return false;
    return now - receivedAt > expiresAt - issuedAt - SPARE_MS;
}
function texts(claim) {
    const list = Array.isArray(claim) ? claim : [claim];
    return list.filter((item) => typeof item === 'string');
}
function milliseconds(claim) {
    return typeof claim === 'number' ? claim * 1000 : undefined;
}

;// CONCATENATED MODULE: ./src/oracle/request-signature.ts

const OF_EVERY_REQUEST = ['x-date', '(request-target)', 'host'];
const OF_A_BODY = ['content-type', 'content-length', 'x-content-sha256'];
/**
 * Signs a request as Oracle's own SDK for TypeScript does, header by header in the same order (Oracle, *Request
 * Signatures*, version 1; draft-cavage-http-signatures-08).
 * @param body as it is sent, or `undefined` for none; POST, PUT and PATCH without one are signed with an empty body
 * @param keyId what the service finds the public key by: `ST$` and the session token
 * @param now milliseconds since the epoch; the service accepts five minutes more or less
 */
function signRequest(request, body, { keyId, privateKey }, now) {
    const withBody = ['POST', 'PUT', 'PATCH'].includes(request.method);
    const added = {
        'x-date': new Date(now).toUTCString(),
        ...(withBody && {
            'content-length': String(Buffer.byteLength(body ?? '')),
            'x-content-sha256': (0,external_node_crypto_.createHash)('sha256')
                .update(body ?? '')
                .digest('base64'),
        }),
    };
    const names = withBody ? [...OF_EVERY_REQUEST, ...OF_A_BODY] : OF_EVERY_REQUEST;
    const text = signingString(names, { ...request, headers: { ...request.headers, ...added } });
    const parameters = {
        keyId,
        algorithm: 'rsa-sha256',
        headers: names.join(' '),
        signature: signatureOf(text, privateKey),
    };
    const written = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
    return { ...added, authorization: `Signature version="1",${written.join(',')}` };
}
/**
 * The text that is signed: a line for each name.
 * @throws {Error} when a header that is to be signed is missing
 */
function signingString(names, { method, path, headers }) {
    const lines = names.map((name) => {
        if (name === '(request-target)')
            return `${name}: ${method.toLowerCase()} ${path}`;
        const value = headers[name];
        if (value === undefined)
            throw new Error(`a request without ${name} cannot be signed`);
        return `${name}: ${value}`;
    });
    return lines.join('\n');
}
/** RSASSA-PKCS1-v1_5 with SHA-256 over a signing string, base64. */
function signatureOf(text, privateKey) {
    return (0,external_node_crypto_.sign)('sha256', Buffer.from(text), privateKey).toString('base64');
}

;// CONCATENATED MODULE: ./src/oracle/authorisation.ts


/** By an access token (RFC 6750, 2.1). */
function byToken(token, who) {
    return {
        who,
        headersFor: () => ({ authorization: `Bearer ${token.value}` }),
        isUsedUp: (now) => isUsedUp(token, now),
    };
}
/** By a signature of each request with the key of a session. */
function bySession(session, now) {
    const key = { keyId: `ST$${session.token}`, privateKey: session.privateKey };
    return {
        who: 'the service user',
        headersFor: ({ method, host, path, headers, body }) => signRequest({ method, path, headers: { ...headers, host } }, body, key, now()),
        isUsedUp: (at) => isUsedUp(session, at),
    };
}

;// CONCATENATED MODULE: ./src/oracle/scim.ts

/**
 * A SCIM filter that compares an attribute with a text (RFC 7644, 3.4.2.2). The text is quoted as in JSON; that
 * Oracle reads the escapes of `"` and `\` like that is inferred from the RFC.
 */
function scimFilter(attribute, operator, text) {
    return `${attribute} ${operator} ${JSON.stringify(text)}`;
}
/** A query string; percent-encoding throughout, because not every server reads + as a space. */
function scimQuery(parameters) {
    return new URLSearchParams(parameters).toString().replaceAll('+', '%20');
}
/** The members of a list; Oracle leaves `Resources` out when there are none. */
function scimResources(json) {
    const list = (0,oracle_json/* isRecord */.u)(json) ? json['Resources'] : undefined;
    return Array.isArray(list) ? list.filter(oracle_json/* isRecord */.u) : [];
}

;// CONCATENATED MODULE: ./src/oracle/domain-administration.ts



/** The role that may do everything in its domain, as tokens and app roles name it. */
const ADMINISTRATOR_ROLE = 'Identity Domain Administrator';
/** The application that owns the administrative roles: the same literal in every domain. */
const DOMAIN_APP = 'IDCSAppId';
const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User';
const SCIM_HEADERS = { accept: 'application/scim+json', 'content-type': 'application/scim+json' };
/** What an administrator of a domain does by its API: grants and users. Each instance works with one authorisation. */
class DomainAdministration {
    #http;
    #administrator;
    constructor(http, administrator) {
        this.#http = http;
        this.#administrator = administrator;
    }
    /** With whose right it works, in messages and remedies. */
    get who() {
        return this.#administrator.who;
    }
    /**
     * SCIM id of an application by its client id, which is its `name`. Only the id is asked for, because an answer
     * without `attributes` shows the client secret.
     */
    async appId(clientId) {
        return this.#idOf('/admin/v1/Apps', scimFilter('name', 'eq', clientId));
    }
    /** Id of the role Identity Domain Administrator; it differs from domain to domain. */
    async administratorRoleId() {
        const filter = `${scimFilter('displayName', 'eq', ADMINISTRATOR_ROLE)} and ${scimFilter('app.value', 'eq', DOMAIN_APP)}`;
        return this.#idOf('/admin/v1/AppRoles', filter);
    }
    /** Ids of the grants of a role to an application. */
    async grantIds(appId, roleId) {
        const filter = `${scimFilter('grantee.value', 'eq', appId)} and ${scimFilter('entitlement.attributeValue', 'eq', roleId)}`;
        const answer = await this.#read('/admin/v1/Grants', filter);
        return scimResources(jsonOf(answer)).flatMap((grant) => (0,oracle_json/* stringMember */.s)(grant, 'id') ?? []);
    }
    /**
     * Grants a role to an application (Oracle, *Working with Apps*).
     * @returns the id of the grant, or `undefined` when there is one already: somebody else's
     */
    async createGrant(appId, roleId) {
        const answer = await this.#write('POST', '/admin/v1/Grants', {
            schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:Grant'],
            grantMechanism: 'ADMINISTRATOR_TO_APP',
            grantee: { type: 'App', value: appId },
            app: { value: DOMAIN_APP },
            entitlement: { attributeName: 'appRoles', attributeValue: roleId },
        });
        if (answer.status === 409)
            return undefined;
        const id = (0,oracle_json/* stringMember */.s)(jsonOf(answer), 'id');
        if (id === undefined)
            throw new UnexpectedAnswer(answer);
        return id;
    }
    /** Removes a grant; one that is gone already counts as removed. */
    async deleteGrant(id) {
        const answer = await this.#write('DELETE', `/admin/v1/Grants/${encodeURIComponent(id)}`);
        if (answer.status !== 404 && !isDone(answer))
            throw new UnexpectedAnswer(answer);
    }
    /**
     * Creates a local, active user (Oracle, *Create a User*).
     * @returns `false` when there is one of that name already
     */
    async createUser({ userName, email, givenName, familyName }) {
        const answer = await this.#write('POST', '/admin/v1/Users', {
            schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', USER],
            userName,
            active: true,
            // the schema does not require a family name, yet every example of Oracle sends one
            name: { ...(givenName !== '' && { givenName }), familyName: familyName || userName },
            emails: [{ value: email, type: 'work', primary: true }],
            [USER]: { isFederatedUser: false, creationMechanism: 'api', bypassNotification: false },
        });
        if (answer.status === 409)
            return false;
        jsonOf(answer);
        return true;
    }
    async #idOf(path, filter) {
        const [found] = scimResources(jsonOf(await this.#read(path, filter)));
        return (0,oracle_json/* isRecord */.u)(found) ? (0,oracle_json/* stringMember */.s)(found, 'id') : undefined;
    }
    #read(path, filter) {
        return this.#http.send({
            method: 'GET',
            path: `${path}?${scimQuery({ filter, attributes: 'id' })}`,
            headers: SCIM_HEADERS,
            authorise: this.#administrator.headersFor,
            repeatable: true,
        });
    }
    #write(method, path, body) {
        return this.#http.send({
            method,
            path,
            headers: SCIM_HEADERS,
            authorise: this.#administrator.headersFor,
            ...(body && { body: JSON.stringify(body) }),
            writes: true,
            // a repeated POST might create twice; a repeated DELETE finds nothing the second time
            repeatable: method === 'DELETE',
        });
    }
}

// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/jwt/sign.js + 5 modules
var sign = __webpack_require__(6424);
;// CONCATENATED MODULE: ./src/oracle/confidential-client.ts



const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 300;
/**
 * `private_key_jwt` with a key (RFC 7523, 2.2), else `client_secret_basic` (RFC 6749, 2.3.1).
 * @param audience see {@link signAssertion}
 * @param now milliseconds since the epoch
 */
async function authenticateClient(client, audience, now) {
    if (client.key === undefined) {
        const basic = clientCredentialsBasic(client.id, client.secret);
        return { headers: { authorization: `Basic ${basic}` }, form: {} };
    }
    const assertion = await signAssertion(client.id, client.key, client.id, audience, now);
    return {
        headers: {},
        form: {
            client_id: client.id,
            client_assertion_type: ASSERTION_TYPE,
            client_assertion: assertion,
        },
    };
}
/**
 * Signs an assertion for a client or, by the client, for a user (RFC 7523, 3). `kid` is the alias of the certificate
 * on the application (Oracle, *Client Assertion*). Times are numbers of seconds, though samples show texts of
 * milliseconds.
 * @param subject client id, or user name in the domain
 * @param audience both documented values: older pages want the one that all domains share, newer ones the domain's
 */
async function signAssertion(clientId, key, subject, audience, now) {
    const seconds = Math.floor(now / 1000);
    return new sign/* SignJWT */.P()
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.certificateAlias })
        .setIssuer(clientId)
        .setSubject(subject)
        .setAudience([...audience])
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + ASSERTION_SECONDS)
        .setJti((0,external_node_crypto_.randomUUID)())
        .sign(key.privateKey);
}

;// CONCATENATED MODULE: ./src/oracle/domain-user.ts

const domain_user_USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User';
const STATE = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:userState:User';
/** What is asked for of a user; more is never read. */
const USER_ATTRIBUTES = [
    'id',
    'userName',
    'active',
    `${domain_user_USER}:isFederatedUser`,
    `${STATE}:locked`,
];
/** Numbers of `locked.reason` (Oracle, SDK `oci-identitydomains`, `UserExtLocked.reason`). */
const LOCK_REASONS = {
    0: 'too many failed logins',
    1: 'by an administrator',
    2: 'too many failed password resets',
    3: 'too many failed second factors',
    4: 'too many failed second factors of a federated user',
    5: 'too many failed database logins',
};
/** Reads a SCIM user; a member that is missing counts as its default. */
function readDomainUser(resource) {
    const extension = (urn) => ((0,oracle_json/* isRecord */.u)(resource) ? resource[urn] : undefined);
    const state = extension(STATE);
    const lock = (0,oracle_json/* isRecord */.u)(state) ? state['locked'] : undefined;
    const locked = (0,oracle_json/* isRecord */.u)(lock) && lock['on'] === true;
    const user = extension(domain_user_USER);
    return {
        id: (0,oracle_json/* stringMember */.s)(resource, 'id') ?? '',
        userName: (0,oracle_json/* stringMember */.s)(resource, 'userName') ?? '',
        active: !((0,oracle_json/* isRecord */.u)(resource) && resource['active'] === false),
        locked,
        lockReason: locked ? lockReason(lock['reason']) : undefined,
        federated: (0,oracle_json/* isRecord */.u)(user) && user['isFederatedUser'] === true,
    };
}
function lockReason(number) {
    const reasons = LOCK_REASONS;
    return typeof number === 'number' ? reasons[number] : undefined;
}

;// CONCATENATED MODULE: ./src/oracle/token-endpoint.ts




/** The audience that older pages of Oracle want in assertions, for every domain alike. */
const SHARED_AUDIENCE = 'https://identity.oraclecloud.com/';
/** The token endpoint of an identity domain (RFC 6749, 3.2). */
class TokenEndpoint {
    #http;
    #environment;
    constructor(http, environment) {
        this.#http = http;
        this.#environment = environment;
    }
    /** Of assertions: both documented values. */
    get audience() {
        return [SHARED_AUDIENCE, `${this.#http.origin}/`];
    }
    /**
     * Asks for an access token.
     * @param repeatable whether asking twice does no harm
     * @throws {UnexpectedAnswer} when the domain refuses
     */
    async accessToken(client, grant, repeatable) {
        const { mask, now } = this.#environment;
        const answer = await this.post(client, grant, repeatable);
        const value = (0,oracle_json/* stringMember */.s)(jsonOf(answer), 'access_token');
        if (value === undefined)
            throw new UnexpectedAnswer(answer);
        mask(value);
        try {
            return readAccessToken(value, grant.scope, now());
        }
        catch (cause) {
            throw new UnexpectedAnswer(answer, { cause });
        }
    }
    /** Sends a grant, with the authentication of a client. Every status is an answer. */
    async post(client, grant, repeatable) {
        const { mask, now } = this.#environment;
        const authentication = await authenticateClient(client, this.audience, now());
        if (authentication.form['client_assertion'] !== undefined) {
            mask(authentication.form['client_assertion']);
        }
        return this.#http.send({
            method: 'POST',
            path: '/oauth2/v1/token',
            headers: {
                accept: 'application/json',
                'content-type': 'application/x-www-form-urlencoded',
                ...authentication.headers,
            },
            body: new URLSearchParams({ ...grant, ...authentication.form }).toString(),
            repeatable,
        });
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./src/oracle/workload-session.ts





/** The domain refused to exchange an ID token; the message says what stands in that token, for the rules of the trust. */
class ExchangeRefused extends UnexpectedAnswer {
    claims;
    constructor(answer, idToken) {
        super(answer);
        this.claims = readWorkload(idToken);
        const { issuer, subject, audience } = this.claims;
        this.message = `${this.message}; the ID token has iss ${quoted(issuer)}, aud ${quoted(audience)} and sub ${quoted(subject)}`;
    }
}
/** How long a session is used whose token does not say when it ends; Oracle documents no lifetime. */
const UNTOLD_MS = 300_000;
/** Makes the key of a session: RSA, 2048 bits. */
async function ephemeralKey() {
    const { privateKey, publicKey } = await (0,external_node_util_.promisify)(external_node_crypto_.generateKeyPair)('rsa', { modulusLength: 2048 });
    return {
        privateKey,
        publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    };
}
/**
 * Reads the answer to a token exchange: its member is `token`, and the times stand in the token alone (Oracle, *JSON
 * Web Token to UPST Exchange*; Oracle's SDK for Go). A token that is no JWT is taken as it is.
 * @returns `undefined` when there is no token in it
 */
function readSession(json, privateKey, receivedAt) {
    const token = (0,oracle_json/* stringMember */.s)(json, 'token');
    if (token === undefined || token === '')
        return undefined;
    const { iat, exp } = claimsOf(token);
    return {
        token,
        privateKey,
        issuedAt: workload_session_milliseconds(iat) ?? receivedAt,
        expiresAt: workload_session_milliseconds(exp) ?? receivedAt + UNTOLD_MS,
        receivedAt,
    };
}
/** What an ID token says of the workload; '' for what it does not say. */
function readWorkload(idToken) {
    const { iss, sub, aud } = claimsOf(idToken);
    const text = (claim) => typeof claim === 'string' ? claim : Array.isArray(claim) ? claim.join(', ') : '';
    return { issuer: text(iss), subject: text(sub), audience: text(aud) };
}
function claimsOf(token) {
    try {
        const claims = (0,decode_jwt/* decodeJwt */.i)(token);
        return (0,oracle_json/* isRecord */.u)(claims) ? claims : {};
    }
    catch {
        return {};
    }
}
function workload_session_milliseconds(claim) {
    return typeof claim === 'number' ? claim * 1000 : undefined;
}

;// CONCATENATED MODULE: ./src/oracle/identity-domain.ts









/**
 * All administrative scopes of the client's roles, in a token that lives five minutes: the two scopes are documented
 * together, and only a token of this scope is known to list the client's roles (Oracle, *Access Token*, *Scopes*).
 */
const ADMIN_SCOPE = 'urn:opc:idm:__myscopes__ urn:opc:resource:expiry=300';
/**
 * The scope of the role Authenticated Client, which every confidential application has. Whether a client without any
 * other role is granted {@link ADMIN_SCOPE} is open; public traces show `unauthorized_client`, and this scope in use.
 */
const PLAIN_SCOPE = 'urn:opc:idm:t.security.client';
const JSON_TYPE = 'application/json';
/** The REST API of an OCI IAM identity domain. Tokens are asked for once per client, user and scope. */
class IdentityDomain {
    #http;
    #environment;
    #endpoint;
    #tokens = new Map();
    constructor(http, environment) {
        this.#http = http;
        this.#environment = environment;
        this.#endpoint = new TokenEndpoint(http, environment);
    }
    /** Host, with its port where it is not the default. */
    get host() {
        return this.#http.host;
    }
    /**
     * Reads the public discovery document (OpenID Connect Discovery 1.0, section 4). URLs in it are not used, and its
     * `issuer` differs from the URL it came from.
     */
    async discover() {
        const answer = await this.#http.send({
            method: 'GET',
            path: '/.well-known/openid-configuration',
            headers: { accept: JSON_TYPE },
            repeatable: true,
        });
        return { issuer: (0,oracle_json/* stringMember */.s)(jsonOf(answer), 'issuer'), clockSkewSeconds: clockSkew(answer) };
    }
    /**
     * A token for the client itself, grant `client_credentials` (RFC 6749, 4.4).
     * @throws {UnexpectedAnswer} when the domain refuses
     */
    async clientToken(client, scope) {
        const key = JSON.stringify([client.id, scope]);
        const known = this.#tokens.get(key);
        if (known !== undefined && !(await this.#isOver(known)))
            return known;
        const token = this.freshClientToken(client, scope);
        this.#tokens.set(key, token);
        return token;
    }
    /** The same, always asked for anew: roles live inside a token, so a new role needs a new one. */
    freshClientToken(client, scope) {
        return this.#endpoint.accessToken(client, { grant_type: 'client_credentials', scope }, true);
    }
    /** What an administrator may do here. */
    administration(administrator) {
        return new DomainAdministration(this.#http, administrator);
    }
    /**
     * A token for a user by its password, grant `password` (RFC 6749, 4.3). Sent once, never again: a wrong password
     * counts towards a lock.
     * @throws {UnexpectedAnswer} when the domain refuses
     */
    passwordToken(client, user, scope) {
        const form = { grant_type: 'password', username: user.name, password: user.password, scope };
        const key = JSON.stringify(['password', client.id, user.name, scope]);
        const token = this.#tokens.get(key) ?? this.#endpoint.accessToken(client, form, false);
        this.#tokens.set(key, token);
        return token;
    }
    /**
     * A token for a user by an assertion that the client's key signs, grant `jwt-bearer` (RFC 7523, 2.1).
     * @throws {UnexpectedAnswer} when the domain refuses
     * @throws {Error} when the client has no key
     */
    async assertionToken(client, userName, scope) {
        if (client.key === undefined)
            throw new Error('an assertion needs a private key');
        const now = this.#environment.now();
        const assertion = await signAssertion(client.id, client.key, userName, this.#endpoint.audience, now);
        this.#environment.mask(assertion);
        const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
        return this.#endpoint.accessToken(client, { grant_type: grant, assertion, scope }, true);
    }
    /**
     * Exchanges another issuer's ID token for a session of the user that an identity propagation trust names (RFC 8693;
     * Oracle, *JSON Web Token to UPST Exchange*). The session's key is made here and stays in this process.
     * @param client the caller of the exchange, among the OAuth clients of the trust
     * @throws {ExchangeRefused} when the domain refuses
     * @throws {UnexpectedAnswer} for another answer: a page with another status than 401 is a gateway's, not the domain's
     */
    async exchangeIdToken(client, idToken) {
        const { mask, now } = this.#environment;
        const { privateKey, publicKey } = await ephemeralKey();
        const answer = await this.#endpoint.post(client, {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            requested_token_type: 'urn:oci:token-type:oci-upst',
            // the bare word, as Oracle's documents and SDKs have it
            subject_token_type: 'jwt',
            subject_token: idToken,
            public_key: publicKey,
        }, true);
        // a domain's own 401 may be a page too, as recorded for bad tokens
        const byDomain = answer.status === 401 || !isHtml(answer);
        if (isRefused(answer) && byDomain)
            throw new ExchangeRefused(answer, idToken);
        const session = readSession(jsonOf(answer), privateKey, now());
        if (session === undefined)
            throw new UnexpectedAnswer(answer);
        mask(session.token);
        return session;
    }
    /** Asks for the signing keys as they come; without an authorisation, anonymously. Every status is an answer. */
    signingKeys(authorisation) {
        return this.#http.send({
            method: 'GET',
            path: '/admin/v1/SigningCert/jwk',
            headers: { accept: JSON_TYPE },
            ...authorised(authorisation),
            repeatable: true,
            // who is somebody may read them, where nobody may
            ...(authorisation === undefined && { dispensable: true }),
        });
    }
    /**
     * Looks a user up by name; the domain compares without regard to case. A name that a query string might spoil
     * (`+` above all) is searched by POST, as Oracle advises.
     * @throws {UnexpectedAnswer} when the domain refuses
     */
    async findUser(authorisation, userName) {
        const filter = scimFilter('userName', 'eq', userName);
        const plain = /^[\w.@-]+$/.test(userName);
        const answer = plain
            ? await this.#userQuery(authorisation, filter)
            : await this.#userSearch(authorisation, filter);
        const [found] = scimResources(jsonOf(answer));
        return found === undefined ? undefined : readDomainUser(found);
    }
    /** Names of up to three users that begin with a text: near misses of a look-up that found nobody. */
    async userNamesLike(authorisation, start) {
        const answer = await this.#userSearch(authorisation, scimFilter('userName', 'sw', start));
        return scimResources(jsonOf(answer)).flatMap((user) => (0,oracle_json/* stringMember */.s)(user, 'userName') ?? []);
    }
    #userQuery(authorisation, filter) {
        const query = scimQuery({ filter, attributes: USER_ATTRIBUTES.join(','), count: '2' });
        return this.#http.send({
            method: 'GET',
            path: `/admin/v1/Users?${query}`,
            headers: { accept: 'application/scim+json' },
            ...authorised(authorisation),
            repeatable: true,
        });
    }
    #userSearch(authorisation, filter) {
        return this.#http.send({
            method: 'POST',
            path: '/admin/v1/Users/.search',
            headers: {
                accept: 'application/scim+json',
                'content-type': 'application/scim+json',
            },
            ...authorised(authorisation),
            body: JSON.stringify({
                schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
                filter,
                attributes: USER_ATTRIBUTES,
                startIndex: 1,
                count: 3,
            }),
            repeatable: true,
        });
    }
    /** A refusal is remembered, so it is never over. */
    async #isOver(asked) {
        try {
            return isUsedUp(await asked, this.#environment.now());
        }
        catch {
            return false;
        }
    }
}
function authorised(authorisation) {
    return authorisation === undefined ? {} : { authorise: authorisation.headersFor };
}
function clockSkew(answer) {
    const date = Date.parse(answer.header('date') ?? '');
    // the header has whole seconds, so the clock was half a second further on average
    return Number.isNaN(date) ? undefined : Math.round((date + 500 - answer.at) / 1000);
}

;// CONCATENATED MODULE: ./src/administrator-sign-in.ts




/**
 * How the administrator of a domain signs in: a client by its secret, or the workflow itself, by an ID token that
 * GitHub issues to its job and the domain exchanges for a session of a service user.
 * @param mask called with each secret before anything else is done with it
 */
function administratorSignIn(administrator, domain, environment, mask) {
    if (administrator.kind === 'client') {
        const { client } = administrator;
        return async (anew) => {
            const token = anew
                ? await domain.freshClientToken(client, ADMIN_SCOPE)
                : await domain.clientToken(client, ADMIN_SCOPE);
            return byToken(token, 'the admin client');
        };
    }
    const { audience, exchangeClient, idTokens } = administrator;
    const github = new ServiceHttp(new URL(idTokens.url.origin), environment);
    const exchange = async () => {
        const idToken = await requestIdToken(github, idTokens, audience);
        mask(idToken);
        return bySession(await domain.exchangeIdToken(exchangeClient, idToken), environment.now);
    };
    let session;
    return (anew) => {
        const renewed = (last) => last.isUsedUp(environment.now()) ? exchange() : last;
        session = anew || session === undefined ? exchange() : session.then(renewed);
        return session;
    };
}

// EXTERNAL MODULE: ./src/action/lease-state.ts
var lease_state = __webpack_require__(2864);
;// CONCATENATED MODULE: ./src/apply/describe-write.ts
/**
 * Says what a write does; `plan` prints it, and `apply` sends exactly these requests. Of an import by browser these are
 * the changes at most: what the console holds already is known only when it is open.
 */
function describeWrite(write) {
    switch (write.kind) {
        case 'create-user':
            return {
                changes: [{ id: write.checkId, action: 'create user', target: write.userName }],
                by: 'administrator',
                requests: [{ service: 'identity domain', method: 'POST', path: '/admin/v1/Users' }],
            };
        case 'add-role':
            return {
                changes: [
                    {
                        id: write.checkId,
                        action: 'add role',
                        target: `${write.code} to ${write.userName}`,
                    },
                ],
                by: 'fusion-username',
                requests: [
                    { service: 'Fusion', method: 'PATCH', path: `/hcmRestApi/scim/Roles/${write.roleId}` },
                ],
            };
        case 'lease':
            return {
                changes: ['grant', 'revoke'].map((action) => ({
                    id: write.checkId,
                    action: `${action} Identity Domain Administrator`,
                    target: `client ${write.clientId}`,
                })),
                by: 'administrator',
                requests: [
                    { service: 'identity domain', method: 'POST', path: '/admin/v1/Grants' },
                    { service: 'identity domain', method: 'DELETE', path: '/admin/v1/Grants/{id}' },
                ],
            };
        case 'import-trust':
            return {
                changes: [
                    { id: write.checkId, action: 'add trusted issuer', target: write.issuer },
                    ...write.certificates.map(({ alias, proven }) => ({
                        id: write.checkId,
                        action: 'import certificate',
                        target: proven === undefined ? alias : `${alias} (${proven.subject})`,
                    })),
                ],
                by: 'fusion-username',
                requests: [],
            };
    }
}
/** The changes of a plan, in the order in which `apply` makes them. */
function plannedChanges(planned) {
    return planned.flatMap((write) => describeWrite(write).changes.map((change) => ({ ...change, state: 'planned' })));
}

;// CONCATENATED MODULE: ./src/checks/check.ts
/** Every state a check can end in, the worst first; `skip` does not count. */
const STATES = [
    'error',
    'fail',
    'blocked',
    'manual',
    'pending',
    'warn',
    'pass',
    'skip',
];
/** The three stages that fail-fast bounds. */
const STAGES = (/* unused pure expression or super */ null && (['look', 'prove', 'test']));
/** A check that is true. */
function pass(value, found) {
    return { state: 'pass', found, value: { of: value } };
}
/** A check that is true but soon not, suspicious, or not proven; later checks may still build on its value. */
function warn(value, found, details = {}) {
    return { state: 'warn', found, value: { of: value }, ...details };
}
/** How a warning begins, or speaks of the rest, when nobody could look closely enough. */
const NOT_PROVEN = 'not proven';
/** Whether a check was looked at and is true: it passed, or is a warning that rests on proof. */
function isProven({ state, found }) {
    return state === 'pass' || (state === 'warn' && !found.includes(NOT_PROVEN));
}
/** A check that is false, with proof. */
function fail(found, details) {
    return { state: 'fail', found, ...details };
}
/** A check whose truth could not be found out. */
function error(found, details = {}) {
    return { state: 'error', found, ...details };
}
/** A check that is false, and that `apply` makes true. */
function pending(planned, found, details) {
    return { state: 'pending', found, planned, ...details };
}
/** A check that is false until a person has acted. */
function manual(found, details) {
    return { state: 'manual', found, ...details };
}
/** A check that does not apply. */
function skip(why) {
    return { state: 'skip', found: why };
}
/** The worst state among the results; `pass` for none, because skips do not count. */
function worst(states) {
    const seen = new Set(states);
    for (const state of STATES) {
        if (state !== 'skip' && seen.has(state))
            return state;
    }
    return 'pass';
}

// EXTERNAL MODULE: ./src/report/escape.ts
var report_escape = __webpack_require__(4031);
;// CONCATENATED MODULE: ./src/action/log.ts




const WIDTH_OF_STATE = 8;
/** The words of the summary. */
const log_EXPECTED = {
    true: 'yes',
    false: 'no',
    unknown: 'unknown',
};
/** The job's log: one line per passed check, at most eight per failed one, the requests folded at the end. */
class Log {
    #exchanges = [];
    /** Lines of the last earlier look. */
    #earlier = new Set();
    /** A line of text, made harmless. */
    line(text) {
        (0,core/* info */.pq)((0,report_escape/* plain */.pj)(text));
    }
    /** A finished check. `fail` and `error` become annotations as well. */
    check(result) {
        const { id, state, found, expected, causes, fixBy, fix } = result;
        this.line(resultLine(result));
        if (state === 'pass' || state === 'skip')
            return;
        const detail = (label, text) => {
            if (text !== null)
                this.line(`${' '.repeat(WIDTH_OF_STATE)}${label}: ${text}`);
        };
        detail('expected', expected);
        if (causes.length > 0)
            detail('cause', causes.map(({ id }) => id).join(', or '));
        detail('who', fixBy);
        detail('how', fix);
        if (state === 'fail' || state === 'error') {
            const expectation = expected === null ? '' : `; expected ${expected}`;
            (0,core/* error */.z3)((0,report_escape/* plain */.pj)(`${found}${expectation}${fix === null ? '' : `. ${fix}`}`), { title: id });
        }
    }
    /**
     * Results that later ones replace, folded and without annotations; of a second such look only what differs from the
     * one before it.
     */
    earlierLook(results) {
        const before = this.#earlier;
        this.#earlier = new Set(results.map(resultLine));
        const lines = [...this.#earlier].filter((line) => !before.has(line));
        if (lines.length === 0)
            return;
        (0,core/* startGroup */.Oh)(before.size === 0 ? 'An earlier look' : 'The look after it, where it differs');
        for (const line of lines)
            this.line(line);
        (0,core/* endGroup */.N4)();
    }
    /** What `apply` would send, with whose credentials. */
    plan(planned, results, settings) {
        const { identityDomain, fusion, administrator } = settings;
        const names = {
            administrator: administrator?.kind === 'workload' ? 'admin-auth github-oidc' : 'admin-client-id',
            'fusion-username': 'fusion-username',
        };
        if (planned.length === 0) {
            const isWhole = !results.some(({ state }) => ['error', 'fail', 'blocked'].includes(state));
            this.line(isWhole ? 'plan: nothing to change' : 'plan: none before what is wrong above is mended');
        }
        for (const write of planned) {
            const { changes, requests, by } = describeWrite(write);
            for (const { action, target } of changes)
                this.line(`plan: ${action} ${target} (by ${names[by]})`);
            if (requests.length === 0) {
                this.line(`      would drive the Security Console of ${fusion.url.host} in a browser`);
            }
            for (const { service, method, path } of requests) {
                const host = service === 'Fusion' ? fusion.url.host : identityDomain.url.host;
                this.line(`      would send ${method} ${host}${path}`);
            }
        }
    }
    /** An exchange: at once at debug level, and in the folded list at the end. */
    exchange({ method, host, path, status, requestId, milliseconds, attempt }) {
        const line = [
            method,
            host + path,
            status === null ? 'no answer' : String(status),
            requestId === null ? 'no request id' : `request id ${requestId}`,
            `${String(Math.round(milliseconds))} ms`,
            ...(attempt === 1 ? [] : [`attempt ${String(attempt)}`]),
        ].join(' ');
        this.#exchanges.push(line);
        (0,core/* debug */.Yz)((0,report_escape/* plain */.pj)(line));
    }
    /** Prints every request of the run, folded. */
    requests() {
        (0,core/* startGroup */.Oh)(`Requests (${String(this.#exchanges.length)})`);
        for (const line of this.#exchanges)
            this.line(line);
        (0,core/* endGroup */.N4)();
    }
    /** The last block: verdict, expectation of CASDK-0004, and where the report is. */
    verdict(report, reportPath) {
        this.line(verdictLine(report));
        this.line(`CASDK-0004 expected: ${log_EXPECTED[report.casdk0004Expected]}`);
        for (const { alias, sha256 } of report.certificates)
            this.line(`${alias} SHA-256 ${sha256}`);
        if (reportPath !== undefined)
            this.line(`report: ${reportPath}`);
    }
}
function resultLine({ id, state, found }) {
    return `${state.padEnd(WIDTH_OF_STATE)}${id}  ${found}`;
}
/** The verdict in one line: `test, verify: fail (1 fail, 11 pass, 1 skip)`. */
function verdictLine({ environment, mode, result, counts, }) {
    const counted = STATES.filter((state) => counts[state] > 0)
        .map((state) => `${String(counts[state])} ${state}`)
        .join(', ');
    return (0,report_escape/* plain */.pj)(`${(0,report_escape/* bounded */.Mm)(environment, 200)}, ${mode}: ${result} (${counted})`);
}

;// CONCATENATED MODULE: ./src/action/masks.ts

/** A text this short is no secret worth the name, and replacing it would spoil the words around it. */
const SHORTEST = 4;
/**
 * The secrets of this run, in every form in which they may be written. The runner hides them in logs; in files and in
 * the summary, where it does not, they are taken out here, because a server may repeat in an answer what it was sent.
 */
class Masks {
    #secrets = new Set();
    #longestFirst = [];
    /** Masks a secret from now on, in every form. */
    add(secret) {
        if (secret === '' || this.#secrets.has(secret))
            return;
        for (const form of formsOf(secret)) {
            if (this.#secrets.has(form))
                continue;
            this.#secrets.add(form);
            (0,core/* setSecret */.Pq)(form);
        }
        this.#longestFirst = [...this.#secrets]
            .filter((form) => form.length >= SHORTEST)
            .sort((a, b) => b.length - a.length);
    }
    /** A text without any secret. */
    redactedText(text) {
        return this.#longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
    }
    /** A deep copy of a JSON value without any secret in its texts. */
    redacted(value) {
        return JSON.parse(JSON.stringify(value), (_, member) => typeof member === 'string' ? this.redactedText(member) : member);
    }
}
/** As it is, in base64, and as URLs, forms, JSON, XML and HTML write it. */
function formsOf(secret) {
    const references = (name) => secret.replace(/[&<>"']/g, name);
    return [
        secret,
        Buffer.from(secret).toString('base64'),
        Buffer.from(secret).toString('base64url'),
        encodeURIComponent(secret),
        new URLSearchParams({ '': secret }).toString().slice(1),
        JSON.stringify(secret).slice(1, -1),
        references((character) => NAMED[character] ?? character),
        references((character) => `&#${String(character.charCodeAt(0))};`),
        ...insideBase64(secret),
    ];
}
/** An inner part that is shorter would hide innocent text too. */
const SHORTEST_INSIDE = 12;
/** Within another text, base64 comes shifted by one or two bytes; the signs at its ends depend on the neighbours. */
function insideBase64(secret) {
    return [0, 1, 2].flatMap((shift) => {
        const inside = Buffer.from('x'.repeat(shift) + secret)
            .toString('base64')
            .slice(shift === 0 ? 0 : 4, -4);
        const url = inside.replaceAll('+', '-').replaceAll('/', '_');
        return inside.length < SHORTEST_INSIDE ? [] : [inside, url];
    });
}
const NAMED = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};

// EXTERNAL MODULE: ./src/action/step.ts
var step = __webpack_require__(9134);
;// CONCATENATED MODULE: ./src/time/ask-until.ts
/** Asks again and again until the answer is good, or the patience is at its end. @returns the last answer */
async function askUntil(ask, isGood, { label, milliseconds, intervalMs }, { now, sleep, line }) {
    const endsAt = now() + milliseconds;
    for (let attempt = 1;; attempt += 1) {
        const answer = await ask();
        if (isGood(answer) || now() + intervalMs > endsAt)
            return answer;
        line(`waiting: ${label}, attempt ${String(attempt)}, next in ${String(intervalMs / 1000)} s`);
        await sleep(intervalMs);
    }
}

;// CONCATENATED MODULE: ./src/apply/return-grant.ts



/** The grant could not be given back: an error that must be seen. */
class GrantNotReturned extends Error {
    record;
    name = 'GrantNotReturned';
    constructor(record, options) {
        super(notReturned(record, options.cause), options);
        this.record = record;
    }
}
/** How long the removal of a grant is tried, and how long a removed one may still be listed. */
const GRANT_GONE = {
    label: 'the grant is not gone',
    milliseconds: 20_000,
    intervalMs: 2000,
};
/**
 * Removes every grant of the lease and reads back that it is gone: the one whose id is known, and any other of the
 * same role to the same client that was not there before the intent. Whatever stands in the way is tried again for a
 * while: nothing a run does matters more.
 * @returns the ids of those that were removed
 * @throws {GrantNotReturned} when one stays
 */
async function giveBack(administrator, record, { save, ...waiting }) {
    const removed = new Set();
    let attempt = 0;
    const remove = async () => {
        attempt += 1;
        const administration = await administrator(attempt);
        const ours = async () => {
            const ids = await administration.grantIds(record.appId, record.roleId);
            return ids.filter((id) => !record.existing.includes(id));
        };
        // a grant made just now may not be listed yet
        const known = record.grantId === undefined || removed.has(record.grantId) ? [] : [record.grantId];
        for (const id of new Set([...known, ...(await ours())])) {
            await administration.deleteGrant(id);
            removed.add(id);
        }
        return ours();
    };
    let failure;
    const left = await askUntil(() => remove().catch((thrown) => {
        failure = thrown;
        return undefined;
    }), (rest) => rest?.length === 0 || isRefusedSignIn(failure), GRANT_GONE, waiting).catch(() => undefined);
    if (left === undefined)
        throw new GrantNotReturned(record, { cause: failure });
    if (left.length > 0) {
        const cause = new Error(`still listed after its removal: ${left.join(', ')}`);
        throw new GrantNotReturned(record, { cause });
    }
    save({ ...record, returned: true });
    return [...removed];
}
/** A sign-in that is refused is refused the next time too. */
function isRefusedSignIn(thrown) {
    const cause = thrown instanceof UnexpectedAnswer ? thrown : thrown instanceof Error ? thrown.cause : undefined;
    return (cause instanceof UnexpectedAnswer &&
        isRefused(cause.answer) &&
        !cause.answer.path.startsWith('/admin/'));
}
/** A grant that was not given back, as far as it is known. */
function heldGrant({ grantId, at }) {
    return { id: grantId ?? 'unknown', takenAt: at, revokedAt: null, heldSeconds: null };
}
function notReturned({ clientId, domain, grantId }, cause) {
    const why = cause instanceof Error ? cause.message : 'unknown reason';
    return `The role ${ADMINISTRATOR_ROLE} could not be taken away from the client ${clientId} of ${domain}${grantId === undefined ? '' : ` (grant ${grantId})`}: ${why}. Remove it by hand now: OCI console > Identity > Domains > the domain > Integrated applications > the confidential application with this client id > OAuth configuration > App roles > ${ADMINISTRATOR_ROLE} > Remove. Unlike a token it does not expire.`;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
;// CONCATENATED MODULE: ./src/checks/trace.ts

const running = new external_node_async_hooks_.AsyncLocalStorage();
/** Runs a check, to which whatever is sent meanwhile is booked. */
function traced(trace, check) {
    return running.run(trace, check);
}
/** Books an HTTP exchange on the check that is running; `retried` when an earlier attempt had failed. */
function recordRequest(request, retried) {
    const trace = running.getStore();
    if (trace === undefined)
        return;
    trace.requests.push(request);
    if (retried)
        trace.retries += 1;
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./node_modules/undici/lib/api/index.js
var api = __webpack_require__(6615);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/agent.js
var agent = __webpack_require__(7405);
var agent_default = /*#__PURE__*/__webpack_require__.n(agent);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/dispatcher.js
var dispatcher = __webpack_require__(883);
var dispatcher_default = /*#__PURE__*/__webpack_require__.n(dispatcher);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/env-http-proxy-agent.js
var env_http_proxy_agent = __webpack_require__(3137);
var env_http_proxy_agent_default = /*#__PURE__*/__webpack_require__.n(env_http_proxy_agent);
;// CONCATENATED MODULE: ./src/http/dispatcher.ts

// undici's index loads twice as much (fetch, WebSocket, caches, mocks) before the first line of a run




/**
 * The one dispatcher of a run: keeps connections alive, goes through `HTTPS_PROXY` / `NO_PROXY` where they are set,
 * and trusts the given certificates besides those that Node trusts.
 * @param caCertificates PEM bundle, or '' for none
 */
function createDispatcher(caCertificates) {
    withMethods();
    // made once: reading some hundred and fifty authorities anew for every connection takes longer than the handshake
    const trust = caCertificates === ''
        ? {}
        : {
            secureContext: external_node_tls_.createSecureContext({ ca: [...defaultAuthorities(), caCertificates] }),
        };
    return new (env_http_proxy_agent_default())({ connect: trust, requestTls: trust, proxyTls: trust });
}
/** A dispatcher for a run that sends nothing: it reads neither the environment nor certificates. */
function createIdleDispatcher() {
    return new (agent_default())();
}
/** Gives every dispatcher `request` and `connect`, as undici's index does. */
function withMethods() {
    Object.assign((dispatcher_default()).prototype, api);
}
/** What Node trusts by itself; since version 22.15 it can tell, NODE_EXTRA_CA_CERTS included. */
function defaultAuthorities() {
    const { getCACertificates } = external_node_tls_;
    return getCACertificates?.('default') ?? external_node_tls_.rootCertificates;
}

;// CONCATENATED MODULE: ./src/http-environment.ts




/** What the clients of a run share: one dispatcher, one deadline, the log, the real clock. */
function httpEnvironment(settings, { usable, mayWrite, log, masks }) {
    return {
        dispatcher: usable ? createDispatcher(settings.caCertificates) : createIdleDispatcher(),
        requestTimeoutMs: settings.requestTimeoutMs,
        mayWrite: usable && mayWrite,
        deadline: deadlineIn(settings.timeoutMs),
        endsAt: Date.now() + settings.timeoutMs,
        now: Date.now,
        random: Math.random,
        sleep: async (milliseconds, signal) => {
            await (0,promises_.setTimeout)(milliseconds, undefined, { signal });
        },
        redact: (text) => masks.redactedText(text),
        onExchange: (exchange) => {
            const { method, host, path, status, requestId, attempt } = exchange;
            recordRequest({ method, host, path, status, requestId }, attempt > 1);
            log.exchange(exchange);
        },
        onRetry: (line) => {
            log.line(line);
        },
    };
}

;// CONCATENATED MODULE: ./src/inputs/administrator.ts
const OF_WORKLOAD = ['oidc-audience', 'oidc-client-id', 'oidc-client-secret'];
const OF_CLIENT = ['admin-client-id', 'admin-client-secret'];
const NO_OFFER = 'offers no ID token: give the job "permissions: id-token: write" (a workflow that is called needs it from its caller too; pull requests from forks never get it)';
/**
 * Reads who administers the domain, `undefined` for nobody. Inputs of the way that was not chosen are a fault: a
 * secret that nothing uses should not be stored.
 * @param idTokens where the runner offers ID tokens, `undefined` when it offers none
 */
function readAdministrator(read, mode, idTokens) {
    const way = read.oneOf('admin-auth', ['client', 'github-oidc']);
    for (const name of way === 'client' ? OF_WORKLOAD : OF_CLIENT) {
        if (read.text(name) !== '') {
            read.fault(name, `is given, expected nothing with admin-auth "${way}"`);
        }
    }
    return way === 'client' ? readClient(read) : administrator_readWorkload(read, mode, idTokens);
}
function readClient(read) {
    const client = read.clientPair('admin-client-id', 'admin-client-secret');
    return client && { kind: 'client', client };
}
/** `verify` asks nothing of the administrator, so its job may lack the permission. */
function administrator_readWorkload(read, mode, idTokens) {
    for (const name of OF_WORKLOAD) {
        if (read.text(name) === '')
            read.fault(name, 'is not given, expected it with admin-auth "github-oidc"');
    }
    if (idTokens === undefined || 'fault' in idTokens) {
        if (mode !== 'verify') {
            read.fault('admin-auth', `is "github-oidc", and the runner ${idTokens?.fault ?? NO_OFFER}`);
        }
        return undefined;
    }
    const [audience, id, secret] = OF_WORKLOAD.map((name) => read.text(name));
    return { kind: 'workload', audience, exchangeClient: { id, secret }, idTokens };
}

;// CONCATENATED MODULE: ./src/inputs/service-url.ts
/** Second-level domains of Oracle's realms (npm `oci-common`, realm.js). */
const REALM = String.raw `(oraclecloud\.com|oraclegovcloud\.(com|uk)|oraclecloud\.eu|oraclecloud\d{1,2}\.com)`;
const HOST_FORMS = {
    'identity domain': new RegExp(String.raw `^idcs-[0-9a-f]{32}(\.[a-z0-9-]+)?\.identity\.${REALM}$`),
    Fusion: new RegExp(String.raw `^[a-z0-9-]+\.fa\.([a-z0-9-]+\.)*${REALM}$`),
    'Oracle Integration': new RegExp(String.raw `^([a-z0-9-]+\.)*[a-z0-9-]*integration[a-z0-9-]*\.([a-z0-9-]+\.)*${REALM}$`),
};
const EXAMPLES = {
    'identity domain': 'https://idcs-<32 hexadecimal digits>.identity.oraclecloud.com',
    Fusion: 'https://<pod>.fa.<region>.oraclecloud.com',
    'Oracle Integration': 'https://design.integration.<region>.ocp.oraclecloud.com',
};
/**
 * Reads the URL of a service as people paste it and keeps its origin: port 443, a trailing slash and a path are
 * dropped. The host must be of the service's form, loopback, or allowed by name; https only, loopback excepted.
 * @param allowedHosts lower-case host names from `allowed-hosts`
 */
function readServiceUrl(text, service, allowedHosts) {
    const given = `given ${JSON.stringify(text)}, expected ${EXAMPLES[service]}`;
    if (!URL.canParse(text))
        return { fault: `is not a URL: ${given}` };
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') {
        return { fault: `must not contain a user name or password; expected ${EXAMPLES[service]}` };
    }
    const host = url.hostname.toLowerCase();
    const loopback = isLoopback(host);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
        return { fault: `must start with https:// (http:// on loopback only): ${given}` };
    }
    if (!loopback && !hasFormOf(host, service) && !allowedHosts.includes(host)) {
        return {
            fault: `names a host that is not of the form of ${article(service)}: ${given}. If the host is right (vanity domain, gateway), add it to allowed-hosts`,
        };
    }
    return { url: new URL(url.origin) };
}
/** Whether a host name in lower case is of a service's form. */
function hasFormOf(host, service) {
    return HOST_FORMS[service].test(host);
}
/** The part of an identity domain's host that names the domain, or `undefined` for a vanity host. */
function domainIdOf(host) {
    return /^idcs-[0-9a-f]{32}(?=\.)/.exec(host.toLowerCase())?.[0];
}
/** Whether a host name means this machine. */
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
function article(service) {
    return service === 'Fusion'
        ? 'a Fusion pod'
        : service === 'identity domain'
            ? 'an identity domain'
            : service;
}

;// CONCATENATED MODULE: ./src/inputs/integration.ts

const NEEDED = ['oic-instance', 'oic-scope', 'oic-connections'];
/** Reads what the connection tests need; `undefined` when none was asked for. */
function readIntegration(read, client) {
    const url = read.optionalServiceUrl('oic-url', 'Oracle Integration');
    const given = NEEDED.filter((name) => read.text(name) !== '');
    if (read.text('oic-url') === '') {
        if (given.length > 0)
            read.fault('oic-url', `is not given, expected it with ${given.join(', ')}`);
        return undefined;
    }
    const missing = NEEDED.filter((name) => read.text(name) === '').filter((name) => name !== 'oic-instance' || url === undefined || !mayBeGeneration2(url.hostname));
    if (missing.length > 0)
        read.fault('oic-url', `is given, expected ${missing.join(', ')} with it`);
    const connections = read.lines('oic-connections').flatMap((line) => {
        const connection = readConnection(line);
        if (connection === undefined) {
            read.fault('oic-connections', `has ${JSON.stringify(line)}, expected ID or PROJECT/ID`);
        }
        return connection ?? [];
    });
    if (url === undefined)
        return undefined;
    return {
        url,
        instance: read.text('oic-instance'),
        scope: read.text('oic-scope'),
        connections: [...new Map(connections.map((item) => [nameOf(item), item])).values()],
        client: read.clientPair('oic-client-id', 'oic-client-secret') ?? client,
    };
}
/** The connection as people write it, and as it stands in the ids of checks. */
function nameOf({ project, id }) {
    return project === undefined ? id : `${project}/${id}`;
}
/**
 * Generation 2 takes no instance name. Its hosts have no region after `integration`; that this tells the
 * generations apart is inferred. On loopback nothing does.
 */
function mayBeGeneration2(host) {
    return host.endsWith('.integration.ocp.oraclecloud.com') || isLoopback(host);
}
function readConnection(line) {
    const [, project, id] = /^(?:([\w.-]+)\/)?([\w.-]+)$/.exec(line) ?? [];
    return id === undefined ? undefined : { project, id };
}

;// CONCATENATED MODULE: ./src/inputs/integration-user.ts
/**
 * Roles that the adapters' prerequisites name (Oracle, *Prerequisites for Creating a Connection*). Of the HCM adapter's
 * list SOAOperator is inferred; security groups for attachments are not checked.
 */
const ADAPTER_ROLES = {
    erp: ['ORA_FND_INTEGRATION_SPECIALIST_JOB', 'SOAOperator'],
    hcm: ['ORA_HRC_HUMAN_CAPITAL_MANAGEMENT_INTEGRATION_SPECIALIST_JOB', 'SOAOperator'],
};
/** Reads the account that the connection signs in with, and the roles that it must have. */
function readIntegrationUser(read) {
    const documented = ADAPTER_ROLES[read.oneOf('adapter', ['erp', 'hcm'])];
    const named = read.lines('required-roles');
    // the runner does not tell a default from the same text given; an unset variable must not mean that none is required
    const isDefault = named.length === 0 || named.join() === ADAPTER_ROLES.erp.join();
    const requiredRoles = [...new Set(isDefault ? documented : named)];
    const serviceCatalogRole = read.text('service-catalog-role');
    for (const code of requiredRoles)
        refusePrivilege(read, 'required-roles', code);
    refusePrivilege(read, 'service-catalog-role', serviceCatalogRole);
    return {
        name: read.required('integration-username'),
        password: read.text('integration-password'),
        email: read.email('integration-user-email'),
        givenName: read.text('integration-user-given-name'),
        familyName: read.text('integration-user-family-name'),
        requiredRoles: requiredRoles.filter((code) => code !== serviceCatalogRole),
        serviceCatalogRole,
    };
}
/** Function security privileges end in `_PRIV`; a user cannot hold one, and SCIM does not show them. */
function refusePrivilege(read, name, code) {
    if (!/_PRIV$/i.test(code))
        return;
    read.fault(name, `names ${JSON.stringify(code)}, which is a privilege and not a role: a user cannot hold it directly, expected the code of a role; put the code of the custom role that carries the privilege into service-catalog-role`);
}

;// CONCATENATED MODULE: ./src/inputs/pem-bundle.ts
/** The certificates of a PEM bundle, one by one, with BEGIN and END lines. */
function certificatesIn(bundle) {
    return bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

;// CONCATENATED MODULE: ./src/inputs/input-reader.ts




/** Stands for a URL that could not be read; settings with a fault are never used. */
const NO_URL = new URL('https://url.invalid');
/** Reads inputs one by one and collects every fault: one sentence each, naming the input, never a secret. */
class InputReader {
    faults = [];
    #raw;
    constructor(raw) {
        this.#raw = raw;
    }
    /** Notes that an input is not as it must be; characters that cannot be seen are shown by their numbers. */
    fault(name, what) {
        this.faults.push(`${name} ${what.replace(/[\p{Cc}\p{Cf}]/gu, escapeSequence)}`);
    }
    /** The value as given, '' when it is not. */
    text(name) {
        return this.#raw[name];
    }
    /** A value that must be given. */
    required(name) {
        if (this.#raw[name] === '')
            this.fault(name, 'is required and not given');
        return this.#raw[name];
    }
    /** A client with its secret, or `undefined` when neither is given. */
    clientPair(idName, secretName) {
        const [id, secret] = [this.#raw[idName], this.#raw[secretName]];
        if ((id === '') !== (secret === '')) {
            this.fault(idName, `and ${secretName} belong together, expected both or neither`);
        }
        return id === '' ? undefined : { id, secret };
    }
    /** One of a few words. */
    oneOf(name, words) {
        const word = words.find((candidate) => candidate === this.#raw[name]);
        if (word === undefined)
            this.#unexpected(name, this.#raw[name], `one of ${words.join(', ')}`);
        return word ?? words[0];
    }
    /** A whole number within bounds. */
    wholeNumber(name, least, most) {
        const value = /^\d{1,6}$/.test(this.#raw[name]) ? Number(this.#raw[name]) : Number.NaN;
        if (value >= least && value <= most)
            return value;
        const expected = `a whole number from ${String(least)} to ${String(most)}`;
        this.#unexpected(name, this.#raw[name], expected);
        return least;
    }
    /** The lines of a list, without empty ones. */
    lines(name) {
        return split(this.#raw[name], /\r?\n/);
    }
    /** A list of words on one line, each from a few, and one at least: an unset variable must not mean none. */
    words(name, words) {
        const list = split(this.#raw[name], /[,\n]/);
        if (list.length === 0)
            this.#unexpected(name, '', `some of ${words.join(', ')}`);
        return list.flatMap((given) => {
            const word = words.find((candidate) => candidate === given);
            if (word === undefined)
                this.#unexpected(name, given, `some of ${words.join(', ')}`);
            return word ?? [];
        });
    }
    /** Host names that may receive credentials besides those of the services' own form. */
    hosts(name) {
        return this.lines(name).map((host) => {
            if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
                this.#unexpected(name, host, 'host names alone (no https://, port, path or wildcard), one a line');
            }
            return host.toLowerCase();
        });
    }
    /** Origin of a service that must be given. */
    serviceUrl(name, service) {
        return this.required(name) === '' ? NO_URL : (this.optionalServiceUrl(name, service) ?? NO_URL);
    }
    /** Origin of a service, or `undefined` when it is not given. */
    optionalServiceUrl(name, service) {
        if (this.#raw[name] === '')
            return undefined;
        const read = readServiceUrl(this.#raw[name], service, split(this.#raw['allowed-hosts'].toLowerCase(), /\r?\n/));
        if ('url' in read)
            return read.url;
        this.fault(name, read.fault);
        return undefined;
    }
    /** An e-mail address, or '' when it is not given. */
    email(name) {
        const address = this.#raw[name];
        if (address !== '' && !/^[^\s@]+@[^\s@]+$/.test(address)) {
            this.#unexpected(name, address, 'an e-mail address');
        }
        return address;
    }
    /** An alias in Fusion's certificate list, which is a file name as well. */
    alias(name) {
        if (!/^[A-Za-z0-9_-]{1,64}$/.test(this.#raw[name])) {
            this.#unexpected(name, this.#raw[name], 'one to 64 letters, digits, _ or -');
        }
        return this.#raw[name];
    }
    /** SHA-256 fingerprints, alone or as `openssl x509 -fingerprint -sha256` prints them; in upper case with colons. */
    fingerprints(name) {
        return this.lines(name).map((given) => {
            const digits = given
                .replace(/^sha256 fingerprint=/i, '')
                .replaceAll(':', '')
                .toUpperCase();
            if (!/^[0-9A-F]{64}$/.test(digits)) {
                this.#unexpected(name, given, 'SHA-256 fingerprints of 64 hexadecimal digits, one a line');
            }
            return digits.match(/../g)?.join(':') ?? '';
        });
    }
    /** An RSA private key, or `undefined` when it is not given. */
    privateKey(name) {
        if (this.#raw[name] === '')
            return undefined;
        const read = readPrivateKey(this.#raw[name]);
        if ('key' in read)
            return read.key;
        this.fault(name, read.fault);
        return undefined;
    }
    /** A PEM bundle, or '' when it is not given. */
    certificateBundle(name) {
        const bundle = this.#raw[name];
        const blocks = certificatesIn(bundle);
        if (bundle !== '' && blocks.length === 0) {
            this.fault(name, 'contains no certificate, expected PEM (-----BEGIN CERTIFICATE----- …)');
        }
        const broken = blocks.findIndex((block) => !isCertificate(block));
        if (broken >= 0)
            this.fault(name, `block ${String(broken + 1)} is no certificate, expected PEM`);
        return bundle;
    }
    #unexpected(name, given, expected) {
        this.fault(name, `is ${JSON.stringify(given)}, expected ${expected}`);
    }
}
function escapeSequence(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
function split(text, separator) {
    return text
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
function isCertificate(pem) {
    try {
        new external_node_crypto_.X509Certificate(pem);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/inputs/settings.ts
/** What the file of a certificate that the domain will sign with next is called, after its alias. */
const NEXT_SUFFIX = '_NEXT';
/** Why a run takes place. */
const REASONS = ['manual', 'schedule', 'promotion', 'refresh', 'rotation'];

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts






/** Reads and judges all inputs together, without sending anything. */
function readInputs(raw, { event = '', idTokens } = {}) {
    const read = new InputReader(raw);
    const mode = read.oneOf('mode', ['verify', 'plan', 'apply']);
    const fusionUrl = read.serviceUrl('fusion-url', 'Fusion');
    const client = read_inputs_readClient(read);
    const integrationUser = readIntegrationUser(read);
    const settings = {
        mode,
        environment: read.text('environment') || (fusionUrl === NO_URL ? 'this pair' : fusionUrl.host),
        identityDomain: { url: read.serviceUrl('identity-domain-url', 'identity domain'), client },
        administrator: readAdministrator(read, mode, idTokens),
        mayLease: read.oneOf('temporary-grant', ['if-needed', 'never']) === 'if-needed',
        trustedIssuer: read.text('trusted-issuer'),
        certificateImport: read.oneOf('certificate-import', ['manual', 'browser']),
        certificates: {
            signingAlias: read.alias('certificate-alias'),
            authorityAlias: read.alias('ca-certificate-alias'),
            expectedFingerprints: read.fingerprints('expected-fingerprints'),
            expiryWarningDays: read.wholeNumber('expiry-warning-days', 0, 3650),
        },
        fusion: {
            url: fusionUrl,
            identityDomainUrl: read.optionalServiceUrl('fusion-identity-domain-url', 'identity domain'),
            credentials: readFusionCredentials(read),
            scope: read.text('fusion-scope') || `https://${fusionUrl.hostname}:${fusionUrl.port || '443'}/`,
        },
        integrationUser,
        probeGrant: readProbeGrant(read, client, integrationUser),
        integration: readIntegration(read, client),
        skipChecks: read.lines('skip-checks'),
        failFast: read.oneOf('fail-fast', ['true', 'false']) === 'true',
        failOn: read.words('fail-on', [...STATES, 'never']).filter((word) => word !== 'never'),
        outputDirectory: read.required('output-directory'),
        allowedHosts: read.hosts('allowed-hosts'),
        caCertificates: read.certificateBundle('ca-certificates'),
        requestTimeoutMs: read.wholeNumber('request-timeout-seconds', 1, 600) * 1000,
        timeoutMs: read.wholeNumber('timeout-seconds', 1, 21_600) * 1000,
        issue: readIssue(read),
        reason: raw.reason === '' ? reasonOf(event) : read.oneOf('reason', REASONS),
        compareWith: read.text('compare-with'),
    };
    judgeTogether(read, settings);
    return { settings, faults: read.faults };
}
function read_inputs_readClient(read) {
    const id = read.required('client-id');
    const secret = read.text('client-secret');
    const privateKey = read.privateKey('client-private-key');
    const certificateAlias = read.text('client-certificate-alias');
    if (secret === '' && read.text('client-private-key') === '') {
        read.fault('client-secret', 'is not given, expected it or client-private-key');
    }
    if ((certificateAlias === '') !== (read.text('client-private-key') === '')) {
        read.fault('client-certificate-alias', 'and client-private-key belong together, expected both or neither');
    }
    return { id, secret, ...(privateKey && { key: { privateKey, certificateAlias } }) };
}
function readFusionCredentials(read) {
    const [name, password] = [read.text('fusion-username'), read.text('fusion-password')];
    if ((name === '') !== (password === '')) {
        read.fault('fusion-username', 'and fusion-password belong together, expected both or neither');
    }
    if (name.includes(':')) {
        read.fault('fusion-username', 'contains a colon, which HTTP Basic authentication cannot send');
    }
    return name === '' ? undefined : { name, password };
}
/** `auto` takes the grant whose credential is given; a grant that is asked for needs its credential. */
function readProbeGrant(read, { key }, { password }) {
    const asked = read.oneOf('probe-grant', [
        'auto',
        'password',
        'jwt-bearer',
        'client-credentials',
        'none',
    ]);
    if (asked === 'password' && password === '') {
        read.fault('probe-grant', 'is "password", expected integration-password with it');
    }
    if (asked === 'jwt-bearer' && read.text('client-private-key') === '') {
        read.fault('probe-grant', 'is "jwt-bearer", expected client-private-key with it');
    }
    if (asked !== 'auto')
        return asked;
    if (key !== undefined)
        return 'jwt-bearer';
    return password === '' ? 'none' : 'password';
}
function readIssue(read) {
    const wished = read.oneOf('report-issue', ['never', 'on-failure']) === 'on-failure';
    const labels = read.lines('issue-labels');
    const assignees = read.lines('issue-assignees');
    if (!wished)
        return undefined;
    return { token: read.required('github-token'), labels, assignees };
}
/** Somebody pressed a button, the clock struck, or a pipeline is on its way. */
function reasonOf(event) {
    if (event === 'workflow_dispatch' || event === '')
        return 'manual';
    return event === 'schedule' ? 'schedule' : 'promotion';
}
function judgeTogether(read, settings) {
    const { signingAlias, authorityAlias } = settings.certificates;
    if (signingAlias.toLowerCase() === authorityAlias.toLowerCase()) {
        const given = JSON.stringify(authorityAlias);
        read.fault('ca-certificate-alias', `is ${given} like certificate-alias, expected another`);
    }
    const { mode, certificateImport, fusion } = settings;
    if (mode !== 'verify' && certificateImport === 'browser' && fusion.credentials === undefined) {
        read.fault('certificate-import', 'is "browser", expected fusion-username and fusion-password with it: who signs in to the Security Console');
    }
    // one file would overwrite or remove the other
    for (const [name, alias, other] of [
        ['certificate-alias', signingAlias, authorityAlias],
        ['ca-certificate-alias', authorityAlias, signingAlias],
    ]) {
        if (alias.toLowerCase() === `${other}${NEXT_SUFFIX}`.toLowerCase()) {
            const given = JSON.stringify(alias);
            read.fault(name, `is ${given}, the name of the next certificate's file, expected another`);
        }
    }
}

;// CONCATENATED MODULE: ./src/give-back.ts











/**
 * Takes the administrator role away again when main could not, because it was killed, cancelled or refused. It
 * works with the inputs of the step, and refuses when they name another client or domain than the state: in nested
 * composite actions the runner may hand it the wrong ones (actions/runner#2030, #3514).
 */
async function giveBackLease(record, environment) {
    const log = new Log();
    const masks = new Masks();
    const raw = takeInputs(masks);
    const { settings } = readInputs(raw, takeRunner(environment, masks));
    try {
        const removed = await removeGrants(record, settings, log, masks);
        log.line(removed.length === 0
            ? 'grant: nothing was left of it'
            : `grant: returned by the post step (${String(removed.length)})`);
    }
    catch (thrown) {
        const failure = thrown instanceof GrantNotReturned ? thrown : new GrantNotReturned(record, { cause: thrown });
        (0,step/* failStep */.vy)(masks.redactedText(failure.message));
    }
}
async function removeGrants(record, settings, log, masks) {
    const { administrator, identityDomain } = settings;
    if (identityDomain.url.host !== record.domain || identityDomain.client.id !== record.clientId) {
        throw new Error(`the inputs of the post step name the client ${identityDomain.client.id} of ${identityDomain.url.host}, not the one that got the role`);
    }
    if (administrator === undefined) {
        throw new Error('the post step has no administrator: its inputs have neither admin-client-id and admin-client-secret, nor admin-auth "github-oidc" in a job with "permissions: id-token: write"');
    }
    const http = httpEnvironment(settings, { usable: true, mayWrite: true, log, masks });
    const mask = (secret) => {
        masks.add(secret);
    };
    const domain = new IdentityDomain(new ServiceHttp(identityDomain.url, http), {
        mask,
        now: http.now,
    });
    try {
        const signIn = administratorSignIn(administrator, domain, http, mask);
        const byAttempt = async (attempt) => domain.administration(await signIn(attempt === 1 ? undefined : 'anew'));
        return await giveBack(byAttempt, record, {
            save: lease_state/* saveLease */.A,
            now: http.now,
            sleep: (milliseconds) => http.sleep(milliseconds, http.deadline),
            line: http.onRetry,
        });
    }
    finally {
        await http.dispatcher.destroy();
    }
}


/***/ })

};
