/**
 * `npm test`: types, lint, house rules, format, then every test on the embedded ledger. `npm run test:fabric`: the
 * end-to-end suites on real Fabric, 3.1 with one Raft orderer. `--fabric-version 2.5`, `--topology bft4`: another;
 * `--all`: 3.1 on Raft, 3.1 on BFT, 2.5 on Raft. With `--short`, each runs what an engine can change (`test/lists.ts`),
 * and the rest is named. With `--if-found` what this machine has no binaries for is skipped. Both end with one line of
 * figures. Further arguments choose tests, as jest takes them.
 */
import { availableParallelism, totalmem } from 'node:os';
import { inBothLanguages } from './complaint';
import { check } from './test/checks';
import { figures, sumOf, type Count } from './test/count';
import { jest } from './test/jest';
import { onFabric } from './test/on-fabric';
import { readOptions } from './test/options';

async function main(): Promise<Count> {
  const options = readOptions(process.argv.slice(2));
  if (options.fabric) return onFabric(options);
  const { rest } = options;
  const workers = `--maxWorkers=${suitesAtATime(availableParallelism(), totalmem())}`;
  return sumOf([...(rest.length > 0 ? [] : [await check()]), jest([workers, ...rest])]);
}

/**
 * Networks wait for blocks, and commands for processes: two suites more than there are cores, where there is room. A
 * worker holds 1.4 GB in the end.
 */
function suitesAtATime(cores: number, memory: number): number {
  return Math.max(1, Math.min(cores + 2, Math.floor(memory / 2e9)));
}

main().then(
  (count) => {
    console.log(figures(count));
    process.exitCode = count.failed > 0 ? 1 : 0;
  },
  (error: unknown) => {
    console.error(inBothLanguages(error));
    process.exitCode = 1;
  },
);
