import { digest, errors, fail, limits, ownerOf } from '@oneplusn/api';
import type { Chart, FactId, Msp, PageOf, process } from '@oneplusn/api';
import type { Call } from '../../../call';
import type { PageRequest } from '../../../ledger/ledger';
import { inverted } from '../../access/state/lists';
import { tasksOf } from '../rules/tasks';
import { pinnedTo } from './definitions';
import { taskId } from './tasks';
import { caseNow } from './terms';

type Case = process.Case;

/** A case as it stands, with the definition it keeps to. */
export interface Held {
  readonly file: Case;
  readonly chart: Chart;
}

/** What a step says beside its number and who did it. */
export type Taken = Omit<process.Step, 'case' | 'number' | 'to' | 'previous' | 'provenance'>;

/** Its name begins with its moment, so that the newest stand first: `GD/c-8209468799999-5e0c61d9ab4287f3`. */
export function newCaseId({ newId, now }: Pick<Call, 'newId' | 'now'>): FactId {
  const id = newId('c');
  return `${ownerOf(id)}/c-${inverted(now)}-${id.slice(-16)}`;
}

/**
 * The case that a call is about.
 * @throws LedgerError LEDGER-107 where it is another authority's, RECORDS-109 on another one's peer, LEDGER-106 where
 * there is none
 */
export async function heldCase(call: Pick<Call, 'ledger' | 'caller' | 'peerMsp'>, id: FactId): Promise<Held> {
  const owner = ownerOf(id);
  if (owner !== call.caller.msp)
    throw fail(errors.ledger.notOwner, { kind: 'case', id, owner, caller: call.caller.msp });
  refuseElsewhere(call);
  const file = (await call.ledger.own.get('case', id)) as unknown as Case | undefined;
  if (!file) throw fail(errors.ledger.notFound, { kind: 'case', id });
  return { file, chart: await pinnedTo(call, file) };
}

/** The same for who acts on the step that they have seen. */
export async function caseToActOn(
  call: Pick<Call, 'ledger' | 'caller' | 'peerMsp'>,
  id: FactId,
  given: number,
): Promise<Held> {
  const held = await heldCase(call, id);
  const { step } = held.file;
  if (step !== given) throw fail(errors.process.stale, { case: id, step, given });
  return held;
}

/** Cases lie in their authority's own collection, which only its peers can read. */
export function refuseElsewhere({ caller: { msp }, peerMsp }: Pick<Call, 'caller' | 'peerMsp'>): void {
  if (peerMsp !== msp) throw fail(errors.records.wrongPeer, { provider: msp, peer: peerMsp });
}

/** Writes a step down, and the case and its tasks as they are after it; answers with the case as it stands now. */
export async function follow(
  call: Pick<Call, 'ledger' | 'committee' | 'caller' | 'now' | 'provenance'>,
  chart: Chart,
  before: Case | Omit<Case, 'step' | 'last' | 'provenance'>,
  taken: Taken,
  after: Pick<Case, 'state' | 'places' | 'term' | 'fees'>,
): Promise<Case> {
  const { ledger, provenance } = call;
  const earlier = 'step' in before ? before : undefined;
  const number = (earlier?.step ?? 0) + 1;
  if (number > limits.steps) throw fail(errors.process.tooManySteps, { case: before.id, limit: limits.steps });
  const step: process.Step = {
    ...{ case: before.id, number, ...taken, to: after.places.map(({ state }) => state) },
    ...(earlier && { previous: earlier.last }),
    provenance,
  };
  const file: Case = { ...before, ...after, step: number, last: digest(step), provenance };
  await ledger.own.put('step', stepId(step), step);
  await ledger.own.put('case', file.id, file);
  const [old, now] = [earlier ? tasksOf(chart, earlier) : [], tasksOf(chart, file)].map((tasks) =>
    tasks.map((task) => [taskId(task), task] as const),
  );
  const standing = new Set(now?.map(([id]) => id));
  for (const [id] of old ?? []) if (!standing.has(id)) await ledger.own.remove('task', id);
  for (const [id, task] of now ?? []) await ledger.own.put('task', id, task);
  return caseNow(call, chart, file);
}

/** The steps of a case, the newest first. */
export async function stepsOf({ ledger }: Pick<Call, 'ledger'>, id: FactId): Promise<process.Step[]> {
  const local = id.slice(id.indexOf('/') + 1);
  const { items } = await ledger.own.page('step', ownerOf(id), {
    size: limits.versions,
    from: `${local}/`,
    to: `${local}0`,
  });
  return items as unknown as process.Step[];
}

/** An authority's cases, the newest first. */
export async function casesOf({ ledger }: Pick<Call, 'ledger'>, msp: Msp, page: PageRequest): Promise<PageOf<Case>> {
  return (await ledger.own.page('case', msp, page)) as unknown as PageOf<Case>;
}

/** The newest sort first. */
const stepId = ({ case: id, number }: process.Step): FactId => `${id}/${String(99_999 - number).padStart(5, '0')}`;
