import { placeholdersOf, problemWith, sayProblem, withoutSecrets, type ProblemDescriptor } from '@oneplusn/errors';
import fc from 'fast-check';
import * as v from 'valibot';
import { LedgerError, carried, carriedBy, errors, errorsByCode, fail, lexicon, problems, problemsByKey } from '.';
import { catalog, allTransactions } from '../domains';
import { issueProblem } from '../issue';

const table = Object.values<Readonly<Record<string, ProblemDescriptor>>>(problems).flatMap((each) =>
  Object.values(each),
);
const chinese = /[\u4e00-\u9fff]/;

test('every problem is said in both languages, with the same arguments, under a key of its own', () => {
  expect(problemsByKey.size).toBe(table.length);
  for (const { key, en, zh, placeholders } of table) {
    expect({ key, names: placeholdersOf(zh).sort() }).toEqual({ key, names: [...placeholders].sort() });
    if (key !== 'shape.other') expect(zh).toMatch(chinese);
    expect(en).not.toBe('');
  }
});

test('a problem is the same data after it has travelled, and is said with the arguments that it came with', () => {
  const word = fc.oneof(fc.string(), fc.integer());
  fc.assert(
    fc.property(fc.constantFrom(...table), fc.array(word, { minLength: 3, maxLength: 3 }), (row, given) => {
      const args = Object.fromEntries(row.placeholders.map((name, i) => [name, given[i] ?? '']));
      const problem = { key: row.key, args };
      const sent = fail(errors.ledger.malformed, { path: 'input', problem });
      const read = LedgerError.parse(sent.serialize(), errorsByCode);
      expect(read?.args['problem']).toEqual(sent.args['problem']);
      expect(read?.line('zh')).toBe(sent.line('zh'));
      expect(sent.text('en').message).toContain(withoutSecrets(sayProblem('en', problem, lexicon)));
      expect(carriedBy(carried(problem))).toEqual(JSON.parse(JSON.stringify(problem)));
    }),
    { numRuns: 500 },
  );
});

test('the words of another program stay as they are, whatever they look like', () => {
  for (const words of ['missing', 'not JSON', 'at most 5 characters', 'value.tooLong'])
    expect(fail(errors.catalog.incompatible, { problem: words }).text('zh').message).toContain(words);
  expect(carriedBy('Invalid type: Expected string')).toBeUndefined();
});

test('an error speaks Chinese throughout: problems, kinds, classes, roles', () => {
  const problem = problemWith(problems.value.tooLong, { length: 301, limit: 300 });
  const invalid = fail(errors.records.invalid, { row: 3, field: 'name', problem });
  expect(invalid.text('zh').message).toBe('第 3 条记录的 name 不合格: 过长: 301 个字符, 至多 300 个');
  expect(invalid.message).toMatch('too long: 301 of at most 300 characters');
  expect(fail(errors.ledger.notFound, { kind: 'dataset', id: 'GD/x' }).text('zh').message).toBe('没有目录条目 GD/x');
  const role = fail(errors.registry.roleMissing, { actor: 'GD/li', action: 'x.y', roles: 'steward, official' });
  expect(role.text('zh').message).toMatch('数据专员、经办人');
});

test('whatever is wrong with an input, it is said in Chinese', () => {
  const wrong = fc.oneof(fc.anything(), fc.constantFrom(-1, 1.5, 1e300, '', 'x'.repeat(2000), [], {}, null, true));
  const schema = v.object(catalog.publish.input.entries);
  fc.assert(
    fc.property(fc.constantFrom(schema, ...allTransactions.map(({ input }) => input)), wrong, wrong, (input, a, b) => {
      const members = (input as unknown as { entries: Record<string, unknown> }).entries;
      for (const value of [a, Object.fromEntries(Object.keys(members).map((name, i) => [name, i % 2 ? a : b]))])
        for (const issue of v.safeParse(input, value).issues ?? []) {
          const problem = issueProblem(issue);
          const said = sayProblem('zh', problem, lexicon);
          expect({ problem, said, chinese: chinese.test(said) }).toEqual({ problem, said, chinese: true });
        }
    }),
  );
});
