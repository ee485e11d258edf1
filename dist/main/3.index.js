export const id = 3;
export const ids = [3];
export const modules = {

/***/ 14003:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  importTrust: () => (/* binding */ importTrust)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core.js + 118 modules
var puppeteer_core = __webpack_require__(8056);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/inputs/pem-bundle.ts
var pem_bundle = __webpack_require__(22304);
;// CONCATENATED MODULE: ./src/console/console-stop.ts
/** Where the driver can be; part of the names of the files that it leaves. */
const CONSOLE_STEPS = [
    'browser',
    'sign-in',
    'navigation',
    'provider',
    'token-types',
    'certificates',
    'certificate',
];
/** The driver met something that it does not know or may not do. It touches nothing more. */
class ConsoleStop extends Error {
    kind;
    step;
    found;
    name = 'ConsoleStop';
    /**
     * @param found what was seen, for people; text of the page in it is quoted and cut
     */
    constructor(kind, step, found, options = {}) {
        super(found, options);
        this.kind = kind;
        this.step = step;
        this.found = found;
    }
}

;// CONCATENATED MODULE: ./src/console/trust-authorities.ts






const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/**
 * Has Chrome on Linux trust the authorities of `ca-certificates`, and verify with them properly: they go into the NSS
 * database of the throw-away home, which Chrome reads besides its own list. No flag takes a PEM file, and the one that
 * takes key hashes verifies nothing. On macOS and Windows Chrome takes the authorities of the system, and this does
 * nothing.
 * @param bundle PEM, or ''
 * @throws {ConsoleStop} when the tool `certutil` is missing or refuses
 */
async function trustAuthorities(bundle, home, { platform, path, deadline, }) {
    if (bundle === '' || platform !== 'linux')
        return;
    const database = (0,external_node_path_.join)(home, '.pki', 'nssdb');
    const certutil = async (...args) => {
        await run('certutil', ['-d', `sql:${database}`, ...args], {
            env: { PATH: path },
            signal: deadline,
        });
    };
    try {
        await (0,promises_.mkdir)(database, { recursive: true, mode: 0o700 });
        await certutil('-N', '--empty-password');
        for (const [index, pem] of (0,pem_bundle/* certificatesIn */.Y)(bundle).entries()) {
            const file = (0,external_node_path_.join)(home, `authority-${String(index)}.pem`);
            await (0,promises_.writeFile)(file, `${pem}\n`);
            await certutil('-A', '-n', `authority-${String(index)}`, '-t', 'C,,', '-i', file);
        }
    }
    catch (thrown) {
        const missing = thrown.code === 'ENOENT';
        throw new ConsoleStop('browser-missing', 'browser', missing
            ? 'ca-certificates is set, but certutil is missing. Chrome on Linux needs it to trust them (package libnss3-tools)'
            : `certutil rejected ca-certificates: ${thrown instanceof Error ? thrown.message : 'unknown reason'}`, { cause: thrown });
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/console/browser-directory.ts



const BEGINNING = 'oic-fusion-prerequisites-browser-';
/** What `mkdtemp` makes of it. */
const NAME = new RegExp(`^${BEGINNING}[A-Za-z0-9]{6}$`);
/**
 * Makes the throw-away directory of a browser, in the runner's directory for the job. It can hold a session of the
 * Fusion user.
 * @param runnerTemp `RUNNER_TEMP`, if set
 */
function makeBrowserDirectory(runnerTemp) {
    return (0,promises_.mkdtemp)((0,external_node_path_.join)(runnerTemp ?? (0,external_node_os_.tmpdir)(), BEGINNING));
}
/** Removes one. On Windows the browser may hold its files for a moment longer. */
async function removeBrowserDirectory(path) {
    await (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
/**
 * Removes what runs that were killed have left: directories with the name of a browser's, directly in the runner's
 * directory for the job. Links are left alone, and so is everything else. Never throws.
 * @param runnerTemp `RUNNER_TEMP`; if it is not set, nothing is removed, for others may share the system's directory
 * @param line hears of each that was removed, or could not be
 */
async function removeLeftBrowserDirectories(runnerTemp, line) {
    if (runnerTemp === undefined || runnerTemp === '')
        return;
    const names = await readdir(runnerTemp).catch(() => []);
    for (const name of names.filter((one) => NAME.test(one))) {
        const path = join(runnerTemp, name);
        try {
            if (!(await lstat(path)).isDirectory())
                continue;
            await removeBrowserDirectory(path);
            line('browser: removed the profile that a killed run left behind');
        }
        catch (thrown) {
            const reason = thrown.code;
            line(`browser: ${path} cannot be removed (${String(reason)}). It can hold a session of the Fusion user: delete it by hand.`);
        }
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/console/browser-path.ts



const LINUX = [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
];
const MACOS = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const BELOW_PROGRAM_FILES = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
];
/**
 * Finds Chrome: the one that `CHROME_PATH` names, else at the usual places of Linux, macOS and Windows runners. Where
 * CHROME_PATH names nothing, no other browser is taken in its place.
 * @throws {ConsoleStop} when there is none
 */
function findBrowser({ environment, platform, exists }) {
    const named = environment['CHROME_PATH'] ?? '';
    if (named !== '') {
        if (exists(named))
            return named;
        throw new ConsoleStop('browser-missing', 'browser', `CHROME_PATH names no file: ${named}`);
    }
    const places = usualPlaces(platform, environment);
    const found = places.find(exists);
    if (found !== undefined)
        return found;
    const searched = places.length === 0 ? `no place is known for ${platform}` : places.join(', ');
    throw new ConsoleStop('browser-missing', 'browser', `no Chrome was found (${searched})`);
}
/** The search on this machine. */
function thisMachine(environment) {
    return { environment, platform: process.platform, exists: external_node_fs_.existsSync };
}
function usualPlaces(platform, environment) {
    switch (platform) {
        case 'linux':
            return LINUX;
        case 'darwin': {
            const home = environment['HOME'] ?? '';
            return home === '' ? MACOS : [...MACOS, ...MACOS.map((path) => external_node_path_.posix.join(home, path))];
        }
        case 'win32':
            return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
                const root = environment[name] ?? '';
                return root === '' ? [] : BELOW_PROGRAM_FILES.map((parts) => external_node_path_.win32.join(root, ...parts));
            });
        default:
            return [];
    }
}

// EXTERNAL MODULE: ./src/inputs/service-url.ts
var service_url = __webpack_require__(67306);
;// CONCATENATED MODULE: ./src/console/password-hosts.ts

/** Oracle's content network: scripts, styles and pictures of its pages (seen in public code). It takes nothing. */
const CONTENT_HOST = 'static.oracle.com';
/**
 * Whether a page may receive the password. These may: the pod, its identity domain, the classic sign-in host
 * (`login-….fa.…`), and hosts that `allowed-hosts` names. If the identity domain is not given, any host of an identity
 * domain's form in the pod's realm may. Loopback counts only for a pod on loopback.
 */
function mayReceivePassword(url, rules) {
    const { pod, identityDomain, allowedHosts } = rules;
    if (url.origin === pod.origin || url.origin === identityDomain?.origin)
        return true;
    const host = url.hostname.toLowerCase();
    if ((0,service_url/* isLoopback */.U9)(host))
        return (0,service_url/* isLoopback */.U9)(pod.hostname) && /^https?:$/.test(url.protocol);
    if (url.protocol !== 'https:')
        return false;
    if (allowedHosts.includes(host))
        return true;
    if (url.port !== '')
        return false;
    if ((0,service_url/* hasFormOf */.s3)(host, 'identity domain')) {
        const known = identityDomain && (0,service_url/* domainIdOf */.FG)(identityDomain.hostname);
        return known === undefined || identityDomain === undefined
            ? host.endsWith(`.${realmOf(pod)}`)
            : (0,service_url/* domainIdOf */.FG)(host) === known && host.endsWith(`.${realmOf(identityDomain)}`);
    }
    return host.startsWith('login-') && host.endsWith(`.${realmOf(pod)}`) && (0,service_url/* hasFormOf */.s3)(host, 'Fusion');
}
/**
 * Every host that the browser may reach at all, as patterns in which `*` stands for anything. They hold for what
 * `maySend` does not see too, such as WebSockets. Each host that may receive the password is among them.
 */
function reachableHosts({ pod, identityDomain, allowedHosts, }) {
    const realm = realmOf(pod);
    const known = identityDomain && (0,service_url/* domainIdOf */.FG)(identityDomain.hostname);
    const hosts = [
        pod.hostname,
        ...(identityDomain === undefined ? [] : [identityDomain.hostname]),
        ...((0,service_url/* isLoopback */.U9)(pod.hostname) ? ['localhost', '127.*', '[::1]'] : []),
        // the domain's regional host has the same beginning
        known === undefined || identityDomain === undefined
            ? `idcs-*.identity.${realm}`
            : `${known}.*identity.${realmOf(identityDomain)}`,
        `login-*.${realm}`,
        CONTENT_HOST,
        ...allowedHosts,
    ];
    return [...new Set(hosts.map((host) => host.toLowerCase()))];
}
/** The domain name of Oracle's realm in which a host is. A host with a name of the company's own is in the usual one. */
function realmOf({ hostname }) {
    return (0,service_url/* hasFormOf */.s3)(hostname, 'Fusion') || (0,service_url/* hasFormOf */.s3)(hostname, 'identity domain')
        ? hostname.split('.').slice(-2).join('.')
        : 'oraclecloud.com';
}
/**
 * Whether the browser may send a request: anything to the hosts that may receive the password, and to Oracle's content
 * network what reads and is no page. To any other host nothing: a read can carry a secret in its address.
 */
function maySend({ url, method, resourceType }, rules) {
    if (!URL.canParse(url))
        return false;
    const target = new URL(url);
    if (['data:', 'blob:', 'about:', 'chrome:', 'devtools:'].includes(target.protocol))
        return true;
    if (!['http:', 'https:'].includes(target.protocol))
        return false;
    if (mayReceivePassword(target, rules))
        return true;
    return (target.origin === `https://${CONTENT_HOST}` &&
        resourceType !== 'Document' &&
        ['GET', 'HEAD', 'OPTIONS'].includes(method));
}

;// CONCATENATED MODULE: ./src/console/request-guard.ts

/**
 * Lets the browser send only what `maySend` allows: every request of every page, frame and worker pauses here first,
 * redirects included, so that neither a form nor a redirect carries a credential elsewhere. The proxy's password is
 * given to the proxy alone; Puppeteer's own way of doing so would give it to any server that asks.
 */
async function guardRequests(browser, rules, proxy) {
    const session = await browser.target().createCDPSession();
    const blocked = [];
    session.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
        const allowed = maySend({ url: request.url, method: request.method, resourceType }, rules);
        if (!allowed && resourceType === 'Document' && URL.canParse(request.url)) {
            blocked.push(new URL(request.url).host);
        }
        quietly(allowed
            ? session.send('Fetch.continueRequest', { requestId })
            : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }));
    });
    const tried = new Set();
    session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
        const forProxy = authChallenge.source === 'Proxy' && !tried.has(requestId);
        tried.add(requestId);
        quietly(session.send('Fetch.continueWithAuth', {
            requestId,
            authChallengeResponse: forProxy && proxy?.credentials !== undefined
                ? { response: 'ProvideCredentials', ...proxy.credentials }
                : { response: 'CancelAuth' },
        }));
    });
    await session.send('Fetch.enable', { handleAuthRequests: true, patterns: [{ urlPattern: '*' }] });
    return { blockedPages: () => blocked };
}
/** A request may be gone before it is answered, with its page or with the browser. */
function quietly(sent) {
    void sent.catch(() => undefined);
}

