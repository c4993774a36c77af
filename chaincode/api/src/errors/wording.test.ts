import fc from 'fast-check';
import * as v from 'valibot';
import { errors, fail, problems, sayProblem, type Text } from '.';
import { catalog, allTransactions } from '../domains';
import { issueProblem } from '../issue';
import { problemIn } from './problems';

const table = Object.values<Readonly<Record<string, Text>>>(problems).flatMap((each) => Object.values(each));
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const filled = (text: string, args: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => args[name] ?? '');

test('every problem is said in both languages, with the same arguments', () => {
  for (const { en, zh } of table) {
    expect({ en, names: names(zh).sort() }).toEqual({ en, names: names(en).sort() });
    expect(zh).toMatch(/[\u4e00-\u9fff]|^not JSON$/);
  }
});

test('a problem that has travelled is said in Chinese with the arguments it came with', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_/:.-]{0,20}$/);
  fc.assert(
    fc.property(fc.constantFrom(...table), fc.array(word, { minLength: 3, maxLength: 3 }), (problem, given) => {
      const args = Object.fromEntries(names(problem.en).map((name, i) => [name, given[i] ?? '']));
      expect(problemIn('zh', filled(problem.en, args))).toBe(filled(problem.zh, args));
      expect(problemIn('en', filled(problem.en, args))).toBe(filled(problem.en, args));
    }),
    { numRuns: 500 },
  );
});

test('what is in no table stays as it is, several are said one by one', () => {
  expect(problemIn('zh', 'the moon is full')).toBe('the moon is full');
  const both = `${problems.proof.otherRecord.en}; ${problems.proof.hashesMisfit.en}`;
  expect(problemIn('zh', both)).toBe(`${problems.proof.otherRecord.zh}; ${problems.proof.hashesMisfit.zh}`);
});

test('an error speaks Chinese throughout: problems, kinds, classes, roles', () => {
  const problem = sayProblem(problems.value.tooLong, { length: 301, limit: 300 });
  const invalid = fail(errors.records.invalid, { index: 3, field: 'name', problem });
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
          const said = issueProblem(issue);
          expect({ said, chinese: /[\u4e00-\u9fff]/.test(problemIn('zh', said)) }).toEqual({ said, chinese: true });
        }
    }),
  );
});
