/** Each write has a request id: the same one again gives the first answer and writes nothing. */
import { randomUUID } from 'node:crypto';
import { canonicalJson, errors, sha256 } from '@oneplusn/api';
import type { Committed, Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { Conspiracy, rogueFoundation } from '../sharing/conspiracy';
import { insured, people } from '../sharing/data';
import { hex } from '../sharing/parties';

const rogue = rogueFoundation(sampleTopology('quickstart').committee);
const net = useNet({ perAuthority: { GD: rogue, ZJ: rogue } });
const valid = 0;

let wu: Ledger;
let admin: Ledger;
let pair: Conspiracy;
beforeAll(async () => {
  wu = await net().connect('MHRSS/wu');
  admin = await net().connect('MHRSS/admin');
  pair = new Conspiracy(net(), 'GD/feng', ['GD', 'ZJ']);
});

const departments = (path: string) => ({ departments: [{ path, name: { zh: path } }] });

test('the first answer comes again, from whichever endorsers, and nothing is written', async () => {
  const requestId = randomUUID();
  const commits: Committed[] = [];
  const call = () =>
    admin.registry.establish(departments('first'), { requestId, onCommit: (done) => commits.push(done) });
  const first = await call();
  await admin.registry.establish({ departments: [{ path: 'first', name: { zh: '改名' } }] });
  for (let i = 0; i < 4; i += 1) expect(await call()).toEqual(first);
  expect(new Set(commits.map(({ txId }) => txId)).size).toBe(5);
  const { items } = await admin.registry.departments({ msp: 'MHRSS' });
  expect(items.find(({ path }) => path === 'first')?.name).toEqual({ zh: '改名' });
});

test('for other content it is refused, whatever it differs in', async () => {
  const requestId = randomUUID();
  await admin.registry.establish(departments('second'), { requestId });
  const reused = await refused(
    admin.registry.establish(departments('third'), { requestId }),
    errors.ledger.requestReused,
  );
  expect(reused.args).toEqual({ requestId });
  const motion = { action: 'suspend' as const, msp: 'GD', reason: 'x' };
  await refused(admin.registry.propose({ motion }, { requestId }), errors.ledger.requestReused);
  expect((await admin.registry.departments({ msp: 'MHRSS' })).items.map(({ path }) => path)).not.toContain('third');
});

test('is everybody’s own: another actor’s is another request', async () => {
  const requestId = randomUUID();
  await admin.registry.establish(departments('fourth'), { requestId });
  const other = await net().connect('GD/admin');
  expect(await other.registry.establish(departments('fourth'), { requestId })).toMatchObject([{ id: 'GD/fourth' }]);
  await refused(wu.ledger.receipt({ requestId }), errors.ledger.notFound);
  expect(await admin.ledger.receipt({ requestId })).toMatchObject({
    transaction: 'registry.establish',
    result: [{ id: 'MHRSS/fourth' }],
  });
});

test('two at once with one id are one', async () => {
  const requestId = randomUUID();
  const call = () => admin.registry.propose({ motion: { action: 'suspend', msp: 'GD', reason: 'x' } }, { requestId });
  const [one, two, three] = await Promise.all([call(), call(), call()]);
  expect([two, three]).toEqual([one, one]);
  const { items } = await admin.registry.proposals({ msp: 'MHRSS', size: 200 });
  expect(items.filter(({ id }) => id === one.id)).toHaveLength(1);
});

test('a refused request leaves nothing: its id is still to be had', async () => {
  const requestId = randomUUID();
  await refused(admin.registry.establish(departments('none/below'), { requestId }), errors.registry.unknownDepartment);
  await refused(admin.ledger.receipt({ requestId }), errors.ledger.notFound);
  expect(await admin.registry.establish(departments('fifth'), { requestId })).toHaveLength(1);
});

test('the receipt of a write that one authority signs alone lies with that authority', async () => {
  const requestId = randomUUID();
  const prepare = () => wu.vault.prepare({}, { requestId });
  const answer = { key: 'k-1', prepared: true };
  expect(await prepare()).toEqual(answer);
  expect(await prepare()).toEqual(answer);
  expect(await wu.ledger.receipt({ requestId })).toMatchObject({
    transaction: 'vault.prepare',
    result: answer,
  });
  expect(await pair.read(['receipt', 'MHRSS', 'wu', requestId])).toBe('');

  await wu.dataset(insured).publish();
  const put = { dataset: insured.id, count: 2 };
  const [records, salt, other] = [people(2), hex(), randomUUID()];
  const call = (given = records) =>
    wu.records.putConditional(put, { transient: { records: given, salt }, requestId: other });
  const first = await call();
  expect(await call()).toEqual(first);
  await refused(call([...records].reverse()), errors.ledger.requestReused);
});

describe('two authorities together', () => {
  /** As the registry names the administrator whose receipts these are. */
  let administrator = '';
  beforeAll(async () => ({ actor: administrator } = await admin.registry.whoami()));
  const receiptKey = (requestId: string) => ['receipt', ...administrator.split('/'), requestId] as const;
  const text = (requestId: string) =>
    canonicalJson({
      transaction: 'registry.establish',
      txId: 'x',
      at: 'x',
      result: '"done"',
      digest: sha256(requestId),
    });

  test('cannot answer in another’s place', async () => {
    const requestId = randomUUID();
    expect(await pair.write({ key: receiptKey(requestId), text: text(requestId) })).toBe(valid);
    await refused(admin.ledger.receipt({ requestId }), errors.ledger.notFound);
    expect(await admin.registry.establish(departments('sixth'), { requestId })).toMatchObject([{ id: 'MHRSS/sixth' }]);
    expect(await admin.ledger.receipt({ requestId })).toMatchObject({ result: [{ id: 'MHRSS/sixth' }] });
  });

  test('cannot make an answer forgotten, so that the write is done twice', async () => {
    for (const damaged of [undefined, 'nonsense', 'sealed']) {
      const requestId = randomUUID();
      await admin.registry.establish(departments('seventh'), { requestId });
      const key = receiptKey(requestId);
      const write = damaged === undefined ? { key } : { key, text: damaged === 'sealed' ? text(requestId) : damaged };
      expect(await pair.write(write)).toBe(valid);
      const again = await refused(
        admin.registry.establish(departments('seventh'), { requestId }),
        errors.ledger.sealBroken,
      );
      expect(again.args).toEqual({ kind: 'receipt', id: requestId });
      await refused(admin.ledger.receipt({ requestId }), errors.ledger.sealBroken);
    }
  });
});
