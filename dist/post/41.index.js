export const id = 41;
export const ids = [41];
export const modules = {

/***/ 5041:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  giveBackLease: () => (/* binding */ giveBackLease)
});

;// CONCATENATED MODULE: ./src/http/retry.ts
/** At most so many attempts for one request, rate limits aside. */
const MAX_ATTEMPTS = 4;
/** The status of a rate limit: the service has looked at the number of requests, and not at this one. */
const TOO_MANY_REQUESTS = 429;
const RETRIED_STATUSES = [502, 503, 504];
/** What is known to pass by itself now and then, of the proxy and of the host alike. */
const TRANSIENT = ['refused', 'unreachable', 'unknown-host', 'reset'];
const FIRST_WAIT_MS = 500;
const LONGEST_BACK_OFF_MS = 20_000;
const LONGEST_WAIT_MS = 60_000;
/** The longest wait for what the run can do without. */
const PATIENCE_MS = 5000;
/**
 * Says how long to wait before the next attempt, or `undefined` when there is none.
 * A rate limit passes by itself, so it is waited for as long as the run has time; the caller knows how long that is.
 * A time-out is tried once more only: three waits of `request-timeout-seconds` help nobody; one of the proxy not even
 * that, for it holds up every request. What is not known to pass by itself, such as TLS faults, a proxy's refusal and
 * too large answers, is not tried again.
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
        const { fault, atProxy } = outcome.error;
        if (fault === 'timeout' || fault === 'silent-dns') {
            return attempt === 1 && !atProxy ? backOff : undefined;
        }
        return TRANSIENT.includes(fault) ? backOff : undefined;
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

// EXTERNAL MODULE: ./src/redaction/redactor.ts + 2 modules
var redactor = __webpack_require__(6849);
// EXTERNAL MODULE: ./src/oracle/json.ts
var oracle_json = __webpack_require__(4546);
;// CONCATENATED MODULE: ./src/oracle/answer.ts



/** A complete answer that is not the one the API documents for success. */
class answer_UnexpectedAnswer extends Error {
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
    const json = answer.status >= 200 && answer.status < 300 ? (0,oracle_json/* parsed */.Yz)(answer.body) : undefined;
    if (json === undefined)
        throw new answer_UnexpectedAnswer(answer);
    return json;
}
/** Whether the answer is a web page where an API answers JSON. */
function isHtml(answer) {
    return answer.contentType === 'text/html' || /^\s*<(!doctype html|html|h1)\b/i.test(answer.body);
}
/**
 * Whether something before the service refuses in its place: a web page with a status of refusal. Domains have a page of
 * their own for 401, and the application server of Fusion for every status, with the status in its title.
 */
function isStoppedOnTheWay(answer) {
    const { status, body } = answer;
    const isOwnPage = status === 401 || /<title>\s*Error \d{3}--/i.test(body);
    return isRefused(answer) && isHtml(answer) && !isOwnPage;
}
/** Whether the API says that it is done: a status of success, and no web page in its place. */
function isDone(answer) {
    return answer.status >= 200 && answer.status < 300 && !isHtml(answer);
}
/** Whether the API refuses this request for good, rather than being busy, down or somewhere else. */
function isRefused({ status }) {
    return status >= 400 && status < 500 && status !== TOO_MANY_REQUESTS;
}
/**
 * Whether a token endpoint refuses without an OAuth error (RFC 6749, 5.2, wants one). Oracle documents neither for
 * this endpoint: the domain's own API answers bad tokens with 401 and a page (a tutorial of Oracle, and public code; no
 * sample), and other servers answer with 400 or 403 and nothing at all.
 */
function isMute({ answer, error }) {
    if (error.code !== undefined)
        return false;
    const isEmpty = answer.body.trim() === '';
    return answer.status === 401 || (isEmpty && [400, 403].includes(answer.status));
}
/** Whether something other than the API answers: a redirect, or a web page that is no error. */
function isElsewhere(answer) {
    return (answer.status >= 300 && answer.status < 400) || (answer.status < 400 && isHtml(answer));
}
/**
 * Server text for a message: one line, without the secrets of this run, at most 300 characters. Whatever a service says
 * is shown through this: what it said may be used as it came, but what is cut first shows most of a secret.
 */
function answer_quoted(text) {
    return redactor/* redactor */.$.quote(text, 300);
}
function describeAnswer(answer, { code, text }) {
    const subject = `${answer.method} ${answer.host}${answer.path} answered ${String(answer.status)}`;
    const location = answer.header('location');
    const requestId = answer.requestId ?? contextId(answer);
    const details = [
        location === undefined ? undefined : `a redirect to ${hostOf(location)}`,
        code,
        text,
        code === undefined && text === undefined ? bodyKind(answer) : undefined,
        requestId === undefined ? undefined : `request id ${requestId}`,
    ].filter((detail) => detail !== undefined);
    return `${subject}: ${details.map(answer_quoted).join(', ')}`;
}
/** Oracle's execution-context id, which a token endpoint says in the body, in either spelling. */
function contextId({ body }) {
    const json = (0,oracle_json/* parsed */.Yz)(body);
    return ['ecid', 'ecId']
        .map((name) => (0,oracle_json/* stringMember */.sk)(json, name))
        .find((id) => id !== undefined && id.trim() !== '');
}
function bodyKind(answer) {
    if (answer.body.trim() === '')
        return 'an empty body';
    if (isHtml(answer))
        return 'a web page';
    return (0,oracle_json/* parsed */.Yz)(answer.body) === undefined ? 'a body that is not JSON' : 'JSON of another form';
}
function hostOf(location) {
    return URL.canParse(location) ? new URL(location).host : 'another path';
}
const SCIM_EXTENSION = 'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error';
/**
 * Reads the errors of OAuth (RFC 6749, 5.2), of the identity domain's SCIM, of Fusion's older SCIM (`Errors`), and of
 * ADF and Oracle Integration (`title`, `detail`, `o:errorDetails`); other bodies say nothing.
 */
function serviceError(answer) {
    const json = (0,oracle_json/* parsed */.Yz)(answer.body);
    const extension = (0,oracle_json/* isRecord */.u4)(json) ? json[SCIM_EXTENSION] : undefined;
    const listed = firstOf(json, 'Errors') ?? firstOf(json, 'o:errorDetails');
    return {
        code: (0,oracle_json/* stringMember */.sk)(json, 'error') ??
            (0,oracle_json/* stringMember */.sk)(extension, 'messageId') ??
            (0,oracle_json/* stringMember */.sk)(listed, 'code') ??
            (0,oracle_json/* stringMember */.sk)(json, 'o:errorCode'),
        text: sentence(json, 'error_description') ??
            sentence(listed, 'description') ??
            sentence(listed, 'detail') ??
            sentence(json, 'detail') ??
            sentence(json, 'message') ??
            sentence(json, 'title'),
    };
}
/** Of any length: it is quoted, and cut there. */
function sentence(json, name) {
    return (0,oracle_json/* stringMember */.sk)(json, name, Number.POSITIVE_INFINITY);
}
function firstOf(json, name) {
    const list = (0,oracle_json/* isRecord */.u4)(json) ? json[name] : undefined;
    return Array.isArray(list) ? list[0] : undefined;
}

;// CONCATENATED MODULE: ./src/oracle/jwt.ts
/** Recorded tokens have one to three kilobytes, and no header carries as much as this. */
const LONGEST = 64 * 1024;
/**
 * Whether a text has the form of a JWS in compact form (RFC 7515, 3.1), in which tokens come. What has another form is
 * refused, and not masked: a service could have any word of the log masked.
 */
function isJws(text) {
    return text.length <= LONGEST && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}
/** The times of claims `iat` and `exp` (RFC 7519, 4.1), which a token may have as whatever its issuer likes. */
function tokenTimes(claims) {
    return { issuedAt: milliseconds(claims['iat']), expiresAt: milliseconds(claims['exp']) };
}
/** The last second of the year 9999, after which dates are written otherwise. */
const LAST_SECOND = 253_402_300_799;
function milliseconds(claim) {
    return typeof claim === 'number' && claim > 0 && claim <= LAST_SECOND ? claim * 1000 : undefined;
}

;// CONCATENATED MODULE: ./src/github/id-token.ts



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
        const value = (0,oracle_json/* stringMember */.sk)(jsonOf(answer), 'value', oracle_json/* LONGEST_TOKEN */.$c);
        if (value === undefined || !isJws(value))
            throw new answer_UnexpectedAnswer(answer);
        return value;
    }
    catch (cause) {
        const reason = cause instanceof Error ? cause.message : 'unknown reason';
        throw new NoIdToken(`GitHub gave no ID token: ${reason}`, { cause });
    }
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./src/time/time-limit.ts

/** The reason of a signal whose time is over, named as the platform names it. */
class TimeLimitReached extends Error {
    name = 'TimeoutError';
}
/**
 * Runs some work with a signal that aborts after so many milliseconds, or as soon as the given one does. Work that does
 * not stop at the signal is left alone a moment later, and what becomes of it is not awaited: a request that waits for
 * its connection does not heed the signal. Not `AbortSignal.any` with `AbortSignal.timeout`: on Node 20 the latter may
 * be collected as garbage before its time, and the work is never stopped (nodejs/node#57736).
 */
async function withTimeLimit(milliseconds, outer, work) {
    const controller = new AbortController();
    const { signal } = controller;
    const left = new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
            // work that stops by itself says more of where it was
            setImmediate(() => {
                reject(signal.reason);
            });
        });
    });
    const stop = () => {
        controller.abort(outer.reason);
    };
    const timer = setTimeout(() => {
        controller.abort(new TimeLimitReached(`nothing within ${String(Math.round(milliseconds / 100) / 10)} s`));
    }, milliseconds);
    outer.addEventListener('abort', stop);
    if (outer.aborted)
        stop();
    try {
        return await Promise.race([work(signal), left]);
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

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./src/http/connections-ahead.ts
/**
 * An unused connection that is older is given up: a server waits for the first request of a connection, and not for ever
 * (Apache at least 20 seconds by default, *mod_reqtimeout*).
 */
const LONGEST_UNUSED_MS = 10_000;
/**
 * Connections that are begun before a request needs one. Each is handed out once, open or under way; what becomes of the
 * others is nobody's concern.
 */
class ConnectionsAhead {
    #options;
    #begun = new Map();
    #ended = false;
    constructor(options) {
        this.#options = options;
    }
    /** Begins connections, as many as are missing to so many. */
    begin(wish) {
        const missing = wish.wanted - this.#options.open(wish.target.origin);
        for (let nth = 0; nth < missing && !this.#ended; nth += 1)
            this.#begin(wish);
    }
    /**
     * Hands the oldest one out that can be used, or is still under way: then it ends with the request's signal.
     * @returns `undefined` when there is none
     */
    take(origin, signal) {
        const all = this.#begun.get(origin) ?? [];
        for (let ahead = all.shift(); ahead !== undefined; ahead = all.shift()) {
            const { socket, end, made, since } = ahead;
            if (socket === undefined) {
                const stop = () => {
                    end.abort(signal.reason);
                };
                signal.addEventListener('abort', stop);
                if (signal.aborted)
                    stop();
                return made.then((there) => there.ref());
            }
            if (isUnused(socket) && this.#options.now() - since < LONGEST_UNUSED_MS) {
                return Promise.resolve(socket.ref());
            }
            socket.destroy();
        }
        return undefined;
    }
    /** Gives all up that nothing has asked for. */
    end() {
        this.#ended = true;
        for (const { end, socket } of [...this.#begun.values()].flat()) {
            end.abort();
            socket?.destroy();
        }
    }
    /** Begins one. That it fails is told to a request that waits for it, and to nobody else. */
    #begin(wish) {
        const { origin } = wish.target;
        const all = this.#begun.get(origin) ?? [];
        this.#begun.set(origin, all);
        const end = new AbortController();
        const made = this.#options.connect(wish, end.signal);
        const ahead = { end, made, socket: undefined, since: 0 };
        all.push(ahead);
        made.then((socket) => {
            if (this.#ended)
                socket.destroy();
            ahead.socket = socket;
            ahead.since = this.#options.now();
            // it keeps no process alive, as undici's unused ones do not
            socket.unref();
        }, () => {
            if (all.includes(ahead))
                all.splice(all.indexOf(ahead), 1);
        });
    }
}
/** Whether the server has neither closed it nor said anything, which before the first request can only be a farewell. */
function isUnused(socket) {
    return (!socket.destroyed && socket.writable && !socket.readableEnded && socket.readableLength === 0);
}

;// CONCATENATED MODULE: ./src/http/errors.ts

/** No complete answer came; `fault` says why, `cause` is what undici or Node threw. */
class TransportError extends Error {
    fault;
    name = 'TransportError';
    /** Host and port that were asked. */
    host;
    /** Whether the proxy is at fault, and the host was never asked. */
    atProxy;
    /** The variable of the environment for which no proxy was asked, although there is one. */
    exceptedBy;
    /** @param detail what was seen, in words */
    constructor(fault, { host, way, proxy, exceptedBy }, detail, options) {
        super(proxy === undefined
            ? `${host} ${SENTENCES[fault]} (${detail}; asked ${way})`
            : `${proxy} ${SENTENCES[fault]}, so ${host} was not asked (${detail})`, options);
        this.fault = fault;
        this.host = host;
        this.atProxy = proxy !== undefined;
        this.exceptedBy = exceptedBy;
    }
}
const SENTENCES = {
    refused: 'refuses the connection',
    unreachable: 'cannot be reached',
    'unknown-host': 'is not known to DNS',
    'silent-dns': 'could not be looked up in DNS in time',
    reset: 'closed the connection before the answer was complete',
    timeout: 'did not answer in time',
    'too-large': 'sent more than an answer may have',
    malformed: 'does not answer in HTTP',
    tls: 'has a TLS certificate that is not accepted',
    handshake: 'breaks off the TLS handshake',
    proxy: 'refuses to connect',
    exhausted: 'was not asked, because the runner cannot open another connection',
};
const FAULT_BY_CODE = {
    ECONNREFUSED: 'refused',
    EHOSTUNREACH: 'unreachable',
    EHOSTDOWN: 'unreachable',
    ENETUNREACH: 'unreachable',
    ENETDOWN: 'unreachable',
    // an address of a family that the runner does not have
    EADDRNOTAVAIL: 'unreachable',
    // a firewall of the runner itself
    EACCES: 'unreachable',
    EPERM: 'unreachable',
    ENOTFOUND: 'unknown-host',
    EAI_AGAIN: 'unknown-host',
    ETIMEDOUT: 'timeout',
    UND_ERR_CONNECT_TIMEOUT: 'timeout',
    UND_ERR_HEADERS_TIMEOUT: 'timeout',
    UND_ERR_BODY_TIMEOUT: 'timeout',
    ECONNRESET: 'reset',
    ECONNABORTED: 'reset',
    EPIPE: 'reset',
    UND_ERR_SOCKET: 'reset',
    UND_ERR_INFO: 'reset',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
    ERR_STREAM_PREMATURE_CLOSE: 'reset',
    UND_ERR_HEADERS_OVERFLOW: 'too-large',
    HPE_HEADER_OVERFLOW: 'too-large',
    EPROTO: 'handshake',
    ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
    EMFILE: 'exhausted',
    ENFILE: 'exhausted',
    ENOBUFS: 'exhausted',
    ENOMEM: 'exhausted',
};
/** Codes by their beginning: resolvers, HTTP parsers, OpenSSL's verification results, and what else ends a handshake. */
const FAULT_BY_PREFIX = [
    [/^EAI_/, 'unknown-host'],
    [/^HPE_/, 'malformed'],
    [
        /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|CRL_|ERROR_IN_C)/,
        'tls',
    ],
    [/^ERR_(SSL|TLS)_/, 'handshake'],
];
/**
 * Classifies what undici or Node threw for a request.
 * Codes: Node's system errors, undici's error classes, llhttp's (`HPE_*`), OpenSSL's verification results (`CERT_*`, …).
 * @returns `undefined` for what is not known to come from the network: a mistake in the request, above all
 */
function transportError(destination, thrown) {
    if (thrown instanceof TransportError)
        return thrown;
    const fault = faultOf(thrown);
    return fault && new TransportError(fault, destination, detailOf(thrown), { cause: thrown });
}
function faultOf(thrown) {
    for (const error of chain(thrown)) {
        if (error.name === 'TimeoutError')
            return 'timeout';
        const code = codeOf(error);
        const known = FAULT_BY_CODE[code] ?? FAULT_BY_PREFIX.find(([form]) => form.test(code))?.[1];
        if (known !== undefined)
            return known;
        // undici leaves the code out for some of its parser's errors
        if (error.name === 'HTTPParserError')
            return 'malformed';
    }
    return undefined;
}
/** Longest part of a library's message that is repeated. */
const LONGEST_DETAIL = 200;
function detailOf(thrown) {
    const [first] = chain(thrown);
    if (first === undefined)
        return '';
    const code = chain(thrown)
        .map(codeOf)
        .find((c) => c !== '');
    // OpenSSL's message has the place in its own source, and the reason alone is what is meant
    const said = typeof first.reason === 'string' ? first.reason : first.message;
    const detail = code === undefined ? said : `${code}: ${said}`;
    return redactor/* redactor */.$.quote(detail, LONGEST_DETAIL);
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

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
;// CONCATENATED MODULE: ./src/http/turns.ts
/** Lets at most so many works go on at once; the others wait for their turn, in order. */
class Turns {
    #waiting = [];
    #free;
    constructor(most) {
        this.#free = most;
    }
    /**
     * Does some work when it is its turn.
     * @param signal ends the wait for the turn; the work is then not begun
     * @throws the signal's reason, and whatever the work throws
     */
    async take(work, signal) {
        if (this.#free > 0)
            this.#free -= 1;
        else
            await this.#turn(signal);
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        }
    }
    #turn(signal) {
        return new Promise((resolve, reject) => {
            const begin = () => {
                signal?.removeEventListener('abort', leave);
                resolve();
            };
            const leave = () => {
                this.#waiting.splice(this.#waiting.indexOf(begin), 1);
                reject(signal?.reason);
            };
            this.#waiting.push(begin);
            signal?.addEventListener('abort', leave, { once: true });
            if (signal?.aborted === true)
                leave();
        });
    }
}

;// CONCATENATED MODULE: ./src/http/lookup.ts


/**
 * So many questions to the system's resolver at once. It answers on the threads that also work on files, four by
 * default (Node, *dns.lookup*), and DNS that hangs must leave one for the reports.
 */
const MOST_AT_ONCE = 3;
/** Looks up addresses as Node does, each name once at a time, whoever asks for it meanwhile. */
function sharedLookup(resolver = external_node_dns_.lookup) {
    const turns = new Turns(MOST_AT_ONCE);
    const asked = new Map();
    const ask = (hostname, options) => {
        const key = JSON.stringify([hostname, options.family, options.hints]);
        const known = asked.get(key);
        if (known !== undefined)
            return known;
        const question = turns
            .take(() => addressesOf(resolver, hostname, options))
            .finally(() => asked.delete(key));
        asked.set(key, question);
        return question;
    };
    return (hostname, options, callback) => {
        ask(hostname, options).then((addresses) => {
            const [first] = addresses;
            if (options.all === true)
                callback(null, [...addresses]);
            else
                callback(null, first?.address ?? '', first?.family);
        }, (thrown) => {
            callback(thrown, []);
        });
    };
}
function addressesOf(resolver, hostname, options) {
    return new Promise((resolve, reject) => {
        resolver(hostname, { ...options, all: true }, (fault, addresses) => {
            if (fault === null)
                resolve(addresses);
            else
                reject(fault);
        });
    });
}

;// CONCATENATED MODULE: ./src/http/proxy-environment.ts
const HTTPS_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const HTTP_VARIABLES = ['http_proxy', 'HTTP_PROXY'];
const NO_PROXY_VARIABLES = ['no_proxy', 'NO_PROXY'];
/** The variable that names the proxy for a URL, and the one that names what needs none; the first that is not empty. */
function proxyVariables({ protocol }, environment) {
    const first = (names) => names.find((name) => (environment[name] ?? '').trim() !== '');
    return {
        proxy: first(protocol === 'http:' ? HTTP_VARIABLES : HTTPS_VARIABLES),
        noProxy: first(NO_PROXY_VARIABLES),
    };
}
/**
 * Reads the variables of the runner's environment by the rules that most tools share: the first one that is not empty
 * counts, lower case before upper case, HTTP_PROXY stands in for HTTPS_PROXY, and an entry of NO_PROXY means the host
 * and everything below it, with a port that port alone.
 */
function readProxyEnvironment(environment) {
    const urlOf = (name) => proxyUrl(environment[name] ?? '');
    const given = HTTPS_VARIABLES.filter((name) => (environment[name] ?? '').trim() !== '');
    return {
        faults: given
            .filter((name) => urlOf(name) === undefined)
            .map((name) => `${name} is no URL of a proxy, expected http://host:port. It stands in the environment of the runner, not among the inputs: ask who runs it`),
        secrets: given.map(urlOf).flatMap((url) => (url === undefined ? [] : secretsOf(url))),
        wayTo: (target) => {
            const { proxy: name, noProxy } = proxyVariables(target, environment);
            const exceptions = noProxyEntries(noProxy === undefined ? '' : (environment[noProxy] ?? ''));
            const proxy = name === undefined ? undefined : urlOf(name);
            if (name === undefined || proxy === undefined) {
                const missing = target.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY';
                return direct(`without a proxy, ${missing} is not set`);
            }
            if (noProxy !== undefined && exceptions.some((entry) => covers(entry, target))) {
                return {
                    ...direct(`without a proxy, ${noProxy} covers the host`),
                    exceptedBy: noProxy,
                };
            }
            const proxyName = `the proxy ${placeOf(proxy)} of ${name}`;
            return { proxy, proxyName, words: `through ${proxyName}` };
        },
    };
}
function direct(words) {
    return { proxy: undefined, proxyName: '', words };
}
/** Host and port of a proxy, without its credentials. */
function placeOf(proxy) {
    return `${proxy.hostname}:${portOf(proxy)}`;
}
/** The port of a URL, the default one of its scheme where it names none. */
function portOf({ port, protocol }) {
    return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}
function noProxyEntries(value) {
    return value.split(/[,\s]+/).flatMap((entry) => {
        // an IPv6 address has colons of its own, and a port only behind brackets
        const [, host = entry, port = ''] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
        const name = bare(host);
        return name === '' ? [] : [{ host: name, port }];
    });
}
function covers({ host, port }, target) {
    if (port !== '' && port !== portOf(target))
        return false;
    const name = bare(target.hostname);
    return host === '*' || name === host || name.endsWith(`.${host}`);
}
/** A host without the brackets of IPv6, and without what only says "and everything below it". */
function bare(host) {
    return host
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/^\*?\./, '')
        .toLowerCase();
}
function proxyUrl(value) {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url !== undefined && ['http:', 'https:'].includes(url.protocol) ? url : undefined;
}
/** HTTP Basic credentials of a proxy's URL, for `Proxy-Authorization` (RFC 9110, 11.7.2); `undefined` for none. */
function proxyCredentials({ username, password }) {
    if (username === '' && password === '')
        return undefined;
    return Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
}
/** A user without a password is an access key, as some proxies want it. */
function secretsOf(url) {
    const secret = url.password === '' ? url.username : url.password;
    const pair = proxyCredentials(url);
    return pair === undefined ? [] : [secret, decoded(secret), pair];
}
/** A part of a URL without its escapes, where they are any. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./src/http/connections.ts









/** For who says nothing about its request. */
const CONNECT_MS = 30_000;
const KEEP_ALIVE_MS = 60_000;
/** TLS sessions that are kept to be resumed: one for each host is enough. */
const MOST_SESSIONS = 20;
const asking = new external_node_async_hooks_.AsyncLocalStorage();
/** Sends a request; a connection that must be made for it takes part of its time. */
function connectingFor(request, send) {
    return asking.run(request, send);
}
/**
 * Makes the connections of a run, directly or by a tunnel through a proxy (RFC 9110, 9.3.6), then TLS. undici's own
 * `ProxyAgent` is not used: it waits for a silent proxy five minutes whatever the request's signal says, and tries a
 * proxy that closes the tunnel again at once and without end.
 */
class Connections {
    #options;
    #lookup;
    #sessions = new Map();
    #underWay = new Set();
    #ahead;
    /** Connections that are open or under way, by origin. */
    #open = new Map();
    /** Are opened ahead when a proxy has opened a tunnel. */
    #waiting = [];
    #hasTunnel = false;
    #made = 0;
    #ended = false;
    constructor(options) {
        this.#options = options;
        this.#lookup = options.lookup ?? sharedLookup();
        this.#ahead = new ConnectionsAhead({
            connect: ({ target, milliseconds }, signal) => this.#within(milliseconds, signal, (limit) => this.#connect(target, limit)),
            open: (origin) => this.#open.get(origin) ?? 0,
            now: options.now,
        });
    }
    /** Connects for undici. Every fault is a {@link TransportError}, at which undici gives its requests up. */
    connect = ({ hostname, host, protocol }, callback) => {
        const target = new URL(`${protocol}//${host ?? hostname}`);
        const { signal, milliseconds } = asking.getStore() ?? {
            signal: undefined,
            milliseconds: CONNECT_MS,
        };
        this.#within(milliseconds, signal, (limit) => this.#ahead.take(target.origin, limit) ?? this.#connect(target, limit)).then((socket) => {
            callback(null, socket);
        }, (thrown) => {
            callback(thrown, null);
        });
    };
    /**
     * Opens connections before anything asks for them, as many as are missing to so many; those that are asked for now come
     * first. A proxy must have opened a tunnel before: one that refuses a password is not given it oftener.
     */
    openAhead(wish) {
        if (this.#options.wayTo(wish.target).proxy !== undefined && !this.#hasTunnel) {
            this.#waiting.push(wish);
            return;
        }
        setImmediate(() => {
            this.#ahead.begin(wish);
        });
    }
    /** Gives up what is being connected, and connects no more. */
    end() {
        this.#ended = true;
        this.#ahead.end();
        for (const controller of this.#underWay)
            controller.abort();
    }
    /** Does what connects, until it has taken so long, its signal aborts, or the run is over. */
    async #within(milliseconds, signal, work) {
        const end = new AbortController();
        const stop = () => {
            end.abort(signal?.reason);
        };
        signal?.addEventListener('abort', stop);
        if (this.#ended || signal?.aborted === true)
            stop();
        this.#underWay.add(end);
        try {
            return await withTimeLimit(milliseconds, end.signal, work);
        }
        finally {
            this.#underWay.delete(end);
            signal?.removeEventListener('abort', stop);
        }
    }
    /** Makes a connection, which is counted for its origin until it is closed. */
    async #connect(target, signal) {
        const { origin } = target;
        const counted = (by) => {
            this.#open.set(origin, (this.#open.get(origin) ?? 0) + by);
        };
        counted(1);
        try {
            const socket = await this.#make(target, signal);
            socket.once('close', () => {
                counted(-1);
            });
            return socket;
        }
        catch (thrown) {
            counted(-1);
            throw thrown;
        }
    }
    async #make(target, signal) {
        const { proxy, proxyName, words, exceptedBy } = this.#options.wayTo(target);
        const destination = { host: target.host, way: words, ...(exceptedBy && { exceptedBy }) };
        this.#count(destination);
        const place = { host: unbracketed(target.hostname), port: Number(portOf(target)) };
        const socket = proxy === undefined
            ? await this.#tcp(place, destination, signal)
            : await this.#tunnel(proxy, target, { ...destination, proxy: proxyName }, signal);
        return target.protocol === 'https:'
            ? this.#secured(socket, target.hostname, destination, signal)
            : socket;
    }
    #count(destination) {
        const { most } = this.#options;
        if (this.#made >= most) {
            throw new TransportError('exhausted', destination, `this run has made ${String(most)}`);
        }
        this.#made += 1;
    }
    async #tunnel(proxy, target, destination, signal) {
        const place = { host: unbracketed(proxy.hostname), port: Number(portOf(proxy)) };
        const plain = await this.#tcp(place, destination, signal);
        const socket = proxy.protocol === 'https:'
            ? await this.#secured(plain, proxy.hostname, destination, signal)
            : plain;
        const tunnel = await tunnelThrough(socket, proxy, target, destination, signal);
        this.#hasTunnel = true;
        for (const wish of this.#waiting.splice(0))
            this.openAhead(wish);
        return tunnel;
    }
    async #tcp({ host, port }, destination, signal) {
        const socket = (0,external_node_net_.connect)({ host, port, lookup: this.#lookup });
        socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_MS);
        let late = (0,external_node_net_.isIP)(host) === 0 ? 'silent-dns' : 'timeout';
        socket.once('lookup', () => {
            late = 'timeout';
            setImmediate(() => {
                this.#prepare();
            });
        });
        await reached(socket, 'connect', signal, (thrown) => late === 'silent-dns' && isTimeout(thrown)
            ? new TransportError(late, destination, thrown.message)
            : failed(destination, thrown, 'no connection was accepted'));
        return socket;
    }
    /** Makes what handshakes need while the first connections are awaited, for it takes longer than a handshake. */
    #prepare() {
        try {
            this.#options.secureContext();
        }
        catch {
            // the handshake will tell
        }
    }
    /** What is trusted. A connection is of no use without it, and would stay open. */
    #contextFor(socket) {
        try {
            return this.#options.secureContext();
        }
        catch (thrown) {
            socket.destroy();
            throw thrown;
        }
    }
    async #secured(socket, hostname, destination, signal) {
        const name = unbracketed(hostname);
        const secureContext = this.#contextFor(socket);
        const secure = (0,external_node_tls_.connect)({
            socket,
            // an address is no server name (RFC 6066, 3)
            ...((0,external_node_net_.isIP)(name) === 0 ? { servername: name } : { host: name }),
            ALPNProtocols: ['http/1.1'],
            session: this.#sessions.get(name),
            secureContext,
        });
        secure.on('session', (session) => {
            if (this.#sessions.size >= MOST_SESSIONS)
                this.#sessions.clear();
            this.#sessions.set(name, session);
        });
        await reached(secure, 'secureConnect', signal, (thrown) => failed(destination, thrown, 'the TLS handshake was not finished'));
        return secure;
    }
}
/** Has a proxy open a tunnel to a target. */
async function tunnelThrough(socket, proxy, target, destination, signal) {
    const place = `${target.hostname}:${portOf(target)}`;
    const credentials = proxyCredentials(proxy);
    const asked = (0,external_node_http_.request)({
        createConnection: () => socket,
        method: 'CONNECT',
        path: place,
        headers: {
            host: place,
            connection: 'keep-alive',
            'proxy-connection': 'keep-alive',
            ...(credentials !== undefined && { 'proxy-authorization': `Basic ${credentials}` }),
        },
    });
    const answered = new Promise((resolve, reject) => {
        asked.on('error', reject);
        asked.on('connect', ({ statusCode = 0 }, _, head) => {
            if (head.length > 0)
                socket.unshift(head);
            resolve(statusCode);
        });
        signal.addEventListener('abort', () => {
            reject(signal.reason);
        });
    });
    asked.end();
    try {
        const status = await answered;
        if (status >= 200 && status < 300)
            return socket;
        throw new TransportError('proxy', destination, `status ${String(status)} to CONNECT ${place}`);
    }
    catch (thrown) {
        socket.destroy();
        throw failed(destination, thrown, `CONNECT ${place} was not answered`);
    }
}
/**
 * Waits until a socket has come so far, and destroys it when it cannot, or the signal aborts.
 * @throws what `failure` makes of the reason
 */
