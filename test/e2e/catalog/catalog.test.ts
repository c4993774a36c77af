import { errors, type InputOf, type transactions } from '@oneplusn/api';
import type { ErrorDescriptor } from '@oneplusn/errors';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { connectWith } from '../registry/certificates';
import { refused } from '../refused';

type Publish = InputOf<typeof transactions.catalog.publish>;

const net = useNet();
let wu: Ledger;
let li: Ledger;
beforeAll(async () => {
  [wu, li] = await Promise.all([net().connect('MHRSS/wu'), net().connect('GD/li')]);
});

let sequence = 100;
const entry = (name: string, change: Partial<Publish> = {}): Publish => ({
  name,
  code: `301002001/${(sequence += 1)}`,
  title: '社会保险参保人员信息',
  abstract: '参保人员的身份与缴费状态',
  domain: '人力资源和社会保障',
  catalog: 'department',
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', format: 'resident-id', 'x-grade': 'general-4' },
      name: { type: 'string', title: '姓名', maxLength: 60 },
      months: { type: 'integer', minimum: 0 },
    },
    required: ['idNumber'],
  },
  key: ['idNumber'],
  sharing: { class: 'conditional', condition: '用于行政许可' },
  grade: 'general-4',
  updateCycle: 'monthly',
  ...change,
});
const revision = ({ name: _name, ...rest }: Publish) => rest;
const schemaWith = (properties: Publish['schema']['properties'], required = ['idNumber']): Publish['schema'] => ({
  type: 'object',
  properties: { ...entry('x').schema.properties, ...properties },
  required,
});

/** Rows that are about no person. */
const nobody: Partial<Publish> = {
  key: ['code'],
  schema: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
};

describe('publishing', () => {
  test('a dataset is its provider’s, of the steward’s department, with what was left out filled in', async () => {
    const dataset = await wu.catalog.publish(entry('insured', { code: '301002001/1' }));
    expect(dataset).toMatchObject({
      ...{ id: 'MHRSS/insured', provider: 'MHRSS', department: 'data-office', version: 1, state: 'published' },
      ...{ format: 'application/json', openness: 'closed', related: [], sharing: { mode: 'interface' } },
      provenance: { by: 'MHRSS/wu' },
    });
    expect(await li.catalog.get({ dataset: dataset.id })).toEqual(dataset);
    await refused(wu.catalog.publish(entry('insured', { code: '301002001/1' })), errors.ledger.alreadyExists);
  });

  const faults: [string, Partial<Publish>, ErrorDescriptor][] = [
    ['a key that is no item', { key: ['none'] }, errors.catalog.keyUnknown],
    ['a key that is not required', { key: ['name'] }, errors.catalog.keyUnknown],
    [
      'a key that is no text',
      { key: ['months'], schema: schemaWith({}, ['idNumber', 'months']) },
      errors.catalog.keyUnknown,
    ],
    ['no condition', { sharing: { class: 'conditional' } }, errors.catalog.conditionMissing],
    ['no basis for not sharing', { sharing: { class: 'not-shared' } }, errors.catalog.basisMissing],
    ['a person’s number for everybody', { sharing: { class: 'unconditional' } }, errors.catalog.personalOpen],
    ...(['important', 'core'] as const).map((grade): [string, Partial<Publish>, ErrorDescriptor] => [
      `what is graded ${grade} for everybody`,
      { grade, sharing: { class: 'unconditional' }, ...nobody },
      errors.catalog.tooOpen,
    ]),
    ['a grade below an item’s', { grade: 'general-3' }, errors.catalog.gradeTooLow],
    ['a code of another catalog', { code: '201002001/1' }, errors.catalog.codeWrong],
    ['a code without sequence', { code: '301002001' }, errors.catalog.codeWrong],
    ['a code that is taken', { code: '301002001/1' }, errors.catalog.codeWrong],
    [
      'an item that contradicts itself',
      { schema: schemaWith({ n: { type: 'integer', minimum: 2, maximum: 1 } }) },
      errors.catalog.schemaUnsupported,
    ],
    [
      'a required item that is not there',
      { schema: schemaWith({}, ['idNumber', 'none']) },
      errors.catalog.schemaUnsupported,
    ],
    [
      'a derivation that cannot be',
      { schema: schemaWith({ n: { type: 'string', 'x-derive': ['year'] } }) },
      errors.catalog.schemaUnsupported,
    ],
  ];
  test.each(faults)('%s is refused', async (_, change, expected) => {
    await refused(wu.catalog.publish(entry('faulty', change)), expected);
    await refused(wu.catalog.get({ dataset: 'MHRSS/faulty' }), errors.ledger.notFound);
  });

  test('what lies outside the subset of JSON Schema is refused by name', async () => {
    const schema = schemaWith({ n: { type: 'string', pattern: '^x' } as never });
    const error = await refused(wu.catalog.publish(entry('faulty', { schema })), errors.ledger.malformed);
    expect(error.args.path).toMatch(/schema\.properties\.n/);
  });

  test('is a steward’s work', async () => {
    for (const actor of ['MHRSS/zheng', 'MHRSS/admin', 'Committee/qian']) {
      const other = await net().connect(actor);
      await refused(other.catalog.publish(entry('other')), errors.registry.roleMissing);
    }
  });
});

