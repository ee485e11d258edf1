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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/report/escape.ts
var report_escape = __webpack_require__(6412);
// EXTERNAL MODULE: ./src/report/summary.ts + 2 modules
var summary = __webpack_require__(7512);
;// CONCATENATED MODULE: ./src/issue/issue-text.ts



/** GitHub takes 65 536 characters. */
const MOST_CHARACTERS = 60_000;
/** What a pair is told by: its name, which is the title of its reports too. */
function pairKey({ environment }) {
    return (0,external_node_crypto_.createHash)('sha256').update(environment).digest('hex').slice(0, 32);
}
/** Title of a new issue; people may change it. */
function issueTitle({ environment }) {
    return `OIC prerequisites of ${(0,report_escape/* bounded */.Mm)(environment, 100)}`;
}
/**
 * The issue's text. It holds nothing that differs from run to run while the findings are the same: no times, and no
 * request ids, which stand in the reports.
 */
function issueBody(report, marked) {
    const text = [
        issue_text_hidden(marked),
        (0,summary/* renderVerdict */.gM)(report),
        (0,summary/* renderWrong */.cK)(report),
        `Like this since [this run](${marked.since}). The text is rewritten by the action, the issue closed when all prerequisites hold.`,
    ].join('\n\n');
    return (0,report_escape/* bounded */.Mm)(text.replaceAll(/, request id [\w-]+/g, ''), MOST_CHARACTERS);
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
    return `Failing again: ${failing.map(report_escape/* code */.aY).join(', ')}. [Run](${run})`;
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
/** Reads the marker of an issue's text; `undefined` when there is none, or nobody can read it. */
function markedIn(body) {
    const text = MARKER.exec(body)?.[1];
    if (text === undefined)
        return undefined;
    try {
        const read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
        const { pair, failing, since } = read;
        const listed = Array.isArray(failing) && failing.every((id) => typeof id === 'string');
        const isLink = typeof since === 'string' && /^https?:\/\/[^\s()<>]+$/.test(since);
        return typeof pair === 'string' && isLink && listed ? { pair, failing, since } : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/issue/keep-issue.ts

const USUAL = ['fail', 'error', 'blocked'];
/**
 * Keeps one issue per pair: opened when something fails, rewritten when the findings change, with a comment only when
 * other checks fail than before, closed when all is well, opened again when it is not. Nothing is written when nothing
 * changed, and nothing when it is not known whether all is well (a service that is down, work left for a person).
 * @returns what was done, in words, or `undefined` when nothing was
 */
async function keepIssue(tracker, { report, failOn, url }) {
    const states = failOn.length > 0 ? failOn : USUAL;
    const failing = report.checks
        .filter(({ state }) => states.includes(state))
        .map(({ id }) => id)
        .toSorted();
    const isGreen = report.result === 'pass' || report.result === 'warn';
    if (failing.length === 0 && !isGreen)
        return undefined;
    const pair = pairKey(report);
    const known = (await tracker.list()).filter(({ body }) => markedIn(body)?.pair === pair);
    const issue = known.find(({ isOpen }) => isOpen) ?? known.at(-1);
    if (failing.length === 0) {
        if (issue?.isOpen !== true)
            return undefined;
        await tracker.comment(issue.number, greenComment(report, url));
        await tracker.update(issue.number, { state: 'closed' });
        return `closed issue #${String(issue.number)}`;
    }
    if (issue === undefined) {
        const number = await tracker.create(issueTitle(report), issueBody(report, { pair, failing, since: url }));
        return `opened issue #${String(number)}`;
    }
    const before = markedIn(issue.body);
    const comment = issue.isOpen
        ? changeComment(before?.failing ?? [], failing, url)
        : returnComment(failing, url);
    const since = comment === undefined ? (before?.since ?? url) : url;
    const body = issueBody(report, { pair, failing, since });
    if (issue.isOpen && body === issue.body)
        return undefined;
    await tracker.update(issue.number, { body, ...(!issue.isOpen && { state: 'open' }) });
    if (comment !== undefined)
        await tracker.comment(issue.number, comment);
    return `${issue.isOpen ? 'updated' : 'reopened'} issue #${String(issue.number)}`;
}


/***/ })

};
