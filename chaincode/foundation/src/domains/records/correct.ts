import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { checkedFields, refuseKeyChange } from './rules/batch';
import { following } from './rules/rows';
import { ownDataset } from './state/datasets';
import { Rows } from './state/rows';

/** Writes a record's next version, with the reason for it. */
export const correct: Handler<Transactions['records']['correct']> = async (call) => {
  const { input, ledger, now, provenance } = call;
  const dataset = await ownDataset(call, input.dataset, 'unconditional', 'records.correct');
  const rows = new Rows(ledger, dataset.id);
  const existing = await rows.current(input.key);
  refuseKeyChange(dataset, input.key, input.fields);
  const corrected = following(existing, {
    fields: checkedFields(dataset, input.fields, now),
    state: 'current',
    reason: input.reason,
    revision: dataset.version,
    provenance,
  });
  await rows.write(corrected);
  return corrected;
};
