/** Plays stories with many callers, and counts what becomes of their calls. */
import { count, type Failures } from '../measure';
import type { BenchNetwork } from '../network';
import type { Scene, Stage, Story, SubmitName } from './story';

/** Of one transaction at one number of callers. */
export interface Behaviour {
  readonly transaction: SubmitName;
  readonly callers: number;
  readonly done: number;
  readonly failed: number;
  readonly failures: Failures;
  /** New transactions made because of conflicts, by all calls that were done, and by the one that needed most. */
  readonly retried: number;
  readonly mostRetried: number;
  /** Milliseconds, of calls that were done. */
  readonly p50: number;
  readonly p99: number;
}

interface Tally {
  times: number[];
  retried: number[];
  failures: Record<string, Failures[string]>;
}

/** @param wanted plays no scene after the last of these; all where not given */
export async function play(
  network: BenchNetwork,
  story: Story,
  stage: Stage,
  callers: number,
  wanted?: ReadonlySet<string>,
): Promise<Behaviour[]> {
  const scenes = story(stage);
  const last = wanted ? scenes.findLastIndex(({ transaction }) => wanted.has(transaction)) : scenes.length - 1;
  const tallies = new Map<SubmitName, Tally>();
  const lost = new Set<number>();
  for (const scene of scenes.slice(0, last + 1)) {
    const tally = tallies.get(scene.transaction) ?? { times: [], retried: [], failures: {} };
    tallies.set(scene.transaction, tally);
    const present = Array.from({ length: callers }, (_, n) => n).filter((n) => !lost.has(n));
    for (const n of await playScene(network, scene, present, tally)) lost.add(n);
  }
  return [...tallies].map(([transaction, tally]) => behaviour(transaction, callers, tally));
}

/** @returns the callers for whom it failed */
async function playScene(
  network: BenchNetwork,
  { actor, before, call }: Scene,
  callers: readonly number[],
  { times, retried, failures }: Tally,
): Promise<number[]> {
  const ledger = await network.connect(actor);
  if (before) for (const n of callers) await before(ledger, n);
  const one = async (n: number): Promise<number[]> => {
    let attempts = 1;
    const onCommit = (committed: { readonly attempts: number }) => {
      attempts = committed.attempts;
    };
    const start = performance.now();
    try {
      await call(ledger, n, { onCommit });
    } catch (error) {
      count(failures, error);
      return [n];
    }
    times.push(performance.now() - start);
    retried.push(attempts - 1);
    return [];
  };
  return (await Promise.all(callers.map(one))).flat();
}

function behaviour(transaction: SubmitName, callers: number, { times, retried, failures }: Tally): Behaviour {
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(Math.floor(times.length * share), times.length - 1)] ?? 0);
  return {
    ...{ transaction, callers, done: times.length },
    failed: Object.values(failures).reduce((sum, each) => sum + each.count, 0),
    failures,
    retried: retried.reduce((sum, each) => sum + each, 0),
    mostRetried: Math.max(0, ...retried),
    ...{ p50: at(0.5), p99: at(0.99) },
  };
}
