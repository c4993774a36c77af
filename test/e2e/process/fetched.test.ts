/** A form that fills itself with what the state holds, and what becomes of it: in case, decision and outcome. */
import { digest, errors, sha256, verifyRecord, type Definition, type Json } from '@oneplusn/api';
import { fillForm, reportCorrections, sdkErrors, suppliedFields } from '@oneplusn/sdk';
import type { Ledger, NotReportedError } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { connectWith } from '../registry/certificates';
import { folk, partiesIn, type Parties } from '../sharing/parties';
import { insured, posts } from '../sharing/data';
import { permit, permits, premises, withSteward } from './fetching';

const net = useNet({ topology: withSteward() });
const person = folk[3]!;
const typed = { owner: person.idNumber, post: '2-06', premises: 'P-1' };
let parties: Parties;
let feng: Ledger;
let li: Ledger;
beforeAll(async () => {
  parties = await partiesIn(net());
  li = parties.licensing;
  feng = await net().connect('GD/feng');
  await feng.dataset(permits).publish();
  await li.dataset(premises).publish();
  await li.dataset(premises).put([{ number: 'P-1', place: '示例路 8 号', area: 120 }]);
  await parties.ministry.dataset(posts).put([{ code: '2-06', name: '餐饮服务' }]);
  await parties.granted({ fields: { name: 'whole', birthDate: 'year', address: 'whole' } });
  await feng.process.publish({ name: 'permit', definition: permit });
});

/** Somebody else of the same department. */
async function colleagueOf(department: string): Promise<Ledger> {
  const admin = await net().connect('GD/admin');
  await admin.registry.enrol({ actors: [{ id: 'he', name: '何平', department, roles: ['official'] }] });
  return connectWith(net(), 'GD', { 'hf.EnrollmentID': 'he', 'opn.department': department, 'opn.roles': 'official' });
}

const begun = async () => (await li.process.begin({ process: 'GD/permit' })).id;
const filled = async (fields: object = typed) =>
  fillForm(li, { case: await begun(), action: 'submit', fields: fields as never });

test('three fields are typed, five are fetched, and each says where it comes from', async () => {
  const form = await filled();
  expect(form.open).toEqual([]);
  expect(Object.fromEntries(form.held.map(({ field, value }) => [field, value]))).toEqual({
    ...{ name: person.name, born: person.birthDate.slice(0, 4), home: person.address },
    ...{ work: '餐饮服务', place: '示例路 8 号', area: 120 },
  });
  const sent = await form.act();
  const { data, steps } = await li.process.case({ case: sent.id });
  const opening = form.held.find(({ field }) => field === 'name')?.opening;
  expect(data?.['name']).toMatchObject({
    value: person.name,
    source: {
      dataset: insured.id,
      item: 'name',
      as: 'whole',
      version: 1,
      opening,
      grant: expect.any(String) as string,
    },
  });
  expect(data?.['owner']).toEqual({ value: person.idNumber, step: 2 });
  expect(data?.['work']).toMatchObject({ source: { dataset: posts.id, item: 'name', version: 1 } });
  expect(data?.['place']).toMatchObject({ source: { dataset: premises.id, opening: expect.any(String) as string } });
  expect(steps[0]).toMatchObject({
    openings: [opening, data?.['place']?.source?.opening],
    origins: expect.any(String) as string,
  });
});

test('the proof stays with the case: whoever has a part in it can check it again', async () => {
  const form = await filled();
  const { id } = await form.act();
  const { data } = await li.process.case({ case: id });
  const { fetched } = await li.process.evidence({ case: id, step: 2 });
  const proof = fetched[0]?.proof;
  expect(digest(proof as unknown as Json)).toBe(data?.['name']?.source?.proof);
  const { hashes } = await li.records.commitments({ dataset: insured.id, blinded: [proof!.blinded] });
  expect(verifyRecord(proof!, { dataset: insured.id, key: person.idNumber, rootHash: hashes[0]! })).toEqual([]);
  await refused(feng.process.evidence({ case: id, step: 2 }), errors.process.notYours);
});

