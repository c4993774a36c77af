/** Measures one subject at growing numbers of callers, until more of them bring no more. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadOrder, LoadResult } from '../measure';
import { cpuMs } from './cpu';
import type { Bulk, Order } from './load';
import type { BenchNetwork } from './network';
import type { SubjectName } from './subjects';

/** Of one subject and one verb at one number of callers. */
export interface Figures {
  readonly clients: number;
  /** Transactions a second. */
  readonly tps: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** CPU milliseconds for a transaction, of all processes, */
  readonly cpuMsPerTx: number;
  /** and by process: `client`, `peer`, `orderer`, `chaincode`. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

export interface Measured {
  readonly at64: Figures;
  readonly saturated: Figures;
}

const times = { warmupMs: 3000, measureMs: 8000 };
const levels = [64, 128, 256, 512, 1024];
/** More callers must bring so much more, or the network is taken for saturated. */
const worthwhile = 1.05;

export async function measureSubject(
  network: BenchNetwork,
  name: SubjectName,
  progress: (line: string) => void,
): Promise<{ submit: Measured; evaluate: Measured }> {
  const client = new LoadProcess();
  try {
    await client.ask({ target: targetOf(network), name });
    const measured = { submit: undefined, evaluate: undefined } as Record<LoadOrder['kind'], Measured | undefined>;
    for (const kind of ['submit', 'evaluate'] as const) {
      const found: Figures[] = [];
      for (const clients of levels) {
        const figures = await measureOnce(network, client, { kind, clients, ...times });
        progress(`${name} ${kind} ${clients}: ${figures.tps} /s, ${figures.cpuMsPerTx} CPU ms`);
        found.push(figures);
        const before = found.at(-2);
        if (before && figures.tps < before.tps * worthwhile) break;
      }
      const saturated = found.reduce((best, figures) => (figures.tps > best.tps ? figures : best));
      measured[kind] = { at64: found[0] ?? saturated, saturated };
    }
    const { submit, evaluate } = measured;
    if (!submit || !evaluate) throw new Error('not measured');
    return { submit, evaluate };
  } finally {
    client.end();
  }
}

/** Rows a second that the SDK loads in one go. */
export async function measureBulk(network: BenchNetwork, bulk: Bulk['bulk'], records: number): Promise<number> {
  const client = new LoadProcess();
  try {
    return Math.round((await client.ask({ bulk, target: targetOf(network), records })) as number);
  } finally {
    client.end();
  }
}

async function measureOnce(network: BenchNetwork, client: LoadProcess, order: LoadOrder): Promise<Figures> {
  const answer = client.ask(order) as Promise<LoadResult>;
  const processes = network.processes();
  const used = (): Map<string, number> => new Map([...processes].map(([kind, pids]) => [kind, cpuMs(pids)]));
  await sleep(order.warmupMs);
  const before = used();
  await sleep(order.measureMs);
  const after = used();
  const result = await answer;
  if (result.failed > 0) throw new Error(`${result.failed} calls failed: ${result.failure ?? ''}`);
  const calls = Math.max((result.perSecond * order.measureMs) / 1000, 1);
  const byProcess = new Map([['client', result.clientCpuMs]]);
  for (const [kind, ms] of after) byProcess.set(kind, (ms - (before.get(kind) ?? 0)) / calls);
  const sum = [...byProcess.values()].reduce((total, ms) => total + ms, 0);
  return {
    clients: order.clients,
    tps: rounded(result.perSecond, 0),
    p50: rounded(result.p50, 1),
    p99: rounded(result.p99, 1),
    cpuMsPerTx: rounded(sum, 2),
    cpuMs: Object.fromEntries([...byProcess].map(([kind, ms]) => [kind, rounded(ms, 2)])),
  };
}

const targetOf = ({ access, profile, identity }: BenchNetwork) => ({ access, profile, identity });

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The clients' process, asked one thing at a time. */
class LoadProcess {
  readonly #child: ChildProcess = fork(join(__dirname, 'load.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

  async ask(order: Order): Promise<unknown> {
    this.#child.send(order);
    const answered = new AbortController();
    const [answer] = (await Promise.race([
      once(this.#child, 'message', answered),
      once(this.#child, 'exit', answered).then(() => [{ error: 'the process of the clients has ended' }]),
    ])) as [Answer];
    answered.abort();
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  }

  end(): void {
    this.#child.kill();
  }
}

interface Answer {
  readonly result?: unknown;
  readonly error?: string;
}