;// CONCATENATED MODULE: ./src/console/browser-environment.ts
/** Names of variables that a browser may need; those of a step hold its secrets. */
const PASSED_ON = [
    'PATH',
    'LD_LIBRARY_PATH',
    'TZ',
    'TMPDIR',
    'TEMP',
    'TMP',
    'HOME',
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'LOCALAPPDATA',
    'APPDATA',
    'PROGRAMDATA',
    'PROGRAMFILES',
    'PROGRAMFILES(X86)',
    'USERPROFILE',
];
/**
 * The environment of the browser: nothing of the step's inputs, and on Linux the throw-away directory as home, in which
 * it finds the authorities that this run trusts besides. (On macOS and Windows they come from the system.)
 */
function browserEnvironment(environment, platform, home) {
    const passed = Object.entries(environment).flatMap(([name, value]) => value !== undefined && PASSED_ON.includes(name.toUpperCase()) ? [[name, value]] : []);
    return { ...Object.fromEntries(passed), ...(platform === 'linux' && { HOME: home }) };
}

// EXTERNAL MODULE: ./src/http/proxy-environment.ts
var proxy_environment = __webpack_require__(57108);
;// CONCATENATED MODULE: ./src/console/browser-proxy.ts

/**
 * The proxy for a URL, by the same variables and rules as every other request of the action. One thing differs: Chrome
 * reaches loopback without a proxy.
 */
function browserProxy(url, environment) {
    const names = (0,proxy_environment/* proxyVariables */.eq)(url, environment);
    const valueOf = (name) => name === undefined ? '' : (environment[name] ?? '');
    const given = valueOf(names.proxy);
    const direct = valueOf(names.noProxy)
        .split(/[\s,]+/)
        .map((entry) => entry.replace(/^\*?\./, '').toLowerCase())
        .filter((entry) => entry !== '');
    if (!URL.canParse(given) || direct.includes('*'))
        return undefined;
    const server = new URL(given);
    const [username, password] = [server.username, server.password].map(proxy_environment/* decoded */.DH);
    return {
        server: new URL(server.origin),
        direct,
        credentials: username === '' && password === ''
            ? undefined
            : { username: username ?? '', password: password ?? '' },
    };
}
/** A proxy that no address leads to. */
const NOWHERE = 'PROXY nowhere.invalid:9';
/**
 * What Chrome calls a proxy without TLS. Only this name leads to the proxy, so that a page cannot reach the proxy's own
 * host, which may be the runner. A proxy with TLS keeps its name, for its certificate has that.
 */
const ALIAS = 'proxy.invalid';
/** How Chrome finds the proxy's address: a rule for `--host-resolver-rules`. */
function resolverRule({ server }) {
    return server.protocol === 'https:'
        ? `EXCLUDE ${server.hostname}`
        : `MAP ${ALIAS} ${server.hostname}:${portOf(server)}`;
}
/**
 * The script by which Chrome chooses a proxy: the reachable hosts get the proxy, or none if NO_PROXY names them, and all
 * other hosts get one that does not exist. A list of exceptions cannot say that: a proxy resolves names itself, so a
 * host that the browser cannot resolve would still be reached through it.
 * @param reachable patterns in which `*` stands for anything
 */
function proxyScript({ server, direct }, reachable) {
    const way = server.protocol === 'https:'
        ? `HTTPS ${server.hostname}:${portOf(server)}`
        : `PROXY ${ALIAS}:${portOf(server)}`;
    const hosts = reachable.map(sourceOf);
    const exceptions = direct.map((entry) => {
        const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
        return { source: `^(.*\\.)?${escaped(host)}$`, port: port ?? null };
    });
    return `function FindProxyForURL(url, host) {
  var named = /^(\\w+):\\/\\/[^/]*?(?::(\\d+))?(?:\\/|$)/.exec(url) || [];
  var port = named[2] || (/^(http|ws)$/.test(named[1]) ? "80" : "443");
  var is = function (source) { return new RegExp(source, "i").test(host); };
  if (!${JSON.stringify(hosts)}.some(is)) return ${JSON.stringify(NOWHERE)};
  var isDirect = ${JSON.stringify(exceptions)}.some(function (exception) {
    return is(exception.source) && (exception.port === null || exception.port === port);
  });
  return isDirect ? "DIRECT" : ${JSON.stringify(way)};
}
`;
}
function portOf({ port, protocol }) {
    if (port !== '')
        return port;
    return protocol === 'https:' ? '443' : '80';
}
function sourceOf(pattern) {
    return `^${pattern.split('*').map(escaped).join('.*')}$`;
}
function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

;// CONCATENATED MODULE: ./src/console/launch-flags.ts

/** WebRTC sends nothing that does not go through a proxy for UDP, and there is none. */
const WEBRTC_POLICY = 'disable_non_proxied_udp';
/** Preferences of the throw-away profile: nothing is saved, filled in, looked up or sent to anybody. */
const PREFERENCES = {
    credentials_enable_service: false,
    profile: { password_manager_enabled: false, password_manager_leak_detection: false },
    autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
    signin: { allowed: false, allowed_on_next_startup: false },
    safebrowsing: { enabled: false },
    search: { suggest_enabled: false },
    net: { network_prediction_options: 2 },
    translate: { enabled: false },
    webrtc: { ip_handling_policy: WEBRTC_POLICY },
};
/**
 * Flags for Chrome, in addition to Puppeteer's own. The sandbox stays on, except for root on Linux, where Chrome does
 * not start with it. English is asked for, because the controls are known by their English names. Certificate errors
 * are never ignored: `--ignore-certificate-errors-spki-list` accepts any chain that merely contains a listed key,
 * unverified and whatever the host (Chromium, `ignore_errors_cert_verifier.cc`), and certificates of authorities are
 * public.
 *
 * Hosts that are not reachable have no address in this browser. This holds for what the guard of requests does not see:
 * WebSockets, WebTransport, connections ahead of requests, and what the browser asks of its vendor on its own account.
 */
function launchFlags({ platform, uid, proxy, reachable }) {
    const resolving = [
        ...(proxy === undefined ? [] : [resolverRule(proxy)]),
        'MAP * ~NOTFOUND',
        ...reachable.map((host) => `EXCLUDE ${host}`),
    ];
    return [
        '--lang=en-US',
        '--accept-lang=en-US,en',
        '--window-size=1600,1200',
        '--disable-component-update',
        '--no-pings',
        '--disable-features=NetworkTimeServiceQuerying,PasswordLeakDetection,AutofillServerCommunication',
        `--force-webrtc-ip-handling-policy=${WEBRTC_POLICY}`,
        `--host-resolver-rules=${resolving.join(',')}`,
        ...(platform === 'linux' && uid === 0 ? ['--no-sandbox'] : []),
        proxy === undefined
            ? '--no-proxy-server'
            : `--proxy-pac-url=data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(proxyScript(proxy, reachable)).toString('base64')}`,
    ];
}

// EXTERNAL MODULE: ./src/redaction/redactor.ts + 2 modules
var redactor = __webpack_require__(86849);
;// CONCATENATED MODULE: ./src/console/browser.ts














/** No answer of the browser takes longer, while its page works. */
const PATIENCE_MS = 60_000;
/**
 * Starts Chrome with a throw-away profile. It is spoken to through a pipe: no port is open to others on the machine, and
 * the browser ends with this process. The page is a private one, so cookies are kept in memory alone.
 * @throws {ConsoleStop} when there is no browser, or it does not start
 */
async function openBrowser({ rules, caCertificates, environment, deadline, }) {
    const { platform } = process;
    const executablePath = findBrowser(thisMachine(environment));
    const directory = await makeBrowserDirectory(environment['RUNNER_TEMP']);
    const ending = new AbortController();
    const end = () => {
        ending.abort();
    };
    let ended = Promise.resolve();
    const close = async () => {
        deadline.removeEventListener('abort', end);
        // nothing of the profile is kept, so nothing is asked of the browser: its processes are killed
        end();
        await ended;
        // the post step removes what cannot be removed now
        await removeBrowserDirectory(directory).catch(() => undefined);
    };
    deadline.addEventListener('abort', end);
    if (deadline.aborted)
        end();
    try {
        const inside = (name) => (0,external_node_path_.join)(directory, name);
        const [home, files, profile] = [inside('home'), inside('files'), inside('profile')];
        await Promise.all([home, files, profile].map((path) => (0,promises_.mkdir)(path)));
        await (0,promises_.mkdir)((0,external_node_path_.join)(profile, 'Default'));
        await (0,promises_.writeFile)((0,external_node_path_.join)(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
        await trustAuthorities(caCertificates, home, {
            platform,
            path: environment['PATH'] ?? '',
            deadline,
        });
        const proxy = browserProxy(rules.pod, environment);
        const browser = await (0,puppeteer_core/* launch */.qlU)({
            executablePath,
            pipe: true,
            headless: true,
            userDataDir: profile,
            args: [
                ...launchFlags({
                    platform,
                    uid: process.geteuid?.(),
                    proxy,
                    reachable: reachableHosts(rules),
                }),
            ],
            env: browserEnvironment(environment, platform, home),
            defaultViewport: { width: 1600, height: 1200 },
            downloadBehavior: { policy: 'deny' },
            protocolTimeout: PATIENCE_MS,
            signal: ending.signal,
        });
        ended = exitOf(browser);
        const guard = await guardRequests(browser, rules, proxy);
        const page = await privatePage(browser);
        return { page, session: await page.createCDPSession(), guard, files, close };
    }
    catch (thrown) {
        await close();
        if (thrown instanceof ConsoleStop)
            throw thrown;
        const reason = thrown instanceof Error ? thrown.message : 'unknown reason';
        throw new ConsoleStop('browser-fault', 'browser', `${executablePath} does not start: ${redactor/* redactor */.$.cut(reason, 600)}`, { cause: thrown });
    }
}
/** Resolves when the browser's process has ended. */
async function exitOf(browser) {
    const child = browser.process();
    if (child?.exitCode === null && child.signalCode === null)
        await (0,external_node_events_.once)(child, 'exit');
}
/** The one page of the run. Windows that it opens are closed: nothing is done in them, and they would cover it. */
async function privatePage(browser) {
    const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } });
    const page = await context.newPage();
    context.on('targetcreated', (target) => {
        void target
            .page()
            .then((window) => (window === page ? undefined : window?.close()))
            .catch(() => undefined);
    });
    return page;
}

