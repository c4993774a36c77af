/**
 * `npm run bench:access [-- --json] [--engine fabric|devnet] [--quota N]`: openings of one department under one grant,
 * each a transaction of its own, beside the stock contract's put in the same run.
 */
import { parseArgs } from 'node:util';
import { engineOf, startNetwork } from './bench/access/engines';
import { measureAccess } from './bench/access/figures';
import { table, type AccessReport } from './bench/access/table';
import { machine } from './bench/machine';
import { inBothLanguages } from './complaint';

/** The largest that a grant can give. */
const largestQuota = 1_000_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'fabric' },
      quota: { type: 'string', default: String(largestQuota) },
      'fabric-version': { type: 'string' },
    },
  });
  const engine = engineOf(values.engine);
  const quota = quotaOf(values.quota);
  const network = await startNetwork(engine, values['fabric-version']);
  let report: AccessReport;
  try {
    const figures = await measureAccess(network, quota, (line) => process.stderr.write(`${line}\n`));
    report = { ...figures, fabric: network.release, machine: machine() };
  } finally {
    await network.remove();
  }
  console.log(values.json ? JSON.stringify(report) : table(report));
}

/** @throws RangeError in both languages */
function quotaOf(given: string): number {
  const quota = Number(given);
  if (/^\d+$/.test(given) && quota >= 1 && quota <= largestQuota) return quota;
  throw new RangeError(
    `--quota 须为 1 至 ${largestQuota} 的整数, 而不是 ${given}\n` +
      `--quota is a whole number from 1 to ${largestQuota}, not ${given}`,
  );
}

main().catch((error: unknown) => {
  console.error(inBothLanguages(error));
  process.exitCode = 1;
});
