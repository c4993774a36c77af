import { errors, fail } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import type { Handler } from '../../call';
import { ownDataset } from './state/datasets';
import { PrivateRecords, viewOf } from './state/private';

export const own: Handler<Transactions['records']['own']> = async (call) => {
  const dataset = await ownDataset(call, call.input.dataset, 'conditional', 'records.own', { retired: true });
  const held = await PrivateRecords.of(call, dataset.id).get(call.transient.key);
  if (!held) throw fail(errors.records.unknownRecord, { dataset: dataset.id });
  return viewOf(held);
};