;// CONCATENATED MODULE: ./src/console/controls.ts
const CLICKABLE = ['link', 'button', 'tab', 'menuitem', 'treeitem', 'option', 'cell'];
const TEXT_FIELDS = ['textbox', 'combobox', 'searchbox'];
/**
 * The controls on the way. English names are those of the article, of Oracle's and vendors' pages, and of public code;
 * ids those of public code. German names are inferred, and so is everything marked so.
 */
const CONTROLS = {
    navigator: {
        label: 'Navigator',
        roles: CLICKABLE,
        names: ['Navigator'],
        ids: ['pt1:_UISmmLink', '_FOpt1:_UISmmLink', 'pt1:_UISmmLink::icon', '_FOpt1:_UISmmLink::icon'],
    },
    tools: { label: 'Tools', roles: CLICKABLE, names: ['Tools', 'Extras'] },
    showMore: { label: 'Show More', roles: CLICKABLE, names: ['Show More', 'Mehr anzeigen'] },
    securityConsole: {
        label: 'Security Console',
        roles: CLICKABLE,
        names: ['Security Console', 'Sicherheitskonsole'],
        // inferred from the ids of its neighbours
        ids: ['pt1:nv_itemNode_tools_security_console', '_FOpt1:nv_itemNode_tools_security_console'],
    },
    apiAuthentication: {
        label: 'API Authentication',
        roles: CLICKABLE,
        names: ['API Authentication', 'API-Authentifizierung'],
    },
    createProvider: {
        label: 'Create Oracle API Authentication Provider',
        roles: CLICKABLE,
        names: ['Create Oracle API Authentication Provider', /^Oracle.*API.*provider erstellen$/i],
    },
    provider: {
        label: 'the Oracle API authentication provider',
        roles: CLICKABLE,
        // inferred: no source names the entry of an existing provider
        names: [
            'Oracle API Authentication Provider',
            'Oracle API Authentication Provider Details',
            'www.oracle.com',
            /^Oracle.*API.*Authentifizierungsprovider$/i,
        ],
    },
    edit: { label: 'Edit', roles: CLICKABLE, names: ['Edit', 'Bearbeiten'] },
    trustedIssuer: {
        label: 'Trusted Issuer',
        roles: TEXT_FIELDS,
        names: ['Trusted Issuer', 'Trusted Issuers', /vertrauens.*aussteller/i],
    },
    tokenTypes: {
        label: 'Token Type',
        roles: [...TEXT_FIELDS, 'button', 'listbox'],
        names: ['Token Type', 'Token Types', 'Tokentyp', 'Tokentypen'],
    },
    saveAndClose: {
        label: 'Save and Close',
        roles: CLICKABLE,
        names: ['Save and Close', 'Speichern und schließen'],
    },
    cancel: { label: 'Cancel', roles: CLICKABLE, names: ['Cancel', 'Abbrechen'] },
    publicCertificates: {
        label: 'Inbound API Authentication Public Certificates',
        roles: CLICKABLE,
        names: [
            'Inbound API Authentication Public Certificates',
            /API.*Authentifizierung.*zertifikate/i,
        ],
    },
    addCertificate: {
        label: 'Add New Certificate',
        roles: CLICKABLE,
        // practitioners also write Add
        names: ['Add New Certificate', 'Add', 'Neues Zertifikat hinzufügen', 'Hinzufügen'],
    },
    certificateAlias: {
        label: 'Certificate Alias',
        roles: TEXT_FIELDS,
        names: ['Certificate Alias', /alias$/i],
    },
    save: { label: 'Save', roles: CLICKABLE, names: ['Save', 'Speichern'] },
    done: { label: 'Done', roles: CLICKABLE, names: ['Done', 'Fertig'] },
};
/** The buttons of the sign-in pages. */
const SIGN_IN_CONTROLS = {
    acknowledge: { label: 'Acknowledge', roles: CLICKABLE, names: ['Acknowledge'] },
    submit: {
        label: 'Sign In',
        roles: ['button'],
        names: ['Sign In', 'Next', 'Anmelden', 'Weiter'],
        ids: ['idcs-signin-basic-signin-form-submit', 'btnActive'],
    },
};
/** All nodes of a tree, the root first. */
function allNodes(root) {
    return [root, ...(root.children ?? []).flatMap((child) => allNodes(child))];
}
/**
 * Whether an accessible name is one of the given: upper and lower case, white space, a mark of required fields and a
 * colon aside. The links of the left bar double theirs, for image and text.
 */
function isNamed(name, wanted) {
    const plain = normalised(name);
    const half = plain.slice(0, (plain.length - 1) / 2);
    const single = plain !== '' && plain === `${half} ${half}` ? half : plain;
    return wanted.some((one) => typeof one === 'string' ? normalised(one) === single : one.test(single));
}
/** The nodes that may be a control, those that are switched off included. */
function nodesOf(nodes, control) {
    return nodes.filter(({ role, name }) => control.roles.includes(role) && isNamed(name ?? '', control.names));
}
/** Whether it can be used now. */
function isEnabled({ disabled, readonly }) {
    return disabled !== true && readonly !== true;
}
function normalised(name) {
    return name
        .replace(/[\s\u00a0]+/g, ' ')
        .replace(/^[*\s]+|[*:\s]+$/g, '')
        .toLowerCase();
}

;// CONCATENATED MODULE: ./src/console/wanted-trust.ts
/** Token types that are ticked for the issuer (Oracle, *Configure Inbound Authentication*). */
const TOKEN_TYPES = ['JWT', 'SAML', 'STS'];

;// CONCATENATED MODULE: ./src/console/decisions.ts


/** Whether a page shows an issuer, character by character; several may stand in one text. */
function showsIssuer(pieces, issuer) {
    return pieces.some((piece) => piece.split(/[\s,;|]+/).includes(issuer));
}
/** A box or an option for a token type. */
function tokenTypeNodes(nodes, type) {
    return nodes.filter(({ role, name }) => ['checkbox', 'menuitemcheckbox', 'switch', 'option'].includes(role) &&
        isNamed(name ?? '', [type]));
}
/** Whether a node is ticked, as its role says it. */
function isTicked({ checked, selected }) {
    return checked === true || selected === true;
}
/** The state of each token type on the form: by its own box or option, else by the text of the closed choice. */
function tokenTypeStates(nodes) {
    const closed = nodesOf(nodes, CONTROLS.tokenTypes).flatMap(({ value }) => typeof value === 'string' ? value.split(/[\s,;|]+/) : []);
    const stateOf = (type) => {
        const own = tokenTypeNodes(nodes, type);
        if (own.some(isTicked) || closed.includes(type))
            return 'ticked';
        return own.length > 0 ? 'unticked' : 'unseen';
    };
    return { JWT: stateOf('JWT'), SAML: stateOf('SAML'), STS: stateOf('STS') };
}
/** The field for a further issuer: by its name, else the only text field beside the token types. */
function issuerField(nodes) {
    const named = nodesOf(nodes, CONTROLS.trustedIssuer).filter(isEnabled);
    if (named.length > 0)
        return named[0];
    if (TOKEN_TYPES.some((type) => tokenTypeNodes(nodes, type).length === 0))
        return undefined;
    const fields = nodes.filter((node) => node.role === 'textbox' && isEnabled(node));
    return fields.length === 1 ? fields[0] : undefined;
}
/**
 * Reads what the page shows of the provider. An open form is filled; a page that shows issuer and token types is
 * complete; an existing provider is edited, or opened; only where none is to be seen one is created. `look`: nothing of
 * all this is there (yet).
 */
function providerStep(nodes, { pieces }, issuer) {
    if (issuerField(nodes) !== undefined)
        return 'fill';
    const words = new Set(pieces.flatMap((piece) => piece.split(/[\s,;|]+/)));
    const states = tokenTypeStates(nodes);
    const typesAreShown = TOKEN_TYPES.every((type) => states[type] === 'ticked' || (states[type] === 'unseen' && words.has(type)));
    if (showsIssuer(pieces, issuer) && typesAreShown)
        return 'complete';
    const enabled = (name) => nodesOf(nodes, CONTROLS[name]).some(isEnabled);
    if (enabled('edit'))
        return 'edit';
    if (enabled('provider') || providerNamedBy(nodes, issuer).length > 0)
        return 'open';
    return enabled('createProvider') ? 'create' : 'look';
}
/** Links to a provider that bears the issuer as its name, as practitioners describe one. */
function providerNamedBy(nodes, issuer) {
    return nodes.filter(({ role, name }) => role === 'link' && name?.trim() === issuer);
}
/**
 * Whether the list holds a certificate. The alias decides where aliases are shown; the subject of its row must be the
 * wanted one. A subject under another alias proves nothing then: a domain keeps its name when it rotates its key, and
 * all domains share the name of their authority. A list without aliases can only be compared by subject. The content
 * is not shown: a certificate that is present may be that of another key.
 */
