export const id = 746;
export const ids = [746];
export const modules = {

/***/ 90646:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
/* unused harmony export BearerCredentialHandler */
/**
 * What the bundles have in place of the toolkit's HTTP client (`paths` in tsconfig.json). `@actions/core` imports it
 * for `getIDToken`, which this action does not call: that client follows redirects with its bearer, and it loads all of
 * undici before the first line of every run, 1.1 MB and some 100 ms. `@actions/github` asks it for agents, and is given a `fetch` that uses none.
 */
class HttpClient {
    getAgent() {
        return undefined;
    }
    getAgentDispatcher() {
        return undefined;
    }
}
/** `getIDToken` makes one for its client. */
const BearerCredentialHandler = (/* unused pure expression or super */ null && (undefined));


/***/ }),

/***/ 32594:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubIssues: () => (/* binding */ githubIssues)
});

// EXTERNAL MODULE: ./src/oracle/answer.ts
var oracle_answer = __webpack_require__(54030);
// EXTERNAL MODULE: ./src/oracle/json.ts
var oracle_json = __webpack_require__(94546);
// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(92413);
// EXTERNAL MODULE: ./src/http/errors.ts
var errors = __webpack_require__(58549);
// EXTERNAL MODULE: ./src/http/service-writer.ts
var service_writer = __webpack_require__(85723);
// EXTERNAL MODULE: ./src/issue/trouble.ts
var trouble = __webpack_require__(62136);
;// CONCATENATED MODULE: ./src/issue/github-api.ts




/**
 * GitHub's REST API. Octokit writes the requests, {@link ServiceWriter} carries them as those to every other service: with
 * the run's proxies and authorities, in time, one mebibyte at most, no redirect followed. Octokit's own reading of
 * answers takes a body that breaks off for an empty one, passes web pages and redirects as data, and prints
 * headers of the server, so it is given none of it: each answer is handed over as it came.
 * @param environment its deadline bounds everything that is asked
 */
function githubApi(token, apiUrl, environment) {
    // the issue is GitHub's: keeping it changes nothing in Oracle, and is wished for in every mode
    const http = new service_writer/* ServiceWriter */.V(apiUrl, { ...environment, mayWrite: true }, { name: 'GitHub' });
    return (0,github/* getOctokit */.Q)(token, {
        baseUrl: apiUrl.href.replace(/\/$/, ''),
        request: { fetch: carriedBy(http), parseSuccessResponseBody: false },
    }).request;
}
/**
 * The answer to a request of Octokit, whatever its status.
 * @throws {IssueTrouble} when no complete answer came; its cause is the TransportError
 */
async function answerTo(asked) {
    try {
        const { data } = await asked;
        return data;
    }
    catch (thrown) {
        // Octokit calls everything that its `fetch` throws an answer with status 500
        throw thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    }
}
function carriedBy(http) {
    return async (url, { method, headers, body }) => {
        const { pathname, search } = new URL(url);
        const request = {
            path: pathname + search,
            // nothing is unpacked: an answer that is packed all the same is not JSON
            headers: { ...headers, 'accept-encoding': 'identity' },
            ...(body !== undefined && { body }),
            dispensable: true,
        };
        try {
            const answer = method === 'GET'
                ? await http.send({ method, ...request, repeatable: true })
                : await http.write({ method, ...request, repeatable: false });
            // with another status Octokit would read the answer itself
            return { status: 200, url, headers: [], body: answer };
        }
        catch (cause) {
            if (!(cause instanceof errors/* TransportError */.w))
                throw cause;
            throw new trouble/* IssueTrouble */.Nn(`${method} ${pathname}: ${cause.message}. ${trouble/* LATER */.Ry}`, { cause });
        }
    };
}

;// CONCATENATED MODULE: ./src/issue/issue-form.ts

