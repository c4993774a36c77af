/** Every pair of role and transaction of the procedure: let through or turned away at the door as this table says. */
import { allTransactions, errors, roles, type Role } from '@oneplusn/api';
import fc from 'fast-check';
import { useNet } from '../../engine';
import { fitting } from '../fuzz/fitting';
import { rawCall, refusalIn } from '../fuzz/raw';
import { stockClient, type StockClient } from '../sharing/stock';

const all: readonly Role[] = roles;

/** Who may call what; written down here once more, so that a description that changes is noticed. */
const table: Readonly<Record<string, readonly Role[]>> = {
  'access.request': ['official', 'steward'],
  'access.countersign': ['steward', 'approver'],
  'access.return': ['steward'],
  'access.complete': ['official', 'steward'],
  'access.extend': ['steward'],
  'access.approve': ['steward'],
  'access.refuse': ['steward'],
  'access.withdraw': ['official', 'steward'],
  'access.escalate': ['official', 'steward', 'reviewer'],
  'access.dispute': ['official', 'steward'],
  'access.rule': ['reviewer'],
  'access.claim': ['official', 'steward'],
  'access.supply': ['steward'],
  'access.revoke': ['steward'],
  'access.suspend': ['steward'],
  'access.resume': ['steward'],
  'access.delegate': ['official', 'steward'],
  'access.undelegate': ['official', 'steward'],
  'access.delegation': all,
  'access.delegations': all,
  'access.publishPolicy': ['steward'],
  'access.endPolicy': ['steward'],
  'access.flowBack': ['steward'],
  'access.grantByPolicy': all,
  'access.policy': all,
  'access.policies': all,
  'access.publishPlan': ['steward'],
  'access.endPlan': ['steward'],
  'access.plan': all,
  'access.plans': all,
  'access.inspect': ['steward', 'auditor'],
  'access.emergencies': ['auditor', 'administrator', 'steward'],
  'access.disclosureKey': ['official', 'steward'],
  'access.open': ['official', 'steward'],
  'access.openMany': ['official', 'steward'],
  'access.openOwn': ['official', 'steward'],
  'access.requests': all,
  'access.requested': all,
  'access.grants': all,
  'access.grant': all,
  'catalog.reclassify': ['steward'],
  'catalog.confirm': ['steward'],
  'catalog.updates': all,
  'correction.report': ['official', 'steward'],
  'correction.withdraw': ['official', 'steward'],
  'correction.escalate': ['official', 'steward'],
  'correction.reply': ['steward'],
  'correction.affected': ['steward'],
  'correction.tell': ['steward'],
  'correction.get': all,
  'correction.list': all,
  'correction.notices': all,
  'audit.checkpoint': ['auditor', 'administrator'],
  'audit.openings': ['auditor', 'administrator', 'steward'],
  'audit.ownOpenings': ['auditor', 'administrator', 'steward'],
  'audit.readers': ['auditor'],
  'audit.disclose': ['official', 'steward'],
  'audit.withhold': ['steward'],
  'audit.release': ['steward', 'reviewer'],
  'audit.withheld': all,
};

/** One person of each role and of no other. */
const people: Readonly<Record<Role, string>> = {
  administrator: 'GD/admin',
  steward: 'GD/feng',
  official: 'GD/li',
  reviewer: 'Committee/zhao',
  approver: 'GD/chu',
  auditor: 'MHRSS/he',
};

const net = useNet({ batchTimeoutMs: 20 });
const clients = new Map<Role, StockClient>();
beforeAll(() => {
  for (const role of roles) clients.set(role, stockClient(net(), people[role]));
});
afterAll(() => clients.forEach((client) => client.close()));

test('access, corrections and audit stand in the table whole', () => {
  const named = allTransactions.map(({ name }) => name).filter((name) => /^(access|correction|audit)\./.test(name));
  expect(named.filter((name) => !(name in table))).toEqual([]);
});

/** No role, or none of the authority that owns what the call names: that is asked before the role. */
const atTheDoor: readonly string[] = [
  errors.registry.roleMissing.code,
  errors.registry.notCommittee.code,
  errors.ledger.notOwner.code,
];

const rows = Object.entries(table).flatMap(([name, allowed]) =>
  roles.map((role) => [role, name, allowed.includes(role)] as const),
);

test.each(rows)('%s, %s: %s', async (role, name, allowed) => {
  const transaction = allTransactions.find((each) => each.name === name)!;
  const sample = <T>(arbitrary: fc.Arbitrary<T>): T => fc.sample(arbitrary, { numRuns: 1, seed: 1 })[0]!;
  const { input, transient } = transaction;
  const call = rawCall(transaction, sample(fitting(input)), transient && sample(fitting(transient)));
  const refusal = await clients
    .get(role)!
    .evaluate(name.replace('.', ':'), call)
    .then(() => undefined, refusalIn);
  const turnedAway = refusal !== undefined && atTheDoor.includes(refusal.code);
  if (allowed) expect(refusal?.code).not.toBe(errors.registry.roleMissing.code);
  else expect([turnedAway, refusal?.code]).toEqual([true, refusal?.code]);
});
