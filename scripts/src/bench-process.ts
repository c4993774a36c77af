/**
 * `npm run bench:process [-- --json] [--engine fabric|devnet] [--callers 64,192] [--seconds N] [--cases 1000,100000]
 * [--kept FOLDER] [--cases-kept N]`: completions of tasks beside the stock contract's put; what one costs as cases
 * grow; a definition of 200 states. With `--kept` also beside as many cases as the ledger in that folder is grown to
 * (100,000 where `--cases-kept` says nothing; each is a transaction, and a run that is broken off is gone on with).
 */
import { parseArgs } from 'node:util';
import { engineOf, startNetwork } from './bench/access/engines';
import { machine } from './bench/machine';
import { numbersOf } from './bench/numbers';
import { measureProcess, type ProcessFigures } from './bench/process/figures';
import { measureGrowth } from './bench/process/growing';
import { measureKept } from './bench/process/kept';
import { table } from './bench/process/table';
import { inBothLanguages } from './complaint';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'fabric' },
      callers: { type: 'string', default: '64,192' },
      seconds: { type: 'string', default: '10' },
      cases: { type: 'string', default: '1000,100000,1000000' },
      kept: { type: 'string' },
      'cases-kept': { type: 'string', default: '100000' },
      'fabric-version': { type: 'string' },
    },
  });
  const [callers, cases] = [numbersOf('--callers', values.callers), numbersOf('--cases', values.cases)];
  const [most = 0] = numbersOf('--cases-kept', values['cases-kept']);
  const [seconds = 10] = numbersOf('--seconds', values.seconds);
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const network = await startNetwork(engineOf(values.engine), values['fabric-version']);
  let figures: ProcessFigures;
  try {
    figures = await measureProcess(network, { callers, seconds }, tell);
  } finally {
    await network.remove();
  }
  const growth = await measureGrowth(cases, tell);
  // What is kept on disk costs more than what is in memory: it is held against few cases on the same ledger.
  const few = cases.filter((count) => count < most).slice(0, 1);
  const kept = values.kept === undefined ? {} : await measureKept([...few, most], values.kept, tell);
  const byCases = { ...growth.byCases, ...kept };
  const report = { ...figures, ...growth, byCases, fabric: network.release, machine: machine() };
  console.log(values.json ? JSON.stringify(report) : table(report));
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
