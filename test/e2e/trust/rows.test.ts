/** Rows that all authorities hold: what two others make of them is noticed, and put right by anybody. */
import { errors } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, rogueFoundation, rowKey, sheetKey } from '../sharing/conspiracy';
import { posts } from '../sharing/data';
import { partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });

const valid = 0;
let parties: Parties;
let pair: Conspiracy;

beforeAll(async () => {
  parties = await partiesIn(net());
  pair = new Conspiracy(net(), 'GD/li', ['GD', 'ZJ']);
});

describe('records in public', () => {
  const { id } = posts;
  const key = '1-01';
  const get = () => parties.zhejiang.records.get({ dataset: id, key });
  const rowText = () => pair.read(rowKey(id, key));
  const keysOnPage = async () => (await parties.zhejiang.records.page({ dataset: id })).items.map((row) => row.key);

  beforeAll(async () => {
    const records = ['1-01', '1-02', '1-03'].map((code) => ({ code, name: `职业 ${code}` }));
    await parties.ministry.records.put({ dataset: id, records });
  });

  async function damaged(): Promise<void> {
    await refused(get(), errors.ledger.sealBroken);
    expect(await keysOnPage()).toEqual(['1-02', '1-03']);
    await refused(
      parties.ministry.records.put({ dataset: id, records: [{ code: key, name: 'x' }] }),
      errors.ledger.sealBroken,
    );
    await refused(parties.zhejiang.records.history({ dataset: id, key }), errors.ledger.sealBroken);
  }
  const restored = () => parties.zhejiang.records.restore({ dataset: id, key });

  test('are not altered by two authorities unseen, and anybody restores them', async () => {
    const text = await rowText();
    expect(await pair.write({ key: rowKey(id, key), text: text.replace('职业', '假业') })).toBe(valid);
    await damaged();
    expect(await restored()).toMatchObject({ version: 1, fields: { name: '职业 1-01' } });
    expect(await get()).toMatchObject({ version: 1, fields: { name: '职业 1-01' } });
    expect(await rowText()).toBe(text);
  });

  test('nor turned into nonsense', async () => {
    for (const text of ['{}', '{"row":{}}', '[]', '0']) {
      expect(await pair.write({ key: rowKey(id, key), text })).toBe(valid);
      await refused(get(), errors.ledger.sealBroken);
      expect(await keysOnPage()).toEqual(['1-02', '1-03']);
    }
    expect(await restored()).toMatchObject({ version: 1 });
  });

  test.each([undefined, 'no JSON'])('a removed one comes back (%s)', async (text) => {
    expect(await pair.write({ key: rowKey(id, key), ...(text !== undefined && { text }) })).toBe(valid);
    await refused(get(), errors.ledger.sealBroken);
    expect(await restored()).toMatchObject({ version: 1 });
    expect(await get()).toMatchObject({ state: 'current' });
  });

  test.each([undefined, '{}', 'no JSON'])(
    'what proves a batch is not damaged unseen (%s), and comes back with any of its rows',
    async (text) => {
      const { batch } = JSON.parse(await rowText()) as { batch: string };
      expect(await pair.write({ key: sheetKey(id, batch, 0), ...(text !== undefined && { text }) })).toBe(valid);
      for (const code of ['1-01', '1-02', '1-03'])
        await refused(parties.zhejiang.records.get({ dataset: id, key: code }), errors.ledger.sealBroken);
      expect(await keysOnPage()).toEqual([]);
      expect(await restored()).toMatchObject({ version: 1, fields: { name: '职业 1-01' } });
      expect(await keysOnPage()).toEqual(['1-01', '1-02', '1-03']);
    },
  );

  test('an old version is not put back after a correction, nor after a withdrawal', async () => {
    const first = await rowText();
    await parties.ministry.records.correct({ dataset: id, key, fields: { code: key, name: '更正' }, reason: '有误' });
    const second = await rowText();
    expect(await pair.write({ key: rowKey(id, key), text: first })).toBe(valid);
    await damaged();
    const among = ['1-02', key].map((code) => ({ code, name: `职业 ${code}` }));
    await refused(parties.ministry.records.put({ dataset: id, records: among }), errors.ledger.sealBroken);
    expect(await restored()).toMatchObject({ version: 2, fields: { name: '更正' } });
    await parties.ministry.records.withdraw({ dataset: id, key, reason: '撤销' });
    for (const text of [first, second]) {
      expect(await pair.write({ key: rowKey(id, key), text })).toBe(valid);
      await damaged();
    }
    expect(await pair.write({ key: rowKey(id, key) })).toBe(valid);
    await damaged();
    const others = ['1-08', key, '1-09'].map((code) => ({ code, name: `职业 ${code}` }));
    await refused(parties.ministry.records.put({ dataset: id, records: others }), errors.ledger.sealBroken);
    expect(await restored()).toMatchObject({ version: 3, state: 'withdrawn' });
    const history = await parties.zhejiang.records.history({ dataset: id, key });
    expect(history.map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  test('a row of one batch does not pass in another place', async () => {
    const text = (await pair.read(rowKey(id, '1-02'))).replaceAll('1-02', '1-04');
    expect(await pair.write({ key: rowKey(id, '1-04'), text })).toBe(valid);
    await refused(parties.zhejiang.records.get({ dataset: id, key: '1-04' }), errors.records.unknownRecord);
    const moved = await pair.read(rowKey(id, '1-02'));
    expect(await pair.write({ key: rowKey(id, '1-05'), text: moved })).toBe(valid);
    await refused(parties.zhejiang.records.get({ dataset: id, key: '1-05' }), errors.records.unknownRecord);
  });

  const put = (codes: readonly string[], name: string) =>
    parties.ministry.records.put({ dataset: id, records: codes.map((code) => ({ code, name })) });
  const named = async (code: string) => (await parties.zhejiang.records.get({ dataset: id, key: code })).fields?.name;

  test('a row of an older batch does not come back after it was removed and put once more', async () => {
    const codes = ['2-01', '2-02'];
    await put(codes, '旧');
    const old = await pair.read(rowKey(id, '2-01'));
    expect(await pair.write(...codes.map((code) => ({ key: rowKey(id, code) })))).toBe(valid);
    await put(codes, '新');
    expect(await eventually(() => named('2-01'))).toBe('新');
    expect(await pair.write({ key: rowKey(id, '2-01'), text: old })).toBe(valid);
    await refused(parties.zhejiang.records.get({ dataset: id, key: '2-01' }), errors.ledger.sealBroken);
    await refused(parties.zhejiang.records.getMany({ dataset: id, keys: codes }), errors.ledger.sealBroken);
    expect(await parties.zhejiang.records.restore({ dataset: id, key: '2-01' })).toMatchObject({
      fields: { name: '新' },
    });
    expect(await eventually(() => named('2-01'))).toBe('新');
  });

  test('nonsense where no row was hinders nobody', async () => {
    for (const text of ['{}', '{"row":{}}', 'no JSON', `"${'x'.repeat(600_000)}"`])
      expect(await pair.write({ key: rowKey(id, '3-01'), text })).toBe(valid);
    await refused(parties.zhejiang.records.get({ dataset: id, key: '3-01' }), errors.records.unknownRecord);
    await put(['3-01', '3-02'], '可用');
    expect(await eventually(() => named('3-01'))).toBe('可用');
  });

  test('a row is put, corrected and read although its key is held shut', async () => {
    expect(await pair.hold(rowKey(id, '4-01'))).toBe(valid);
    await put(['4-01', '4-02', '4-03'], '首次');
    expect(await eventually(() => named('4-01'))).toBe('首次');
    const fields = { code: '4-01', name: '更正' };
    await parties.ministry.records.correct({ dataset: id, key: '4-01', fields, reason: '有误' });
    expect(
      await eventually(
        () => named('4-01'),
        (name) => name === '更正',
      ),
    ).toBe('更正');
    expect(await named('4-02')).toBe('首次');
  });
});
