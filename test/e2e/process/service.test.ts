/** What stands beside the course of a process: how it begins and for whom, what it calls, tells and costs. */
import { errors, keyedDigest, type Definition, type process } from '@oneplusn/api';
import { sampleTopology } from '@oneplusn/topology';
import type { Ledger } from '@oneplusn/sdk';
import { foundationWith, useNet } from '../../engine';
import { refused } from '../refused';
import { arrange } from '../sharing/governing';
import { later } from '../sharing/later';
import { hex } from '../sharing/parties';
import { applied, employers, service, visit, withSuperior } from './service';

type Case = process.Case;

const foundation = foundationWith({ committee: sampleTopology('quickstart').committee, clock: () => Date.now() });
const net = useNet({ topology: withSuperior(), foundation });
const [id, resident] = ['GD/service', '11010519491231002X'];
/** Steward, licensing, the portal (which visits too), approver above. */
let [feng, li, portal, chu]: Ledger[] = [];

beforeAll(async () => {
  const names = ['GD/feng', 'GD/li', 'GD/chen', 'GD/chu'];
  [feng, li, portal, chu] = await Promise.all(names.map((name) => net().connect(name)));
  await arrange(net());
  await feng!.vault.prepare();
  await feng!.process.publish({ name: 'visit', definition: visit });
  await feng!.process.publish({ name: 'service', definition: service });
});

const form = { fields: applied, groups: { employers } };
const begun = (more: object = { resident }, by = portal) =>
  by!.process.begin({ process: id }, { transient: { ...form, ...more, salt: hex() } });
const act = (by: Ledger | undefined, { id: file, step }: Case, action: string, more: object = {}) =>
  by!.process.act({ case: file, action, step }, { transient: { ...more, salt: hex() } });
const at = ({ places }: Case) => places.map(({ state }) => state);
const look = async (by: Ledger | undefined, file: Pick<Case, 'id'>, who?: string) =>
  by!.process.case({ case: file.id }, { transient: { ...(who !== undefined && { resident: who }) } });
const charged = async (file?: Case) => act(li, file ?? (await begun()), 'accept', { fields: { charge: 12_345 } });
const visiting = async () => act(li, await charged(), 'pay');
const subOf = async (file: Case): Promise<Case> => (await look(li, { id: file.places[0]!.sub! })).case;

test('a resident begins a case through the portal: the ledger has a pseudonym, the vault the resident', async () => {
  const [one, two] = [await begun(), await begun()];
  expect(one).toMatchObject({ applicant: expect.stringMatching(/^[0-9a-f]{64}$/) as string, step: 1 });
  expect(one.applicant).not.toBe(two.applicant);
  expect(JSON.stringify([one, two])).not.toContain(resident);
  expect((await look(li, one)).resident).toBe(resident);
  const { cases } = await portal!.process.applications({ process: id }, { transient: { resident } });
  expect(cases.map((file) => file.id).slice(0, 2)).toEqual([two.id, one.id]);
  expect((await portal!.process.applications({ process: id }, { transient: { resident: 'x' } })).cases).toEqual([]);
  await refused(li!.process.applications({ process: id }, { transient: { resident } }), errors.process.notForResidents);
});

test('the pseudonym is no digest of what is known: without the salt nobody can try residents', async () => {
  const salt = hex();
  const given = await portal!.process.begin({ process: id }, { transient: { ...form, resident, salt } });
  expect(given.applicant).toBe(keyedDigest(salt, ['applicant', given.id, resident]));
});

test('only whom the process names begins for residents, and officials begin at the desk', async () => {
  await refused(begun({ resident }, li), errors.process.notForResidents, { actor: 'GD/li' });
  await refused(begun({ resident }, feng), errors.process.notForResidents);
  const desk = await begun({}, li);
  expect(desk.applicant).toBeUndefined();
  await refused(begun({}, feng), errors.process.notYours);
});

test('the form that a case begins with is checked like any other', async () => {
  const { steps, data } = await look(li, await begun());
  expect(steps[0]).toMatchObject({ kind: 'begin', form: 'application', root: expect.any(String) as string });
  expect(data).toMatchObject({ shop: { value: applied.shop, step: 1 } });
  const wrong = (more: object) => refused(begun({ resident, ...more }), errors.process.formInvalid);
  await wrong({ fields: { shop: 'x' } });
  await wrong({ fields: { ...applied, colour: 'red' } });
  await refused(
    portal!.process.begin({ process: id }, { transient: { ...form, resident } }),
    errors.ledger.transientMissing,
    { field: 'salt' },
  );
  const plain = { process: 'GD/visit' };
  const filled = { transient: { fields: { finding: 'x' }, salt: hex() } };
  await refused(portal!.process.begin(plain, filled), errors.process.noForm);
});

