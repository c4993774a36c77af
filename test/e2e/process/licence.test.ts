/** A licence from the application to its issue, with wrong turns: every step is the authority's own word. */
import { dayOf, errors, type process } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { arrange } from '../sharing/governing';
import { hex } from '../sharing/parties';
import { eventually } from '../waiting';
import { application, licence, licenceCopy } from './licence';

type Case = process.Case;

const net = useNet();
const id = 'GD/food-licence';
/** Steward, licensing, civil affairs, approver of Guangdong; an official of Zhejiang. */
let [feng, li, chen, chu, jiang]: Ledger[] = [];
beforeAll(async () => {
  const names = ['GD/feng', 'GD/li', 'GD/chen', 'GD/chu', 'ZJ/jiang'];
  [feng, li, chen, chu, jiang] = await Promise.all(names.map((name) => net().connect(name)));
  await arrange(net());
  await feng!.vault.prepare();
  await feng!.process.publish({ name: 'food-licence', definition: licence });
});

const act = (by: Ledger | undefined, file: Case, action: string, fields?: object, requestId?: string) =>
  by!.process.act(
    { case: file.id, action, step: file.step },
    { transient: { ...(fields && { fields: fields as never }), salt: hex() }, ...(requestId && { requestId }) },
  );
const at = ({ places }: Case) => places.map(({ state }) => state);
const submitted = async (fields = application) => act(li, await li!.process.begin({ process: id }), 'submit', fields);

test('from the application to the issued licence', async () => {
  const begun = await li!.process.begin({ process: id });
  expect(begun).toMatchObject({ process: id, version: 1, state: 'open', step: 1, places: [{ state: 'draft' }] });
  const sent = await act(li, begun, 'submit', application);
  expect(sent.places).toMatchObject([{ state: 'submitted', due: expect.any(String) as string }]);
  const accepted = await act(li, sent, 'accept');
  const passed = await act(chen, accepted, 'pass');
  const issued = await act(chu, passed, 'issue');
  expect(issued).toMatchObject({ state: 'ended', step: 5, places: [{ state: 'issued' }] });
  const { steps, data, actions } = await chen!.process.case({ case: begun.id });
  expect(steps.map(({ action }) => action)).toEqual(['issue', 'pass', 'accept', 'submit', undefined]);
  expect(steps.map(({ provenance }) => provenance.by)).toEqual(['GD/chu', 'GD/chen', 'GD/li', 'GD/li', 'GD/li']);
  expect(data).toMatchObject({ shop: { value: application.shop, step: 2 }, area: { value: 120 } });
  expect(actions).toEqual([]);
});

test('a guard decides which way is open, by what the form said', async () => {
  const small = await act(li, await submitted(), 'accept');
  await refused(act(chen, small, 'visit'), errors.process.guardClosed, { case: small.id, action: 'visit' });
  expect((await chen!.process.case({ case: small.id })).actions).toEqual(['pass']);
  const large = await act(li, await submitted({ ...application, area: 900 }), 'accept');
  await refused(act(chen, large, 'pass'), errors.process.guardClosed);
  const reported = await act(chen, await act(chen, large, 'visit'), 'report', { clean: true });
  expect(at(reported)).toEqual(['deciding']);
});

