import fc from 'fast-check';
import { canonicalJson, sha256, type Json } from './canonical';

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 6 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('json'), { maxKeys: 6, noNullPrototype: false }),
  ),
}));

/** The same value with its members in the order that RFC 8785 asks for, and back to front. */
function ordered(value: Json, sign: 1 | -1): Json {
  if (Array.isArray(value)) return value.map((item: Json) => ordered(item, sign));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, item]) => [name, ordered(item as Json, sign)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -sign : sign)));
}

/**
 * Names that are whole numbers come first in every object of JavaScript, so that its own JSON has another order there.
 */
const hasNumberNames = (value: Json): boolean => /"(0|[1-9]\d*)":/.test(JSON.stringify(value));

test('is JSON without blanks, members by name, whatever order they came in', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(ordered(value, -1))).toBe(text);
      fc.pre(!hasNumberNames(value));
      expect(text).toBe(JSON.stringify(ordered(value, 1)));
    }),
  );
});

test('agrees with the examples of RFC 8785', () => {
  const literals = { literals: [null, true, false], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/' };
  expect(canonicalJson(literals)).toBe(
    '{"literals":[null,true,false],"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const order = {
    ...{ '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', 1: 'One' },
    ...{ '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' },
  };
  expect(Object.values(JSON.parse(canonicalJson(order)) as object)).toHaveLength(7);
  const names = [...canonicalJson(order).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual([
    ...['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign'],
    ...['Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh'],
  ]);
});

test('what is undefined is left out, as JSON.stringify does', () => {
  expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  expect(canonicalJson({ 2: 1, 10: 2 })).toBe('{"10":2,"2":1}');
});

test.each([
  ['a fraction', 0.5],
  ['an unsafe integer', 2 ** 53],
  ['no number', { a: [NaN] }],
  ['infinity', [Infinity]],
  ['half a surrogate pair', ['\ud800']],
  ['half a surrogate pair in a name', { '\udc00': 1 }],
  ['nothing', undefined],
])('%s is refused', (_, value) => {
  expect(() => canonicalJson(value as Json)).toThrow();
});

test('digests are SHA-256 in hex', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