test('rows that repeat are kept as one field, each row checked by itself', async () => {
  const { data } = await look(li, await begun());
  expect(JSON.parse(String(data?.['employers']?.value))).toEqual(employers);
  const rows = (groups: object, more: object = {}) =>
    refused(begun({ resident, groups, ...more }), errors.process.formInvalid);
  const error = await rows({ employers: [employers[0], { name: '白云印刷厂', months: 0 }] });
  expect(error.args['field']).toBe('employers.1.months');
  await rows({ employers: [] });
  await rows({ employers: [...employers, ...employers] });
  await rows({ others: employers });
  await rows({}, {});
  await rows({ employers }, { fields: { ...applied, employers: '[]' } });
  const owned = { fields: { ...applied, tenancy: 'owned' } };
  await rows({ employers }, owned);
  expect((await look(li, await begun({ resident, groups: {}, ...owned }))).data?.['employers']).toBeUndefined();
});

test('the portal sees and does only what is of the resident whom it names', async () => {
  const file = await begun();
  expect((await look(portal, file)).data).toBeUndefined();
  expect((await look(portal, file, 'somebody')).data).toBeUndefined();
  expect((await look(portal, file, resident)).data).toMatchObject({ shop: { value: applied.shop } });
  await refused(act(portal, file, 'withdraw'), errors.process.notApplicant);
  await refused(act(portal, file, 'withdraw', { resident: 'somebody' }), errors.process.notApplicant);
  expect(at(await act(portal, file, 'withdraw', { resident }))).toEqual(['withdrawn']);
});