test('wrong turns are refused: role, department, state, step, form, authority', async () => {
  const file = await submitted();
  await refused(act(chen, file, 'accept'), errors.process.notYours, {
    department: 'hrss/licensing',
    roles: 'official',
  });
  await refused(act(feng, file, 'accept'), errors.process.notYours, { actor: 'GD/feng' });
  await refused(act(chu, file, 'issue'), errors.process.notOffered, { states: 'submitted' });
  await refused(act(li, file, 'burn'), errors.process.actionUnknown);
  await refused(act(li, { ...file, step: 1 }, 'accept'), errors.process.stale, { step: 2, given: 1 });
  await refused(act(li, file, 'accept', { shop: 'x' }), errors.process.noForm);
  await refused(act(jiang, file, 'accept'), errors.ledger.notOwner, { owner: 'GD', caller: 'ZJ' });
  await refused(jiang!.process.begin({ process: id }), errors.ledger.notOwner);
  await refused(jiang!.process.case({ case: file.id }), errors.ledger.notOwner);
  await refused(chen!.process.begin({ process: id }), errors.process.notYours);
  await refused(li!.process.begin({ process: 'GD/none' }), errors.ledger.notFound);
  const begun = await li!.process.begin({ process: id });
  await refused(act(li, begun, 'submit', { ...application, area: 0 }), errors.process.formInvalid, { field: 'area' });
  await refused(act(li, begun, 'submit'), errors.process.formInvalid, { form: 'application' });
  await refused(act(li, { ...begun, id: begun.id.replace(/.$/, 'x') }, 'submit'), errors.ledger.notFound);
});

