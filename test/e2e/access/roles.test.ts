/** Every pair of role and transaction: let through or turned away at the door as the table says. */
import { allTransactions, errors, roles, type Role } from '@oneplusn/api';
import fc from 'fast-check';
import { useNet } from '../../engine';
import { fitting } from '../fuzz/fitting';
import { rawCall, refusalIn } from '../fuzz/raw';
import { stockClient, type StockClient } from '../sharing/stock';
import { table } from './roles/table';

/** One person of each role and of no other. */
const people: Readonly<Record<Role, string>> = {
  administrator: 'GD/admin',
  steward: 'GD/feng',
  official: 'GD/li',
  reviewer: 'Committee/zhao',
  approver: 'GD/chu',
  auditor: 'MHRSS/he',
};

const net = useNet();
const clients = new Map<Role, StockClient>();
beforeAll(() => {
  for (const role of roles) clients.set(role, stockClient(net(), people[role]));
});
afterAll(() => clients.forEach((client) => client.close()));

test('the table has every transaction, and no other', () => {
  expect(Object.keys(table).sort()).toEqual(allTransactions.map(({ name }) => name).sort());
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