test('a notice says what the forms say, and stays as it was', async () => {
  const file = await charged();
  const { notices } = await portal!.process.notices({ case: file.id }, { transient: { resident } });
  expect(notices).toEqual([
    {
      ...{ step: 2, name: 'received', title: service.notices[0].title, at: expect.any(String) as string },
      zh: `桥头小食堂: 已受理 (${file.id}), 应缴 123.45 元, 分店: 是。`,
      en: '桥头小食堂: accepted, 123.45 yuan.',
    },
  ]);
  await refused(portal!.process.notices({ case: file.id }), errors.process.notYours);
  const [step] = (await look(li, file)).steps;
  expect(step).toMatchObject({ notice: 'received', told: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect(JSON.stringify(step)).not.toContain(applied.shop);
});

test('fees fall due, are paid or waived; an amount that a form says stays with the form', async () => {
  let file = await charged();
  expect(file.fees).toEqual([{ name: 'inspection', mark: 'due', step: 2 }]);
  file = await act(li, await act(li, file, 'copies'), 'spare');
  expect(file.fees).toEqual([
    { name: 'inspection', mark: 'due', step: 2 },
    { name: 'copy', mark: 'exempt', amount: 1000, step: 4 },
  ]);
  file = await act(li, file, 'pay');
  expect(file.fees?.[0]).toEqual({ name: 'inspection', mark: 'paid', step: 5 });
});

test('a case begins a case of another process, waits for it, and goes on by how that ends', async () => {
  const file = await visiting();
  expect([at(file), file.places[0]?.sub]).toEqual([['visiting'], expect.stringMatching(/^GD\/c-/)]);
  const sub = await subOf(file);
  expect(sub).toMatchObject({ process: 'GD/visit', parent: file.id, state: 'open' });
  const { data, steps } = await look(portal, sub);
  expect(data?.['place']).toEqual({ value: applied.place, step: 1 });
  expect(steps).toMatchObject([{ kind: 'begin', to: ['open'] }]);
  expect((await look(li, file)).steps[0]).toMatchObject({ action: 'pay', began: [sub.id] });
  await act(portal, sub, 'pass', { fields: { finding: '地面整洁' } });
  const after = await look(li, file);
  expect(after.case).toMatchObject({ state: 'ended', places: [{ state: 'issued' }] });
  expect(after.steps[0]).toMatchObject({ kind: 'resume', to: ['issued'] });
  expect(after.data?.['verdict']).toMatchObject({ value: '地面整洁' });
});

test('another end leads elsewhere; who gives the case up gives up what it waits for', async () => {
  const failed = await visiting();
  await act(portal, await subOf(failed), 'fail');
  expect(at((await look(li, failed)).case)).toEqual(['refused']);
  const file = await visiting();
  const sub = await subOf(file);
  expect(at(await act(portal, file, 'withdraw', { resident }))).toEqual(['withdrawn']);
  const given = await look(portal, sub);
  expect([given.case.state, given.actions, given.steps[0]?.kind]).toEqual(['ended', [], 'abandon']);
  await refused(act(portal, given.case, 'pass', { fields: { finding: 'x' } }), errors.process.notOffered);
  await refused(
    portal!.process.claim({ case: sub.id, state: 'open', step: given.case.step }),
    errors.process.noSuchTask,
  );
  const { items } = await portal!.process.tasks({ size: 200 });
  expect(items.filter((task) => task.case === sub.id)).toEqual([]);
});

test('publishing refuses a call that could not be made, and says where', async () => {
  const altered = (calls: object, more: object = {}): Definition => {
    const definition = { ...structuredClone(service), ...more } as unknown as Definition;
    const state = definition.states.find(({ kind }) => kind === 'call')!;
    Object.assign(state.calls!, calls);
    return definition;
  };
  const ends = { passed: 'issued', failed: 'refused' };
  const wrong: [Definition, RegExp][] = [
    [altered({ process: 'ZJ/visit' }), /states\.2\.calls: ZJ\/visit is of another authority/],
    [altered({ version: 9 }), /states\.2\.calls: there is no version 9 of GD\/visit/],
    [altered({ ends: { passed: 'issued' } }), /states\.2\.calls: GD\/visit can end in failed/],
    [altered({ ends: { ...ends, other: 'issued' } }), /states\.2\.calls: GD\/visit has no end other/],
    [altered({ gives: { finding: 'branch' } }), /states\.2\.calls: GD\/visit has no field finding of this type/],
    [altered({ takes: { branch: 'finding' } }), /states\.2\.calls: GD\/visit has no field finding of this type/],
    [
      altered({ process: 'GD/service', ends: { issued: 'issued', refused: 'refused', withdrawn: 'withdrawn' } }),
      /GD\/service begins with the form application/,
    ],
  ];
  for (const [definition, said] of wrong) {
    const error = await refused(feng!.process.publish({ name: 'broken', definition }), errors.process.unsound);
    expect(error.text('en').message).toMatch(said);
  }
  const circle = { ...structuredClone(visit) } as unknown as Definition;
  circle.states.push({
    ...{ name: 'again', title: { zh: '再来' }, kind: 'call' },
    calls: { process: 'GD/service', version: 1, ends: { issued: 'passed', refused: 'failed', withdrawn: 'failed' } },
  });
  circle.actions.push({
    ...{ name: 'more', title: { zh: '再来' }, from: ['open'], to: 'again', who: { roles: ['official'] } },
  });
  const error = await refused(feng!.process.publish({ name: 'visit', definition: circle }), errors.process.unsound);
  expect(error.text('en').message).toMatch(/states\.3\.calls: GD\/service would come to call itself/);
});

test('once the term has passed, the department above may act in spite of a claim, and lists it', async () => {
  const file = await begun();
  const tasks = async (overdue?: boolean) =>
    (await chu!.process.tasks({ size: 200, ...(overdue !== undefined && { overdue }) })).items.filter(
      (task) => task.case === file.id,
    );
  expect(await tasks()).toEqual([]);
  const claimed = await li!.process.claim({ case: file.id, state: 'submitted', step: file.step });
  const accept = (by: Ledger | undefined) => act(by, claimed, 'accept', { fields: { charge: 1 } });
  await refused(accept(chu), errors.process.notYours);
  if (net().engine !== 'devnet') return; // elsewhere nobody turns the peers' clocks
  await later(14 * 86_400_000, async () => {
    expect(await tasks(true)).toMatchObject([{ state: 'submitted', department: 'hrss', escalated: true }]);
    const { items } = await li!.process.tasks({ size: 200, overdue: true });
    expect(items.find((task) => task.case === file.id)).toMatchObject({ escalated: true, claimed: 'GD/li' });
    expect((await look(chu, file)).actions).toEqual(['accept']);
    await refused(accept(feng), errors.process.notYours);
    const accepted = await accept(chu);
    expect(at(accepted)).toEqual(['paying']);
    const { steps } = await look(li, file);
    expect(steps[0]).toMatchObject({ action: 'accept', escalated: true });
  });
});
