import { businessKey, derive, digest, errors, fail, isOpened, ownerOf, problems, verifyRecord } from '@oneplusn/api';
import type {
  Derivation,
  FactId,
  Fields,
  ProcessFetch,
  ProcessForm,
  RecordProof,
  access,
  catalog,
  process,
} from '@oneplusn/api';
import { problemWith, type Problem } from '@oneplusn/errors';
import type { Call } from '../../../call';
import { ownUseProblem } from '../../access/rules/own-use';
import { uncovered } from '../../access/rules/narrowing';
import { openingProblem, otherKeys } from '../../access/rules/reading';
import { refusalOf } from '../../access/rules/refusal';
import { delegatedTo } from '../../access/state/delegated';
import { OwnOpenings } from '../../access/state/own-openings';
import { PrivateRecords, rootHashOf, viewOf } from '../../records/state/private';
import { Rows } from '../../records/state/rows';
import type { Found } from '../rules/filling';

type Scope = Pick<Call, 'ledger' | 'caller' | 'now' | 'peerMsp'>;
/** What a fetch brought, and the opening under which it was read. */
type Given = process.Fetched & { readonly opening?: FactId | undefined };

const wrong = problems.proof;

/**
 * What the fetches of a form brought, each checked here and now: open data against its seal, one's own in the vault,
 * another authority's by its proof, under an opening of the caller's own and a grant that holds at this moment.
 * @param known what the form and the ones before it say: the keys are made of it
 */
export async function checkedFetches(
  call: Scope,
  { name: form, fetches = [] }: ProcessForm,
  given: readonly process.Fetched[],
  openings: readonly { readonly at: number; readonly opening: FactId }[],
  known: Fields,
): Promise<ReadonlyMap<number, Found>> {
  const found = new Map<number, Found>();
  for (const { at } of openings)
    if (!given.some((one) => one.at === at)) throw fail(errors.process.fetchUnknown, { form, at });
  for (const one of given) {
    const fetch = fetches[one.at];
    if (!fetch || found.has(one.at)) throw fail(errors.process.fetchUnknown, { form, at: one.at });
    const { opening } = openings.find(({ at }) => at === one.at) ?? {};
    found.set(one.at, await checked(call, fetch, { ...one, opening }, businessKey(fetch, known)));
  }
  return found;
}

async function checked(call: Scope, fetch: ProcessFetch, given: Given, key: string): Promise<Found> {
  const dataset = await call.ledger.require('dataset', fetch.dataset);
  if (dataset.sharing.class === 'unconditional') return openRecord(call, fetch, given, key);
  return ownerOf(dataset.id) === call.caller.msp
    ? ownRecord(call, fetch, given, key, dataset)
    : provenRecord(call, fetch, given, key, dataset);
}

/** Which items are released, and how: what an opening for this fetch names. */
const selectionOf = ({ fields }: ProcessFetch): Record<string, Derivation> =>
  Object.fromEntries(Object.values(fields).map(({ item, as }) => [item, as as Derivation]));

/** A row that every peer holds, under its provider's seal. */
async function openRecord({ ledger }: Scope, fetch: ProcessFetch, given: Given, key: string): Promise<Found> {
  const row = await new Rows(ledger, fetch.dataset, true).get(key);
  if (row?.state !== 'current' || !row.fields) return nothing(fetch, given);
  refuseOther(fetch, given, row.version);
  const { version, revision } = row;
  return { record: { values: released(row.fields, fetch), source: { dataset: fetch.dataset, version, revision } } };
}

/** A record of one's own authority, as its vault holds it, under an own opening. */
async function ownRecord(
  call: Scope,
  fetch: ProcessFetch,
  given: Given,
  key: string,
  dataset: catalog.Dataset,
): Promise<Found> {
  const id = openingIn(given);
  const opening = ownerOf(id) === call.caller.msp ? await new OwnOpenings(call.ledger).get(id) : undefined;
  if (opening?.dataset !== dataset.id) throw fail(errors.access.openingUnknown, { opening: id });
  const problem = openingProblem(opening, call) ?? ownUseProblem(dataset, call.caller);
  if (problem) throw problem;
  refuseOtherKey(opening, given, key);
  refuseMore(fetch, opening.fields);
  const held = await PrivateRecords.of(call, dataset.id).get(key);
  const view = held && viewOf(held);
  if (!view?.fields) return { ...nothing(fetch, given), opening: id };
  refuseOther(fetch, given, view.version);
  const { version, revision } = view;
  const source = { dataset: dataset.id, version, revision, opening: id };
  return { opening: id, record: { values: released(view.fields, fetch), source } };
}

