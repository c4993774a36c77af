import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { following } from './rules/rows';
import { ownDataset } from './state/datasets';
import { Rows } from './state/rows';

/** Withdraws a record: a sealed version without fields stands in its place, so that no earlier one can be put back. */
export const withdraw: Handler<Transactions['records']['withdraw']> = async (call) => {
  const { input, ledger, provenance } = call;
  const dataset = await ownDataset(call, input.dataset, 'unconditional', 'records.withdraw', { retired: true });
  const rows = new Rows(ledger, dataset.id);
  const existing = await rows.current(input.key);
  const withdrawn = following(existing, {
    state: 'withdrawn',
    reason: input.reason,
    revision: dataset.version,
    provenance,
  });
  await rows.write(withdrawn);
  return withdrawn;
};