test('the licence carries where each of its values comes from', async () => {
  const { id, step } = await (
    await filled()
  ).act({
    fields: { place: '示例路 9 号' },
    reasons: { place: '门牌已变更' },
  });
  await li.process.act({ case: id, action: 'issue', step }, { transient: { salt: sha256('x') } });
  const entries = feng.dataset(permits).own([id.slice(3)], { purpose: 'licence.review' });
  for await (const { holder, place, origins } of entries) {
    expect([holder, place]).toEqual([person.name, '示例路 9 号']);
    expect(JSON.parse(origins)).toMatchObject({
      name: { dataset: insured.id, item: 'name', opening: expect.any(String) as string },
      place: { declared: 'corrected' },
    });
  }
  expect.assertions(2);
});

test('what the state holds is read-only; a correction needs a reason, and both values go on', async () => {
  const form = await filled();
  await refused(form.act({ fields: { home: '新居 1 号' } }), errors.process.declaredWrong, { why: 'corrected' });
  const { id } = await form.act({ fields: { home: '新居 1 号' }, reasons: { home: '上月已搬家' } });
  const { data } = await li.process.case({ case: id });
  expect(data?.['home']).toMatchObject({
    value: '新居 1 号',
    declared: {
      ...{ why: 'corrected', reason: '上月已搬家' },
      instead: { value: person.address, source: { dataset: insured.id, item: 'address' } },
    },
  });
  expect(data?.['home']?.source).toBeUndefined();
});

test('a correction starts the 校核 with the provider: it learns opening, place and items, and no value', async () => {
  const form = await filled();
  const corrected = { home: '新居 3 号', name: '王更名', place: '示例路 9 号', work: '零售' };
  const reasons = Object.fromEntries(Object.keys(corrected).map((field) => [field, '与实际不符的内情']));
  const { id, step } = await form.act({ fields: corrected, reasons });
  const { data } = await li.process.case({ case: id });
  const opening = data?.['home']?.declared?.instead?.source.opening ?? '';
  const reports = async () => {
    const found = [];
    for await (const each of parties.ministry.correction.list.each({})) if (each.opening === opening) found.push(each);
    return found;
  };
  const [report, ...more] = await reports();
  expect(report).toMatchObject({
    opening,
    record: 0,
    dataset: insured.id,
    fields: ['address', 'name'],
    requester: 'GD',
  });
  expect(more).toEqual([]);
  const told = JSON.stringify(report);
  for (const secret of ['新居 3 号', '王更名', '内情', person.idNumber]) expect(told).not.toContain(secret);
  for (const colleague of [li, await colleagueOf('hrss/licensing')])
    expect(await reportCorrections(colleague, { case: id, step })).toMatchObject([{ id: report?.id }]);
  expect(await reports()).toHaveLength(1);
});

test('where the report fails the case has moved all the same, and the error says what to do', async () => {
  const form = await filled();
  const failing = { ...li, correction: { ...li.correction, report: () => Promise.reject(new Error('no way')) } };
  const { id } = await form.act();
  const again = await fillForm(failing, { case: await begun(), action: 'submit', fields: typed });
  const error = await again.act({ fields: { home: '新居' }, reasons: { home: '已迁居' } }).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: sdkErrors.notReported.code, args: { dataset: insured.id } });
  const { case: moved } = await li.process.case({ case: (error as NotReportedError).args['case'] as string });
  expect(moved.places).toMatchObject([{ state: 'deciding' }]);
  expect(id).not.toBe(moved.id);
});