/** Reads an issue (GitHub REST API, *Issues*); `undefined` when a member has not the documented form. */
function readIssue(json) {
    if (!(0,oracle_json/* isRecord */.u4)(json))
        return undefined;
    const { number, state, body = null, user = null, assignees = [], pull_request: pull } = json;
    const labels = namesIn(json['labels'], 'name');
    const assigned = namesIn(assignees, 'login');
    if (!isPositive(number) || labels === undefined || assigned === undefined)
        return undefined;
    if (state !== 'open' && state !== 'closed')
        return undefined;
    if (body !== null && typeof body !== 'string')
        return undefined;
    const author = user === null ? undefined : readUser(user);
    if (user !== null && author === undefined)
        return undefined;
    return {
        number,
        isOpen: state === 'open',
        body: body ?? '',
        labels,
        assignees: assigned,
        authorId: author?.id,
        isPull: pull !== undefined && pull !== null,
    };
}
/** Login names as GitHub makes them, those of apps (`name[bot]`) and managed users (`name_company`) among them. */
const LOGIN = /^[\w[\].-]{1,100}$/;
/** Reads an account (GitHub REST API, *Users*); `undefined` when it has not the documented form. */
function readUser(json) {
    if (!(0,oracle_json/* isRecord */.u4)(json))
        return undefined;
    const { id, login } = json;
    return isPositive(id) && typeof login === 'string' && LOGIN.test(login)
        ? { id, login }
        : undefined;
}
/** Names of a list, each a text or an object with the name as a member. */
function namesIn(list, member) {
    if (!Array.isArray(list))
        return undefined;
    const names = list.map((item) => ((0,oracle_json/* isRecord */.u4)(item) ? item[member] : item));
    return names.every((name) => typeof name === 'string') ? names : undefined;
}
function isPositive(value) {
    return Number.isSafeInteger(value) && Number(value) > 0;
}

// EXTERNAL MODULE: ./src/issue/issue-text.ts
var issue_text = __webpack_require__(74338);
;// CONCATENATED MODULE: ./src/issue/list-issues.ts





/**
 * Issues of one page. One answer has one mebibyte at most, and a single issue may have a fifth of it. Where a page is
 * larger, half as many are asked for: a power of two, so that the pages still meet.
 */
const PAGE = 64;
/**
 * Lists issues and pull requests of a repository, open and closed, the newest first (GitHub REST API, *List repository
 * issues*).
 * @param mostRequests after so many the list is not whole
 * @throws {UnexpectedAnswer} when GitHub refuses, or something else answers
 * @throws {IssueTrouble} when a page does not come completely, or is no list of issues: what could not be read must not
 *   count as empty
 */
async function listIssues(request, repository, filter, mostRequests) {
    const issues = [];
    let size = PAGE;
    let start = 0;
    for (let requests = 0; requests < mostRequests; requests += 1) {
        try {
            const page = await readPage(request, repository, filter, { size, nth: start / size + 1 });
            issues.push(...page.issues);
            if (page.isLast)
                return { issues, isWhole: true };
            start += size;
        }
        catch (thrown) {
            if (!isTooLarge(thrown) || size === 1)
                throw thrown;
            size /= 2;
        }
    }
    return { issues, isWhole: false };
}
async function readPage(request, repository, filter, { size, nth }) {
    const answer = await answerTo(request('GET /repos/{owner}/{repo}/issues', {
        ...repository,
        ...filter,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: size,
        page: nth,
    }));
    const list = (0,oracle_answer/* jsonOf */.o_)(answer);
    const issues = Array.isArray(list) ? list.map(readIssue) : [undefined];
    if (!issues.every((issue) => issue !== undefined))
        throw (0,trouble/* strange */.dV)(answer, 'with no list of issues');
    // GitHub names the next page in Link (RFC 8288), and a page may be short without being the last
    const namesNext = /\brel="?next\b/.test(answer.header('link') ?? '');
    return { issues, isLast: issues.length < size && !namesNext };
}
function isTooLarge(thrown) {
    const cause = thrown instanceof trouble/* IssueTrouble */.Nn ? thrown.cause : undefined;
    return cause instanceof errors/* TransportError */.w && cause.fault === 'too-large';
}

;// CONCATENATED MODULE: ./src/issue/github-issues.ts







