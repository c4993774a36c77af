/** Measures a load, and whose CPU it took. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadProcess } from './load-process';
import type { LoadOrder, LoadResult } from './measure';
import type { BenchNetwork, Used } from './network';

/** CPU milliseconds for one transaction, of all processes. */
export interface Shares {
  readonly sum: number;
  /** By process, rounded. */
  of(digits: number): Record<string, number>;
}

/** Orders one measurement of a load's process, and looks at the network's CPU meanwhile. */
export async function measureLoad<Order extends object>(
  network: BenchNetwork,
  client: LoadProcess<Order | LoadOrder>,
  order: LoadOrder,
): Promise<{ result: LoadResult; used: Shares }> {
  const answer = client.ask(order) as Promise<LoadResult>;
  await sleep(order.warmupMs);
  const before = network.used();
  await sleep(order.measureMs);
  const after = network.used();
  const result = await answer;
  const calls = Math.max((result.perSecond * order.measureMs) / 1000, 1);
  return { result, used: shares(after, before, calls, result.clientCpuMs) };
}

/** What each kind of process used for one of `count`. */
export function shares(after: Used, before: Used, count: number, client: number): Shares {
  const each = new Map([['client', client]]);
  for (const [kind, ms] of after) each.set(kind, (ms - (before.get(kind) ?? 0)) / count);
  return {
    sum: [...each.values()].reduce((total, ms) => total + ms, 0),
    of: (digits) => Object.fromEntries([...each].map(([kind, ms]) => [kind, rounded(ms, digits)])),
  };
}

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
