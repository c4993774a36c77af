import { join } from 'node:path';

const testEnvironment = 'node';
/** Milliseconds; a first block takes longer than a unit test. */
const testTimeout = 30_000;
const setupFiles = [join(__dirname, 'quiet')];

/** What jest takes for `preset: '@oneplusn/devnet'`. By their names alone an ES module finds them too. */
export = { testEnvironment, testTimeout, setupFiles };
