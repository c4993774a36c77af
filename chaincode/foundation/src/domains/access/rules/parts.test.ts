import { access, errors } from '@oneplusn/api';
import fc from 'fast-check';
import { completionProblem, namedTwice } from './parts';
import type { Given } from './writing';

const values: Required<Given> = {
  ...{ fields: { name: 'whole' }, purpose: 'p', basis: 'b', scenario: 's', scope: 'o', days: 1 },
  quota: { records: 1, per: 'day' },
};
const some = fc.subarray([...access.parts]);

test('a completion gives exactly what was named, in any order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...access.parts], { minLength: 1 }), some, (wanted, given) => {
      const missing = wanted.map((part) => ({ part }));
      const completion = Object.fromEntries(given.map((part) => [part, values[part]])) as Given;
      const problem = completionProblem('GD/r-1', missing, completion);
      const same = wanted.length === given.length && given.every((part) => wanted.includes(part));
      expect(problem?.code).toBe(same ? undefined : errors.access.partsDiffer.code);
    }),
  );
});

test('a part named twice is found', () => {
  expect(namedTwice([{ part: 'basis' }, { part: 'days' }])).toBeUndefined();
  expect(namedTwice([{ part: 'basis' }, { part: 'days' }, { part: 'basis' }])).toBe('basis');
});
