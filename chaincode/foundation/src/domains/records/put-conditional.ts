import { businessKey, digest, errors, fail, fieldsOf, problems } from '@oneplusn/api';
import type { Transactions } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import type { Handler } from '../../call';
import { checkedBatch } from './rules/batch';
import { ownDataset } from './state/datasets';
import { PrivateRecords, versionAfter, type StoredRecord } from './state/private';

/** Puts conditional records. What it answers stands on the ledger for all to read, so it tells the count alone. */
export const putConditional: Handler<Transactions['records']['putConditional']> = async (call) => {
  const { input, transient, now, provenance } = call;
  const dataset = await ownDataset(call, input.dataset, 'conditional', 'records.putConditional');
  const given = transient.records.length;
  if (given !== input.count) {
    const problem = problemWith(problems.shape.recordsAnnounced, { announced: input.count, given });
    throw fail(errors.ledger.malformed, { path: 'count', problem });
  }
  const batch = checkedBatch(dataset, transient.records, now);
  const store = PrivateRecords.of(call, dataset.id);
  let same: StoredRecord | undefined;
  const changed: StoredRecord[] = [];
  const keyed = batch.map((fields) => ({ key: businessKey(dataset, fields), fields }));
  await store.fetch(keyed.map(({ key }) => key));
  for (const { key, fields } of keyed) {
    const existing = await store.get(key);
    if (existing?.stored.state === 'current' && digest(fieldsOf(existing.stored)) === digest(fields)) {
      same = existing.stored;
      continue;
    }
    changed.push(versionAfter(existing, dataset, key, { fields, salt: transient.salt, provenance }));
  }
  await store.putTogether(changed);
  // Fabric holds a transaction that writes nothing against the chaincode's policy, which asks for two signatures.
  if (same && changed.length === 0) await store.put(same);
  return { dataset: dataset.id, count: batch.length, at: now };
};
