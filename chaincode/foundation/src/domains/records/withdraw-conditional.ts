import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { ownDataset } from './state/datasets';
import { PrivateRecords, versionAfter } from './state/private';

/** Withdraws a conditional record: its commitment goes, so that no reader takes an earlier version for current. */
export const withdrawConditional: Handler<Transactions['records']['withdrawConditional']> = async (call) => {
  const { input, transient, now, provenance } = call;
  const { key, salt } = transient;
  const action = 'records.withdrawConditional';
  const dataset = await ownDataset(call, input.dataset, 'conditional', action, { retired: true });
  const store = PrivateRecords.of(call, dataset.id);
  const existing = await store.current(key);
  await store.put(versionAfter(existing, dataset, key, { salt, reason: input.reason, provenance }));
  return { dataset: dataset.id, at: now };
};