async function reached(socket, event, signal, failure) {
    // faults between this wait and the next one must not end the process
    socket.on('error', () => undefined);
    try {
        await new Promise((resolve, reject) => {
            socket.once(event, () => {
                resolve();
            });
            socket.once('error', reject);
            socket.once('close', () => {
                reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
            });
            const stop = () => {
                reject(signal.reason);
            };
            signal.addEventListener('abort', stop);
            if (signal.aborted)
                stop();
        });
    }
    catch (thrown) {
        socket.destroy();
        throw failure(thrown);
    }
}
/** @param late what had not happened when the time was over */
function failed(destination, thrown, late) {
    if (thrown instanceof TransportError)
        return thrown;
    if (isTimeout(thrown)) {
        return new TransportError('timeout', destination, `${late}, ${thrown.message}`, {
            cause: thrown,
        });
    }
    return transportError(destination, thrown) ?? thrown;
}
function isTimeout(thrown) {
    return thrown instanceof Error && thrown.name === 'TimeoutError';
}
function unbracketed(host) {
    return host.replace(/^\[(.*)\]$/, '$1');
}

;// CONCATENATED MODULE: ./src/http/client.ts







/** Larger answers are cut off and refused; the largest good one, a key set, has a few kilobytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** Time that an answer takes: an attempt that the run's end would cut off only hides what is known already. */
const ANSWER_MS = 2000;
const BEGINNING_BYTES = 64 * 1024;
/** Recorded ids of requests have up to a hundred characters. */
const LONGEST_ID = 200;
/**
 * Reads from one origin and from no other, so that a credential cannot reach a foreign host: every request is made of
 * this origin and a path, and a redirect is an answer like any other, never followed. It cannot change anything: it
 * sends GET, and of POST what is known to change nothing. What changes something takes a `ServiceWriter`.
 */
