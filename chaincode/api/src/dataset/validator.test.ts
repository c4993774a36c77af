import { sayProblem } from '@oneplusn/errors';
import * as v from 'valibot';
import type { DatasetSchema } from './schema';
import { lexicon } from '../errors';
import { issueProblem } from '../issue';
import { fieldsSchema } from './validator';

const schema: DatasetSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'resident-id' },
    firm: { type: 'string', format: 'credit-code' },
    place: { type: 'string', format: 'division' },
    born: { type: 'string', format: 'date' },
    seen: { type: 'string', format: 'date-time' },
    name: { type: 'string', minLength: 2, maxLength: 3 },
    kind: { type: 'string', enum: ['甲', '乙'] },
    months: { type: 'integer', minimum: 0, maximum: 900 },
    active: { type: 'boolean' },
  },
  required: ['id'],
};
const check = fieldsSchema(schema);
const good = { id: '11010519491231002X' };
const saidOf = (fields: unknown): string | undefined => {
  const result = v.safeParse(check, fields);
  return result.success
    ? undefined
    : `${v.getDotPath(result.issues[0])}: ${sayProblem('en', issueProblem(result.issues[0]), lexicon)}`;
};

test('a record with all items, and one with the required alone', () => {
  const full = {
    ...good,
    firm: '91350100M000100Y43',
    place: '440103',
    born: '1949-12-31',
    seen: '2026-01-02T03:04:05.678+08:00',
    name: '张三丰',
    kind: '甲',
    months: 900,
    active: false,
  };
  expect(v.parse(check, full)).toEqual(full);
  expect(v.parse(check, good)).toEqual(good);
});

test.each([
  [{}, /^id: /],
  [{ ...good, other: 1 }, /^other: /],
  [{ id: '110105194912310021' }, /^id: the check character/],
  [{ ...good, firm: '91350100M000100Y44' }, /^firm: the check character/],
  [{ ...good, place: '990000' }, /^place: no province/],
  [{ ...good, born: '2023-02-29' }, /^born: not a date/],
  [{ ...good, seen: '2026-01-02 03:04:05' }, /^seen: not a date and time/],
  [{ ...good, seen: '2026-02-30T03:04:05Z' }, /^seen: not a date and time/],
  [{ ...good, name: '张' }, /^name: too short: 1 of at least 2/],
  [{ ...good, name: '欧阳锋锋' }, /^name: too long: 4 of at most 3/],
  [{ ...good, name: 'a\ud800' }, /^name: half of a character/],
  [{ ...good, kind: '丙' }, /^kind: not one of 甲, 乙/],
  [{ ...good, months: 901 }, /^months: /],
  [{ ...good, months: 1.5 }, /^months: /],
  [{ ...good, months: '1' }, /^months: /],
  [{ ...good, active: 'true' }, /^active: /],
  [[], /./],
  [null, /./],
])('%j is refused', (fields, problem) => expect(saidOf(fields)).toMatch(problem));

test('lengths count characters, not the halves they are stored in', () => {
  expect(saidOf({ ...good, name: '𠮷野家' })).toBeUndefined();
  expect(saidOf({ ...good, name: '𠮷' })).toMatch('too short: 1');
});
