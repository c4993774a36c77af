import { allTransactions, shapesOf, type Shapes } from '@oneplusn/api';
import { hasLabel, labelOf } from './labels';
import { releaseOf, valueOf } from './values';

/** All fields of the api with the choices they declare. */
function vocabulary(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (schema: Shapes['input'] | boolean | undefined, name: string): void => {
    if (typeof schema !== 'object') return;
    if (name !== '') {
      const choices = found.get(name) ?? new Set();
      for (const choice of schema.enum ?? []) if (typeof choice === 'string') choices.add(choice);
      found.set(name, choices);
    }
    for (const [field, property] of Object.entries(schema.properties ?? {})) visit(property, field);
    if (typeof schema.items === 'object' && !Array.isArray(schema.items)) visit(schema.items, name);
    for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) visit(part, name);
  };
  for (const transaction of allTransactions) {
    for (const shape of Object.values<Shapes['input']>({ ...shapesOf(transaction) })) visit(shape, '');
  }
  return found;
}

const words = vocabulary();

test('every field of the api has a name for people, in both languages', () => {
  expect(words.size).toBeGreaterThan(80);
  expect([...words.keys()].filter((field) => !hasLabel(field))).toEqual([]);
  for (const field of words.keys()) expect(labelOf(field, 'zh')).toMatch(/[\u4e00-\u9fff]/);
});

test('every declared choice has a Chinese name', () => {
  const untranslated = [...words].flatMap(([field, choices]) =>
    [...choices].filter((choice) => valueOf(field, choice, 'zh') === choice).map((choice) => `${field}: ${choice}`),
  );
  expect(untranslated).toEqual([]);
});

test('a name from the ledger is never looked up in the prototype', () => {
  expect(labelOf('constructor', 'zh')).toBe('constructor');
  expect(valueOf('state', 'toString', 'zh')).toBe('toString');
  expect(valueOf('constructor', 'name', 'zh')).toBe('name');
});

test('says how a field is released', () => {
  expect(releaseOf('last:4', 'zh')).toBe('后 4 位');
  expect(releaseOf('year', 'zh')).toBe('仅年份');
  expect(releaseOf('first:6', 'en')).toBe('first 6 characters');
});
