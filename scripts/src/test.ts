/**
 * `npm test`: types, lint, house rules, format, then every test on the embedded ledger.
 * `npm run test:fabric`: the end-to-end suites on real Fabric, 3.1 with one Raft orderer. `--fabric-version 2.5`, `--topology bft4`: another;
 * `--all`: 3.1 on Raft, 3.1 on BFT, 2.5 on Raft. With `--short`, BFT and 2.5 run the journeys, recovery and conformance alone. With
 * `--if-found` what this machine has no binaries for is skipped.
 * Both end with one line of figures. Further arguments choose tests, as jest takes them.
 */
import { inBothLanguages } from './complaint';
import { check } from './test/checks';
import { figures, sumOf, type Count } from './test/count';
import { jest } from './test/jest';
import { onFabric } from './test/on-fabric';
import { readOptions } from './test/options';

function main(): Count {
  const options = readOptions(process.argv.slice(2));
  if (options.fabric) return onFabric(options);
  const { rest } = options;
  return sumOf([...(rest.length > 0 ? [] : [check()]), jest(rest)]);
}

try {
  const count = main();
  console.log(figures(count));
  process.exitCode = count.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
}
