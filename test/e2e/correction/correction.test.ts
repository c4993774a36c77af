/** 校核: a reader reports wrong data, the provider answers in time, and every reader is told without a name. */
import { errors, isNoticed, openedKeys } from '@oneplusn/api';
import { tellReaders, type Ledger } from '@oneplusn/sdk';
import { sampleTopology } from '@oneplusn/topology';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { insured } from '../sharing/data';
import { arrange, govern } from '../sharing/governing';
import { later } from '../sharing/later';
import { dataset, fields, folk, hex, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const { committee: chair } = sampleTopology('quickstart');
const foundation = foundationWith({ committee: chair, clock: () => Date.now() });
const net = useNet({ foundation });
const dayMs = 86_400_000;
const words = '与申请人出示的材料不符';
const reason = '经核对';

let parties: Parties;
let ministry: Ledger;
let licensing: Ledger;
let grant: string;
/** Of an opening of three by Guangdong, and one of two by Zhejiang, both with the second person in it. */
let [opening, theirs] = ['', ''];
const [salt, other] = [hex(), hex()];
const [ann, bob, cid, dan] = keysOf(4) as [string, string, string, string];

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry, licensing } = parties);
  await arrange(net());
  grant = (await parties.granted()).id;
  const second = await parties.granted({}, parties.zhejiang);
  opening = (await parties.open({ grant }, [ann, bob, cid], licensing, salt)).id;
  theirs = (await parties.open({ grant: second.id }, [dan, bob], parties.zhejiang, other)).id;
  await eventually(() => licensing.ledger.fact({ kind: 'opening', id: opening }));
  for await (const each of ministry.dataset(insured).own([bob], { purpose: 'pension.review', fields })) void each;
});

const report = (change: Partial<Parameters<Ledger['correction']['report']>[0]> = {}, by = licensing) =>
  by.correction.report({ opening, record: 1, fields: ['name'], words, ...change });

test('a reader reports by opening and place: no key, no name is on the ledger', async () => {
  const made = await report();
  expect(made).toMatchObject({ opening, record: 1, dataset, provider: 'MHRSS', requester: 'GD', replyDays: 10 });
  expect(made.due).toBeDefined();
  expect(JSON.stringify(made)).not.toContain(bob);
  const found = await eventually(() => ministry.correction.get({ correction: made.id }));
  expect(found).toMatchObject({ id: made.id, progress: { stage: 'reported', due: made.due, left: 10 } });
  const { key, items } = await ministry.correction.affected({ correction: made.id });
  expect(key).toBe(bob);
  expect(items.map((item) => [item.requester, item.record, item.told])).toEqual([
    ['MHRSS', 0, false],
    ['ZJ', 1, false],
    ['GD', 1, false],
  ]);
});

test('only who read it reports it, and only what was read', async () => {
  const notReader = errors.correction.notReader;
  await refused(report({}, parties.civil), notReader, { opening, actor: 'GD/chen' });
  await refused(report({}, parties.zhejiang), notReader);
  await refused(report({ record: 3 }), errors.correction.noSuchRecord, { records: 3, record: 3 });
  await refused(report({ fields: ['months'] }), errors.correction.notOpened, { field: 'months' });
  await refused(report({ opening: 'MHRSS/o-gd-0000000000000000' }), errors.ledger.notFound);
  const denied = await parties.open({}, [ann], parties.civil);
  await refused(report({ opening: denied.id, record: 0 }, parties.civil), notReader);
  await refused(report({}, ministry), notReader);
});

test('the provider answers once, and every reader is told, each by what strangers cannot tie together', async () => {
  const { id } = await report();
  await ministry.dataset(insured).put([{ ...folk[1]!, name: '更正后' }]);
  await refused(
    licensing.correction.reply({ correction: id, outcome: 'corrected', reason }),
    errors.registry.roleMissing,
  );
  const feng = await net().connect('GD/feng');
  await refused(feng.correction.reply({ correction: id, outcome: 'corrected', reason }), errors.ledger.notOwner);
  const reply = await ministry.correction.reply({ correction: id, outcome: 'corrected', reason });
  expect(reply).toMatchObject({ correction: id, outcome: 'corrected', reason });
  await refused(
    ministry.correction.reply({ correction: id, outcome: 'confirmed', reason }),
    errors.correction.wrongStage,
  );
  const { notices, unsound } = await tellReaders(ministry, id);
  expect(unsound).toEqual([]);
  expect(notices.map(({ requester }) => requester)).toEqual(['MHRSS', 'ZJ', 'GD']);
  // Begun again it tells nobody twice.
  await eventually(
    () => tellReaders(ministry, id),
    (told) => told.notices.length === 0,
  );
  const inbox = async (by: Ledger) =>
    (
      await eventually(
        () => by.correction.notices(),
        ({ items }) => items.length > 0,
      )
    ).items;
  const [mine] = await inbox(licensing);
  const [zhejiang] = await inbox(parties.zhejiang);
  expect(mine).toMatchObject({ opening, requester: 'GD', dataset, fields: ['name'] });
  expect(zhejiang).toMatchObject({ opening: theirs, requester: 'ZJ' });
  // Who kept the proofs finds out whose record it is; from another's notice nobody learns anything.
  const proofs = openedKeys([ann, bob, cid], salt);
  expect([0, 1, 2].filter((at) => isNoticed(proofs.proofOf(at), mine!))).toEqual([1]);
  expect([0, 1, 2].filter((at) => isNoticed(proofs.proofOf(at), zhejiang!))).toEqual([]);
  const said = JSON.stringify([mine, zhejiang]);
  for (const secret of [id, bob, '更正后']) expect(said).not.toContain(secret);
  expect(mine?.token).not.toBe(zhejiang?.token);
});

