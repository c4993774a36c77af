import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Count } from './count';
import { runBeside } from './run';

/** The compiler that also builds. The tools of lint still need the one before it, as a library. */
const compiler = join(__dirname, '../../../node_modules/typescript-native/bin/tsc');
const typesOf = (project: string): readonly [string, readonly string[]] => [
  process.execPath,
  [compiler, '-p', project],
];
const rooms = ['chaincode', 'client-sdk', 'network', 'scripts'];

/** Of what a package needs when it runs. */
const running = ['--production', '--strict', '--include', 'unlisted,unresolved'];

/** Packages are built by it; tsconfig.json is for editors and lint, and has the tests too. */
const builds = ['--tsConfig', 'tsconfig.build.json'];

/** The longest first. What is cached is cached by content. */
const checks: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['lint', 'oxlint', []],
  ['types of the tests', ...typesOf('tsconfig.test.json')],
  ['types of the first example', ...typesOf('examples/licence-review')],
  ['types of the licence', ...typesOf('examples/business-licence')],
  ['types of the transfer', ...typesOf('examples/insurance-transfer')],
  ['types of a new app', ...typesOf('client-sdk/create-app/template')],
  ['house rules', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...rooms, 'test']],
  ['rooms', 'depcruise', ['--config', '.dependency-cruiser.rooms.cjs', ...rooms]],
  ['unused and undeclared', 'knip', ['--no-progress', ...builds]],
  ['undeclared for running', 'knip', ['--no-progress', ...builds, ...running]],
  ['packages', process.execPath, [join(__dirname, '../check-packages.js')]],
  ['format', 'prettier', ['--check', '--cache', '--log-level', 'warn', '.']],
];

/** What is checked without running the product, side by side; one check counts as one test. */
export async function check(): Promise<Count> {
  const broken: string[] = [];
  const queue = checks.values();
  const work = async (): Promise<void> => {
    for (const [name, program, args] of queue) {
      const { isWell, text } = await runBeside(program, args);
      console.log(`检查 / check: ${name}\n${text}`.trimEnd());
      if (!isWell) broken.push(name);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  for (const name of broken) console.log(`未通过 / failed: ${name}`);
  return { passed: checks.length - broken.length, failed: broken.length, skipped: 0 };
}
