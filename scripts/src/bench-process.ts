/**
 * `npm run bench:process [-- --json] [--engine fabric|devnet] [--callers 64,192] [--seconds N] [--cases 1000,100000]
 * [--kept FOLDER] [--cases-kept N]`: completions of tasks beside the stock contract's put; what one costs as cases
 * grow; a definition of 200 states. With `--kept` also beside as many cases as the ledger in that folder is grown to
 * (100,000 where `--cases-kept` says nothing; each is a transaction, and a run that is broken off is gone on with).
 */
import { parseArgs } from 'node:util';
import { measureOn, report, tell, usualOptions } from './bench/beside-stock';
import { numbersOf } from './bench/numbers';
import { measureProcess } from './bench/process/figures';
import { measureGrowth } from './bench/process/growing';
import { measureKept } from './bench/process/kept';
import { table } from './bench/process/table';

report(async () => {
  const { values } = parseArgs({
    options: {
      ...usualOptions,
      callers: { type: 'string', default: '64,192' },
      seconds: { type: 'string', default: '10' },
      cases: { type: 'string', default: '1000,100000,1000000' },
      kept: { type: 'string' },
      'cases-kept': { type: 'string', default: '100000' },
    },
  });
  const [callers, cases] = [numbersOf('--callers', values.callers), numbersOf('--cases', values.cases)];
  const [most = 0] = numbersOf('--cases-kept', values['cases-kept']);
  const [seconds = 10] = numbersOf('--seconds', values.seconds);
  const figures = await measureOn(values, (network) => measureProcess(network, { callers, seconds }, tell));
  const growth = await measureGrowth(cases, tell);
  // What is kept on disk costs more than what is in memory: it is held against few cases on the same ledger.
  const few = cases.filter((count) => count < most).slice(0, 1);
  const kept = values.kept === undefined ? {} : await measureKept([...few, most], values.kept, tell);
  return [values, { ...figures, ...growth, byCases: { ...growth.byCases, ...kept } }] as const;
}, table);
