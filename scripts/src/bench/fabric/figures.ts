/** What is measured of one subject, and of bulk load: throughput, times, and the CPU of every process. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadOrder, LoadResult } from '../measure';
import { cpuMs } from './cpu';
import type { Bulk, Loaded } from './load';
import { LoadProcess } from './load-process';
import type { BenchNetwork } from './network';
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
  const client = new LoadProcess();
  try {
    await client.ask({ target: targetOf(network), name });
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
  const client = new LoadProcess();
  try {
    const target = targetOf(network);
    await client.ask({ bulk, target, records: 500 });
    const before = usedBy(network);
    const { seconds, cpuMs } = (await client.ask({ bulk, target, records })) as Loaded;
    const used = shares(usedBy(network), before, records, cpuMs / records);
    return { recordsPerSecond: Math.round(records / seconds), cpuMsPerRecord: rounded(used.sum, 3), cpuMs: used.of(3) };
  } finally {
    client.end();
  }
}

async function measureOnce(network: BenchNetwork, client: LoadProcess, order: LoadOrder): Promise<Figures> {
  const answer = client.ask(order) as Promise<LoadResult>;
  await sleep(order.warmupMs);
  const before = usedBy(network);
  await sleep(order.measureMs);
  const after = usedBy(network);
  const result = await answer;
  if (result.failed > 0) throw new CallsFailed(`${result.failed} calls failed: ${result.failure ?? ''}`);
  const calls = Math.max((result.perSecond * order.measureMs) / 1000, 1);
  const used = shares(after, before, calls, result.clientCpuMs);
  return {
    clients: order.clients,
    tps: rounded(result.perSecond, 0),
    p50: rounded(result.p50, 1),
    p99: rounded(result.p99, 1),
    cpuMsPerTx: rounded(used.sum, 2),
    cpuMs: used.of(2),
  };
}

type Used = ReadonlyMap<string, number>;

/** CPU time of the network's processes so far, by kind. */
const usedBy = (network: BenchNetwork): Used =>
  new Map([...network.processes()].map(([kind, pids]) => [kind, cpuMs(pids)]));

/** What each kind of process used for one of `count`. */
function shares(after: Used, before: Used, count: number, client: number) {
  const each = new Map([['client', client]]);
  for (const [kind, ms] of after) each.set(kind, (ms - (before.get(kind) ?? 0)) / count);
  return {
    sum: [...each.values()].reduce((total, ms) => total + ms, 0),
    of: (digits: number) => Object.fromEntries([...each].map(([kind, ms]) => [kind, rounded(ms, digits)])),
  };
}

const targetOf = ({ access, profile, identity }: BenchNetwork) => ({ access, profile, identity });

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