describe('revising and retiring', () => {
  const dataset = 'MHRSS/pensions';
  const first = entry('pensions');

  test('a version follows the other, as long as its records stay valid', async () => {
    await wu.catalog.publish(first);
    const wider = revision({ ...first, schema: schemaWith({ remark: { type: 'string' } }), title: '养老金' });
    expect(await wu.catalog.revise({ dataset, ...wider })).toMatchObject({ version: 2, title: '养老金' });
    const versions = await li.catalog.versions({ dataset });
    expect(versions.map(({ version, title }) => [version, title])).toEqual([
      [2, '养老金'],
      [1, '社会保险参保人员信息'],
    ]);
  });

  test.each<[string, Partial<Publish>]>([
    ['an item dropped', { schema: entry('x').schema }],
    ['a length cut', { schema: schemaWith({ remark: { type: 'string' }, name: { type: 'string', maxLength: 3 } }) }],
    ['another key', { key: ['name'], schema: schemaWith({ remark: { type: 'string' } }, ['idNumber', 'name']) }],
    [
      'another sharing class',
      { sharing: { class: 'not-shared', basis: '《社会保险法》' }, schema: schemaWith({ remark: { type: 'string' } }) },
    ],
  ])('%s is not compatible', async (_, change) => {
    const revised = wu.catalog.revise({ dataset, ...revision({ ...first, ...change }) });
    await refused(revised, errors.catalog.incompatible);
    expect(await li.catalog.get({ dataset })).toMatchObject({ version: 2 });
  });

  test('keeps the rules of publishing', async () => {
    const schema = schemaWith({ remark: { type: 'string' } });
    const revise = (change: Partial<Publish>) =>
      wu.catalog.revise({ dataset, ...revision({ ...first, schema, ...change }) });
    await refused(revise({ grade: 'general-1' }), errors.catalog.gradeTooLow);
    await refused(revise({ code: 'x01002001/1' }), errors.ledger.malformed);
    await refused(revise({ code: '301002001/1' }), errors.catalog.codeWrong);
    await refused(revise({ key: ['none'] }), errors.catalog.keyUnknown);
    await refused(revise({ sharing: { class: 'conditional' } }), errors.catalog.conditionMissing);
  });

  test('is for stewards of its own department, or one above', async () => {
    const change = revision({ ...first, schema: schemaWith({ remark: { type: 'string' } }) });
    const feng = await net().connect('GD/feng');
    expect((await refused(feng.catalog.revise({ dataset, ...change }), errors.ledger.notOwner)).args.owner).toBe(
      'MHRSS',
    );
    const admin = await net().connect('MHRSS/admin');
    const actor = { id: 'han', name: '韩雪', department: 'social-insurance', roles: ['steward' as const] };
    await admin.registry.enrol({ actors: [actor] });
    const han = await connectWith(net(), 'MHRSS', {
      'hf.EnrollmentID': 'han',
      'opn.department': 'social-insurance',
      'opn.roles': 'steward',
    });
    await refused(han.catalog.revise({ dataset, ...change }), errors.ledger.notOwner);
    await refused(han.catalog.retire({ dataset, reason: 'x' }), errors.ledger.notOwner);
  });

  test('a retired one stays to be seen, and is closed', async () => {
    expect(await wu.catalog.retire({ dataset, reason: '合并' })).toMatchObject({
      state: 'retired',
      reason: '合并',
      version: 2,
    });
    expect(await li.catalog.get({ dataset })).toMatchObject({ state: 'retired' });
    const change = revision({ ...first, schema: schemaWith({ remark: { type: 'string' } }) });
    await refused(wu.catalog.revise({ dataset, ...change }), errors.catalog.retired);
    await refused(wu.catalog.retire({ dataset, reason: '合并' }), errors.catalog.retired);
    await refused(wu.catalog.publish(first), errors.ledger.alreadyExists);
    expect((await li.catalog.versions({ dataset })).map(({ version, state }) => [version, state])).toEqual([
      [2, 'retired'],
      [1, 'published'],
    ]);
  });

  test('what is not there cannot be', async () => {
    const none = 'MHRSS/none';
    await refused(wu.catalog.revise({ dataset: none, ...revision(first) }), errors.ledger.notFound);
    await refused(wu.catalog.retire({ dataset: none, reason: 'x' }), errors.ledger.notFound);
    await refused(li.catalog.versions({ dataset: none }), errors.ledger.notFound);
    await refused(li.catalog.get({ dataset: none }), errors.ledger.notFound);
  });
});

