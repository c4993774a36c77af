import { join } from 'node:path';

/** What jest takes for `preset: '@oneplusn/devnet'`. */
const preset = {
  testEnvironment: 'node',
  /** Milliseconds; a first block takes longer than a unit test. */
  testTimeout: 30_000,
  setupFiles: [join(__dirname, 'quiet')],
};

export = preset;
