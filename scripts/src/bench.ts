/**
 * `npm run bench`: OnePlusN on real Fabric beside the stock contract and client, and beside a contract that does
 * nothing.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBulk, measureSubject, type BulkFigures, type Measured } from './bench/fabric/figures';
import type { Figures } from './bench/fabric/saturate';
import { startBenchNetwork } from './bench/fabric/network';
import { subjectNames, type SubjectName } from './bench/fabric/subjects';
import { machine } from './bench/machine';
import { inBothLanguages } from './complaint';

const verbs = ['submit', 'evaluate'] as const;
type Verb = (typeof verbs)[number];
type BySubject<T> = Partial<Record<SubjectName, T>>;

/** What `--json` prints: at saturation, and under `at64` with 64 callers. */
type Report = Record<Verb, BySubject<Figures>> & {
  readonly at64: Record<Verb, BySubject<Figures>>;
  /** Of an unconditional dataset, and under `conditional` of a conditional one. */
  readonly bulkLoad?: BulkFigures & { readonly conditional: BulkFigures };
  readonly devnet?: Devnet;
  readonly fabric: string;
  readonly machine: string;
};

interface Devnet {
  readonly submitTps: number;
  readonly evaluateTps: number;
}

const bulkRecords = 30_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      'fabric-version': { type: 'string' },
      only: { type: 'string' },
    },
  });
  const progress = (line: string) => process.stderr.write(`${line}\n`);
  const only = values.only?.split(',');
  const wanted = (name: string) => only?.includes(name) ?? true;
  const network = await startBenchNetwork(values['fabric-version']);
  const measured: BySubject<Record<Verb, Measured>> = {};
  let bulkLoad: Report['bulkLoad'];
  try {
    // First: it is what fills an empty ledger, and what it costs grows with what is there.
    if (wanted('bulk')) {
      const unconditional = await measureBulk(network, 'unconditional', bulkRecords);
      bulkLoad = { ...unconditional, conditional: await measureBulk(network, 'conditional', bulkRecords) };
    }
    for (const name of subjectNames.filter(wanted)) measured[name] = await measureSubject(network, name, progress);
  } finally {
    await network.remove();
  }
  const taken = (at: keyof Measured): Record<Verb, BySubject<Figures>> => {
    const of = (verb: Verb) =>
      Object.fromEntries(Object.entries(measured).map(([name, figures]) => [name, figures[verb][at]]));
    return { submit: of('submit'), evaluate: of('evaluate') };
  };
  const { release } = network;
  const report: Report = {
    ...taken('saturated'),
    at64: taken('at64'),
    ...(bulkLoad && { bulkLoad }),
    ...(wanted('devnet') && { devnet: devnet() }),
    fabric: release,
    machine: machine(),
  };
  console.log(values.json ? JSON.stringify(report) : table(report));
}

/** The embedded ledger, measured by its own bench in the same run. */
function devnet(): Devnet {
  const text = execFileSync(process.execPath, [join(__dirname, 'bench-devnet.js'), '--json'], { encoding: 'utf8' });
  const { submitTps, evaluateTps } = JSON.parse(text) as Devnet;
  return { submitTps, evaluateTps };
}

function table(report: Report): string {
  const lines = [`Fabric ${report.fabric}, ${report.machine}`, ''];
  for (const [title, part] of [
    ['饱和 / saturated', report],
    ['64 个并发 / 64 callers', report.at64],
  ] as const)
    for (const verb of verbs) {
      lines.push(`${title}: ${verb}`);
      for (const [name, figures] of Object.entries(part[verb])) lines.push(row(name, figures, part[verb].stock));
      lines.push('');
    }
  const { bulkLoad, devnet: embedded } = report;
  if (bulkLoad) {
    lines.push(bulkRow('无条件 unconditional', bulkLoad), bulkRow('有条件 conditional', bulkLoad.conditional));
  }
  if (embedded) {
    const { submitTps, evaluateTps } = embedded;
    const times = timesOf(submitTps, report.submit.stock?.tps);
    lines.push(`内嵌账本 / devnet: submit ${submitTps} /s${times}, evaluate ${evaluateTps} /s`);
  }
  return lines.join('\n');
}

function row(name: string, { clients, tps, p50, p99, cpuMsPerTx, cpuMs }: Figures, stock: Figures | undefined): string {
  return [
    `  ${name.padEnd(12)} ${tps} /s${timesOf(tps, stock?.tps)}`,
    `p50 ${p50} ms, p99 ${p99} ms`,
    `CPU ${cpuMsPerTx} ms${timesOf(cpuMsPerTx, stock?.cpuMsPerTx)}: ${byProcess(cpuMs)}`,
    `${clients} 并发 callers`,
  ].join('; ');
}

function bulkRow(sharing: string, { recordsPerSecond, cpuMsPerRecord, cpuMs }: BulkFigures): string {
  return (
    `批量写入 / bulk load, ${sharing}: ${recordsPerSecond} 条/s records/s; CPU ${cpuMsPerRecord} ms: ` +
    `${byProcess(cpuMs)}`
  );
}

const timesOf = (value: number, stock: number | undefined) =>
  stock === undefined ? '' : ` (${(value / stock).toFixed(2)} x stock)`;

const byProcess = (cpuMs: Readonly<Record<string, number>>) =>
  Object.entries(cpuMs)
    .map(([kind, ms]) => `${kind} ${ms}`)
    .join(', ');

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
