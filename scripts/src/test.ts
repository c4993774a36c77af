/**
 * `npm test`: types, lint, house rules, format, then every test on the embedded ledger.
 * `npm run test:fabric`: the end-to-end suites on real Fabric. With `--if-found` it says so and passes where there is none.
 * Both end with one line of figures. Further arguments choose tests, as jest takes them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FabricError, findBinaries } from '@oneplusn/fabric';

const root = join(__dirname, '../..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

const checks: readonly (readonly [string, string, readonly string[]])[] = [
  ['types of the tests', bin('tsc'), ['-p', 'tsconfig.test.json']],
  ['lint', bin('eslint'), ['.']],
  ['house rules', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'chaincode', 'client-sdk', 'network']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
];

function check(): Count {
  const broken = checks.filter(([name, program, args]) => {
    console.log(`检查 / check: ${name}`);
    return !run(program, args);
  });
  for (const [name] of broken) console.log(`未通过 / failed: ${name}`);
  return { passed: checks.length - broken.length, failed: broken.length, skipped: 0 };
}

interface Outcome extends Count {
  /** The test files that failed, and what they alone counted. */
  readonly broken: Count & { readonly files: readonly string[] };
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Jest's own counts, read from its report. */
function jest(args: readonly string[], env?: Readonly<Record<string, string>>): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'oneplusn-test-'));
  const report = join(folder, 'report.json');
  try {
    const ok = run(bin('jest'), ['--json', `--outputFile=${report}`, ...args], env);
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const failing = testResults.filter(({ status }) => status === 'failed');
    const all = countOf(testResults);
    const broken = { ...countOf(failing), files: failing.map(({ name }) => name) };
    return { ...all, failed: ok ? all.failed : Math.max(all.failed, 1), broken };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, broken: { passed: 0, failed: 1, skipped: 0, files: [] } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countOf(files: Report['testResults']): Count {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const of = (status: string): number => tests.filter((test) => test.status === status).length;
  // A file that failed without a failing test could not be run at all.
  const unrunnable = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: of('passed'), failed: of('failed') + unrunnable.length, skipped: of('pending') };
}

function onFabric(chosen: readonly string[], ifFound: boolean): Count {
  try {
    console.log(`Fabric: ${findBinaries({ version: process.env['ONEPLUSN_FABRIC_VERSION'] }).bin}`);
  } catch (error) {
    if (!(error instanceof FabricError)) throw error;
    console.log(error.message);
    if (ifFound) console.log('跳过真实 Fabric 上的测试 / skipped: the suites on real Fabric');
    return { passed: 0, failed: ifFound ? 0 : 1, skipped: 0 };
  }
  // One network at a time: each is half a dozen processes.
  const tests = chosen.length > 0 ? chosen : ['test/fabric', 'test/e2e', 'test/conformance'];
  const env = { ONEPLUSN_ENGINE: 'fabric', ...(ifFound ? { ONEPLUSN_FABRIC_IF_FOUND: 'yes' } : {}) };
  const first = jest(['--runInBand', ...tests], env);
  if (first.broken.files.length === 0) return first;
  // Dozens of processes on two cores can come late. What fails for another reason fails again.
  console.log(`再试一次 / once more:\n${first.broken.files.join('\n')}`);
  const second = jest(['--runInBand', ...first.broken.files], env);
  const sum = (of: keyof Count): number => first[of] - first.broken[of] + second[of];
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

const args = process.argv.slice(2);
const options = new Set(args.filter((arg) => ['--fabric', '--if-found'].includes(arg)));
const chosen = args.filter((arg) => !options.has(arg));
const counts = options.has('--fabric')
  ? [onFabric(chosen, options.has('--if-found'))]
  : [...(chosen.length > 0 ? [] : [check()]), jest(chosen)];
const total = (of: keyof Count): number => counts.reduce((sum, count) => sum + count[of], 0);
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
console.log(`${total('passed')} passed, ${total('failed')} failed${skipped}`);
process.exitCode = total('failed') > 0 ? 1 : 0;
