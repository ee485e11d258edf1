export const id = 419;
export const ids = [419];
export const modules = {

/***/ 8419:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  keepIssue: () => (/* binding */ keepIssue)
});

// EXTERNAL MODULE: ./src/checks/check.ts
var checks_check = __webpack_require__(44669);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/report/escape.ts
var report_escape = __webpack_require__(14031);
// EXTERNAL MODULE: ./src/report/findings.ts
var findings = __webpack_require__(19334);
// EXTERNAL MODULE: ./src/report/headline.ts
var headline = __webpack_require__(14512);
// EXTERNAL MODULE: ./src/report/verdict.ts
var verdict = __webpack_require__(90687);
;// CONCATENATED MODULE: ./src/issue/issue-text.ts





/** GitHub takes 65 536 characters. */
const MOST_CHARACTERS = 60_000;
/** What a pair is told by: its name and the hosts of both halves, for names are given anew, or left at a default. */
function pairKey({ environment, hosts }) {
    return digestOf([environment, hosts.identityDomain, hosts.fusion]);
}
/**
 * What matters of the findings: which checks fail, in which state and from which causes, and the certificates. Their
 * words differ from run to run (request ids, dates), so an issue is rewritten when this is another, and only then.
 */
function findingsDigest({ checks, certificates, }, failing) {
    const findings = checks
        .filter(({ id, state }) => failing.includes(id) || headline/* WRONG */.IO.includes(state))
        .map(({ id, state, causes }) => [id, state, ...causes.map((cause) => cause.id)].join(' '))
        .toSorted();
    return digestOf([failing, findings, certificates.map(({ sha256 }) => sha256)]);
}
function digestOf(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
/** Title of a new issue; people may change it. */
function issueTitle({ environment }) {
    return `OIC prerequisites of ${(0,report_escape/* bounded */.Mm)(environment, 100)}`;
}
/**
 * The issue's text, as of the run that writes it.
 * @param unseen ids among the failing ones that this run has not looked at
 */
function issueBody(report, marked, unseen = []) {
    const text = [
        issue_text_hidden(marked),
        (0,verdict/* renderVerdict */.g)(report),
        (0,findings/* renderWrong */.c)(report),
        (0,findings/* renderFindings */.v)(withChecks(report, marked.failing), 'Warnings', ['warn']),
        unseen.length === 0
            ? ''
            : `Failed before, and not looked at since: ${unseen.map(report_escape/* code */.aY).join(', ')}`,
        `Like this since [this run](${marked.since}), days counted from ${report.finishedAt.slice(0, 10)}. The text is rewritten by the action, the issue closed when every check in it is seen to hold.`,
    ];
    return (0,report_escape/* bounded */.Mm)(text.filter((part) => part !== '').join('\n\n'), MOST_CHARACTERS);
}
function withChecks(report, ids) {
    return { ...report, checks: report.checks.filter(({ id }) => ids.includes(id)) };
}
/** What changed in the set of failing checks, for a comment; `undefined` when nothing did. */
function changeComment(before, now, run) {
    const added = now.filter((id) => !before.includes(id));
    const gone = before.filter((id) => !now.includes(id));
    const told = [
        ...(added.length > 0 ? [`New: ${added.map(report_escape/* code */.aY).join(', ')}.`] : []),
        ...(gone.length > 0 ? [`No longer: ${gone.map(report_escape/* code */.aY).join(', ')}.`] : []),
    ];
    return told.length === 0 ? undefined : [...told, `[Run](${run})`].join(' ');
}
/** The comment with which an issue is opened again. */
function returnComment(failing, run) {
    return `Open again: ${failing.map(report_escape/* code */.aY).join(', ')}. [Run](${run})`;
}
/** The comment with which an issue is closed. */
function greenComment({ environment }, run) {
    return `All prerequisites of ${(0,report_escape/* markdown */.wD)((0,report_escape/* bounded */.Mm)(environment, 100))} hold again. [Run](${run})`;
}
const MARKER = /<!-- oic-fusion-prerequisites ([A-Za-z0-9_-]+) -->/;
function issue_text_hidden(marked) {
    const text = Buffer.from(JSON.stringify(marked)).toString('base64url');
    return `<!-- oic-fusion-prerequisites ${text} -->`;
}
/** Reads the marker of an issue's text; `undefined` when there is none, or it names no pair and its checks. */
function markedIn(body) {
    const text = MARKER.exec(body)?.[1];
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

;// CONCATENATED MODULE: ./src/issue/keep-issue.ts


const USUAL = ['fail', 'error', 'blocked'];
/**
 * Keeps one issue per pair: opened when something fails, a certificate ends soon or a rotation is ahead, rewritten when
 * the findings change, with a comment only when other checks are in it than before, closed when all is well, opened again when it is not.
 * What failed counts as failing until a run has seen it hold. Nothing is written when nothing changed, and nothing when it is not known whether all
 * is well (a service that is down, work left for a person, a check that was left out or not proven).
 * @returns what was done, in words, or `undefined` when nothing was
 */
async function keepIssue(tracker, { report, failOn, url }) {
    const states = failOn.length > 0 ? failOn : USUAL;
    const wrong = report.checks
        .filter((check) => states.includes(check.state) || isAhead(check))
        .map(({ id }) => id);
    const isGreen = report.result === 'pass' || report.result === 'warn';
    if (wrong.length === 0 && !isGreen)
        return undefined;
    const pair = pairKey(report);
    const known = (await tracker.list()).filter(({ body }) => markedIn(body)?.pair === pair);
    const issue = known.find(({ isOpen }) => isOpen) ?? known[0];
    const before = issue?.isOpen === true ? markedIn(issue.body) : undefined;
    const unseen = (before?.failing ?? []).filter((id) => !wrong.includes(id) && !holds(report, id));
    if (wrong.length === 0) {
        if (issue?.isOpen !== true || unseen.length > 0)
            return undefined;
        // the comment last: if it is refused, the next run finds nothing to do
        await tracker.update(issue.number, { state: 'closed' });
        await tracker.comment(issue.number, greenComment(report, url));
        return `closed issue #${String(issue.number)}`;
    }
    const failing = [...wrong, ...unseen].toSorted();
    const digest = findingsDigest(report, failing);
    if (issue === undefined) {
        const body = issueBody(report, { pair, failing, since: url, digest }, unseen);
        return `opened issue #${String(await tracker.create(issueTitle(report), body))}`;
    }
    if (before?.digest === digest)
        return undefined;
    const comment = before === undefined ? returnComment(failing, url) : changeComment(before.failing, failing, url);
    const isKnown = comment === undefined && before !== undefined && before.since !== '';
    const since = isKnown ? before.since : url;
    const body = issueBody(report, { pair, failing, since, digest }, unseen);
    await tracker.update(issue.number, { body, ...(!issue.isOpen && { state: 'open' }) });
    if (comment !== undefined)
        await tracker.comment(issue.number, comment);
    return `${issue.isOpen ? 'updated' : 'reopened'} issue #${String(issue.number)}`;
}
/** Causes that break the pair on a day to come: nothing fails yet, and nobody reads the summary of a green night. */
const AHEAD = ['certificate-expired', 'signing-key-rotation-ahead'];
function isAhead({ state, causes }) {
    return state === 'warn' && causes.some(({ id }) => AHEAD.includes(id));
}
/** Whether this run has looked at the check and seen it hold. */
function holds({ checks }, id) {
    const check = checks.find((one) => one.id === id);
    return check !== undefined && (0,checks_check/* isProven */.nn)(check);
}


/***/ })

};