function certificateStep(rows, { alias, subject }) {
    const isAlias = (text) => text.toLowerCase() === alias.toLowerCase();
    const own = rows.find((row) => row.some(isAlias));
    if (own !== undefined) {
        const names = own.filter(isDistinguishedName);
        const [name] = names;
        // the row may show the issuer's name besides
        if (name !== undefined && !names.some((one) => isSameName(one, subject))) {
            return { kind: 'conflict', subject: name };
        }
        return { kind: 'present', by: name === undefined ? 'alias' : 'alias and subject' };
    }
    const aliasesAreShown = rows.some((row) => row.some((text) => /alias$/i.test(text) && !isDistinguishedName(text)));
    const bySubject = rows.some((row) => row.some((text) => isSameName(text, subject)));
    return bySubject && !aliasesAreShown ? { kind: 'present', by: 'subject' } : { kind: 'add' };
}
/** Whether two texts are the same distinguished name, whatever the order, spacing and case of their parts. */
function isSameName(one, other) {
    const [a, b] = [partsOf(one), partsOf(other)];
    return a.length > 0 && a.join('\n') === b.join('\n');
}
function isDistinguishedName(text) {
    return partsOf(text).length > 0;
}
const SYNONYMS = { S: 'ST', E: 'EMAILADDRESS' };
/** The parts of a distinguished name (RFC 4514), sorted; none when the text is not one. */
function partsOf(text) {
    // a name that the page has cut cannot be compared
    if (/(…|\.\.\.)$/.test(text.trim()))
        return [];
    const parts = text.split(/(?<!\\)[,+]/).map((part) => {
        const [, type, value] = /^\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)\s*=\s*(.*?)\s*$/.exec(part) ?? [];
        if (type === undefined || value === undefined)
            return undefined;
        const name = type.toUpperCase();
        return `${SYNONYMS[name] ?? name}=${value.replace(/\\(.)/g, '$1').toLowerCase()}`;
    });
    return parts.includes(undefined) ? [] : parts.filter((part) => part !== undefined).sort();
}
/**
 * Judges a dialog. The warning that import processes were not run is confirmed, and nothing else: it speaks of an
 * import, has no fields, and a button OK. Its wording is not documented.
 */
function judgeDialog({ text, buttons, fields }) {
    if (fields > 0)
        return 'form';
    return /import/i.test(text) && confirmation(buttons) !== undefined ? 'import warning' : 'unknown';
}
/** The button that confirms a dialog. Its name is the same in most languages; no other is pressed. */
function confirmation(buttons) {
    return buttons.find((name) => isNamed(name, ['OK']));
}

;// CONCATENATED MODULE: ./src/console/page-words.ts
/** Text of a page in a message: quoted and cut. */
function quote(text) {
    const plain = text.replace(/\s+/g, ' ').trim();
    return JSON.stringify(plain.length > 300 ? `${plain.slice(0, 300)}…` : plain);
}
/** What a page looks like, for somebody who is told that something is missing on it. */
function describePage({ title, text, alerts, language }) {
    const speaks = language === '' || language.toLowerCase().startsWith('en')
        ? ''
        : `, in the language ${quote(language)} (set the language of this account to English: the action knows the English names of the controls)`;
    const error = alerts[0] === undefined ? '' : `, it says ${quote(alerts[0])}`;
    return `its title is ${quote(title)}${error}, its text begins ${quote(text.slice(0, 120))}${speaks}`;
}

;// CONCATENATED MODULE: ./src/console/certificates.ts






const LIST = { step: 'certificates' };
const FORM = { step: 'certificate', inForm: true };
/** ADF shows this while a table loads its rows. */
const LOADING = /fetching data|daten werden abgerufen/i;
/**
 * Imports the certificates that the list does not hold. All of them are compared first, so that nothing is added to a
 * list that speaks against it; one that is there is left alone.
 * @param files directory for the files to upload
 * @param log notes every import
 */
async function importCertificates(page, certificates, files, log) {
    await openList(page);
    const { reading } = await list(page);
    const steps = certificates.map((certificate) => ({
        certificate,
        step: certificateStep(reading.rows, certificate),
    }));
    for (const { certificate, step } of steps)
        stopAtConflict(certificate, step);
    let added = false;
    for (const { certificate, step } of steps) {
        if (step.kind === 'present') {
            page.line(`the console has the certificate ${certificate.alias} already, by ${step.by}. Its content cannot be seen`);
            continue;
        }
        await addCertificate(page, certificate, files, log);
        added = true;
        page.line(`imported the certificate ${certificate.alias}`);
    }
    if (added)
        await leave(page);
}
/** The list lies behind an entry of the left bar; after Save and Close the provider may have to be opened for it. */
async function openList(page) {
    let opened = false;
    await page.until({ ...LIST, label: CONTROLS.publicCertificates.label, mayWarn: true }, async ({ nodes }) => {
        const entry = await page.find(nodes, CONTROLS.publicCertificates);
        if (entry !== undefined) {
            await entry.click();
            return true;
        }
        const provider = opened ? undefined : await page.find(nodes, CONTROLS.provider);
        if (provider !== undefined) {
            opened = true;
            await provider.click();
            await page.sleep(300);
        }
        return undefined;
    });
    await page.sleep(300);
}
/** The list, when it has come to rest with all its rows. */
async function list(page) {
    return page.until({ ...LIST, label: 'the list of inbound certificates', mayWarn: true, steady: true }, async (seen) => {
        if (LOADING.test(seen.reading.text))
            return undefined;
        return (await page.find(seen.nodes, CONTROLS.addCertificate)) && seen;
    });
}
function stopAtConflict({ alias, subject }, step) {
    if (step.kind !== 'conflict')
        return;
    throw new ConsoleStop('alias-taken', 'certificates', `the alias ${alias} holds the certificate ${step.subject}, expected ${subject}`);
}
async function addCertificate(page, certificate, files, log) {
    const { alias, pem, subject } = certificate;
    const file = `${alias}.crt`;
    const path = (0,external_node_path_.join)(files, file);
    await (0,promises_.writeFile)(path, pem);
    await page.click(CONTROLS.addCertificate, LIST);
    const aliasField = () => page.until({ ...FORM, label: `the field ${CONTROLS.certificateAlias.label}` }, ({ nodes }) => page.find(nodes, CONTROLS.certificateAlias, true));
    const field = await aliasField();
    log.entering({ action: 'import certificate', target: `${alias} (${subject})` });
    await page.write(field, alias, 'Tab');
    await upload(page, path, file);
    // the upload refreshes a part of the page, perhaps the field too
    const kept = await aliasField();
    if ((await certificates_valueOf(kept)) === '')
        await page.write(kept, alias, 'Tab');
    await page.click(CONTROLS.save, FORM, () => {
        page.line(`saving the certificate ${alias}`);
        log.sending();
    });
    await page.until({ ...FORM, label: `the certificate ${alias} in the list after Save`, knownText: file }, async ({ nodes, reading }) => {
        const [said] = reading.alerts;
        // the form may stay, with what was saved as plain text, until Done is chosen
        const stays = reading.dialogs.some(({ text }) => text.includes(file));
        const done = stays ? await page.find(nodes, CONTROLS.done, true) : undefined;
        if (done !== undefined) {
            await done.click();
            await page.sleep(300);
            return undefined;
        }
        const isOpen = stays || (await page.find(nodes, CONTROLS.certificateAlias, true)) !== undefined;
        if (isOpen && said !== undefined) {
            throw new ConsoleStop('refused', 'certificate', `the console refuses the certificate ${alias}: ${quote(said)}`);
        }
        if (isOpen || LOADING.test(reading.text))
            return undefined;
        // a subject that reads differently now is one that the console writes in its own way
        return certificateStep(reading.rows, certificate).kind === 'add' ? undefined : true;
    });
    log.confirmed();
}
/** Hands the file to the form, which may send it at once and put its name in the place of the input. */
async function upload(page, path, file) {
    await page.until({ ...FORM, label: 'the field for the certificate file' }, async () => {
        const inputs = await page.page.$$('input[type="file"]');
        const input = inputs.at(-1);
        if (input === undefined)
            return undefined;
        await input.uploadFile(path);
        return true;
    });
    await page.sleep(300);
    await page.until({ ...FORM, label: `the file name ${file} in the form` }, ({ reading }) => reading.pieces.some((piece) => piece.includes(file)) ? true : undefined);
}
/** Done, where there is such a button: a practitioner's way ends with it. */
async function leave(page) {
    const { nodes } = await list(page);
    const done = await page.find(nodes, CONTROLS.done);
    if (done === undefined)
        return;
    await done.click();
    await page.sleep(300);
    await page.until({ ...LIST, label: 'the page after Done' }, () => true);
}
async function certificates_valueOf(handle) {
    return handle.evaluate((field) => field.value ?? '');
}

;// CONCATENATED MODULE: ./src/console/change-log.ts
/**
 * What was changed in the console, noted before it leaves the browser: whatever the page does then, and should the
 * browser die, no change that may have been stored is lost.
 */
class ChangeLog {
    #changes = [];
    /** Every change so far, in order. */
    get changes() {
        return this.#changes;
    }
    /** A change is about to be entered in a form. It takes the place of one of the same kind in the same form. */
    entering(change) {
        const others = this.#changes.filter(({ action, progress }) => progress !== 'entered' || action !== change.action);
        this.#changes = [...others, { ...change, progress: 'entered' }];
    }
    /** What was entered is about to be saved. */
    sending() {
        this.#move('entered', 'sent');
    }
    /** The console shows that it has saved. */
    confirmed() {
        this.#move('sent', 'confirmed');
    }
    #move(from, to) {
        this.#changes = this.#changes.map((change) => change.progress === from ? { ...change, progress: to } : change);
    }
}

;// CONCATENATED MODULE: ./src/console/page-size.ts
/** Fusion's own pages have some ten thousand nodes (inferred). */
const MOST_NODES = 200_000;
const MOST_TEXT = 10_000_000;
/** Runs beside the page's own scripts, which cannot change what it finds. */
const TEXT_LENGTH = `(() => {
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document)
  return root === null ? 0 : Object.getOwnPropertyDescriptor(Node.prototype, 'textContent').get.call(root).length
})()`;
/** Whether a page is so large that reading it could exhaust this process. */
async function isTooLarge(session) {
    const { nodes } = await session.send('Memory.getDOMCounters');
    if (nodes > MOST_NODES)
        return true;
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
        frameId: frameTree.frame.id,
        worldName: 'size',
    });
    const { result } = await session.send('Runtime.evaluate', {
        expression: TEXT_LENGTH,
        contextId: executionContextId,
        returnByValue: true,
    });
    return typeof result.value === 'number' && result.value > MOST_TEXT;
}