test('where nothing is found the form says so, and goes on by hand', async () => {
  const nobody = { ...typed, owner: '11010519491231002X', premises: 'P-2', post: '9-99' };
  const form = await filled(nobody);
  expect(form.held).toEqual([]);
  expect(form.open.map(({ field, why }) => [field, why])).toEqual(
    ['born', 'home', 'name', 'work', 'area', 'place'].map((field) => [field, 'absent']),
  );
  await refused(form.act(), errors.process.formInvalid, { form: 'application' });
  const { id } = await form.act({ fields: { name: '外籍申请人', place: '示例路 10 号' } });
  const { data } = await li.process.case({ case: id });
  expect(data?.['name']).toMatchObject({ declared: { why: 'absent', opening: expect.any(String) as string } });
  expect(data?.['place']).toMatchObject({ declared: { why: 'absent' } });
});

test('who has no grant reads nothing; the form says so, and the case goes on', async () => {
  const chen = parties.civil;
  const definition = structuredClone(permit) as unknown as Definition;
  for (const action of definition.actions) action.who = { roles: ['official'], department: 'civil-affairs' };
  await feng.process.publish({ name: 'elsewhere', definition });
  const { id } = await chen.process.begin({ process: 'GD/elsewhere' });
  const form = await fillForm(chen, { case: id, action: 'submit', fields: { ...typed, premises: 'none' } }).catch(
    (error: unknown) => error,
  );
  // Own data is for its own department; that is no silence, but a rule.
  expect(form).toMatchObject({ code: errors.access.otherDepartment.code });
  definition.forms[0]!.fetches = definition.forms[0]!.fetches!.slice(0, 1);
  await feng.process.publish({ name: 'elsewhere', definition });
  const other = await chen.process.begin({ process: 'GD/elsewhere' });
  const open = await fillForm(chen, { case: other.id, action: 'submit', fields: typed });
  expect(open.open.map(({ why }) => why)).toEqual(['denied', 'denied', 'denied']);
  await open.act({ fields: { name: person.name, place: '示例路 8 号' } });
  const { data } = await chen.process.case({ case: other.id });
  expect(data?.['name']).toMatchObject({ value: person.name, declared: { why: 'denied' } });
});

test('publishing refuses a fetch that can never bring anything, and says where', async () => {
  const with0 = (change: object) => {
    const definition = structuredClone(permit) as unknown as Definition;
    Object.assign(definition.forms[0]!.fetches![0]!, change);
    return definition;
  };
  const without = ({ ...definition }: Definition): Definition => {
    delete definition.forms[0]!.fetches![0]!.purpose;
    return definition;
  };
  const wrong: [Definition, RegExp][] = [
    [with0({ dataset: 'MHRSS/none' }), /forms\.0\.fetches\.0: there is no dataset MHRSS\/none in use/],
    [with0({ dataset: 'MHRSS/audits' }), /fetches\.0: MHRSS\/audits is not shared/],
    [without(with0({})), /fetches\.0: MHRSS\/insured is conditional: a purpose is needed/],
    [with0({ key: ['owner', 'post'] }), /the key of MHRSS\/insured has 1 parts, 2 are given/],
    [with0({ key: ['colour'] }), /fetches\.0\.key\.0: no form has the field colour/],
    [with0({ key: ['work'] }), /work is fetched itself by this form/],
    [with0({ fields: { name: { item: 'colour', as: 'whole' } } }), /MHRSS\/insured has no item colour/],
    [with0({ fields: { name: { item: 'name', as: 'last:4' } } }), /does not release name as last:4/],
    [with0({ fields: { area: { item: 'name', as: 'whole' } } }), /the field area is fetched twice/],
  ];
  for (const [definition, said] of wrong) {
    const error = await refused(feng.process.publish({ name: 'broken', definition }), errors.process.unsound);
    expect(error.text('en').message).toMatch(said);
  }
});

test('who publishes is told of fields that some dataset supplies', async () => {
  const definition = structuredClone(permit) as unknown as Definition;
  expect((await suppliedFields(li, definition)).map(({ field }) => field)).not.toContain('name');
  definition.forms[0]!.fetches = [];
  expect(await suppliedFields(li, definition)).toContainEqual({
    ...{ path: 'forms.0.schema.properties.area', field: 'area', dataset: premises.id, item: 'area' },
  });
});
