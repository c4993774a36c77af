import { errors, grades } from '@oneplusn/api';
import { oneStewardProblem } from './two-stewards';

const provenance = { by: 'MHRSS/wu', at: '2026-10-09T08:00:00.000Z', txId: 'tx' };

test.each(grades.map((grade) => [grade] as const))('a dataset graded %s', (grade) => {
  const dataset = { id: 'MHRSS/x', grade, provenance };
  expect(oneStewardProblem(dataset, 'MHRSS/han')).toBeUndefined();
  const alone = oneStewardProblem(dataset, 'MHRSS/wu');
  const guarded = grade === 'important' || grade === 'core';
  expect(alone?.code).toBe(guarded ? errors.access.secondSteward.code : undefined);
});
