import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDevnet, type Devnet } from '@oneplusn/devnet';
import { sampleTopology, type Topology } from '@oneplusn/topology';
import { type Access, connectClient } from './bench/client';
import { Bench } from './bench/contract';
import { machine } from './bench/machine';
import type { LoadOrder, LoadResult } from './bench/measure';
import { inBothLanguages } from './complaint';
import { nationalTopology } from './samples/national';

/** What `--json` prints. */
interface Figures {
  /** From `startDevnet` to the first committed transaction. */
  readonly startMs: number;
  /** The same from the start of the process, with loading the packages; for the first network only. */
  readonly processStartMs?: number;
  readonly submitTps: number;
  readonly evaluateTps: number;
  /** An empty chain with the chaincode on it, ready for the next test. */
  readonly freshChainMs: number;
  /** Of the ledger's process, after the load. */
  readonly rssMb: number;
  readonly submitCpuMs: number;
  readonly evaluateCpuMs: number;
  readonly machine: string;
}

/** Of one size among several. */
interface SizeFigures extends Figures {
  /** All journeys, as `npm start -- --once` plays them, with the start of its process and network. */
  readonly journeysMs: number;
}

const mspId = 'GD';
const actor = 'li';

function accessTo(devnet: Devnet): Access {
  const endpoint = devnet.endpoints.get(mspId);
  const pair = devnet.credentials.authorities.get(mspId)?.actors.get(actor);
  if (!endpoint || !pair) throw new Error(`the sample topology has no actor ${mspId}/${actor}`);
  return { ...endpoint, ...pair, mspId, channel: devnet.channel.id };
}

async function firstCommit(devnet: Devnet): Promise<void> {
  const { gateway, close } = connectClient(accessTo(devnet));
  await gateway.getNetwork(devnet.channel.id).getContract('bench').submitTransaction('put', 'warm', 'up');
  close();
}

async function freshChain(devnet: Devnet): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 10; round++) {
    const before = performance.now();
    await devnet.freshChain();
    await firstCommit(devnet);
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[5] ?? 0;
}

async function bench(topology: Topology, first = false): Promise<Figures> {
  const many = topology.authorities.length;
  tell(`${many} 个机构: 启动 / ${many} authorities: start`);
  const peers = topology.authorities.map(({ msp }) => `'${msp}.peer'`).join(', ');
  const before = performance.now();
  const devnet = await startDevnet({ topology, batch: { timeoutMs: 5 } });
  await devnet.deploy({ name: 'bench', version: '1.0', policy: `OutOf(2, ${peers})`, chaincode: [Bench] });
  await firstCommit(devnet);
  const startMs = performance.now() - before;
  const processStartMs = performance.now();
  tell(`  ${round(startMs)} ms; 全新的链 / fresh chains`);
  const freshChainMs = await freshChain(devnet);

  const load = fork(join(__dirname, 'bench', 'load.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  load.send(accessTo(devnet));
  await once(load, 'message');
  const measure = async (kind: LoadOrder['kind'], clients: number): Promise<LoadResult & { serverCpuMs: number }> => {
    const order: LoadOrder = { kind, clients, warmupMs: 2000, measureMs: 5000 };
    load.send(order);
    const start = await new Promise<NodeJS.CpuUsage>((resolve) =>
      setTimeout(() => resolve(process.cpuUsage()), order.warmupMs),
    );
    const [result] = (await once(load, 'message')) as [LoadResult];
    const used = process.cpuUsage(start);
    const calls = (result.perSecond * order.measureMs) / 1000;
    return { ...result, serverCpuMs: (used.user + used.system) / 1000 / Math.max(calls, 1) };
  };
  tell('  提交 / submits');
  const submit = await measure('submit', 64);
  tell(`  ${round(submit.perSecond)} /s; 查询 / evaluates`);
  const evaluate = await measure('evaluate', 64);
  tell(`  ${round(evaluate.perSecond)} /s`);
  const rssMb = process.memoryUsage.rss() / 2 ** 20;
  load.kill();
  await devnet.stop();
  if (submit.failed + evaluate.failed > 0) throw new Error(`${submit.failed + evaluate.failed} calls failed`);
  return {
    startMs: round(startMs),
    ...(first && { processStartMs: round(processStartMs) }),
    submitTps: round(submit.perSecond),
    evaluateTps: round(evaluate.perSecond),
    freshChainMs: round(freshChainMs, 1),
    rssMb: round(rssMb),
    submitCpuMs: round(submit.serverCpuMs, 2),
    evaluateCpuMs: round(evaluate.serverCpuMs, 2),
    machine: machine(),
  };
}

function table(figures: Figures & Partial<SizeFigures>): string {
  const rows: [string, string][] = [
    ['启动到首笔交易上链 / start to first committed transaction', `${figures.startMs} ms`],
    ['含进程启动 / with the start of the process', `${figures.processStartMs ?? '-'} ms`],
    ['提交 / submits', `${figures.submitTps} /s, ${figures.submitCpuMs} CPU ms`],
    ['查询 / evaluates', `${figures.evaluateTps} /s, ${figures.evaluateCpuMs} CPU ms`],
    ['全新的链 / a fresh chain, first transaction committed', `${figures.freshChainMs} ms`],
    ...(figures.journeysMs === undefined
      ? []
      : [['三条主线 / all journeys, with the start', `${figures.journeysMs} ms`] satisfies [string, string]]),
    ['内存 / memory', `${figures.rssMb} MB`],
    ['机器 / machine', figures.machine],
  ];
  return rows.map(([name, value]) => `${name}: ${value}`).join('\n');
}

const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

/** Figures for one size, with the journeys at that size. */
async function atSize(size: number): Promise<SizeFigures> {
  const figures = await bench(nationalTopology(size));
  tell(`${size} 个机构: 三条主线 / ${size} authorities: all journeys`);
  return { ...figures, journeysMs: Math.round(await journeys(size)) };
}

/** How long `npm start -- --once` takes with so many authorities, from the start of the process to its end. */
async function journeys(size: number): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-bench-'));
  const before = performance.now();
  try {
    const words = ['--once', '--topology', `national-${size}`];
    // What it says goes where progress goes: the result stands alone in the standard output.
    const played = fork(join(__dirname, 'start.js'), words, { cwd: place, stdio: ['ignore', 2, 2, 'ipc'] });
    const [code, signal] = (await once(played, 'exit')) as [number | null, NodeJS.Signals | null];
    if (code !== 0) throw new Error(`the journeys at ${size} authorities ended with ${code ?? signal}`);
    return performance.now() - before;
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Progress, for a person to see. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/**
 * The numbers after `--authorities`, `4,12,34`: these sizes are measured too.
 *
 * @throws RangeError for sizes that there are not
 */
function sizes(given: string | undefined): readonly number[] {
  const numbers = given === undefined ? [] : given.split(',').map(Number);
  for (const number of numbers) nationalTopology(number);
  return numbers;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, authorities: { type: 'string' } },
  });
  const asked = sizes(values.authorities);
  const figures = await bench(sampleTopology('quickstart'), true);
  const byAuthorities: Record<string, SizeFigures> = {};
  for (const size of asked) byAuthorities[String(size)] = await atSize(size);
  if (values.json) {
    console.log(JSON.stringify(asked.length > 0 ? { ...figures, byAuthorities } : figures));
    return;
  }
  console.log(table(figures));
  for (const [size, more] of Object.entries(byAuthorities))
    console.log(`\n${size} 个机构 / ${size} authorities\n${table(more)}`);
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
