/** Measures completions of tasks beside the stock contract's put, in one run on one network. */
import { join } from 'node:path';
import { provider } from '../fabric/network';
import { LoadProcess } from '../load-process';
import type { BenchNetwork } from '../network';
import { measureLoad, rounded } from '../shares';
import { clerk, processName, publisher, repeating } from './definition';
import type { Order } from './load';
import type { TaskName } from './tasks';

interface Throughput {
  readonly perSecond: number;
  /** For one transaction, of all processes. */
  readonly cpuMs: number;
}

interface CompleteFigures extends Throughput {
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** What `--json` prints, with how it grows, the network and the machine. */
export interface ProcessFigures {
  readonly stock: { readonly put: Throughput };
  /** At the most callers. */
  readonly complete: CompleteFigures;
  /** The same by callers. */
  readonly byCallers: Readonly<Record<string, CompleteFigures>>;
}

/** How many call at a time; the stock put goes with the first. */
export interface Wanted {
  readonly callers: readonly number[];
  readonly seconds: number;
}

export async function measureProcess(
  network: BenchNetwork,
  { callers, seconds }: Wanted,
  tell: (line: string) => void,
): Promise<ProcessFigures> {
  const steward = await network.connect(publisher);
  await steward.vault.prepare();
  await steward.process.publish({ name: processName, definition: repeating });
  const measure = async (task: TaskName, actor: string, levels: readonly number[]): Promise<CompleteFigures[]> => {
    const client = new LoadProcess<Order>(join(__dirname, 'load.js'));
    try {
      await client.ask({ task, target: network.target(actor) });
      const figures: CompleteFigures[] = [];
      for (const clients of levels) {
        const times = { warmupMs: Math.min(3000, seconds * 500), measureMs: seconds * 1000 };
        const { result, used } = await measureLoad(network, client, { kind: 'submit', clients, ...times });
        const { perSecond, p50, p99, failed, failures } = result;
        tell(`${task}, ${clients} 并发 callers: ${rounded(perSecond, 1)} /s, ${failed} 失败 failed`);
        for (const [code, { count, said }] of Object.entries(failures)) tell(`  ${count} x ${code}: ${said}`);
        figures.push({
          ...{ perSecond: rounded(perSecond, 1), p50: rounded(p50, 1), p99: rounded(p99, 1), failed },
          cpuMs: rounded(used.sum, 2),
        });
      }
      return figures;
    } finally {
      client.end();
    }
  };
  const [put] = await measure('stock', provider, callers.slice(0, 1));
  const completed = await measure('complete', clerk, callers);
  const complete = completed.at(-1);
  if (!put || !complete) throw new Error('a measurement gave nothing');
  const { perSecond, cpuMs } = put;
  const byCallers = Object.fromEntries(callers.flatMap((n, i) => (completed[i] ? [[String(n), completed[i]]] : [])));
  return { stock: { put: { perSecond, cpuMs } }, complete, byCallers };
}
