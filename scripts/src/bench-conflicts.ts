/**
 * `npm run bench:conflicts [-- --json] [--callers 64,192] [--only access.open,...] [--engine fabric|devnet]`: what
 * becomes of every write when so many callers make it at the same moment, each with a thing of its own.
 */
import { parseArgs } from 'node:util';
import { engineOf, startNetwork } from './bench/access/engines';
import { machine } from './bench/machine';
import type { Behaviour } from './bench/survey/play';
import { notSurveyed, survey, surveyed } from './bench/survey/survey';
import { inBothLanguages } from './complaint';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'fabric' },
      callers: { type: 'string', default: '64,192' },
      only: { type: 'string' },
      'fabric-version': { type: 'string' },
    },
  });
  const engine = engineOf(values.engine);
  const levels = levelsOf(values.callers);
  const wanted = values.only === undefined ? undefined : namesOf(values.only);
  const network = await startNetwork(engine, values['fabric-version']);
  let seen: Behaviour[];
  try {
    seen = await survey(network, levels, wanted, (each) => process.stderr.write(`${line(each)}\n`));
  } finally {
    await network.remove();
  }
  const report = { seen, notSurveyed: notSurveyed(), fabric: network.release, machine: machine() };
  console.log(values.json ? JSON.stringify(report) : table(report));
}

function table(report: {
  seen: readonly Behaviour[];
  notSurveyed: readonly string[];
  fabric: string;
  machine: string;
}) {
  const missing = report.notSurveyed.map((name) => `${name}: 未普查 / not surveyed`);
  return [`Fabric ${report.fabric}, ${report.machine}`, '', ...report.seen.map(line), ...missing].join('\n');
}

function line({ transaction, callers, done, failed, failures, retried, mostRetried, p50, p99 }: Behaviour): string {
  const reasons = Object.entries(failures).map(([code, { count, said }]) => `\n    ${count} x ${code}: ${said}`);
  return (
    `${transaction}, ${callers} 并发 callers: ${done} 完成 done, ${failed} 失败 failed; ` +
    `冲突重试 retried ${retried} (一次最多 most ${mostRetried}); p50 ${p50} ms, p99 ${p99} ms${reasons.join('')}`
  );
}

/** @throws RangeError in both languages */
function levelsOf(given: string): number[] {
  const levels = given.split(',').map(Number);
  if (levels.every((level) => Number.isInteger(level) && level >= 1 && level <= 1000)) return levels;
  throw new RangeError(
    `--callers 须为 1 至 1000 的整数, 以逗号分隔, 而不是 ${given}\n` +
      `--callers is whole numbers from 1 to 1000, separated by commas, not ${given}`,
  );
}

/** @throws RangeError in both languages */
function namesOf(given: string): ReadonlySet<string> {
  const names = given.split(',');
  const known = surveyed();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return new Set(names);
  throw new RangeError(
    `没有可普查的交易 ${unknown}, 可选: ${known.join(', ')}\n` +
      `No transaction ${unknown} is surveyed; there are ${known.join(', ')}`,
  );
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
