/** What is measured of one subject, and of bulk load: throughput, times, and the CPU of every process. */
import { join } from 'node:path';
import { LoadProcess } from '../load-process';
import type { LoadOrder } from '../measure';
import type { BenchNetwork } from '../network';
import { measureLoad, rounded, shares } from '../shares';
import type { Bulk, Loaded, Order } from './load';
import { provider } from './network';
import { CallsFailed, untilSaturated, type Figures } from './saturate';
import type { SubjectName } from './subjects';

export interface Measured {
  readonly at64: Figures;
  readonly saturated: Figures;
}

const times = { warmupMs: 3000, measureMs: 8000 };

export async function measureSubject(
  network: BenchNetwork,
  name: SubjectName,
  progress: (line: string) => void,
): Promise<{ submit: Measured; evaluate: Measured }> {
  const client = new LoadProcess<Order>(join(__dirname, 'load.js'));
  try {
    await client.ask({ target: network.target(provider), name });
    const measure = async (kind: LoadOrder['kind']): Promise<Measured> => {
      const at = (clients: number) => measureOnce(network, client, { kind, clients, ...times });
      const { first, best } = await untilSaturated(at, ({ clients, tps, cpuMsPerTx }) =>
        progress(`${name} ${kind} ${clients}: ${tps} /s, ${cpuMsPerTx} CPU ms`),
      );
      return { at64: first, saturated: best };
    };
    return { submit: await measure('submit'), evaluate: await measure('evaluate') };
  } finally {
    client.end();
  }
}

/** What loading many rows at once through the SDK took. */
export interface BulkFigures {
  readonly recordsPerSecond: number;
  /** CPU milliseconds for a record, of all processes, */
  readonly cpuMsPerRecord: number;
  /** and by process. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

export async function measureBulk(network: BenchNetwork, bulk: Bulk['bulk'], records: number): Promise<BulkFigures> {
  const client = new LoadProcess<Order>(join(__dirname, 'load.js'));
  try {
    const target = network.target(provider);
    await client.ask({ bulk, target, records: 500 });
    const before = network.used();
    const { seconds, cpuMs } = (await client.ask({ bulk, target, records })) as Loaded;
    const used = shares(network.used(), before, records, cpuMs / records);
    return { recordsPerSecond: Math.round(records / seconds), cpuMsPerRecord: rounded(used.sum, 3), cpuMs: used.of(3) };
  } finally {
    client.end();
  }
}

async function measureOnce(network: BenchNetwork, client: LoadProcess<Order>, order: LoadOrder): Promise<Figures> {
  const { result, used } = await measureLoad(network, client, order);
  const [failure] = Object.values(result.failures);
  if (failure) throw new CallsFailed(`${result.failed} calls failed: ${failure.said}`);
  return {
    clients: order.clients,
    tps: rounded(result.perSecond, 0),
    p50: rounded(result.p50, 1),
    p99: rounded(result.p99, 1),
    cpuMsPerTx: rounded(used.sum, 2),
    cpuMs: used.of(2),
  };
}
