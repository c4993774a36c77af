/** A case that moves, and those that hang on it: what it comes to call, what it leaves, and what waits for it. */
import { begun, chartOf, endIn, errors, fail, resumed } from '@oneplusn/api';
import type { Chart, FactId, ProcessCall, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import { placesAfter } from '../rules/places';
import { follow, newCaseId, type Taken } from './cases';
import { CaseData } from './data';
import { definitionId, pinnedTo } from './definitions';
import { termsFrom } from './terms';

type Case = process.Case;
type Data = process.CaseData;
type Scope = Pick<Call, 'ledger' | 'committee' | 'caller' | 'now' | 'provenance' | 'newId'>;

/** What is written when a case moves. */
export interface Move {
  readonly at: readonly string[];
  readonly entered: ReadonlySet<string>;
}

/** Moves a case: begins the cases that it comes to call, gives up those that it leaves, and moves what waits for it. */
export async function moveOn(
  call: Scope,
  chart: Chart,
  before: Parameters<typeof follow>[2],
  { move, taken, data, fees }: { move: Move; taken: Taken; data: Data; fees?: Case['fees'] },
): Promise<Case> {
  const terms = await termsFrom(call, chart, before.term);
  const known = before.places;
  const places = placesAfter(known, move, call.now, terms);
  const began: FactId[] = [];
  for (const [i, place] of places.entries()) {
    const calls = chart.state(place.state)?.calls;
    if (!calls || place.sub !== undefined) continue;
    const sub = await beginSub(call, before.id, calls, data);
    began.push(sub);
    places[i] = { ...place, sub };
  }
  const waiting = new Set(places.map(({ sub }) => sub));
  for (const { sub } of known) if (sub !== undefined && !waiting.has(sub)) await giveUp(call, sub);
  const term = terms.wholeAfter(before.term, move.at);
  const end = endIn(chart, move.at);
  const after = {
    state: end === undefined ? ('open' as const) : ('ended' as const),
    places,
    ...(term && { term }),
    ...(fees && { fees }),
  };
  const file = await follow(call, chart, before, { ...taken, ...(began.length > 0 && { began }) }, after);
  if (end !== undefined && file.parent !== undefined) await resume(call, file.parent, { sub: file.id, end, data });
  return file;
}

/** Begins the case of a called process, with what it is given. */
async function beginSub(
  call: Scope,
  parent: FactId,
  { process, version, gives = {} }: ProcessCall,
  data: Data,
): Promise<FactId> {
  const { digest, definition } = await call.ledger.require('definition', definitionId(process, version));
  const chart = chartOf(definition);
  const given = copied(data, gives, 1);
  const id = newCaseId(call);
  if (Object.keys(given).length > 0) await new CaseData(call.ledger, id).copy(given, 1);
  const move = begun(chart);
  const fresh = { id, process, version, digest, state: 'open' as const, places: [], parent };
  await moveOn(call, chart, fresh, { move, taken: { kind: 'begin' }, data: given });
  return id;
}

/** The case that waited for another goes on by how that has ended. */
async function resume(
  call: Scope,
  id: FactId,
  { sub, end, data }: { readonly sub: FactId; readonly end: string; readonly data: Data },
): Promise<void> {
  const file = await caseIn(call, id);
  const chart = await pinnedTo(call, file);
  const place = file.places.find((each) => each.sub === sub);
  const calls = place && chart.state(place.state)?.calls;
  if (file.state === 'ended' || !calls) return;
  const step = file.step + 1;
  const store = new CaseData(call.ledger, id);
  const known = { ...(await store.fields()), ...copied(data, calls.takes ?? {}, step) };
  if (calls.takes) await store.copy(known, step);
  const at = file.places.map(({ state }) => state);
  const move = resumed(chart, at, place.state, end);
  // What has ended is not given up.
  const places = file.places.map((each) => (each === place ? withoutSub(each) : each));
  await moveOn(call, chart, { ...file, places }, { move, taken: { kind: 'resume' }, data: known });
}

/** Ends a case with the one that had begun it, and those that it has begun itself. */
async function giveUp(call: Scope, id: FactId): Promise<void> {
  const file = await caseIn(call, id);
  if (file.state === 'ended') return;
  for (const { sub } of file.places) if (sub !== undefined) await giveUp(call, sub);
  const { places, term, fees } = file;
  const after = { state: 'ended' as const, places, ...(term && { term }), ...(fees && { fees }) };
  await follow(call, await pinnedTo(call, file), file, { kind: 'abandon' }, after);
}

async function caseIn({ ledger }: Scope, id: FactId): Promise<Case> {
  const file = (await ledger.own.get('case', id)) as unknown as Case | undefined;
  if (!file) throw fail(errors.ledger.notFound, { kind: 'case', id });
  return file;
}

/** Fields under the names that another case has for them, with where they come from. */
const copied = (data: Data, names: Readonly<Record<string, string>>, step: number): Data =>
  Object.fromEntries(
    Object.entries(names).flatMap(([to, from]) => {
      const field = Object.hasOwn(data, from) ? data[from] : undefined;
      return field ? [[to, { ...field, step }]] : [];
    }),
  );

const withoutSub = ({ sub: _, ...place }: process.Place): process.Place => place;
