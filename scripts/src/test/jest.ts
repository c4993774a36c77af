import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Count } from './count';
import { ending, run } from './run';

/** What a run of jest came to. */
export interface Outcome extends Count {
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

/** Jest's own counts, read from its report; says how jest ended where it left none. */
export function jest(args: readonly string[], env?: Readonly<Record<string, string>>): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'oneplusn-test-'));
  const report = join(folder, 'report.json');
  try {
    const ended = run('jest', ['--json', `--outputFile=${report}`, ...args], env);
    const written = reportIn(report);
    if (!written) {
      console.log(`jest 没有给出结果就结束了 / jest ended without a report: ${ending(ended)}`);
      return { passed: 0, failed: 1, skipped: 0, broken: { passed: 0, failed: 1, skipped: 0, files: [] } };
    }
    const failing = written.testResults.filter(({ status }) => status === 'failed');
    const all = countOf(written.testResults);
    const broken = { ...countOf(failing), files: failing.map(({ name }) => name) };
    if (ended.status !== 0 && all.failed === 0) console.log(`jest: ${ending(ended)}`);
    return { ...all, failed: ended.status === 0 ? all.failed : Math.max(all.failed, 1), broken };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function reportIn(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
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
