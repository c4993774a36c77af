/**
 * What is given out under openings. The grant is judged again as it stands now, so that taking it back stops reads at
 * once.
 */
import { errors, fail, fieldsOf, holds, ownerOf } from '@oneplusn/api';
import type { FactId, Guard, access, records } from '@oneplusn/api';
import type { Call } from '../../../call';
import { conditionsOf } from '../../access/rules/delegating';
import { emergencyRefusal } from '../../access/rules/emergency';
import { readingProblem } from '../../access/rules/reading';
import { refusalOf } from '../../access/rules/refusal';
import { behind } from '../../access/state/behind';
import { delegatedTo } from '../../access/state/delegated';
import { PrivateRecords, type HeldRecord } from './private';

/** Some of an opening's records, and what its reader shows. */
interface Wanted {
  readonly opening: FactId;
  readonly from: number;
  readonly count: number;
  readonly named: { readonly keys: readonly string[]; readonly salt: string };
}

/** An opening that covers a read, and what a record must say. */
interface Readable {
  readonly opening: access.Opening;
  readonly conditions: readonly Guard[];
}

interface Disclosed {
  readonly records: records.ReadRecord[];
  readonly next?: number;
}

type Reader = Pick<Call, 'caller' | 'ledger' | 'now' | 'peerMsp'>;

/** Answers in their order; throws where anything speaks against one. @param dataset that all of them are of */
export async function disclosedTo(call: Reader, wanted: readonly Wanted[], dataset?: FactId): Promise<Disclosed[]> {
  const openings = await openingsOf(call, wanted, dataset);
  const readable: Readable[] = [];
  for (const opening of openings) readable.push(await stillReadable(call, opening));
  const [first] = openings;
  if (!first) return [];
  const store = PrivateRecords.of(call, first.dataset);
  const windows = wanted.map(({ from, count, named }) => named.keys.slice(from, from + count));
  await store.fetch(windows.flat());
  const shown: Shown[][] = [];
  for (const [at, { conditions }] of readable.entries())
    shown.push(await shownOf(store, windows[at] ?? [], conditions));
  const given = shown.flat().flatMap(({ held }) => (held && held !== 'withheld' ? [held] : []));
  await store.fetchRoots(given);
  const answers: Disclosed[] = [];
  for (const [at, { from, count, named }] of wanted.entries()) {
    const records: records.ReadRecord[] = [];
    for (const each of shown[at] ?? []) records.push(await withProof(store, each, openings[at]?.fields ?? {}));
    const end = from + count;
    answers.push({ records, ...(end < named.keys.length && { next: end }) });
  }
  return answers;
}

/** One key, with the record that counts. */
interface Shown {
  readonly key: string;
  readonly held: HeldRecord | 'withheld' | undefined;
}

/** A record that does not say all that its grant asks of it is withheld; nothing more is told of it. */
async function shownOf(store: PrivateRecords, keys: readonly string[], conditions: readonly Guard[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const key of keys) {
    const held = current(await store.get(key));
    shown.push({ key, held: held && (meets(held, conditions) ? held : 'withheld') });
  }
  return shown;
}

const meets = ({ stored }: HeldRecord, conditions: readonly Guard[]): boolean => {
  const fields = conditions.length === 0 ? {} : fieldsOf(stored);
  return conditions.every((condition) => holds(condition, fields));
};

const current = (held: HeldRecord | undefined): HeldRecord | undefined =>
  held?.stored.state === 'current' ? held : undefined;

async function withProof(
  store: PrivateRecords,
  { key, held }: Shown,
  fields: access.FieldSelection,
): Promise<records.ReadRecord> {
  if (held === 'withheld') return { key, state: held };
  return held ? { key, state: 'current', proof: await store.proofOf(held, fields) } : { key, state: 'absent' };
}

/** The openings, each the caller's own, of these very keys, and not over. */
async function openingsOf(
  call: Reader,
  wanted: readonly Wanted[],
  dataset: FactId | undefined,
): Promise<readonly access.Opening[]> {
  const { ledger } = call;
  await ledger.fetch(wanted.map(({ opening }) => ['opening', opening] as const));
  const openings: access.Opening[] = [];
  for (const { opening: id, named } of wanted) {
    const opening = await ledger.read('opening', id);
    // Only the data's owner keeps openings of it: one in another authority's name is none.
    const isOfIt =
      opening && ownerOf(id) === ownerOf(opening.dataset) && opening.dataset === (dataset ?? opening.dataset);
    if (!isOfIt) throw fail(errors.access.openingUnknown, { opening: id });
    const problem = readingProblem(opening, { ...call, transient: named });
    if (problem) throw problem;
    openings.push(opening);
  }
  await ledger.fetch(openings.flatMap(behind));
  return openings;
}

/** Throws where the grant or plan does not hold any more. */
async function stillReadable(call: Reader, opening: access.Opening): Promise<Readable> {
  const { caller, ledger, now } = call;
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
  return { opening, conditions: conditionsOf(grant, delegated?.links) };
}
