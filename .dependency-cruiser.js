/**
 * The layers of docs/internals/architecture.md as rules. `npm run structure` holds src, sandbox, trial, scripts and __tests__
 * against them. A folder of src that is not named in LAYERS is a violation until it is.
 */

/** What each folder of src builds on, types included; what is not named is out of its reach. */
const LAYERS = {
  diagnosis: ['prerequisites', 'causes', 'inputs', 'checks', 'oracle'],
  pipeline: ['apply', 'prerequisites', 'inputs', 'checks', 'oracle', 'http', 'time'],
  apply: [
    'console',
    'report',
    'prerequisites',
    'causes',
    'inputs',
    'checks',
    'oracle',
    'http',
    'redaction',
    'time',
  ],
  issue: ['report', 'causes', 'checks', 'oracle', 'http'],
  report: ['prerequisites', 'causes', 'inputs', 'checks', 'redaction', 'files', 'time'],
  prerequisites: ['causes', 'inputs', 'checks', 'github', 'oracle', 'http', 'time'],
  console: ['http', 'inputs', 'redaction', 'files', 'time'],
  inputs: ['checks', 'github', 'oracle', 'http'],
  checks: ['causes'],
  causes: [],
  github: ['oracle', 'http'],
  oracle: ['http', 'redaction'],
  http: ['redaction', 'time'],
  action: ['redaction', 'time'],
  redaction: [],
  files: [],
  time: [],
}

/** Packages that speak to the outside each have one place. */
const PLACES = {
  '@actions/core': '^src/action/',
  '@actions/github': '^src/issue/',
  'puppeteer-core': '^src/console/',
  '@peculiar/x509': '^src/prerequisites/certificate\\.ts$',
  'reflect-metadata': '^src/prerequisites/certificate\\.ts$',
  '@rgrove/parse-xml': '^src/oracle/',
  jose: '^src/(oracle|prerequisites)/',
  undici: '^src/(http/|http-environment\\.ts)',
}

const layers = Object.entries(LAYERS).map(([folder, below]) => ({
  name: `layer-${folder}`,
  comment: `src/${folder} builds on ${below.join(', ') || 'nothing'} alone.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...below].join('|')})/` },
}))

const places = Object.entries(PLACES).map(([name, place]) => ({
  name: `place-of-${name.replace(/^@/, '').replace('/', '-')}`,
  comment: `In src, ${name} is imported below ${place} alone.`,
  severity: 'error',
  from: { path: '^src/', pathNot: place },
  to: { path: `^node_modules/${name}/` },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    ...places,
    {
      name: 'layer-unknown',
      comment: 'A new folder of src is given its place in LAYERS.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(LAYERS).join('|')})/` },
    },
    {
      name: 'src-alone',
      comment: 'The action is built of src alone.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(sandbox|trial|scripts|__tests__|dist)/' },
    },
    {
      name: 'sandbox-alone',
      comment:
        'The sandbox is written from the documents: what it shared with src could not contradict it.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(src|trial|scripts|__tests__|dist)/' },
    },
    {
      name: 'trial-expects-for-itself',
      comment: 'The trial drives the bundles, and its expectations are its own.',
      severity: 'error',
      from: { path: '^trial/' },
      to: { path: '^(src|scripts|dist)/' },
    },
    {
      name: 'entries-stand-above',
      comment: 'Nothing imports an entry.',
      severity: 'error',
      from: {},
      to: { path: '^src/(main|post)\\.ts$' },
    },
    {
      name: 'writers-are-few',
      comment:
        'A writer is made by the run, for apply, by the post step, and for the issue; the others may only name its type.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(run|give-back|issue/github-api)\\.ts$' },
      to: { path: '^src/http/service-writer\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reports-know-no-secret',
      comment:
        'Of the inputs, what writes reports is given the pair: the settings have every secret. How a character that cannot be seen is shown is told of texts alone.',
      severity: 'error',
      from: { path: '^src/(report|issue)/' },
      to: { path: '^src/inputs/', pathNot: '^src/inputs/(?:pair|characters)\\.ts$' },
    },
    {
      name: 'post-stays-small',
      comment:
        'What gives back a grant needs none of what looks, drives the browser or keeps the issue. Where a browser leaves its files is no driving.',
      severity: 'error',
      from: { path: '^src/post\\.ts$' },
      to: {
        path: '^src/(pipeline|console|issue)/',
        pathNot: '^src/console/browser-directory\\.ts$',
        reachable: true,
      },
    },
    {
      name: 'run-without-background',
      comment: 'What only documents say of causes is not loaded by a run.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/causes/background/' },
      to: { path: '^src/causes/background/' },
    },
    {
      name: 'no-cycle',
      comment: 'Modules that need each other are one module, or have a third in common.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment:
        'A module that nothing imports is an entry, or dead. tsconfig.json puts no-http-client in a place.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(src|sandbox|trial|scripts|__tests__)/',
        pathNot: ['\\.test\\.ts$', '\\.d\\.ts$', '\\.js$', '^src/action/no-http-client\\.ts$'],
      },
      to: {},
    },
    {
      name: 'no-development-dependency',
      comment:
        'What is bundled stands under dependencies, where the bill of materials and the licences find it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-resolved',
      comment: 'What is imported is there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    // types are dependencies too: who names a type must know its place
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
