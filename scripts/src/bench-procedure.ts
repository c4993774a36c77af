/**
 * `npm run bench:procedure [-- --json] [--engine fabric|devnet] [--callers 64,192]
 * [--items N] [--only correction,audit]`:
 * requests from filing to the end of the grant, disputes, policies, emergencies, corrections, what flows back and
 * checkpoints, each step beside the stock contract's put.
 */
import { parseArgs } from 'node:util';
import { engineOf, startNetwork } from './bench/access/engines';
import { machine } from './bench/machine';
import { numbersOf } from './bench/numbers';
import { measureProcedure, type ProcedureFigures } from './bench/procedure/figures';
import { table } from './bench/procedure/table';
import { topologyOfProcedure } from './bench/procedure/world';
import { inBothLanguages } from './complaint';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'fabric' },
      callers: { type: 'string', default: '64,192' },
      items: { type: 'string', default: '4' },
      only: { type: 'string', default: '' },
      'fabric-version': { type: 'string' },
    },
  });
  const callers = numbersOf('--callers', values.callers);
  const [items = 4] = numbersOf('--items', values.items);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const network = await startNetwork(engineOf(values.engine), values['fabric-version'], topologyOfProcedure());
  let figures: ProcedureFigures;
  try {
    figures = await measureProcedure(network, { callers, items, only: values.only.split(',') }, tell);
  } finally {
    await network.remove();
  }
  const report = { ...figures, fabric: network.release, machine: machine() };
  console.log(values.json ? JSON.stringify(report) : table(report));
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
