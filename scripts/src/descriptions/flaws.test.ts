import { allTransactions, field, transactions, type Transaction } from '@oneplusn/api';
import * as v from 'valibot';
import { flaws, tautologies } from './flaws';

test('every field says what it means, with unit or example, and ends somewhere', () => {
  expect(flaws()).toEqual([]);
  expect(tautologies()).toEqual([]);
});

test('every transaction says what it requires, and every write what it emits', () => {
  for (const { name, kind, requires, emits } of allTransactions) {
    for (const said of [requires, ...(emits ? [emits] : [])]) {
      expect({ name, said: said.en }).toEqual({ name, said: expect.stringMatching(/^[A-Z].*\.$/s) as string });
      expect({ name, said: said.zh }).toEqual({ name, said: expect.stringMatching(/\p{Script=Han}.*。$/su) as string });
    }
    expect({ name, emits: emits !== undefined }).toEqual({ name, emits: kind === 'submit' });
  }
});

const one = (schema: v.GenericSchema): string[] => {
  const transaction: Transaction = { ...transactions.registry.whoami, input: v.object({ days: schema }) };
  return flaws([transaction]).filter((flaw) => flaw.includes(' input '));
};
const said = { en: 'How long the thing is going to hold.', zh: '此事将在多长时间内持续有效。' };

test.each([
  ['no meaning', v.boolean()],
  ['restates its name', field(v.boolean(), { ...said, en: 'The days' })],
  ['restates its name', field(v.boolean(), { ...said, zh: '天数' })],
  ['no unit or example', field(v.pipe(v.number(), v.maxValue(3)), said)],
  ['no unit or example', field(v.pipe(v.string(), v.maxLength(3)), said)],
  ['example does not fit', field(v.pipe(v.string(), v.maxLength(3)), { ...said, example: 'four' })],
  ['no upper limit', field(v.string(), { ...said, example: 'x' })],
  ['no upper limit', field(v.pipe(v.string(), v.regex(/^a+$/)), { ...said, example: 'a' })],
  ['no upper limit', field(v.number(), { ...said, example: 1 })],
  ['no upper limit', field(v.array(v.boolean()), said)],
  ['no upper limit', field(v.record(v.pipe(v.string(), v.maxLength(3)), v.boolean()), said)],
])('%s is found', (flaw, schema) => expect(one(schema)).toContainEqual(`registry.whoami input days: ${flaw}`));

test('nothing is found where nothing is wrong', () => {
  expect(one(v.optional(field(v.pipe(v.number(), v.maxValue(3)), { ...said, example: 1 }), 2))).toEqual([]);
});
