/** An authority's own people read its conditional data: under an opening that leaves a trace, and no other way. */
import { canonicalJson, errors, openedKeys } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../engine';
import { govern } from './sharing/governing';
import { refused } from './refused';
import { insured, posts } from './sharing/data';
import { dataset, folk, hex, keysOf, partiesIn, type Parties } from './sharing/parties';
import { eventually } from './waiting';

const net = useNet();
const purpose = 'pension.review';
const fields = { name: 'whole', idNumber: 'last:4' } as const;
let parties: Parties;
let ministry: Ledger;
let admin: Ledger;
beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry } = parties);
  admin = await net().connect('MHRSS/admin');
});

const openOwn = (by: Ledger, change: object = {}, keys = keysOf(2), salt = hex()) =>
  by.access.openOwn({ dataset, fields, purpose, records: keys.length, ...change }, { transient: { keys, salt } });

test('many people are read under one opening, which the authority’s auditors find', async () => {
  const seen: unknown[] = [];
  const openings = new Set<string>();
  for await (const { record, opening } of ministry.dataset(insured).own(keysOf(12), { purpose, fields }).entries()) {
    seen.push(record);
    openings.add(opening.id);
  }
  const expected = folk.slice(0, 12).map(({ name, idNumber }) => ({ name, idNumber: idNumber.slice(-4) }));
  expect(seen).toEqual(expected);
  expect(openings.size).toBe(1);
  const { items } = await eventually(() => admin.audit.ownOpenings({ dataset, actor: 'MHRSS/wu' }));
  expect(items[0]).toMatchObject({ id: [...openings][0], purpose, fields, records: 12, department: 'data-office' });
  const whole: unknown[] = [];
  for await (const person of ministry.dataset(insured).own(keysOf(1), { purpose })) whole.push(person);
  expect(whole).toEqual([folk[0]]);
});

test('it lies in the authority’s own collection as it was answered, with no business key in it', async () => {
  const [keys, salt] = [keysOf(1), hex()];
  const opening = await openOwn(ministry, {}, keys, salt);
  expect(opening.keys).toBe(openedKeys(keys, salt).root);
  const stored: string[] = [];
  for await (const { value } of admin.vault.copy.each()) if (value.includes(opening.id)) stored.push(value);
  expect(stored).toHaveLength(2);
  expect(stored).toContain(canonicalJson(opening));
  for (const each of stored) for (const secret of [keys[0], salt]) expect(each).not.toContain(secret);
});

test('nothing is read without it, with other keys, by others, or beyond it', async () => {
  const [keys, salt] = [keysOf(2), hex()];
  const { id: opening } = await openOwn(ministry, {}, keys, salt);
  const read = (by: Ledger, transient = { keys, salt }, id = opening) =>
    eventually(() => by.records.own({ opening: id }, { transient }));
  expect((await read(ministry)).records.map(({ record }) => Object.keys(record?.fields ?? {}).sort())).toEqual([
    ['idNumber', 'name'],
    ['idNumber', 'name'],
  ]);
  const once = (by: Ledger, transient = { keys, salt }, id = opening) => by.records.own({ opening: id }, { transient });
  await refused(once(ministry, { keys: keysOf(2, 5), salt }), errors.access.keysDiffer);
  await refused(once(ministry, { keys, salt: hex() }), errors.access.keysDiffer);
  await refused(once(ministry, { keys: keysOf(3), salt }), errors.access.keysDiffer);
  await refused(once(ministry, { keys, salt }, opening.replace(/.{4}$/, '0000')), errors.access.openingUnknown);
  await refused(once(parties.licensing), errors.access.openingUnknown);
  const zheng = await net().connect('MHRSS/zheng');
  await refused(once(zheng), errors.access.openingNotYours);
});

test('it ends with its hours, a governed number', async () => {
  await govern(net(), { name: 'access.opening-hours', value: 0, basis: '试验' });
  try {
    const [keys, salt] = [keysOf(1), hex()];
    const { id: opening, at, expires } = await openOwn(ministry, {}, keys, salt);
    expect(expires).toBe(at);
    await refused(ministry.records.own({ opening }, { transient: { keys, salt } }), errors.access.openingExpired);
  } finally {
    await govern(net(), { name: 'access.opening-hours', value: 24, basis: '试验' });
  }
});

test('only those who have the standing permission open, and only their own authority’s', async () => {
  const zheng = await net().connect('MHRSS/zheng');
  await refused(openOwn(zheng), errors.access.otherDepartment, {
    dataset,
    holder: 'MHRSS/data-office',
    actor: 'MHRSS/zheng',
    department: 'social-insurance',
  });
  await refused(openOwn(parties.licensing), errors.ledger.notOwner);
  await refused(openOwn(admin), errors.registry.roleMissing);
  await refused(openOwn(ministry, { dataset: posts.id, fields: { name: 'whole' } }), errors.records.wrongClass);
  await refused(openOwn(ministry, { fields: { salary: 'whole' } }), errors.access.fieldUnknown);
  await refused(openOwn(ministry, { fields: { name: 'last:4' } }), errors.access.derivationUnknown);
  await refused(openOwn(ministry, { records: 3 }), errors.ledger.malformed);
  await refused(openOwn(ministry, {}, ['110105194912310021']), errors.records.keyImpossible);
});

test('auditors list what was opened, page by page, and only their own authority’s', async () => {
  await openOwn(ministry, { purpose: 'audit.sample' });
  const all = [];
  for await (const each of admin.audit.ownOpenings.each({ size: 2 })) all.push(each);
  expect(all.length).toBeGreaterThan(4);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const [first] = all;
  const since = await admin.audit.ownOpenings({ since: first!.at });
  expect(since.items.map(({ id }) => id)).toEqual([first!.id]);
  const before = await admin.audit.ownOpenings({ until: first!.at, department: 'data-office', size: 200 });
  expect(before.items[0]?.id).toBe(first!.id);
  expect((await admin.audit.ownOpenings({ until: all.at(-1)!.at })).items.map(({ id }) => id)).toEqual([
    all.at(-1)!.id,
  ]);
  expect((await (await net().connect('GD/feng')).audit.ownOpenings()).items).toEqual([]);
});