test('what is reported is reported once, by whoever of the department: other items are another report', async () => {
  const about = { record: 2 };
  const [one, other] = await Promise.all([report(about), report({ ...about, words: '另一经办人也发现' })]);
  expect(other).toEqual(one);
  const more = await report({ ...about, fields: ['idNumber', 'name'] });
  expect(more).toMatchObject({ fields: ['idNumber'] });
  expect(more.id).not.toBe(one.id);
  for (const fields of [['name'], ['name', 'idNumber']]) expect(await report({ ...about, fields })).toEqual(one);
  expect(await report({ ...about, fields: ['idNumber'] })).toEqual(more);
  const correction = one.id;
  await ministry.correction.reply({ correction, outcome: 'confirmed', reason });
  // Answered it stands: what is still wrong is read anew, and that reading reported.
  expect(await report(about)).toEqual(one);
});

test('who reported takes it back; then nobody answers it, and it can be reported anew', async () => {
  const { id: correction } = await report({ record: 0 });
  await refused(parties.civil.correction.withdraw({ correction, reason }), errors.correction.otherUnit);
  await refused(parties.zhejiang.correction.withdraw({ correction, reason }), errors.ledger.notOwner);
  expect(await licensing.correction.withdraw({ correction, reason })).toMatchObject({ withdrawn: { reason } });
  const stage = { stage: 'withdrawn' };
  const answer = () => ministry.correction.reply({ correction, outcome: 'confirmed', reason });
  await eventually(() => refused(answer(), errors.correction.wrongStage, stage));
  const anew = await report({ record: 0 });
  expect(anew.id).not.toBe(correction);
  expect(await report({ record: 0 })).toEqual(anew);
});

test('the list shows what is due and overdue; what is late is pressed for, once', async () => {
  const { id: correction, due = '' } = await report({ fields: ['birthDate'] });
  const ids = async (by: Ledger, query: Parameters<Ledger['correction']['list']>[0]) =>
    (await by.correction.list({ size: 200, ...query })).items.map(({ id }) => id);
  const provider = 'MHRSS';
  expect(
    await eventually(
      () => ids(ministry, { provider, only: 'due' }),
      (all) => all.includes(correction),
    ),
  ).toContain(correction);
  expect(await ids(ministry, { provider, only: 'overdue' })).toEqual([]);
  expect(await ids(ministry, { requester: 'ZJ' })).toEqual([]);
  await refused(licensing.correction.escalate({ correction, reason }), errors.correction.notOverdue, { due });
  if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
  await later(25 * dayMs, async () => {
    expect(await licensing.correction.escalate({ correction, reason })).toMatchObject({ escalated: { due, reason } });
    await refused(licensing.correction.escalate({ correction, reason }), errors.correction.escalatedAlready);
    const committee = await net().connect('Committee/zhao');
    await eventually(
      () => ids(committee, { only: 'overdue' }),
      (all) => all.includes(correction),
    );
    const [late] = (await committee.correction.list({ only: 'overdue' })).items;
    expect(late?.progress).toMatchObject({ stage: 'reported', overdue: expect.any(Number) as number });
  });
});

test('the term is a governed number, overridable for one authority', async () => {
  const term = { name: 'correction.reply-days', basis: '本部规定', authority: 'MHRSS' } as const;
  await govern(net(), { ...term, value: 3 });
  const made = await eventually(
    async () => {
      const { id, replyDays } = await report({ fields: ['idNumber'] });
      await licensing.correction.withdraw({ correction: id, reason });
      return replyDays;
    },
    (days) => days === 3,
  );
  expect(made).toBe(3);
  await govern(net(), { ...term, value: 10 });
});

test('telling is the provider’s, about openings of its own dataset', async () => {
  const token = 'ab'.repeat(32);
  const tell = (by: Ledger, of = opening, about: string = dataset) =>
    by.correction.tell({ dataset: about, opening: of, token, fields: ['name'] });
  const feng = await net().connect('GD/feng');
  await refused(tell(feng), errors.ledger.notOwner);
  await refused(tell(ministry, opening, 'MHRSS/posts'), errors.correction.otherDataset);
  await refused(tell(ministry, 'MHRSS/o-gd-0000000000000000'), errors.ledger.notFound);
});
