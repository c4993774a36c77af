import type { Count } from './count';
import { run } from './run';

const checks: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['types of the tests', 'tsc', ['-p', 'tsconfig.test.json']],
  ['types of the example', 'tsc', ['-p', 'examples/licence-review']],
  ['lint', 'eslint', ['.']],
  [
    'house rules',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'chaincode', 'client-sdk', 'network', 'scripts', 'test'],
  ],
  [
    'rooms',
    'depcruise',
    ['--config', '.dependency-cruiser.rooms.cjs', 'chaincode', 'client-sdk', 'network', 'scripts'],
  ],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
];

/** What is checked without running the product; one check counts as one test. */
export function check(): Count {
  const broken = checks.filter(([name, program, args]) => {
    console.log(`检查 / check: ${name}`);
    return run(program, args).status !== 0;
  });
  for (const [name] of broken) console.log(`未通过 / failed: ${name}`);
  return { passed: checks.length - broken.length, failed: broken.length, skipped: 0 };
}
