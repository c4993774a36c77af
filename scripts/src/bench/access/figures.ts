/** Measures openings beside the stock contract's put and a governed put, in one run on one network. */
import { join } from 'node:path';
import { LoadProcess } from '../load-process';
import type { Failures, LoadResult } from '../measure';
import { provider } from '../fabric/network';
import type { BenchNetwork } from '../network';
import { measureLoad, rounded, type Shares } from '../shares';
import type { Order } from './load';
import { requester, share } from './sharing';
import { batch, type TaskName } from './tasks';

/** What `--json` prints, with the network and the machine. */
export interface AccessFigures {
  readonly stock: { readonly put: Throughput & { readonly p99: number } };
  readonly single: Throughput;
  /** Each in a transaction of its own. */
  readonly opens: Levels;
  /** In shared transactions, each read and verified besides. */
  readonly shared: Levels;
  readonly records: Pick<Throughput, 'perSecond'>;
}

type Levels = Readonly<Record<(typeof levels)[number]['name'], OpenFigures>>;

export interface Throughput {
  readonly perSecond: number;
  /** For one transaction, of all processes. */
  readonly cpuMs: number;
}

export interface OpenFigures extends Throughput {
  readonly p50: number;
  readonly p99: number;
  /** Calls that were refused, denied openings among them. */
  readonly failed: number;
}

export const levels = [
  { name: 'c1', callers: 1 },
  { name: 'c64', callers: 64 },
  { name: 'c192', callers: 192 },
] as const;

/** Callers of all but the openings. */
const many = 64;
/** Callers that each read a batch of records at a time. */
const readers = 16;
const times = { warmupMs: 3000, measureMs: 10_000 };

/** @param quota records a day that the grant gives */
export async function measureAccess(
  network: BenchNetwork,
  quota: number,
  tell: (line: string) => void,
): Promise<AccessFigures> {
  const grant = await share(network, quota);
  const measure = measureOn(network, grant, tell);
  const [stock] = await measure('stock', provider, [many]);
  const [single] = await measure('single', provider, [many]);
  const callers = levels.map((level) => level.callers);
  const opens = levelled(await measure('opens', requester, callers));
  const shared = levelled(await measure('shared', requester, callers));
  const [records] = await measure('records', requester, [readers]);
  if (!stock || !single || !records) throw new Error('a measurement gave nothing');
  return {
    stock: { put: { ...throughput(stock), p99: rounded(stock.result.p99, 1) } },
    single: throughput(single),
    opens,
    shared,
    records: { perSecond: rounded(records.result.perSecond * batch, 0) },
  };
}

interface Measured {
  readonly result: LoadResult;
  readonly used: Shares;
}

/** Measures one task as one actor, with each number of callers in turn. */
function measureOn(network: BenchNetwork, grant: string, tell: (line: string) => void) {
  return async (task: TaskName, actor: string, levels: readonly number[]): Promise<Measured[]> => {
    const client = new LoadProcess<Order>(join(__dirname, 'load.js'));
    try {
      await client.ask({ task, target: network.target(actor), grant });
      const measured: Measured[] = [];
      for (const clients of levels) {
        const each = await measureLoad(network, client, { kind: 'submit', clients, ...times });
        measured.push(each);
        const { perSecond, failed } = each.result;
        tell(`${task}, ${clients} 并发 callers: ${rounded(perSecond, 1)} /s, ${failed} 失败 failed`);
        sayFailures(each.result.failures, tell);
        tell(`  CPU ms: ${JSON.stringify(each.used.of(2))}`);
      }
      return measured;
    } finally {
      client.end();
    }
  };
}

function sayFailures(failures: Failures, tell: (line: string) => void): void {
  for (const [code, { count, said }] of Object.entries(failures)) tell(`  ${count} x ${code}: ${said}`);
}

const throughput = ({ result, used }: Measured): Throughput => ({
  perSecond: rounded(result.perSecond, 1),
  cpuMs: rounded(used.sum, 2),
});

const levelled = (measured: readonly Measured[]): Levels =>
  Object.fromEntries(levels.map(({ name }, at) => [name, measured[at] && openFigures(measured[at])])) as Levels;

const openFigures = (measured: Measured): OpenFigures => ({
  ...throughput(measured),
  p50: rounded(measured.result.p50, 1),
  p99: rounded(measured.result.p99, 1),
  failed: measured.result.failed,
});
