import { businessKey } from '@oneplusn/api';
import type { Transactions, records } from '@oneplusn/api';
import type { Handler } from '../calls/call';
import { checkedBatch } from './rules/batch';
import { effectOf, following } from './rules/rows';
import { ownDataset } from './state/datasets';
import { rowOf, writeBatch, writeSealed } from './state/rows';

/** Puts a batch: what is new under one seal, what changes an existing record under a seal of its own, what is the same not at all. */
export const put: Handler<Transactions['records']['put']> = async (call) => {
  const { input, ledger, now, txId } = call;
  const dataset = await ownDataset(call, input.dataset, 'unconditional', 'records.put');
  const batch = checkedBatch(dataset, input.records);
  const base = {
    state: 'current',
    revision: dataset.version,
    provenance: { by: call.caller.id, at: now, txId },
  } as const;
  const created: records.OpenRecord[] = [];
  const effects: records.Effect[] = [];
  for (const fields of batch) {
    const key = businessKey(dataset, fields);
    const existing = await rowOf(ledger, dataset.id, key);
    const effect = effectOf(existing, fields);
    effects.push(effect);
    if (!existing) created.push({ dataset: dataset.id, key, version: 1, fields, ...base });
    else if (effect === 'updated') await writeSealed(ledger, following(existing, { ...base, fields }));
  }
  const root = created.length > 0 ? await writeBatch(ledger, dataset.id, created) : undefined;
  const count = (wanted: records.Effect) => effects.filter((effect) => effect === wanted).length;
  return {
    ...{ dataset: dataset.id, count: batch.length, at: now },
    ...{ created: count('created'), updated: count('updated'), unchanged: count('unchanged') },
    ...(new Set(effects).size > 1 && { effects }),
    ...(root !== undefined && { root }),
  };
};
