import { businessKey } from '@oneplusn/api';
import type { Fields, Transactions, records } from '@oneplusn/api';
import type { Handler } from '../../call';
import { checkedBatch } from './rules/batch';
import { effectOf, following } from './rules/rows';
import { ownDataset } from './state/datasets';
import { Rows } from './state/rows';

/**
 * Puts a batch: what is new together under one seal, what changes an existing record under a seal of its own, what is
 * the same not at all.
 */
export const put: Handler<Transactions['records']['put']> = async (call) => {
  const { input, ledger, now, provenance } = call;
  const dataset = await ownDataset(call, input.dataset, 'unconditional', 'records.put');
  const batch = checkedBatch(dataset, input.records, now);
  const shared = { revision: dataset.version, provenance };
  const rows = new Rows(ledger, dataset.id);
  const keys = batch.map((fields) => businessKey(dataset, fields));
  const present = await rows.many(keys);
  const created: { key: string; fields: Fields }[] = [];
  const effects: records.Effect[] = [];
  for (const [at, fields] of batch.entries()) {
    const [key = '', existing] = [keys[at], present[at]];
    const effect = effectOf(existing, fields);
    effects.push(effect);
    if (!existing) created.push({ key, fields });
    else if (effect === 'updated') await rows.write(following(existing, { ...shared, state: 'current', fields }));
  }
  const root = await rows.create(created, shared);
  const count = (wanted: records.Effect) => effects.filter((effect) => effect === wanted).length;
  return {
    ...{ dataset: dataset.id, count: batch.length, at: now },
    ...{ created: count('created'), updated: count('updated'), unchanged: count('unchanged') },
    ...(new Set(effects).size > 1 && { effects }),
    ...(root !== undefined && { root }),
  };
};