class ServiceHttp {
    #origin;
    #environment;
    #service;
    constructor(origin, environment, service) {
        this.#origin = origin;
        this.#environment = environment;
        this.#service = service;
    }
    /** Host, with its port where it is not the default. */
    get host() {
        return this.#origin.host;
    }
    /** Scheme, host and port. */
    get origin() {
        return this.#origin.origin;
    }
    /** Opens connections for so many requests at once, which will be sent soon. Nothing is asked, and nothing thrown. */
    openAhead(requests) {
        this.#environment.openAhead(this.#origin, requests);
    }
    /**
     * Sends a request that changes nothing and reads its answer, repeating it if that is allowed and may help.
     * @throws {TransportError} when no complete answer came
     * @throws {Error} when the request is none, before anything is sent
     */
    async send(send) {
        const { method, path } = send;
        const { pathname } = this.#below(path);
        const reads = method === 'GET' ||
            // what the compiler has let pass may still be another method
            (method === 'POST' &&
                this.#service.readsByPost?.some((form) => form.test(pathname)));
        if (!reads) {
            throw new Error(`${method} ${this.host}${pathname} is not known to change nothing`);
        }
        return this.deliver(send, 'read');
    }
    /** Sends a request, whatever it does. @param kind of a write, whatever is not known of its last attempt counts */
    async deliver(send, kind) {
        const { now, random, sleep, deadline, endsAt, onRetry } = this.#environment;
        let refusal;
        let isUnsettled = false;
        for (let attempt = 1;; attempt += 1) {
            const outcome = await this.#attempt(send, this.#build(send), attempt);
            const limited = 'status' in outcome && outcome.status === TOO_MANY_REQUESTS;
            if (limited)
                refusal = outcome;
            const wait = send.repeatable || limited
                ? waitBeforeRetry(attempt, outcomeOf(outcome), { now, random }, send.dispensable)
                : undefined;
            if (wait !== undefined && !deadline.aborted && now() + wait + ANSWER_MS < endsAt) {
                const reason = outcome instanceof TransportError ? outcome.fault : `status ${String(outcome.status)}`;
                onRetry(`retry ${send.method} ${this.host}${pathOnly(send.path)}: attempt ${String(attempt)}` +
                    `${limited ? '' : ` of ${String(MAX_ATTEMPTS)}`} ended with ${reason}, next in ${String(Math.round(wait))} ms`);
                isUnsettled ||= !limited;
                await sleep(wait, deadline);
                continue;
            }
            if (!(outcome instanceof TransportError)) {
                return isUnsettled ? { ...outcome, isUnsettled: true } : outcome;
            }
            // that the run's end cut a read off says less of the host than its refusal does
            const isCutOff = outcome.fault === 'timeout' && now() + ANSWER_MS >= endsAt;
            if (kind === 'read' && isCutOff && refusal !== undefined)
                return refusal;
            throw outcome;
        }
    }
    #below(path) {
        const url = new URL(path, this.#origin);
        if (url.origin !== this.#origin.origin)
            throw new Error(`${path} leaves ${this.#origin.origin}`);
        return url;
    }
    /**
     * Makes the request of one attempt, before it is tried: a mistake in it is none of the network's.
     * @throws {Error} when the path leaves the origin, or a header has characters that no header may have
     */
    #build({ method, path, headers = {}, body, authorise }) {
        const { pathname, search } = this.#below(path);
        const outgoing = { method, host: this.host, path: pathname + search, headers, body };
        const more = authorise?.(outgoing);
        const all = { 'user-agent': 'oic-fusion-prerequisites', ...headers, ...more };
        for (const [name, value] of Object.entries(all)) {
            (0,external_node_http_.validateHeaderName)(name);
            (0,external_node_http_.validateHeaderValue)(name, value);
        }
        return { ...outgoing, headers: all };
    }
    async #attempt(send, built, attempt) {
        const { requestTimeoutMs, deadline, now, onExchange, turns } = this.#environment;
        return turns.take(async () => {
            const startedAt = now();
            const about = { method: send.method, host: this.host, path: pathOnly(send.path), attempt };
            try {
                const answer = await withTimeLimit(requestTimeoutMs, deadline, (signal) => this.#exchange(send, built, signal));
                const { status, requestId = null } = answer;
                onExchange({ ...about, status, requestId, milliseconds: now() - startedAt });
                return answer;
            }
            catch (thrown) {
                onExchange({ ...about, status: null, requestId: null, milliseconds: now() - startedAt });
                const error = transportError(this.#destination(), thrown);
                if (error === undefined)
                    throw thrown;
                return error;
            }
        }, deadline);
    }
    #destination() {
        const { words, exceptedBy } = this.#environment.wayTo(this.#origin);
        return { host: this.host, way: words, ...(exceptedBy && { exceptedBy }) };
    }
    /** A way that is dead is found out before the run is out of time, so that there is time to say so. */
    #connectMs() {
        const { requestTimeoutMs, endsAt, now } = this.#environment;
        const left = endsAt - now() - ANSWER_MS;
        return left > 0 ? Math.min(requestTimeoutMs, left) : requestTimeoutMs;
    }
    async #exchange(send, built, signal) {
        const { dispatcher, now } = this.#environment;
        const startedAt = now();
        const response = await connectingFor({ signal, milliseconds: this.#connectMs() }, () => dispatcher.request({
            origin: this.origin,
            path: built.path,
            method: built.method,
            headers: built.headers,
            body: built.body ?? null,
            signal,
        }));
        const at = (startedAt + now()) / 2;
        const received = (name) => [response.headers[name] ?? []].flat()[0];
        const header = (name) => {
            const value = received(name);
            return value === undefined ? undefined : redactor/* redactor */.$.redact(value);
        };
        const id = requestIdOf(received('opc-request-id')) ?? requestIdOf(received('x-oracle-dms-ecid'));
        const body = await readBody(this.#destination(), response.body, send.beginningOnly === true);
        // undici takes its connection back a turn after the answer: what is asked sooner would wait for another handshake
        await (0,promises_.setImmediate)();
        return {
            service: this.#service.name,
            method: send.method,
            host: this.host,
            path: pathOnly(send.path),
            status: response.statusCode,
            contentType: (received('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
            body,
            header,
            setCookies: [response.headers['set-cookie'] ?? []].flat(),
            requestId: id && redactor/* redactor */.$.quote(id, LONGEST_ID),
            at,
        };
    }
}
/** Letters, digits and the signs that ids and ECIDs of Oracle have; anything else is no id, and not repeated. */
const REQUEST_ID = /^[\w./:;,^=+~|*-]{1,256}$/;
function requestIdOf(value) {
    return value !== undefined && REQUEST_ID.test(value) ? value : undefined;
}
function outcomeOf(outcome) {
    return outcome instanceof TransportError
        ? { error: outcome }
        : { status: outcome.status, retryAfter: outcome.header('retry-after') };
}
function pathOnly(path) {
    return path.split('?')[0] ?? path;
}
async function readBody(destination, body, beginningOnly) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.byteLength;
        if (beginningOnly && size > BEGINNING_BYTES)
            break;
        if (size > MAX_ANSWER_BYTES) {
            throw new TransportError('too-large', destination, 'more than 1 MiB');
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
 * @throws {Error} when it is not a JWT, or longer than any; the message does not contain the token
 */
function readAccessToken(value, requestedScope, receivedAt) {
    try {
        if (!isJws(value))
            throw new Error('it has the form of no token');
        const claims = (0,decode_jwt/* decodeJwt */.i)(value);
        const header = (0,decode_protected_header/* decodeProtectedHeader */._)(value);
        return {
            value,
            requestedScope,
            receivedAt,
            issuer: (0,oracle_json/* stringMember */.sk)(claims, 'iss'),
            subject: (0,oracle_json/* stringMember */.sk)(claims, 'sub'),
            audience: texts(claims.aud),
            ...tokenTimes(claims),
            tenant: (0,oracle_json/* stringMember */.sk)(claims, 'tenant') ?? (0,oracle_json/* stringMember */.sk)(claims, 'user.tenant.name'),
            clientAppRoles: claims['clientAppRoles'] === undefined ? undefined : texts(claims['clientAppRoles']),
            thumbprint: (0,oracle_json/* stringMember */.sk)(header, 'x5t'),
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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


/**
 * By an access token (RFC 6750, 2.1).
 * @param renew asks for another one in its place
 */
function byToken(token, who, renew) {
    return {
        who,
        ...(token.clientAppRoles && { roles: token.clientAppRoles }),
        headersFor: () => ({ authorization: `Bearer ${token.value}` }),
        isUsedUp: (now) => isUsedUp(token, now),
        ...(renew && { renewed: async () => byToken(await renew(), who, renew) }),
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

// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/jwt/sign.js + 5 modules
var sign = __webpack_require__(6424);
;// CONCATENATED MODULE: ./src/http/basic-credentials.ts
/** Base64 credentials of HTTP Basic authentication (RFC 7617). */
function basic_credentials_basicCredentials(user, password) {
    return Buffer.from(`${user}:${password}`).toString('base64');
}
/** The same for OAuth's `client_secret_basic`: id and secret are form-encoded before they are joined (RFC 6749, 2.3.1). */
function clientCredentialsBasic(id, secret) {
    return basic_credentials_basicCredentials(formEncoded(id), formEncoded(secret));
}
function formEncoded(text) {
    return new URLSearchParams({ '': text }).toString().slice(1);
}

;// CONCATENATED MODULE: ./src/oracle/confidential-client.ts



const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ASSERTION_SECONDS = 300;
/** Assertions are dated back, because a clock that is a little ahead would otherwise date them into the future. */
const BACK_SECONDS = 60;
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
 * milliseconds. The lifetime stays five minutes, so a clock may be four minutes behind.
 * @param subject client id, or user name in the domain
 * @param audience both documented values: older pages want the one that all domains share, newer ones the domain's
 */
async function signAssertion(clientId, key, subject, audience, now) {
    const issuedAt = Math.floor(now / 1000) - BACK_SECONDS;
    return new sign/* SignJWT */.P()
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.certificateAlias })
        .setIssuer(clientId)
        .setSubject(subject)
        .setAudience([...audience])
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ASSERTION_SECONDS)
        .setJti((0,external_node_crypto_.randomUUID)())
        .sign(key.privateKey);
}

;// CONCATENATED MODULE: ./src/oracle/renewable.ts
/**
 * Asks for something that is used up after a while, and hands it out until then. It is decided in turn, so that two who
 * want it at once do not both ask. A refusal stays: who was refused once is not asked again. Whoever was handed out
 * something that turned out to be no good names it, and gets another one.
 * @param ask is told what was handed out last, the first time nothing
 */
function renewable(ask, isUsedUp) {
    let asked;
    return (refused) => {
        asked = asked?.then((last) => (last === refused || isUsedUp(last) ? ask(last) : last)) ?? ask();
        return asked;
    };
}
/** Asks once, whoever wants it first; a refusal stays too. */
function once(ask) {
    const asked = renewable(ask, () => false);
    return () => asked();
}

;// CONCATENATED MODULE: ./src/oracle/clock-skew.ts
/** Clocks further apart than this are told, and are a cause of refused signatures. */
const MAX_SKEW_SECONDS = 60;
/**
 * Difference of a service's clock to the runner's, in seconds; positive when the service is ahead.
 * @returns `undefined` when the answer has no date
 */
function clockSkew({ header, at }) {
    const date = Date.parse(header('date') ?? '');
    // the header has whole seconds, so the clock was half a second further on average
    return Number.isNaN(date) ? undefined : Math.round((date + 500 - at) / 1000);
}

;// CONCATENATED MODULE: ./src/oracle/token-refused.ts


/** A refused token request. The message names what was asked for, and the inputs of who asked. */
class TokenRefused extends answer_UnexpectedAnswer {
    request;
    /** Difference of the domain's clock to the runner's in seconds; `undefined` when it is not known. */
    clockSkewSeconds;
    /** Whether the client gets a token for this scope by client credentials; `undefined` when that was not asked. */
    scopeWorks;
    #clientWorks;
    /** @param clientWorks whether the client has got a token by client credentials in this run, whenever it is asked */
    constructor(answer, request, clientWorks) {
        super(answer);
        this.request = request;
        this.clockSkewSeconds = clockSkew(answer);
        this.#clientWorks = clientWorks;
        const { client, withKey, grant, scope, doubts } = request;
        const secret = withKey ? 'client-private-key' : `${client}-secret`;
        const asked = `asked with ${client}-id and ${secret} for the grant type ${shortGrant(grant)} and the scope ${answer_quoted(scope)}`;
        const ofCaller = this.error.code === 'invalid_client' || isMute(this);
        this.message = [this.message, asked, ...(ofCaller && !withKey ? doubts : [])].join('; ');
    }
    /** It is looked at when the refusal is judged: then every earlier check has ended, whatever came first. */
    get clientWorks() {
        return this.#clientWorks();
    }
}
/** The grant as the input `probe-grant` and Oracle's pages name it. */
function shortGrant(grant) {
    return grant.replace('urn:ietf:params:oauth:grant-type:', '');
}

;// CONCATENATED MODULE: ./src/oracle/token-endpoint.ts





/** The audience that older pages of Oracle want in assertions, for every domain alike. */
const SHARED_AUDIENCE = 'https://identity.oraclecloud.com/';
/** Grant type of a client that asks for itself (RFC 6749, 4.4). */
const CLIENT_CREDENTIALS = 'client_credentials';
/** The token endpoint of an identity domain (RFC 6749, 3.2). */
class TokenEndpoint {
    #http;
    #environment;
    /** Ids of clients that got a token by client credentials. */
    #served = new Set();
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
     * @throws {TokenRefused} when the domain refuses
     * @throws {UnexpectedAnswer} for another answer
     */
    async accessToken(client, grant, repeatable) {
        const { mask, now } = this.#environment;
        const answer = await this.post(client, grant, repeatable);
        if (isRefused(answer)) {
            throw new TokenRefused(answer, requestOf(client, grant), () => this.#served.has(client.id));
        }
        const value = (0,oracle_json/* stringMember */.sk)(jsonOf(answer), 'access_token', oracle_json/* LONGEST_TOKEN */.$c);
        if (value === undefined)
            throw new answer_UnexpectedAnswer(answer);
        const token = orUnexpected(answer, () => readAccessToken(value, grant.scope, now()));
        mask(token.value);
        if (grant.grant_type === CLIENT_CREDENTIALS)
            this.#served.add(client.id);
        return token;
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
function requestOf({ name = 'client', key, doubts = [] }, grant) {
    const withKey = key !== undefined;
    return { client: name, withKey, grant: grant.grant_type, scope: grant.scope, doubts };
}
/** What is no token of the API is an answer that nobody expected, and no secret to be masked. */
function orUnexpected(answer, read) {
    try {
        return read();
    }
    catch (cause) {
        throw new answer_UnexpectedAnswer(answer, { cause });
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./src/oracle/workload-session.ts






/** The domain refused to exchange an ID token; the message says what stands in that token, for the rules of the trust. */
class ExchangeRefused extends answer_UnexpectedAnswer {
    claims;
    /** @param doubts what in the inputs of the client that called is seldom meant */
    constructor(answer, idToken, doubts = []) {
        super(answer);
        this.claims = readWorkload(idToken);
        const { issuer, subject, audience } = this.claims;
        this.message = `${this.message}; the ID token has iss ${answer_quoted(issuer)}, aud ${answer_quoted(audience)} and sub ${answer_quoted(subject)}`;
        if (this.error.code !== 'invalid_client')
            return;
        this.message = [
            this.message,
            'asked with oidc-client-id and oidc-client-secret',
            ...doubts,
        ].join('; ');
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
 * Web Token to UPST Exchange*; Oracle's SDK for Go).
 * @returns `undefined` when there is no token in it, or something else in its place
 */
function readSession(json, privateKey, receivedAt) {
    const token = (0,oracle_json/* stringMember */.sk)(json, 'token', oracle_json/* LONGEST_TOKEN */.$c);
    const claims = token === undefined ? undefined : claimsOf(token);
    if (token === undefined || claims === undefined)
        return undefined;
    const { issuedAt = receivedAt, expiresAt = issuedAt + UNTOLD_MS } = tokenTimes(claims);
    return { token, privateKey, issuedAt, expiresAt, receivedAt };
}
/** What an ID token says of the workload; '' for what it does not say. */
function readWorkload(idToken) {
    const { iss, sub, aud } = claimsOf(idToken) ?? {};
    const text = (claim) => typeof claim === 'string' ? claim : Array.isArray(claim) ? claim.join(', ') : '';
    return { issuer: text(iss), subject: text(sub), audience: text(aud) };
}
/** The claims of a JWT; `undefined` for what is none. */
function claimsOf(token) {
    try {
        const claims = isJws(token) ? (0,decode_jwt/* decodeJwt */.i)(token) : undefined;
        return (0,oracle_json/* isRecord */.u4)(claims) ? claims : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/oracle/domain-client.ts







/**
 * All administrative scopes of the client's roles, in a token that lives five minutes: the two scopes are documented
 * together, and only a token of this scope is known to list the client's roles (Oracle, *Access Token*, *Scopes*).
 */
const ADMIN_SCOPE = 'urn:opc:idm:__myscopes__ urn:opc:resource:expiry=300';
/**
 * The scope of the role Authenticated Client, which every client application has. A client without any other role gets
 * a token for {@link ADMIN_SCOPE} too, as guides and live trials of 2026 report; this scope is asked for where a domain
 * refuses that one all the same.
 */
const PLAIN_SCOPE = 'urn:opc:idm:t.security.client';
/** A password is not sent again sooner, however short its tokens live. */
const PASSWORD_RESTS_MS = 30_000;
/** A client application at the token endpoint of its identity domain. Tokens are asked for once per user and scope. */
class DomainClient {
    #endpoint;
    #client;
    #environment;
    #tokens = new Map();
    constructor(endpoint, client, environment) {
        this.#endpoint = endpoint;
        this.#client = client;
        this.#environment = environment;
    }
    /**
     * A token for the client itself, grant `client_credentials` (RFC 6749, 4.4).
     * @param refused a token that turned out to be no good: another one is asked for, once for all who had it
     * @throws {TokenRefused} when the domain refuses
     */
    token(scope, refused) {
        return this.#renewed(['client', scope], () => this.freshToken(scope), { refused });
    }
    /** The same, asked for each time: roles live inside a token, so a new role needs a new one. */
    freshToken(scope) {
        const form = { grant_type: CLIENT_CREDENTIALS, scope };
        return this.#endpoint.accessToken(this.#client, form, true);
    }
    /** With the right of the client, by its token, which is renewed when a read says that it is no good. */
    authorised(token, who) {
        return byToken(token, who, () => this.token(token.requestedScope, token));
    }
    /**
     * A token for a user by its password, grant `password` (RFC 6749, 4.3). The password is sent once, because a wrong one
     * counts towards a lock. One that the domain has accepted is sent again when its token is used up; one that was
     * refused, or not answered, never is.
     * @throws {UnexpectedAnswer} when the domain refuses
     */
    passwordToken(user, scope) {
        const form = { grant_type: 'password', username: user.name, password: user.password, scope };
        return this.#renewed(['password', user.name, scope], () => this.#endpoint.accessToken(this.#client, form, false), { leastMs: PASSWORD_RESTS_MS });
    }
    /**
     * A token for a user by an assertion that the client's key signs, grant `jwt-bearer` (RFC 7523, 2.1).
     * @throws {UnexpectedAnswer} when the domain refuses
     * @throws {Error} when the client has no key
     */
    async assertionToken(userName, scope) {
        const { id, key } = this.#client;
        const { mask, now } = this.#environment;
        if (key === undefined)
            throw new Error('an assertion needs a private key');
        const assertion = await signAssertion(id, key, userName, this.#endpoint.audience, now());
        mask(assertion);
        const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
        return this.#endpoint.accessToken(this.#client, { grant_type: grant, assertion, scope }, true);
    }
    /**
     * Exchanges another issuer's ID token for a session of the user that an identity propagation trust names (RFC 8693;
     * Oracle, *JSON Web Token to UPST Exchange*). The session's key is made here and stays in this process. The client is
     * among the OAuth clients of the trust.
     * @throws {ExchangeRefused} when the domain refuses
     * @throws {UnexpectedAnswer} for another answer: a page with another status than 401 is a gateway's, not the domain's
     */
    async exchangeIdToken(idToken) {
        const { mask, now } = this.#environment;
        const { privateKey, publicKey } = await ephemeralKey();
        const answer = await this.#endpoint.post(this.#client, {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            requested_token_type: 'urn:oci:token-type:oci-upst',
            // the bare word, as Oracle's documents and SDKs have it
            subject_token_type: 'jwt',
            subject_token: idToken,
            public_key: publicKey,
        }, true);
        // a domain's own 401 may be a page too, as its API answers bad tokens in public code
        const byDomain = answer.status === 401 || !isHtml(answer);
        if (isRefused(answer) && byDomain)
            throw new ExchangeRefused(answer, idToken, this.#client.doubts);
        const session = readSession(jsonOf(answer), privateKey, now());
        if (session === undefined)
            throw new answer_UnexpectedAnswer(answer);
        mask(session.token);
        return session;
    }
    #renewed(about, ask, { leastMs = 0, refused } = {}) {
        const { now } = this.#environment;
        const key = JSON.stringify(about);
        const token = this.#tokens.get(key) ??
            renewable(ask, (last) => isUsedUp(last, now()) && now() - last.receivedAt > leastMs);
        this.#tokens.set(key, token);
        return token(refused);
    }
}

;// CONCATENATED MODULE: ./src/administrator-sign-in.ts




/**
 * How the administrator of a domain signs in: a client by its secret, or the workflow itself, by an ID token that
 * GitHub issues to its job and the domain exchanges for a session of a service user.
 * @param mask called with each secret before anything else is done with it
 */
function administratorSignIn(administrator, domain, environment, mask) {
    if (administrator.kind === 'client') {
        const client = domain.as(administrator.client);
        const fresh = () => client.freshToken(ADMIN_SCOPE);
        return async (anew) => anew
            ? byToken(await fresh(), 'the admin client', fresh)
            : client.authorised(await client.token(ADMIN_SCOPE), 'the admin client');
    }
    const { audience, exchangeClient, idTokens } = administrator;
    const github = new ServiceHttp(new URL(idTokens.url.origin), environment, { name: 'GitHub' });
    const exchange = async () => {
        const idToken = await requestIdToken(github, idTokens, audience);
        mask(idToken);
        return bySession(await domain.as(exchangeClient).exchangeIdToken(idToken), environment.now);
    };
    let session;
    return (anew) => {
        const renewed = (last) => last.isUsedUp(environment.now()) ? exchange() : last;
        session = anew || session === undefined ? exchange() : session.then(renewed);
        return session;
    };
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 20 modules
var core = __webpack_require__(8049);
;// CONCATENATED MODULE: ./src/action/masks.ts


/**
 * Masks the secrets of this run. The runner hides them in the logs of the job, in the encodings that it knows
 * (actions/runner, `ValueEncoders`); it does not in files, outputs and the summary, and not in every encoding, so all
 * texts go through the {@link redactor} as well.
 */
class Masks {
    #secrets = new Set();
    /** Masks a secret from now on. One of few characters too, though that blackens innocent words of the log. */
    add = (secret) => {
        if (secret === '' || this.#secrets.has(secret))
            return;
        this.#secrets.add(secret);
        (0,core/* setSecret */.Pq)(secret);
        redactor/* redactor */.$.add(secret);
    };
}

// EXTERNAL MODULE: ./src/action/state.ts
var state = __webpack_require__(3175);
// EXTERNAL MODULE: ./src/action/step.ts
var step = __webpack_require__(9134);
// EXTERNAL MODULE: ./src/apply/lease-state.ts
var lease_state = __webpack_require__(2534);
;// CONCATENATED MODULE: ./src/oracle/case-aside.ts
/**
 * Whether two names are the same but for upper and lower case. Both ways of writing must agree, because some letters
 * have a twin in one of them: the Kelvin sign is a k in lower case, and no k.
 */
function isSameCaseAside(one, other) {
    return one.toLowerCase() === other.toLowerCase() && one.toUpperCase() === other.toUpperCase();
}

;// CONCATENATED MODULE: ./src/oracle/asked-for.ts



/** A well-formed answer that is about something else than what was asked for, or of a form that the API does not have. */
class asked_for_NotAskedFor extends Error {
    name = 'NotAskedFor';
    /** @param instead what came; texts of the server in it are quoted already */
    constructor({ method, host, path, status, requestId }, instead) {
        const id = requestId === undefined ? '' : `, request id ${answer_quoted(requestId)}`;
        super(`${method} ${host}${path} answered ${String(status)} with ${instead}${id}`);
    }
}
/** One of them that says nothing about anything, so that it is not about another one either. */
class SaysNothing extends asked_for_NotAskedFor {
}
/** Asks for the object whose member has a name. @param compared how the service compares it */
function asked_for_byName(member, name, compared) {
    const isExact = (resource) => resource[member] === name;
    const isAlike = (resource) => {
        const given = (0,oracle_json/* stringMember */.sk)(resource, member);
        return given !== undefined && isSameCaseAside(given, name);
    };
    return {
        words: `the ${member} ${answer_quoted(name)}`,
        isMeant: compared === 'exactly' ? isExact : isAlike,
        isExact,
        nameOf: (resource) => (0,oracle_json/* stringMember */.sk)(resource, member) ?? '(no text)',
    };
}
/** Members of a SCIM list, at least one of which is there; `totalResults` may be missing, as from Fusion (RFC 7644, 3.4.2). */
const LIST_MEMBERS = ['Resources', 'totalResults', 'itemsPerPage', 'startIndex'];
/**
 * The resources of a SCIM list; Oracle leaves `Resources` out when there are none.
 * @throws {UnexpectedAnswer} when it is no answer of success in JSON
 * @throws {SaysNothing} when it is no such list, or says itself that there are more than it shows
 */
function asked_for_listed(answer) {
    const json = jsonOf(answer);
    const isList = (0,oracle_json/* isRecord */.u4)(json) && LIST_MEMBERS.some((name) => name in json);
    if (!isList || json['Resources'] === null)
        throw new SaysNothing(answer, 'JSON that is no list');
    const resources = asked_for_ofForm(answer, () => (0,oracle_json/* listOf */.c3)(json, 'Resources'));
    const total = json['totalResults'];
    if (resources.length === 0 && typeof total === 'number' && total > 0) {
        throw new SaysNothing(answer, `${String(total)} results, and shows none`);
    }
    return resources;
}
/** Users of a SCIM list whose names begin with a text, up to so many; what else it holds is left out. */
function asked_for_usersFrom(answer, start, most) {
    const begin = start.toLowerCase();
    return asked_for_listed(answer)
        .filter((user) => (0,oracle_json/* stringMember */.sk)(user, 'userName')?.toLowerCase().startsWith(begin))
        .slice(0, most);
}
/**
 * The resources of a SCIM list that are what was asked for: a server may ignore the filter, so what it puts first is
 * not believed.
 * @throws {NotAskedFor} when something came, and none of it is what was asked for
 */
function foundIn(answer, asked) {
    const resources = asked_for_listed(answer);
    const meant = resources.filter(asked.isMeant);
    if (meant.length === 0 && resources.length > 0)
        throw another(answer, resources, asked);
    return meant.map((resource) => found(answer, resource));
}
/**
 * The one resource of a SCIM list that is what was asked for; `undefined` when the list is empty.
 * @throws {NotAskedFor} also when several are: one of them would be taken by chance
 */
function asked_for_oneFoundIn(answer, asked) {
    const meant = foundIn(answer, asked);
    const exact = meant.filter(({ resource }) => asked.isExact?.(resource));
    const [one, ...others] = exact.length > 0 ? exact : meant;
    if (others.some(({ id }) => id !== one?.id)) {
        throw new asked_for_NotAskedFor(answer, `more than one of ${asked.words}`);
    }
    return one;
}
/**
 * A single resource, which must be what was asked for.
 * @throws {NotAskedFor} when it is another one
 */
function asked_for_foundAs(answer, asked) {
    const resource = jsonOf(answer);
    if ((0,oracle_json/* isRecord */.u4)(resource) && asked.isMeant(resource))
        return found(answer, resource);
    throw another(answer, (0,oracle_json/* isRecord */.u4)(resource) ? [resource] : [], asked);
}
/**
 * Reads a part of an answer.
 * @throws {SaysNothing} when the reading meets another form
 */
function asked_for_ofForm(answer, read) {
    try {
        return read();
    }
    catch (thrown) {
        if (thrown instanceof oracle_json/* OtherForm */.zY)
            throw new SaysNothing(answer, `JSON of another form: ${thrown.message}`);
        throw thrown;
    }
}
function found(answer, resource) {
    return { id: asked_for_ofForm(answer, () => (0,oracle_json/* idOf */.TH)(resource)), resource };
}
/** More are counted, not named. */
const MOST_NAMED = 3;
function another(answer, resources, asked) {
    const names = resources.slice(0, MOST_NAMED).map((resource) => answer_quoted(asked.nameOf(resource)));
    const more = resources.length - names.length;
    const rest = more > 0 ? ` and ${String(more)} more` : '';
    const came = names.length === 0 ? 'nothing that has a name' : `${names.join(', ')}${rest}`;
    return new asked_for_NotAskedFor(answer, `${came} instead of ${asked.words}`);
}

;// CONCATENATED MODULE: ./src/oracle/read-as.ts


/**
 * Reads with somebody's right, or anonymously. A domain answers a token that is garbage or expired with 401 and a web
 * page, where a missing role has JSON: then the token is renewed, once, and the read is sent again.
 * @param onRenewed takes the authorisation that is good from then on
 */
async function readAs(http, authorisation, send, onRenewed = () => undefined) {
    const answer = await http.send({ ...send, ...authorised(authorisation) });
    if (answer.status !== 401 || !isHtml(answer))
        return answer;
    const renewed = await authorisation?.renewed?.().catch(unlessRefused);
    if (renewed === undefined)
        return answer;
    onRenewed(renewed);
    return http.send({ ...send, ...authorised(renewed) });
}
function authorised(authorisation) {
    return authorisation === undefined ? {} : { authorise: authorisation.headersFor };
}
/** Without a new token the first answer is what there is to judge. */
function unlessRefused(thrown) {
    if (thrown instanceof answer_UnexpectedAnswer || thrown instanceof TransportError)
        return undefined;
    throw thrown;
}

;// CONCATENATED MODULE: ./src/oracle/scim.ts
/**
 * A SCIM filter that compares an attribute with a text (RFC 7644, 3.4.2.2). The text is quoted as in JSON; that
 * Oracle reads the escapes of `"` and `\` like that is inferred from the RFC.
 */
function scim_scimFilter(attribute, operator, text) {
    return `${attribute} ${operator} ${JSON.stringify(text)}`;
}
/** A query string; percent-encoding throughout, because not every server reads + as a space. */
function scim_scimQuery(parameters) {
    return new URLSearchParams(parameters).toString().replaceAll('+', '%20');
}

;// CONCATENATED MODULE: ./src/oracle/domain-administration.ts






/** The role that may do everything in its domain, as tokens and app roles name it. */
const ADMINISTRATOR_ROLE = 'Identity Domain Administrator';
/** The application that owns the administrative roles: the same literal in every domain. */
const DOMAIN_APP = 'IDCSAppId';
const USER = 'urn:ietf:params:scim:schemas:oracle:idcs:extension:user:User';
const SCIM_HEADERS = { accept: 'application/scim+json', 'content-type': 'application/scim+json' };
/** The administrator looks for something that must be there, and sees nothing. */
class NotSeen extends Error {
    name = 'NotSeen';
}
/** The domain refuses what an administrator alone may ask: about its applications, their roles and grants. */
class AdministrationRefused extends answer_UnexpectedAnswer {
}
const GRANT_ATTRIBUTES = 'id,grantee,app,entitlement,meta';
const MOST_GRANTS = 100;
const NAMELESS = 'one without a name';
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
     * The application of a client, and the role Identity Domain Administrator, whose id differs from domain to domain.
     * @throws {NotSeen} when the administrator sees one of them not
     * @throws {NotAskedFor} when the domain answers about another one
     */
    async target(clientId) {
        const [appId, roleId] = await Promise.all([this.#appId(clientId), this.#administratorRoleId()]);
        if (appId === undefined) {
            throw new NotSeen(`${this.who} sees no application with the client id ${clientId}`);
        }
        if (roleId === undefined) {
            throw new NotSeen(`${this.who} sees no app role ${ADMINISTRATOR_ROLE}`);
        }
        return { appId, roleId };
    }
    /** The grants of the role to the application. @throws {NotAskedFor} when others come, and not one of these */
    async grants(target) {
        const filter = `${scim_scimFilter('grantee.value', 'eq', target.appId)} and ${scim_scimFilter('entitlement.attributeValue', 'eq', target.roleId)}`;
        const answer = await this.#list('/admin/v1/Grants', filter, GRANT_ATTRIBUTES);
        const grants = foundIn(answer, grantOf(target)).map(readGrant);
        // there is one of a kind: what lists more than fits into the action's state is no list of these
        if (grants.length > MOST_GRANTS) {
            throw new asked_for_NotAskedFor(answer, `${String(grants.length)} grants of one kind`);
        }
        const date = Date.parse(answer.header('date') ?? '');
        return { grants, answeredAt: Number.isNaN(date) ? undefined : date };
    }
    /**
     * One grant by its id; `undefined` when there is none.
     * @throws {NotAskedFor} when it is one of another role, or to another application
     */
    async grant(id, target) {
        const path = `/admin/v1/Grants/${encodeURIComponent(id)}`;
        const answer = await this.#read(`${path}?${scim_scimQuery({ attributes: GRANT_ATTRIBUTES })}`);
        return answer.status === 404
            ? undefined
            : readGrant(asked_for_foundAs(allowed(answer), grantOf(target, id)));
    }
    /**
     * Grants the role to the application (Oracle, *Working with Apps*).
     * @param isNew whether a grant was not there before
     * @returns the grant, or `undefined` when there is one already: somebody else's
     * @throws {NotAskedFor} when the domain answers with a grant of another kind, or with one that was there before
     */
    async createGrant(target, isNew) {
        const answer = await this.#write('POST', '/admin/v1/Grants', {
            schemas: ['urn:ietf:params:scim:schemas:oracle:idcs:Grant'],
            grantMechanism: 'ADMINISTRATOR_TO_APP',
            grantee: { type: 'App', value: target.appId },
            app: { value: DOMAIN_APP },
            entitlement: { attributeName: 'appRoles', attributeValue: target.roleId },
        });
        if (answer.status === 409)
            return undefined;
        const grant = readGrant(asked_for_foundAs(allowed(answer), grantOf(target)));
        if (!isNew(grant))
            throw new asked_for_NotAskedFor(answer, `the grant ${grant.id}, which it says is older than the request. It was left alone: look whether the client should hold the role`);
        return grant;
    }
    /** Removes a grant; one that is gone already counts as removed. */
    async deleteGrant(id) {
        const answer = await this.#write('DELETE', `/admin/v1/Grants/${encodeURIComponent(id)}`);
        if (answer.status !== 404 && !isDone(allowed(answer)))
            throw new answer_UnexpectedAnswer(answer);
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
        asked_for_foundAs(answer, asked_for_byName('userName', userName, 'case aside'));
        return true;
    }
    /**
     * SCIM id of an application by its client id, which is its `name`. Nothing else is asked for, because an answer
     * without `attributes` shows the client secret.
     */
    async #appId(clientId) {
        const answer = await this.#list('/admin/v1/Apps', scim_scimFilter('name', 'eq', clientId), 'id,name');
        const found = asked_for_oneFoundIn(answer, {
            words: `the application with the client id ${clientId}`,
            isMeant: (app) => isSame((0,oracle_json/* stringMember */.sk)(app, 'name'), clientId),
            isExact: (app) => app['name'] === clientId,
            nameOf: (app) => (0,oracle_json/* stringMember */.sk)(app, 'name') ?? NAMELESS,
        });
        return found?.id;
    }
    async #administratorRoleId() {
        const filter = `${scim_scimFilter('displayName', 'eq', ADMINISTRATOR_ROLE)} and ${scim_scimFilter('app.value', 'eq', DOMAIN_APP)}`;
        const answer = await this.#list('/admin/v1/AppRoles', filter, 'id,displayName,app');
        const found = asked_for_oneFoundIn(answer, {
            words: `the app role ${ADMINISTRATOR_ROLE} of ${DOMAIN_APP}`,
            isMeant: (role) => role['displayName'] === ADMINISTRATOR_ROLE &&
                (0,oracle_json/* stringMember */.sk)(role['app'], 'value') === DOMAIN_APP,
            nameOf: (role) => `${(0,oracle_json/* stringMember */.sk)(role, 'displayName') ?? NAMELESS} of ${(0,oracle_json/* stringMember */.sk)(role['app'], 'value') ?? 'no application'}`,
        });
        return found?.id;
    }
    async #list(path, filter, attributes) {
        return allowed(await this.#read(`${path}?${scim_scimQuery({ filter, attributes })}`));
    }
    #read(path) {
        const send = { method: 'GET', path, headers: SCIM_HEADERS, repeatable: true };
        return readAs(this.#http, this.#administrator, send, (renewed) => {
            this.#administrator = renewed;
        });
    }
    #write(method, path, body) {
        return this.#http.write({
            method,
            path,
            headers: SCIM_HEADERS,
            authorise: this.#administrator.headersFor,
            ...(body && { body: JSON.stringify(body) }),
            // a repeated POST might create twice; a repeated DELETE finds nothing the second time
            repeatable: method === 'DELETE',
        });
    }
}
/** @throws {AdministrationRefused} for a refusal */
function allowed(answer) {
    if (isRefused(answer))
        throw new AdministrationRefused(answer);
    return answer;
}
/** A grant of the role to the application. @param id of a certain one */
function grantOf({ appId, roleId }, id) {
    return {
        words: `a grant of the role ${roleId} to the application ${appId}`,
        isMeant: (grant) => (0,oracle_json/* stringMember */.sk)(grant['grantee'], 'value') === appId &&
            (0,oracle_json/* stringMember */.sk)(grant['entitlement'], 'attributeValue') === roleId &&
            (id === undefined || (0,oracle_json/* stringMember */.sk)(grant, 'id') === id),
        nameOf: (grant) => `a grant of ${(0,oracle_json/* stringMember */.sk)(grant['entitlement'], 'attributeValue') ?? 'nothing'} to ${(0,oracle_json/* stringMember */.sk)(grant['grantee'], 'value') ?? 'nobody'}`,
    };
}
function readGrant({ id, resource }) {
    const created = Date.parse((0,oracle_json/* stringMember */.sk)(resource['meta'], 'created') ?? '');
    return { id, createdAt: Number.isNaN(created) ? undefined : created };
}
/** Names of applications and roles are compared without regard to case (`caseExact: false`). */
function isSame(name, wanted) {
    return name !== undefined && isSameCaseAside(name, wanted);
}

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



/** The record is about another application or role than those of the client: nothing may be done with it. */
class RecordOfAnother extends Error {
    name = 'RecordOfAnother';
}
/**
 * A lease that only the action's state tells of. Application and role are looked up anew, and the grant is read before
 * it is removed.
 * @param clientId of the inputs
 */
function toldLease(record, clientId) {
    return {
        record,
        made: undefined,
        unanswered: record.grantId === undefined,
        target: async (administration) => {
            const target = await administration.target(clientId);
            if (target.appId === record.appId && target.roleId === record.roleId)
                return target;
            throw new RecordOfAnother(`The state of the step names a grant of the role ${record.roleId} to the application ${record.appId}. The client ${clientId} has the application ${target.appId}, and ${ADMINISTRATOR_ROLE} is the role ${target.roleId}.`);
        },
    };
}
/** How far the clocks of a domain's servers may be apart. */
const CLOCKS_APART_MS = 60_000;
/**
 * Whether a grant was made by the lease: it was not there before the intent, and the domain does not say that it was
 * made earlier.
 */
function isOfLease({ id, createdAt = Number.POSITIVE_INFINITY }, { existing, since }) {
    return !existing.includes(id) && createdAt >= Date.parse(since) - CLOCKS_APART_MS;
}
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
    label: 'the temporary administrator role is not removed yet',
    milliseconds: 20_000,
    intervalMs: 2000,
};
/** How long a grant is looked for whose making was not answered: it may be made, or listed, after the first look. */
const GRANT_SHOWS_MS = 10_000;
/**
 * Removes every grant of the lease and reads back that it is gone: the one that this process has made, and any other of
 * the role to the client's application that was made since the intent. Whatever stands in the way is tried again for a
 * while: nothing a run does matters more. A grant that is new to the run, and older than it by its own date, is left
 * alone and told. One that was asked for without an answer is looked for until it shows, or for some time; a lease of
 * which nothing was seen is not taken for returned, so that the post step looks again.
 * @returns the ids of those that were removed
 * @throws {RecordOfAnother} when the record names another application or role
 * @throws {GrantNotReturned} when one stays
 */
async function giveBack(administrator, { record, target, made, unanswered }, { save, ...waiting }) {
    const removed = new Set();
    let doubtful = [];
    let attempt = 0;
    const remove = async () => {
        attempt += 1;
        const administration = await administrator(attempt);
        const gone = new Set();
        const removeAll = async (ids) => {
            for (const id of ids) {
                if (gone.has(id))
                    continue;
                await administration.deleteGrant(id);
                gone.add(id);
                removed.add(id);
            }
        };
        // whatever is listed: a grant made just now may not be, yet
        if (made !== undefined && !removed.has(made))
            await removeAll([made]);
        const of = await target(administration);
        const ours = async () => {
            const { grants } = await administration.grants(of);
            const isOurs = (grant) => isOfLease(grant, record);
            doubtful = grants.filter((one) => !isOurs(one) && !record.existing.includes(one.id));
            return grants.filter(isOurs).map(({ id }) => id);
        };
        const listed = await ours();
        const told = made === undefined ? await toldOf(administration, of, listed) : [];
        const left = [...listed, ...told];
        await removeAll(left);
        return left.length === 0 ? [] : ours();
    };
    /** The grant that the record tells of, when the domain says that it is of the lease. */
    const toldOf = async (administration, of, listed) => {
        const id = record.grantId;
        if (id === undefined || removed.has(id) || listed.includes(id))
            return [];
        const grant = await administration.grant(id, of);
        return grant !== undefined && isOfLease(grant, record) ? [grant.id] : [];
    };
    let failure;
    const showsBy = waiting.now() + GRANT_SHOWS_MS;
    const isSettled = () => !unanswered || removed.size > 0 || waiting.now() >= showsBy;
    const left = await askUntil(() => remove().catch((thrown) => {
        failure = thrown;
        return undefined;
    }), (rest) => (rest?.length === 0 && isSettled()) || isFinal(failure), unanswered
        ? {
            ...GRANT_GONE,
            label: 'the temporary administrator role does not show, or is not removed yet',
        }
        : GRANT_GONE, waiting).catch(() => undefined);
    if (failure instanceof RecordOfAnother)
        throw failure;
    if (left === undefined)
        throw new GrantNotReturned(record, { cause: failure });
    if (left.length > 0) {
        const cause = new Error(`still listed after its removal: ${left.join(', ')}`);
        throw new GrantNotReturned(record, { cause });
    }
    for (const { id } of doubtful) {
        waiting.line(`temporary administrator role: the grant ${id} was not removed. It is new in this run, but the identity domain says that it is older. Check whether the client ${record.clientId} should keep ${ADMINISTRATOR_ROLE}`);
    }
    if (!unanswered || removed.size > 0)
        save({ ...record, returned: true });
    return [...removed];
}
/** What asking again does not mend: a record of something else, and a sign-in that is refused. */
function isFinal(thrown) {
    return thrown instanceof RecordOfAnother || isRefusedSignIn(thrown);
}
/** A sign-in that is refused is refused the next time too. */
function isRefusedSignIn(thrown) {
    const cause = thrown instanceof answer_UnexpectedAnswer ? thrown : thrown instanceof Error ? thrown.cause : undefined;
    return (cause instanceof answer_UnexpectedAnswer &&
        isRefused(cause.answer) &&
        !(cause instanceof AdministrationRefused));
}
/** A grant that was not given back, as far as it is known. */
function heldGrant({ grantId, at }) {
    return { id: grantId ?? 'unknown', takenAt: at, revokedAt: null, heldSeconds: null };
}
function notReturned({ clientId, domain, grantId }, cause) {
    const why = cause instanceof Error ? cause.message : 'unknown reason';
    return `The temporary administrator role ${ADMINISTRATOR_ROLE} could not be removed from the client ${clientId} of ${domain}${grantId === undefined ? '' : ` (grant ${grantId})`}: ${why}. Remove it by hand now: OCI console > Identity & Security > Domains > your domain > Integrated applications > the client application with this client ID > OAuth configuration > App roles > ${ADMINISTRATOR_ROLE} > Remove. The role does not expire.`;
}

;// CONCATENATED MODULE: ./src/http/service-writer.ts

/**
 * Writes to one origin, and reads from it. Only what may change something is given one: `apply`, and what gives back
 * what `apply` has taken. A check gets a `ServiceHttp`, which has no way to send a write.
 */
class ServiceWriter extends ServiceHttp {
    /** @throws {Error} when the run may not change anything */
    constructor(origin, environment, service) {
        if (!environment.mayWrite) {
            throw new Error(`nothing may be changed at ${origin.host} in a run that only reads`);
        }
        super(origin, environment, service);
    }
    /**
     * Sends a write and reads its answer, repeating it if that is allowed and may help.
     * @throws {TransportError} when no complete answer came: the write may have been done all the same
     * @throws {Error} when the request is none, before anything is sent
     */
    write(write) {
        return this.deliver(write, 'write');
    }
}

;// CONCATENATED MODULE: ./src/checks/trace.ts

const running = new external_node_async_hooks_.AsyncLocalStorage();
/** A trace of nothing yet. @param startedAt milliseconds of a monotonic clock */
function newTrace(startedAt = 0) {
    return { requests: [], retries: 0, startedAt };
}
/** Runs a check or a question, on which whatever is sent meanwhile is booked. */
function traced(trace, run) {
    return running.run(trace, run);
}
/** Books an HTTP exchange on what is running; `retried` when an earlier attempt had failed. */
function recordRequest(request, retried) {
    const trace = bearer(running.getStore());
    if (trace === undefined)
        return;
    trace.requests.push(request);
    if (retried)
        trace.retries += 1;
}
/** Books what a question has cost, and what it will, on what is running; the first one bears it. */
function chargeTo(question) {
    const check = running.getStore();
    if (check === undefined || question.borneBy !== undefined)
        return;
    question.borneBy = check;
    const bears = bearer(check);
    bears?.requests.push(...question.requests);
    if (bears !== undefined)
        bears.retries += question.retries;
}
/** A question that is asked within another one is borne by whoever bears that. */
function bearer(trace) {
    let last = trace;
    while (last?.borneBy !== undefined)
        last = last.borneBy;
    return last;
}

// EXTERNAL MODULE: ./node_modules/undici/lib/api/index.js
var api = __webpack_require__(6615);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/agent.js
var agent = __webpack_require__(7405);
var agent_default = /*#__PURE__*/__webpack_require__.n(agent);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/dispatcher.js
var dispatcher = __webpack_require__(883);
var dispatcher_default = /*#__PURE__*/__webpack_require__.n(dispatcher);
;// CONCATENATED MODULE: ./src/http/dispatcher.ts

// undici's index loads twice as much (fetch, WebSocket, caches, mocks) before the first line of a run: 1.1 MB in place of
// 0.5, some 40 ms





/**
 * Far more connections than any run needs, each of which comes after a wait: more only help what closes every one of
 * them at once to keep the runner busy.
 */
const MOST_CONNECTIONS = 2000;
/**
 * The one dispatcher of a run: keeps connections alive, goes through `HTTPS_PROXY` / `NO_PROXY` if they are set,
 * and trusts the given certificates in addition to those that Node trusts.
 * @param caCertificates PEM bundle, or '' for none
 */
function createDispatcher(caCertificates, { wayTo = readProxyEnvironment(process.env).wayTo, most = MOST_CONNECTIONS, now = () => performance.now(), } = {}) {
    withMethods();
    const secureContext = () => contextOf(caCertificates);
    return new RunDispatcher(new Connections({ secureContext, wayTo, most, now }));
}
let last;
/**
 * Made once, for all connections, and for the issue as for the pair: to read some hundred and fifty authorities takes
 * longer than a handshake.
 */
function contextOf(bundle) {
    if (last?.bundle !== bundle) {
        const context = external_node_tls_.createSecureContext(bundle === '' ? {} : { ca: [...defaultAuthorities(), bundle] });
        last = { bundle, context };
    }
    return last.context;
}
/** A dispatcher for a run that sends nothing: it reads neither the environment nor certificates. */
function createIdleDispatcher() {
    return new RunDispatcher();
}
/**
 * undici's agent, which can open connections before they are needed, and gives up those that are unused or under way when
 * it is destroyed.
 */
class RunDispatcher extends (agent_default()) {
    #connections;
    /** @param connections for a run that sends something */
    constructor(connections) {
        super(connections && { connect: connections.connect });
        this.#connections = connections;
    }
    /** Opens connections before they are needed; whether that succeeds shows when they are. */
    openAhead(wish) {
        this.#connections?.openAhead(wish);
    }
    destroy(first, callback) {
        this.#connections?.end();
        if (typeof first === 'function') {
            super.destroy(first);
            return undefined;
        }
        if (callback === undefined)
            return super.destroy(first ?? null);
        super.destroy(first ?? null, callback);
        return undefined;
    }
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





/** So many requests are under way at once: about as many as a run with one connection has. */
const MOST_REQUESTS_AT_ONCE = 16;
/** What the clients of a run share: one dispatcher, one deadline, the log, the clock. */
function httpEnvironment(settings, { usable, mayWrite, wayTo, log, clock }) {
    const ended = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, ended.signal);
    const deadline = deadlineIn(settings.timeoutMs);
    deadline.addEventListener('abort', () => {
        ended.abort(deadline.reason);
    });
    const dispatcher = usable
        ? createDispatcher(settings.caCertificates, { wayTo, now: clock.now })
        : createIdleDispatcher();
    return {
        dispatcher,
        openAhead: (target, wanted) => {
            dispatcher.openAhead({ target, wanted, milliseconds: settings.requestTimeoutMs });
        },
        wayTo,
        turns: new Turns(MOST_REQUESTS_AT_ONCE),
        requestTimeoutMs: settings.requestTimeoutMs,
        mayWrite: usable && mayWrite,
        deadline: ended.signal,
        giveUp: () => {
            ended.abort();
        },
        endsAt: clock.now() + settings.timeoutMs,
        now: clock.now,
        random: Math.random,
        sleep: clock.sleep,
        onExchange: (exchange) => {
            const { method, host, path, status, requestId, attempt } = exchange;
            recordRequest({ method, host, path, status, requestId }, attempt > 1);
            log.exchange(exchange);
        },
        onRetry: log.line,
    };
}
/** How long connections may take to close: nothing of the run depends on it any more. */
const LEAVE_MS = 1000;
/** Closes the connections of a run. */
async function leave({ dispatcher, giveUp, }) {
    giveUp();
    const never = new AbortController().signal;
    await withTimeLimit(LEAVE_MS, never, () => dispatcher.destroy()).catch(() => undefined);
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
/** The states that fail a step, unless `fail-on` says otherwise: false, not to be found out, not reached. */
const FAILED = (/* unused pure expression or super */ null && (['error', 'fail', 'blocked']));
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
/** States that claim something of the pair; the others claim nothing. */
const CLAIMS = (/* unused pure expression or super */ null && (['pass', 'warn', 'pending', 'manual', 'fail']));
/** Whether the run has seen what the finding claims. */
function isSeen({ state, proven }) {
    return proven !== false && CLAIMS.includes(state);
}
/** Whether a check was looked at and is true: it passed, or is a warning that rests on proof. */
function holds({ state, proven }) {
    return proven && (state === 'pass' || state === 'warn');
}
/** Whether a check is a warning because nobody could look closely enough. */
function isUnproven({ state, proven }) {
    return state === 'warn' && !proven;
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
/** A check that applies, and whose question a connection test of the same run is to answer. */
function leftToTest(why) {
    return { ...skip(why), leftOut: 'connection test' };
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

;// CONCATENATED MODULE: ./src/inputs/administrator.ts
const OF_WORKLOAD = ['oidc-audience', 'oidc-client-id', 'oidc-client-secret'];
const OF_CLIENT = ['admin-client-id', 'admin-client-secret'];
const NO_OFFER = 'offers no ID token. Give the job "permissions: id-token: write". A called workflow needs it from its caller too. Pull requests from forks never get it';
/**
 * Reads who administers the domain, `undefined` for nobody. Inputs of the way that was not chosen are a fault: a
 * secret that nothing uses should not be stored.
 * @param idTokens where the runner offers ID tokens, `undefined` when it offers none
 */
function readAdministrator(read, mode, idTokens) {
    const way = read.oneOf('admin-auth', ['client', 'github-oidc']);
    for (const name of way === 'client' ? OF_WORKLOAD : OF_CLIENT) {
        if (read.isGiven(name)) {
            read.fault(name, `is set, but admin-auth "${way}" does not use it. Remove it`);
        }
    }
    return way === 'client' ? readClient(read) : administrator_readWorkload(read, mode, idTokens);
}
function readClient(read) {
    const client = read.clientPair('admin-client');
    return client && { kind: 'client', client };
}
/** `verify` asks nothing of the administrator, so its job may lack the permission. */
function administrator_readWorkload(read, mode, idTokens) {
    for (const name of OF_WORKLOAD) {
        if (!read.isGiven(name))
            read.empty(name, 'and admin-auth "github-oidc" needs it');
    }
    const audience = read.text('oidc-audience');
    const exchangeClient = {
        id: read.text('oidc-client-id'),
        secret: read.credential('oidc-client-secret'),
        ...read.about('oidc-client'),
    };
    if (idTokens === undefined || 'fault' in idTokens) {
        if (mode !== 'verify') {
            read.fault('admin-auth', `is "github-oidc", and the runner ${idTokens?.fault ?? NO_OFFER}`);
        }
        return undefined;
    }
    return { kind: 'workload', audience, exchangeClient, idTokens };
}

;// CONCATENATED MODULE: ./src/inputs/look-alikes.ts
/**
 * Letters of other scripts that look like Latin ones, and which (Unicode, *Confusable Detection*, those that people
 * type): the first of a pair is written as the second is read.
 */
const PAIRS = {
    Cyrillic: [
        [
            '\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u04ae\u04c0\u050c\u051a\u051c',
            'SIJABEKMHOPCTYXYIGQW',
        ],
        [
            '\u0430\u0435\u043a\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04af\u04bb\u04cf\u0501\u051b\u051d',
            'aekopcyxsijyhldqw',
        ],
    ],
    Greek: [
        [
            '\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7',
            'ABEZHIKMNOPTYX',
        ],
        ['\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03c7\u03f2\u03f3', 'ikvopuxcj'],
    ],
    Armenian: [['\u054d\u0555\u0563\u0566\u0570\u0575\u0578\u057d\u0585', 'UOqqhjnuo']],
};
const OF_SCRIPTS = Object.values(PAIRS).flat();
const READ_AS = new Map(OF_SCRIPTS.flatMap(([written, read]) => Array.from(written, (letter, index) => [letter, read[index] ?? letter])));
const FOREIGN = OF_SCRIPTS.map(([written]) => written).join('');
/** Wide and mathematical letters, which are Latin and others than those of keyboards. */
const STYLED = String.raw `\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d6a5}`;
const LOOK_ALIKES = FOREIGN + STYLED;
const EVERY_LOOK_ALIKE = new RegExp(`[${LOOK_ALIKES}]`, 'gu');
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** A word that is read as Latin: it has a letter of a keyboard, and others than Latin ones look so. */
const READ_AS_LATIN = new RegExp(String.raw `^(?=.*[A-Za-z])(?=.*[${LOOK_ALIKES}])[\p{Script=Latin}\p{M}\p{N}${LOOK_ALIKES}]+$`, 'u');
/** A word without a Latin letter, all of whose letters look like Latin ones. */
const LOOKS_LATIN = new RegExp(String.raw `^(?=.*[${FOREIGN}])[\p{M}\p{N}${FOREIGN}]+$`, 'u');
/** A text in which no letter tells a reader that another script than Latin is meant. */
const NO_OTHER_SCRIPT = new RegExp(String.raw `^(?:(?!\p{L})[\s\S]|\p{Script=Latin}|[${FOREIGN}])*$`, 'u');
/**
 * Words of this subject, longer than two letters, that can be written with letters of another script alone. None is a
 * word of a language of such a script, so nobody means it there.
 */
const KNOWN = [
    'OIC',
    'OCI',
    'ICS',
    'SOA',
    'SAAS',
    'PAAS',
    'IAAS',
    'HCM',
    'SCM',
    'EPM',
    'EBS',
    'API',
    'APP',
    'APPS',
    'IAM',
    'SSO',
    'ESB',
    'TEST',
    'SIT',
    'INT',
];
/** Dashes, and the wide forms of ASCII signs and digits. */
const SIGNS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff01\uff03-\uff06\uff08-\uff20\uff3b-\uff40\uff5b-\uff5e]/u;
const EVERY_SIGN = new RegExp(`${SIGNS.source}|[${STYLED}]`, 'gu');
const OTHER_LETTER = new RegExp(String.raw `(?!\p{Script=Latin}|[${STYLED}])\p{L}`, 'u');
/** A name of another script has wide signs and letters of its own. */
function isLatin(text) {
    return /[A-Za-z]/.test(text) && !OTHER_LETTER.test(text);
}
/**
 * Whether a letter in a Latin word is none and looks like one, a whole word is written so that is known in Latin
 * letters alone, or a sign or a letter of another width stands beside Latin letters alone. Any other word of one script is what
 * it is, whatever stands beside it, and letters of which nobody would think that they are Latin may stand in the same
 * word.
 */
function hasLookAlike(text) {
    return replaceLookAlikes(text, () => '') !== text;
}
/** A text with another one for each letter that looks Latin in a Latin word, and is not. */
function replaceLookAlikes(text, by) {
    const isPlain = NO_OTHER_SCRIPT.test(text);
    const letters = text.replace(WORD, (word) => READ_AS_LATIN.test(word) || (isPlain && isKnown(word))
        ? word.replace(EVERY_LOOK_ALIKE, by)
        : word);
    return isLatin(text) ? letters.replace(EVERY_SIGN, by) : letters;
}
function isKnown(word) {
    return (LOOKS_LATIN.test(word) &&
        KNOWN.includes(inLatin(word)
            .replace(/\p{N}+$/u, '')
            .toUpperCase()));
}
function inLatin(word) {
    return Array.from(word, (letter) => READ_AS.get(letter) ?? letter).join('');
}
/**
 * The parts of a name that are of another script and look Latin letter by letter, where nothing in the name tells
 * that another script is meant. Such a name may be right, and may be a slip: the name alone does not show it.
 */
function ambiguousIn(name) {
    if (!NO_OTHER_SCRIPT.test(name))
        return [];
    return (name.match(WORD) ?? [])
        .filter((word) => LOOKS_LATIN.test(word))
        .map((part) => ({ part, script: scriptOf(part) }));
}
/** A name as it is read where its ambiguous parts are taken for Latin. */
function readAsLatin(name) {
    return name.replace(WORD, (word) => (LOOKS_LATIN.test(word) ? inLatin(word) : word));
}
function scriptOf(word) {
    return /\p{Script=Cyrillic}/u.test(word)
        ? 'Cyrillic'
        : /\p{Script=Greek}/u.test(word)
            ? 'Greek'
            : 'Armenian';
}

;// CONCATENATED MODULE: ./src/inputs/pem.ts
/** Labels of one kind of PEM block are its own; the body is base64 alone, in lines of any length (RFC 7468). */
const BLOCK = /(-----BEGIN ([A-Z0-9. ]+)-----)([A-Za-z0-9+/=\s]+)(-----END \2-----)/g;
/**
 * Undoes what shells, YAML files and secret stores do to PEM: line breaks written as `\n`, CRLF, blanks in place of line
 * breaks, quotes around the whole, the whole in base64. Text around the blocks stays; what is no PEM stays as it is.
 */
function mendPem(text) {
    const unquoted = text.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
    const lines = pem_decoded(unquoted)
        .replaceAll(/\\r|\r/g, '')
        .replaceAll('\\n', '\n');
    return lines.replaceAll(BLOCK, (_, begin, _label, body, end) => {
        const base64 = body.replaceAll(/\s/g, '').match(/.{1,64}/g) ?? [];
        return [begin, ...base64, end, ''].join('\n');
    });
}
/** The blocks of a text that was mended, each with its BEGIN and END line, in order. */
function pem_pemBlocks(text) {
    return [...text.matchAll(BLOCK)].map(([pem, , label = '']) => ({ label, pem }));
}
/** The private keys in a text, whole or cut off, which no message may show. */
function privateKeysIn(text) {
    return mendPem(text).match(/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?=-----END|$)/g) ?? [];
}
/** Whether there is a private key in a text. */
function holdsPrivateKey(text) {
    return privateKeysIn(text).length > 0;
}
/** What base64 holds, if that is PEM. */
function pem_decoded(text) {
    if (!/^[A-Za-z0-9+/=\s]+$/.test(text))
        return text;
    const inside = Buffer.from(text, 'base64').toString();
    return inside.includes('-----BEGIN ') ? inside : text;
}

;// CONCATENATED MODULE: ./src/inputs/characters.ts


/** Longest value that a message repeats. */
const characters_LONGEST = 200;
/**
 * Characters that cannot be seen or told from a blank: controls, format characters, blanks other than the plain one and
 * what fonts show as nothing (Unicode, *Default_Ignorable_Code_Point* and *General_Category*). What an emoji is made of
 * is not among them: a variation selector after it, a joiner between two.
 */
const UNSEEN = new RegExp([
    String.raw `(?! |(?<=\p{Extended_Pictographic})\uFE0F)`,
    String.raw `(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic}))`,
    String.raw `[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\u2800]`,
].join(''), 'u');
const EVERY_UNSEEN = new RegExp(UNSEEN.source, 'gu');
/** Straight and typographic quotation marks, of which people also use the wrong one of a pair. */
const QUOTED = /^(["'`´“”„‟‘’‚‛«»‹›＂＇])[\s\S]*\1$|^[“”„‟‘’‚‛«»‹›][\s\S]*[“”„‟‘’‚‛«»‹›]$/u;
/** The first character of a text that cannot be seen, as `\u{200b}`; `undefined` if all can. */
function unseenIn(text) {
    const found = UNSEEN.exec(text)?.[0];
    return found === undefined ? undefined : escapeSequence(found);
}
/** Whether a text begins and ends with a quotation mark, straight or typographic. */
function isInQuotes(text) {
    return text.length > 1 && QUOTED.test(text);
}
/** Whether a text has a quotation mark at one end, to which there is no other: half of a pair was copied. */
function isHalfQuoted(text) {
    return /^["“”„«»]|["“”„«»]$/u.test(text) && (text.match(/["“”„«»]/gu) ?? []).length === 1;
}
/** Whether a text has an apostrophe at one end, straight or typographic, and none besides. */
function isHalfInApostrophes(text) {
    return /^['`´‘’‚‛]|['`´‘’‚‛]$/u.test(text) && (text.match(/['`´‘’‚‛]/gu) ?? []).length === 1;
}
/** A value between quotation marks for a message, as {@link visible} has it. */
function shown(text) {
    return isShown(text) ? `"${visible(text)}"` : visible(text);
}
/**
 * A value for a message: what cannot be seen in it, or looks like another letter, is shown by its number. A private key
 * is left out, and so is a long value whole: of a secret in the wrong input a part would stand there that no mask covers.
 */
function visible(text) {
    if (isShown(text)) {
        return replaceLookAlikes(text, escapeSequence).replace(EVERY_UNSEEN, escapeSequence);
    }
    return `a text of ${String(text.length)} characters, which is not shown`;
}
/** A text of any length in which what cannot be seen is shown by its number. */
function withUnseenByNumber(text) {
    return text.replace(EVERY_UNSEEN, escapeSequence);
}
function isShown(text) {
    return text.length <= characters_LONGEST && !holdsPrivateKey(text);
}
function escapeSequence(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

;// CONCATENATED MODULE: ./src/inputs/unmeant.ts

const OF_MACHINES = ['name', 'value', 'credential'];
const ALL = [...OF_MACHINES, 'words', 'chosen'];
const MASKED = {
    seen: 'contains the asterisks that logs and password fields show in place of a secret',
    advice: 'Enter the value itself',
};
/** The first that holds is told. What people have chosen may be anything but what only programs write. */
const RULES = [
    {
        holds: (text) => /\$\{\{[\s\S]*\}\}/.test(text),
        kinds: ALL,
        seen: 'contains an expression that GitHub has not evaluated',
        advice: 'GitHub evaluates expressions in the workflow file, and not inside the value of a variable or secret. Write the expression below `with:` of the step',
    },
    {
        holds: (text) => /^(?:\$\{\w+\}|\$[A-Z_][A-Z0-9_]*|\$env:\w+|%[A-Z_][A-Z0-9_]*%)$/.test(text),
        kinds: [...OF_MACHINES, 'words'],
        seen: 'is the name of a variable, and no shell replaces it below `with:`',
        advice: 'Write an expression of GitHub there, such as one of vars, secrets or env',
    },
    { holds: (text) => /\*{3}|[•●]{3}/u.test(text), kinds: OF_MACHINES, ...MASKED },
    { holds: (text) => /^(?:\*{3,}|[•●]{3,})$/u.test(text), kinds: ['words', 'chosen'], ...MASKED },
    {
        holds: isWordForNothing,
        kinds: OF_MACHINES,
        seen: 'is a word that programs write for no value',
        advice: 'Set the value or leave the input empty. Check the step that creates the value',
    },
    {
        holds: (text) => isHalfQuoted(text) || isHalfInApostrophes(text),
        kinds: OF_MACHINES,
        seen: 'has a quotation mark at one end',
        advice: 'Remove it',
        ofQuotes: true,
    },
    {
        holds: isHalfQuoted,
        kinds: ['words'],
        seen: 'has a quotation mark at one end',
        advice: 'Remove it',
        ofQuotes: true,
    },
    {
        holds: (text) => /^[,;]|[,;]$/.test(text),
        kinds: [...OF_MACHINES, 'words'],
        seen: 'begins or ends with a comma or semicolon',
        advice: 'Remove it',
    },
    {
        holds: (text) => text.includes('  '),
        kinds: ['name'],
        seen: 'has two blanks in a row',
        advice: 'Leave one of them, or none',
    },
];
/** Why a value cannot be meant; `undefined` if it can. */
function unmeantIn(text, kind) {
    return RULES.find(({ holds, kinds }) => kinds.includes(kind) && holds(text));
}
/** The fault of an open value, in words that follow the name of the input. */
function faultOfUnmeant(text, kind) {
    const unmeant = unmeantIn(text, kind);
    if (unmeant === undefined)
        return undefined;
    const value = unmeant.ofQuotes === true ? visible(text) : shown(text);
    return `${unmeant.seen}: ${value}. ${unmeant.advice}`;
}
/** The fault of a secret, which shows nothing of it. */
function faultOfUnmeantSecret(text, kind) {
    const unmeant = unmeantIn(text, kind);
    return unmeant && `${unmeant.seen}. ${unmeant.advice}`;
}
/** Whether a text is a word that programs write where there is no value. */
function isWordForNothing(text) {
    return /^(?:null|undefined|none|nil|nan|\[object Object\])$/i.test(text);
}

;// CONCATENATED MODULE: ./src/inputs/list.ts




/** The code of a Fusion role. No alphabet is published: letters of every script, digits and what joins them. */
const ROLE = {
    pattern: /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.:-]*$/u,
    expected: 'codes of roles, such as SOAOperator',
    caseless: true,
    naming: true,
};
/** A connection of Oracle Integration, which becomes a part of a path. */
const CONNECTION = {
    pattern: /^(?:\w[\w.-]*\/)?\w[\w.-]*$/,
    expected: 'ID or PROJECT/ID',
};
/** A check of this action, in which `*` stands for any text. */
const CHECK = {
    pattern: /^[\p{L}\p{M}\p{N}_.:/*-]+$/u,
    expected: 'ids of checks, such as certificate.*',
};
/** A SHA-256 fingerprint, as people copy it. */
const FINGERPRINT = {
    pattern: /^(?:sha256 fingerprint=)?[0-9a-f]{2}(?::?[0-9a-f]{2}){31}$/i,
    expected: 'SHA-256 fingerprints of 64 hexadecimal digits',
};
/** A host name (RFC 1123, 2.1). Its last label is not all digits, or it would be an IP address. */
const HOST_NAME = {
    pattern: /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i,
    expected: 'host names alone (no https://, port, path, wildcard or IP address)',
    caseless: true,
};
/** A label of GitHub; it may hold blanks and brackets. */
const LABEL = {
    pattern: /./,
    expected: 'labels',
    caseless: true,
    anyWord: true,
    brackets: true,
};
/** A login of GitHub: of a person, of a managed user (`name_company`), or of an app. */
const LOGIN = {
    pattern: /^[a-z0-9][a-z0-9_-]{0,38}(?:\[bot\])?$/i,
    expected: 'login names without @',
    caseless: true,
    anyWord: true,
};
/** So many bad items of a list are shown, the others are counted. */
const MOST_SHOWN = 3;
const SEPARATED = 'one per line or separated by commas';
/**
 * Reads a list, by the one rule for all of them: items are on lines of their own or separated by commas. What GitHub
 * passes on of YAML or JSON (dashes, brackets, quotation marks) is told as such.
 */
function readList(text, form) {
    const items = text
        .split(/\r\n|\r|\n|,/)
        .map((item) => item.replace(/^[ \t]+|[ \t]+$/g, ''))
        .filter((item) => item !== '');
    const whole = faultOfNotation(text, items, form);
    if (whole !== undefined)
        return { items: [], faults: [whole] };
    const judged = items.map((item) => ({ item, fault: list_faultOf(item, form) }));
    const good = judged.filter(({ fault }) => fault === undefined).map(({ item }) => item);
    const faults = judged.flatMap(({ fault }) => fault ?? []);
    const more = faults.length - MOST_SHOWN;
    return {
        items: distinct(good, form),
        faults: more > 0 ? [...faults.slice(0, MOST_SHOWN), `has ${String(more)} more such items`] : faults,
    };
}
/** A notation of the whole that GitHub does not read. */
function faultOfNotation(text, items, { brackets }) {
    const [first = '', last = ''] = [items[0], items.at(-1)];
    const mayBeLabel = brackets === true && (items.length === 1 || first.includes(']')) && !/^\[\s*["']/.test(first);
    if (holdsPrivateKey(text)) {
        return 'contains a private key, which does not belong there. Remove it';
    }
    const unmeant = faultOfUnmeant(text, 'chosen');
    if (unmeant !== undefined)
        return unmeant;
    if (items.some((item) => /^-(\s|$)/.test(item))) {
        return `is written as a YAML list: ${shown(first)}. GitHub passes that as text. Write the items ${SEPARATED}, without dashes`;
    }
    if (first.startsWith('[') && last.endsWith(']') && !mayBeLabel) {
        return `is written in brackets: ${shown(text)}. GitHub passes that as text. Write the items ${SEPARATED}, without brackets`;
    }
    if (isInQuotes(text.trim()) && !isInQuotes(first)) {
        return `has quotation marks around it: ${visible(text)}. GitHub passes them as part of the value. Remove them`;
    }
    return undefined;
}
function list_faultOf(item, { pattern, expected, naming, anyWord }) {
    if (unseenIn(item) !== undefined) {
        return `has a character that cannot be seen: ${shown(item)}. Type the item again`;
    }
    if (isInQuotes(item)) {
        return `has an item with quotation marks around it: ${visible(item)}. Remove them`;
    }
    const kind = anyWord === true ? 'chosen' : isWordForNothing(item) ? 'value' : 'words';
    const unmeant = unmeantIn(item, kind);
    if (unmeant !== undefined)
        return `has ${shown(item)}, which ${unmeant.seen}. ${unmeant.advice}`;
    if (naming === true && hasLookAlike(item)) {
        return `has a letter of another script that looks like a Latin one: ${shown(item)}. Type the item again`;
    }
    return pattern.test(item) ? undefined : `has ${shown(item)}, expected ${expected}, ${SEPARATED}`;
}
function distinct(items, { caseless }) {
    const keys = items.map((item) => (caseless === true ? item.toLowerCase() : item));
    return items.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

;// CONCATENATED MODULE: ./src/inputs/service-url.ts
/** Second-level domains of Oracle's realms (npm `oci-common`, realm.js), OC1 first. */
const REALMS = [
    'oraclecloud.com',
    'oraclegovcloud.com',
    'oraclegovcloud.uk',
    ...[8, 9, 10, 14, 15, 20, 21, 23, 24, 26, 29, 35, 42, 51, 52].map((realm) => `oraclecloud${String(realm)}.com`),
    'oraclecloud.eu',
];
/** What the names in angle brackets stand for in the forms below. */
const PARTS = {
    '<id>': 'idcs-[0-9a-f]{32}',
    '<name>': '[a-z0-9-]+',
    '<region>': '[a-z0-9-]+',
    '<n>': String.raw `\d{1,2}`,
    '<place>': String.raw `[a-z0-9-]+(?:\.[a-z0-9-]+)*`,
    '<realm>': REALMS.map((realm) => realm.replaceAll('.', String.raw `\.`)).join('|'),
};
/** The hosts of the services; of other realms than OC1 every form is inferred. The first that fits counts. */
const HOST_FORMS = [
    {
        service: 'identity domain',
        form: '<id>.identity.<realm>',
        source: 'OCI, Domain.url',
    },
    {
        service: 'identity domain',
        form: '<id>.<region>-idcs-<n>.identity.<region>.oci.<realm>',
        source: 'OCI, Domain.homeRegionUrl; recorded',
    },
    {
        service: 'identity domain',
        form: '<id>.<region>.identity.<realm>',
        source: 'an audience of tokens in documents; not recorded',
    },
    {
        service: 'identity domain',
        form: '<id>.<region>-idcs-<n>.secure.identity.<realm>',
        source: 'secure_token_endpoint of discovery documents; recorded',
        wrong: 'the mutual TLS host of an identity domain, which the action does not use',
    },
    {
        service: 'identity domain',
        form: '<id>.<region>-idcs-<n>.secure.identity.<region>.oci.<realm>',
        source: 'the two recorded forms together; not recorded',
        wrong: 'the mutual TLS host of an identity domain, which the action does not use',
    },
    {
        service: 'Fusion',
        form: 'login-<name>.fa.<place>.<realm>',
        source: 'Location of a pod with the classic sign-in; recorded',
        wrong: 'the sign-in page of a pod',
    },
    {
        service: 'Fusion',
        form: '<name>.fa.<place>.<realm>',
        source: 'host names of pods; recorded',
    },
    {
        service: 'Fusion',
        form: '<name>.(fs|fin|hcm|crm|bi).<place>.<realm>',
        source: 'older product hosts of pods in public code',
        wrong: 'an older host of a pod, and OAuth needs the one with .fa. in it',
    },
    {
        service: 'Oracle Integration',
        form: '<place>.integration.<place>.<realm>',
        source: 'Oracle, Call Developer APIs with Client Credentials',
    },
    {
        service: 'Oracle Integration',
        form: 'design-integration-<region>.<place>.<realm>',
        source: 'Oracle, Do You Use the Design-Time URL or Run-Time URL',
    },
    {
        service: 'another service',
        form: 'cloud.oracle.com',
        source: 'OCI, Signing In to the Console',
        wrong: 'the OCI console',
    },
    {
        service: 'another service',
        form: 'console.<region>.<realm>',
        source: 'OCI, Signing In to the Console',
        wrong: 'the OCI console',
    },
    {
        service: 'another service',
        form: 'identity.<realm>',
        source: 'claim iss of tokens; recorded',
        wrong: 'the usual issuer of tokens, which is no host of an identity domain',
    },
    {
        service: 'another service',
        form: 'login.<region>.<realm>',
        source: 'sign-in of the OCI console and its command line in public code',
        wrong: 'a sign-in page of Oracle Cloud',
    },
    {
        service: 'another service',
        form: '(identity|auth|iaas|objectstorage).<region>.<realm>',
        source: 'endpoints of OCI in public code',
        wrong: 'an API of OCI',
    },
    {
        service: 'another service',
        form: '<name>.<region>.oci.<realm>',
        source: 'endpoints of OCI in public code',
        wrong: 'an API of OCI',
    },
    {
        service: 'another service',
        form: '<name>.(analytics|builder).<place>.<realm>',
        source: 'instances in public code',
        wrong: 'Oracle Analytics or Visual Builder',
    },
];
const COMPILED = HOST_FORMS.map((of) => ({ of, pattern: patternOf(of.form) }));
/** The form of a host that is known, or `undefined`. */
function formOf(host) {
    const lower = host.toLowerCase();
    return COMPILED.find(({ pattern }) => pattern.test(lower))?.of;
}
/** Whether a host name in lower case is of a form in which a service takes credentials. */
function hasFormOf(host, service) {
    return COMPILED.some(({ of, pattern }) => of.service === service && of.wrong === undefined && pattern.test(host));
}
/** By which label a host of Oracle's realms is of a service, where its form is not known. */
const MARKS = {
    identity: 'identity domain',
    fa: 'Fusion',
    integration: 'Oracle Integration',
};
/** The label of a host that marks it as one of a service, and which. */
function markOf(host) {
    const label = host.split('.').find((part) => part in MARKS);
    const service = label === undefined ? undefined : MARKS[label];
    return label === undefined || service === undefined ? undefined : { label, service };
}
/** Whether a host is in one of Oracle's realms. */
function isInRealm(host) {
    return REALMS.some((realm) => host.endsWith(`.${realm}`));
}
/**
 * The part of an identity domain's host that names the domain. `undefined` for every host that is not of a domain's
 * form, such as a vanity host, or one that only begins like a domain's.
 */
function domainIdOf(host) {
    return formOf(host)?.service === 'identity domain' ? host.toLowerCase().split('.')[0] : undefined;
}
/** Whether a host name means this machine. */
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
function patternOf(form) {
    const pattern = form
        .replaceAll('.', String.raw `\.`)
        .replaceAll(/<\w+>/g, (part) => `(?:${PARTS[part] ?? part})`);
    return new RegExp(`^${pattern}$`);
}

;// CONCATENATED MODULE: ./src/inputs/integration.ts


const NEEDED = ['oic-instance', 'oic-scope', 'oic-connections'];
/** Reads what the connection tests need; `undefined` when none was asked for. */
function readIntegration(read, client) {
    const url = read.optionalServiceUrl('oic-url', 'Oracle Integration');
    const settings = {
        instance: read.text('oic-instance'),
        scope: read.text('oic-scope'),
        connections: read.list('oic-connections', CONNECTION).map(connectionOf),
        client: read.clientPair('oic-client') ?? client,
    };
    const given = [...NEEDED, 'oic-url'].filter((name) => read.isGiven(name));
    if (given.length === 0)
        return undefined;
    const others = given.length === 1 ? `${given.join()} is set` : `${given.join(', ')} are set`;
    if (!read.isGiven('oic-url'))
        read.empty('oic-url', `and ${others}: all four are needed`);
    for (const name of NEEDED) {
        // a list may be given and hold nothing
        const isEmpty = name === 'oic-connections'
            ? settings.connections.length === 0 && read.isGood(name)
            : !read.isGiven(name);
        const mayBe = name === 'oic-instance' && url !== undefined && mayBeGeneration2(url.hostname);
        if (isEmpty && !mayBe)
            read.empty(name, `and ${others}: all four are needed`);
    }
    return url && { url, ...settings };
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
function connectionOf(item) {
    const [id = '', project] = item.split('/').toReversed();
    return { project, id };
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
    const named = read.list('required-roles', ROLE);
    // the runner does not tell a default from the same text given; an unset variable must not mean that none is required
    const isDefault = named.length === 0 || named.join() === ADAPTER_ROLES.erp.join();
    const requiredRoles = isDefault ? documented : named;
    const serviceCatalogRole = read.code('service-catalog-role', ROLE);
    for (const code of requiredRoles)
        refusePrivilege(read, 'required-roles', code);
    refusePrivilege(read, 'service-catalog-role', serviceCatalogRole);
    return {
        name: read.required('integration-username'),
        password: read.password('integration-password'),
        email: read.email('integration-user-email'),
        givenName: read.text('integration-user-given-name'),
        familyName: read.text('integration-user-family-name'),
        requiredRoles: requiredRoles.filter((code) => code.toLowerCase() !== serviceCatalogRole.toLowerCase()),
        serviceCatalogRole,
    };
}
/** Function security privileges end in `_PRIV`; a user cannot hold one, and SCIM does not show them. */
function refusePrivilege(read, name, code) {
    if (!/_PRIV$/i.test(code))
        return;
    read.fault(name, `names ${shown(code)}, which is a privilege and not a role. You cannot assign a privilege to a user directly. Enter the code of the custom role that has the privilege in service-catalog-role`);
}

;// CONCATENATED MODULE: ./src/inputs/kinds.ts
/** Inputs that name somebody or something exactly: another letter names another one. */
const NAMING = [
    'client-id',
    'client-certificate-alias',
    'oidc-client-id',
    'certificate-alias',
    'ca-certificate-alias',
    'fusion-username',
    'integration-username',
    'integration-user-email',
    'service-catalog-role',
    'oic-instance',
];
/** Inputs that people read, and nothing is found by. */
const WORDS = [
    'environment',
    'integration-user-given-name',
    'integration-user-family-name',
];
/** What the value of an input is that is no secret. */
function kindOf(name) {
    return NAMING.includes(name) ? 'name' : WORDS.includes(name) ? 'words' : 'value';
}

;// CONCATENATED MODULE: ./src/inputs/misplaced-secrets.ts
/** A client id as identity domains make them; applications that Oracle makes end in `_APPID`. */
const OF_ID = /^[0-9a-f]{32}(_APPID)?$/i;
/** A client secret as identity domains make them: a UUID, on newer domains after `idcscs-`. */
const OF_SECRET = /^(idcscs-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PASSWORDS = ['integration-password', 'fusion-password'];
/**
 * What in the inputs of a client looks like another one's value, in words without any value. The forms are those of
 * public samples and are no rule, so this is told of a client that was refused, and never judged beforehand.
 */
function misplacedIn(raw, client) {
    const idName = `${client}-id`;
    const secretName = `${client}-secret`;
    const [id, secret] = [raw[idName], raw[secretName]];
    if (id === '' || secret === '')
        return [];
    const others = PASSWORDS.filter((name) => raw[name] !== '');
    return [
        ...(areSwapped(id, secret)
            ? [`${idName} and ${secretName} look swapped, by the form of their values`]
            : []),
        ...(id === secret ? [`${idName} and ${secretName} are the same`] : []),
        ...others
            .filter((name) => raw[name] === secret)
            .map((name) => `${secretName} is the same as ${name}`),
        ...others
            .filter((name) => OF_SECRET.test(raw[name]) && !OF_SECRET.test(secret))
            .map((name) => `${name} has the form of a client secret, but ${secretName} does not`),
    ];
}
/** One of them tells: the other may be of any form. */
function areSwapped(id, secret) {
    return (OF_ID.test(secret) && !OF_ID.test(id)) || (OF_SECRET.test(id) && !OF_SECRET.test(secret));
}

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
    'require-proof',
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

;// CONCATENATED MODULE: ./src/inputs/pem-bundle.ts


const EXPECTED = 'expected PEM (-----BEGIN CERTIFICATE----- …)';
/** How the certificates of a bundle are labelled, the two older ways included (RFC 7468, 5.1). */
const CERTIFICATE = /^(X509 |X\.509 )?CERTIFICATE$/;
/**
 * Reads a bundle of certificates as people send it: mended like a private key, with text between the blocks, as
 * `openssl s_client -showcerts` prints it. A private key in it is refused and never shown.
 */
function readCertificateBundle(text) {
    const bundle = mendPem(text);
    if (holdsPrivateKey(bundle)) {
        return {
            fault: 'contains a private key, which does not belong there. Remove it. If the input is not a secret, the log shows the key, so create a new one',
        };
    }
    if (bundle.includes('-----BEGIN TRUSTED CERTIFICATE-----')) {
        return {
            fault: `is in a format of OpenSSL's own, ${EXPECTED}. Convert it with: openssl x509 -in FILE`,
        };
    }
    const blocks = pem_pemBlocks(bundle).filter(({ label }) => CERTIFICATE.test(label));
    const begun = bundle.match(/-----BEGIN (X509 |X\.509 )?CERTIFICATE-----/g)?.length ?? 0;
    if (begun === 0)
        return { fault: `contains no certificate, ${EXPECTED}` };
    if (begun > blocks.length) {
        return {
            fault: `is damaged or cut off: ${String(begun)} certificates begin, and ${String(blocks.length)} are whole, ${EXPECTED}`,
        };
    }
    const certificates = blocks.map(({ pem }) => certificateIn(pem));
    const broken = certificates.indexOf(undefined);
    if (broken >= 0)
        return { fault: `block ${String(broken + 1)} is no certificate, ${EXPECTED}` };
    return { pem: certificates.join('') };
}
/** The certificates of a bundle that was read, one by one. */
function certificatesIn(bundle) {
    return pemBlocks(bundle).map(({ pem }) => pem);
}
function certificateIn(pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem.replaceAll(/X\.?509 CERTIFICATE/g, 'CERTIFICATE')).toString();
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/inputs/private-key.ts


const private_key_EXPECTED = 'expected an RSA private key as PEM (-----BEGIN PRIVATE KEY-----)';
/** What people paste in place of a private key, by what it begins with. */
const MISTAKEN = [
    [
        /-----BEGIN OPENSSH PRIVATE KEY-----/,
        'is an OpenSSH key, expected PEM. Convert a copy with: ssh-keygen -p -m PEM -N "" -f COPY',
    ],
    [
        /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/,
        'is encrypted with a passphrase. Remove it with: openssl pkey -in KEY -out PLAIN. Then store the content of PLAIN as the secret',
    ],
    [
        /-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----/,
        `is a certificate, ${private_key_EXPECTED}. The certificate belongs on the client application in the identity domain`,
    ],
    [/-----BEGIN (RSA )?PUBLIC KEY-----|^ssh-rsa /, `is a public key, ${private_key_EXPECTED}`],
    [/-----BEGIN CERTIFICATE REQUEST-----/, `is a certificate request, ${private_key_EXPECTED}`],
    [/^ocid1\./, `is an OCID, ${private_key_EXPECTED}`],
];
/**
 * Reads a PEM private key as people send it, see {@link mendPem}. PKCS#8 and PKCS#1 are both fine (RFC 7468,
 * RFC 8017).
 */
function readPrivateKey(text) {
    const pem = mendPem(text);
    const armoured = /-----BEGIN (RSA )?PRIVATE KEY-----/.test(pem);
    const mistaken = MISTAKEN.find(([pattern]) => pattern.test(pem));
    if (mistaken !== undefined && !(armoured && !pem.includes('Proc-Type')))
        return { fault: mistaken[1] };
    if (pem.includes('-----BEGIN EC PRIVATE KEY-----'))
        return { fault: `is an EC key, ${private_key_EXPECTED}` };
    if (!armoured)
        return { fault: `does not begin with -----BEGIN PRIVATE KEY-----, ${private_key_EXPECTED}` };
    if (!/-----END (RSA )?PRIVATE KEY-----/.test(pem)) {
        return { fault: 'is cut off: -----END PRIVATE KEY----- is missing. Copy the whole file' };
    }
    try {
        const key = (0,external_node_crypto_.createPrivateKey)(pem);
        if (key.asymmetricKeyType !== 'rsa') {
            return { fault: `is a key of type ${key.asymmetricKeyType ?? 'unknown'}, ${private_key_EXPECTED}` };
        }
        const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
        if (bits < 2048) {
            return { fault: `has ${String(bits)} bits, expected at least 2048 (RFC 7518, 3.3)` };
        }
        return { key };
    }
    catch {
        // what OpenSSL throws may quote the text
        return { fault: `cannot be decoded: its base64 is damaged, ${private_key_EXPECTED}` };
    }
}

;// CONCATENATED MODULE: ./src/inputs/read-service-url.ts


const EXAMPLES = {
    'identity domain': 'https://idcs-<32 hexadecimal digits>.identity.oraclecloud.com',
    Fusion: 'https://<pod>.fa.<region>.oraclecloud.com',
    'Oracle Integration': 'https://design.integration.<region>.ocp.oraclecloud.com',
};
/** What a service is called in a sentence, and the input that names it. */
const NAMES = {
    'identity domain': 'an identity domain',
    Fusion: 'a Fusion pod',
    'Oracle Integration': 'Oracle Integration',
};
const INPUTS = {
    'identity domain': 'identity-domain-url, or in fusion-identity-domain-url if it is that of the pod',
    Fusion: 'fusion-url',
    'Oracle Integration': 'oic-url',
};
/**
 * Reads the URL of a service as people paste it and keeps its origin: port 443, a trailing slash and a path are
 * dropped. The host must be of the service's form, loopback, or allowed by name; https only, loopback excepted.
 * @param allowedHosts lower-case host names from `allowed-hosts`
 */
function readServiceUrl(text, service, allowedHosts) {
    const given = `${shownUrl(text)}, expected ${EXAMPLES[service]}`;
    if (!URL.canParse(text))
        return { fault: `is not a URL: ${given}` };
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') {
        return { fault: `contains a user name or password, expected ${EXAMPLES[service]}` };
    }
    const host = url.hostname.toLowerCase();
    const loopback = isLoopback(host);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
        return { fault: `must start with https:// (http:// on loopback only): ${given}` };
    }
    if (loopback || allowedHosts.includes(host))
        return { url: new URL(url.origin) };
    if (!isAscii(authorityOf(text)) || /(^|\.)xn--/.test(host)) {
        return { fault: `names a host with other letters than a to z (${host}): ${given}` };
    }
    const known = formOf(host);
    if (known === undefined)
        return { fault: unknownHost(host, service, given) };
    if (hasFormOf(host, service) && known.wrong === undefined)
        return { url: new URL(url.origin) };
    return { fault: misplaced(known, given) };
}
/** The host is known, and no place for the credentials of this input. */
function misplaced(known, given) {
    if (known.wrong !== undefined)
        return `is the URL of ${known.wrong}: ${given}`;
    const name = NAMES[known.service];
    return `is the URL of ${name}: ${given}. The URL of ${name} belongs in ${INPUTS[known.service]}`;
}
/** `allowed-hosts` is named only for a host that can be a vanity domain or a gateway. */
function unknownHost(host, service, given) {
    if (/^[\d.]+$|^\[/.test(host))
        return `names an IP address: ${given}`;
    if (host.endsWith('.'))
        return `names a host with a dot at its end: ${given}`;
    const notOfForm = `names a host that is not of the form of ${NAMES[service]}: ${given}`;
    if (isInRealm(host)) {
        const mark = markOf(host);
        if (mark !== undefined && mark.service !== service) {
            return `${notOfForm}. A host with the part "${mark.label}" is one of ${NAMES[mark.service]}`;
        }
        const isSlip = /(^|\.)idcs-/.test(host);
        return isSlip ? notOfForm : `${notOfForm}. ${ADVICE}`;
    }
    if (/oracle-?(gov)?-?cloud|^idcs-[0-9a-f]{8}/.test(host)) {
        return `names a host that looks like one of Oracle and is in none of its realms: ${given}`;
    }
    return `${notOfForm}. ${ADVICE}`;
}
const ADVICE = 'If the host is right (vanity domain, gateway), add it to allowed-hosts';
/** A URL for a message: without what may be secret in it, user name, password, query and fragment. */
function shownUrl(text) {
    return shown(text.replace(/[?#].*$/s, '?…').replace(/^.*@/s, '…@'));
}
/** The host of a URL as it was typed. */
function authorityOf(text) {
    return /^[^:]*:[\\/]*([^\\/?#]*)/.exec(text)?.[1] ?? '';
}
function isAscii(text) {
    return /^[\x21-\x7e]*$/.test(text);
}

;// CONCATENATED MODULE: ./src/inputs/input-reader.ts











/** Stands for a URL that could not be read; settings with a fault are never used. */
const NO_URL = new URL('https://url.invalid');
/** Names of files that are devices on Windows, whatever stands behind a dot (Microsoft, *Naming Files*). */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const WHY_EMPTY = 'GitHub passes an empty string when the variable or secret does not exist, or when the job has no `environment:`';
/** Reads inputs one by one and collects every fault: it names the input, and never shows a secret. */
class InputReader {
    /** Sentences; the last one of each without its full stop. */
    faults = [];
    /** What is allowed and seldom meant. */
    doubts = [];
    #raw;
    #whyNoSecrets;
    /** Inputs that were judged by themselves, with whether they are good. */
    #judged = new Map();
    #isWhyEmptySaid = false;
    /** @param whyNoSecrets why this run may have no secrets, a sentence; '' if nothing speaks for it */
    constructor(raw, whyNoSecrets = '') {
        this.#raw = raw;
        this.#whyNoSecrets = whyNoSecrets;
    }
    /** Notes what is wrong with an input. @param what follows its name; may repeat a value by {@link shown} alone */
    fault(name, what) {
        this.faults.push(`${name} ${what}`);
    }
    /** Notes that an input is empty and must not be, and once why GitHub may have passed it so. */
    empty(name, needed = '') {
        const because = needed === '' ? '' : `, ${needed}`;
        const why = [WHY_EMPTY, this.#whyNoSecrets].filter((sentence) => sentence !== '').join('. ');
        this.fault(name, this.#isWhyEmptySaid ? `is empty too${because}` : `is empty${because}. ${why}`);
        this.#isWhyEmptySaid = true;
    }
    isGiven(name) {
        return this.#raw[name] !== '';
    }
    /** Whether nothing was found wrong with an input by itself, so far as it was read. */
    isGood(name) {
        return this.#judged.get(name) !== false;
    }
    /** A name, an id, a path: one value that people can see whole. '' if it is not given, or refused. */
    text(name) {
        const value = this.#raw[name];
        this.#judgeOnce(name, () => this.#faultOfText(name, value));
        return this.isGood(name) ? value : '';
    }
    /** The same of a value that must be given. */
    required(name) {
        if (!this.isGiven(name))
            this.empty(name);
        return this.text(name);
    }
    /** A secret that a service has issued, which holds neither quotation marks around it nor what cannot be seen. */
    credential(name) {
        const value = this.#raw[name];
        this.#judgeOnce(name, () => faultOfSecret(value));
        return value;
    }
    /** A password, in which people may have chosen anything; what is seldom meant is a doubt. */
    password(name) {
        const value = this.#raw[name];
        this.#judgeOnce(name, () => {
            const unmeant = faultOfUnmeantSecret(value, 'chosen');
            if (unmeant !== undefined)
                return unmeant;
            const problem = problemOfSecret(value) ??
                (isWordForNothing(value) ? 'is a word that programs write for no value' : undefined);
            if (problem === undefined)
                return undefined;
            if (/[\p{Cc}\u2028\u2029]/u.test(value))
                return faultOfSecret(value);
            this.doubts.push({ id: 'password-doubtful', evidence: `${name} ${problem}` });
            return undefined;
        });
        return value;
    }
    /** A client with its secret, or `undefined` when neither is given. */
    clientPair(name) {
        const [idName, secretName] = [`${name}-id`, `${name}-secret`];
        this.together(idName, secretName);
        const [id, secret] = [this.text(idName), this.credential(secretName)];
        return id === '' ? undefined : { id, secret, ...this.about(name) };
    }
    /** Which client it is, and what in its inputs is told when it is refused. */
    about(name) {
        return { name, doubts: misplacedIn(this.#raw, name) };
    }
    /** Two inputs of which neither is of use alone. */
    together(first, second) {
        if (this.isGiven(first) === this.isGiven(second))
            return;
        const [given, missing] = this.isGiven(first) ? [first, second] : [second, first];
        this.empty(missing, `and ${given} is set: both are needed, or neither`);
    }
    /** One of a few words. */
    oneOf(name, words) {
        const word = words.find((candidate) => candidate === this.#raw[name]);
        if (word === undefined)
            this.#unexpected(name, `one of ${words.join(', ')}`);
        return word ?? words[0];
    }
    /** A whole number within bounds. */
    wholeNumber(name, least, most) {
        const value = /^\d{1,6}$/.test(this.#raw[name]) ? Number(this.#raw[name]) : Number.NaN;
        if (value >= least && value <= most)
            return value;
        this.#unexpected(name, `a whole number from ${String(least)} to ${String(most)}`);
        return least;
    }
    /** The items of a list, each once. */
    list(name, form) {
        const { items, faults } = readList(this.#raw[name], form);
        this.#judgeOnce(name, () => {
            for (const fault of faults.slice(0, -1))
                this.fault(name, fault);
            return faults.at(-1);
        });
        return items;
    }
    /** A list of words, each from a few, and one at least: an unset variable must not mean none. */
    words(name, words) {
        const alternatives = words.join('|');
        const items = this.list(name, {
            pattern: new RegExp(`^(?:${alternatives})$`),
            expected: `some of ${words.join(', ')}`,
            anyWord: true,
        });
        if (items.length === 0 && this.isGood(name)) {
            this.empty(name, `expected some of ${words.join(', ')}`);
        }
        return items.flatMap((item) => words.find((word) => word === item) ?? []);
    }
    /** Host names that may receive credentials besides those of the services' own form, in lower case. */
    hosts(name) {
        return this.list(name, HOST_NAME).map((host) => host.toLowerCase());
    }
    /** Origin of a service that must be given. */
    serviceUrl(name, service) {
        this.required(name);
        return this.optionalServiceUrl(name, service) ?? NO_URL;
    }
    /** Origin of a service, or `undefined` when it is not given. */
    optionalServiceUrl(name, service) {
        const text = this.text(name);
        if (text === '')
            return undefined;
        const read = readServiceUrl(text, service, this.hosts('allowed-hosts'));
        if ('url' in read)
            return read.url;
        this.fault(name, read.fault);
        return undefined;
    }
    /** An e-mail address, or '' when it is not given. */
    email(name) {
        const address = this.text(name);
        if (address !== '' && !/^[^\s@]+@[^\s@]+$/.test(address)) {
            this.#unexpected(name, 'an e-mail address');
        }
        return address;
    }
    /** An alias in Fusion's certificate list, which is a file name as well. */
    alias(name) {
        const alias = this.text(name);
        if (!this.isGood(name))
            return '';
        if (!/^[A-Za-z0-9_-]{1,64}$/.test(alias)) {
            this.#unexpected(name, 'one to 64 letters, digits, _ or -');
        }
        else if (WINDOWS_DEVICE.test(alias)) {
            this.#unexpected(name, 'another: a file of this name is a device on Windows');
        }
        return alias;
    }
    /** The code of a role, or '' when it is not given. */
    code(name, { pattern, expected }) {
        const code = this.text(name);
        if (code === '' || pattern.test(code))
            return code;
        this.#unexpected(name, expected);
        return '';
    }
    /** SHA-256 fingerprints, alone or as `openssl x509 -fingerprint -sha256` prints them; in upper case with colons. */
    fingerprints(name) {
        const all = this.list(name, FINGERPRINT).map((given) => {
            const digits = given.replace(/^.*=/, '').replaceAll(':', '').toUpperCase();
            return digits.match(/../g)?.join(':') ?? '';
        });
        return [...new Set(all)];
    }
    /** An RSA private key, or `undefined` when it is not given. */
    privateKey(name) {
        if (!this.isGiven(name))
            return undefined;
        const read = readPrivateKey(this.#raw[name]);
        if ('key' in read)
            return read.key;
        this.fault(name, faultOfPasted(this.#raw[name]) ?? read.fault);
        return undefined;
    }
    /** Certificates as PEM, or '' when none are given. */
    certificateBundle(name) {
        if (!this.isGiven(name))
            return '';
        const read = readCertificateBundle(this.#raw[name]);
        if ('pem' in read)
            return read.pem;
        this.fault(name, faultOfPasted(this.#raw[name]) ?? read.fault);
        return '';
    }
    #unexpected(name, expected) {
        const value = this.#raw[name];
        if (value === '')
            this.empty(name, `expected ${expected}`);
        else {
            // a word that is not among those expected is told with them
            const fault = this.#faultOfText(name, value, 'words');
            this.fault(name, fault ?? `is ${shown(value)}, expected ${expected}`);
        }
    }
    /** Notes the fault of a value by itself, however often it is read. */
    #judgeOnce(name, judge) {
        if (this.#judged.has(name))
            return;
        const fault = judge();
        this.#judged.set(name, fault === undefined);
        if (fault !== undefined)
            this.fault(name, fault);
    }
    #faultOfText(name, value, kind = kindOf(name)) {
        if (SECRET_INPUTS.some((secret) => secret === name))
            return faultOfSecret(value);
        if (holdsPrivateKey(value)) {
            return 'contains a private key, which does not belong there. Remove it';
        }
        if (isInQuotes(value)) {
            return `has quotation marks around it: ${visible(value)}. GitHub passes them as part of the value. Remove them`;
        }
        if (unseenIn(value) !== undefined) {
            return `has a character that cannot be seen: ${shown(value)}. Type the value again`;
        }
        const unmeant = faultOfUnmeant(value, kind);
        if (unmeant !== undefined)
            return unmeant;
        if (kind === 'name' && hasLookAlike(value)) {
            return `has a letter of another script that looks like a Latin one: ${shown(value)}. Type the value again`;
        }
        return undefined;
    }
}
/** Why what should be a file is none, where a program wrote something in its place. */
function faultOfPasted(value) {
    return faultOfUnmeantSecret(value, isWordForNothing(value) ? 'value' : 'chosen');
}
function faultOfSecret(value) {
    const problem = problemOfSecret(value);
    return problem === undefined
        ? faultOfUnmeantSecret(value, 'credential')
        : `${problem}. Enter the secret again without that`;
}
/** What is wrong with a secret, without a character of it that can be seen. */
function problemOfSecret(value) {
    if (/[\r\n]/.test(value))
        return 'has a line break inside';
    if (isInQuotes(value)) {
        return 'begins and ends with a quotation mark, which GitHub passes as part of the value';
    }
    const unseen = unseenIn(value);
    return unseen === undefined ? undefined : `has a character that cannot be seen (${unseen})`;
}

;// CONCATENATED MODULE: ./src/inputs/pair.ts
/** What the file of a certificate that the domain will sign with next is called, after its alias. */
const NEXT_SUFFIX = '_NEXT';
/** Takes from the settings what may be told. */
function pairIn(settings, inputsAreValid) {
    const { environment, mode, reason, outputDirectory, certificates } = settings;
    const hostOf = (service) => inputsAreValid && service !== undefined ? service.url.host : null;
    return {
        environment,
        mode,
        reason,
        outputDirectory,
        hosts: {
            identityDomain: hostOf(settings.identityDomain),
            fusion: hostOf(settings.fusion),
            oic: hostOf(settings.integration),
        },
        aliases: { signing: certificates.signingAlias, authority: certificates.authorityAlias },
        expectedFingerprints: certificates.expectedFingerprints,
    };
}

;// CONCATENATED MODULE: ./src/inputs/settings.ts
/** Why a run takes place. */
const REASONS = ['manual', 'schedule', 'promotion', 'refresh', 'rotation'];

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts









/** Reads and judges all inputs together, without sending anything. */
function readInputs(raw, runner = {}) {
    const { event = '', idTokens } = runner;
    const read = new InputReader(raw, whyNoSecrets(runner));
    const mode = read.oneOf('mode', ['verify', 'plan', 'apply']);
    const domainUrl = read.serviceUrl('identity-domain-url', 'identity domain');
    const client = read_inputs_readClient(read);
    const fusionUrl = read.serviceUrl('fusion-url', 'Fusion');
    const integrationUser = readIntegrationUser(read);
    const settings = {
        mode,
        environment: read.text('environment') || (fusionUrl === NO_URL ? 'this pair' : fusionUrl.host),
        identityDomain: { url: domainUrl, client },
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
        skipChecks: read.list('skip-checks', CHECK),
        failFast: read.oneOf('fail-fast', ['true', 'false']) === 'true',
        failOn: readFailOn(read),
        requireProof: read.oneOf('require-proof', ['true', 'false']) === 'true',
        outputDirectory: read.required('output-directory'),
        allowedHosts: read.hosts('allowed-hosts'),
        caCertificates: read.certificateBundle('ca-certificates'),
        requestTimeoutMs: read.wholeNumber('request-timeout-seconds', 1, 600) * 1000,
        timeoutMs: read.wholeNumber('timeout-seconds', 1, 21_600) * 1000,
        issue: readIssue(read),
        reason: raw.reason === '' ? reasonOf(event) : read.oneOf('reason', REASONS),
        compareWith: read.text('compare-with'),
        doubts: runner.tlsUnchecked === true ? [TLS_UNCHECKED, ...read.doubts] : read.doubts,
    };
    judgeTogether(read, settings);
    return { settings, faults: read.faults };
}
function read_inputs_readClient(read) {
    const id = read.required('client-id');
    const secret = read.credential('client-secret');
    const privateKey = read.privateKey('client-private-key');
    const certificateAlias = read.text('client-certificate-alias');
    if (secret === '' && !read.isGiven('client-private-key') && certificateAlias === '') {
        read.empty('client-secret', 'and so is client-private-key: one of them is needed');
    }
    read.together('client-private-key', 'client-certificate-alias');
    return {
        id,
        secret,
        ...read.about('client'),
        ...(privateKey && { key: { privateKey, certificateAlias } }),
    };
}
function readFusionCredentials(read) {
    read.together('fusion-username', 'fusion-password');
    const [name, password] = [read.text('fusion-username'), read.password('fusion-password')];
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
        read.empty('integration-password', 'and probe-grant "password" needs it');
    }
    if (asked === 'jwt-bearer' && !read.isGiven('client-private-key')) {
        read.empty('client-private-key', 'and probe-grant "jwt-bearer" needs it');
    }
    if (asked !== 'auto')
        return asked;
    if (key !== undefined)
        return 'jwt-bearer';
    return password === '' ? 'none' : 'password';
}
function readIssue(read) {
    const wished = read.oneOf('report-issue', ['never', 'on-failure']) === 'on-failure';
    const labels = read.list('issue-labels', LABEL);
    const assignees = read.list('issue-assignees', LOGIN);
    if (!wished)
        return undefined;
    if (!read.isGiven('github-token'))
        read.empty('github-token', 'and report-issue needs it');
    return { token: read.credential('github-token'), labels, assignees };
}
/** `never` is none of the states. */
function readFailOn(read) {
    const words = read.words('fail-on', [...STATES, 'never']);
    const states = words.filter((word) => word !== 'never');
    if (states.length > 0 && states.length < words.length) {
        read.fault('fail-on', 'contains "never" and other states. Enter "never" alone');
    }
    return states;
}
/**
 * Why GitHub may have given this run no secrets; '' if nothing speaks for it. Pull requests from forks get none, runs of
 * Dependabot those of Dependabot alone (GitHub, *Events that trigger workflows* and *Troubleshooting Dependabot on GitHub
 * Actions*).
 */
function whyNoSecrets({ event = '', actor }) {
    const isOfPullRequest = event.startsWith('pull_request') && event !== 'pull_request_target';
    if (actor === 'dependabot[bot]' && (isOfPullRequest || event === 'push')) {
        return 'Dependabot started this run: it gets only the secrets under Settings > Secrets and variables > Dependabot';
    }
    return isOfPullRequest
        ? 'This run is for a pull request. If that comes from a fork, GitHub passes no secrets'
        : '';
}
const TLS_UNCHECKED = {
    id: 'tls-not-checked',
    evidence: 'NODE_TLS_REJECT_UNAUTHORIZED is 0 in the environment of the runner, so Node accepts every TLS certificate. This run proves nothing about TLS, and its credentials may reach another server',
};
/** Somebody pressed a button, the clock struck, or a pipeline is on its way. */
function reasonOf(event) {
    if (event === 'workflow_dispatch' || event === '')
        return 'manual';
    return event === 'schedule' ? 'schedule' : 'promotion';
}
function judgeTogether(read, settings) {
    const { signingAlias, authorityAlias } = settings.certificates;
    if (authorityAlias !== '' && signingAlias.toLowerCase() === authorityAlias.toLowerCase()) {
        const given = shown(authorityAlias);
        read.fault('ca-certificate-alias', `is ${given}, the same as certificate-alias. Enter another alias`);
    }
    const { mode, certificateImport } = settings;
    const isByBrowser = mode !== 'verify' && certificateImport === 'browser';
    if (isByBrowser && !read.isGiven('fusion-username')) {
        read.empty('fusion-username', 'and certificate-import "browser" needs it and fusion-password to sign in to the Security Console');
    }
    // one file would overwrite or remove the other
    for (const [name, alias, other] of [
        ['certificate-alias', signingAlias, authorityAlias],
        ['ca-certificate-alias', authorityAlias, signingAlias],
    ]) {
        if (alias.toLowerCase() === `${other}${NEXT_SUFFIX}`.toLowerCase()) {
            const given = shown(alias);
            read.fault(name, `is ${given}, which is the file name of the next certificate. Enter another alias`);
        }
    }
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
/**
 * Reads a SCIM user. Whether it is active is asked for by name, and samples of Oracle's API always show it. So an answer
 * without it was cut short on its way, or by a right that is missing (RFC 7643, 7: `returned`; RFC 7644, 3.9), and the
 * default of the schema says nothing of this user.
 * @throws {OtherForm} when a member has another type than the schema gives it
 */
function readDomainUser(resource) {
    const lock = (0,oracle_json/* objectOf */.Xy)((0,oracle_json/* objectOf */.Xy)(resource, STATE), 'locked');
    const locked = (0,oracle_json/* shownFlagOf */.PB)(lock, 'on');
    return {
        id: (0,oracle_json/* idOf */.TH)(resource),
        userName: (0,oracle_json/* textOf */.b6)(resource, 'userName'),
        active: (0,oracle_json/* shownFlagOf */.PB)(resource, 'active'),
        locked,
        lockReason: locked === true ? lockReason(lock?.['reason']) : undefined,
        federated: (0,oracle_json/* flagOf */.iP)((0,oracle_json/* objectOf */.Xy)(resource, domain_user_USER), 'isFederatedUser', false),
    };
}
function lockReason(number) {
    const reasons = LOCK_REASONS;
    return typeof number === 'number' ? reasons[number] : undefined;
}

;// CONCATENATED MODULE: ./src/oracle/identity-domain.ts









const JSON_TYPE = 'application/json';
/** So many near misses are asked for, and shown. */
const MOST_LIKE = 3;
/** The REST API of an OCI IAM identity domain. */
class IdentityDomain {
    #http;
    #environment;
    #endpoint;
    #clients = new Map();
    constructor(http, environment) {
        this.#http = http;
        this.#environment = environment;
        this.#endpoint = new TokenEndpoint(http, environment);
    }
    /** Host, with its port where it is not the default. */
    get host() {
        return this.#http.host;
    }
    /** Opens connections for so many requests at once, which will be sent soon. */
    openAhead(requests) {
        this.#http.openAhead(requests);
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
        return { issuer: (0,oracle_json/* stringMember */.sk)(jsonOf(answer), 'issuer'), clockSkewSeconds: clockSkew(answer) };
    }
    /**
     * What a client application asks for in its own name. Its tokens are kept per credentials: the same id with another
     * secret is another client.
     */
    as(client) {
        const known = this.#clients.get(client);
        if (known !== undefined)
            return known;
        const made = new DomainClient(this.#endpoint, client, this.#environment);
        this.#clients.set(client, made);
        return made;
    }
    /** Asks for the signing keys as they come; without an authorisation, anonymously. Every status is an answer. */
    signingKeys(authorisation) {
        return readAs(this.#http, authorisation, {
            method: 'GET',
            path: '/admin/v1/SigningCert/jwk',
            headers: { accept: JSON_TYPE },
            repeatable: true,
            // who is somebody may read them, where nobody may
            ...(authorisation === undefined && { dispensable: true }),
        });
    }
    /**
     * Looks a user up by name; the domain compares without regard to case. A name that a query string might spoil
     * (`+` above all) is searched by POST, as Oracle advises.
     * @throws {UnexpectedAnswer} when the domain refuses
     * @throws {NotAskedFor} when it answers about another user
     */
    async findUser(authorisation, userName) {
        const filter = scim_scimFilter('userName', 'eq', userName);
        const plain = /^[\w.@-]+$/.test(userName);
        const answer = plain
            ? await this.#userQuery(authorisation, filter)
            : await this.#userSearch(authorisation, filter);
        const found = asked_for_oneFoundIn(answer, asked_for_byName('userName', userName, 'case aside'));
        return found && asked_for_ofForm(answer, () => readDomainUser(found.resource));
    }
    /**
     * Users whose names begin with a text, up to three: near misses of a look-up that found nobody. What else the domain
     * answers is left out.
     */
    async usersLike(authorisation, start) {
        const answer = await this.#userSearch(authorisation, scim_scimFilter('userName', 'sw', start));
        return asked_for_ofForm(answer, () => asked_for_usersFrom(answer, start, MOST_LIKE).map(readDomainUser));
    }
    #userQuery(authorisation, filter) {
        const query = scim_scimQuery({ filter, attributes: USER_ATTRIBUTES.join(','), count: '2' });
        return readAs(this.#http, authorisation, {
            method: 'GET',
            path: `/admin/v1/Users?${query}`,
            headers: { accept: 'application/scim+json' },
            repeatable: true,
        });
    }
    #userSearch(authorisation, filter) {
        return readAs(this.#http, authorisation, {
            method: 'POST',
            path: '/admin/v1/Users/.search',
            headers: {
                accept: 'application/scim+json',
                'content-type': 'application/scim+json',
            },
            body: JSON.stringify({
                schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
                filter,
                attributes: USER_ATTRIBUTES,
                startIndex: 1,
                count: MOST_LIKE,
            }),
            repeatable: true,
        });
    }
}

;// CONCATENATED MODULE: ./src/oracle/fusion-directory.ts





/** Where a pod has its users, whoever asks. */
const fusion_directory_USERS = '/hcmRestApi/scim/Users';
/** What is asked for of a user; a list has roles only where they are asked for, and perhaps not even then. */
const fusion_directory_USER_ATTRIBUTES = 'id,userName,active,displayName,roles';
/** Names that are alike are named in a message; more would not help. */
const fusion_directory_MOST_LIKE = 5;
/** Users and roles of a pod by SCIM, as one Fusion user is shown them. */
class FusionDirectory {
    #http;
    #credentials;
    /** @param credentials of the user who looks, for HTTP Basic authentication */
    constructor(http, credentials) {
        this.#http = http;
        this.#credentials = credentials;
    }
    /** Name of the user who looks. */
    get caller() {
        return this.#credentials.name;
    }
    /**
     * Looks a user up by name, its roles included, in Fusion's dialect of SCIM (Oracle, *Users REST Endpoints*). Whether
     * the pod compares with regard to case is not known; a user whose name differs in case alone is the one.
     * @throws {UnexpectedAnswer} when the pod refuses
     * @throws {NotAskedFor} when it answers about another user
     */
    async findUser(userName) {
        const asked = byName('userName', userName, 'case aside');
        const answer = await this.#users({
            filter: scimFilter('userName', 'eq', userName),
            count: '2',
        });
        const found = oneFoundIn(answer, asked);
        const user = found && ofForm(answer, () => readFusionUser(found.resource));
        return user === undefined || user.roles !== undefined
            ? user
            : ((await this.#oneUser(user.id, asked)) ?? user);
    }
    /**
     * Users whose names are like this one, for a message. That the pod knows the operator `sw` is not documented, so a
     * refusal of it ends in a question for the part before an at sign.
     * @throws {UnexpectedAnswer} when the pod refuses both
     */
    async usersLike(userName) {
        const [start = ''] = userName.split('@');
        const answer = await this.#users({
            filter: scimFilter('userName', 'sw', start),
            count: String(fusion_directory_MOST_LIKE),
        }).then(async (first) => {
            if (first.status !== 400 && first.status !== 501)
                return first;
            if (start === userName)
                throw new UnexpectedAnswer(first);
            return this.#users({ filter: scimFilter('userName', 'eq', start), count: '2' });
        });
        return ofForm(answer, () => usersFrom(answer, start, fusion_directory_MOST_LIKE).map(readFusionUser));
    }
    /**
     * Whether the caller is shown any user at all: without data security Fusion answers every search with an empty list
     * and 200 (Oracle Access Governance, *Oracle Fusion Cloud Application Integration Reference*).
     */
    async showsUsers() {
        return listed(await this.#users({ count: '1' })).length > 0;
    }
    #users(parameters) {
        const query = scimQuery({ ...parameters, attributes: fusion_directory_USER_ATTRIBUTES, startIndex: '1' });
        return this.#read(`${fusion_directory_USERS}?${query}`);
    }
    /** Reads one user by id, roles included; `undefined` when the pod does not show it that way. */
    async #oneUser(id, asked) {
        const query = scimQuery({ attributes: fusion_directory_USER_ATTRIBUTES });
        const answer = await this.#read(`${fusion_directory_USERS}/${encodeURIComponent(id)}?${query}`);
        if (answer.status >= 400)
            return undefined;
        const { resource } = foundAs(answer, asked);
        const user = ofForm(answer, () => readFusionUser(resource));
        if (user.id !== id)
            throw new NotAskedFor(answer, `the user ${quoted(user.id)}`);
        return user;
    }
    /**
     * Looks a role up by its code (Oracle, *Query for a Role*).
     * @returns its SCIM id, or `undefined` when there is none of that code
     * @throws {NotAskedFor} when the pod answers about another role, be it one whose code differs in case alone
     */
    async roleId(code) {
        const query = scimQuery({ filter: scimFilter('name', 'eq', code), attributes: 'id,name' });
        const answer = await this.#read(`/hcmRestApi/scim/Roles?${query}`);
        return oneFoundIn(answer, byName('name', code, 'exactly'))?.id;
    }
    #read(path) {
        const { name, password } = this.#credentials;
        return this.#http.send({
            method: 'GET',
            path,
            headers: {
                accept: 'application/json',
                authorization: `Basic ${basicCredentials(name, password)}`,
            },
            repeatable: true,
        });
    }
}

;// CONCATENATED MODULE: ./src/oracle/fusion.ts


/** Where pods have the service catalogue: ERP and HCM pods the first, some the second (public stubs and labs). */
const SERVICE_CATALOG_PATHS = [
    '/fscmService/ServiceCatalogService',
    '/fndAppCoreServices/ServiceCatalogService',
];
/**
 * The scope of a pod's resource application where it was created by Oracle's guides: audience with the port, and `/`.
 * @param host with its port where it is not the default
 */
function usualScopeOf(host) {
    return `https://${host}${host.includes(':') ? '' : ':443'}/`;
}
/** What a Fusion Applications pod answers to nobody, and to a token: its sign-in, its trust, its catalogues. */
class FusionPod {
    #http;
    constructor(http) {
        this.#http = http;
    }
    /** Host, with its port where it is not the default. */
    get host() {
        return this.#http.host;
    }
    /** Opens connections for so many requests at once, which will be sent soon. */
    openAhead(requests) {
        this.#http.openAhead(requests);
    }
    /**
     * Asks for one user by SCIM, without credentials or with a bearer token. Every status is an answer. Without a
     * token a pod that lets the caller in answers 401; to a token that it trusts it answers 403, or 200 to a security
     * manager (Oracle, *Status Codes*; the reading of the answers together is inferred).
     */
    probe(bearer) {
        return this.#http.send({
            method: 'GET',
            path: `${USERS}?count=1`,
            headers: { accept: 'application/json', ...(bearer && authorization(bearer)) },
            repeatable: true,
            beginningOnly: true,
        });
    }
    /**
     * Opens the home page like a browser that is not signed in, and walks the redirects that stay on the pod: without
     * credentials, and with no cookies but those that the pod sets on the way. The first other origin is read, never
     * requested.
     */
    signInPage() {
        const ask = (path, cookie) => this.#http.send({
            method: 'GET',
            path,
            headers: { accept: 'text/html', ...(cookie !== undefined && { cookie }) },
            repeatable: true,
            dispensable: true,
            beginningOnly: true,
        });
        return walkToSignIn(this.#http.origin, '/fscmUI/faces/FuseWelcome', ask);
    }
    /** Reads the description of the service catalogue, for a pod with other names than the recorded ones. Whether it can be read without credentials is open. */
    serviceCatalogWsdl(path, token) {
        return this.#http.send({
            method: 'GET',
            path: `${path}?WSDL`,
            headers: { accept: 'text/xml, application/xml', ...authorization(token) },
            repeatable: true,
        });
    }
    /**
     * Calls `getAllServiceEndPoints`, which needs the privilege FND_MANAGE_CATALOG_SERVICE_PRIV. A read, although a
     * POST; a pod lists hundreds of services, of which the beginning is enough.
     * @param path one of {@link SERVICE_CATALOG_PATHS}; the address in the WSDL is not used
     */
    serviceCatalog(path, service, token) {
        return this.#http.send({
            method: 'POST',
            path,
            headers: {
                accept: 'text/xml',
                'content-type': 'text/xml; charset=utf-8',
                soapaction: JSON.stringify(service.soapAction),
                ...authorization(token),
            },
            body: service.request,
            repeatable: true,
            beginningOnly: true,
        });
    }
    /** Reads the catalogue of business events, which needs the role SOAOperator. */
    eventCatalog(token) {
        return this.#http.send({
            method: 'GET',
            path: '/soa-infra/PublicEvent/catalog',
            headers: { accept: 'application/json', ...authorization(token) },
            repeatable: true,
            beginningOnly: true,
        });
    }
}
function authorization(bearer) {
    return { authorization: `Bearer ${bearer}` };
}

;// CONCATENATED MODULE: ./src/oracle/services.ts

/**
 * Oracle's services, each with the POSTs that change nothing: no other POST leaves a reader. Each was looked at:
 * tokens and exchanges (RFC 6749, 3.2; RFC 8693), searches by body (RFC 7644, 3.4.3), the call of the service
 * catalogue that lists services, and Oracle Integration's own test of a connection (Oracle, *Test a Connection*).
 */
const SERVICES = {
    identityDomain: {
        name: 'identity domain',
        readsByPost: [/^\/oauth2\/v1\/token$/, /^\/admin\/v1\/Users\/\.search$/],
    },
    fusion: {
        name: 'Fusion',
        readsByPost: SERVICE_CATALOG_PATHS.map((path) => new RegExp(`^${path}$`)),
    },
    integration: {
        name: 'Oracle Integration',
        readsByPost: [/^\/ic\/api\/integration\/v1\/(projects\/[^/]+\/)?connections\/[^/]+\/test$/],
    },
};

;// CONCATENATED MODULE: ./src/causes/cause.ts
/** The one name that people read of a person. */
function personOf(fixBy) {
    return fixBy === 'domain administrator' ? `identity ${fixBy}` : fixBy;
}

// EXTERNAL MODULE: ./src/redaction/plain.ts
var redaction_plain = __webpack_require__(5105);
;// CONCATENATED MODULE: ./src/report/escape.ts

/**
 * Makes any text harmless inside GitHub's Markdown, its tables and HTML: every character that could be markup becomes
 * a numeric character reference, which CommonMark takes as text. GitHub's mentions, references and autolinks work on
 * the rendered text, so what they begin with is set apart in an element of its own, and so is the hyphen of a reference
 * (`GH-12`); what may be the id of a commit (seven hexadecimal digits and more) is cut into such elements. Like the
 * others here it cuts off a text that is longer than any sentence.
 */
function markdown(text) {
    return escaped(escape_shown(text));
}
/** The same for a cell of a table, which becomes wider than a telephone with a long word in it. */
function cell(text) {
    return breakable(escape_shown(text), escaped);
}
/** The same in a `<code>` element, in which GitHub links nothing: for fingerprints, names and URLs to be copied. */
function code(text) {
    return `<code>${breakable(escape_shown(text), referenced)}</code>`;
}
/** Text of a `<pre>` element. */
function references(text) {
    return referenced(escape_shown(text));
}
function escaped(shown) {
    return shown.replace(MARKUP_OR_LINKED, (found) => {
        if (found.length > 1)
            return found.replace(/.{1,6}/g, '<span>$&</span>');
        const reference = numericReference(found);
        return '@#:-'.includes(found) ? `<span>${reference}</span>` : reference;
    });
}
function referenced(shown) {
    return shown.replace(MARKUP, numericReference);
}
function numericReference(character) {
    return `&#${String(character.charCodeAt(0))};`;
}
/** Lets long words be broken at places where they can still be read and compared; `<wbr>` is not copied with them. */
function breakable(shown, escape) {
    return shown
        .split(' ')
        .map((word) => (word.length > LONG_WORD ? word.split(escape_PARTS) : [word]).map(escape).join('<wbr>'))
        .join(' ');
}
/** Characters that fit on a line of a table on a telephone. */
const LONG_WORD = 24;
/** After punctuation, after every fourth byte of a fingerprint, after the sixteenth of many hexadecimal digits. */
const escape_PARTS = /(?<=[._/])|(?<=(?<![0-9A-F:])(?:(?:[0-9A-F]{2}:){4})+)|(?<=(?<![0-9a-f])[0-9a-f]{16})(?=[0-9a-f]{8})/;
/** Text for a label of a Mermaid diagram, to be put between quotation marks. */
function mermaidLabel(text) {
    return plain(text).replace(/[^\p{L}\p{N} .,:/()-]/gu, ' ');
}
/** Text for XML 1.0, as element content or between quotation marks. */
function xml(text) {
    return html(escape_shown(text));
}
/** The same for a text that is one line already: for HTML that GitHub does not render. */
function html(text) {
    return text.replace(/[&<>"']/g, numericReference);
}
/** One line without anything that a viewer obeys, no longer than any sentence; markup is still in it. */
function escape_shown(text) {
    return plain(bounded(text, escape_LONGEST));
}
/** Longest text that is shown: a sentence and what was seen, never a page. */
const escape_LONGEST = 2000;
/** At most so many characters, with a sign that something is left out; never half a character. */
function bounded(text, most) {
    if (text.length <= most)
        return text;
    const characters = Array.from(text.slice(0, (most + 1) * 2));
    return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
const MARKUP = /[!-,./:-@[-`{-~]/g;
const MARKUP_OR_LINKED = new RegExp(`${MARKUP.source}|(?<=[a-z])-(?=\\d)|[0-9a-f]{7,}`, 'gi');

;// CONCATENATED MODULE: ./src/causes/administrator-causes.ts
const PAGE = 'docs/setup/github-oidc.md of this action';
const TRUST = `the identity propagation trust (${PAGE})`;
const READ_RULES = `Read the rules of ${TRUST} with attributes=impersonationServiceUsers.`;
const SUBJECT = 'The sub changes with the branch, with the environment, and with the form of the subjects of the repository.';
const HOW_GIVEN = `The application of admin-client-id gets its role under OAuth configuration > App roles. The service user gets its role by a grant (${PAGE}).`;
const LAST_RESORT = 'Regenerate the secret only as a last resort. A new secret breaks everything that uses the old one.';
/** What can stop the administrator of the identity domain: the workflow's ID token (`admin-auth: github-oidc`), or a client. */
const ADMINISTRATOR_CAUSES = {
    'id-token-refused': {
        title: 'GitHub does not give the job an ID token',
        fixBy: 'workflow author',
        fix: 'Give the job "permissions: id-token: write". If another workflow calls yours, the calling job needs the permission too. Pull requests from forks never get it. If the job has it, check the status page of GitHub and run the action again.',
        explains401: false,
    },
    'workload-not-trusted': {
        title: 'No identity propagation trust fits the ID token of the workflow',
        fixBy: 'domain administrator',
        fix: `Compare iss, aud and sub in the message with ${TRUST}: issuer, clientClaimValues, and the rule of impersonationServiceUsers. ${SUBJECT}`,
        explains401: false,
    },
    'workload-rule-differs': {
        title: 'No rule of the identity propagation trust fits the sub',
        fixBy: 'domain administrator',
        fix: `${READ_RULES} Without this parameter the identity domain never shows them. It may have dropped them when you created the trust. Enter a rule with the sub of the message, character by character, like sub eq repo:OWNER/REPO:environment:NAME. ${SUBJECT}`,
        explains401: false,
    },
    'workload-rule-quoted': {
        title: 'The rule of the identity propagation trust has a quoted value',
        fixBy: 'domain administrator',
        fix: `${READ_RULES} Remove the quotation marks from the value: sub eq repo:…, not sub eq "repo:…". The identity domain stores a quoted value without an error, but no token ever matches it.`,
        explains401: false,
    },
    'workload-user-not-service-user': {
        title: 'The user in the rule of the trust is no service user',
        fixBy: 'domain administrator',
        fix: `Create the user again as a service user (serviceUser: true). An ordinary user cannot become one, because serviceUser is immutable. Give the new user the app role. Enter its SCIM id, not its OCID, in impersonationServiceUsers of ${TRUST}.`,
        explains401: false,
    },
    'admin-client-credentials-wrong': {
        title: 'The GitHub values for admin-client-id and admin-client-secret do not belong together',
        fixBy: 'workflow author',
        fix: `Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of admin-client-id > OAuth configuration. Compare admin-client-id with the client ID there. Copy the client secret again into the GitHub secret used for admin-client-secret. ${LAST_RESORT}`,
        explains401: false,
    },
    'exchange-client-refused': {
        title: 'The client of the token exchange (oidc-client-id, oidc-client-secret) is not accepted',
        fixBy: 'workflow author',
        fix: `Compare oidc-client-id with the client ID of its application. Copy the client secret again into the GitHub secret used for oidc-client-secret. If both are right, ask the identity domain administrator to activate the application. Ask the administrator also to add its client ID to oauthClients of ${TRUST}. ${LAST_RESORT}`,
        explains401: false,
    },
    'administrator-refused': {
        title: "The run's administrator lacks a role, or its signature is too old",
        fixBy: 'domain administrator',
        fix: `Give the run's administrator the app role that the request needs. It is the application of admin-client-id, or the service user of the trust. Audit Administrator may look up users. User Administrator may create one too. If the signing keys can be read in no other way, Identity Domain Administrator is needed. It is not documented whether User Administrator may assign the temporary administrator role. ${HOW_GIVEN} If the administrator has the role, compare the clock of the runner with the identity domain. A signature is accepted for five minutes.`,
        explains401: false,
    },
    'administrator-sees-too-little': {
        title: "The run's administrator does not see the client application or temporary role",
        fixBy: 'domain administrator',
        fix: `Compare client-id with the client ID of the application under OCI console > Identity & Security > Domains > your domain > Integrated applications. If it is there, give the run's administrator an app role that may read applications, app roles and grants. User Administrator may be enough. Identity Domain Administrator certainly is. ${HOW_GIVEN}`,
        explains401: false,
    },
};

;// CONCATENATED MODULE: ./src/causes/console-causes.ts
const BY_HAND = 'follow the import instructions of this run (handoff.html) by hand';
const MEANWHILE = `Meanwhile, ${BY_HAND}.`;
const LEFT = 'the files console-….txt and console-….png in output-directory';
/**
 * What stops the import by browser (`certificate-import: browser`). None of it is a cause of a 401. The check still names
 * what the trust lacks.
 */
const CONSOLE_CAUSES = {
    'console-browser-missing': {
        title: 'The runner has no Chrome, or Chrome cannot use ca-certificates',
        fixBy: 'workflow author',
        fix: 'Use a runner with Google Chrome or Chromium, or name the browser in the environment variable CHROME_PATH. On Linux, ca-certificates also needs certutil (package libnss3-tools). On macOS and Windows, add the CA certificate to the certificate store of the system.',
        explains401: false,
    },
    'console-browser-fault': {
        title: 'Chrome does not start, or crashed',
        fixBy: 'workflow author',
        fix: `Run the action again. If Chrome does not start in a container, look for missing libraries and for forbidden user namespaces. Or use a GitHub-hosted runner. ${MEANWHILE}`,
        explains401: false,
    },
    'console-unreachable': {
        title: 'The browser cannot open the pod, but the REST API answers',
        fixBy: 'network administrator',
        fix: `Let browsers on the runner reach the pod. Use the same proxy and the same CA certificates as for the API. ${MEANWHILE}`,
        explains401: false,
    },
    'console-host-not-allowed': {
        title: 'The pod sends the browser to a host that is not allowed',
        fixBy: 'workflow author',
        fix: 'Find out whose host it is. If it is the sign-in page of your company or your vanity domain, add it to allowed-hosts. If users sign in elsewhere with a second factor, use a local account. Or follow the import instructions by hand.',
        explains401: false,
    },
    'console-sign-in-refused': {
        title: 'Fusion rejects the sign-in of fusion-username on its page',
        fixBy: 'Fusion IT security manager',
        fix: `Sign in by hand as fusion-username and read what the page says. The password may be wrong, expired or kept elsewhere, or the account may be locked. The action sent the password once. Or ${BY_HAND}.`,
        explains401: false,
    },
    'console-second-factor': {
        title: 'The sign-in asks for a second factor',
        fixBy: 'Fusion IT security manager',
        fix: `Use an account with the role IT Security Manager that needs no second factor. Let only this action use it. Or ${BY_HAND}.`,
        explains401: false,
    },
    'console-page-unknown': {
        title: 'The Security Console does not look as the action expects',
        fixBy: 'Fusion IT security manager',
        fix: `Set the language of the account to English, and check that it has the role IT Security Manager. ${MEANWHILE} Report the difference with ${LEFT} (docs/browser-import.md of this action).`,
        explains401: false,
    },
    'console-session-ended': {
        title: 'The session ended during the import',
        fixBy: 'Fusion IT security manager',
        fix: 'Run the action again. It recognises what is already done and leaves it alone. It never sends the password twice in a run.',
        explains401: false,
    },
    'console-alias-taken': {
        title: 'The alias already belongs to another certificate',
        fixBy: 'workflow author',
        fix: 'Set certificate-alias or ca-certificate-alias to a new alias and run the action again. The old certificate stays beside the new one. The action replaces nothing.',
        explains401: false,
    },
    'console-refused': {
        title: 'The Security Console rejects what the action entered',
        fixBy: 'Fusion IT security manager',
        fix: `Read what the console says, in the message and in ${LEFT}. If it has the certificate under another alias, set that alias in the workflow. If not, ${BY_HAND}.`,
        explains401: false,
    },
};

;// CONCATENATED MODULE: ./src/causes/integration-causes.ts
const APPLICATIONS = 'OCI console > Identity & Security > Domains > your domain > Integrated applications';
const CALLER = `${APPLICATIONS} > the client application of oic-client-id (or client-id) > OAuth configuration > Resources`;
const integration_causes_CONNECTION = 'Oracle Integration > Design > Connections > the connection';
const INSTANCE_PAGE = 'Oracle Integration > About';
const INSTANCE = 'OCI console > Integration > the instance';
const CONSENT = 'Choose Provide Consent, Test, Save.';
/** Oracle Integration: its API, and the connection in it. */
const INTEGRATION_CAUSES = {
    'connection-missing': {
        title: 'Oracle Integration has no connection of this ID',
        fixBy: 'workflow author',
        fix: `Open Oracle Integration > Design > Connections and compare the identifiers there with oic-connections. Write a connection in a project as PROJECT/ID.`,
        explains401: false,
    },
    'connection-host-wrong': {
        title: 'The connection points at another pod',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > ERP Cloud Host. Enter the host of fusion-url alone, without https:// and path.`,
        explains401: true,
    },
    'connection-imported': {
        title: 'The connection was imported or cloned without its secrets',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION}. Enter the client secret again. ${CONSENT}`,
        explains401: true,
    },
    'security-policy-wrong': {
        title: 'The connection uses another security policy than OAuth',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > Security. Choose OAuth Authorization Code Credentials (or OAuth using JWT User Assertion).`,
        explains401: true,
    },
    'connection-incomplete': {
        title: 'The connection is not completely configured',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION}. Complete every required property. Choose Test and Save.`,
        explains401: true,
    },
    'connection-locked': {
        title: 'The connection is locked, because another user is editing it',
        fixBy: 'integration developer',
        fix: `Ask the person who edits it to save and close. Or unlock it: ${integration_causes_CONNECTION} > Unlock.`,
        explains401: false,
    },
    'oic-role-missing': {
        title: 'The client application may not call the API of Oracle Integration',
        fixBy: 'domain administrator',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Oracle cloud services > the Oracle Integration instance > Application roles > ServiceDeveloper. Add the client application of oic-client-id (or client-id). The role ServiceUser may read, but not test.',
        explains401: false,
    },
    'oic-scope-wrong': {
        title: 'The scope is not that of this Oracle Integration instance',
        fixBy: 'workflow author',
        fix: `Open ${CALLER}. Copy the scope of the instance that ends in urn:opc:resource:consumer::all. Set oic-scope to it.`,
        explains401: false,
    },
    'oic-scope-not-granted': {
        title: 'The client application was not given the scope of Oracle Integration',
        fixBy: 'domain administrator',
        fix: `Open ${CALLER}. Add the scope of the Oracle Integration instance that ends in urn:opc:resource:consumer::all. Save.`,
        explains401: false,
    },
    'oic-instance-wrong': {
        title: 'oic-instance is not the name of an instance at this address',
        fixBy: 'workflow author',
        fix: `Copy the service instance name from ${INSTANCE_PAGE} into oic-instance. It is also integrationInstance in the address of the console.`,
        explains401: false,
    },
    'oic-runner-not-allowed': {
        title: 'The allowlist of the Oracle Integration instance does not contain the runner',
        fixBy: 'network administrator',
        fix: `Open ${INSTANCE} > Network access and add the public address of the runner. Or use a runner whose address is in the list.`,
        explains401: false,
    },
    'oic-test-stopped-on-the-way': {
        title: 'Something between the runner and Oracle Integration answers the test',
        fixBy: 'network administrator',
        fix: 'Find out which proxy, gateway or web application firewall is between the runner and Oracle Integration. Allow POST to /ic/api/integration/v1/connections/<id>/test there. Keep the URL: the connection was found under it.',
        explains401: false,
    },
    'oic-url-wrong': {
        title: 'oic-url is not the address of the API of Oracle Integration',
        fixBy: 'workflow author',
        fix: `Set oic-url to the design-time URL of ${INSTANCE}, without a path. In Oracle Integration 3 it is https://design.integration.<region>.ocp.oraclecloud.com.`,
        explains401: false,
    },
    'oic-unavailable': {
        title: 'Oracle Integration is not available',
        fixBy: 'integration developer',
        fix: 'Check in the OCI console whether the instance is stopped or updating. Check the OCI status page too. Then run the action again.',
        explains401: false,
    },
    'connection-credentials-wrong': {
        title: 'The identity domain rejects the client ID or secret of the connection',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION}. Enter client ID and client secret of the client application again. ${CONSENT} Ask the identity domain administrator whether the client application is active. Have its secret regenerated only as a last resort. A new secret breaks everything that uses the old one.`,
        explains401: true,
    },
    'connection-password-wrong': {
        title: 'Fusion rejects the user name or the password of the connection',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > Security. Enter name and password of the user again. Choose Test, Save. If they are right, ask the Fusion IT security manager whether the user is active and not locked. Ask too whether its password has expired. OAuth needs no password of a user: its policy is OAuth Authorization Code Credentials.`,
        explains401: true,
    },
    'connection-scope-not-granted': {
        title: 'The client application of the connection was not given its scope',
        fixBy: 'domain administrator',
        fix: `Open ${APPLICATIONS} > the client application of the connection > OAuth configuration. Check that the scope of the pod (usually https://<pod>:443/) is among Resources. Check that the grant types Authorization code and Refresh token are ticked. Then the integration developer compares ${integration_causes_CONNECTION} > Scope with it, and chooses Provide Consent, Test, Save.`,
        explains401: true,
    },
    'connection-scope-wrong': {
        title: 'The scope in the connection is malformed or unknown',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > Scope. Enter the fully qualified scope of the pod (usually https://<pod>:443/) as the client application has it among Resources. Write audience and scope without a space between them. Add offline_access after a space. ${CONSENT}`,
        explains401: true,
    },
    'connection-outside-perimeter': {
        title: 'A network perimeter or policy of the identity domain blocks Oracle Integration',
        fixBy: 'domain administrator',
        fix: `Open ${APPLICATIONS} > the client application of the connection > OAuth configuration > Client IP address. Add a network perimeter with the outbound addresses of Oracle Integration (${INSTANCE_PAGE}). Check the sign-on policy of the application too.`,
        explains401: true,
    },
    'oracle-integration-rate-limited': {
        title: 'Oracle Integration itself meets a rate limit',
        fixBy: 'integration developer',
        fix: `Wait some minutes and open ${integration_causes_CONNECTION} > Test again. If it still fails, find out which integrations call the same pod at that time. Spread their schedules.`,
        explains401: false,
    },
    'target-not-trusted-by-oracle-integration': {
        title: 'TLS between Oracle Integration and the host of the connection fails',
        fixBy: 'integration developer',
        fix: `Find out which certificate the host in the message shows. A proxy, a private endpoint or a vanity domain may show one of a private CA. If so, upload the CA certificate: Oracle Integration > Settings > Certificates > Upload, type X.509, category Trust. If you use a connectivity agent, import the CA certificate into the agent's keystore. Then test the connection again.`,
        explains401: false,
    },
    'target-unknown-to-oracle-integration': {
        title: 'Oracle Integration cannot resolve the host of the connection',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION}. Compare the host in the message with ERP Cloud Host, Authorization Code URI and Access Token URI. If the host is right, ask the network administrator about the DNS of the private endpoint or of the connectivity agent.`,
        explains401: false,
    },
    'target-out-of-reach-of-oracle-integration': {
        title: 'Oracle Integration cannot reach the host of the connection',
        fixBy: 'network administrator',
        fix: `Test the connection again. If it still fails, check ${INSTANCE} > Private endpoint with its subnet and security lists. Check the network access rules of the Fusion environment. If you use a connectivity agent, check its host too.`,
        explains401: false,
    },
    'proxy-refuses-oracle-integration': {
        title: 'A proxy between Oracle Integration and the host of the connection refuses',
        fixBy: 'network administrator',
        fix: 'Find out which proxy answers. If you use a connectivity agent, compare proxy_HOST, proxy_USER and proxy_PASSWORD in its InstallerProfile.cfg with the proxy. Allow the hosts of the pod and of the identity domain in the proxy. If you use no agent, ask what answers for the private endpoint. Then test the connection again.',
        explains401: false,
    },
    'connectivity-agent-silent': {
        title: 'The connectivity agent of the connection does not answer',
        fixBy: 'integration developer',
        fix: `Open Oracle Integration > Design > Agents > the agent group, and start the agent. A connection to Fusion needs no agent. If you have no reason for one, choose Public gateway under ${integration_causes_CONNECTION} > Access type.`,
        explains401: false,
    },
    'connection-redirected': {
        title: 'The host of the connection redirects, most likely to a sign-in page',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > ERP Cloud Host. Enter the host of fusion-url alone, without https:// and path. If it is right, choose Provide Consent, Test, Save. A request without a token is sent to sign in too.`,
        explains401: false,
    },
    'pod-fails-the-test': {
        title: 'The pod answers the test with an error of its own',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION}. Compare its properties with the pod. Choose Test and read the details. If it still fails, open a service request with Oracle. Quote the request ID and the time of the message.`,
        explains401: false,
    },
    'connection-test-without-result': {
        title: 'Oracle Integration does not say clearly how the test ended',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > Test and look at the result. If it passes there, run the action again. If the same answer comes again, the action does not know its form yet. In that case, open an issue with the form for live answers, which says what to attach.`,
        explains401: false,
    },
    'connection-test-unexplained': {
        title: 'The connection test failed with an unknown text',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > Test and read the details. Send the request ID to Oracle Support.`,
        explains401: false,
    },
    'adapter-metadata-stale': {
        title: 'The adapter uses metadata from before a change of host or roles',
        fixBy: 'integration developer',
        fix: `Open ${integration_causes_CONNECTION} > Refresh metadata.`,
        explains401: false,
    },
    'policy-not-in-generation-2': {
        title: 'The SOAP adapter of Oracle Integration Generation 2 lacks this OAuth policy',
        fixBy: 'integration developer',
        fix: 'Use the ERP Cloud or the REST adapter, or upgrade to Oracle Integration 3.',
        explains401: false,
    },
};

;// CONCATENATED MODULE: ./src/causes/pod-causes.ts
const LBAC = 'Tools > Security Console > Administration > Location Based Access';
const pod_causes_RULES = 'OCI console > Fusion Applications > environment > Networking > Network access rules';
/** The pod's edge: who is let in at all, and whether the pod is there. */
const POD_CAUSES = {
    'pod-unavailable': {
        title: 'The pod is in maintenance, being refreshed or suspended',
        fixBy: 'Fusion IT security manager',
        fix: 'Look at the maintenance window (OCI console > Fusion Applications > environment > Maintenance). Wait until the pod is back. Then run the action again.',
        explains401: false,
    },
    'runner-shut-out': {
        title: 'Location-based access of the pod blocks the runner',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${LBAC} and add the runner's address. Or use a runner whose address is allowed. Oracle Integration may still get through: run the connection test in its console.`,
        explains401: false,
    },
    'network-rule-blocks': {
        title: 'A network access rule of the environment blocks the caller',
        fixBy: 'network administrator',
        fix: `Open ${pod_causes_RULES} and allow the caller's address or network.`,
        explains401: false,
    },
    'location-not-permitted': {
        title: 'Oracle does not serve the country that the call comes from',
        fixBy: 'network administrator',
        fix: 'Use a runner in another country. You cannot lift export rules.',
        explains401: false,
    },
    'fusion-host-wrong': {
        title: 'The host is no Fusion pod, or not this one',
        fixBy: 'workflow author',
        fix: 'Sign in to Fusion and compare fusion-url with the URL in the browser. Enter the host alone, without a path.',
        explains401: false,
    },
    'lbac-shuts-out-oracle-integration': {
        title: 'Location-based access blocks Oracle Integration',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${LBAC}. Add the address of Oracle Integration's NAT gateway (Oracle Integration console > About), or make the role public. See Doc ID 2615294.1.`,
        explains401: true,
    },
    'egress-changed': {
        title: 'Oracle Integration calls from another address than before',
        fixBy: 'network administrator',
        fix: `Find the current address of Oracle Integration (Oracle Integration console > About). Compare it with ${LBAC}. Compare it with ${pod_causes_RULES} too. Add it where it is missing.`,
        explains401: true,
    },
};

;// CONCATENATED MODULE: ./src/causes/role-causes.ts
/** The page on which you give a role to a user. */
const ASSIGN = 'Tools > Security Console > Users > the integration user > Edit > Add Role';
/** Fusion gives no privilege to a user, so a role carries it: an existing one, or a new one. */
const CATALOG_FIX = `Open Tools > Security Console > Roles. Look for a custom role with the privilege FND_MANAGE_CATALOG_SERVICE_PRIV. If there is one, such as that of service-catalog-role, open ${ASSIGN}. Search for its code and choose Add Role Membership. If there is none, choose Create Role and create a custom job role. In its step Function Security Policies, add FND_MANAGE_CATALOG_SERVICE_PRIV. In its step Users, add the integration user. Save. If service-catalog-role is empty, put the code of the role into it.`;
/** Roles and privileges of the integration user in Fusion. */
const ROLE_CAUSES = {
    'service-catalog-privilege-missing': {
        title: 'The integration user lacks the privilege FND_MANAGE_CATALOG_SERVICE_PRIV (Manage Webservices Catalog)',
        fixBy: 'Fusion IT security manager',
        fix: CATALOG_FIX,
        explains401: true,
        how401: 'Without this privilege the pod accepts the user, but refuses it the service catalogue, which Oracle Integration reads when it tests a connection. Users report CASDK-0004 for this. That the adapter turns every refusal into a 401 is inferred.',
    },
    'soa-operator-missing': {
        title: 'The integration user lacks the role SOAOperator',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${ASSIGN}. Search for SOAOperator and choose Add Role Membership.`,
        explains401: true,
        how401: 'Without this role the pod accepts the user, but refuses it the event catalogue. Oracle documents that a connection needs the role to receive events. That its test then shows CASDK-0004 is inferred. The test may pass if the connection receives no events.',
    },
    'integration-specialist-missing': {
        title: 'The integration user lacks the role Integration Specialist',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${ASSIGN}. Search for ORA_FND_INTEGRATION_SPECIALIST_JOB and choose Add Role Membership.`,
        explains401: false,
    },
    'attachments-user-missing': {
        title: 'The integration user lacks the role AttachmentsUser',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${ASSIGN}. Search for AttachmentsUser and choose Add Role Membership.`,
        explains401: false,
    },
    'role-missing': {
        title: 'The integration user lacks a required role',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${ASSIGN}. Search for the code of the role and choose Add Role Membership. If the user has it through another role, take it out of required-roles.`,
        explains401: false,
    },
    'data-access-missing': {
        title: 'The integration user has no data access for its objects',
        fixBy: 'Fusion IT security manager',
        fix: 'Open Setup and Maintenance > Manage Data Access for Users. Add the business units, ledgers or organisations for the role of the integration user.',
        explains401: false,
    },
    'rest-catalog-access-missing': {
        title: 'The integration user may not read the catalogue of REST resources',
        fixBy: 'Fusion IT security manager',
        fix: 'Follow “Access the REST Catalog Through the Oracle ERP Cloud Adapter” in the adapter’s guide.',
        explains401: false,
    },
    'role-not-yet-effective': {
        title: 'The role was given just now and is not effective yet',
        fixBy: 'Fusion IT security manager',
        fix: 'Wait some minutes and run the action again.',
        explains401: false,
    },
    'role-not-found': {
        title: 'Fusion has no role of this code',
        fixBy: 'workflow author',
        fix: 'Compare the code of the role with Tools > Security Console > Roles. Correct the input that contains it. If the code is right and the role is missing, ask the Fusion IT security manager to create it. The API cannot create roles.',
        explains401: false,
    },
    'role-not-assignable': {
        title: 'Fusion refuses to assign the role by its API',
        fixBy: 'Fusion IT security manager',
        fix: 'Open Setup and Maintenance > Manage Role Provisioning Rules. Create a mapping without conditions. Add the role under Associated Roles and tick Requestable. The user of fusion-username needs IT Security Manager, or a custom role. The custom role needs the privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV, which allows writing too.',
        explains401: false,
    },
};

;// CONCATENATED MODULE: ./src/causes/run-causes.ts
/** Faults of the run itself and of the way to the services: inputs, names, TLS, proxies. */
const RUN_CAUSES = {
    'input-invalid': {
        title: 'An input is missing, malformed or contradicts another input',
        fixBy: 'workflow author',
        fix: 'Fix every input that the message names. If one comes from a variable or secret, check its name and its environment under Settings > Environments.',
        explains401: false,
    },
    'password-doubtful': {
        title: 'A password has quotation marks around it, or an invisible character',
        fixBy: 'workflow author',
        fix: 'Compare the password with the one in the account. If they differ, enter the secret again under Settings > Secrets and variables > Actions. If they are the same, ignore this warning.',
        explains401: false,
    },
    'tls-not-checked': {
        title: 'This run does not check TLS certificates',
        fixBy: 'workflow author',
        fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED from the workflow and from the environment of the runner. If a proxy inspects TLS, put its CA certificate as PEM into ca-certificates.',
        explains401: false,
    },
    'host-unknown': {
        title: 'The host name does not exist, or the runner cannot resolve it',
        fixBy: 'workflow author',
        fix: "Compare the URL with the one in the console (identity domain: OCI console > Identity & Security > Domains > your domain > Domain URL). If the URL is right, the runner's DNS cannot resolve it. If so, use a runner on a network that can. If the runner reaches the internet only through a proxy, set HTTPS_PROXY in the runner's environment.",
        explains401: false,
    },
    'host-unreachable': {
        title: 'The host does not answer the runner',
        fixBy: 'network administrator',
        fix: 'Open port 443 from the runner to the host: in the firewall, the proxy or the network perimeter. If you cannot, use a runner that reaches the host.',
        explains401: false,
    },
    'tls-not-trusted': {
        title: 'The TLS certificate of the host is not trusted',
        fixBy: 'network administrator',
        fix: 'If a proxy inspects TLS, put its CA certificate as PEM into the input ca-certificates. If no proxy does, compare the host name with the console. If Oracle Integration uses a connectivity agent, import the same CA certificate into the key store of the agent.',
        explains401: false,
    },
    'tls-handshake': {
        title: 'The TLS handshake with the host fails',
        fixBy: 'network administrator',
        fix: 'Find out what answers on this port. Oracle offers TLS 1.2 and newer. Let the proxy or firewall in between speak TLS 1.2, or stop it from intercepting the host.',
        explains401: false,
    },
    'proxy-unreachable': {
        title: 'The proxy that the runner uses does not answer',
        fixBy: 'network administrator',
        fix: "Compare HTTPS_PROXY in the runner's environment with the proxy of your network. Start the proxy if it is down. If you reach the host without a proxy, add it to NO_PROXY in the runner's environment.",
        explains401: false,
    },
    'connections-exhausted': {
        title: 'The runner cannot open another connection',
        fixBy: 'network administrator',
        fix: "Find out what closes every connection at once, such as a proxy or a firewall. If the message contains EMFILE, raise the runner's limit of open files (ulimit -n).",
        explains401: false,
    },
    'proxy-refuses': {
        title: 'The proxy refuses the connection',
        fixBy: 'network administrator',
        fix: "Allow the host in the proxy, or correct the proxy's user and password in HTTPS_PROXY. If you reach the host without a proxy, add it to NO_PROXY. Both are variables of the runner's environment.",
        explains401: false,
    },
    'not-the-api': {
        title: 'Something other than the API answers at this URL',
        fixBy: 'workflow author',
        fix: 'Compare the URL with the one in the console. Enter the URL of the service alone, without a path. If the URL is right, ask the network administrator which proxy or firewall answers.',
        explains401: false,
    },
    'stopped-on-the-way': {
        title: 'Something between the runner and the service refuses the request',
        fixBy: 'network administrator',
        fix: "Find out which proxy, gateway or web application firewall is between the runner and the host named in the message. Allow the runner's address there. Also allow the path in the message, an Authorization header and a query string.",
        explains401: false,
    },
    'answer-about-another': {
        title: 'The service answered about another object, or in an unknown form',
        fixBy: 'network administrator',
        fix: 'Check what is between the runner and the service. A gateway, proxy or cache that drops the query string mixes up answers. If nothing is in between, send the request ID to Oracle Support. The action wrote nothing with that answer.',
        explains401: false,
    },
    'answer-unexpected': {
        title: 'The service answered with an unknown error',
        fixBy: 'domain administrator',
        fix: 'Look up the request ID in the audit log of the service, or send it to Oracle Support.',
        explains401: false,
    },
    'service-unavailable': {
        title: 'The service is in maintenance or overloaded',
        fixBy: 'domain administrator',
        fix: 'Check the OCI status page and the maintenance announcements. Wait until the service is back. Then run the action again.',
        explains401: false,
    },
    'rate-limited': {
        title: 'The rate limit of the service is used up',
        fixBy: 'workflow author',
        fix: 'Run fewer pairs at once (strategy.max-parallel). If the service is an identity domain of the type Free, ask the identity domain administrator to change it to a type with higher limits.',
        explains401: false,
    },
    'clock-wrong': {
        title: 'The clock of the runner or of the identity domain is wrong',
        fixBy: 'network administrator',
        fix: 'Synchronise the clock of the runner by NTP. If it is right, open a service request with Oracle for the clock of the identity domain.',
        explains401: false,
    },
};

;// CONCATENATED MODULE: ./src/causes/token-causes.ts
const APPLICATION = 'OCI console > Identity & Security > Domains > your domain > Integrated applications > the client application';
const REFUSED_APPLICATION = 'OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of the client that the message names';
const token_causes_CONSENT = 'Open the connection in Oracle Integration and choose Provide Consent. Sign in as the integration user, in a private browser window. Then choose Test and Save.';
const WITHOUT_SPACE = 'Write audience and scope without a space between them.';
/** What can go wrong before Fusion sees a token, and with what is in it. */
const TOKEN_CAUSES = {
    'client-credentials-wrong': {
        title: 'The GitHub values for client-id and client-secret do not belong together',
        fixBy: 'workflow author',
        fix: `Open ${APPLICATION} > OAuth configuration. Compare client-id with the client ID there. Copy the client secret from there again into the GitHub secret used for client-secret. Copy neither the client ID nor a password. Regenerate the secret only as a last resort. A new secret breaks every connection and job that uses the old one.`,
        explains401: false,
    },
    'oic-client-credentials-wrong': {
        title: 'The GitHub values for oic-client-id and oic-client-secret do not belong together',
        fixBy: 'workflow author',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of oic-client-id > OAuth configuration. Compare oic-client-id with the client ID there. Copy the client secret again into the GitHub secret used for oic-client-secret. Regenerate the secret only as a last resort. A new secret breaks everything that uses the old one.',
        explains401: false,
    },
    'client-app-inactive': {
        title: 'The client application is not activated, or was deleted',
        fixBy: 'domain administrator',
        fix: `Open ${APPLICATION} and choose Activate.`,
        explains401: true,
    },
    'client-not-confidential': {
        title: 'The application of client-id is not a confidential client',
        fixBy: 'domain administrator',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > Add application and choose the type Confidential. Configure the new application as a client. Enter its client ID and secret in the workflow and in the connection.',
        explains401: false,
    },
    'certificate-not-registered': {
        title: 'The application has no certificate for client-private-key under client-certificate-alias',
        fixBy: 'workflow author',
        fix: `Open ${APPLICATION} > OAuth configuration > Certificate. Compare client-certificate-alias with the alias there. If the certificate there has another key, copy that key into the GitHub secret used for client-private-key. If you keep your key, ask the identity domain administrator to add its certificate under a new alias.`,
        explains401: false,
    },
    'resource-application-wrong': {
        title: 'The resource application of the pod is inactive or no resource server',
        fixBy: 'domain administrator',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the resource application of Fusion. Choose Activate. Check under OAuth configuration that it is a resource server.',
        explains401: true,
    },
    'client-grant-not-allowed': {
        title: 'The client application may not use this grant type',
        fixBy: 'domain administrator',
        fix: `Open ${REFUSED_APPLICATION} > Edit OAuth configuration. Tick the grant type that the message names: Client credentials (client_credentials), Resource owner (password) or JWT assertion (jwt-bearer). Save. The connection also needs Authorization code and Refresh token.`,
        explains401: true,
    },
    'client-outside-perimeter': {
        title: 'The runner is outside the networks from which the application accepts clients',
        fixBy: 'domain administrator',
        fix: `Open ${REFUSED_APPLICATION} > OAuth configuration > Client IP address. Add a network perimeter that contains the runner. If you cannot, use a runner inside an allowed perimeter.`,
        explains401: false,
    },
    'redirect-uri-mismatch': {
        title: 'The redirect URL of the application is not that of Oracle Integration',
        fixBy: 'domain administrator',
        fix: `Open ${APPLICATION} > Edit OAuth configuration. Add the redirect URL https://<Oracle Integration host>/icsapis/agent/oauth/callback. The host changes with a custom endpoint and with the upgrade to Oracle Integration 3.`,
        explains401: true,
    },
    'consent-missing': {
        title: 'No consent was given since the connection was created or changed',
        fixBy: 'integration developer',
        fix: token_causes_CONSENT,
        explains401: true,
    },
    'refresh-not-allowed': {
        title: 'The client application or the resource application does not allow refresh tokens',
        fixBy: 'domain administrator',
        fix: `Open ${APPLICATION} > Edit OAuth configuration and tick Refresh token. Open the resource application and tick Allow token refresh. Then give consent again.`,
        explains401: true,
    },
    'refresh-token-expired': {
        title: 'The refresh token of the connection has expired',
        fixBy: 'integration developer',
        fix: `${token_causes_CONSENT} Ask the identity domain administrator to lengthen the refresh token expiration of the resource application.`,
        explains401: true,
    },
    'refresh-token-consumed': {
        title: 'Another connection or environment has already used the refresh token',
        fixBy: 'integration developer',
        fix: `Create one client application per connection and environment. Enter its client ID and client secret in the connection. ${token_causes_CONSENT}`,
        explains401: true,
    },
    'fusion-scope-wrong': {
        title: 'The scope of Fusion is malformed, or not granted to the application',
        fixBy: 'domain administrator',
        fix: `Open ${APPLICATION} > OAuth configuration > Resources > Add scope. Add the scope of the resource application of Fusion (usually https://<pod>:443/) and save. If the message names another scope than the one listed there, correct the connection or the input fusion-scope. ${WITHOUT_SPACE}`,
        explains401: true,
    },
    'fusion-scope-input-wrong': {
        title: 'The input fusion-scope is not the scope of this pod',
        fixBy: 'workflow author',
        fix: `Compare fusion-scope with fusion-url. If it is the scope of another pod, remove fusion-scope. The action then asks for https://<host of fusion-url>:443/. If the resource application of Fusion has another scope, copy that into fusion-scope. You find it under ${APPLICATION} > OAuth configuration > Resources. ${WITHOUT_SPACE}`,
        explains401: false,
    },
    'probe-grant-needs-user': {
        title: 'probe-grant needs a user, and integration-username is the client ID',
        fixBy: 'workflow author',
        fix: 'Set probe-grant to client-credentials. The connection then signs in as the client itself, which has no user in the identity domain.',
        explains401: false,
    },
    'offline-access-missing': {
        title: 'The scope of the connection lacks offline_access',
        fixBy: 'integration developer',
        fix: `Open Oracle Integration > Design > Connections > the connection > Scope and add offline_access after a space. ${token_causes_CONSENT}`,
        explains401: true,
    },
    'audience-wrong': {
        title: 'The token is for another audience than this pod',
        fixBy: 'domain administrator',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the resource application of Fusion > OAuth configuration. Set the primary audience to https://<pod>:443. If the pod has a vanity host, add it as a secondary audience. Then give consent again.',
        explains401: true,
    },
    'domain-wrong': {
        title: 'The client application is in another identity domain',
        fixBy: 'workflow author',
        fix: 'Find the identity domain that contains the client application. Compare identity-domain-url with its URL (OCI console > Identity & Security > Domains > your domain > Domain URL). Compare that URL with the identity domain in the connection too.',
        explains401: true,
    },
    'consent-by-another-user': {
        title: 'Another user than the integration user gave the consent',
        fixBy: 'integration developer',
        fix: token_causes_CONSENT,
        explains401: true,
    },
    'sign-on-policy-blocks': {
        title: 'A sign-on policy or a second factor blocks tokens by password',
        fixBy: 'domain administrator',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Security > Sign-on policies. Exempt the integration user from the second factor. If you cannot, use probe-grant jwt-bearer with client-private-key.',
        explains401: false,
    },
    'client-user-missing': {
        title: 'Fusion has no user whose name is the client ID',
        fixBy: 'Fusion IT security manager',
        fix: 'Open Tools > Security Console > Users > Add User Account. Create a user whose user name is the value of client-id. Give it the required roles. If you do not want such a user, sign in as one: OAuth Authorization Code Credentials in the connection, jwt-bearer or password in probe-grant.',
        explains401: true,
    },
    'assertion-refused': {
        title: 'The assertion is refused: wrong alias, key or client type',
        fixBy: 'workflow author',
        fix: `Open ${APPLICATION} > OAuth configuration. Compare client-certificate-alias with the alias under Certificate, character by character. Compare client-private-key with the certificate there. If both fit, ask the identity domain administrator to check Client type (Trusted) and the grant JWT assertion. Replace the certificate only as a last resort. Everything that signs with the old key then breaks.`,
        explains401: false,
    },
    'token-expired': {
        title: 'The token was expired or not yet valid when Fusion saw it',
        fixBy: 'network administrator',
        fix: 'Compare the clocks of the identity domain and of the pod with the time. Synchronise your own clocks by NTP. If a clock of Oracle is wrong, open a service request.',
        explains401: true,
    },
    'keys-not-readable': {
        title: 'The client application cannot read the signing keys of the identity domain',
        fixBy: 'domain administrator',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Settings > Domain settings > Access signing certificate and choose Configure client access. Or give the client application a role that may read the keys. Security Administrator is enough.',
        explains401: false,
    },
    'grant-standing': {
        title: 'The client application has the role Identity Domain Administrator permanently',
        fixBy: 'domain administrator',
        fix: `Open ${APPLICATION} > OAuth configuration > App roles and remove Identity Domain Administrator.`,
        explains401: false,
    },
};

;// CONCATENATED MODULE: ./src/causes/trust-causes.ts
const CONSOLE = 'Tools > Security Console > API Authentication';
const PROVIDER = `${CONSOLE} > the Oracle API authentication provider > Edit`;
const CERTIFICATES = `${CONSOLE} > Inbound API Authentication Public Certificates`;
/** The signing certificates and what Fusion must trust. None of it applies to a pair with one identity domain. */
const TRUST_CAUSES = {
    'certificate-malformed': {
        title: 'The exported key or certificate is damaged or incomplete',
        fixBy: 'domain administrator',
        fix: 'Import nothing. Run the action again. If the keys of the identity domain still come in this form, open a service request with Oracle.',
        explains401: false,
    },
    'certificate-incomplete': {
        title: 'The CA certificate is missing, and Fusion needs both certificates',
        fixBy: 'domain administrator',
        fix: 'Ask Oracle Support for the CA certificate of the signing certificate of the identity domain.',
        explains401: false,
    },
    'signing-key-differs': {
        title: 'Tokens are signed with another key than the exported one',
        fixBy: 'domain administrator',
        fix: 'Run the action again in an hour. If the key still differs, compare identity-domain-url with the identity domain of the client application. Then open a service request with Oracle.',
        explains401: true,
    },
    'certificate-of-another-domain': {
        title: 'The certificate belongs to another identity domain',
        fixBy: 'domain administrator',
        fix: 'Compare identity-domain-url with the identity domain of the client application. Export the keys of that identity domain.',
        explains401: true,
    },
    'certificate-expired': {
        title: 'A certificate of the identity domain has expired',
        fixBy: 'domain administrator',
        fix: 'Ask Oracle Support to rotate the signing certificate of the identity domain. Then run the action again. Send its import instructions (handoff.html) to the Fusion IT security manager, who imports both new certificates into Fusion under new aliases.',
        explains401: true,
    },
    'certificate-expires-soon': {
        title: 'A certificate of the identity domain expires soon',
        fixBy: 'domain administrator',
        fix: 'Ask Oracle Support when the identity domain rotates its signing certificate. Plan with the Fusion IT security manager to import both new certificates into Fusion under new aliases.',
        explains401: false,
    },
    'certificate-not-yet-valid': {
        title: 'A certificate of the identity domain is not valid yet',
        fixBy: 'domain administrator',
        fix: 'If domain.clock warns, correct the clock of the runner first and run the action again. Otherwise import the certificate only after it becomes valid.',
        explains401: true,
    },
    'fingerprint-unknown': {
        title: 'A certificate was found whose fingerprint is not in expected-fingerprints',
        fixBy: 'domain administrator',
        fix: 'Find out whether the identity domain rotated its signing key. If it did, have the Fusion IT security manager import the new certificate into Fusion. Then have its fingerprint added to expected-fingerprints in the workflow.',
        explains401: false,
    },
    'trusted-issuer-input-wrong': {
        title: 'The input trusted-issuer names another issuer than the tokens',
        fixBy: 'workflow author',
        fix: 'Set trusted-issuer to the issuer of the tokens, character by character, or leave it empty. Change nothing in Fusion: the pod accepts the tokens.',
        explains401: false,
    },
    'issuer-text-differs': {
        title: 'The trusted issuer is written differently from the issuer of real tokens',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${PROVIDER}. Type the issuer of the tokens into Trusted Issuer, character by character, and press Enter. Choose Save and Close. Then correct the input trusted-issuer.`,
        explains401: true,
    },
    'issuer-custom': {
        title: 'The identity domain issues tokens under its own issuer',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${PROVIDER}. Type the issuer of the tokens into Trusted Issuer, character by character, and press Enter. Choose Save and Close. Then set the input trusted-issuer to it.`,
        explains401: true,
    },
    'signing-certificate-not-imported': {
        title: 'The signing certificate of the identity domain is not imported into Fusion',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${CERTIFICATES} > Add New Certificate. Import the signing certificate of the identity domain. Compare its fingerprint. If this run has written import instructions (handoff.html), follow them.`,
        explains401: true,
    },
    'trusted-issuer-missing': {
        title: 'The issuer of the identity domain is no trusted issuer in Fusion',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${PROVIDER}. Type the issuer of the tokens into Trusted Issuer, character by character, and press Enter. Choose Save and Close.`,
        explains401: true,
    },
    'signing-key-rotated': {
        title: 'The signing key was rotated, and Fusion has the old certificate',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${CERTIFICATES} > Add New Certificate. Import both current certificates under new aliases beside the old ones. Remove the old certificates only when every connection works.`,
        explains401: true,
    },
    'signing-key-rotation-ahead': {
        title: 'The identity domain shows a new signing key: a rotation has begun',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${CERTIFICATES} > Add New Certificate. Import the new certificate (the file whose name ends in _NEXT) under a new alias beside the old one. Do so before the identity domain signs with it. Then add its fingerprint to expected-fingerprints.`,
        explains401: false,
    },
    'rotation-unproven': {
        title: 'The signing key was rotated, and Fusion may lack the new certificate',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${CERTIFICATES} and check whether both current certificates are there. If they are not, choose Add New Certificate and import them under new aliases beside the old ones. Run the action again with fail-fast "false" and a proof of the trust. Such a proof is integration-password, client-private-key, or a connection to test.`,
        explains401: false,
    },
    'rotation-not-recorded': {
        title: 'The signing key was rotated, and expected-fingerprints has the old certificate',
        fixBy: 'workflow author',
        fix: 'Ask the identity domain administrator to confirm that the rotation was intended. Put the output certificate-fingerprints into expected-fingerprints. Remove the old certificates from Fusion only when no identity domain signs with them.',
        explains401: false,
    },
    'authority-certificate-not-imported': {
        title: 'Only one of the two certificates is imported into Fusion',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${CERTIFICATES}. Check that the signing certificate and the CA certificate of the identity domain are there. Add the one that is missing.`,
        explains401: true,
    },
    'token-type-not-ticked': {
        title: 'The token type JWT is not ticked for the issuer',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${PROVIDER}. Select JWT, SAML and STS under Token Type. Choose Save and Close.`,
        explains401: true,
    },
    'trust-not-saved': {
        title: 'The issuer or a certificate was entered but not saved',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${CONSOLE} again and check whether the issuer and both certificates are still there. Enter what is missing again. For the issuer, press Enter, then choose Save and Close. For a certificate, choose Save, then Done.`,
        explains401: true,
    },
    'trust-not-yet-effective': {
        title: 'The change in the Security Console is not effective yet',
        fixBy: 'Fusion IT security manager',
        fix: 'Wait 15 minutes and run the action again.',
        explains401: true,
    },
    'environment-refreshed': {
        title: 'A refresh of the environment replaced issuer, certificates, users or roles',
        fixBy: 'Fusion IT security manager',
        fix: 'Open OCI console > Fusion Applications > environment > Refresh and look at the refresh activities. After a refresh, repeat the prerequisites: issuer, certificates, integration user, roles, consent.',
        explains401: true,
    },
    'fusion-identity-domain-wrong': {
        title: "The input fusion-identity-domain-url is not the pod's own identity domain",
        fixBy: 'workflow author',
        fix: 'Leave fusion-identity-domain-url empty and run the action again. The action then follows where the pod sends a browser to sign in. If that shows nothing, copy the URL from OCI console > Fusion Applications > environment.',
        explains401: false,
    },
    'identity-upgraded': {
        title: "The identity upgrade made the old identity domain's clients and trust obsolete",
        fixBy: 'integration developer',
        fix: 'In the Fusion identity domain, create the resource application and the client application. Give the client application the scope of the resource application. In Oracle Integration, open each connection to the pod. Enter the client ID, client secret, authorization code URI and access token URI of that identity domain. Choose Provide Consent, Test, Save. Then activate the integrations again.',
        explains401: true,
    },
};

;// CONCATENATED MODULE: ./src/causes/user-causes.ts
const DOMAIN_USERS = 'OCI console > Identity & Security > Domains > your domain > Users';
const FUSION_USERS = 'Tools > Security Console > Users';
/** The integration user in the identity domain and in Fusion, and the user that looks it up there. */
const USER_CAUSES = {
    'domain-user-missing': {
        title: 'The identity domain has no user of this name (no shadow user)',
        fixBy: 'domain administrator',
        fix: `Open ${DOMAIN_USERS} > Create user. Create the integration user, with exactly the user name that it has in Fusion, as a local user that is not federated. Then set its password with the link in Oracle's email.`,
        explains401: true,
    },
    'integration-username-wrong': {
        title: 'integration-username is not the name of the account',
        fixBy: 'workflow author',
        fix: 'Compare integration-username with the account in Tools > Security Console > Users. Correct integration-username, character by character.',
        explains401: false,
    },
    'domain-user-inactive': {
        title: 'The integration user is inactive in the identity domain',
        fixBy: 'domain administrator',
        fix: `Find out who deactivated the integration user and why. Then open ${DOMAIN_USERS} > the user > Activate.`,
        explains401: true,
    },
    'domain-user-locked': {
        title: 'The integration user is locked in the identity domain',
        fixBy: 'domain administrator',
        fix: `Find out why the integration user is locked before you unlock it. The message names the reason. Find out who sends wrong passwords or codes, or why an administrator locked the user. Then open ${DOMAIN_USERS} > the user > Unlock.`,
        explains401: true,
    },
    'domain-user-password-refused': {
        title: 'The identity domain rejects the password of the integration user',
        fixBy: 'workflow author',
        fix: `Compare integration-username with the account of the integration user. Enter its password again in the GitHub secret used for integration-password. Use the password in the identity domain, not the one in Fusion. Sign in with it once by hand, which also shows whether it has expired. Only as a last resort, ask the identity domain administrator for a new password (${DOMAIN_USERS} > the user > Reset password). A new password breaks everything else that signs in with it.`,
        explains401: false,
    },
    'domain-user-federated': {
        title: 'The integration user is federated: another identity provider signs it in',
        fixBy: 'domain administrator',
        fix: 'Create the integration user as a local user that is not federated, with exactly the user name that it has in Fusion. Or map the subject of the identity provider to that name.',
        explains401: true,
    },
    'domain-user-not-assigned': {
        title: 'The integration user is not assigned to the client application',
        fixBy: 'domain administrator',
        fix: 'Open OCI console > Identity & Security > Domains > your domain > Integrated applications > the application of client-id > Users. Assign the integration user. Or let the application not enforce grants as authorization.',
        explains401: false,
    },
    'subject-differs': {
        title: "The token's subject is not the user name in Fusion",
        fixBy: 'domain administrator',
        fix: `Open ${DOMAIN_USERS} > the user > Edit. Give it exactly the user name in Fusion, character by character. The message shows both names. If the user is federated, map its subject to the name in Fusion.`,
        explains401: true,
    },
    'fusion-user-missing': {
        title: 'Fusion has no user of this name',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${FUSION_USERS} > Add User Account. Create the integration user, with exactly this user name. Then give it the required roles.`,
        explains401: true,
    },
    'fusion-user-inactive': {
        title: 'The integration user is inactive (suspended) in Fusion',
        fixBy: 'Fusion IT security manager',
        fix: `Find out who suspended the integration user and why. Then open ${FUSION_USERS} > the user > Edit and set it to active.`,
        explains401: true,
    },
    'fusion-user-locked': {
        title: 'The user of fusion-username is locked in Fusion',
        fixBy: 'Fusion IT security manager',
        fix: `Open ${FUSION_USERS} > the user of fusion-username and unlock it.`,
        explains401: false,
    },
    'fusion-password-wrong': {
        title: 'fusion-password is not the password of fusion-username in Fusion',
        fixBy: 'workflow author',
        fix: 'Compare fusion-username with the account in Fusion. Enter its password again in the GitHub secret used for fusion-password. If it has expired or is lost, ask the Fusion IT security manager for a new one. Sign in with the new password once by hand. A new password breaks everything else that uses the account. Give service accounts a password policy without expiry.',
        explains401: false,
    },
    'basic-authentication-retired': {
        title: 'The pod no longer accepts Basic authentication',
        fixBy: 'Fusion IT security manager',
        fix: 'Sign in by hand as the user of fusion-username. If that works, the pod refuses Basic authentication. The action works without it: leave out fusion-username and fusion-password, and rely on the trust probe and the connection test. Use an OAuth policy in the connection.',
        explains401: false,
    },
    'fusion-scim-right-missing': {
        title: 'fusion-username may not read users by SCIM',
        fixBy: 'Fusion IT security manager',
        fix: 'Create a custom role (release 24C and later). Add the function security policy Use REST Service - Identity Integration (privilege ASE_REST_SERVICE_ACCESS_IDENTITY_INTEGRATION_PRIV). Add the data security to see users and roles. Assign the role to the user of fusion-username. To assign roles, or before release 24C, use the role IT Security Manager (ORA_FND_IT_SECURITY_MANAGER_JOB).',
        explains401: false,
    },
    'fusion-data-security-missing': {
        title: 'fusion-username lacks data security, and sees no users or not this one',
        fixBy: 'Fusion IT security manager',
        fix: 'Open Tools > Security Console > Roles > the custom role of fusion-username > Data Security Policies. Add the policies that show users and roles. Or give the user of fusion-username the role IT Security Manager.',
        explains401: false,
    },
    'user-not-synchronised': {
        title: 'The user was created just now and is not known everywhere',
        fixBy: 'Fusion IT security manager',
        fix: 'Wait some minutes and run the action again. If the integration user is still not found, run two scheduled processes. They are Retrieve Latest LDAP Changes, and Import User and Role Application Security Data.',
        explains401: true,
    },
    'fusion-user-renamed': {
        title: 'The user was renamed in Fusion after the shadow user was created',
        fixBy: 'domain administrator',
        fix: `Open ${DOMAIN_USERS} > the user > Edit. Give the shadow user the new name of the Fusion user. Then give consent again in each connection.`,
        explains401: true,
    },
};

;// CONCATENATED MODULE: ./src/causes/catalogue.ts









/** Every cause the action can name, by id. Ids are API: reports and the output `causes` contain them. */
const CAUSES = {
    ...RUN_CAUSES,
    ...TOKEN_CAUSES,
    ...ADMINISTRATOR_CAUSES,
    ...TRUST_CAUSES,
    ...CONSOLE_CAUSES,
    ...USER_CAUSES,
    ...ROLE_CAUSES,
    ...POD_CAUSES,
    ...INTEGRATION_CAUSES,
};
/** Looks a cause up. */
function causeOf(id) {
    return CAUSES[id];
}

;// CONCATENATED MODULE: ./src/time/days.ts
/** Whole days in a span of milliseconds, rounded down; negative for one that lies in the past. */
function wholeDays(milliseconds) {
    return Math.floor(milliseconds / 86_400_000);
}

;// CONCATENATED MODULE: ./src/report/counted.ts
/** A number of things in words: `1 day`, `2 days`. */
function counted(number, thing) {
    return `${String(number)} ${thing}${number === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./src/report/green.ts




const ENDING = 'certificate-expires-soon';
/**
 * The verdict on a run in which nothing failed: what was not proven and what is about to break, the most important
 * first. That all is well it says only where every check that applies was seen to hold.
 */
function greenInWords(report) {
    if (isNothingChecked(report.checks))
        return nothingChecked(report.checks);
    const [first, ...others] = remarksOn(report);
    if (first === undefined)
        return 'all prerequisites hold';
    const [second] = others;
    if (second === undefined)
        return first.words;
    if (others.length === 1)
        return `${first.words}, ${second.words}`;
    const more = others.flatMap(({ checks }) => checks).length;
    return `${first.words}, and ${String(more)} more findings`;
}
/** Whether every check that applies was seen to hold, without a warning. */
function allHold(report) {
    return !isNothingChecked(report.checks) && remarksOn(report).length === 0;
}
/** Whether no check was made besides that of the inputs: such a run shows nothing of the pair. */
function isNothingChecked(checks) {
    return checks.every(({ id, state }) => id === 'inputs.valid' || state === 'skip');
}
function nothingChecked(checks) {
    const left = openChecks(checks).filter(({ state }) => state === 'skip').length;
    return `nothing was checked${left === 0 ? '' : `, ${counted(left, 'check')} not run`}`;
}
/**
 * Checks that apply and of which the run cannot say whether they hold: warnings without proof, and what was not run.
 * Trust that is left to a connection test is proven by one that passes.
 */
function openChecks(checks) {
    const isTested = checks.some(({ id, state }) => id.startsWith('oic.connection-test.') && state === 'pass');
    return checks.filter((check) => isUnproven(check) ||
        (check.leftOut !== null && !(check.leftOut === 'connection test' && isTested)));
}
function remarksOn(report) {
    const open = openChecks(report.checks);
    const trust = open.filter(({ id }) => id === 'fusion.trust');
    const rest = open.filter(({ id }) => id !== 'fusion.trust');
    const warnings = report.checks.filter(({ state, proven }) => state === 'warn' && proven);
    const by = (cause) => warnings.filter(({ causes }) => causes[0]?.id === cause);
    const causes = [...new Set(warnings.flatMap(({ causes }) => causes.slice(0, 1)))];
    const others = [...new Set(causes.map(({ id }) => id))].filter((id) => id !== ENDING);
    return [
        { words: ofTrust(trust), checks: trust },
        { words: firstEnd(report), checks: by(ENDING) },
        ...others.map((id) => ({ words: causeOf(id).title, checks: by(id) })),
        { words: ofOthers(rest), checks: rest },
        { words: counted(by(undefined).length, 'warning'), checks: by(undefined) },
    ].filter(({ checks }) => checks.length > 0);
}
/** Asked with a token of somebody else, it was tested and is not proven. A request for a token is no test of it. */
function ofTrust([trust]) {
    return trust?.requests.length === 0 || (trust?.leftOut ?? null) !== null
        ? "Fusion's trust was not tested"
        : "Fusion's trust was not proven for the integration user";
}
function ofOthers(checks) {
    const notRun = checks.filter(({ state }) => state === 'skip').length;
    const unproven = checks.length - notRun;
    if (unproven === 0)
        return `${counted(notRun, 'check')} not run`;
    const others = notRun === 0 ? '' : ` and ${String(notRun)} not run`;
    return `${counted(unproven, 'check')} not proven${others}`;
}
const green_NAMES = { signing: 'Signing certificate', authority: 'CA certificate' };
function firstEnd({ certificates, finishedAt }) {
    const [first] = certificates.toSorted((a, b) => Date.parse(a.notAfter) - Date.parse(b.notAfter));
    if (first === undefined)
        return 'A certificate expires soon';
    const days = wholeDays(Date.parse(first.notAfter) - Date.parse(finishedAt));
    return days < 0
        ? `${green_NAMES[first.role]} has expired`
        : `${green_NAMES[first.role]} expires in ${counted(days, 'day')}`;
}

;// CONCATENATED MODULE: ./src/report/lines-found.ts
/**
 * What was found, on the lines on which people read it: of the inputs each fault has its own. What every other check
 * found is one line, for a server may have a say in it.
 */
function linesFound({ id, found }) {
    return id === 'inputs.valid' ? found.split('\n') : [found];
}

;// CONCATENATED MODULE: ./src/report/log.ts






const WIDTH_OF_STATE = 8;
/** The words of the summary. */
const log_EXPECTED = {
    true: 'yes',
    false: 'no',
    unknown: 'unknown',
};
/**
 * The job's log: a line per check as soon as it has ended, then what is to be done about those that are not as they
 * should be, when all of them have; at most eight lines each. The requests are folded at the end.
 */
class Log {
    #printer;
    #exchanges = [];
    /** Lines of the last earlier look. */
    #earlier = new Set();
    constructor(printer) {
        this.#printer = printer;
    }
    /** A line of text. */
    line = (text) => {
        this.#printer.say(text);
    };
    /** How a check has ended, and what was found. Causes are not settled before all have ended. */
    check(result) {
        const [first = '', ...others] = linesFound(result);
        this.line(resultLine({ ...result, found: first }));
        for (const line of others)
            this.line(' '.repeat(WIDTH_OF_STATE) + line);
    }
    /**
     * Causes, who acts and how, of every check that is not as it should be, as they are settled for every report. `fail`
     * and `error` become annotations as well.
     */
    toDo(results) {
        for (const result of results) {
            if (result.state !== 'pass' && result.state !== 'skip')
                this.#toDo(result);
        }
    }
    #toDo({ id, state, found, expected, causes, fixBy, fix }) {
        const details = [
            ['expected', expected],
            ['cause', causes.map((cause) => cause.id).join(', or ') || null],
            ['who', fixBy && personOf(fixBy)],
            ['how', fix],
        ].filter(([, text]) => text !== null);
        if (details.length > 0)
            this.line(`${state.padEnd(WIDTH_OF_STATE)}${id}`);
        for (const [label, text] of details) {
            this.line(`${' '.repeat(WIDTH_OF_STATE)}${String(label)}: ${String(text)}`);
        }
        if (state === 'fail' || state === 'error') {
            const expectation = expected === null ? '' : `. Expected: ${expected}`;
            this.#printer.annotate(`${found}${expectation}${fix === null ? '' : `. ${fix}`}`, id);
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
        this.#printer.sayFolded(before.size === 0 ? 'Before the changes' : 'After the changes, where it differs', lines);
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
        this.#printer.sayForDebugging(line);
    }
    /** Prints every request of the run, folded. */
    requests() {
        this.#printer.sayFolded(`Requests (${String(this.#exchanges.length)})`, this.#exchanges);
    }
    /** The last block: verdict, expectation of CASDK-0004, and where the report is. */
    verdict(report, reportPath) {
        this.line(verdictLine(report));
        // of what is wrong there are lines enough above
        if (report.result === 'warn' || report.result === 'pass')
            this.line(greenInWords(report));
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
    return (0,redaction_plain/* plain */.p)(`${bounded(environment, 200)}, ${mode}: ${result} (${counted})`);
}

;// CONCATENATED MODULE: ./src/action/inputs.ts

/** The inputs of the step, as the runner gives them: '' for what is not given. */
function givenInputs(names) {
    return Object.fromEntries(names.map((name) => [name, (0,core/* getInput */.V4)(name)]));
}

;// CONCATENATED MODULE: ./src/inputs/secrets.ts



/**
 * Shorter secrets are still masked, but a mask of them blackens innocent text too. In files they are taken out only of
 * what services say, and never out of words of this action.
 */
const SHORT = 8;
/**
 * Everything that must not appear in a log: each secret input, each of its lines, and the Basic header made of it; and
 * each line of a private key that was put into another input. Lines of PEM armour say nothing and are left readable.
 */
function secretsIn(inputs) {
    const values = [
        ...SECRET_INPUTS.map((name) => inputs[name]),
        mendPem(inputs['client-private-key']),
        ...Object.values(inputs).flatMap(privateKeysIn),
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
        ...joined.map(([id, secret]) => basic_credentials_basicCredentials(id, secret)),
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

;// CONCATENATED MODULE: ./src/take-given.ts






/**
 * Takes what the runner gives a step, and masks every secret in it before anything else is done: those of the inputs,
 * of the offer of ID tokens, and of the URLs of proxies.
 */
function takeGiven(environment, masks) {
    const raw = givenInputs(INPUT_NAMES);
    const idTokens = readIdTokenRequest(environment);
    const proxy = readProxyEnvironment(environment);
    const token = idTokens === undefined ? [] : [idTokens.token];
    for (const secret of [...secretsIn(raw), ...token, ...proxy.secrets])
        masks.add(secret);
    for (const name of shortSecrets(raw)) {
        (0,step/* warn */.R8)(`${name} is shorter than 8 characters. GitHub masks it wherever it appears, so other text of the log is hidden too`);
    }
    return {
        raw,
        runner: {
            event: environment['GITHUB_EVENT_NAME'],
            actor: environment['GITHUB_ACTOR'],
            tlsUnchecked: environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0',
            idTokens,
        },
        proxy,
    };
}

;// CONCATENATED MODULE: ./src/give-back.ts















/** No job is allowed to run longer, so no intent of this job is older (GitHub, *Actions limits*). */
const LONGEST_JOB_MS = 5 * 24 * 3_600_000;
const give_back_BY_HAND = 'If the run ended while the client application had the role, remove it by hand: OCI console > Identity & Security > Domains > your domain > Integrated applications > your client application > OAuth configuration > App roles > Identity Domain Administrator > Remove.';
/**
 * Takes the administrator role away again when main could not, because it was killed, cancelled or refused. It
 * works with the inputs of the step alone. What the state says is a claim: it is compared with the inputs and with the
 * domain, and what does not fit is told and left alone. When the inputs are not those of main, that fails the step: in
 * nested composite actions the runner may hand the post step the wrong ones (actions/runner#2030, #3514).
 */
async function giveBackLease(saved, host) {
    const log = new Log(step/* PRINTER */.Nr);
    const masks = new Masks();
    const { raw, runner, proxy } = takeGiven(host.environment, masks);
    const { settings, faults } = readInputs(raw, runner);
    const leaveAlone = (sentence) => {
        const told = `${sentence} Nothing was removed. ${give_back_BY_HAND}`;
        if (settings.mode === 'apply')
            (0,step/* failStep */.vy)(told);
        else
            (0,step/* warn */.R8)(told);
    };
    if (saved === 'damaged' || Date.now() - Date.parse(saved.since) > LONGEST_JOB_MS) {
        leaveAlone('The saved state of this step is damaged. It cannot be read as a temporary administrator role.');
        return;
    }
    const ended = host.endWithin(timeToReturn(settings) + LAST_MS, new GrantNotReturned(saved, { cause: new Error('the post step did not end in time') }).message);
    try {
        refuseOtherInputs(saved, settings, faults);
        if (settings.mode !== 'apply') {
            leaveAlone(`The saved state of this step names a temporary administrator role, but mode ${settings.mode} assigns none.`);
            return;
        }
        const removed = await removeGrants(saved, settings, {
            proxy,
            log,
            masks,
            clock: host.clock,
        });
        if (removed.length === 0 && saved.grantId === undefined) {
            (0,step/* warn */.R8)(`The run requested the temporary administrator role, and got no answer. No role was seen within ten seconds. Check whether it was assigned later. ${give_back_BY_HAND}`);
            return;
        }
        log.line(removed.length === 0
            ? 'temporary administrator role: nothing was left to remove'
            : `temporary administrator role: removed by the post step (${String(removed.length)})`);
    }
    catch (thrown) {
        if (thrown instanceof RecordOfAnother) {
            (0,step/* warn */.R8)(`${thrown.message} Nothing was removed. ${give_back_BY_HAND}`);
            return;
        }
        const failure = thrown instanceof GrantNotReturned ? thrown : new GrantNotReturned(saved, { cause: thrown });
        (0,step/* failStep */.vy)(failure.message);
    }
    finally {
        ended();
    }
}
/** A grant is tried to be given back for so long, however short `timeout-seconds` is. */
const RETURN_MS = 50_000;
/** Then the step ends, whatever it waits for. */
const LAST_MS = 5000;
function timeToReturn({ timeoutMs }) {
    return Math.max(timeoutMs, RETURN_MS);
}
function refuseOtherInputs(record, { identityDomain }, faults) {
    const { url, client } = identityDomain;
    if (url.host !== record.domain || client.id !== record.clientId) {
        throw new Error(`the inputs of the post step name the client ${client.id} of ${url.host}, not the client that has the role`);
    }
    const [fault] = faults;
    if (fault !== undefined) {
        throw new Error(`the inputs of the post step differ from those of the main step, which were valid: ${fault}`);
    }
}
async function removeGrants(record, settings, { proxy, log, masks, clock }) {
    const { administrator, identityDomain } = settings;
    if (administrator === undefined) {
        throw new Error('the post step has no administrator: its inputs have neither admin-client-id and admin-client-secret, nor admin-auth "github-oidc" in a job with "permissions: id-token: write"');
    }
    const http = httpEnvironment({ ...settings, timeoutMs: timeToReturn(settings) }, {
        usable: true,
        mayWrite: true,
        wayTo: proxy.wayTo,
        log,
        clock,
    });
    const domain = new IdentityDomain(new ServiceHttp(identityDomain.url, http, SERVICES.identityDomain), { mask: masks.add, now: http.now });
    const writer = new ServiceWriter(identityDomain.url, http, SERVICES.identityDomain);
    try {
        const signIn = administratorSignIn(administrator, domain, http, masks.add);
        const byAttempt = async (attempt) => new DomainAdministration(writer, await signIn(attempt === 1 ? undefined : 'anew'));
        const lease = toldLease(record, identityDomain.client.id);
        return await giveBack(byAttempt, lease, {
            save: (record) => {
                (0,state/* keepForPost */.$)((0,lease_state/* stateOf */.L4)(record));
            },
            now: http.now,
            sleep: (milliseconds) => http.sleep(milliseconds, http.deadline),
            line: http.onRetry,
        });
    }
    finally {
        await leave(http);
    }
}


/***/ })

};
