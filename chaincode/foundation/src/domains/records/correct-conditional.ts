import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { checkedFields, refuseKeyChange } from './rules/batch';
import { ownDataset } from './state/datasets';
import { PrivateRecords, versionAfter } from './state/private';

export const correctConditional: Handler<Transactions['records']['correctConditional']> = async (call) => {
  const { input, transient, now, provenance } = call;
  const { key, salt } = transient;
  const dataset = await ownDataset(call, input.dataset, 'conditional', 'records.correctConditional');
  const store = PrivateRecords.of(call, dataset.id);
  const existing = await store.current(key);
  refuseKeyChange(dataset, key, transient.fields);
  const fields = checkedFields(dataset, transient.fields, now);
  await store.put(versionAfter(existing, dataset, key, { fields, salt, reason: input.reason, provenance }));
  return { dataset: dataset.id, at: now };
};
