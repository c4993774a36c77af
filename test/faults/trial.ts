import { setTimeout as sleep } from 'node:timers/promises';
import { Load, type LoadOptions } from './load';
import type { FaultyNetwork } from './network';
import type { Tried } from '../../scripts/src/faults/row';
import { tell } from './row';
import { takeStock, type Stock } from './stock-taking';

/** Seconds within which the service must be back, whatever the fault. */
const limit = 60;

export interface Fault {
  readonly name: string;
  readonly load?: LoadOptions;
  /**
   * Does it, under load; resolved when it is over.
   * @returns the moment that recovery is measured from, by `performance.now`; the end of the fault where none is given
   */
  readonly strike: () => Promise<number | void>;
  /** Done after the load, before stock is taken. */
  readonly mend?: () => void;
}

let trials = 0;

/**
 * Brings a fault upon a network under load, waits until every authority's clients are served again, and takes stock.
 */
export async function trial(network: FaultyNetwork, { name, load: options, strike, mend }: Fault): Promise<Tried> {
  const load = await Load.on(network, `t${(trials += 1)}`, options);
  try {
    await sleep(1_500);
    const since = (await strike()) ?? performance.now();
    const recovered = await load.recovered(since, limit * 1_000);
    await sleep(1_000);
    await load.end();
    mend?.();
    const stock = await takeStock(network, load, limit * 1_000);
    const row = rowOf(name, network, load, stock, recovered && recovered - since);
    tell(row);
    expect({ ...stock, untyped: load.untyped }).toEqual({ lost: [], doubled: [], untyped: [] });
    expect(row.recovered).toBeLessThanOrEqual(limit);
    expect(load.acknowledged).toBeGreaterThan(load.clients.length);
    return row;
  } finally {
    await load.end();
  }
}

function rowOf(
  fault: string,
  network: FaultyNetwork,
  load: Load,
  { lost, doubled }: Stock,
  recovered: number | undefined,
): Tried {
  return {
    fault,
    network: network.topology.name,
    clients: load.clients.length,
    acknowledged: load.acknowledged,
    errors: Object.fromEntries([...load.errors].sort(([a], [b]) => a.localeCompare(b))),
    untyped: load.untyped.length,
    ...{ lost: lost.length, doubled: doubled.length },
    ...(recovered !== undefined && { recovered: Math.round(recovered / 100) / 10 }),
    limit,
  };
}
