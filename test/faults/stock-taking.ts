/** What stands on the ledger after a load, held against what its clients were told. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '@oneplusn/sdk';
import type { Client } from './client';
import type { Load } from './load';
import { meters, msps } from './meters';
import type { FaultyNetwork } from './network';

export interface Stock {
  /** Acknowledged, and some authority's peer has it not: `GD: raft-0-17`. */
  readonly lost: readonly string[];
  /** Written more than once. */
  readonly doubled: readonly string[];
}

/** Reads everything back from the peers of every authority. One that is behind gets time to come up. */
export async function takeStock(network: FaultyNetwork, load: Load, withinMs: number): Promise<Stock> {
  const end = performance.now() + withinMs;
  const each = await Promise.all(
    msps.map(async (msp): Promise<Stock> => {
      const ledger = await network.reader(msp);
      for (;;) {
        const isLate = performance.now() > end;
        const stocks = await Promise.all(load.clients.map((client) => stockOf(client, ledger))).catch(
          (error: unknown) => {
            if (isLate) throw error;
          },
        );
        const stock = stocks && together(stocks);
        if (stock && (stock.lost.length === 0 || isLate)) return stock;
        await sleep(500);
      }
    }),
  );
  return together(each);
}

async function stockOf(client: Client, ledger: Ledger): Promise<Stock> {
  const dataset = meters(client.msp).id;
  const counts = new Map<number, number>();
  for await (const { key, version, fields } of ledger.records.page.each({
    dataset,
    prefix: `${client.name}-`,
    size: 200,
  }))
    if (key !== client.meter) counts.set(fields?.['value'] as number, version);
  for (const { fields } of await ledger.records.history({ dataset, key: client.meter })) {
    const value = fields?.['value'] as number;
    if (value !== 0) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const named = (value: number): string => `${ledger.msp}: ${client.msp}/${client.recordOf(value)}`;
  return {
    lost: client.acknowledged.filter(({ value }) => !counts.has(value)).map(({ value }) => named(value)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([value]) => named(value)),
  };
}

const together = (stocks: readonly Stock[]): Stock => ({
  lost: stocks.flatMap(({ lost }) => lost),
  doubled: stocks.flatMap(({ doubled }) => doubled),
});
