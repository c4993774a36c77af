/**
 * The whole procedure as a state machine: random people, times and orders, on the ledger and on a plain model beside
 * it. No state without an allowed path, no read without a live grant, no opening lost, no deadline wrong. The seed is
 * printed with every run; `FUZZ_SEED` plays one again.
 */
import type { Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { foundationWith, useNet } from '../../engine';
import { connectWith } from '../registry/certificates';
import { Chance } from '../sharing/adversary';
import { arrange } from '../sharing/governing';
import { later } from '../sharing/later';
import { dataset, keysOf, partiesIn } from '../sharing/parties';
import { dueOf, units, type Person } from './machine/model';
import { Walk, told } from './machine/walk';

const { committee } = sampleTopology('quickstart');
const foundation = foundationWith({ committee, clock: () => Date.now() });
const net = useNet({ batchTimeoutMs: 5, foundation });
const steps = Number(process.env['MACHINE_STEPS'] ?? 300);
const chance = new Chance(Number(process.env['FUZZ_SEED']));
const dayMs = 86_400_000;
let ledgers: Readonly<Record<Person, Ledger>>;
let sealTo: string;

beforeAll(async () => {
  const parties = await partiesIn(net());
  const admin = await net().connect('GD/admin');
  const { lowest } = units;
  await admin.registry.establish({ departments: [{ path: lowest, name: { zh: '办事窗口', en: 'Service Window' } }] });
  await admin.registry.enrol({
    actors: [
      { id: 'hua', name: '华蓉', department: 'hrss', roles: ['official'] },
      { id: 'qu', name: '曲宁', department: lowest, roles: ['official'] },
    ],
  });
  const official = (id: string, department: string) =>
    connectWith(net(), 'GD', { 'hf.EnrollmentID': id, 'opn.department': department, 'opn.roles': 'official' });
  const [hua, qu] = [await official('hua', 'hrss'), await official('qu', lowest)];
  await arrange(net());
  const { ministry: wu, licensing: li, civil: chen, zhejiang: jiang } = parties;
  const [he, zhao] = [await net().connect('MHRSS/he'), await net().connect('Committee/zhao')];
  ledgers = { hua, li, qu, chen, jiang, wu, he, zhao };
  sealTo = await parties.sealTo();
});

/** Until every authority's peer has the same blocks. */
async function settled(): Promise<void> {
  for (;;) {
    const heights = await Promise.all(
      [ledgers.li, ledgers.jiang, ledgers.wu, ledgers.zhao].map((each) => each.height()),
    );
    if (heights.every((each) => each === heights[0])) return;
  }
}

test('whatever people do, and when: the ledger is where the model says', async () => {
  if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
  const walk = new Walk(ledgers, chance, sealTo);
  const start = Date.now();
  let passed = 0;
  for (let i = 0; i < steps; i += 1) {
    passed += 2000 + (chance.below(5) === 0 ? chance.below(6 * dayMs) : 0);
    await later(start + passed - Date.now(), async () => {
      await walk.step(Date.now());
      await settled();
      const asked = walk.requests.length > 0 ? chance.of(walk.requests) : undefined;
      if (!asked) return;
      const found = await ledgers.li.access.requested({ request: asked.id });
      if (JSON.stringify(told(found)) !== JSON.stringify({ stage: asked.stage, due: dueOf(asked) }))
        expect({ ...told(found), trail: walk.trail }).toEqual({ stage: asked.stage, due: dueOf(asked), trail: [] });
    });
  }
  await later(start + passed - Date.now() + 1000, async () => {
    for (const { id, state } of walk.grants) expect((await ledgers.li.access.grant({ grant: id })).state).toBe(state);
    // No opening is lost: neither to those who audit them, nor to whom they named.
    const made = new Set(walk.openings.map(({ id }) => id));
    const listed: string[] = [];
    for await (const { id } of ledgers.he.audit.openings.each({ dataset })) listed.push(id);
    expect(new Set(listed)).toEqual(made);
    const readers: string[] = [];
    for await (const reading of ledgers.he.audit.readers.each({ dataset }, { transient: { keys: keysOf(1) } }))
      readers.push(reading.opening.id);
    expect(new Set(readers)).toEqual(made);
    const emergencies: string[] = [];
    for await (const { opening } of ledgers.he.access.emergencies.each({ only: 'awaiting' }))
      emergencies.push(opening.id);
    const open = walk.openings.filter(({ plan, allowed, reviewed }) => plan && allowed && !reviewed);
    expect(new Set(emergencies)).toEqual(new Set(open.map(({ id }) => id)));
  });
  // The walk has been somewhere: most actions were taken, and most were turned away at times.
  const counts = [...walk.counted.values()];
  expect(counts.filter(({ taken }) => taken > 0).length).toBeGreaterThan(counts.length / 2);
  expect(counts.filter(({ turnedAway }) => turnedAway > 0).length).toBeGreaterThan(counts.length / 3);
  expect(walk.openings.length).toBeGreaterThan(10);
}, 300_000);
