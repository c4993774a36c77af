import { setTimeout as sleep } from 'node:timers/promises';
import { SdkError } from '@oneplusn/sdk';
import { Client } from './client';
import type { FaultyNetwork } from './network';
import { meters, msps, type Msp } from './meters';

export interface LoadOptions {
  /** Whose clients; of all where not given. */
  readonly of?: readonly Msp[];
  /** How many an authority. */
  readonly each?: number;
}

/** Clients of every authority at once, each with a connection of its own. */
export class Load {
  readonly #running: Promise<void>[];
  #isOver = false;

  private constructor(readonly clients: readonly Client[]) {
    this.#running = clients.map((client) => client.run(() => this.#isOver));
  }

  /** @param name no other load of the network has it */
  static async on(
    network: FaultyNetwork,
    name: string,
    { of: authorities = msps, each = 2 }: LoadOptions = {},
  ): Promise<Load> {
    const of = async (msp: Msp): Promise<Client[]> => {
      const names = Array.from({ length: each }, (_, n) => `${name}-${n}`);
      const ledgers = await Promise.all(names.map(() => untilDone(() => network.connect(msp))));
      const clients = ledgers.map((ledger, n) => new Client(msp, names[n] as string, ledger));
      const records = clients.map(({ meter }) => ({ code: meter, value: 0 }));
      await untilDone(async () => ledgers[0]?.records.put({ dataset: meters(msp).id, records }));
      return clients;
    };
    return new Load((await Promise.all(authorities.map(of))).flat());
  }

  /**
   * When every client had a write acknowledged that it began after a moment; undefined where that does not come in
   * time.
   */
  async recovered(since: number, withinMs: number): Promise<number | undefined> {
    for (;;) {
      const firsts = this.clients.map(({ acknowledged }) => acknowledged.find(({ begunAt }) => begunAt >= since)?.at);
      if (firsts.every((at) => at !== undefined)) return Math.max(...firsts);
      if (performance.now() > since + withinMs) return undefined;
      await sleep(20);
    }
  }

  /** Begins no further write; resolved when those under way have ended. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#running);
  }

  get acknowledged(): number {
    return this.clients.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  }

  get errors(): ReadonlyMap<string, number> {
    const all = new Map<string, number>();
    for (const { errors } of this.clients)
      for (const [code, count] of errors) all.set(code, (all.get(code) ?? 0) + count);
    return all;
  }

  get untyped(): readonly unknown[] {
    return this.clients.flatMap(({ untyped }) => untyped);
  }
}

/** A network that has just been mended may still be coming up. */
async function untilDone<T>(work: () => Promise<T>, withinMs = 60_000): Promise<T> {
  for (const end = performance.now() + withinMs; ;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SdkError) || performance.now() > end) throw error;
      await sleep(300);
    }
}
