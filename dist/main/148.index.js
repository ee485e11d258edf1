export const id = 148;
export const ids = [148];
export const modules = {

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

/***/ 96148:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keepIssue: () => (/* binding */ keepIssue)
/* harmony export */ });
/* harmony import */ var _checks_check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44669);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62136);
/* harmony import */ var _issue_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74338);



/**
 * Keeps one issue per pair: opened when something fails, a certificate ends soon or a rotation is ahead, rewritten when
 * the findings change, with a comment only when other checks are in it than before, closed when all is well, opened again when it is not.
 * What failed counts as failing until a run has seen it hold. Nothing is written when nothing changed, and nothing when it is not known whether all
 * is well (a service that is down, work left for a person, a check that was left out or not proven).
 *
 * Two runs of one pair at the same time may open two issues: neither sees what the other is about to do. A workflow keeps
 * them apart with a `concurrency` group per pair.
 * @param told receives each thing that was done, in words
 * @throws whatever the tracker throws; nothing more is written then
 */
async function keepIssue(tracker, { report, failOn, url }, told) {
    const states = failOn.length > 0 ? failOn : _checks_check_js__WEBPACK_IMPORTED_MODULE_2__/* .FAILED */ .Wk;
    const wrong = report.checks
        .filter((check) => states.includes(check.state) || isAhead(check))
        .map(({ id }) => id);
    const isGreen = report.result === 'pass' || report.result === 'warn';
    if (wrong.length === 0 && !isGreen)
        return;
    const pair = (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .pairKey */ .Yz)(report);
    const issue = await findIssue(tracker, pair);
    const before = issue?.isOpen === true ? (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .markedIn */ .gy)(issue.body) : undefined;
    const unseen = (before?.failing ?? []).filter((id) => !wrong.includes(id) && !wasSeenToHold(report, id));
    if (wrong.length === 0) {
        if (issue?.isOpen !== true || unseen.length > 0)
            return;
        // the comment last: if it is refused, the next run finds nothing to do
        await tracker.update(issue.number, { state: 'closed' });
        told(`closed issue #${String(issue.number)}`);
        await tracker.comment(issue.number, (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .greenComment */ .X3)(report, url));
        return;
    }
    const failing = [...wrong, ...unseen].toSorted();
    const digest = (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsDigest */ .n)(report, failing);
    if (issue === undefined) {
        const body = (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .issueBody */ .y6)(report, { pair, failing, since: url, digest }, unseen);
        told(`opened issue #${String(await tracker.create((0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .issueTitle */ .al)(report), body))}`);
        return;
    }
    if (before?.digest === digest)
        return;
    const comment = before === undefined ? (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .returnComment */ .YX)(failing, url) : (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .changeComment */ .EM)(before.failing, failing, url);
    const isKnown = comment === undefined && before !== undefined && before.since !== '';
    const since = isKnown ? before.since : url;
    const body = (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .issueBody */ .y6)(report, { pair, failing, since, digest }, unseen);
    await tracker.update(issue.number, { body, ...(!issue.isOpen && { state: 'open' }) });
    told(`${issue.isOpen ? 'updated' : 'reopened'} issue #${String(issue.number)}`);
    if (comment !== undefined)
        await tracker.comment(issue.number, comment);
}
/**
 * The pair's issue: an open one first, then the newest, in whatever order they are listed.
 * @throws {IssueTrouble} when it may be among issues that were not read: a new one would be the second
 */
async function findIssue(tracker, pair) {
    const ofPair = (issues) => {
        const known = issues
            .filter(({ body }) => (0,_issue_text_js__WEBPACK_IMPORTED_MODULE_1__/* .markedIn */ .gy)(body)?.pair === pair)
            .toSorted((a, b) => b.number - a.number);
        return known.find(({ isOpen }) => isOpen) ?? known[0];
    };
    const { issues, isWhole } = await tracker.labelled();
    const found = ofPair(issues) ?? ofPair(await tracker.own());
    if (found === undefined && !isWhole) {
        throw new _trouble_js__WEBPACK_IMPORTED_MODULE_0__/* .IssueTrouble */ .Nn(`${String(issues.length)} issues with the action's label were read. None of them is this pair's, and there are more. Repository administrator: remove the label from closed issues that you no longer need.`);
    }
    return found;
}
/** Causes that break the pair on a day to come: nothing fails yet, and nobody reads the summary of a green night. */
const AHEAD = [
    'certificate-expired',
    'certificate-expires-soon',
    'signing-key-rotation-ahead',
];
function isAhead({ state, causes }) {
    return state === 'warn' && causes.some(({ id }) => AHEAD.includes(id));
}
/** Whether this run has looked at the check and seen it hold. */
function wasSeenToHold({ checks }, id) {
    const check = checks.find((one) => one.id === id);
    return check !== undefined && (0,_checks_check_js__WEBPACK_IMPORTED_MODULE_2__/* .holds */ .v9)(check);
}


/***/ })

};
