/**
 * `npm run bench:index [-- --json] [--transactions 200000] [--openings 1000000] [--evidence 10000] [--only verify10k]`:
 * how fast an index follows blocks that the embedded ledger has made and kept, how much room it takes, how fast it
 * answers when it is large, and how long a file of evidence of so many blocks takes to be checked.
 */
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { IndexWriter, follow, rebuild, statusOf, type Source, type Verification } from '@oneplusn/indexer';
import { verified, type Verified } from './bench/index/evidence';
import { keptLedger, keptSource } from './bench/index/ledger';
import { grow, timed, type Timed } from './bench/index/queries';
import { machine } from './bench/machine';
import { inBothLanguages } from './complaint';

/** How fast an index follows. */
interface Pace {
  readonly txPerSecond: number;
  readonly blocksPerSecond: number;
  readonly blocks: number;
  readonly seconds: number;
}

interface Report extends Following {
  readonly verify10k: Verified;
  readonly machine: string;
}

interface Following {
  readonly transactions: number;
  readonly blocks: number;
  /** By the peer's word. */
  readonly light: Pace;
  /** With validity worked out. */
  readonly full: Pace;
  readonly bytesPerOpening: number;
  readonly rebuildSeconds: number;
  readonly query: Timed & { readonly openings: number };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      transactions: { type: 'string', default: '200000' },
      openings: { type: 'string', default: '1000000' },
      evidence: { type: 'string', default: '10000' },
      only: { type: 'string' },
    },
  });
  const [transactions, openings] = [countOf(values.transactions), countOf(values.openings)];
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const verify10k = await verified(countOf(values.evidence), tell);
  if (values.only === 'verify10k') return console.log(JSON.stringify({ verify10k, machine: machine() }));
  const kept = await keptLedger(transactions, tell);
  const folder = mkdtempSync(join(tmpdir(), 'oneplusn-bench-index-'));
  try {
    const report = { ...(await measured(kept, folder, openings)), verify10k, machine: machine() };
    console.log(values.json ? JSON.stringify(report) : table(report));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(kept: string, folder: string, openings: number): Promise<Following> {
  const file = join(folder, 'index.db');
  const source = await keptSource(kept);
  const light = await paced(source, file, 'light');
  const full = await paced(source, join(folder, 'full.db'), 'full');
  const status = await statusOf(file);
  const rebuildSeconds = await took(() => rebuild(source, file));
  const large = join(folder, 'large.db');
  copyFileSync(file, large);
  grow(large, openings);
  return {
    ...{ transactions: status.transactions, blocks: status.blocks },
    ...{ light, full },
    bytesPerOpening: rounded(statSync(file).size / status.openings, 0),
    rebuildSeconds: rounded(rebuildSeconds, 1),
    query: { ...(await timed(large)), openings },
  };
}

async function paced(source: Source, file: string, verify: Verification): Promise<Pace> {
  const index = await IndexWriter.open(file);
  const seconds = await took(() => follow(source, index, { once: true, verify }));
  await index.close();
  const { transactions, blocks, disputed } = await statusOf(file);
  if (disputed > 0)
    throw new Error(`${disputed} 笔交易的标志与推算不符\n${disputed} flags are not what the blocks say`);
  return {
    txPerSecond: rounded(transactions / seconds, 0),
    blocksPerSecond: rounded(blocks / seconds, 1),
    ...{ blocks, seconds: rounded(seconds, 1) },
  };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

async function took(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** @throws RangeError in both languages */
function countOf(given: string): number {
  const count = Number(given);
  if (/^\d+$/.test(given) && count >= 100 && count <= 10_000_000) return count;
  throw new RangeError(
    `应为 100 至 10000000 的整数, 而不是 ${given}\nIt is a whole number from 100 to 10000000, not ${given}`,
  );
}

const shown = ({ txPerSecond, blocksPerSecond, seconds }: Pace): string =>
  `${txPerSecond} 笔/秒 tx/s, ${blocksPerSecond} 块/秒 blocks/s, ${seconds} s`;

function table({ light, full, query, verify10k, ...report }: Report): string {
  return [
    report.machine,
    `${report.transactions} 笔交易 transactions, ${report.blocks} 块 blocks`,
    `跟随 light: ${shown(light)}`,
    `完整核验 full: ${shown(full)}`,
    `每次调阅 bytes per opening: ${report.bytesPerOpening}`,
    `重建 rebuild: ${report.rebuildSeconds} s`,
    `${query.openings} 次调阅时查询 queries: p50 ${query.p50Ms} ms, p95 ${query.p95Ms} ms`,
    `核验 verification of ${verify10k.blocks} 块 blocks (${verify10k.bytes} bytes): ${verify10k.seconds} s`,
    ...Object.entries(query.each).map(([name, ms]) => `  ${name}: ${ms} ms`),
  ].join('\n');
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