/** By this label the action finds its issues; the marker in the text tells the pairs apart. */
const ISSUE_LABEL = 'oic-fusion-prerequisites';
/** So many requests list the issues with the label. */
const MOST_REQUESTS = 20;
/** So many list those of the token's user, who may have opened any number of others. */
const MOST_OWN_REQUESTS = 5;
const UNPROCESSABLE = 422;
/**
 * Issues of the workflow's repository (GitHub REST API, *Issues*). No answer is believed that is not about what was
 * asked for.
 *
 * Everybody may open issues in a public repository, and copy a marker into them. So an issue counts only when it has the
 * label, which strangers cannot give, or when the token's own user has opened it. The latter is for a user without push
 * access, whose labels GitHub drops in silence, or refuses when they are new to the repository.
 */
function githubIssues(access, environment) {
    const { token, apiUrl, owner, repo, warn } = access;
    const assignees = [...access.assignees];
    const labels = [...new Set([ISSUE_LABEL, ...access.labels])];
    const request = githubApi(token, apiUrl, environment);
    const repository = { owner, repo };
    let user;
    const whose = () => (user ??= whoseToken(request));
    const post = (title, body, extras) => answerTo(request('POST /repos/{owner}/{repo}/issues', { ...repository, title, body, ...extras }));
    return {
        labelled: async () => {
            const { issues, isWhole } = await listIssues(request, repository, { labels: ISSUE_LABEL }, MOST_REQUESTS);
            return {
                issues: issues.filter((issue) => !issue.isPull && lacking([ISSUE_LABEL], issue.labels).length === 0),
                isWhole,
            };
        },
        own: async () => {
            const author = await whose();
            if (author === undefined)
                return [];
            const filter = { creator: author.login };
            const { issues } = await listIssues(request, repository, filter, MOST_OWN_REQUESTS);
            return issues.filter(({ isPull, authorId }) => !isPull && authorId === author.id);
        },
        create: async (title, body) => {
            let answer = await post(title, body, { labels, assignees });
            if (answer.status === UNPROCESSABLE && assignees.length > 0) {
                // one login name that GitHub does not know, or may not assign, refuses the whole issue
                answer = await post(title, body, { labels });
            }
            else if (refusesLabels(answer) && (await whose()) !== undefined) {
                answer = await post(title, body, {});
            }
            const issue = issueIn(answer);
            mustShow(answer, issue, { body, state: 'open' });
            const unlabelled = lacking(labels, issue.labels);
            if (unlabelled.length > 0)
                warn(withoutLabels(issue, unlabelled, await whose()));
            const unassigned = lacking(assignees, issue.assignees);
            if (unassigned.length > 0)
                warn(withoutAssignees(issue, unassigned));
            return issue.number;
        },
        update: async (number, change) => {
            const answer = await answerTo(request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
                ...repository,
                issue_number: number,
                ...change,
            }));
            mustShow(answer, issueIn(answer), { number, ...change });
        },
        comment: async (number, body) => {
            const answer = await answerTo(request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                ...repository,
                issue_number: number,
                body,
            }));
            const of = (0,oracle_json/* stringMember */.sk)((0,oracle_answer/* jsonOf */.o_)(answer), 'issue_url') ?? '';
            if (!of.endsWith(`/issues/${String(number)}`)) {
                throw (0,trouble/* strange */.dV)(answer, `with no comment on issue #${String(number)}`);
            }
        },
    };
}
/**
 * The user whose token is given; `undefined` for an app's, such as the job's own: `GET /user` refuses it. Labels of an
 * app that may write issues are not dropped.
 * @throws {UnexpectedAnswer} when it is not known whose it is
 * @throws {IssueTrouble} likewise
 */