;// CONCATENATED MODULE: ./src/console/password-traces.ts
/** Elements whose content is no text, and frames of other sites, which are not part of the page's own tree. */
const OPAQUE = ['CANVAS', 'VIDEO', 'OBJECT', 'EMBED', 'FENCEDFRAME', 'PORTAL'];
/** Where the password was typed, and whether the page may still have it. */
class PasswordTraces {
    session;
    redact;
    #documents = new Set();
    constructor(session, 
    /** Takes the run's secrets out of a text. */
    redact) {
        this.session = session;
        this.redact = redact;
    }
    /** The password is about to be typed into the page, or was just now. */
    async typing() {
        this.#documents.add(await this.#document());
    }
    /**
     * Judges the page that is open. Once the password was typed, nothing is kept of that document and of any page before
     * Fusion's own. A page in which any text is a secret is not kept either: text in fields, frames and shadow roots,
     * closed ones included, and in attributes. There is no picture of a page with a password field, or with something
     * that cannot be searched.
     * @param inFusion whether it is one of Fusion's own pages
     */
    async sight(inFusion) {
        if (this.#documents.size > 0 && !inFusion)
            return 'nothing';
        if (this.#documents.has(await this.#document()))
            return 'nothing';
        const { root } = await this.session.send('DOM.getDocument', { depth: -1, pierce: true });
        const nodes = [...password_traces_nodesOf(root)];
        const texts = nodes.flatMap(({ nodeValue, attributes = [] }) => [nodeValue, ...attributes]);
        // a page may show it in pieces
        const whole = [texts.join('\n'), texts.join(''), texts.join('').replace(/\s+/g, '')];
        if (whole.some((text) => this.redact(text) !== text))
            return 'nothing';
        return nodes.some((node) => isOpaque(node) || isPasswordField(node))
            ? 'text'
            : 'picture and text';
    }
    async #document() {
        const { frameTree } = await this.session.send('Page.getFrameTree');
        return frameTree.frame.loaderId;
    }
}
/** A node and everything in it, with the documents of frames, shadow roots and templates. */
function* password_traces_nodesOf(root) {
    const left = [root];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
        yield node;
        const { children = [], shadowRoots = [], contentDocument, templateContent } = node;
        const inside = [...children, ...shadowRoots, contentDocument, templateContent];
        // the first one is taken next, so that texts keep their order
        for (const one of inside.reverse())
            if (one !== undefined)
                left.push(one);
    }
}
function isOpaque({ nodeName, contentDocument }) {
    const name = nodeName.toUpperCase();
    const isFrame = name === 'IFRAME' || name === 'FRAME';
    return OPAQUE.includes(name) || (isFrame && contentDocument === undefined);
}
function isPasswordField({ nodeName, attributes = [] }) {
    const type = attributes[attributes.findIndex((name, at) => at % 2 === 0 && name === 'type') + 1];
    return nodeName.toUpperCase() === 'INPUT' && type?.toLowerCase() === 'password';
}

;// CONCATENATED MODULE: ./src/console/page-reading.ts
/** A reading without the run's secrets, which a page may show. @param redact takes them out of a text */
function redactedReading(reading, redact) {
    return {
        ...reading,
        title: redact(reading.title),
        text: redact(reading.text),
        pieces: reading.pieces.map(redact),
        rows: reading.rows.map((row) => row.map(redact)),
        alerts: reading.alerts.map(redact),
        dialogs: reading.dialogs.map((dialog) => ({
            ...dialog,
            text: redact(dialog.text),
            buttons: dialog.buttons.map(redact),
        })),
    };
}
/**
 * Runs in the page: whether it has come to rest. ADF's own word counts where the page is made with ADF, JET's where it
 * is made with JET (github.com/adfemg/adf-selenium, `AdfConditions.java`). Self-contained, as the browser wants it.
 */
function isAtRest() {
    const page = globalThis;
    if (page.document.readyState !== 'complete' || page.document.body === null)
        return false;
    try {
        if (page.AdfPage?.PAGE?.isSynchronizedWithServer?.() === false)
            return false;
        return page.oj?.Context?.getPageContext?.().getBusyContext?.().isReady() ?? true;
    }
    catch {
        return false;
    }
}
/** Runs in the page and reads it. Self-contained, and without named functions in it, as the browser wants it. */
function readPage() {
    const { document, performance } = globalThis;
    const root = document.body ?? document.documentElement;
    const options = { checkVisibilityCSS: true };
    const pieces = [];
    const walker = document.createTreeWalker(root, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
        const parent = node.parentElement;
        if (text === '' || parent === null || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName))
            continue;
        if (parent.checkVisibility(options))
            pieces.push(text);
    }
    for (const field of document.querySelectorAll('input, textarea, [title]')) {
        if (field.type === 'password' || field.type === 'hidden' || !field.checkVisibility(options)) {
            continue;
        }
        pieces.push(...[field.value ?? '', field.title ?? ''].filter((text) => text.trim() !== ''));
    }
    const rows = [];
    for (const row of document.querySelectorAll('tr, [role="row"], li')) {
        if (row.querySelector('tr, [role="row"], li') !== null || !row.checkVisibility(options)) {
            continue;
        }
        const titled = [...row.querySelectorAll('[title]')].map((element) => element.title ?? '');
        const texts = [...(row.innerText ?? '').split(/[\n\t]/), ...titled];
        rows.push(texts.map((text) => text.trim()).filter((text) => text !== ''));
    }
    const inputs = [];
    for (const input of document.querySelectorAll('input, textarea')) {
        const type = input.tagName === 'TEXTAREA' ? 'textarea' : (input.type ?? 'text').toLowerCase();
        const isField = !['hidden', 'button', 'submit', 'image', 'checkbox', 'radio'].includes(type);
        if (!isField || !input.checkVisibility(options))
            continue;
        inputs.push({
            id: input.id,
            name: input.name ?? '',
            type,
            placeholder: input.placeholder ?? '',
            filled: (input.value ?? '') !== '',
        });
    }
    const alerts = [];
    for (const alert of document.querySelectorAll('[role="alert"], [class*="rror"]')) {
        const text = (alert.innerText ?? '').replace(/\s+/g, ' ').trim();
        if (text !== '' && alert.checkVisibility(options) && !alerts.includes(text))
            alerts.push(text);
    }
    const dialogs = [];
    const outermost = [];
    for (const dialog of document.querySelectorAll('[role="dialog"], [role="alertdialog"], [id="__af_Z_window"] > *')) {
        if (outermost.some((outer) => outer.contains(dialog)))
            continue;
        const buttons = [
            ...dialog.querySelectorAll('button, [role="button"], input[type="button"], input[type="submit"]'),
        ].filter((button) => button.checkVisibility(options));
        const text = (dialog.innerText ?? '').replace(/\s+/g, ' ').trim();
        // popups of menus and hints have no buttons
        if (buttons.length === 0 || (text === '' && !dialog.checkVisibility(options)))
            continue;
        outermost.push(dialog);
        dialogs.push({
            text,
            buttons: buttons.map((button) => ([button.getAttribute('aria-label'), button.innerText, button.value, button.title].find((name) => name?.trim()) ?? '')
                .replace(/\s+/g, ' ')
                .trim()),
            fields: [...dialog.querySelectorAll('input, textarea, select')].filter(({ type }) => !['button', 'submit', 'hidden', 'image'].includes(type ?? '')).length,
        });
    }
    return {
        title: document.title,
        timeOrigin: performance.timeOrigin,
        language: document.documentElement.lang,
        text: root.innerText ?? '',
        pieces,
        rows,
        inputs,
        alerts,
        dialogs,
    };
}

;// CONCATENATED MODULE: ./src/console/sign-in-page.ts
/** Ids and names of the field for the user name: OCI IAM's page, Oracle JET's inner field, the classic page. */
const USER_NAME_FIELDS = [
    'idcs-signin-basic-signin-form-username',
    'idcs-signin-basic-signin-form-username|input',
    'userid',
];
const CODE_WORDS = /pass ?code|one[- ]time|verification code|authenticator|(two|2)[- ]step|multi-?factor|second factor|bestätigungscode/i;
const CODE_FIELDS = /otp|passcode|one-time|verification|authcode|totp/i;
const EXPIRED_WORDS = /password (has |is )?(expired|must be changed)|(change|reset) your password|kennwort.*(abgelaufen|ändern)/i;
/**
 * Recognises the classic page of Fusion and the one of an OCI IAM identity domain, on one or two screens. The field for
 * the password is told by its type, the one for the user name by its documented id or name, or as the only text field
 * beside a password.
 */
function recogniseSignIn({ inFusion, reading, notice, passwordSent, }) {
    const { inputs, text, alerts } = reading;
    if (notice)
        return { kind: 'notice' };
    const password = inputs.find(({ type }) => type === 'password');
    const plain = inputs.filter(({ type }) => ['text', 'email', 'search'].includes(type));
    const userName = plain.find(({ id, name }) => USER_NAME_FIELDS.includes(id) || USER_NAME_FIELDS.includes(name)) ??
        plain.find(({ placeholder }) => /^user ?(name|id)$/i.test(placeholder)) ??
        (password !== undefined && plain.length === 1 ? plain[0] : undefined);
    if (passwordSent && EXPIRED_WORDS.test(text)) {
        return { kind: 'refused', said: firstOf(alerts, text, EXPIRED_WORDS) };
    }
    const hasCodeField = inputs.some(({ id, name }) => CODE_FIELDS.test(`${id} ${name}`));
    if (passwordSent && hasCodeField)
        return { kind: 'second-factor' };
    if (password !== undefined || userName !== undefined) {
        return passwordSent
            ? { kind: 'refused', said: alerts[0] ?? 'the sign-in page came back' }
            : { kind: 'form', userName, password };
    }
    if (inFusion && text.trim() !== '')
        return { kind: 'signed-in' };
    if (!inFusion && (hasCodeField || CODE_WORDS.test(text)))
        return { kind: 'second-factor' };
    return { kind: 'unknown' };
}
/** Whether a page in the middle of the work asks to sign in again. */
function asksToSignIn({ inputs }) {
    return inputs.some(({ type }) => type === 'password') || inputs.some(isUserName);
}
function isUserName({ id, name }) {
    return USER_NAME_FIELDS.includes(id) || USER_NAME_FIELDS.includes(name);
}
function firstOf(alerts, text, words) {
    return alerts[0] ?? text.split('\n').find((line) => words.test(line)) ?? 'the password expired';
}

;// CONCATENATED MODULE: ./src/console/console-page.ts








const console_page_PATIENCE_MS = 60_000;
const POLL_MS = 300;
/** What lies in a dialog or popup. */
const IN_DIALOG = '[role="dialog"], [role="alertdialog"], [id="__af_Z_window"]';
/**
 * The page of the browser, seen as a person sees it. Nothing is clicked before the page has come to rest, and every
 * look notices what must stop the work: a page that was held back, a sign-in in the middle, a dialog nobody expects.
 */
