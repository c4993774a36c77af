const { randomInt } = require('node:crypto');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// One seed for all random tests of a run. A run that failed is played again with FUZZ_SEED=… npm test -- FILE
if (!process.env.FUZZ_SEED) {
  process.env.FUZZ_SEED = String(randomInt(2 ** 31));
  console.log(`随机测试的种子 / seed of the random tests: FUZZ_SEED=${process.env.FUZZ_SEED}`);
}

// What the suites of one run share (test/engine/credentials.ts); the workers inherit its name.
if (!process.env.ONEPLUSN_TEST_RUN) {
  process.env.ONEPLUSN_TEST_RUN = mkdtempSync(join(tmpdir(), 'oneplusn-run-'));
  process.on('exit', () => rmSync(process.env.ONEPLUSN_TEST_RUN, { recursive: true, force: true }));
}

/**
 * Unit tests stand beside the code, end-to-end suites in test/. Sources are read directly, once for all suites of a
 * worker (test/runner); `tsc` checks the types.
 */
module.exports = {
  testEnvironment: '<rootDir>/test/runner/environment.cjs',
  runtime: '<rootDir>/test/runner/runtime.cjs',
  setupFiles: ['<rootDir>/test/seed.ts'],
  roots: [
    '<rootDir>/chaincode',
    '<rootDir>/client-sdk',
    '<rootDir>/network',
    '<rootDir>/scripts/src',
    '<rootDir>/test',
  ],
  // Only these: a file that is merely named test.ts is none.
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    // What a new app begins with: it is run where it was made.
    '/template/',
    // These start real Fabric: `npm run test:fabric` runs them, which says so where there is none. How the command
    // reads text no engine changes.
    ...(process.env.ONEPLUSN_ENGINE === 'fabric' ? ['<rootDir>/test/e2e/cli/encoding'] : ['<rootDir>/test/fabric/']),
    // These break it: `npm run test:faults`.
    ...(process.env.ONEPLUSN_FAULTS_TABLE ? [] : ['<rootDir>/test/faults/']),
  ],
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^@oneplusn/(errors|api|foundation)$': '<rootDir>/chaincode/$1/src/index.ts',
    '^@oneplusn/(sdk|cli|testkit|indexer|evidence|create-app)$': '<rootDir>/client-sdk/$1/src/index.ts',
    '^@oneplusn/devnet/jest$': '<rootDir>/network/devnet/src/jest/index.ts',
    '^@oneplusn/(channel|topology|deployment|devnet|fabric)$': '<rootDir>/network/$1/src/index.ts',
  },
  testSequencer: '<rootDir>/test/sequencer.cjs',
  testTimeout: 30_000,
};