async function whoseToken(request) {
    const answer = await answerTo(request('GET /user'));
    const { status } = answer;
    if ((status === 403 || status === 404) && !(0,trouble/* isRateLimit */.a5)(answer))
        return undefined;
    const user = readUser((0,oracle_answer/* jsonOf */.o_)(answer));
    if (user === undefined)
        throw (0,trouble/* strange */.dV)(answer, 'with no user');
    return user;
}
function issueIn(answer) {
    const issue = readIssue((0,oracle_answer/* jsonOf */.o_)(answer));
    if (issue === undefined || issue.isPull)
        throw (0,trouble/* strange */.dV)(answer, 'with no issue');
    return issue;
}
/** @throws {IssueTrouble} when the answer is about another issue, or does not show what was sent */
function mustShow(answer, issue, { number = issue.number, body, state }) {
    const hasBody = body === undefined || (0,issue_text/* markerIn */.AF)(issue.body) === (0,issue_text/* markerIn */.AF)(body);
    const hasState = state === undefined || issue.isOpen === (state === 'open');
    if (issue.number === number && hasBody && hasState)
        return;
    throw (0,trouble/* strange */.dV)(answer, `with issue #${String(issue.number)}, without what was sent`);
}
/** What is wished and not there. GitHub compares names of labels and accounts without case. */
function lacking(wished, there) {
    const names = new Set(there.map((name) => name.toLowerCase()));
    return wished.filter((name) => !names.has(name.toLowerCase()));
}
/** Whether GitHub refuses an issue since one of its labels is new to the repository, and may not be made by this token. */
function refusesLabels({ status, body }) {
    return status === 403 && /"field"\s*:\s*"label"/.test(body);
}
function withoutLabels({ number, labels }, missing, author) {
    const told = `GitHub did not give issue #${String(number)} the labels ${missing.join(', ')}. Only a token with push access may set labels.`;
    if (lacking([ISSUE_LABEL], labels).length === 0)
        return told;
    return author === undefined
        ? `${told} Repository administrator: add the label ${ISSUE_LABEL} to the issue, or the next run opens another one.`
        : `${told} The action finds the issue by its author, as long as github-token is a token of the same user.`;
}
function withoutAssignees({ number }, names) {
    return `GitHub did not assign issue #${String(number)} to ${names.join(', ')} (issue-assignees). Workflow author: name accounts that can be assigned in this repository. Use a token with push access.`;
}


/***/ }),

/***/ 74338:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ markerIn),
/* harmony export */   EM: () => (/* binding */ changeComment),
/* harmony export */   X3: () => (/* binding */ greenComment),
/* harmony export */   YX: () => (/* binding */ returnComment),
/* harmony export */   Yz: () => (/* binding */ pairKey),
/* harmony export */   al: () => (/* binding */ issueTitle),
/* harmony export */   gy: () => (/* binding */ markedIn),
/* harmony export */   n: () => (/* binding */ findingsDigest),
/* harmony export */   y6: () => (/* binding */ issueBody)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _checks_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44669);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14031);
/* harmony import */ var _report_findings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19334);
/* harmony import */ var _report_green_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62941);
/* harmony import */ var _report_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90687);






/** GitHub takes 65 536 characters. */
const MOST_CHARACTERS = 60_000;
/** What a pair is told by: its name and the hosts of both halves, for names may be reused, or left at a default. */
function pairKey({ environment, hosts }) {
    return digestOf([environment, hosts.identityDomain, hosts.fusion]);
}
/**
 * What matters of the findings: which checks fail, in which state and from which causes, and the certificates. Their
 * words differ from run to run (request ids, dates), so an issue is rewritten when this is another, and only then.
 */
