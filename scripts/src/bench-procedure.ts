/**
 * `npm run bench:procedure [-- --json] [--engine fabric|devnet] [--callers 64,192]
 * [--items N] [--only correction,audit] [--topology quickstart|raft3|bft4] [--processes N]`:
 * requests from filing to the end of the grant, disputes, policies, emergencies, corrections, what flows back and
 * checkpoints, each step beside the stock contract's put.
 */
import { parseArgs } from 'node:util';
import { measureOn, report, tell, usualOptions } from './bench/beside-stock';
import { numbersOf } from './bench/numbers';
import { measureProcedure } from './bench/procedure/figures';
import { table } from './bench/procedure/table';
import { topologyOfProcedure } from './bench/procedure/world';

report(async () => {
  const { values } = parseArgs({
    options: {
      ...usualOptions,
      callers: { type: 'string', default: '64,192' },
      items: { type: 'string', default: '4' },
      only: { type: 'string', default: '' },
      topology: { type: 'string', default: 'quickstart' },
      processes: { type: 'string', default: '1' },
    },
  });
  const callers = numbersOf('--callers', values.callers);
  const [items = 4] = numbersOf('--items', values.items);
  const [processes = 1] = numbersOf('--processes', values.processes);
  const topology = topologyOfProcedure(values.topology);
  const wanted = { callers, items, only: values.only.split(','), processes };
  const figures = await measureOn(values, (network) => measureProcedure(network, wanted, topology, tell), topology);
  return [values, figures] as const;
}, table);
