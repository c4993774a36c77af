/** What an applicant corrects is reported once, by what it is about: whoever reports it, and however many at once. */
import { openedKeys, type Definition, type correction } from '@oneplusn/api';
import { fillForm, reportCorrections, type FilledForm, type Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { connectWith } from '../registry/certificates';
import { folk, hex, partiesIn, type Parties } from '../sharing/parties';
import { insured, posts } from '../sharing/data';
import { eventually } from '../waiting';
import { permit, permits, premises, withSteward } from './fetching';

const net = useNet({ topology: withSteward() });
const typed = { post: '2-06', premises: 'P-1' };
const asked = { name: 'whole', birthDate: 'year', address: 'whole' } as const;
const reasons = { home: '上月已搬家', name: '已更名' };
let parties: Parties;
let li: Ledger;
/** Of the same department as `li`. */
let he: Ledger;
/** The same person as `li`, in a process of its own. */
let again: Ledger;
let grant = '';

beforeAll(async () => {
  parties = await partiesIn(net());
  li = parties.licensing;
  again = await net().connect('GD/li');
  const feng = await net().connect('GD/feng');
  await feng.dataset(permits).publish();
  await li.dataset(premises).publish();
  await li.dataset(premises).put([{ number: 'P-1', place: '示例路 8 号', area: 120 }]);
  await parties.ministry.dataset(posts).put([{ code: '2-06', name: '餐饮服务' }]);
  grant = (await parties.granted({ fields: asked })).id;
  const definition = structuredClone(permit) as unknown as Definition;
  const who = definition.actions[0]!.who;
  definition.actions.push({ name: 'supplement', title: { zh: '补正' }, from: ['deciding'], to: 'draft', who });
  await feng.process.publish({ name: 'permit', definition });
  const admin = await net().connect('GD/admin');
  const department = 'hrss/licensing';
  await admin.registry.enrol({ actors: [{ id: 'he', name: '何平', department, roles: ['official'] }] });
  const attributes = { 'hf.EnrollmentID': 'he', 'opn.department': department, 'opn.roles': 'official' };
  he = await connectWith(net(), 'GD', attributes);
});

const begun = async () => (await li.process.begin({ process: 'GD/permit' })).id;
const filled = (id: string, person: number, by = li): Promise<FilledForm> =>
  fillForm(by, { case: id, action: 'submit', fields: { ...typed, owner: folk[person]!.idNumber } });

/** Acts with corrections, so that the case moves and no report of them goes through. */
async function unreported(id: string, person: number, fields: Record<string, string>): Promise<number> {
  const silent = { ...li, correction: { ...li.correction, report: () => Promise.reject(new Error('no way')) } };
  const form = await filled(id, person, silent);
  await form.act({ fields, reasons }).catch(() => undefined);
  return (await li.process.case({ case: id })).case.step;
}

/** The reports of a person's records, the newest first, as soon as the provider has so many. */
const reportsOf = (person: number, count: number): Promise<correction.Correction[]> =>
  eventually(
    async () => {
      const found: correction.Correction[] = [];
      for await (const each of parties.ministry.correction.list.each({})) {
        const { key } = await parties.ministry.correction.affected({ correction: each.id });
        if (key === folk[person]!.idNumber) found.push(each);
      }
      return found;
    },
    (found) => found.length >= count,
  );

test('two clerks, and one of them twice, report at once: there is one report, and all are given it', async () => {
  const id = await begun();
  const step = await unreported(id, 0, { home: '新居 1 号', name: '王更名' });
  const all = await Promise.all(
    [li, he, again, li, he].map((by, n) => reportCorrections(by, { case: id, ...(n % 2 === 0 && { step }) })),
  );
  const [report] = all[0] ?? [];
  expect(report).toMatchObject({ record: 0, dataset: insured.id, fields: ['address', 'name'], requester: 'GD' });
  for (const one of all) expect(one).toEqual([report]);
  expect((await reportsOf(0, 1)).map((each) => each.id)).toEqual([report?.id]);
});

test('the same action sent by two at once moves the case once, and makes one report', async () => {
  const id = await begun();
  const forms = await Promise.all([filled(id, 1), filled(id, 1, again)]);
  const acted = await Promise.allSettled(forms.map((form) => form.act({ fields: { home: '新居 2 号' }, reasons })));
  expect(acted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  await Promise.all([li, again].map((by) => reportCorrections(by, { case: id })));
  expect(await reportsOf(1, 1)).toMatchObject([{ fields: ['address'] }]);
});

test('a form filled anew reads the record anew: of one version one report, of the next another', async () => {
  const id = await begun();
  const first = await filled(id, 2);
  await first.act({ fields: { home: '新居 3 号' }, reasons });
  const back = async () => {
    const { case: file } = await li.process.case({ case: id });
    await li.process.act({ case: id, action: 'supplement', step: file.step }, { transient: { salt: hex() } });
  };
  const resubmitted = async (by: Ledger, fields: Record<string, string>) => {
    await back();
    const form = await filled(id, 2, by);
    await form.act({ fields, reasons });
    return form;
  };
  const second = await resubmitted(he, { home: '新居 3 号' });
  expect(second.held.find(({ field }) => field === 'home')?.opening).not.toBe(
    first.held.find(({ field }) => field === 'home')?.opening,
  );
  const [report, ...more] = await reportsOf(2, 1);
  expect(more).toEqual([]);
  // Another item of it is another matter, and goes alone.
  await resubmitted(li, { home: '新居 3 号', name: '王更名' });
  expect((await reportsOf(2, 2)).map(({ fields }) => fields)).toEqual([['name'], ['address']]);
  await parties.ministry.correction.reply({ correction: report!.id, outcome: 'corrected', reason: '经核对' });
  await parties.ministry.dataset(insured).put([{ ...folk[2]!, address: '旧居 3 号' }]);
  await resubmitted(li, { home: '新居 3 号' });
  const all = await reportsOf(2, 3);
  expect(all.map(({ fields }) => fields)).toEqual([['address'], ['name'], ['address']]);
  expect(JSON.stringify(all)).not.toContain(folk[2]!.idNumber);
});

test('what was taken back can be reported again, once', async () => {
  const id = await begun();
  const form = await filled(id, 3);
  await form.act({ fields: { home: '新居 4 号' }, reasons });
  const [report] = await reportCorrections(li, { case: id });
  await li.correction.withdraw({ correction: report!.id, reason: '申请人改口' });
  const [mine, theirs] = await Promise.all([li, he].map((by) => reportCorrections(by, { case: id })));
  expect(mine).toEqual(theirs);
  expect(mine).toHaveLength(1);
  expect(mine?.[0]?.id).not.toBe(report?.id);
});

test('of an opening of many records the one is reported that was corrected', async () => {
  const id = await begun();
  const form = await filled(id, 4);
  const [salt, keys] = [hex(), [folk[5]!.idNumber, folk[4]!.idNumber]];
  const opening = await parties.open({ grant, fields: asked }, keys, li, salt);
  const [given] = form.transient({ fields: { home: '新居 5 号' }, reasons }).fetched;
  expect(given?.named?.at).toBe(0);
  const { case: file } = await li.process.case({ case: id });
  const transient = form.transient({ fields: { home: '新居 5 号' }, reasons });
  const fetched = transient.fetched.map((one) =>
    one.at === 0 ? { ...one, named: openedKeys(keys, salt).proofOf(1) } : one,
  );
  const openings = form.openings.map((one) => (one.at === 0 ? { at: 0, opening: opening.id } : one));
  await li.process.act(
    { case: id, action: 'submit', step: file.step, openings },
    { transient: { ...transient, fetched, salt: hex() } },
  );
  const [report] = await reportCorrections(he, { case: id });
  expect(report).toMatchObject({ opening: opening.id, record: 1, fields: ['address'] });
  expect((await reportsOf(4, 1)).map((each) => each.id)).toEqual([report?.id]);
  expect(await reportsOf(5, 0)).toEqual([]);
});
