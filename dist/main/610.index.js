export const id = 610;
export const ids = [610];
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
 * undici before the first line of every run. `@actions/github` asks it for agents, and is given a `fetch` that uses none.
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

/***/ 29341:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubIssues: () => (/* binding */ githubIssues)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92413);
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46752);


/** By this label the action finds its issues; the marker in the text tells the pairs apart. */
const ISSUE_LABEL = 'oic-fusion-prerequisites';
/** So many issues with the label are looked through, the newest first. */
const MOST_PAGES = 10;
const PAGE = 100;
const UNPROCESSABLE = 422;
/** Issues of the workflow's repository (GitHub REST API, *Issues*). Neither redirects nor links of GitHub are followed. */
function githubIssues(access) {
    const { token, apiUrl, owner, repo, labels, assignees, dispatcher, timeoutMs, warn } = access;
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl: apiUrl,
        request: {
            fetch: (url, init) => (0,undici__WEBPACK_IMPORTED_MODULE_1__/* .fetch */ .hd)(url, {
                ...init,
                dispatcher,
                redirect: 'error',
                signal: AbortSignal.timeout(timeoutMs),
            }),
        },
    });
    const at = { owner, repo };
    return {
        list: async () => {
            const issues = [];
            for (let page = 1; page <= MOST_PAGES; page += 1) {
                const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues', {
                    ...at,
                    labels: ISSUE_LABEL,
                    state: 'all',
                    sort: 'created',
                    direction: 'desc',
                    per_page: PAGE,
                    page,
                });
                for (const { number, state, body, pull_request: pull } of data) {
                    if (pull === undefined)
                        issues.push({ number, isOpen: state === 'open', body: body ?? '' });
                }
                if (data.length < PAGE)
                    break;
            }
            return issues;
        },
        create: async (title, body) => {
            const create = async (assigned) => {
                const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues', {
                    ...at,
                    title,
                    body,
                    labels: [...new Set([ISSUE_LABEL, ...labels])],
                    assignees: [...assigned],
                });
                return data.number;
            };
            try {
                return await create(assignees);
            }
            catch (thrown) {
                // one login name that GitHub does not know, or may not assign, refuses the whole issue
                const { status } = thrown;
                if (status !== UNPROCESSABLE || assignees.length === 0)
                    throw thrown;
                const number = await create([]);
                warn(`GitHub refused the assignees ${assignees.join(', ')} (issue-assignees): issue #${String(number)} has none`);
                return number;
            }
        },
        update: async (number, change) => {
            await octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
                ...at,
                issue_number: number,
                ...change,
            });
        },
        comment: async (number, body) => {
            await octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                ...at,
                issue_number: number,
                body,
            });
        },
    };
}


/***/ })

};
