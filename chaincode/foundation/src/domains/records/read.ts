import { errors, fail, fieldsOf, holds, ownerOf } from '@oneplusn/api';
import type { Guard, Transactions, access, records } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { conditionsOf } from '../access/rules/delegating';
import { emergencyRefusal } from '../access/rules/emergency';
import { readingProblem } from '../access/rules/reading';
import { refusalOf } from '../access/rules/refusal';
import { delegatedTo } from '../access/state/delegated';
import { PrivateRecords, type HeldRecord } from './state/private';

type Read = Transactions['records']['read'];

/**
 * Gives the opened fields of the opened records to the very actor who opened them. The grant is judged again as it
 * stands now, so that taking it back stops reads at once.
 */
export const read: Handler<Read> = async (call) => {
  const { input, transient } = call;
  const { opening, conditions } = await readableOpening(call);
  const store = PrivateRecords.of(call, opening.dataset);
  const end = Math.min(input.from + input.count, transient.keys.length);
  const keys = transient.keys.slice(input.from, end);
  await store.fetch(keys);
  const held: (HeldRecord | undefined)[] = [];
  for (const key of keys) held.push(current(await store.get(key)));
  const shown = held.map((each) => each && (meets(each, conditions) ? each : 'withheld'));
  await store.fetchRoots(shown.filter((each) => each !== undefined && each !== 'withheld'));
  const found: records.ReadRecord[] = [];
  for (const [at, key] of keys.entries()) found.push(await disclosed(store, key, shown[at], opening.fields));
  return { records: found, ...(end < transient.keys.length && { next: end }) };
};

async function disclosed(
  store: PrivateRecords,
  key: string,
  held: HeldRecord | 'withheld' | undefined,
  fields: access.FieldSelection,
): Promise<records.ReadRecord> {
  if (held === 'withheld') return { key, state: held };
  return held ? { key, state: 'current', proof: await store.proofOf(held, fields) } : { key, state: 'absent' };
}

/** Whether a record says all that its grant asks of it. Of one that does not nothing more is told. */
const meets = ({ stored }: HeldRecord, conditions: readonly Guard[]): boolean => {
  const fields = conditions.length === 0 ? {} : fieldsOf(stored);
  return conditions.every((condition) => holds(condition, fields));
};

const current = (held: HeldRecord | undefined): HeldRecord | undefined =>
  held?.stored.state === 'current' ? held : undefined;

/** The opening that covers this read, and what a record must say; throws where anything speaks against it. */
async function readableOpening(call: Call<Read>): Promise<{ opening: access.Opening; conditions: readonly Guard[] }> {
  const { input, caller, ledger, now } = call;
  const id = input.opening;
  const opening = await ledger.read('opening', id);
  // Only the data's owner keeps openings of it: one in another authority's name is none.
  if (!opening || ownerOf(id) !== ownerOf(opening.dataset)) throw fail(errors.access.openingUnknown, { opening: id });
  const problem = readingProblem(opening, call);
  if (problem) throw problem;
  const { dataset: datasetId, fields, purpose } = opening;
  const dataset = await ledger.read('dataset', datasetId);
  if (opening.plan !== undefined) {
    const plan = await ledger.read('plan', opening.plan);
    const refused = emergencyRefusal({ caller, datasetId, dataset, planId: opening.plan, plan, fields });
    if (refused) throw refused;
    return { opening, conditions: [] };
  }
  const grant = opening.grant === undefined ? undefined : await ledger.read('grant', opening.grant);
  const delegated = await delegatedTo(call, opening.delegation);
  const refusal = refusalOf({ caller, datasetId, dataset, grant, delegated, fields, purpose, now });
  if (refusal) throw refusal;
  return { opening, conditions: conditionsOf(grant, delegated?.found) };
}
