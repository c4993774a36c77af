/** `npm test`: types, lint, house rules, format, then every test on the embedded ledger. Ends with one line of figures. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

function run(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types of the tests', bin('tsc'), ['-p', 'tsconfig.test.json']],
  ['lint', bin('eslint'), ['.']],
  ['house rules', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'chaincode', 'client-sdk', 'network']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
];

/** Jest's own counts, read from its report. */
function jest(args: readonly string[]): { passed: number; failed: number; skipped: number } {
  const folder = mkdtempSync(join(tmpdir(), 'oneplusn-test-'));
  const report = join(folder, 'report.json');
  try {
    const ok = run(bin('jest'), ['--json', `--outputFile=${report}`, ...args]);
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numRuntimeErrorTestSuites', number>;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: ok ? failed : Math.max(failed, 1), skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const selected = process.argv.slice(2);
const broken =
  selected.length > 0
    ? []
    : checks.filter(([name, program, args]) => {
        console.log(`检查 / check: ${name}`);
        return !run(program, args);
      });
const tests = jest(selected);
const checked = selected.length > 0 ? 0 : checks.length;
for (const [name] of broken) console.log(`未通过 / failed: ${name}`);
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
console.log(`${tests.passed + checked - broken.length} passed, ${tests.failed + broken.length} failed${skipped}`);
process.exitCode = tests.failed + broken.length > 0 ? 1 : 0;
