import { availableParallelism } from 'node:os';
import { FabricError, findBinaries } from '@oneplusn/fabric';
import { combinations, type Combination } from './combination';
import { figures, none, sumOf, type Count } from './count';
import { jest } from './jest';
import type { Options } from './options';

/** The end-to-end suites on real Fabric, in each combination asked for; a line of figures for each. */
export function onFabric(options: Options): Count {
  const asked = combinations(options);
  const done = asked.map((combination) => {
    const start = performance.now();
    console.log(`\n${nameOf(combination)}: ${combination.tests.join(' ')}`);
    const count = inOne(combination, options);
    return { combination, count, seconds: Math.round((performance.now() - start) / 1000) };
  });
  console.log();
  for (const { combination, count, seconds } of done)
    console.log(
      count
        ? `${nameOf(combination)}: ${figures(count)}, ${seconds} s`
        : `${nameOf(combination)}: 跳过, 没有找到程序 / skipped: no binaries`,
    );
  for (const { combination } of done) {
    if (combination.left.length === 0) continue;
    console.log(`${nameOf(combination)}: 未运行 / left out: ${combination.left.join(' ')}`);
  }
  if (options.short) console.log('全部运行 / all of it: npm run test:fabric -- --all');
  if (options.all) console.log('Fabric 2.5 没有 BFT / has no BFT');
  return sumOf(done.map(({ count }) => count ?? none));
}

/** How long a test may take on it, in milliseconds, where it says nothing itself. */
const patience = 90_000;

/** Networks at a time. */
const workers = Math.min(4, Math.max(2, availableParallelism()));

/** Keys that the random adversary writes (`test/e2e/trust/adversary.test.ts`). */
const steps = { short: '50', long: '2000' };

const nameOf = ({ version, topology }: Combination): string => `Fabric ${version}, ${topology}`;

/** Undefined where it was skipped. */
function inOne(
  { version, topology, tests }: Combination,
  { all, short, ifFound }: Pick<Options, 'all' | 'short' | 'ifFound'>,
): Count | undefined {
  try {
    const { bin, release } = findBinaries({ version });
    console.log(`Fabric ${release}: ${bin}`);
  } catch (error) {
    if (!(error instanceof FabricError)) throw error;
    console.log(error.message);
    return ifFound ? undefined : { ...none, failed: 1 };
  }
  const env = {
    ONEPLUSN_ENGINE: 'fabric',
    ONEPLUSN_FABRIC_VERSION: version,
    ONEPLUSN_TOPOLOGY: topology,
    ADVERSARY_STEPS: all && !short ? steps.long : steps.short,
    ...(short && { KILLED: 'kinds' }),
  };
  // A network is a dozen processes, most of which wait most of the time.
  const patient = `--testTimeout=${patience}`;
  const first = jest([patient, `--maxWorkers=${workers}`, ...tests], env);
  if (first.broken.files.length === 0) return first;
  // Dozens of processes on two cores can come late. What fails for another reason fails again.
  console.log(`再试一次 / once more:\n${first.broken.files.join('\n')}`);
  const second = jest([patient, '--runInBand', ...first.broken.files], env);
  return sumOf([
    {
      passed: first.passed - first.broken.passed,
      failed: first.failed - first.broken.failed,
      skipped: first.skipped - first.broken.skipped,
    },
    second,
  ]);
}
