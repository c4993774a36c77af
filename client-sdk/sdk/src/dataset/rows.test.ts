import { problems as known, type Fields } from '@oneplusn/api';
import fc from 'fast-check';
import { InvalidDataError } from '../errors/data';
import { sdkErrors } from '../errors/table';
import { checksOf } from './checks';
import { defineDataset } from './define';
import { bytesOf, refuseImpossible, rowsOf } from './rows';

const insured = defineDataset({
  id: 'MHRSS/insured',
  key: ['idNumber'],
  sharing: { class: 'conditional' },
  schema: {
    type: 'object',
    properties: {
      idNumber: { type: 'string', format: 'resident-id' },
      name: { type: 'string', maxLength: 10 },
      months: { type: 'integer', minimum: 0 },
    },
    required: ['idNumber', 'name'],
  },
});
const checks = checksOf(insured)();
const good = { idNumber: '11010519491231002X', name: '张三' };
const other = { idNumber: '44010320000101001X', name: '李四' };

function refusal(attempt: () => unknown): InvalidDataError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof InvalidDataError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('good rows are keyed and sized', () => {
  expect(rowsOf(insured, checks, [good])).toEqual([
    { fields: good, key: good.idNumber, bytes: Buffer.byteLength(JSON.stringify(good)) + 1 },
  ]);
});

test('a row is sized as its JSON is, whatever it holds', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
  );
  const fields = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { minKeys: 1 });
  fc.assert(
    fc.property(fields, (row) => {
      expect(bytesOf(row)).toBe(Buffer.byteLength(JSON.stringify(row)) + 1);
    }),
  );
});

test('all that is wrong with all rows is told, by place and never by value', () => {
  const rows: unknown[] = [good, other, { ...good, name: '名'.repeat(11) }, { idNumber: '1', months: 12n }, null];
  const error = refusal(() => rowsOf(insured, checks, rows as Fields[]));
  expect(error.is(sdkErrors.rowsInvalid)).toBe(true);
  expect(error.problems.map(({ row, field }) => [row, field])).toEqual([
    [3, 'name'],
    [3, 'idNumber'],
    [4, 'idNumber'],
    [4, 'name'],
    [4, 'months'],
    [5, '$'],
  ]);
  expect(error.problems[1]?.problem).toEqual({ key: known.value.sameKey.key, args: { first: 1 } });
  expect(error.args).toMatchObject({ dataset: insured.id, total: 5, count: 6, row: 3, field: 'name' });
  expect(error.text('zh').message).toMatch(/^MHRSS\/insured: 5 条记录中有 6 处不合格; 第 3 条的 name: 过长/);
  expect(JSON.stringify([error.message, error.args, error.problems])).not.toContain(good.idNumber);
});

test('a key that stands twice is found also far apart', () => {
  const rows = Array.from({ length: 900 }, (_, index) => ({ code: `${index % 899}` }));
  const codes = {
    id: 'A/codes',
    key: ['code'],
    schema: { type: 'object', properties: { code: { type: 'string' } } },
  } as const;
  const error = refusal(() => rowsOf(codes, checksOf(codes)(), rows));
  expect(error.problems).toEqual([
    { row: 900, field: 'code', problem: { key: known.value.sameKey.key, args: { first: 1 } } },
  ]);
});

test('keys that can be nobody’s are all told, and not shown', () => {
  expect(() => refuseImpossible(insured, checks, [good.idNumber])).not.toThrow();
  const error = refusal(() => refuseImpossible(insured, checks, ['11010519491231002x', good.idNumber, '张三']));
  expect(error.is(sdkErrors.keysInvalid)).toBe(true);
  expect(error.problems.map(({ row, field }) => [row, field])).toEqual([
    [1, 'idNumber'],
    [3, 'idNumber'],
  ]);
  expect(error.text('zh').message).toMatch(/小写 x/);
  expect(error.message).not.toContain('11010519491231002');
});