class ConsolePage {
    browser;
    waiting;
    pod;
    redact;
    page;
    traces;
    /** Rejects when the page has shown a dialog of the browser. */
    #dialog;
    constructor(browser, waiting, 
    /** Base of the pod's pages. */
    pod, 
    /** Takes the run's secrets out of what the page shows, before it is cut or quoted. */
    redact) {
        this.browser = browser;
        this.waiting = waiting;
        this.pod = pod;
        this.redact = redact;
        this.page = browser.page;
        this.traces = new PasswordTraces(browser.session, redact);
        this.#dialog = new Promise((_, reject) => {
            this.page.on('dialog', (dialog) => {
                // a page that is left is left; nothing else is agreed to
                const isLeft = dialog.type() === 'beforeunload';
                void (isLeft ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
                if (!isLeft)
                    reject(new BrowserDialog(redact(dialog.message())));
            });
        });
        this.#dialog.catch(() => undefined);
    }
    /** To ask the browser about the page what its scripts cannot change. */
    get session() {
        return this.browser.session;
    }
    /** Whether the page is one of the pod's, and its path one of Fusion's own pages. */
    get isInFusion() {
        const place = new URL(this.page.url());
        return place.origin === this.pod.origin && /^\/[a-z]+UI\//i.test(place.pathname);
    }
    /** Origin and path of the page. Its query can hold what is secret, and so can parameters of the path (`;jsessionid=`). */
    get place() {
        return placeOf(this.page.url());
    }
    /** One line of the run's log. */
    line(text) {
        this.waiting.line(`console: ${text}`);
    }
    /** @throws when the run is out of time */
    sleep(milliseconds) {
        return this.waiting.sleep(milliseconds);
    }
    /** Opens a page of the pod. @throws {ConsoleStop} when it cannot be reached */
    async open(path) {
        try {
            const url = new URL(path, this.pod).href;
            const patience = { waitUntil: 'domcontentloaded', timeout: console_page_PATIENCE_MS };
            await this.undisturbed('navigation', this.page.goto(url, patience));
        }
        catch (thrown) {
            if (thrown instanceof ConsoleStop)
                throw thrown;
            // the browser tells of a page that was held back in one of several ways, whichever comes first
            this.heldBack('navigation');
            const message = thrown instanceof Error ? thrown.message : 'unknown reason';
            throw new ConsoleStop('unreachable', 'navigation', `the browser cannot open ${this.pod.host}, or the page that it leads to: ${String(message.split(' at ')[0])}`, { cause: thrown });
        }
    }
    /** A look at the page, or `undefined` while it loads, works or changes. @throws {ConsoleStop} when it is too large */
    async look(step) {
        try {
            if (!(await this.page.evaluate(isAtRest)))
                return undefined;
            if (await isTooLarge(this.session)) {
                throw new ConsoleStop('page-unknown', step, `a page that is too large: ${this.place}`);
            }
            const [reading, tree] = [
                redactedReading(await this.page.evaluate(readPage), this.redact),
                await this.page.accessibility.snapshot(),
            ];
            return { reading, nodes: tree === null ? [] : allNodes(tree) };
        }
        catch (thrown) {
            if (isPassing(thrown))
                return undefined;
            throw thrown;
        }
    }
    /**
     * Looks until something is there.
     * @param probe says what was found, or `undefined` to look again
     * @throws {ConsoleStop} when it does not come, or something stops the work
     */
    async until(awaited, probe) {
        const { step, label, milliseconds = console_page_PATIENCE_MS, steady = false } = awaited;
        const endsAt = this.waiting.now() + milliseconds;
        let last;
        let before;
        for (;;) {
            this.stopWithoutPage(step);
            const seen = await this.undisturbed(step, this.look(step));
            if (seen !== undefined) {
                last = seen;
                if (!(await this.interrupted(seen, awaited))) {
                    const found = await this.undisturbed(step, passing(() => probe(seen)));
                    const same = steady ? JSON.stringify(seen.reading.rows) : undefined;
                    if (found !== undefined && same === before)
                        return found;
                    before = same;
                }
            }
            if (this.waiting.now() + POLL_MS > endsAt)
                break;
            await this.sleep(POLL_MS);
        }
        const why = last === undefined ? 'the page did not come to rest' : describePage(last.reading);
        throw new ConsoleStop('page-unknown', step, `${label} was not found within ${String(Math.round(milliseconds / 1000))} s on ${this.place}: ${why}`);
    }
    /** Waits for a control that can be used, and clicks it. @param clicking is called right before each click */
    async click(control, awaited, clicking = () => undefined) {
        await this.until({ ...awaited, label: control.label }, async ({ nodes }) => {
            const handle = await this.find(nodes, control, awaited.inForm);
            if (handle === undefined)
                return undefined;
            clicking();
            await handle.click();
            return true;
        });
        // ADF begins its request a moment after the click, and only then says that it is busy
        await this.sleep(POLL_MS);
    }
    /**
     * The element of a control that can be used: by accessible name, else by id, else by the title that ADF gives to
     * links without an address. In a form those of the popup come first.
     */
    async find(nodes, control, inForm = false) {
        const named = await Promise.all(nodesOf(nodes, control)
            .filter(isEnabled)
            .map((node) => node.elementHandle()));
        const handles = named.filter((handle) => handle !== null);
        if (handles.length > 0)
            return inForm ? this.preferPopup(handles) : handles[0];
        const titles = control.names.flatMap((name) => typeof name === 'string' ? [`[title=${JSON.stringify(name)} i]`] : []);
        for (const selector of [
            ...(control.ids ?? []).map((id) => `[id=${JSON.stringify(id)}]`),
            ...(control.roles.includes('link') ? titles : []),
        ]) {
            for (const handle of await this.page.$$(selector)) {
                if (await handle.isVisible())
                    return handle;
            }
        }
        return undefined;
    }
    /** Writes into an empty field as a person does, and leaves it, for ADF takes a value when the field is left. */
    async write(handle, text, end) {
        await handle.click();
        await handle.type(text);
        await handle.press(end);
        await this.sleep(POLL_MS);
    }
    async preferPopup(handles) {
        for (const handle of handles) {
            const inside = await handle.evaluate((element, selector) => element.closest(selector) !== null, IN_DIALOG);
            if (inside)
                return handle;
        }
        return handles[0];
    }
    /** Some work on the page, or a stop as soon as it shows a dialog of the browser: it waits for an answer then. */
    async undisturbed(step, work) {
        try {
            return await Promise.race([work, this.#dialog]);
        }
        catch (thrown) {
            if (!(thrown instanceof BrowserDialog))
                throw thrown;
            throw new ConsoleStop('page-unknown', step, `a dialog of the browser that is not known: ${quote(thrown.message)}`);
        }
    }
    stopWithoutPage(step) {
        // the browser shows a page of its own in place of one that was held back, or did not come
        if (!this.page.url().startsWith('chrome-error:'))
            return;
        this.heldBack(step);
        throw new ConsoleStop('unreachable', step, `the browser got no page from ${this.pod.host}`);
    }
    heldBack(step) {
        const host = this.browser.guard.blockedPages().at(-1);
        if (host === undefined)
            return;
        throw new ConsoleStop('host-not-allowed', step, `the browser was sent to ${host}, which is not among the hosts that may receive the password of fusion-username`);
    }
    /** Whether the look is of no use because a warning was confirmed. @throws {ConsoleStop} for what stops the work */
    async interrupted({ reading }, awaited) {
        if (awaited.signingIn === true)
            return false;
        if (asksToSignIn(reading)) {
            throw new ConsoleStop('session-ended', awaited.step, `Fusion asks to sign in again, at ${this.place}`);
        }
        for (const dialog of reading.dialogs) {
            const kind = judgeDialog(dialog);
            if (kind === 'form' && awaited.inForm === true)
                continue;
            if (awaited.knownText !== undefined && dialog.text.includes(awaited.knownText))
                continue;
            const button = confirmation(dialog.buttons);
            if (kind === 'import warning' && awaited.mayWarn === true && button !== undefined) {
                this.line(`the warning about import processes is confirmed with ${button}`);
                await this.pressInDialog(button);
                return true;
            }
            throw new ConsoleStop(awaited.step === 'certificate' ? 'refused' : 'page-unknown', awaited.step, `a dialog that is not known: ${quote(dialog.text)} (${dialog.buttons.join(', ')})`);
        }
        return false;
    }
    async pressInDialog(name) {
        for (const part of IN_DIALOG.split(', ')) {
            for (const handle of await this.page.$$(`${part} :is(button, [role="button"], input)`)) {
                const matches = await handle.evaluate((element, wanted) => {
                    const button = element;
                    const names = [button.getAttribute('aria-label'), button.innerText, button.value];
                    return button.checkVisibility() && names.some((text) => text?.trim() === wanted);
                }, name);
                if (!matches)
                    continue;
                await handle.click();
                await this.sleep(POLL_MS);
                return;
            }
        }
    }
}
/** What a page says in a dialog of the browser (`alert`, `confirm`, `prompt`). */
class BrowserDialog extends Error {
    name = 'BrowserDialog';
}
/** An address without its query, its fragment, the parameters of its path, and a user in front of its host. */
function placeOf(address) {
    const { origin, pathname } = URL.canParse(address)
        ? new URL(address)
        : { origin: 'null', pathname: '' };
    const place = origin === 'null' ? address : origin + pathname;
    return place.split(/[?#;]/)[0] ?? '';
}
/** Runs something on the page; what fails because the page changes meanwhile is tried again with the next look. */
async function passing(act) {
    try {
        return await act();
    }
    catch (thrown) {
        if (isPassing(thrown))
            return undefined;
        throw thrown;
    }
}
/** What Puppeteer says when the page goes away under it. Nothing was done to the page then. */
function isPassing(thrown) {
    return (thrown instanceof Error &&
        !(thrown instanceof ConsoleStop) &&
        /context (was destroyed|with specified id)|detached|not clickable|Cannot find context|No node|Node with given id|Could not find node|does not belong to the document|Attempted to use/i.test(thrown.message));
}

// EXTERNAL MODULE: ./src/files/directory.ts
var files_directory = __webpack_require__(8524);
// EXTERNAL MODULE: ./src/files/write-flag.ts
var write_flag = __webpack_require__(75023);
// EXTERNAL MODULE: ./src/time/time-limit.ts
var time_limit = __webpack_require__(14434);
;// CONCATENATED MODULE: ./src/console/in-time.ts
/**
 * The outcome of some work, or the signal's reason as soon as it aborts, whether or not the work ends by itself: a page
 * can keep the browser from answering.
 */
async function inTime(signal, work) {
    let stop = () => undefined;
    const aborted = new Promise((_, reject) => {
        stop = () => {
            reject(signal.reason);
        };
    });
    signal.addEventListener('abort', stop);
    if (signal.aborted)
        stop();
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}

;// CONCATENATED MODULE: ./src/console/evidence.ts









/** How long the page may take to show itself. */
const evidence_PATIENCE_MS = 15_000;
/** Characters of a text file. A picture is bounded by the size of the window, 1600 by 1200 points. */
const LONGEST = 200_000;
/** The files of a step. */
function evidenceFiles(step) {
    return { picture: `console-${step}.png`, text: `console-${step}.txt` };
}
/**
 * Leaves the page's text and a picture of it, as far as the password cannot be on it (`PasswordTraces`). Nothing here
 * throws, and it ends in time: the stop is what counts.
 * @returns the names of the files that were written
 */
async function leaveEvidence(page, stop, { directory, redact, deadline }) {
    const names = evidenceFiles(stop.step);
    const written = [];
    try {
        await (0,files_directory/* makeDirectory */.O)((0,external_node_path_.resolve)(directory));
        const { lines, picture } = await shownInTime(page, deadline);
        const text = redact([stop.found, `at ${page.place}`, ...lines, ''].join('\n'));
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, names.text), text.slice(0, LONGEST), { flag: write_flag/* WRITE_FLAG */.$ });
        written.push(names.text);
        if (picture !== undefined) {
            await (0,promises_.writeFile)((0,external_node_path_.join)(directory, names.picture), picture, { flag: write_flag/* WRITE_FLAG */.$ });
            written.push(names.picture);
        }
    }
    catch {
        // the directory may be what is broken
    }
    return written;
}
async function shownInTime(page, deadline) {
    try {
        return await (0,time_limit/* withTimeLimit */.B)(evidence_PATIENCE_MS, deadline, (signal) => inTime(signal, shown(page)));
    }
    catch {
        // the browser may be what is broken
        return { lines: ['the page does not answer'] };
    }
}
async function shown(page) {
    if (await isTooLarge(page.session))
        return { lines: ['the page is too large to be shown'] };
    const sight = await page.traces.sight(page.isInFusion);
    if (sight === 'nothing')
        return HIDDEN;
    const { title, text } = await page.page.evaluate(readPage);
    const tree = await page.page.accessibility.snapshot();
    const controls = tree === null ? [] : outline(tree, 0);
    const lines = [`title: ${title}`, '', '== text', text, '', '== controls', ...controls];
    if (sight === 'text')
        return { lines };
    const picture = await page.page.screenshot({ type: 'png' });
    // the page goes on while it is read
    return (await page.traces.sight(page.isInFusion)) === sight ? { lines, picture } : HIDDEN;
}
const HIDDEN = {
    lines: ['the page is not shown: the password was typed on it, or is on it'],
};
/** Removes what an earlier run has left. */
async function removeEvidence(directory) {
    // one that cannot be removed is no reason to leave the console alone
    await Promise.allSettled(CONSOLE_STEPS.flatMap((step) => Object.values(evidenceFiles(step))).map((name) => (0,promises_.rm)((0,external_node_path_.join)(directory, name), { force: true })));
}
/** The accessibility tree in lines: role, name and what state there is, as the driver reads it. */
function outline(node, depth) {
    const { role, name = '', value, disabled, readonly, checked, selected, children = [] } = node;
    const states = Object.entries({ disabled, readonly, checked, selected })
        .filter(([, state]) => state === true || state === 'mixed')
        .map(([state]) => state);
    const content = value === undefined || value === '' ? [] : [`= ${JSON.stringify(String(value))}`];
    const line = [role, JSON.stringify(name), ...content, ...states].join(' ');
    return [
        `${'  '.repeat(Math.min(depth, 20))}${line}`,
        ...children.flatMap((child) => outline(child, depth + 1)),
    ];
}

;// CONCATENATED MODULE: ./src/console/navigation.ts

/** Opens the Security Console at once (seen in public code; Fusion asks to sign in on the way). */
const DEEP_LINK = '/fscmUI/faces/FuseOverview?fndGlobalItemNodeId=itemNode_tools_security_console';
const HOME = '/fscmUI/faces/FuseWelcome';
const AWAITED = { step: 'navigation', mayWarn: true };
/** So many looks at a page at rest without the console in it, and the Navigator is tried. */
const LOOKS = 30;
/** Opens API Authentication in the Security Console: after the deep link, or by the Navigator where that leads nowhere. */
async function openApiAuthentication(page) {
    let looks = 0;
    const shown = await page.until({ ...AWAITED, label: 'the Security Console or the Navigator', milliseconds: 120_000 }, async ({ nodes }) => {
        looks += 1;
        if ((await page.find(nodes, CONTROLS.apiAuthentication)) !== undefined)
            return 'console';
        if (looks < LOOKS)
            return undefined;
        return (await page.find(nodes, CONTROLS.navigator)) === undefined ? undefined : 'elsewhere';
    });
    if (shown === 'elsewhere') {
        page.line('the deep link does not show the Security Console. Trying the Navigator');
        await openByNavigator(page);
    }
    await page.click(CONTROLS.apiAuthentication, AWAITED);
}
async function openByNavigator(page) {
    await page.open(HOME);
    await page.click(CONTROLS.navigator, AWAITED);
    let groupOpened = false;
    let more = 0;
    await page.until({ ...AWAITED, label: `${CONTROLS.securityConsole.label} in the Navigator` }, async ({ nodes }) => {
        const entry = await page.find(nodes, CONTROLS.securityConsole);
        if (entry !== undefined) {
            await entry.click();
            return true;
        }
        const [group] = groupOpened ? [] : nodesOf(nodes, CONTROLS.tools);
        const next = group === undefined
            ? await page.find(nodes, CONTROLS.showMore)
            : await group.elementHandle();
        if (next !== undefined && next !== null && more < 5) {
            groupOpened ||= group !== undefined;
            more += 1;
            await next.click();
            await page.sleep(300);
        }
        return undefined;
    });
}

;// CONCATENATED MODULE: ./src/console/provider.ts





const provider_AWAITED = { step: 'provider' };
/**
 * Sees to it that the provider trusts the issuer for the three token types. What is there stays as it is: an issuer is
 * added beside the others, a type is only ever ticked, and a provider that has everything is not saved.
 * @param log notes every change
 */
async function trustIssuer(page, issuer, log) {
    const taken = new Set();
    for (;;) {
        const step = await nextStep(page, issuer);
        if (step === 'complete') {
            log.confirmed();
            page.line('the provider has the issuer and the token types');
            return;
        }
        if (step === 'fill') {
            await fill(page, issuer, log);
            return;
        }
        if (taken.has(step)) {
            throw new ConsoleStop('page-unknown', 'provider', `the page of the provider does not come: ${CONTROL_OF[step].label} was chosen already`);
        }
        taken.add(step);
        page.line(`choosing ${CONTROL_OF[step].label}`);
        await choose(page, step, issuer, () => {
            if (step !== 'create')
                return;
            // write-ups do not say whether this stores a provider, or opens a form for one
            log.entering({
                action: 'create API authentication provider',
                target: 'Oracle API Authentication Provider',
            });
            log.sending();
        });
    }
}
const CONTROL_OF = {
    edit: CONTROLS.edit,
    open: CONTROLS.provider,
    create: CONTROLS.createProvider,
};
async function nextStep(page, issuer) {
    return page.until(
    // the tab was clicked just now, and the warning may come again
    {
        ...provider_AWAITED,
        label: 'the API authentication provider',
        mayWarn: true,
        inForm: true,
        steady: true,
    }, ({ nodes, reading }) => {
        const step = providerStep(nodes, reading, issuer);
        return step === 'look' ? undefined : step;
    });
}
async function choose(page, step, issuer, clicking) {
    if (step !== 'open') {
        await page.click(CONTROL_OF[step], provider_AWAITED, clicking);
        return;
    }
    await page.until({ ...provider_AWAITED, label: CONTROLS.provider.label }, async ({ nodes }) => {
        const [named] = providerNamedBy(nodes, issuer);
        const entry = (await page.find(nodes, CONTROLS.provider)) ?? (await named?.elementHandle());
        if (entry === undefined || entry === null)
            return undefined;
        await entry.click();
        return true;
    });
    await page.sleep(300);
}
/** Fills the open form, and saves it if anything was missing. */
async function fill(page, issuer, log) {
    const form = await look(page, 'the form of the provider');
    const missing = TOKEN_TYPES.filter((type) => tokenTypeStates(form.nodes)[type] !== 'ticked');
    if (!showsIssuer(form.reading.pieces, issuer)) {
        await addIssuer(page, form, issuer, log);
    }
    const ticked = [];
    for (const type of missing) {
        await tick(page, type, issuer, () => {
            ticked.push(type);
            log.entering({ action: 'select token types', target: `${ticked.join(', ')} for ${issuer}` });
        });
    }
    if (log.changes.length === 0) {
        page.line('the provider has the issuer and the token types. Leaving the form unsaved');
        await page.click(CONTROLS.cancel, { ...provider_AWAITED, inForm: true });
        return;
    }
    await save(page, log);
}
/** Types the issuer into the empty field for a further one, presses Enter, and sees that the page took it. */
async function addIssuer(page, { nodes }, issuer, log) {
    const field = issuerField(nodes);
    const content = String(field?.value ?? '').trim();
    if (content !== '') {
        throw new ConsoleStop('page-unknown', 'provider', `the field ${CONTROLS.trustedIssuer.label} holds ${quote(page.redact(content))}, expected it empty beside the issuers that are there. Nothing was replaced`);
    }
    const handle = await field?.elementHandle();
    if (handle === undefined || handle === null) {
        throw new ConsoleStop('page-unknown', 'provider', 'the field Trusted Issuer has gone');
    }
    log.entering({ action: 'add trusted issuer', target: issuer });
    await page.write(handle, issuer, 'Enter');
    await page.until({ ...provider_AWAITED, label: `${issuer} among the trusted issuers`, inForm: true }, ({ reading }) => (showsIssuer(reading.pieces, issuer) ? true : undefined));
}
/** Ticks one token type. @param ticking is called once, before it is ticked, unless it is already */
async function tick(page, type, issuer, ticking) {
    const awaited = { step: 'token-types', inForm: true };
    let opened = false;
    const before = await look(page, `the token type ${type}`);
    const tickedBefore = TOKEN_TYPES.filter((one) => tokenTypeStates(before.nodes)[one] === 'ticked');
    if (tickedBefore.includes(type))
        return;
    let noted = false;
    await page.until({ ...awaited, label: `the token type ${type}` }, async ({ nodes }) => {
        const boxes = tokenTypeNodes(nodes, type).filter(isEnabled);
        const box = boxes.length > 1 ? await ofIssuer(boxes, issuer) : boxes[0];
        if (box === undefined) {
            if (boxes.length > 1) {
                throw new ConsoleStop('page-unknown', 'token-types', `${String(boxes.length)} boxes are named ${type}, and none is in the row of ${issuer}`);
            }
            const [choice] = opened ? [] : nodesOf(nodes, CONTROLS.tokenTypes).filter(isEnabled);
            opened ||= choice !== undefined;
            await (await choice?.elementHandle())?.click();
            return undefined;
        }
        if (isTicked(box))
            return true;
        const handle = await box.elementHandle();
        if (handle === null)
            return undefined;
        if (!noted)
            ticking();
        noted = true;
        // an option of a native list is chosen beside the others; a click would unselect them
        const native = await handle.evaluate((element) => {
            const option = element;
            const list = option.tagName === 'OPTION' ? option.closest('select[multiple]') : null;
            if (list === null)
                return false;
            option.selected = true;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return true;
        });
        if (!native)
            await handle.click();
        return true;
    });
    await page.sleep(300);
    await page.until({ ...awaited, label: `the token type ${type}, ticked` }, ({ nodes }) => {
        const states = tokenTypeStates(nodes);
        return states[type] === 'ticked' ? true : undefined;
    });
    const after = tokenTypeStates((await look(page, 'the token types')).nodes);
    const lost = tickedBefore.filter((one) => after[one] !== 'ticked');
    if (lost.length > 0) {
        throw new ConsoleStop('page-unknown', 'token-types', `ticking ${type} removes the tick from ${lost.join(', ')}. Save was not clicked`);
    }
}
/** The box in the row that shows the issuer, where every issuer has boxes of its own. */
async function ofIssuer(boxes, issuer) {
    for (const box of boxes) {
        const handle = await box.elementHandle();
        const inRow = await handle?.evaluate((element, wanted) => {
            const { closest } = element;
            if (typeof closest !== 'function')
                return false;
            const row = element.closest('tr, [role="row"], li');
            return row?.innerText.split(/[\s,;|]+/).includes(wanted) ?? false;
        }, issuer);
        if (inRow === true)
            return box;
    }
    return undefined;
}
/** Save and Close; it is saved when the form has gone, and the console shows a page of the provider in its place. */
async function save(page, log) {
    await page.click(CONTROLS.saveAndClose, { ...provider_AWAITED, inForm: true }, () => {
        log.sending();
        for (const { action, target } of log.changes)
            page.line(`saving: ${action} ${target}`);
    });
    await page.until({ ...provider_AWAITED, label: 'the page after Save and Close', inForm: true }, async ({ nodes, reading }) => {
        if (issuerField(nodes) === undefined) {
            const next = [CONTROLS.publicCertificates, CONTROLS.provider];
            for (const control of next)
                if (await page.find(nodes, control))
                    return true;
            return undefined;
        }
        const [said] = reading.alerts;
        if (said === undefined)
            return undefined;
        throw new ConsoleStop('refused', 'provider', `the console does not save the provider: ${quote(said)}`);
    });
    log.confirmed();
    page.line('the provider is saved');
}
function look(page, label) {
    return page.until({ ...provider_AWAITED, label, inForm: true }, (seen) => seen);
}

;// CONCATENATED MODULE: ./src/console/sign-in.ts





/** How long an unknown page may be one that is still coming. */
const sign_in_PATIENCE_MS = 45_000;
const sign_in_AWAITED = { step: 'sign-in', signingIn: true };
/**
 * Signs in, on the classic page or on the one of an identity domain. The password is sent once; whatever comes after it
 * that is not Fusion stops the work.
 * @throws {ConsoleStop} also when a page of another host asks for the password
 */
async function signIn(page, user, rules) {
    let passwordSent = false;
    let before;
    for (;;) {
        const { shown, signature } = await nextPage(page, passwordSent, before);
        before = signature;
        switch (shown.kind) {
            case 'signed-in':
                page.line(`signed in as ${user.name}`);
                return;
            case 'notice':
                page.line('the notice before the sign-in is acknowledged');
                await page.click(SIGN_IN_CONTROLS.acknowledge, sign_in_AWAITED);
                break;
            case 'second-factor':
                throw new ConsoleStop('second-factor', 'sign-in', `${page.place} asks for a second factor of ${user.name}`);
            case 'refused':
                throw new ConsoleStop('sign-in-refused', 'sign-in', `the sign-in of ${user.name} at ${page.place} was refused: ${quote(shown.said)}`);
            case 'form': {
                if (shown.userName !== undefined)
                    await enter(page, rules, shown.userName, user.name);
                if (shown.password !== undefined) {
                    await page.traces.typing();
                    await enter(page, rules, shown.password, user.password);
                    await page.traces.typing();
                    page.line(`the password of ${user.name} is sent to ${new URL(page.place).host}`);
                    passwordSent = true;
                }
                await sign_in_submit(page, shown.password ?? shown.userName);
                break;
            }
            case 'unknown':
                throw new ConsoleStop('page-unknown', 'sign-in', `a page that is not known: ${page.place}`);
        }
    }
}
/**
 * The page that follows the one that was dealt with. A sign-in page that stays as it was is one that still works; with
 * a message on it, it refuses.
 */
async function nextPage(page, passwordSent, before) {
    let confirmed;
    return page.until({ ...sign_in_AWAITED, label: 'a page of the sign-in', milliseconds: sign_in_PATIENCE_MS }, async (seen) => {
        const shown = await recognise(page, seen, passwordSent);
        if (shown.kind === 'unknown')
            return undefined;
        const signature = signatureOf(shown, seen.reading, page.place);
        const unchanged = signature === before;
        const [said] = seen.reading.alerts;
        if (unchanged && (shown.kind === 'form' || shown.kind === 'refused') && said !== undefined) {
            return { shown: { kind: 'refused', said }, signature };
        }
        if (unchanged || (shown.kind === 'refused' && isStillSending(seen.reading, before))) {
            return undefined;
        }
        // a page on its way elsewhere looks like this for a moment
        if (confirmed !== signature) {
            confirmed = signature;
            return undefined;
        }
        return { shown, signature };
    });
}
async function recognise(page, { reading, nodes }, passwordSent) {
    return recogniseSignIn({
        inFusion: page.isInFusion,
        reading,
        notice: (await page.find(nodes, SIGN_IN_CONTROLS.acknowledge)) !== undefined,
        passwordSent,
    });
}
/** A form is the same while its document and its fields are; other pages while their address is. */
function signatureOf(shown, reading, place) {
    const document = String(reading.timeOrigin);
    const fields = reading.inputs.map(({ id, name, type }) => `${type}:${id}:${name}`).join();
    return [document, place, shown.kind === 'refused' ? 'form' : shown.kind, fields].join(' ');
}
/** The same form, with the password in it and without a message: the answer has not come yet. */
function isStillSending(reading, before) {
    const filled = reading.inputs.some(({ type, filled }) => type === 'password' && filled);
    return (filled && reading.alerts.length === 0 && before?.startsWith(String(reading.timeOrigin)) === true);
}
/** Types into a field of the sign-in, after a look at whose page it is. */
async function enter(page, rules, input, text) {
    const handle = await handleOf(page, input);
    await handle.click({ count: 3 });
    for (let attempt = 1;; attempt += 1) {
        const place = new URL(page.page.url());
        if (!mayReceivePassword(place, rules)) {
            throw new ConsoleStop('host-not-allowed', 'sign-in', `the sign-in page is on ${place.host}, which is not among the hosts that may receive the password of fusion-username`);
        }
        await handle.type(text);
        const length = await handle.evaluate((field) => field.value.length);
        if (length === text.length)
            return;
        if (attempt === 2) {
            throw new ConsoleStop('page-unknown', 'sign-in', `a field of the sign-in page does not accept what is typed: ${input.id || input.name}`);
        }
        // pages that are made by scripts may empty a field while they come up
        await page.sleep(500);
        await handle.click({ count: 3 });
        await handle.press('Backspace');
    }
}
async function handleOf(page, input) {
    const selector = input.id !== ''
        ? `[id=${JSON.stringify(input.id)}]`
        : input.name !== ''
            ? `[name=${JSON.stringify(input.name)}]`
            : `input[type=${JSON.stringify(input.type)}]`;
    return page.until({ ...sign_in_AWAITED, label: `the field ${selector}` }, async () => {
        for (const handle of await page.page.$$(`input${selector.replace(/^input/, '')}`)) {
            if (await handle.isVisible())
                return handle;
        }
        return undefined;
    });
}
/** Presses the button of the form, or Enter where it has none that is known. */
async function sign_in_submit(page, input) {
    const seen = await page.until({ ...sign_in_AWAITED, label: 'the sign-in form' }, (now) => now);
    const button = await page.find(seen.nodes, SIGN_IN_CONTROLS.submit);
    if (button !== undefined) {
        // an <oj-button> carries the id, and its inner button takes the click
        const inner = await button.$('button');
        await (inner ?? button).click();
    }
    else if (input !== undefined) {
        await (await handleOf(page, input)).press('Enter');
    }
    await page.sleep(500);
}

;// CONCATENATED MODULE: ./src/console/import-trust.ts










/**
 * Has a pod trust the domain's tokens by way of its Security Console, for which Oracle offers no API: signs in, opens
 * API Authentication, sees to the trusted issuer with its token types and to the certificates. What is there already
 * stays untouched, and whatever is not known stops the work. It ends with the run's time, whatever the page does. The
 * pages were never seen by the authors: the labels are those of write-ups, the techniques those of public code.
 */
async function importTrust({ hosts, user }, wanted, environment) {
    const { deadline, directory, redact, waiting } = environment;
    const log = new ChangeLog();
    const opened = {};
    let step = 'browser';
    const walk = async () => {
        opened.browser = openBrowser({ ...environment, rules: hosts });
        const browser = await opened.browser;
        const page = new ConsolePage(browser, waiting, hosts.pod, redact);
        opened.page = page;
        step = 'navigation';
        await page.open(DEEP_LINK);
        step = 'sign-in';
        await signIn(page, user, hosts);
        step = 'navigation';
        await openApiAuthentication(page);
        step = 'provider';
        await trustIssuer(page, wanted.issuer, log);
        step = 'certificates';
        await importCertificates(page, wanted.certificates, browser.files, log);
    };
    await removeEvidence(directory);
    try {
        await inTime(deadline, walk());
        return { changes: log.changes };
    }
    catch (thrown) {
        const reason = thrown instanceof ConsoleStop ? thrown : fault(thrown, step, environment);
        const files = opened.page === undefined ? [] : await leaveEvidence(opened.page, reason, environment);
        return { changes: log.changes, stop: { reason, files } };
    }
    finally {
        // one that is still being opened ends by itself, and removes what it has written
        await opened.browser?.then(({ close }) => close(), () => undefined);
    }
}
function fault(thrown, step, { redact }) {
    const reason = redact(thrown instanceof Error ? thrown.message : 'unknown reason');
    return new ConsoleStop('browser-fault', step, `the browser failed: ${reason.slice(0, 600)}`, {
        cause: thrown,
    });
}


/***/ })

};
