import type { Fields, Transactions, access, records } from '@oneplusn/api';
import type { Handler } from '../../call';
import { ownUseProblem } from '../access/rules/own-use';
import { readableOwn } from '../access/state/own-openings';
import { datasetOf } from './state/datasets';
import { PrivateRecords, viewOf, type HeldRecord } from './state/private';

type Own = Transactions['records']['own'];

/** Gives an authority's own people what they have opened, and nothing that no opening stands for. */
export const own: Handler<Own> = async (call) => {
  const { input, transient } = call;
  const opening = await readableOwn(call, input.opening);
  const dataset = await datasetOf(call, opening.dataset, 'conditional', 'records.own');
  const problem = ownUseProblem(dataset, call.caller);
  if (problem) throw problem;
  const store = PrivateRecords.of(call, opening.dataset);
  const end = Math.min(input.from + input.count, transient.keys.length);
  const keys = transient.keys.slice(input.from, end);
  await store.fetch(keys);
  const found: records.OwnRecord[] = [];
  for (const key of keys) found.push(shown(key, await store.get(key), opening.fields));
  return { records: found, ...(end < transient.keys.length && { next: end }) };
};

function shown(key: string, held: HeldRecord | undefined, selection: access.FieldSelection): records.OwnRecord {
  if (!held) return { key, state: 'absent' };
  const { fields, ...record } = viewOf(held);
  return { key, state: record.state, record: fields ? { ...record, fields: selected(held, selection) } : record };
}

/** What was committed to of the record in the forms that are opened. */
function selected({ stored }: HeldRecord, selection: access.FieldSelection): Fields {
  const leaves = stored.leaves.flatMap(({ field, as, value }) =>
    value !== null && selection[field] === as ? [[field, value] as const] : [],
  );
  return Object.fromEntries(leaves);
}
