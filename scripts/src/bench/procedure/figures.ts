/** Measures each step of the procedure beside the stock contract's put, in one run on one network. */
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Topology } from '@oneplusn/topology';
import { LoadProcess } from '../load-process';
import type { BenchNetwork } from '../network';
import { rounded, shares } from '../shares';
import type { Order } from './load';
import { stages, type Stage } from './stages';
import { besides, type Together } from './together';
import { arrange, people, type Person } from './world';

interface StepFigures {
  readonly perSecond: number;
  /** For one, of all processes. */
  readonly cpuMs: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** What `--json` prints, with the network and the machine. */
export interface ProcedureFigures {
  /** By callers, then by step; `stock` is the stock contract's put. */
  readonly byCallers: Readonly<Record<string, Readonly<Record<string, StepFigures>>>>;
}

export interface Wanted {
  readonly callers: readonly number[];
  /** How many go through each step, for each caller. */
  readonly items: number;
  /** What the names of the steps begin with that are measured beside the stock put; an empty text: all. */
  readonly only: readonly string[];
  /** How many processes the callers are in: a client holds its own calls back, and knows nothing of the others'. */
  readonly processes: number;
}

/** How long the other authorities' peers have to come to the same block between two steps. */
const settleMs = 1500;

export async function measureProcedure(
  network: BenchNetwork,
  { callers, items, only, processes }: Wanted,
  topology: Topology,
  tell: (line: string) => void,
): Promise<ProcedureFigures> {
  const world = await arrange(topology, (actor) => network.connect(actor));
  const byCallers: Record<string, Record<string, StepFigures>> = {};
  for (const level of callers) {
    const clients = Array.from({ length: processes }, () => new LoadProcess<Order>(join(__dirname, 'load.js')));
    const ask = (order: Order) => Promise.all(clients.map((client) => client.ask(order)));
    const each = Math.ceil(level / processes);
    try {
      await ask({ targets: targetsOf(network), world });
      const figures: Record<string, StepFigures> = {};
      for (const { name } of wantedOf(only)) {
        await sleep(settleMs);
        const before = network.used();
        const result = besides((await ask({ stage: name, items: items * each, callers: each })) as Together[]);
        figures[name] = figuresOf(
          result,
          shares(network.used(), before, doneIn(result), result.cpuMs / doneIn(result)).sum,
        );
        tell(`${name}, ${level} 并发 callers: ${said(figures[name])}`);
        for (const [code, { count, said }] of Object.entries(result.failures)) tell(`  ${count} x ${code}: ${said}`);
      }
      byCallers[level] = figures;
    } finally {
      for (const client of clients) client.end();
    }
  }
  return { byCallers };
}

/** The steps that are asked for, with those before them that they go on from. */
function wantedOf(only: readonly string[]): Stage[] {
  const isWanted = ({ name }: Stage) => name === 'stock' || only.some((each) => name.startsWith(each));
  const wanted: Stage[] = [];
  let waiting: Stage[] = [];
  for (const stage of stages) {
    waiting = stage.begins ? [stage] : [...waiting, stage];
    if (isWanted(stage)) wanted.push(...waiting.splice(0));
  }
  return wanted;
}

const targetsOf = (network: BenchNetwork) =>
  Object.fromEntries(Object.entries(people).map(([person, actor]) => [person, network.target(actor)])) as Record<
    Person,
    ReturnType<BenchNetwork['target']>
  >;

const doneIn = ({ took }: Together): number => Math.max(took.length, 1);

function figuresOf({ took, ms, failures }: Together, cpu: number): StepFigures {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0, 1);
  return {
    perSecond: rounded((sorted.length * 1000) / ms, 1),
    ...{ cpuMs: rounded(cpu, 2), p50: at(0.5), p99: at(0.99) },
    failed: Object.values(failures).reduce((sum, { count }) => sum + count, 0),
  };
}

export const said = ({ perSecond, cpuMs, p50, p99, failed }: StepFigures): string =>
  `${perSecond} /s; CPU ${cpuMs} ms; p50 ${p50} ms, p99 ${p99} ms; ${failed} 失败 failed`;
