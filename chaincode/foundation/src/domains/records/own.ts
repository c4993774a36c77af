import { errors, fail, ownerOf } from '@oneplusn/api';
import type { Fields, Transactions, access, records } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { ownUseProblem } from '../access/rules/own-use';
import { readingProblem } from '../access/rules/reading';
import { OwnOpenings } from '../access/state/own-openings';
import { datasetOf } from './state/datasets';
import { PrivateRecords, viewOf, type HeldRecord } from './state/private';

type Own = Transactions['records']['own'];

/** Gives an authority's own people what they have opened, and nothing that no opening stands for. */
export const own: Handler<Own> = async (call) => {
  const { input, transient } = call;
  const opening = await readableOpening(call);
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

/** The own opening that covers this read; throws where anything speaks against it. */
async function readableOpening({ input: { opening: id }, ...call }: Call<Own>): Promise<access.OwnOpening> {
  const { caller, ledger, peerMsp } = call;
  const provider = ownerOf(id);
  if (provider !== caller.msp) throw fail(errors.access.openingUnknown, { opening: id });
  if (peerMsp !== provider) throw fail(errors.records.wrongPeer, { provider, peer: peerMsp });
  const opening = await new OwnOpenings(ledger).get(id);
  if (!opening || ownerOf(opening.dataset) !== provider) throw fail(errors.access.openingUnknown, { opening: id });
  const problem =
    readingProblem(opening, call) ??
    ownUseProblem(await datasetOf(call, opening.dataset, 'conditional', 'records.own'), caller);
  if (problem) throw problem;
  return opening;
}