describe('searching', () => {
  const ids = async (input: Parameters<Ledger['catalog']['search']>[0]) =>
    (await li.catalog.search(input)).items.map(({ id }) => id);

  beforeAll(async () => {
    const feng = await net().connect('GD/feng');
    const open = { sharing: { class: 'unconditional' as const }, domain: '自然资源', ...nobody };
    await Promise.all([
      feng.catalog.publish(entry('rivers', { ...open, title: '河流名录', abstract: '全省河流' })),
      feng.catalog.publish(entry('lakes', { ...open, title: '湖泊名录', abstract: '全省湖泊' })),
      feng.catalog.publish(
        entry('audits', { sharing: { class: 'not-shared', basis: '《审计法》' }, title: '审计底稿' }),
      ),
    ]);
  });

  test('by word, provider, domain, class; retired ones on demand', async () => {
    expect(await ids({ term: '名录' })).toEqual(['GD/lakes', 'GD/rivers']);
    expect(await ids({ term: '全省 河流' })).toEqual(['GD/rivers']);
    expect(await ids({ term: 'RIVERS' })).toEqual(['GD/rivers']);
    expect(await ids({ term: '姓名', provider: 'MHRSS' })).toEqual(['MHRSS/insured']);
    expect(await ids({ provider: 'GD' })).toEqual(['GD/audits', 'GD/lakes', 'GD/rivers']);
    expect(await ids({ provider: 'ZJ' })).toEqual([]);
    expect(await ids({ domain: '自然资源' })).toEqual(['GD/lakes', 'GD/rivers']);
    expect(await ids({ sharing: 'not-shared' })).toEqual(['GD/audits']);
    expect(await ids({ sharing: 'conditional' })).toEqual(['MHRSS/insured']);
    expect(await ids({ sharing: 'conditional', retired: true })).toEqual(['MHRSS/insured', 'MHRSS/pensions']);
    expect(await ids({ term: '没有' })).toEqual([]);
  });

  test('page by page, each found once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await li.catalog.search({ size: 1, ...(after !== undefined && { after }) });
      expect(page.items.length).toBeLessThanOrEqual(1);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(await ids({}));
    await refused(li.catalog.search({ after: 'nonsense' }), errors.ledger.malformed);
    await refused(li.catalog.search({ provider: 'GD', after: 'ZJ/x' }), errors.ledger.malformed);
  });
});

test('another authority’s use of a code takes it away from nobody', async () => {
  const code = '301002001/77';
  const feng = await net().connect('GD/feng');
  expect(await feng.catalog.publish(entry('first', { code }))).toMatchObject({ id: 'GD/first' });
  expect(await wu.catalog.publish(entry('second', { code }))).toMatchObject({ id: 'MHRSS/second' });
  await refused(wu.catalog.publish(entry('third', { code })), errors.catalog.codeWrong);
});
