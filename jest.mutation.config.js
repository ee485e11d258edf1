import all from './jest.config.js'

/** @type {import('jest').Config} The tests of the source itself, without those that start the bundles. */
export default {
  ...all,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: [
    '<rootDir>/__tests__/{causes,diagnosis,docs,prerequisites}/**/*.test.ts',
    '<rootDir>/__tests__/apply/lease.test.ts',
  ],
}
