import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { errors } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { insured, people, posts, secret as internal } from './sharing/data';
import { ownRecord } from './sharing/own';
import { FaultyGateway, useNet } from '../engine';
import { refused } from './refused';
import { eventually } from './waiting';

const net = useNet();
let ministry: Ledger;
let official: Ledger;
let province: Ledger;
let steward: Ledger;

const hex = () => randomBytes(32).toString('hex');
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({
    code: `4-${String(from + n).padStart(4, '0')}`,
    name: `职业 ${from + n}`,
  }));

beforeAll(async () => {
  [ministry, official, province, steward] = await Promise.all([
    net().connect('MHRSS/wu'),
    net().connect('MHRSS/zheng'),
    net().connect('GD/li'),
    net().connect('GD/feng'),
  ]);
  for (const dataset of [posts, insured, internal]) await ministry.dataset(dataset).publish();
});
describe('records of an unconditional dataset', () => {
  const dataset = posts.id;

  test('are put in batches and read by every authority', async () => {
    const receipt = await ministry.records.put({ dataset, records: rows(300) });
    expect(receipt).toMatchObject({ count: 300, created: 300, updated: 0, unchanged: 0 });
    expect(receipt.root).toMatch(/^[0-9a-f]{64}$/);
    for (const reader of [ministry, province]) {
      const record = await eventually(() => reader.records.get({ dataset, key: '4-0007' }));
      expect(record).toMatchObject({ version: 1, state: 'current', fields: { code: '4-0007', name: '职业 7' } });
      expect(record.provenance).toMatchObject({ by: 'MHRSS/wu' });
    }
  });

  test('put again: what is the same is not written, what changed gets a version', async () => {
    const changed = [...rows(5), { code: '4-0005', name: '护士' }, { code: '5-0001', name: '保安' }];
    const receipt = await ministry.records.put({ dataset, records: changed });
    expect(receipt).toMatchObject({ count: 7, created: 1, updated: 1, unchanged: 5 });
    expect(await ministry.records.get({ dataset, key: '4-0005' })).toMatchObject({
      version: 2,
      fields: { name: '护士' },
    });
    expect(await ministry.records.put({ dataset, records: changed })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 7,
    });
  });

  test('are paged in the order of their keys, all or by prefix', async () => {
    const all = [];
    for await (const { key } of ministry.records.page.each({ dataset, size: 40 })) all.push(key);
    expect(all).toEqual([...rows(300).map(({ code }) => code), '5-0001']);
    const some = await ministry.records.page({ dataset, prefix: '4-001' });
    expect(some.items.map(({ key }) => key)).toEqual(rows(10, 10).map(({ code }) => code));
    expect(some.next).toBeUndefined();
  });

  test('are corrected and withdrawn with a reason, and keep their history', async () => {
    const key = '4-0010';
    const corrected = await ministry.records.correct({
      dataset,
      key,
      fields: { code: key, name: '厨师' },
      reason: '名称有误',
    });
    expect(corrected).toMatchObject({ version: 2, fields: { name: '厨师' }, reason: '名称有误' });
    await ministry.records.withdraw({ dataset, key, reason: '已并入其他职业' });
    const record = await ministry.records.get({ dataset, key });
    expect(record).toMatchObject({ version: 3, state: 'withdrawn', reason: '已并入其他职业' });
    expect(record.fields).toBeUndefined();
    const { items } = await ministry.records.page({ dataset, prefix: key });
    expect(items).toEqual([]);
    const history = await ministry.records.history({ dataset, key });
    expect(history.map(({ version, fields }) => [version, fields?.['name']])).toEqual([
      [3, undefined],
      [2, '厨师'],
      [1, '职业 10'],
    ]);
    await refused(ministry.records.withdraw({ dataset, key, reason: '再次' }), errors.records.unknownRecord);
    await refused(
      ministry.records.correct({ dataset, key, fields: { code: key, name: 'x' }, reason: '再次' }),
      errors.records.unknownRecord,
    );
    expect(await ministry.records.put({ dataset, records: [{ code: key, name: '厨师' }] })).toMatchObject({
      updated: 1,
    });
    expect(await ministry.records.get({ dataset, key })).toMatchObject({ version: 4, state: 'current' });
  });

  test('a faulty batch is refused whole', async () => {
    const good = { code: '9-0001', name: '好' };
    const fault = (records: Record<string, string | number>[]) => ministry.records.put({ dataset, records });
    const { args } = await refused(fault([good, { code: '9-0002' }]), errors.records.invalid);
    expect(args).toMatchObject({ row: 2, field: 'name' });
    await refused(fault([good, { ...good, wage: 1 }]), errors.records.invalid);
    await refused(fault([good, { code: '', name: '空' }]), errors.records.invalid);
    await refused(fault([good, { ...good, name: '又' }]), errors.records.duplicateKey);
    await refused(fault(rows(501, 1000)), errors.records.tooMany);
    await refused(fault([]), errors.ledger.malformed);
    await refused(ministry.records.get({ dataset, key: '9-0001' }), errors.records.unknownRecord);
    await refused(ministry.records.get({ dataset, key: '9'.repeat(21) }), errors.records.keyImpossible);
  });

  test('more than the input may hold is refused', async () => {
    const large = Array.from({ length: 500 }, (_, n) => ({ code: `x${n}`, name: '长'.repeat(2000) }));
    await refused(ministry.records.put({ dataset, records: large }), errors.ledger.tooLarge);
  });

  test('only the steward of their own authority and department writes them', async () => {
    const put = { dataset, records: rows(1) };
    await refused(official.records.put(put), errors.registry.roleMissing);
    await refused(steward.records.put(put), errors.ledger.notOwner);
    await refused(steward.records.withdraw({ dataset, key: '4-0001', reason: 'x' }), errors.ledger.notOwner);
    const correction = { dataset, key: '4-0001', fields: { code: '4-0001', name: 'x' }, reason: 'x' };
    await refused(steward.records.correct(correction), errors.ledger.notOwner);
  });

  test('a correction names an existing record, keeps its key, and fits the schema', async () => {
    const correct = (key: string, fields: Record<string, string>) =>
      ministry.records.correct({ dataset, key, fields, reason: '更正' });
    await refused(correct('4-0001', { code: '4-0002', name: 'x' }), errors.records.keyChanged);
    await refused(correct('4-0001', { code: '4-0001' }), errors.records.invalid);
    await refused(correct('none', { code: 'none', name: 'x' }), errors.records.unknownRecord);
  });

  test('what is not there, or of another class, is said so', async () => {
    for (const read of [
      ministry.records.get({ dataset, key: 'none' }),
      ministry.records.history({ dataset, key: 'none' }),
      ministry.records.restore({ dataset, key: 'none' }),
    ]) {
      await refused(read, errors.records.unknownRecord);
    }
    await refused(ministry.records.get({ dataset: 'MHRSS/none', key: 'a' }), errors.ledger.notFound);
    await refused(ministry.records.put({ dataset: 'MHRSS/none', records: rows(1) }), errors.ledger.notFound);
    for (const { id } of [insured, internal]) {
      await refused(ministry.records.put({ dataset: id, records: rows(1) }), errors.records.wrongClass);
      await refused(ministry.records.get({ dataset: id, key: 'a' }), errors.records.wrongClass);
      await refused(ministry.records.page({ dataset: id }), errors.records.wrongClass);
    }
  });

  test('a replayed request writes nothing twice; its id serves for nothing else', async () => {
    const requestId = randomUUID();
    const records = [{ code: '7-0001', name: '甲' }];
    const first = await ministry.records.put({ dataset, records }, { requestId });
    expect(await ministry.records.put({ dataset, records }, { requestId })).toEqual(first);
    expect((await ministry.records.get({ dataset, key: '7-0001' })).version).toBe(1);
    const other = ministry.records.put({ dataset, records: [{ code: '7-0002', name: '乙' }] }, { requestId });
    await refused(other, errors.ledger.requestReused);
  });

  test('a retired dataset takes no more records, but lets them be read and withdrawn', async () => {
    const retiring = { ...posts, id: 'MHRSS/retiring', code: '334001002/0010' } as const;
    await ministry.dataset(retiring).publish();
    await ministry.records.put({ dataset: retiring.id, records: rows(2) });
    await ministry.catalog.retire({ dataset: retiring.id, reason: '停用' });
    await refused(ministry.records.put({ dataset: retiring.id, records: rows(3) }), errors.catalog.retired);
    const correction = { dataset: retiring.id, key: '4-0000', fields: { code: '4-0000', name: 'x' }, reason: 'x' };
    await refused(ministry.records.correct(correction), errors.catalog.retired);
    expect((await province.records.get({ dataset: retiring.id, key: '4-0001' })).state).toBe('current');
    await ministry.records.withdraw({ dataset: retiring.id, key: '4-0001', reason: '清理' });
  });
});

