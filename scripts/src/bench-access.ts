/**
 * `npm run bench:access [-- --json] [--engine fabric|devnet] [--quota N] [--kept FOLDER] [--grants N]`: openings of one
 * department under one grant, each a transaction of its own, beside the stock contract's put in the same run; then what
 * an opening costs beside 10 and 1,000 grants, and with `--kept` beside as many as the ledger in that folder is grown
 * to (100,000 where `--grants` says nothing; each is a transaction, so that takes an hour the first time).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureByGrants, type ByGrants } from './bench/access/by-grants';
import { measureAccess } from './bench/access/figures';
import { table } from './bench/access/table';
import { measureOn, report, tell, usualOptions } from './bench/beside-stock';

/** The largest that a grant can give. */
const largestQuota = 1_000_000;

report(async () => {
  const { values } = parseArgs({
    options: {
      ...usualOptions,
      quota: { type: 'string', default: String(largestQuota) },
      kept: { type: 'string' },
      grants: { type: 'string', default: '100000' },
    },
  });
  const quota = quotaOf(values.quota);
  const figures = await measureOn(values, (network) => measureAccess(network, quota, tell));
  return [values, { ...figures, byGrants: await costsByGrants(Number(values.grants), values.kept) }] as const;
}, table);

/** Beside few grants on a ledger of its own, beside many on one that is kept. */
async function costsByGrants(most: number, kept: string | undefined): Promise<ByGrants> {
  const place = mkdtempSync(join(tmpdir(), 'oneplusn-grants-'));
  try {
    const few = await measureByGrants([10, 1000], place, tell);
    return kept === undefined ? few : { ...few, ...(await measureByGrants([most], kept, tell)) };
  } finally {
    rmSync(place, { recursive: true });
  }
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
