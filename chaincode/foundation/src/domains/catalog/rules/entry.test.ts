import { type DatasetSchema, type Grade, type catalog, errors, grades, problems, schemaProblem } from '@oneplusn/api';
import { problemWith } from '@oneplusn/errors';
import fc from 'fast-check';
import { codeProblem } from './code';
import { entryProblem } from './entry';
import { gradeProblem, keyProblem } from './schema';
import { matches } from './search';

const wrong = problems.catalog;

const schema: DatasetSchema = {
  type: 'object',
  properties: {
    idNumber: { type: 'string', format: 'resident-id', 'x-grade': 'general-4', 'x-derive': ['last:4'] },
    name: { type: 'string', title: '姓名' },
    months: { type: 'integer', minimum: 0 },
  },
  required: ['idNumber'],
};
const entry: catalog.Entry = {
  code: '301002001/0007',
  title: '社会保险参保人员信息',
  abstract: '参保人员的身份与缴费状态',
  domain: '人力资源和社会保障',
  catalog: 'department',
  format: 'application/json',
  schema,
  key: ['idNumber'],
  sharing: { class: 'conditional', condition: '用于行政许可', mode: 'interface' },
  openness: 'closed',
  grade: 'general-4',
  updateCycle: 'monthly',
  related: [],
};
const codeOf = (change: Partial<catalog.Entry>): string | undefined => entryProblem({ ...entry, ...change })?.code;

test('a good entry is good', () => expect(entryProblem(entry)).toBeUndefined());

test('each rule has its own error', () => {
  expect(codeOf({ key: ['name'] })).toBe(errors.catalog.keyUnknown.code);
  expect(codeOf({ key: ['months'] })).toBe(errors.catalog.keyUnknown.code);
  expect(codeOf({ key: ['none'] })).toBe(errors.catalog.keyUnknown.code);
  expect(codeOf({ key: ['idNumber', 'idNumber'] })).toBe(errors.catalog.keyUnknown.code);
  expect(codeOf({ sharing: { class: 'not-shared', mode: 'interface' } })).toBe(errors.catalog.basisMissing.code);
  expect(codeOf({ sharing: { class: 'conditional', mode: 'interface' } })).toBe(errors.catalog.conditionMissing.code);
  expect(codeOf({ grade: 'general-3' })).toBe(errors.catalog.gradeTooLow.code);
  expect(codeOf({ code: '201002001/0007' })).toBe(errors.catalog.codeWrong.code);
  expect(codeOf({ schema: { ...schema, required: ['idNumber', 'other'] } })).toBe(
    errors.catalog.schemaUnsupported.code,
  );
});

test('schemas that contradict themselves', () => {
  const problem = (item: DatasetSchema['properties'][string]) =>
    schemaProblem({ type: 'object', properties: { n: item }, required: [] });
  expect(problem({ type: 'integer', minimum: 2, maximum: 1 })?.path).toBe('properties.n');
  expect(problem({ type: 'string', minLength: 2, maxLength: 1 })?.problem).toEqual(
    problemWith(wrong.minLengthAboveMaxLength),
  );
  expect(problem({ type: 'string', 'x-derive': ['year'] })?.problem).toEqual(
    problemWith(wrong.notFromText, { derivation: 'year' }),
  );
  expect(problem({ type: 'string', format: 'date', 'x-derive': ['last:4'] })?.problem).toEqual(
    problemWith(wrong.notFromFormat, { derivation: 'last:4', format: 'date' }),
  );
  expect(problem({ type: 'string', format: 'date', 'x-derive': ['year'] })).toBeUndefined();
});

test('a code is class, item, category, sub-category, slash, sequence; its class is its catalog', () => {
  const digits = (length: number) =>
    fc.integer({ min: 1, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
  const tail = fc.stringMatching(/^[0-9A-Za-z]{0,10}$/);
  const classes = { basic: '1', theme: '2', department: '3' } as const;
  fc.assert(
    fc.property(
      fc.constantFrom('basic' as const, 'theme' as const, 'department' as const),
      fc.constantFrom('basic' as const, 'theme' as const, 'department' as const),
      ...([digits(2), digits(3), tail, fc.stringMatching(/^[0-9A-Za-z]{1,10}$/)] as const),
      (catalog, other, item, category, sub, sequence) => {
        const code = `${classes[catalog]}${item}${category}${sub}/${sequence}`;
        expect(codeProblem({ code, catalog })).toBeUndefined();
        if (other !== catalog)
          expect(codeProblem({ code, catalog: other })?.key).toMatch(/^catalog[.]code(Basic|Theme|Department)$/);
        expect(codeProblem({ code: code.replace('/', ''), catalog })).toEqual(problemWith(wrong.codeParts));
        expect(codeProblem({ code: `${code}/1`, catalog })).toEqual(problemWith(wrong.codeParts));
      },
    ),
  );
  expect(codeProblem({ code: '100001/1', catalog: 'basic' })).toEqual(problemWith(wrong.codeFromOne));
  expect(codeProblem({ code: '101000/1', catalog: 'basic' })).toEqual(problemWith(wrong.codeFromOne));
});

test('就高从严: a grade stands where it is at least that of every item, and nowhere else', () => {
  const grade = fc.constantFrom(...grades);
  fc.assert(
    fc.property(grade, fc.array(fc.option(grade, { nil: undefined }), { minLength: 1, maxLength: 6 }), (own, items) => {
      const properties = Object.fromEntries(
        items.map((each, i) => [`i${i}`, { type: 'boolean' as const, ...(each && { 'x-grade': each }) }]),
      );
      const rank = (of: Grade | undefined) => grades.indexOf(of ?? 'general-1');
      const problem = gradeProblem({ grade: own, schema: { type: 'object', properties, required: [] } });
      const stands = items.every((each) => rank(each) <= rank(own));
      expect(problem === undefined).toBe(stands);
      if (problem !== undefined) expect(rank(problem)).toBe(Math.max(...items.map(rank)));
    }),
  );
});

test('a key names required texts', () => {
  expect(keyProblem(entry)).toBeUndefined();
  expect(keyProblem({ key: ['toString'], schema })).toBe('toString');
});

test('search finds by words, domain, class', () => {
  const dataset: catalog.Dataset = {
    ...{ ...entry, id: 'MHRSS/insured', provider: 'MHRSS', department: 'hrss', version: 1, state: 'published' },
    provenance: { by: 'MHRSS/wu', at: '2026-01-01T00:00:00.000Z', txId: 'x' },
  };
  const found = (change: Partial<Parameters<typeof matches>[1]>, of: Partial<catalog.Dataset> = {}) =>
    matches({ ...dataset, ...of }, { retired: false, ...change });
  expect(found({})).toBe(true);
  for (const term of ['参保', '姓名', 'insured', 'IDNUMBER', '3010', '  缴费  身份 ', ''])
    expect(found({ term })).toBe(true);
  expect(found({ term: '参保 房产' })).toBe(false);
  expect(found({ domain: '人力资源和社会保障' })).toBe(true);
  expect(found({ domain: '人力资源' })).toBe(false);
  expect(found({ sharing: 'conditional' })).toBe(true);
  expect(found({ sharing: 'unconditional' })).toBe(false);
  expect(found({}, { state: 'retired' })).toBe(false);
  expect(found({ retired: true }, { state: 'retired' })).toBe(true);
});