describe('records of a conditional dataset', () => {
  const dataset = insured.id;
  const [person, other, third] = people(3);

  test('need the vault prepared first, once', async () => {
    const put = ministry.records.putConditional(
      { dataset, count: 1 },
      { transient: { records: [person!], salt: hex() } },
    );
    await refused(put, errors.vault.notPrepared);
    expect(await ministry.vault.prepare()).toEqual({ key: 'k-1', prepared: true });
    expect(await ministry.vault.prepare()).toEqual({ key: 'k-1', prepared: false });
  });

  test('are put, looked at by their provider, corrected, withdrawn and purged', async () => {
    const salt = hex();
    const records = [person!, other!];
    const receipt = await ministry.records.putConditional({ dataset, count: 2 }, { transient: { records, salt } });
    expect(receipt).toMatchObject({ dataset, count: 2 });
    const key = person!.idNumber;
    const own = () => ownRecord(ministry, key);
    expect(await own()).toMatchObject({ version: 1, state: 'current', fields: person });

    const corrected = { ...person!, name: '欧阳更' };
    await ministry.records.correctConditional(
      { dataset, reason: '姓名有误' },
      { transient: { key, fields: corrected, salt: hex() } },
    );
    expect(await own()).toMatchObject({ version: 2, fields: corrected, reason: '姓名有误' });

    await refused(
      ministry.records.purge({ dataset, reason: '应本人要求' }, { transient: { key } }),
      errors.ledger.illegalState,
    );
    await ministry.records.withdrawConditional({ dataset, reason: '重复登记' }, { transient: { key, salt: hex() } });
    expect(await own()).toMatchObject({ version: 3, state: 'withdrawn', reason: '重复登记' });
    await refused(
      ministry.records.withdrawConditional({ dataset, reason: 'x' }, { transient: { key, salt: hex() } }),
      errors.records.unknownRecord,
    );
    await ministry.records.purge({ dataset, reason: '应本人要求' }, { transient: { key } });
    expect(await own()).toBeUndefined();
    await refused(
      ministry.records.purge({ dataset, reason: 'x' }, { transient: { key } }),
      errors.records.unknownRecord,
    );
  });

  test('neighbours that share a root can be corrected at the same moment', async () => {
    const neighbours = people(48).slice(40);
    await ministry.dataset(insured).put(neighbours);
    const moved = neighbours.map((each, n) => ({ ...each, address: `新址 ${n} 号` }));
    const correct = (fields: (typeof moved)[0]) =>
      ministry.records.correctConditional(
        { dataset, reason: '迁移' },
        { transient: { key: fields.idNumber, fields, salt: hex() } },
      );
    await Promise.all(moved.map(correct));
    for (const fields of moved) {
      const seen = await eventually(
        () => ownRecord(ministry, fields.idNumber),
        (record) => record?.version === 2,
      );
      expect(seen).toMatchObject({ version: 2, fields });
    }
  });

  test('faults are refused before anything is stored', async () => {
    const put = (records: Record<string, string | number>[], count = records.length) =>
      ministry.records.putConditional({ dataset, count }, { transient: { records, salt: hex() } });
    await refused(put([third!], 2), errors.ledger.malformed);
    await refused(put([third!, third!]), errors.records.duplicateKey);
    await refused(put([third!, { ...person!, idNumber: '110105194912310021' }]), errors.records.invalid);
    await refused(put([third!, { ...person!, birthDate: '1987-02-30' }]), errors.records.invalid);
    expect(await ownRecord(ministry, third!.idNumber)).toBeUndefined();
    const key = other!.idNumber;
    const correct = (fields: Record<string, string | number>) =>
      ministry.records.correctConditional({ dataset, reason: 'x' }, { transient: { key, fields, salt: hex() } });
    await refused(correct(third!), errors.records.keyChanged);
    await refused(correct({ ...other!, months: -1 }), errors.records.invalid);
  });

  test('are their provider’s alone', async () => {
    const put = steward.records.putConditional(
      { dataset, count: 1 },
      { transient: { records: [third!], salt: hex() } },
    );
    await refused(put, errors.ledger.notOwner);
  });

  test('neither a value nor a key is in what goes to the ledger', async () => {
    const gateway = await FaultyGateway.before(net(), 'MHRSS');
    try {
      const ledger = await net().connect('MHRSS/wu', { profile: gateway.profile });
      await ledger.records.putConditional({ dataset, count: 1 }, { transient: { records: [third!], salt: hex() } });
      await ledger.records.put({ dataset: posts.id, records: [{ code: '8-0001', name: '显眼' }] });
      const sent = Buffer.concat(
        gateway.calls.filter(({ method }) => method === 'Submit').map(({ request }) => request),
      );
      expect(sent.includes('显眼')).toBe(true);
      expect(sent.includes('records:putConditional')).toBe(true);
      const hash = createHash('sha256').update(third!.idNumber).digest();
      for (const hidden of [third!.idNumber, third!.name, third!.address, hash])
        expect(sent.includes(hidden)).toBe(false);
    } finally {
      gateway.close();
    }
  });

  test('a commitment stands on every authority’s peer, and only where a record does', async () => {
    const nothing = '0'.repeat(64);
    expect(await province.records.commitments({ dataset, blinded: [nothing] })).toEqual({ hashes: [null] });
  });
});
