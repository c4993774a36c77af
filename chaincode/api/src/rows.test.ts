import type { DatasetSchema } from './dataset/schema';
import { sayProblem } from '@oneplusn/errors';
import { lexicon, problems } from './errors';
import type { FieldProblem } from './rows';
import { keyCheck, recordCheck } from './rows';

const schema: DatasetSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'resident-id' },
    firm: { type: 'string', format: 'credit-code' },
    name: { type: 'string' },
    kind: { type: 'string', enum: ['worker', 'resident'] },
    months: { type: 'integer', minimum: 0 },
  },
  required: ['id', 'name'],
};
const check = recordCheck({ key: ['id'], schema }, '2026-11-28');
const said = (language: 'zh' | 'en', found: FieldProblem | undefined): string =>
  found ? sayProblem(language, found.problem, lexicon) : '';
const good = { id: '11010519491231002X', name: '张三' };

test('a good record has no problems', () => expect(check(good)).toEqual([]));

test('all that is wrong with a record is told, the key included', () => {
  expect(check({ id: '11010519491231002x', kind: 'retiree', months: -1 }).map(({ field }) => field)).toEqual([
    'id',
    'name',
    'kind',
    'months',
  ]);
  expect(recordCheck({ key: ['name'], schema })({ ...good, name: '' })).toMatchObject([{ field: 'name' }]);
  expect(check(null)).toMatchObject([{ field: '$' }]);
});

test('a field that the dataset does not have is named by its place, since its name may be data', () => {
  expect(check({ ...good, '11010519491231002X': 1 })).toEqual([
    { field: '#3', problem: { key: problems.shape.unknown.key, args: {} } },
  ]);
});

test.each<[string, string, RegExp, RegExp]>([
  ['a small x', '11010519491231002x', /small x/, /小写 x/],
  ['full-width digits', '１１０１０５19491231002X', /full-width/, /全角/],
  ['a no-break space', '11010519491231002X\u00a0', /blanks/, /空格/],
  ['a character that does not show', '\u200b11010519491231002X', /do not show/, /不可见/],
  ['what a spreadsheet made of it', '1.10105E+17', /spreadsheet/, /电子表格/],
  ['a number that a spreadsheet rounded', '110105194912310000', /spreadsheet/, /电子表格/],
  ['a wrong check character', '110105194912310021', /check character/, /校验码/],
  ['a birth in the future', '110105209912310029', /in the future/, /尚未到来/],
])('%s is told as what it is, in both languages', (_, id, en, zh) => {
  const [found, ...more] = check({ ...good, id });
  expect(more).toEqual([]);
  expect(found?.field).toBe('id');
  expect(said('en', found)).toMatch(en);
  expect(said('zh', found)).toMatch(zh);
});

test('who is born today is born; without a day at hand nobody is born too late', () => {
  const id = '110105209912310029';
  expect(recordCheck({ key: ['id'], schema }, '2099-12-31')({ ...good, id })).toEqual([]);
  expect(recordCheck({ key: ['id'], schema })({ ...good, id })).toEqual([]);
});

test.each([
  [12n, /BigInt/, /BigInt/],
  [2 ** 53, /not exact/, /不再精确/],
  [1.5, /whole number/, /应为整数/],
  ['12', /whole number/, /应为整数/],
])('%p in a row is told, and thrown by nothing', (months, en, zh) => {
  const [found] = check({ ...good, months });
  expect(found?.field).toBe('months');
  expect(said('en', found)).toMatch(en);
  expect(said('zh', found)).toMatch(zh);
});

describe('keys', () => {
  const { value } = problems;

  test('one that can be is no problem; one that cannot is told with its field', () => {
    const check = keyCheck({ key: ['id'], schema }, '2026-11-28');
    expect(check('11010519491231002X')).toBeUndefined();
    expect(check('11010519491231002x')).toMatchObject({ field: 'id', problem: { key: value.smallX.key } });
    expect(check('110105209912310029')).toMatchObject({ problem: { key: value.residentUnborn.key } });
    expect(check('')).toMatchObject({ field: 'id' });
  });

  test('of several fields each is held against its own, and all must be there', () => {
    const check = keyCheck({ key: ['firm', 'kind'], schema });
    expect(check('91350100M000100Y43|worker')).toBeUndefined();
    expect(check('91350100M000100Y43|retiree')).toMatchObject({ field: 'kind' });
    expect(check('91350100m000100y43|worker')).toMatchObject({
      field: 'firm',
      problem: { key: value.smallLetters.key },
    });
    expect(check('91350100M000100Y43')).toEqual({
      field: 'firm|kind',
      problem: { key: value.keyParts.key, args: { found: 1, wanted: 2, fields: 'firm|kind' } },
    });
  });
});
