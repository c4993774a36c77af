import { problemWith } from '@oneplusn/errors';
import fc from 'fast-check';
import * as v from 'valibot';
import { LedgerError, problems } from './errors';
import { fit, fitTransient } from './fit';
import { integer, text } from './values/scalars';

const { shape } = problems;
const schema = v.object({
  name: text(5),
  state: v.optional(v.picklist(['active', 'suspended']), 'active'),
  parts: v.optional(v.array(v.object({ n: integer(0, 9) })), []),
  map: v.optional(v.record(v.string(), v.string())),
});
const problem = (value: unknown, at?: string): { path: unknown; problem: unknown; said: string } | undefined => {
  try {
    fit(schema, value, at);
    return undefined;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    expect(error.code).toBe('LEDGER-101');
    return { path: error.args['path'], problem: error.args['problem'], said: String(error.said('en')['problem']) };
  }
};

test('defaults are filled in', () =>
  expect(fit(schema, { name: 'a' })).toEqual({ name: 'a', state: 'active', parts: [] }));

test('the path names the field, with what it stands in', () => {
  expect(problem({ name: 'abcdef' })?.path).toBe('name');
  expect(problem({ name: 'a', parts: [{ n: 1 }, { n: 10 }] }, 'input')?.path).toBe('input.parts.1.n');
  expect(problem(null)?.path).toBe('$');
});

test('what was received is not repeated', () => {
  expect(problem({ name: '110105' })?.said).toBe('at most 5 characters');
  expect(problem({ name: 'a', state: 'secret' })?.said).not.toMatch('secret');
  expect(problem({ name: 'a', parts: [{ n: 1.5 }] })).toMatchObject({
    path: 'parts.0.n',
    problem: problemWith(shape.wholeNumber),
  });
});

test('of transient data only described fields and places are told, no names', () => {
  const transient = v.object({
    rows: v.array(v.record(v.string(), v.string())),
    one: v.optional(v.object({ a: v.string() })),
  });
  const path = (value: unknown): unknown => {
    try {
      return fitTransient(transient, value);
    } catch (error) {
      return (error as LedgerError).args['path'];
    }
  };
  expect(path({ rows: [{}, { 'Li Na': 'x', '110105194912310020': 1 }] })).toMatch(/^transient\.rows\.1\.#\d$/);
  expect(path({ rows: [{ 'Li Na': 'half \ud800' }] })).toBe('transient.rows.0.#1');
  expect(path({ rows: [], one: { a: 'x', 'Li Na': 1 } })).toBe('transient.one.#2');
  expect(path({ rows: 'Li Na' })).toBe('transient.rows');
  expect(path({ rows: [{ a: 'b' }] })).toEqual({ rows: [{ a: 'b' }] });
});

test('text that is no Unicode is refused', () => {
  expect(problem({ name: 'a\ud800' })).toMatchObject({
    path: 'name',
    problem: problemWith(shape.halfCharacter),
  });
  expect(problem({ name: 'a', map: { 'b\udfff': 'c' } })?.problem).toEqual(problemWith(shape.halfCharacter));
  expect(problem({ name: '𠮷' })).toBeUndefined();
});

test('text that lost characters before it came here is refused, but where it names what stands on the ledger', () => {
  const lost = problemWith(shape.lostCharacter);
  expect(problem({ name: '\u5f20\ufffd' }, 'input')).toMatchObject({ path: 'input.name', problem: lost });
  expect(problem({ name: 'a', map: { key: '\ufffd' } })).toMatchObject({ path: 'map.key', problem: lost });
  const named = v.object({ key: v.string(), keys: v.array(v.string()) });
  expect(fit(named, { key: '\ufffd', keys: ['\ufffd'] })).toEqual({ key: '\ufffd', keys: ['\ufffd'] });
  expect(() => fit(named, { key: 'a', keys: ['\ufffd', '\ud800'] })).toThrow('half of a character pair');
});

test('a name that could be a secret is not repeated in the path', () => {
  expect(problem({ name: 'a', map: { '11010519491231002X': 1 } })?.path).toBe('map.(text)');
  expect(problem({ name: 'a', '-----BEGIN PRIVATE KEY-----\nMIGH': 1 })?.path).toBe('(text)');
});

test('a misspelt optional field is refused, at any depth', () => {
  expect(problem({ name: 'a', stat: 'suspended' })).toMatchObject({
    path: 'stat',
    problem: problemWith(shape.unknown),
  });
  expect(problem({ name: 'a', parts: [{ n: 1, m: 2 }] })?.path).toBe('parts.0.m');
  expect(problem(JSON.parse('{"name":"a","__proto__":{"x":1}}'))?.path).toBe('__proto__');
  expect(problem(JSON.parse('{"name":"a","map":{"__proto__":"x"}}'))?.path).toBe('map.__proto__');
  expect(problem({ name: 'a', stat: undefined })).toBeUndefined();
});

test('whatever is sent, the problem is one line of bounded length', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: 'binary' }), (value, name) => {
      for (const sent of [value, { name: value }, { name: 'a', [name]: value }]) {
        const found = problem(sent);
        for (const line of [found?.path ?? 'x', found?.said ?? 'x']) {
          expect(typeof line === 'string' && line.length > 0 && line.length <= 200 && !/[\n\r]/.test(line)).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});
