/** Openings at the same time: one transaction, and each stays its own. */
import { randomUUID } from 'node:crypto';
import { errors, type access } from '@oneplusn/api';
import type { OpeningDenied, Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { insured, wanted } from '../sharing/data';
import { dataset, partiesIn, fields, folk, hex, keysOf, type Parties } from '../sharing/parties';

const net = useNet();
let parties: Parties;
let licensing: Ledger;
let grant: access.Grant;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ licensing } = parties);
  grant = await parties.granted();
});

test('those at the same time share transactions, and each stays its own', async () => {
  const tight = await parties.granted({ quota: { records: 8, per: 'day' } });
  const handle = licensing.dataset(insured);
  const typed = await handle.grant(tight.id, fields);
  const impossible = handle
    .open({ ...typed }, ['1101051949123100'])
    .entries()
    .next();
  await expect(impossible).rejects.toThrow();
  const asked = Array.from({ length: 12 }, (_, n) => ({ purpose: n === 3 ? 'statistics' : wanted.purpose, n }));
  const openings = await Promise.all(
    asked.map(async ({ purpose, n }) => {
      const entries = handle.open({ ...typed, purpose }, keysOf(1, n)).entries();
      try {
        const { value } = await entries.next();
        expect(value?.record).toMatchObject({ name: folk[n]!.name });
        return value!.opening;
      } catch (error) {
        return (error as OpeningDenied).opening;
      }
    }),
  );
  const codes = openings.map((opening) => opening.denial?.code ?? 'allowed');
  expect(codes[3]).toBe(errors.access.purposeDiffers.code);
  expect(codes.filter((code) => code === 'allowed')).toHaveLength(8);
  expect(codes.filter((code) => code === errors.access.quotaSpent.code)).toHaveLength(3);
  // One a sort of denial, by one person on one day.
  expect(new Set(openings.map(({ id }) => id)).size).toBe(10);
  expect(new Set(openings.map(({ txId }) => txId)).size).toBeLessThan(10);
});

test('several in one call: each under its own request id, all or none', async () => {
  const sealTo = await parties.sealTo();
  const one = (n: number) => ({
    input: { requestId: randomUUID(), grant: grant.id, fields, purpose: wanted.purpose, records: 1 },
    named: { keys: keysOf(1, n), salt: hex() },
  });
  const [a, b] = [one(1), one(2)];
  const call = (openings: readonly (typeof a)[], named = openings.map((each) => each.named)) =>
    licensing.access.openMany(
      { dataset, openings: openings.map(({ input }) => input) },
      { transient: { named, sealTo } },
    );
  const made = await call([a, b]);
  const again = await licensing.access.open(
    { dataset, grant: grant.id, fields, purpose: wanted.purpose, records: 1 },
    { requestId: a.input.requestId, transient: { ...a.named, sealTo } },
  );
  expect(again).toEqual(made[0]);
  const c = one(3);
  expect(await call([b, c, b])).toEqual([made[1], expect.objectContaining({ state: 'allowed' }), made[1]]);
  const d = one(4);
  await refused(call([d, { ...b, named: c.named }]), errors.ledger.requestReused);
  await refused(call([d, a], [d.named]), errors.ledger.malformed);
  const many = Array.from({ length: 600 }, (_, n) => `key-${n}`);
  const heavy = { input: { ...d.input, records: 600 }, named: { ...d.named, keys: many } };
  await refused(call([heavy, heavy]), errors.ledger.malformed);
  const [fresh] = await call([d]);
  expect(fresh?.txId).not.toBe(made[0]?.txId);
});

describe('reads in one call', () => {
  const opened = async (by: Ledger, n: number, count = 1) => {
    const named = { keys: keysOf(count, n), salt: hex() };
    const attempt = { dataset, grant: grant.id, fields, purpose: wanted.purpose, records: count };
    const { id } = await by.access.open(attempt, { transient: { ...named, sealTo: await parties.sealTo() } });
    return { id, named };
  };
  const read = (...all: { id: string; named: { keys: string[]; salt: string }; from?: number; count?: number }[]) =>
    licensing.records.readMany(
      { dataset, reads: all.map(({ id, from = 0, count = 2 }) => ({ opening: id, from, count })) },
      { transient: { named: all.map(({ named }) => named) } },
    );

  test('answer each of them as one alone', async () => {
    const [a, b] = [await opened(licensing, 1), await opened(licensing, 2, 3)];
    const alone = (one: typeof a, from = 0) =>
      licensing.records.read({ opening: one.id, from, count: 2 }, { transient: one.named });
    expect(await read(a, b, { ...b, from: 2 })).toEqual([await alone(a), await alone(b), await alone(b, 2)]);
    expect((await read(a, b)).map(({ records, next }) => [records.length, next])).toEqual([
      [1, undefined],
      [2, 2],
    ]);
  });

  test('give nothing where one of them is not to be read', async () => {
    const [a, b] = [await opened(licensing, 1), await opened(licensing, 2)];
    await refused(read(a, { ...b, named: a.named }), errors.access.keysDiffer);
    await refused(read(a, { ...b, id: 'MHRSS/o-gd-0000000000000000' }), errors.access.openingUnknown);
    await refused(read({ ...a, count: 200 }, b), errors.ledger.malformed);
    const reads = [a, b].map(({ id }) => ({ opening: id, from: 0, count: 1 }));
    const oneSet = { transient: { named: [a.named] } };
    await refused(licensing.records.readMany({ dataset, reads }, oneSet), errors.ledger.malformed);
    const elsewhere = { dataset: 'MHRSS/other', reads: [{ opening: a.id, from: 0, count: 1 }] };
    await refused(licensing.records.readMany(elsewhere, oneSet), errors.access.openingUnknown);
    const { id } = await parties.ministry.access.revoke({ grant: grant.id, reason: '测试' });
    expect(id).toBe(grant.id);
    await refused(read(a, b), errors.access.grantRevoked);
    grant = await parties.granted();
  });
});
