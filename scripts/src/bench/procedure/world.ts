/** What stands before the procedure is measured: who countersigns, terms, a policy, a plan, an opening. */
import type { registry } from '@oneplusn/api';
import { defineDataset, type Ledger } from '@oneplusn/sdk';
import { sampleTopology, type Topology } from '@oneplusn/topology';
import { asset, privateAssets } from '../fabric/dataset';
import { provider } from '../fabric/network';

/** Who acts: on the requester's side where a second person signs, where nobody has to, and the others. */
export const people = {
  ...{ provider, official: 'GD/li', second: 'GD/he', stranger: 'ZJ/jiang' },
  ...{ reviewer: 'Committee/zhao', auditor: 'MHRSS/he' },
} as const;
export type Person = keyof typeof people;

/** Below the department that asks: it is what a grant is passed on to. */
export const below = 'hrss/licensing/window';

/** The assets, each with its division: what flows back to a lower level. */
const local = defineDataset({
  ...privateAssets,
  ...{ id: 'MHRSS/bench-local-assets', code: '334001002/0903' },
  schema: {
    ...privateAssets.schema,
    properties: { ...privateAssets.schema.properties, division: { type: 'string', format: 'division' } },
    required: [...privateAssets.schema.required, 'division'],
  },
});

/** What is asked for, and what a policy and a plan give. */
export const wanted = {
  ...{ dataset: local.id, fields: { color: 'whole', size: 'whole' }, purpose: 'bench.procedure' },
  ...{ basis: '性能测试', scenario: '测量办理过程', days: 30, quota: { records: 1_000_000, per: 'day' as const } },
} as const;

/** How many records there are, each opened by many. */
const held = 100;
export const rowKey = (n: number): string => `row-${n % held}`;

/** What the callers go by. */
export interface World {
  readonly policy: string;
  readonly plan: string;
}

/** The samples with these authorities: they differ in their orderers. */
const networks = ['quickstart', 'raft3', 'bft4'] as const;

/**
 * One of them with a second person in the licensing division, and a department below it.
 * @throws RangeError in both languages
 */
export function topologyOfProcedure(given: string): Topology {
  const name = networks.find((each) => each === given);
  if (!name) {
    const all = networks.join(', ');
    throw new RangeError(`没有拓扑 ${given}, 可选: ${all}\nThere is no topology ${given}; there are ${all}`);
  }
  const sample = sampleTopology(name);
  const authorities = sample.authorities.map((authority) => {
    if (authority.msp !== 'GD') return authority;
    const { departments, actors } = authority;
    const he: (typeof actors)[number] = {
      ...{ id: 'he', department: 'hrss/licensing', name: '何平' },
      roles: ['official', 'approver'],
    };
    const window = { path: below, name: { zh: '办事窗口', en: 'Service Window' } };
    return { ...authority, departments: [...departments, window], actors: [...actors, he] };
  });
  return { ...sample, authorities };
}

/** @param connect as an actor, `GD/li` */
export async function arrange({ authorities, committee }: Topology, connect: Connect): Promise<World> {
  const voters = await Promise.all(authorities.map(({ msp }) => connect(`${msp}/admin`)));
  const chair = await connect(`${committee}/admin`);
  for (const motion of motions()) {
    const { id: proposal } = await chair.registry.propose({ motion });
    for (const voter of voters) await settled(() => voter.registry.vote({ proposal, approve: true }));
    await settled(() => chair.registry.enact({ proposal }));
  }
  const steward = await connect(people.provider);
  await steward.dataset(local).publish();
  const rows = Array.from({ length: held }, (_, n) => ({ ...asset(rowKey(n)), division: '440303' }));
  await steward.dataset(local).put(rows);
  const { dataset, fields, purpose, days, quota, basis } = wanted;
  const policy = await steward.access.publishPolicy({
    ...{ dataset, fields, purposes: [purpose], days, quota, basis },
    who: [{ authority: 'ZJ', department: 'hrss', role: 'official' }],
  });
  const plan = await steward.access.publishPlan({
    ...{ dataset, fields, minutes: 60, reviewHours: 72, basis, quota },
    who: [{ authority: 'GD', department: 'hrss', role: 'official' }],
  });
  return { policy: policy.id, plan: plan.id };
}

type Connect = (actor: string) => Promise<Ledger>;

/** Plain calendars, and a second signature in one province. */
function motions(): registry.Motion[] {
  const basis = wanted.basis;
  const year = new Date().getUTCFullYear();
  const calendars = [year, year + 1].map((each): registry.Motion => ({
    action: 'calendar',
    calendar: { year: each, holidays: [], makeUpDays: [], basis },
  }));
  const name = 'access.countersignatures';
  return [...calendars, { action: 'parameter', parameter: { name, basis, authority: 'GD', value: 1 } }];
}

/** Another authority's peer may be a block behind the one that confirmed what went before. */
async function settled<T>(act: () => Promise<T>, tries = 20): Promise<T> {
  for (let left = tries; ; left -= 1)
    try {
      return await act();
    } catch (error) {
      if (left <= 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
}