/** A record of another authority, by its proof against the commitment on this peer. */
async function provenRecord(
  call: Scope,
  fetch: ProcessFetch,
  given: Given,
  key: string,
  dataset: catalog.Dataset,
): Promise<Found> {
  const { ledger, caller, now } = call;
  const [id, proof] = [openingIn(given), given.proof];
  const opening = await ledger.read('opening', id);
  if (!opening || ownerOf(id) !== ownerOf(dataset.id) || opening.dataset !== dataset.id)
    throw fail(errors.access.openingUnknown, { opening: id });
  const grant = opening.grant === undefined ? undefined : await ledger.read('grant', opening.grant);
  const fields = selectionOf(fetch);
  const purpose = fetch.purpose ?? '';
  const delegated = await delegatedTo(call, opening.delegation);
  const refusal =
    openingProblem(opening, call) ??
    refusalOf({ caller, datasetId: dataset.id, dataset, grant, delegated, fields, purpose, now });
  if (refusal) throw refusal;
  refuseOtherKey(opening, given, key);
  refuseMore(fetch, opening.fields);
  if (!proof) return { opening: id };
  const rootHash = (await rootHashOf(ledger.seals, dataset.id, proof.blinded)) ?? null;
  const schema = proof.revision === dataset.version ? dataset.schema : undefined;
  const found = verifyRecord(proof, { dataset: dataset.id, key, rootHash, fields, ...(schema && { schema }) });
  if (found.length > 0) throw misfit(fetch, found);
  const { version, revision } = proof;
  const granted = opening.grant === undefined ? {} : { grant: opening.grant };
  const source = { dataset: dataset.id, version, revision, ...granted, opening: id, proof: digest(proof) };
  return { opening: id, record: { values: disclosed(proof), source } };
}

/** Under which opening it was read; throws ACCESS-106 where none is named. */
function openingIn({ opening }: Given): FactId {
  if (opening === undefined) throw fail(errors.access.openingUnknown, { opening: '-' });
  return opening;
}

function refuseOtherKey(
  opening: { readonly id: string; readonly keys: string; readonly records: number },
  { named }: Given,
  key: string,
): void {
  if (named?.key !== key || !isOpened(named, opening)) throw otherKeys(opening);
}

/** What was not opened was not seen, whoever handed it over. */
function refuseMore(fetch: ProcessFetch, opened: access.FieldSelection): void {
  const more = uncovered(opened, selectionOf(fetch));
  if (more) throw misfit(fetch, [problemWith(wrong.notAskedFor, { field: more.field, form: more.derivation })]);
}

/** The person saw one version; another must be looked at first. */
function refuseOther(fetch: ProcessFetch, { version }: Given, current: number): void {
  if (version !== current) throw misfit(fetch, [problemWith(wrong.contentDiffers)]);
}

/** Nothing was found here; who says that they saw something, saw something else. */
function nothing(fetch: ProcessFetch, { version }: Given): Found {
  if (version !== undefined) throw misfit(fetch, [problemWith(wrong.contentDiffers)]);
  return {};
}

const misfit = ({ dataset }: ProcessFetch, problem: readonly Problem[]) =>
  fail(errors.process.fetchedMisfit, { dataset, problem });

const disclosed = ({ fields }: RecordProof): Fields =>
  Object.fromEntries(fields.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])));

function released(fields: Fields, fetch: ProcessFetch): Fields {
  return Object.fromEntries(
    Object.entries(selectionOf(fetch)).flatMap(([item, as]) => {
      const value = Object.hasOwn(fields, item) ? fields[item] : undefined;
      return value === undefined ? [] : [[item, derive(value, as)]];
    }),
  );
}