test('a call that is repeated gives the first answer; of two at once one finds the other', async () => {
  const file = await submitted();
  const salt = hex();
  const accept = (requestId: string) =>
    li!.process.act({ case: file.id, action: 'accept', step: file.step }, { transient: { salt }, requestId });
  const first = await accept('accept-0001');
  expect(await accept('accept-0001')).toEqual(first);
  await refused(accept('accept-0002'), errors.process.stale);
  const other = await submitted();
  const both = await Promise.allSettled([act(li, other, 'accept'), act(li, other, 'send-back')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a task is in one pair of hands: claimed, delegated, put back', async () => {
  const file = await act(li, await submitted(), 'accept');
  const task = { case: file.id, state: 'examining' };
  await refused(li!.process.claim({ ...task, step: file.step }), errors.process.notYours);
  await refused(chen!.process.claim({ ...task, state: 'draft', step: file.step }), errors.process.noSuchTask);
  await refused(chen!.process.return({ ...task, step: file.step }), errors.process.notHeld);
  const claimed = await chen!.process.claim({ ...task, step: file.step });
  expect(claimed.places).toMatchObject([{ state: 'examining', claimed: 'GD/chen' }]);
  await refused(chen!.process.claim({ ...task, step: claimed.step }), errors.process.claimed, { holder: 'GD/chen' });
  await refused(act(chu, claimed, 'refuse', { reason: '无' }), errors.process.claimed);
  const delegate = (to: string) => chen!.process.delegate({ ...task, to, step: claimed.step });
  await refused(delegate('GD/li'), errors.process.delegateUnfit);
  await refused(delegate('ZJ/jiang'), errors.process.delegateUnfit);
  const handed = await delegate('GD/chu');
  await refused(act(chen, handed, 'pass'), errors.process.claimed, { holder: 'GD/chu' });
  await refused(chen!.process.return({ ...task, step: handed.step }), errors.process.notHeld);
  const back = await chu!.process.return({ ...task, step: handed.step });
  expect(at(await act(chen, back, 'pass'))).toEqual(['deciding']);
});

test('the work list of a department shows what waits, what is due first before all', async () => {
  const file = await submitted();
  const mine = async (by: Ledger | undefined) => {
    const found: process.Task[] = [];
    for await (const task of by!.process.tasks.each({ size: 2 })) found.push(task);
    return found;
  };
  const tasks = await mine(li);
  expect(tasks.find((task) => task.case === file.id)).toMatchObject({
    state: 'submitted',
    department: 'hrss/licensing',
    actions: ['accept', 'send-back'],
    due: file.places[0]?.due,
  });
  const days = tasks.map(({ due = '9999-12-31' }) => due);
  expect(days).toEqual([...days].sort());
  await act(li, file, 'accept');
  expect((await mine(li)).filter((task) => task.case === file.id)).toEqual([]);
  const theirs = (await mine(chen)).filter((task) => task.case === file.id);
  expect(theirs).toMatchObject([{ state: 'examining', department: 'civil-affairs', actions: ['visit', 'pass'] }]);
  const open = await li!.process.cases({ process: id, state: 'open', size: 200 });
  expect(open.items.map((each) => each.id)).toContain(file.id);
  expect((await jiang!.process.cases()).items).toEqual([]);
});

test('only who has a part in the process sees what the forms say', async () => {
  const file = await submitted();
  expect((await feng!.process.case({ case: file.id })).data).toBeUndefined();
  expect((await li!.process.case({ case: file.id })).data).toMatchObject({ owner: { value: application.owner } });
});

test('a case keeps to the definition it began under', async () => {
  const file = await submitted();
  const next = licenceCopy();
  next.actions = next.actions.filter(({ name }) => name !== 'send-back');
  next.states = next.states.filter(({ name }) => name !== 'correcting');
  next.actions = next.actions.filter(({ name }) => name !== 'resubmit');
  const second = await feng!.process.publish({ name: 'food-licence', definition: next });
  expect(second.version).toBe(2);
  expect(at(await act(li, file, 'send-back'))).toEqual(['correcting']);
  const later = await submitted();
  expect(later).toMatchObject({ version: 2, digest: second.digest });
  await refused(act(li, later, 'send-back'), errors.process.actionUnknown);
  const { definition } = await jiang!.process.get({ process: id, version: 1 });
  expect(definition).toMatchObject(licence);
  expect((await jiang!.process.list({ authority: 'GD' })).items).toMatchObject([{ id, version: 2 }]);
});

test('what is unsound is not published, and every problem says where', async () => {
  const broken = licenceCopy();
  broken.states.push({ name: 'lost', title: { zh: '无路' }, kind: 'step' });
  broken.actions[1]!.to = 'nowhere';
  const error = await refused(feng!.process.publish({ name: 'broken', definition: broken }), errors.process.unsound);
  expect(error.text('en').message).toContain('actions.1.to: there is no state nowhere');
  expect(error.text('zh').message).toContain('states.8 处: 任何办件都到不了 lost');
  const publish = () => feng!.process.publish({ name: 'twice', definition: licence });
  await publish();
  await refused(publish(), errors.process.unchanged, { version: 1 });
  await refused(li!.process.publish({ name: 'mine', definition: licence }), errors.registry.roleMissing);
  const elsewhere = { ...licence, department: 'nowhere' };
  await refused(feng!.process.publish({ name: 'else', definition: elsewhere }), errors.registry.unknownDepartment);
});

test('the promised term runs from the application, and stands still while the applicant corrects it', async () => {
  const begun = await li!.process.begin({ process: 'GD/twice' });
  expect(begun.term).toBeUndefined();
  const sent = await act(li, begun, 'submit', application);
  const today = dayOf(Date.now());
  expect(sent.term).toEqual({ begins: today, due: expect.any(String) as string, left: 20 });
  const waiting = await act(li, sent, 'send-back');
  expect(waiting.term).toEqual({ begins: today, pauses: [{ from: today }], left: 20 });
  const corrected = await act(li, waiting, 'resubmit', application);
  expect(corrected.term).toEqual({ ...sent.term, pauses: [{ from: today, to: today }] });
});

test('a corrected calendar moves terms that run, in the case and in the work list, and both say so', async () => {
  const file = await act(li, await li!.process.begin({ process: 'GD/twice' }), 'submit', application);
  const due = file.places[0]?.due ?? '';
  await arrange(net(), [due]);
  const { case: now } = await eventually(
    () => li!.process.case({ case: file.id }),
    ({ case: { term } }) => term?.corrected === true,
  );
  expect(now.places).toMatchObject([{ corrected: true }]);
  expect((now.places[0]?.due ?? '') > due).toBe(true);
  const { items } = await li!.process.tasks({ size: 200 });
  const task = items.find((each) => each.case === file.id);
  expect(task).toMatchObject({ due: now.places[0]?.due, corrected: true });
  const found = (await li!.process.cases({ size: 200 })).items.find((each) => each.id === file.id);
  expect(found?.term).toMatchObject({ due: now.term?.due, corrected: true });
  await arrange(net());
});
