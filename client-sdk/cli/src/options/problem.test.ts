import { allTransactions } from '@oneplusn/api';
import { sayProblem } from '@oneplusn/errors';
import fc from 'fast-check';
import * as v from 'valibot';
import { lexicon } from '../errors/problems';
import { entriesOf } from './entries';
import { problemOf } from './problem';

/** Three Latin words one after the other: choices and patterns stand apart, names in a sentence do not. */
const sentence = /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/i;

test('whatever is wrong with whatever input, it is said in Chinese to a Chinese reader', () => {
  const wrong = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true }),
    fc.constantFrom(-1, 1.5, 2 ** 53, 12n, '', 'x'.repeat(20_000), '2026-02-30', '2026-02-30T00:00:00.000Z', [], {}),
  );
  const schemas = allTransactions.flatMap(({ input, transient }) => (transient ? [input, transient] : [input]));
  fc.assert(
    fc.property(fc.constantFrom(...schemas), wrong, wrong, (schema, a, b) => {
      const entries = entriesOf(schema);
      const given = Object.fromEntries(Object.keys(entries).map((name, i) => [name, i % 2 ? a : b]));
      for (const issue of v.safeParse(schema, given).issues ?? []) {
        const problem = problemOf(issue, entries[String(issue.path?.[0]?.key)]);
        const [zh, en] = [sayProblem('zh', problem, lexicon), sayProblem('en', problem, lexicon)];
        expect({ en, zh, chinese: /[\u4e00-\u9fff]/.test(zh) && !sentence.test(zh) }).toEqual({
          en,
          zh,
          chinese: true,
        });
      }
    }),
    { numRuns: 1_000 },
  );
});
