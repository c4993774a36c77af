/**
 * What an opening costs as the grants on the ledger grow: on the embedded ledger, in this process. Each grant is made
 * by an honest transaction (`access.flowBack`); the blocks are kept in a folder, where a later run goes on.
 */
import { mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { OpeningDenied, defineDataset, type Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { startOnDevnet } from '../../network/engines/devnet';
import { NetworkFolder } from '../../network/folder';
import { privateAssets } from '../fabric/dataset';
import { provider } from '../fabric/network';
import { rounded } from '../shares';
import { requester } from './sharing';

/** By the number of grants: milliseconds of CPU of one opening, of client and ledger together. */
export type ByGrants = Readonly<Record<string, { readonly msPerOpen: number }>>;

/** Records that say which division they are of. */
const regional = defineDataset({
  ...privateAssets,
  id: 'MHRSS/bench-regional',
  code: '334001002/0903',
  schema: {
    ...privateAssets.schema,
    properties: { ...privateAssets.schema.properties, division: { type: 'string', format: 'division' } },
    required: [...privateAssets.schema.required, 'division'],
  },
} as const);
const rows = 200;
const rowKey = (n: number): string => `row-${n % rows}`;
const fields = { color: 'whole' } as const;
const purpose = 'bench.openings';
const given = {
  ...{ dataset: regional.id, authority: 'GD', area: 'division', fields, purpose, days: 365, basis: '性能测试' },
  quota: { records: 1_000_000, per: 'day' },
} as const;
const callers = { seeding: 32, opening: 16 };
const openings = { warmup: 100, measured: 500 };

/**
 * @param levels numbers of grants, each measured once there are so many
 * @param kept the folder of the ledger that is grown
 */
export async function measureByGrants(
  levels: readonly number[],
  kept: string,
  tell: (line: string) => void,
): Promise<ByGrants> {
  mkdirSync(kept, { recursive: true });
  const folder = new NetworkFolder('bench-grants', kept);
  const options = { data: join(kept, 'ledger') };
  const network = await startOnDevnet(sampleTopology('quickstart'), folder, (_title, work) => work(), options);
  try {
    const [steward, official] = [await network.connect(provider), await network.connect(requester)];
    const { items } = await steward.catalog.search({ provider: steward.msp });
    if (!items.some(({ id }) => id === regional.id)) await steward.dataset(regional).publish();
    const records = Array.from({ length: rows }, (_, n) => ({
      ...{ id: rowKey(n), color: 'blue', size: 5, owner: 'Tomoko', value: 300, division: '440106' },
    }));
    await steward.dataset(regional).put(records);
    let there = await grantsOn(steward);
    const measured: Record<string, { msPerOpen: number }> = {};
    for (const level of [...levels].sort((one, other) => one - other)) {
      // A ledger that was kept may have more already: then there is no measuring with fewer.
      for (; there < level; there = await grow(steward, there, level, tell));
      const { id } = there > level ? await steward.access.flowBack(given) : await newest(steward);
      if (there > level) there += 1;
      measured[there > level ? String(there) : String(level)] = { msPerOpen: await costOf(official, id) };
      tell(`${there} 份授权 grants: ${JSON.stringify(measured)}`);
    }
    return measured;
  } finally {
    await network.stop();
  }
}

async function grantsOn(steward: Ledger): Promise<number> {
  let count = 0;
  for await (const each of steward.access.grants.each({ provider: steward.msp, size: 200 })) count += Number(!!each.id);
  return count;
}

async function newest(steward: Ledger) {
  const [grant] = (await steward.access.grants({ provider: steward.msp, size: 1 })).items;
  if (!grant) throw new Error('there is no grant');
  return grant;
}

/** Makes grants up to a number, at most some thousands at once; says how many there are then. */
async function grow(steward: Ledger, from: number, to: number, tell: (line: string) => void): Promise<number> {
  const end = Math.min(to, from + 5000);
  let next = from;
  const one = async () => {
    for (; next < end;) {
      next += 1;
      await steward.access.flowBack(given);
    }
  };
  await Promise.all(Array.from({ length: callers.seeding }, one));
  tell(`${end} / ${to}`);
  return end;
}

async function costOf(official: Ledger, grant: string): Promise<number> {
  const { key: sealTo } = await official.access.disclosureKey({ dataset: regional.id });
  const wanted = { dataset: regional.id, grant, fields, purpose, records: 1 };
  const run = async (count: number) => {
    let next = 0;
    const one = async () => {
      for (; next < count;) {
        next += 1;
        const transient = { keys: [rowKey(next)], salt: randomBytes(32).toString('hex'), sealTo };
        const opening = await official.access.open(wanted, { transient });
        if (opening.state === 'denied') throw new OpeningDenied(opening);
      }
    };
    await Promise.all(Array.from({ length: callers.opening }, one));
  };
  await run(openings.warmup);
  const before = process.cpuUsage();
  await run(openings.measured);
  const { user, system } = process.cpuUsage(before);
  return rounded((user + system) / 1000 / openings.measured, 2);
}
