import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Room } from './rooms';

/**
 * What Stryker is told: a copy of the repository in `place`, each mutant held against those tests of the room that come
 * upon it. `names` narrow the room to files that are called so.
 */
export function settingsFor({ files, tests }: Room, names: readonly string[], place: string): object {
  const named = names.length === 0 ? ['*'] : names;
  return {
    mutate: [...files.flatMap((folder) => named.map((name) => `${folder}/${name}.ts`)), '!**/*.test.ts'],
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    coverageAnalysis: 'perTest',
    // What runs once, while a file is loaded, are texts and tables: every test would be repeated for each.
    ignoreStatic: true,
    jest: {
      configFile: 'jest.config.cjs',
      config: {
        testEnvironment: './test/runner/mutated.cjs',
        // Jest looks through its roots anew for each mutant.
        roots: [...new Set(tests.map((path) => `<rootDir>/${dirname(path)}`))],
        testMatch: tests.map((path) => `**/${path}{.test.ts,/**/*.test.ts}`),
      },
      enableFindRelatedTests: false,
    },
    ignorePatterns: ['**/dist', '.oneplusn', '*.tgz'],
    tempDirName: join(place, 'sandbox'),
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    // A fault shows mostly in what does not come: a test waits for it, and leaves the core to others.
    concurrency: 3 * availableParallelism(),
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 15,
  };
}