function findingsDigest({ checks, certificates, }, failing) {
    const findings = checks
        .filter(({ id, state }) => failing.includes(id) || _checks_check_js__WEBPACK_IMPORTED_MODULE_5__/* .FAILED */ .Wk.includes(state))
        .map(({ id, state, causes }) => [id, state, ...causes.map((cause) => cause.id)].join(' '))
        .toSorted();
    return digestOf([failing, findings, certificates.map(({ sha256 }) => sha256)]);
}
function digestOf(value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
/** Title of a new issue; people may change it. */
function issueTitle({ environment }) {
    return `OIC prerequisites of ${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(environment, 100)}`;
}
/**
 * The issue's text, as of the run that writes it.
 * @param unseen ids among the failing ones that this run has not looked at
 */
function issueBody(report, marked, unseen = []) {
    const text = [
        hidden(marked),
        (0,_report_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .renderVerdict */ .g)(report),
        (0,_report_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .renderLeading */ .bl)(report),
        (0,_report_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .renderWrong */ .cK)(report),
        (0,_report_findings_js__WEBPACK_IMPORTED_MODULE_2__/* .renderFindings */ .vO)(withChecks(report, marked.failing), 'Warnings', ['warn']),
        unseen.length === 0
            ? ''
            : `Failed before and not checked since: ${unseen.map(_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')}`,
        `The same checks are listed since [this run](${marked.since}). Days are counted from ${report.finishedAt.slice(0, 10)}. The action updates this issue and closes it when every check listed here passes.`,
    ];
    return (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(text.filter((part) => part !== '').join('\n\n'), MOST_CHARACTERS);
}
function withChecks(report, ids) {
    return { ...report, checks: report.checks.filter(({ id }) => ids.includes(id)) };
}
/** What changed in the set of failing checks, for a comment; `undefined` when nothing did. */
function changeComment(before, now, run) {
    const added = now.filter((id) => !before.includes(id));
    const gone = before.filter((id) => !now.includes(id));
    const told = [
        ...(added.length > 0 ? [`New: ${added.map(_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')}.`] : []),
        ...(gone.length > 0 ? [`Resolved: ${gone.map(_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')}.`] : []),
    ];
    return told.length === 0 ? undefined : [...told, `[Run](${run})`].join(' ');
}
/** The comment with which an issue is opened again. */
function returnComment(failing, run) {
    return `Reopened for ${failing.map(_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(', ')}. [Run](${run})`;
}
/** The comment with which an issue is closed. */
function greenComment(report, run) {
    const name = (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .markdown */ .wD)((0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(report.environment, 100));
    const holding = (0,_report_green_js__WEBPACK_IMPORTED_MODULE_3__/* .allHold */ .J8)(report)
        ? `All prerequisites of ${name} hold again.`
        : `Every check listed in this issue passes again. ${name}: ${(0,_report_green_js__WEBPACK_IMPORTED_MODULE_3__/* .greenInWords */ .GI)(report)}.`;
    return `${holding} [Run](${run})`;
}
const MARKER = /<!-- oic-fusion-prerequisites ([A-Za-z0-9_-]+) -->/;
/** Characters of the marker's ids, so that the text is never cut within the marker: an issue without it is not found again. */
const MOST_MARKED = 20_000;
function hidden(marked) {
    let room = MOST_MARKED;
    const failing = marked.failing.filter((id) => (room -= id.length + 3) >= 0);
    const text = Buffer.from(JSON.stringify({ ...marked, failing })).toString('base64url');
    return `<!-- oic-fusion-prerequisites ${text} -->`;
}
/** The marker as it stands in the text of an issue, `undefined` when there is none. */
function markerIn(body) {
    return MARKER.exec(body)?.[1];
}
/** Reads the marker of an issue's text; `undefined` when there is none, or it names no pair and its checks. */
function markedIn(body) {
    const text = markerIn(body);
    if (text === undefined)
        return undefined;
    try {
        const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
        const { pair, failing, since, digest } = read;
        const listed = Array.isArray(failing) && failing.every((id) => typeof id === 'string');
        if (typeof pair !== 'string' || !listed)
            return undefined;
        const isLink = typeof since === 'string' && /^https?:\/\/[^\s()<>]+$/.test(since);
        return {
            pair,
            failing,
            since: isLink ? since : '',
            digest: typeof digest === 'string' ? digest : '',
        };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 37364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fetch)
/* harmony export */ });
/**
 * What the bundles have in place of undici's index (`paths` in tsconfig.json). What carries requests imports the files of
 * undici that it is made of. `@actions/github` alone imports the index, for a `fetch` that it is not asked for: the action
 * gives it another. Without this, fetch, WebSocket, caches and mocks are 0.7 MB of what keeps an issue, and some
 * 90 ms of its time.
 */
const fetch = undefined


/***/ })

};
