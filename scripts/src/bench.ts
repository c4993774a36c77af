/** `npm run bench`: OnePlusN on real Fabric beside the stock contract and client, and beside a contract that does nothing. */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBulk, measureSubject, type Figures, type Measured } from './bench/fabric/figures';
import { startBenchNetwork } from './bench/fabric/network';
import { subjectNames, type SubjectName } from './bench/fabric/subjects';
import { inBothLanguages } from './complaint';

const verbs = ['submit', 'evaluate'] as const;
type Verb = (typeof verbs)[number];
type BySubject<T> = Partial<Record<SubjectName, T>>;

/** What `--json` prints: at saturation, and under `at64` with 64 callers. */
type Report = Record<Verb, BySubject<Figures>> & {
  readonly at64: Record<Verb, BySubject<Figures>>;
  readonly bulkLoad: { readonly recordsPerSecond: number; readonly conditionalRecordsPerSecond: number };
  readonly devnet: { readonly submitTps: number; readonly evaluateTps: number };
  readonly fabric: string;
  readonly machine: string;
};

const bulkRecords = 30_500;

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
  const names = subjectNames.filter((name) => only?.includes(name) ?? true);
  const network = await startBenchNetwork(values['fabric-version']);
  const measured: BySubject<Record<Verb, Measured>> = {};
  let bulk: Report['bulkLoad'];
  try {
    for (const name of names) measured[name] = await measureSubject(network, name, progress);
    bulk = {
      recordsPerSecond: await measureBulk(network, 'unconditional', bulkRecords),
      conditionalRecordsPerSecond: await measureBulk(network, 'conditional', bulkRecords),
    };
  } finally {
    await network.remove();
  }
  const taken = (at: keyof Measured): Record<Verb, BySubject<Figures>> => {
    const of = (verb: Verb) =>
      Object.fromEntries(Object.entries(measured).map(([name, figures]) => [name, figures[verb][at]]));
    return { submit: of('submit'), evaluate: of('evaluate') };
  };
  const { release } = network;
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const report: Report = {
    ...taken('saturated'),
    at64: taken('at64'),
    bulkLoad: bulk,
    devnet: devnet(),
    fabric: release,
    machine,
  };
  console.log(values.json ? JSON.stringify(report) : table(report));
}

/** The embedded ledger, measured by its own bench in the same run. */
function devnet(): Report['devnet'] {
  const text = execFileSync(process.execPath, [join(__dirname, 'bench-devnet.js'), '--json'], { encoding: 'utf8' });
  const { submitTps, evaluateTps } = JSON.parse(text) as Report['devnet'];
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
  lines.push(
    `批量写入 / bulk load: ${bulkLoad.recordsPerSecond} 条/s 无条件 unconditional, ${bulkLoad.conditionalRecordsPerSecond} 条/s 有条件 conditional`,
    `内嵌账本 / devnet: submit ${embedded.submitTps} /s, evaluate ${embedded.evaluateTps} /s`,
  );
  return lines.join('\n');
}

function row(name: string, { clients, tps, p50, p99, cpuMsPerTx, cpuMs }: Figures, stock: Figures | undefined): string {
  const times = (value: number, other: number | undefined) => (other ? ` (${(value / other).toFixed(2)} x stock)` : '');
  const parts = Object.entries(cpuMs).map(([kind, ms]) => `${kind} ${ms}`);
  return [
    `  ${name.padEnd(12)} ${tps} /s${times(tps, stock?.tps)}`,
    `p50 ${p50} ms, p99 ${p99} ms`,
    `CPU ${cpuMsPerTx} ms${times(cpuMsPerTx, stock?.cpuMsPerTx)}: ${parts.join(', ')}`,
    `${clients} 并发 callers`,
  ].join('; ');
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
