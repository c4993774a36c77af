import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { ownDataset } from './state/datasets';
import { PrivateRecords } from './state/private';

/**
 * Purges a record that was withdrawn before, with all its versions. The reason stays in the transaction, the record
 * nowhere.
 */
export const purge: Handler<Transactions['records']['purge']> = async (call) => {
  const { input, transient, now } = call;
  const dataset = await ownDataset(call, input.dataset, 'conditional', 'records.purge', { retired: true });
  const store = PrivateRecords.of(call, dataset.id);
  const existing = await store.get(transient.key);
  if (!existing) throw fail(errors.records.unknownRecord, { dataset: dataset.id });
  if (existing.stored.state !== 'withdrawn') {
    const { state } = existing.stored;
    throw fail(errors.ledger.illegalState, { kind: 'record', id: dataset.id, state, action: 'records.purge' });
  }
  await store.purge(transient.key);
  return { dataset: dataset.id, at: now };
};
