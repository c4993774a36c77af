import { canonicalJson } from '../../canonical';
import type { Chart } from '../courses';
import type { ProcessState } from '../definition';
import type { Guard } from '../../guard/guard';

/** A step from one state of a course to another; without a guard it is always open. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly guard?: Guard | undefined;
  /** Taken by how a called process ends, which nobody here decides. */
  readonly isCall?: boolean;
}

/** All steps between these states: by actions, and by forks and calls that go on by themselves. */
export function waysIn({ definition }: Chart, states: readonly ProcessState[]): Way[] {
  const known = new Set(states.map(({ name }) => name));
  const joins = states.flatMap(({ name, kind, then }) =>
    kind === 'fork' && then !== undefined ? [{ from: name, to: then }] : [],
  );
  const actions = definition.actions.flatMap(({ from, to, guard }) =>
    from.map((each) => ({ from: each, to, ...(guard && { guard }) })),
  );
  const calls = states.flatMap(({ name, calls: called }) =>
    Object.values(called?.ends ?? {}).map((to) => ({ from: name, to, isCall: true })),
  );
  return [...joins, ...calls, ...actions].filter(({ from, to }) => known.has(from) && known.has(to));
}

/** The states that a case can come to where every guard is open. */
export function reachableFrom(states: readonly ProcessState[], ways: readonly Way[]): ReadonlySet<string> {
  const next = Map.groupBy(ways, ({ from }) => from);
  const reached = new Set(states.filter(({ kind }) => kind === 'start').map(({ name }) => name));
  // A set goes on over what is added to it meanwhile.
  for (const name of reached) for (const { to } of next.get(name) ?? []) reached.add(to);
  return reached;
}

/**
 * The states from which people can bring a case to an end however the guards stand: by a way that is always open, by
 * one of two of which the guards let exactly one be open, where both lead there, or by whatever end a call has.
 */
export function sureToEnd(states: readonly ProcessState[], ways: readonly Way[]): ReadonlySet<string> {
  const sure = new Set(states.filter(({ kind }) => kind === 'end').map(({ name }) => name));
  const out = [...Map.groupBy(ways, ({ from }) => from)];
  for (let before = -1; before < sure.size;) {
    before = sure.size;
    for (const [from, each] of out) if (isSure(each, sure)) sure.add(from);
  }
  return sure;
}

function isSure(all: readonly Way[], sure: ReadonlySet<string>): boolean {
  const ways = all.filter(({ to, isCall }) => sure.has(to) && !isCall);
  const called = all.filter(({ isCall }) => isCall);
  if (called.length > 0 && called.every(({ to }) => sure.has(to))) return true;
  if (ways.some(({ guard }) => guard === undefined)) return true;
  const guards = new Set(ways.map(({ guard }) => textOf(guard!)));
  return ways.some(({ guard }) => guards.has(textOf({ op: 'not', of: [guard!] })));
}

const textOf = (guard: Guard): string => canonicalJson(guard);
